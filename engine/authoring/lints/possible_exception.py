"""A109: an exception that something merely possible can trigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from engine.inference.judge import Bindings
from engine.language.catalogue import Page
from engine.language.clauses import Clause
from engine.language.condition import AllOf, Holds
from engine.language.rulebook import Sentence
from engine.language.value import Certainty

from ..invent import Outcome, Scenario, frozen, sure
from .lint import Finding, Lint
from .linted import Linted, Use
from .meet import concluding
from .mend import surer

_TRIED = 4
Facts = dict[Sentence, Certainty]

PAGE = Page(
    "A109",
    "Something merely possible is enough for this exception",
    """\
- id: talks
  if:
    - <ally> bargains with <outsider>
  then: <ally> quarrels with <outsider>
  certainty: possible
  because: Talks between <ally> and <outsider> may end in a quarrel.
- id: reward
  if:
    - <ally> trusts <leader>
  unless:
    - <ally> quarrels with <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it.""",
    """\
- id: talks
  if:
    - <ally> bargains with <outsider>
  then: <ally> quarrels with <outsider>
  certainty: possible
  because: Talks between <ally> and <outsider> may end in a quarrel.
- id: reward
  if:
    - <ally> trusts <leader>
  unless:
    - likely: <ally> quarrels with <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it.""",
    "A rule concludes the exception as merely possible, by itself or from a premise that is, and a bare sentence "
    "under `unless` is met by that: a mere possibility then stands in the way of what follows for certain. "
    "Write how sure the exception must be.",
)


def find(linted: Linted) -> Iterator[Finding]:
    for use in linted.uses:
        if not use.unless or use.rule.book != linted.rulebook.id or use.condition.level > Certainty.POSSIBLE:
            continue
        if not isinstance(use.condition, Holds):
            continue
        for weak in linted.concluding.get(use.form, ()):
            if weak.rule.leads_to:
                continue
            facts = _witness(use, weak, linted)
            if facts is None:
                continue
            said = "; ".join(sure(linted.rulebook.say(sentence), level) for sentence, level in facts.items())
            yield Finding(
                f"The rule '{weak.rule.id}' concludes this exception as merely possible, and that is enough for it.",
                use.place,
                f"A possibility keeps '{use.rule.id}' from firing, as with these facts: {said}.",
                "Write 'likely: ' or 'certain: ' before the sentence, or allow it with the reason why that is enough.",
                ((repr(weak.rule.id), weak.rule.place),),
                surer(linted.text(use.place), use.place),
            )
            break


def _witness(use: Use, weak: Clause, linted: Linted) -> Facts | None:
    """Facts with which the exception is merely possible, and the rule fires only where it is left out of sight."""
    for index, clause in enumerate(linted.program.clauses):
        if clause.rule is not use.rule:
            continue
        for scenario in islice(frozen(clause, linted.rulebook), _TRIED):
            facts = {**scenario.facts, **_beside(use, scenario.bindings, linted)}
            for exception, more in _possible(use, weak, scenario.bindings, linted):
                keeps = _Keeps(index, exception, linted)
                only = {sentence: level for sentence, level in more.items() if sentence not in facts}
                if keeps.both({**facts, **only}, only):
                    return keeps.smaller({**facts, **only}, only)
    return None


def _possible(use: Use, weak: Clause, bindings: Bindings, linted: Linted) -> Iterator[tuple[Sentence, Facts]]:
    """The exception as a sentence, and facts from which the clause concludes it as merely possible."""
    pattern = use.condition.pattern
    if any(var.label not in bindings for var in pattern.variables):
        return
    exception = linted.rulebook.ground(pattern, bindings)
    if linted.rulebook.void(exception):
        return
    same = concluding(weak, exception, linted.rulebook)
    if same is not None:
        for beside in islice(frozen(weak, linted.rulebook, same, " (2)"), _TRIED):
            for facts in _unsure(weak, beside, linted):
                yield exception, facts


def _unsure(clause: Clause, scenario: Scenario, linted: Linted) -> Iterator[Facts]:
    """Facts with which the clause of a scenario is merely possible, by itself or by what a premise follows from."""
    if clause.conclusion.certainty == Certainty.POSSIBLE:
        yield scenario.facts
        return
    for condition in clause.binding:
        form = (condition.pattern.statement, condition.pattern.denied)
        premise = linted.rulebook.ground(condition.pattern, scenario.bindings)
        for root in linted.concluding.get(form, ()):
            if root.conclusion.certainty > Certainty.POSSIBLE or root.rule.leads_to:
                continue
            same = concluding(root, premise, linted.rulebook)
            below = None if same is None else next(frozen(root, linted.rulebook, same, " (3)"), None)
            if below is not None:
                rest = {sentence: level for sentence, level in scenario.facts.items() if sentence != premise}
                yield {**rest, **below.facts}


def _beside(use: Use, bindings: Bindings, linted: Linted) -> Facts:
    """What an exception of several parts asks for beside this one."""
    parts = next((c.conditions for c in use.rule.unless if isinstance(c, AllOf) and use.condition in c.conditions), ())
    found = [
        linted.rulebook.ground(part.pattern, bindings)
        for part in parts
        if isinstance(part, Holds)
        and part is not use.condition
        and all(var.label in bindings for var in part.pattern.variables)
    ]
    return dict.fromkeys(found, Certainty.CERTAIN)


@dataclass(frozen=True, slots=True)
class _Keeps:
    """Whether a possible exception, and nothing else, keeps a clause from firing."""

    clause: int
    exception: Sentence
    linted: Linted

    def both(self, facts: Facts, weak: Facts) -> bool:
        world = self.linted.world
        without = {sentence: level for sentence, level in facts.items() if sentence not in weak}
        outcome = world.follow(facts)
        possible = outcome.levels.get(self.exception) == Certainty.POSSIBLE
        return possible and not self._fires(outcome) and self._fires(world.follow(without))

    def _fires(self, outcome: Outcome) -> bool:
        return any(firing.clause == self.clause for firing in outcome.firings)

    def smaller(self, facts: Facts, weak: Facts) -> Facts:
        for sentence in list(facts):
            fewer = {other: level for other, level in facts.items() if other != sentence}
            if self.both(fewer, weak):
                facts = fewer
        return facts


LINT = Lint(PAGE, "advice", find)

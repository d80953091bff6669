"""A104: a variable that stands only once in its rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engine.language.catalogue import Page
from engine.language.clauses import bound, clauses_of
from engine.language.condition import AnyOf, Condition, Count, mentioned
from engine.language.place import Place
from engine.language.rulebook import Rule
from engine.language.vocabulary import Var

from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A104",
    "A variable stands only once in its rule",
    """\
- id: reward
  if:
    - <ally> trusts <leader>
    - <country> quarrels with <outsider>
  then: <leader> rewards <ally>
  because: <ally> takes the side of <leader> against <outsider>.""",
    """\
- id: reward
  if:
    - <ally> trusts <leader>
    - <ally> quarrels with <outsider>
  then: <leader> rewards <ally>
  because: <ally> takes the side of <leader> against <outsider>.""",
    "It means 'some' thing that nothing else in the rule speaks of. Often another variable was meant. If "
    "'some' is meant, name it in `because`, so that the explanation says which one it was; or, where a branch "
    "of `any` binds it and `because` cannot name it, write `at least 1 <country>:` and the sentence below it.",
)


def find(linted: Linted) -> Iterator[Finding]:
    for rule in linted.own_rules:
        counts, places = _counted(rule)
        for var, number in counts.items():
            if number == 1 and var in places:
                same = [f"<{other.label}>" for other in counts if other.kind == var.kind and other != var]
                everywhere = all(var in clause.variables for clause in clauses_of(rule))
                some = "name it in 'because:'" if everywhere else f"write 'at least 1 <{var.label}>:' above it"
                meant = f"Is one of these meant: {', '.join(same)}? Else " if same else ""
                yield Finding(
                    f"<{var.label}> stands only once in the rule '{rule.id}'.",
                    places[var],
                    f"It means 'some {var.role}', whichever it is.",
                    f"{meant}{some if meant else some[:1].upper() + some[1:]}.",
                )


def _counted(rule: Rule) -> tuple[Counter[Var], dict[Var, Place]]:
    """How often each variable outside quantifiers stands in the rule, and where it is bound."""
    counts: Counter[Var] = Counter()
    outside: set[Var] = set()
    places: dict[Var, Place] = {}
    for condition in rule.conditions:
        for branch in condition.branches if isinstance(condition, AnyOf) else ((condition,),):
            outside |= set(bound(branch).values())
            for inner in branch:
                for var in dict.fromkeys(mentioned(inner)):
                    places.setdefault(var, inner.place)
    every: list[Condition] = [*rule.conditions, *rule.unless, *rule.even_if]
    for condition in every:
        counts.update(_mentioned(condition))
    for conclusion in rule.then:
        counts.update(conclusion.pattern.variables)
    counts.update(part for part in rule.because.parts if isinstance(part, Var))
    return Counter({var: number for var, number in counts.items() if var in outside}), places


def _mentioned(condition: Condition) -> tuple[Var, ...]:
    """The variables of a condition; the counted one is its own affair."""
    found = mentioned(condition)
    return tuple(var for var in found if var != condition.var) if isinstance(condition, Count) else found


LINT = Lint(PAGE, "advice", find)

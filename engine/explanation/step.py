"""One step as a reader sees it: the rule in its order with the names filled in, each line with its standing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.inference.condition_words import pattern_words
from engine.inference.judge import Judge
from engine.inference.trace import Premise, Standing, Step, Trace
from engine.language.condition import Holds
from engine.language.rulebook import Rule, Rulebook, Sentence
from engine.language.value import Certainty, written
from engine.language.vocabulary import Claim

from . import wording
from .told import told

Role = Literal["if", "and", "if not", "and not", "unless", "then"]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of a step: its leading word, the sentence, and how it stands.

    `standing` is that of the premise, or "concluded" for the last line; `beside` are the words at its right;
    `sentence` is None for what is more than a sentence; then `told` says it as one would aloud. `steps` are those that
    conclude it.
    """

    role: Role
    words: str
    sentence: Sentence | None
    standing: Standing
    certainty: Certainty | None
    steps: tuple[int, ...]
    beside: str
    weakest: bool
    assumed: bool
    told: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What the author says, and where: `place` is "Trenin, sentence 25"."""

    text: str
    place: str
    checked: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """A step in words. `because` and `sureness` are prose, `even_though` are concessions that hold."""

    step: Step
    number: int
    of: int
    wave: int
    title: str
    rule_id: str
    status: str
    rule_certainty: Certainty
    lines: tuple[StepLine, ...]
    bindings: tuple[tuple[str, str], ...]
    because: str
    sureness: str
    quote: Quote | None
    even_though: tuple[str, ...]
    claim: Claim
    new: bool
    circular: bool


def step_view(trace: Trace, number: int) -> StepView:
    """Step `number` (from 1) of a trace."""
    return view(trace, trace.step(number))


def view(trace: Trace, step: Step) -> StepView:
    """A step or an effect of a trace, in words."""
    rule = step.clause.rule
    claim = trace.rulebook.statements[step.conclusion.statement].claim
    lines = [_line(trace, step, premise, at == 0) for at, premise in enumerate(step.premises)]
    then = StepLine(
        "then",
        trace.say(step.conclusion),
        step.conclusion,
        "concluded",
        step.certainty,
        trace.steps_of(step.conclusion),
        wording.beside(claim, step.certainty),
        False,
        False,
    )
    return StepView(
        step=step,
        number=step.number,
        of=len(trace.steps),
        wave=step.wave,
        title=wording.capital(rule.title),
        rule_id=rule.id,
        status=wording.STATUS[rule.status],
        rule_certainty=step.clause.conclusion.certainty,
        lines=(*lines, then),
        bindings=tuple((label, written(value)) for label, value in step.bindings.items()),
        because=wording.capital(rule.because.fill(step.bindings)),
        sureness=sureness(step),
        quote=quote(trace, rule),
        even_though=concessions(trace, step),
        claim=claim,
        new=step.new,
        circular=step.circular,
    )


def _line(trace: Trace, step: Step, premise: Premise, first: bool) -> StepLine:
    role: Role = "unless" if premise.part == "unless" else "if" if first else "and"
    if premise.part == "if" and premise.standing in ("denied", "not stated", "weaker"):
        role = "if not" if first else "and not"
    weakest = (
        premise.part == "if"
        and premise.certainty is not None
        and premise.standing in ("stated", "concluded", "holds")
        and premise.certainty == step.certainty < step.clause.conclusion.certainty
    )
    return StepLine(
        role,
        premise.words if premise.sentence is None else trace.say(premise.sentence),
        premise.sentence,
        premise.standing,
        premise.certainty,
        premise.steps,
        standing_words(trace, premise),
        weakest,
        bool(premise.assumed),
        told(premise.condition, step.bindings, trace.rulebook) if premise.sentence is None else "",
    )


def standing_words(trace: Trace, premise: Premise) -> str:
    """How a premise stands, in the words at its right."""
    asked = wording.only_if(premise.level)
    if premise.standing == "stated":
        fact = trace.stated[premise.sentence] if premise.sentence is not None else None
        said = [wording.STANDING["stated"]]
        if premise.certainty is not None and premise.certainty < Certainty.CERTAIN:
            said.append(str(premise.certainty))
        if fact is not None and fact.disputed:
            said.append(wording.DISPUTED)
        return ", ".join(said)
    if premise.standing == "concluded":
        return wording.level_word(premise.certainty)
    if premise.standing == "weaker":
        return wording.weaker(premise.certainty, premise.level)
    if premise.standing == "not stated":
        if premise.instead is not None:
            return f"{wording.INSTEAD} {trace.say(premise.instead)}"
        return ", ".join(word for word in (asked, wording.STANDING["not stated"]) if word)
    if premise.standing == "holds" and premise.part == "unless":
        return wording.NOT_IN_THE_WAY
    if premise.standing == "holds" and premise.counted:
        return f"{wording.STANDING['holds']}: {', '.join(premise.counted)}"
    return wording.STANDING[premise.standing]


def sureness(step: Step) -> str:
    """Why the step is as sure as it is: the rule, or its weakest premises."""
    rule, level = step.clause.conclusion.certainty, step.certainty
    weak = [
        number
        for number, premise in enumerate(step.premises, 1)
        if premise.part == "if"
        and premise.standing in ("stated", "concluded", "holds")
        and premise.certainty is not None
        and premise.certainty < rule
        and premise.certainty == level
    ]
    if not weak:
        return wording.sure_as_rule(level)
    return wording.sure_as_premises(level, weak, rule)


def quote(trace: Trace, rule: Rule) -> Quote | None:
    """The author's words behind a rule, or None where it cites nothing."""
    return quoted(trace.rulebook, rule)


def quoted(rulebook: Rulebook, rule: Rule) -> Quote | None:
    """The same, without any case."""
    cited = rule.source
    if cited is None:
        return None
    source = rulebook.sources.get(cited.source)
    who = source.author.split(" ")[-1] if source and source.author else source.title if source else cited.source
    return Quote(cited.quote, wording.cited(who, cited.at), source.checked if source else False)


def concessions(trace: Trace, step: Step) -> tuple[str, ...]:
    """The `even if` conditions of the rule that hold on the finished run, with their names filled in."""
    variables = dict(trace.program.variables)
    judge = Judge(trace.rulebook, variables, trace.known)
    found: dict[str, None] = {}
    for condition in step.clause.rule.even_if:
        if isinstance(condition, Holds):
            for way in judge.ways((condition,), step.bindings):
                found.setdefault(pattern_words(condition.pattern, way.bindings, trace.rulebook))
        elif judge.judge(condition, step.bindings).holds:
            found.setdefault(told(condition, step.bindings, trace.rulebook))
    return tuple(found)

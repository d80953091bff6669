"""The run as JSON: stable names, canonical sentences, the same bytes on every run and machine."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engine.inference.trace import Premise, Step, Trace
from engine.language.rulebook import Sentence
from engine.language.value import written

from .circles import circles
from .circles_words import circles_json
from .disputed import on_disputed
from .proof import proofs_of
from .unstated import unstated
from .wording import capital

if TYPE_CHECKING:  # what computes them is only imported where it is asked for
    from .linchpins import Linchpin

Json = dict[str, Any]


def run_json(
    trace: Trace,
    version: str,
    rests: Mapping[Sentence, Sequence[Sentence]] | None = None,
    pins: Sequence[Linchpin] | None = None,
) -> Json:
    """`foedus run CASE --json`. `version` is that of Foedus; only `meta` may differ between engines.

    `rests` adds to each conclusion what it rests on; `pins` to each fact and assumption what it carries, and what the
    author takes for granted.
    """
    case = trace.case
    return {
        "meta": {"foedus": version, "engine": trace.engine},
        "case": case.title,
        "rulebooks": [book.id for book in reversed(case.rulebook.books)],
        "as_of": case.as_of or None,
        "facts": [_fact(trace, sentence, pins) for sentence in trace.stated],
        "conclusions": [_conclusion(trace, sentence, rests) for sentence in trace.concluded],
        "steps": [step_json(trace, step) for step in trace.steps],
        "leads_to": [_effect(trace, step) for step in trace.effects],
        "conflicts": [
            {
                "kind": conflict.kind,
                "sentences": [trace.say(sentence) for sentence in conflict.sentences],
                "steps": [list(steps) for steps in conflict.steps],
            }
            for conflict in trace.conflicts
        ],
        "questions": [
            {
                "ask": answer.question.ask.text,
                "answer": answer.answer,
                "yes": list(answer.yes),
                "no": list(answer.no),
            }
            for answer in trace.answers
        ],
        "circles": circles_json(trace, circles(trace)),
        "assumptions": [
            {
                "sentence": trace.say(sentence),
                "rests": [trace.say(conclusion) for conclusion in resting],
                **_carries(trace, sentence, pins),
            }
            for sentence, resting in proofs_of(trace).assumptions().items()
        ],
        **({"unstated": _unstated(trace)} if pins is not None else {}),
        "unknown_here": list(case.unknown),
        "warnings": list(trace.warnings),
    }


def dump(value: Any) -> str:
    """JSON text: two blanks a level, keys in the order given, letters as they are, one newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _carries(trace: Trace, sentence: Sentence, pins: Sequence[Linchpin] | None) -> Json:
    """The conclusions that fall without a fact or an assumption."""
    if pins is None:
        return {}
    return {"carries": [trace.say(fallen) for pin in pins if pin.taken == sentence for fallen in pin.falls]}


def _unstated(trace: Trace) -> list[Json]:
    return [{"say": each.say, "rules": list(each.under)} for each in unstated(trace)]


def _fact(trace: Trace, sentence: Sentence, pins: Sequence[Linchpin] | None) -> Json:
    fact = trace.stated[sentence]
    out: Json = {
        "sentence": trace.say(sentence.positive),
        "standing": "denied" if sentence.denied else "stated",
        "certainty": str(fact.certainty),
        "source": fact.source or None,
    }
    if fact.by:
        out["by"] = fact.by
    if fact.disputed:
        out["disputed"] = True
    return out | _carries(trace, sentence, pins)


def _conclusion(trace: Trace, sentence: Sentence, rests: Mapping[Sentence, Sequence[Sentence]] | None) -> Json:
    statement = trace.rulebook.statements[sentence.statement]
    out: Json = {
        "sentence": trace.say(sentence),
        "certainty": str(trace.level(sentence)),
        "claim": statement.claim,
        "steps": list(trace.steps_of(sentence)),
        "assumes": [trace.say(absent) for absent in proofs_of(trace).assumes(sentence)],
    }
    if sentence in trace.stated:
        out["also_stated"] = True
    if sentence.denied:
        out["denies"] = trace.say(sentence.positive)
    if disputed := on_disputed(trace).get(sentence):
        out["disputed"] = [trace.say(fact) for fact in disputed]
    if rests is not None:
        out["rests_on"] = [trace.say(carrier) for carrier in rests.get(sentence, ())]
    return out


def step_json(trace: Trace, step: Step) -> Json:
    """One step, with its premises in the author's order."""
    out: Json = {"step": step.number, **_firing(trace, step)}
    out["concludes"] = trace.say(step.conclusion)
    out["denies"] = trace.say(step.conclusion.positive) if step.conclusion.denied else None
    out["certainty"] = str(step.certainty)
    out["new"] = step.new
    if step.circular:
        out["circular"] = True
    return out


def _effect(trace: Trace, step: Step) -> Json:
    out = _firing(trace, step)
    out["leads_to"] = trace.say(step.conclusion)
    out["denies"] = trace.say(step.conclusion.positive) if step.conclusion.denied else None
    out["certainty"] = str(step.certainty)
    return out


def _firing(trace: Trace, step: Step) -> Json:
    rule = step.clause.rule
    return {
        "rule": rule.id,
        "title": capital(rule.title),
        "because": capital(rule.because.fill(step.bindings)),
        "bindings": {label: written(value) for label, value in step.bindings.items()},
        "stratum": step.stratum,
        "wave": step.wave,
        "premises": [premise_json(trace, premise) for premise in step.premises],
    }


def premise_json(trace: Trace, premise: Premise) -> Json:
    """A premise with its standing; `certainty` where it holds, `counted` where something was counted."""
    sentence = premise.sentence
    out: Json = {
        "sentence": premise.words if sentence is None else trace.say(sentence),
        "standing": premise.standing,
        "steps": list(premise.steps),
    }
    if premise.certainty is not None:
        out["certainty"] = str(premise.certainty)
    if premise.part == "unless":
        out["part"] = "unless"
    if premise.instead is not None:
        out["instead"] = trace.say(premise.instead)
    if sentence is None:
        out["counted"] = list(premise.counted)
        if premise.absent:
            out["assumes"] = [trace.say(absent) for absent in premise.absent]
    return out

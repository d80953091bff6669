"""How and why-not as JSON: the same frozen values, field by field."""

from __future__ import annotations

from typing import Any

from engine.inference.trace import Trace
from engine.language.case import Fact
from engine.language.library import Library
from engine.language.rulebook import Sentence

from .carried import carried
from .disputed import disputed_facts
from .how import By, Reason, how, ways
from .step import Quote
from .why_not import Checked, Near, WhyNot, why_not

Json = dict[str, Any]


def why_json(
    trace: Trace,
    sentence: Sentence,
    all_ways: bool = False,
    depth: int | None = None,
    library: Library | None = None,
) -> Json:
    """`foedus why --json`: `holds` tells which of `how` and `why_not` is there."""
    out: Json = {"sentence": trace.say(sentence), "holds": sentence in trace.known}
    if sentence in trace.known:
        out["how"] = reason_json(trace, how(trace, sentence, depth))
        if all_ways:
            out["ways"] = [reason_json(trace, way) for way in ways(trace, sentence, depth)]
        if trace.steps_of(sentence):
            out |= _carried(trace, sentence)
    else:
        out["why_not"] = why_not_json(
            trace, why_not(trace, sentence, depth=2 if depth is None else depth, library=library)
        )
    out["conflicts"] = [
        {"kind": conflict.kind, "sentences": [trace.say(other) for other in conflict.sentences]}
        for conflict in trace.conflicts
        if sentence in conflict.sentences
    ]
    return out


def _carried(trace: Trace, sentence: Sentence) -> Json:
    """`rests_on`: what it falls without, null where that was not worked out; `disputed`: those of it in dispute."""
    found = carried(trace, sentence)
    if isinstance(found, str):
        return {"rests_on": None, "limit": found}
    disputed = [trace.say(fact) for fact in found if fact in disputed_facts(trace)]
    return {"rests_on": [trace.say(each) for each in found]} | ({"disputed": disputed} if disputed else {})


def reason_json(trace: Trace, reason: Reason) -> Json:
    """One node of a proof; keys that would be empty are left out."""
    out: Json = {
        "sentence": reason.words,
        "standing": reason.standing,
        "certainty": str(reason.certainty) if reason.certainty is not None else None,
        "claim": reason.claim,
    }
    extra: Json = {
        "part": reason.part,
        "by": _by(reason.by) if reason.by else None,
        "stated": _fact(reason.fact) if reason.fact else None,
        "premises": [reason_json(trace, premise) for premise in reason.premises],
        "other_ways": [
            {"step": way.step, "title": way.title, "premises": list(way.premises), "circular": way.circular}
            for way in reason.other_ways
        ],
        "assumes": [trace.say(sentence) for sentence in reason.assumed],
        "shown_above": reason.shown_above,
        "weakest": reason.weakest,
        "left_out": reason.left_out,
        "comes_back": reason.comes_back,
    }
    return out | {key: value for key, value in extra.items() if value}


def _by(by: By) -> Json:
    return {
        "step": by.step,
        "rule": by.rule,
        "title": by.title,
        "status": by.status,
        "certainty": str(by.certainty),
        "because": by.because,
        "sureness": by.sureness,
        "source": _quote(by.quote),
        "even_though": list(by.even_though),
    }


def _quote(quote: Quote | None) -> Json | None:
    return {"at": quote.place, "quote": quote.text, "checked": quote.checked} if quote else None


def _fact(fact: Fact) -> Json:
    return {
        "by": fact.by or None,
        "source": fact.source or None,
        "disputed": fact.disputed,
        "certainty": str(fact.certainty),
    }


def why_not_json(trace: Trace, answer: WhyNot) -> Json:
    """The nearest rule instances, each condition with its finding."""
    return {
        "sentence": answer.words,
        "rules": answer.rules,
        "against": [trace.say(other) for other in answer.against],
        "enterable": answer.enterable,
        "elsewhere": list(answer.elsewhere),
        "near": [_near(trace, near) for near in answer.near],
    }


def _near(trace: Trace, near: Near) -> Json:
    return {
        "rule": near.rule,
        "title": near.title,
        "status": near.status,
        "certainty": str(near.certainty),
        "source": _quote(near.quote),
        "bindings": dict(near.bindings),
        "failing": near.failing,
        "conditions": [_checked(trace, check) for check in near.conditions],
    }


def _checked(trace: Trace, check: Checked) -> Json:
    out: Json = {"part": check.part, "finding": check.finding, "condition": check.words}
    if check.sentence is not None:
        out["sentence"] = trace.say(check.sentence)
    if check.detail:
        out["detail"] = check.detail
    if check.steps:
        out["steps"] = list(check.steps)
    if check.how is not None:
        out["how"] = reason_json(trace, check.how)
    if check.inner is not None:
        out["why_not"] = why_not_json(trace, check.inner)
    return out

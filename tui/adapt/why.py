"""The answer to "why?" as the sheet shows it: how, why not, or who says so."""

from __future__ import annotations

from engine.explanation import wording
from engine.explanation.disputed import on_disputed
from engine.explanation.how import Reason, how
from engine.explanation.proof import parting, proofs_of
from engine.explanation.why_not import Checked, Near, why_not
from engine.inference.trace import Trace
from engine.language.case import Case, Fact
from engine.language.rulebook import Sentence

from ..row import Line, Prose, Row
from ..view import why as view
from ..view.standing import glyph
from ..view.standing import word as standing_word
from ..view.walk import STEP
from .words import source, stands, sureness

LEAD = 12
"""The column of "missing", "blocked by", "falls short"."""

SHORT = 24
"""What says more than so many letters stands under its sentence."""


def why(trace: Trace, sentence: Sentence) -> view.Why:
    """The answer, whichever way the sentence stands; a denial that holds answers for its sentence."""
    if sentence not in trace.known and sentence.denial in trace.known:
        sentence = sentence.denial
    if sentence not in trace.known:
        return _why_not(trace, sentence)
    reason = how(trace, sentence)
    if reason.by is None:
        return _said(trace, sentence, reason)
    by = reason.by
    stated = f" It is also stated{_who(reason.fact)}." if reason.fact is not None else ""
    conflicts = _conflicts(trace, sentence)
    standing = "conflict" if conflicts else "concluded"
    sure = sureness(reason.certainty, by.certainty, sum(premise.weakest for premise in reason.premises))
    return view.Why(
        trace.say(sentence),
        "Why",
        f'{_FOLLOWS.get(reason.claim, "It follows")} by the rule "{by.title}".{stated}',
        standing,
        standing_word(standing, str(reason.certainty) if reason.certainty else ""),
        tuple(_reason(premise) for premise in reason.premises),
        (*_disputed(trace, sentence), *_other_ways(reason), *conflicts),
        closing=" ".join(part for part in (by.because, sure, *_even_though(by.even_though)) if part),
        quote=by.quote.text if by.quote else "",
        cited=by.quote.place if by.quote else "",
        step=by.step,
    )


_FOLLOWS = {
    "norm": "It follows, as what ought to be,",
    "forecast": "It follows, as what will be,",
    "judgement": "It follows, as a judgement,",
}


def _even_though(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"Even though {each}." for each in words)


def _reason(reason: Reason) -> view.Reason:
    assumed = reason.standing == "not stated" and bool(reason.assumed)
    word = reason.beside + (f"   {wording.WEAKEST}" if reason.weakest else "")
    by = reason.by
    return view.Reason(
        reason.told or reason.words,
        "assumed" if assumed else stands(reason.standing, reason.part),
        word,
        reason.shown_above,
        reason.sentence is not None,
        by.title if by else "",
        by.status if by else "",
        by.step if by else 0,
        tuple(_reason(premise) for premise in reason.premises),
        tuple((other.title, other.step) for other in reason.other_ways),
    )


def _disputed(trace: Trace, sentence: Sentence) -> tuple[view.Passage, ...]:
    """The disputed facts without which it falls."""
    facts = on_disputed(trace).get(sentence, ())
    lines = tuple(_about(trace, fact, f"disputed:{number}") for number, fact in enumerate(facts))
    return (view.Passage(f"It {wording.ON_DISPUTED}", lines),) if lines else ()


def _other_ways(reason: Reason) -> tuple[view.Passage, ...]:
    """The other steps that conclude the same; Enter on one goes to it."""
    lines = []
    for other in reason.other_ways:
        back = ("which comes back to this sentence",) if other.circular else ()
        at = f"step {other.step}"
        lines.append(Line(f"{STEP}{other.step}", f'"{other.title}"', glyph("new"), at, below=(*other.premises, *back)))
    return (view.Passage("It also follows by", tuple(lines)),) if lines else ()


def _conflicts(trace: Trace, sentence: Sentence) -> tuple[view.Passage, ...]:
    found = []
    for conflict in trace.conflicts:
        if sentence not in conflict.sentences:
            continue
        lines = tuple(
            _about(trace, other, f"against:{number}", "conflict")
            for number, other in enumerate(conflict.sentences)
            if other != sentence
        )
        step = parting(trace, conflict.sentences)
        text = wording.parting(step.number, step.clause.rule.title, trace.say(step.conclusion)) if step else ""
        found.append(view.Passage(f"{wording.CONFLICT[conflict.kind]}", lines, text))
    return tuple(found)


def _about(trace: Trace, sentence: Sentence, id: str, standing: str = "") -> Line:
    steps = trace.steps_of(sentence)
    said = f"step {steps[0]}" if steps else "stated"
    level = trace.level(sentence)
    word = f"{level}   {said}" if steps and level else said
    words = trace.say(sentence)
    return Line(id, words, glyph(standing or ("concluded" if steps else "stated")), word, about=words)


# Who says so


def _who(fact: Fact | None) -> str:
    return f" by {fact.by}" if fact is not None and fact.by else ""


def _said(trace: Trace, sentence: Sentence, reason: Reason) -> view.Why:
    """Who says it, from which source, and what it is for. A denial is told of the sentence that it denies."""
    fact, said = reason.fact, "denied" if sentence.denied else "stated"
    sure = "" if str(reason.certainty) == "certain" and sentence.denied else f", {reason.certainty}"
    yours = fact is not None and fact.by == "you"
    verdict = f"You {said} it{sure}." if yours else f"It is {said}{_who(fact)}{sure}."
    passages: list[view.Passage] = []
    if fact is not None and fact.source:
        passages.append(view.Passage("Source", text=source(trace.case, fact.source)))
    if fact is not None and fact.disputed:
        passages.append(view.Passage("Disputed", text="It counts as stated, and every answer that uses it says so."))
    steps = (trace.step(number) for number in trace.users.get(sentence, ()))
    uses = [step for step in steps if sentence in step.firing.premises]
    lines = tuple(
        Line(
            f"use:{step.number}",
            trace.say(step.conclusion),
            glyph("concluded"),
            f"{step.certainty}   step {step.number}",
            about=trace.say(step.conclusion),
        )
        for step in uses
    )
    idle = "" if lines else "No step uses it."
    passages.append(view.Passage("What it is for", lines, idle))
    conflicts = _conflicts(trace, sentence)
    standing = "conflict" if conflicts else said
    passages += conflicts
    return view.Why(
        trace.say(sentence.positive), "Why", verdict, standing, standing_word(standing), (), tuple(passages)
    )


def before(case: Case, trace: Trace, sentence: Sentence) -> str:
    """How the file has it, where your answer stands in its place: "Before: stated by the author, S8"."""
    about = sentence.positive
    now = [(fact.sentence, fact.certainty) for fact in trace.case.facts if fact.sentence.positive == about]
    said = []
    for fact in case.facts:
        if fact.sentence.positive == about and (fact.sentence, fact.certainty) not in now:
            sure = "" if str(fact.certainty) == "certain" else f", {fact.certainty}"
            cited = f", {source(case, fact.source)}" if fact.source else ""
            said.append(f"{'denied' if fact.sentence.denied else 'stated'}{_who(fact)}{sure}{cited}")
    return f"Before: {'; '.join(said)}." if said else ""


# Why not


def _why_not(trace: Trace, sentence: Sentence) -> view.Why:
    """The nearest rules, what is wrong with each condition, and what speaks against it."""
    answer = why_not(trace, sentence)
    if not answer.rules:
        verdict = "no rule of this rulebook could conclude it." + (
            " It can only be stated." if answer.enterable else ""
        )
    elif not answer.near:
        verdict = f"{wording.count(answer.rules, 'rule')} could conclude such a sentence, but not with these names."
    else:
        verdict = f"{wording.count(answer.rules, 'rule could', 'rules could')} say so:"
    if answer.against:
        verdict = wording.capital(verdict)
    else:
        verdict = f"It is not concluded{'. ' if answer.rules else ', and '}{verdict}"
    against = [_about(trace, other, f"against:{number}") for number, other in enumerate(answer.against)]
    relying = proofs_of(trace).relying(sentence)
    lines = tuple(_about(trace, other, f"relies:{number}") for number, other in enumerate(relying))
    taken = (view.Passage("Taken for granted: these hold because nothing was said about it", lines),)
    quote = next((near.quote for near in answer.near if near.quote and near.quote.text), None)
    return view.Why(
        answer.words,
        "Why not",
        verdict,
        "not stated",
        "not concluded" if answer.rules else "not stated",
        against=tuple(against),
        passages=tuple(_near(near, f"{number}") for number, near in enumerate(answer.near)),
        last=taken if relying else (),
        quote=quote.text if quote else "",
        cited=quote.place if quote else "",
    )


_SIGNS = {"holds": "holds", "missing": "open", "denied": "denied", "blocked by": "conflict"}


def _near(near: Near, path: str) -> view.Passage:
    met = sum(check.finding == "holds" for check in near.conditions)
    of = len(near.conditions)
    lines: list[Row] = []
    for number, check in enumerate(near.conditions):
        lines += _checked(check, f"{path}.{number}", 0)
    text = f"{met} of {wording.count(of, 'condition')} {'holds' if of == 1 else 'hold'}."
    if any(check.detail == wording.ONLY_STATED for check in near.conditions):
        text += " No rule concludes what is not stated here: only you can state it."
    return view.Passage(near.title, tuple(lines), text, f"{near.status}, {near.certainty}")


def _checked(check: Checked, path: str, level: int) -> list[Row]:
    absent = stands("holds", check.part) if check.finding == "holds" else ""
    words, part, lead = check.told or check.words, "", wording.FINDING[check.finding]
    if check.part == "unless":
        part, lead = ("", "unless") if check.finding == "holds" else ("unless ", lead)
    word = check.detail
    if check.steps and check.finding != "holds":
        word = f"step {check.steps[0]}"
    below: tuple[str, ...] = ()
    if word == wording.ONLY_STATED:
        word = "not stated" if check.finding == "missing" else ""
    elif word == wording.NOT_IN_THE_WAY:
        word = "does not hold"
    elif len(word) > SHORT:
        below, word = (word,), ""
    line = Line(
        path,
        f"{part}{words}",
        glyph(absent or _SIGNS.get(check.finding, "open")),
        word,
        lead,
        LEAD,
        level,
        below,
        about=check.words if check.sentence is not None else "",
    )
    found: list[Row] = [line]
    if check.inner is not None and check.inner.near:
        nearest = check.inner.near[0]
        found.append(Prose(f'It could follow by "{nearest.title}":', quiet=True, indent=4 + 2 * level))
        for number, inner in enumerate(nearest.conditions):
            found += _checked(inner, f"{path}.{number}", level + 1)
    return found

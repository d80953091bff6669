"""What everything hangs on, in text and as JSON."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from engine.explanation import wording
from engine.explanation.linchpins import Linchpin
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.scenarios.shares import Share

from .sensitivity import Outlook, Sensitivity

Json = dict[str, Any]
_SHOWN = 4
_MANY = 1000
"""From so many ways on, nobody has a picture of their number."""


def sensitivity_text(found: Sensitivity) -> str:
    """The ranking, what carries nothing, then the outlook of each conclusion."""
    trace = found.trace
    lines = [trace.case.title, "", "What carries the conclusions"]
    if found.unweighed:
        lines.append(f"  That was not worked out. {found.unweighed}")
    facts = [pin for pin in found.linchpins if pin.kind != "assumed"]
    for pin in facts:
        if pin.weight != (0, 0):
            lines += _pin(trace, pin)
    lines += _idle(trace, [pin for pin in facts if pin.weight == (0, 0)])
    assumed = [pin for pin in found.linchpins if pin.kind == "assumed"]
    if assumed:
        lines += ["", "What was taken not to be so, because nothing was said about it"]
        for pin in assumed:
            lines += _pin(trace, pin)
    lines += _outlooks(found)
    return "\n".join(lines) + "\n"


def _pin(trace: Trace, pin: Linchpin) -> list[str]:
    what = "if it were so" if pin.kind == "assumed" else "without this denial" if pin.kind == "denied" else "without it"
    told = [
        wording.count(len(sentences), f"conclusion {one}", f"conclusions {more}")
        for sentences, one, more in (
            (pin.falls, "falls", "fall"),
            (pin.comes, "comes", "come"),
            (pin.shifts, "is less or more sure", "are less or more sure"),
        )
        if sentences
    ]
    lines = [f"  {trace.say(pin.sentence)}", f"    {what}, {wording.listed(told) or 'nothing else differs'}"]
    shown = [("falls", pin.falls), ("comes", pin.comes)]
    for word, sentences in shown:
        if sentences:
            lines.append(f"    {word}: {_some(trace, sentences)}")
    for sentence, before, after in pin.shifts[:_SHOWN]:
        lines.append(f"    {before}, then {after}: {trace.say(sentence)}")
    return lines


def _some(trace: Trace, sentences: tuple[Sentence, ...]) -> str:
    return wording.shortly([trace.say(sentence) for sentence in sentences], _SHOWN)


def _idle(trace: Trace, idle: list[Linchpin]) -> list[str]:
    if not idle:
        return []
    said = wording.count(len(idle), "fact carries nothing by itself", "facts carry nothing by themselves")
    return ["", said, *(f"  {trace.say(pin.sentence)}" for pin in idle)]


def _outlooks(found: Sensitivity) -> list[str]:
    if found.limit:
        return ["", f"How the conclusions fare if more becomes known was not worked out. {found.limit}"]
    if not found.outlooks:
        return []
    where = "the names that the case speaks of" if found.names == "case" else "all declared names"
    lines = ["", f"If everything that is not known were answered, in every way, over {where}"]
    groups = (
        ("Certain to hold, whatever is answered", ("certain",)),
        ("Held in every way that was drawn at random, though another might tell otherwise", ("always seen",)),
        ("Possible", ("possible",)),
        ("Held in no way that was drawn at random, though another might tell otherwise", ("never seen",)),
        ("Impossible, whatever is answered", ("impossible",)),
    )
    for heading, verdicts in groups:
        each = [outlook for outlook in found.outlooks if outlook.verdict in verdicts]
        if each:
            lines.append(f"  {heading}")
            each.sort(key=lambda outlook: -outlook.share.share)
            lines += [f"    {found.trace.say(o.sentence)}{_beside(o)}" for o in each]
    return lines


def _beside(outlook: Outlook) -> str:
    share = outlook.share
    if share.exact and share.share in (0, 1):
        return ""
    of = wording.count(share.facts, "open fact")
    drawn = f"; {share.drawn:,} ways drawn" if not share.exact else ""
    if share.share in (0, 1):
        return f" ({of}{drawn})"
    joined = "" if _few(share) else "of the "
    return f" ({share_words(share)} {joined}ways to answer {of}{drawn})"


def share_words(share: Share) -> str:
    """A share of ways: "3 of 4" where they were counted and are few, else in parts of a hundred."""
    if _few(share):
        return f"{share.count} of {share.scenarios}"
    return round_share(share.share) if share.exact else f"about {round_share(share.share)}"


def _few(share: Share) -> bool:
    return share.exact and share.scenarios < _MANY


def round_share(share: Fraction) -> str:
    """A share in parts of a hundred: without decimals, and never rounded to nothing or to all."""
    value = share * 100
    if 0 < value < 1:
        return "less than 1 %"
    if 99 < value < 100:
        return "more than 99 %"
    return f"{round(value)} %"


def sensitivity_json(found: Sensitivity) -> Json:
    """Both answers as JSON. Shares are exact fractions written "n/d", with the nearest number beside them."""
    say = found.trace.say
    return {
        "case": found.trace.case.title,
        "linchpins": [
            {
                "sentence": say(pin.sentence),
                "kind": pin.kind,
                "falls": [say(sentence) for sentence in pin.falls],
                "comes": [say(sentence) for sentence in pin.comes],
                "shifts": [
                    {"sentence": say(sentence), "before": str(before), "after": str(after)}
                    for sentence, before, after in pin.shifts
                ],
            }
            for pin in found.linchpins
        ],
        "names": found.names,
        "limit": found.limit or None,
        "unweighed": found.unweighed or None,
        "outlooks": [
            {
                "sentence": say(outlook.sentence),
                "now": str(outlook.now) if outlook.now is not None else None,
                "verdict": outlook.verdict,
                "share": str(outlook.share.share),
                "about": round(float(outlook.share.share), 6),
                "exact": outlook.share.exact,
                "open_facts": outlook.share.facts,
                "ways": str(outlook.share.scenarios),
                "drawn": outlook.share.drawn or None,
            }
            for outlook in found.outlooks
        ],
    }

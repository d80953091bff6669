"""What a case takes for granted: what was entered and by whom, what nobody said, what the author leaves unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from engine.inference.trace import Trace
from engine.language.rulebook import Sentence

from . import wording
from .as_text import silences_text
from .linchpins import Linchpin
from .sourced import source_words
from .unstated import under, unstated

_SHOWN = 4


def assumptions_text(trace: Trace, pins: Sequence[Linchpin]) -> str:
    """The facts, the disputed ones first, then the silences, each with what falls without it; then the unstated."""
    falls = {pin.taken: pin.falls for pin in pins}
    silent = silences_text(trace, lambda absent: _without(trace, falls.get(absent, ()), "if it were so"))
    blocks = [_entered(trace, falls, True), _entered(trace, falls, False), silent, _unstated(trace)]
    return "\n\n".join(block for block in blocks if block)


def _entered(trace: Trace, falls: dict[Sentence, tuple[Sentence, ...]], disputed: bool) -> str:
    listed = [(sentence, fact) for sentence, fact in trace.stated.items() if fact.disputed is disputed]
    if not listed:
        return ""
    lines = ["Entered, and disputed" if disputed else "Entered"]
    for sentence, fact in listed:
        source = source_words(trace, fact.source) if fact.source else ""
        who = f"said by {fact.by}" + (f" ({source})" if source else "") if fact.by else source
        lines.append(f"  {trace.say(sentence)} ({fact.certainty})")
        lines += [f"    {who}"] if who else []
        lines.append(f"    {_without(trace, falls.get(sentence, ()), 'without it')}")
    return "\n".join(lines)


def _without(trace: Trace, fallen: Sequence[Sentence], when: str) -> str:
    if not fallen:
        return f"{when}, nothing falls"
    said = wording.shortly([trace.say(sentence) for sentence in fallen], _SHOWN)
    return f"{when}, {wording.count(len(fallen), 'conclusion falls', 'conclusions fall')}: {said}"


def _unstated(trace: Trace) -> str:
    found = unstated(trace)
    if not found:
        return ""
    lines = ["What the author takes for granted without saying"]
    for each in found:
        lines.append(f"  {each.say}")
        needing = under(trace, each)
        if needing:
            lines.append(f"    behind: {wording.shortly([trace.say(sentence) for sentence in needing], _SHOWN)}")
    return "\n".join(lines)

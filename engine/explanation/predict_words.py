"""The words of predict mode, all in one place as those of the other explanations are."""

from __future__ import annotations

from typing import Final

from engine.inference.trace import Standing

from . import wording

WHICH: Final = "Which one of these follows from what is known now?"
WHAT_ON: Final = "And what does it rest on?"
UNDERSTOOD: Final = "Right conclusion, and for the right reasons."
NOT_THE_WHOLE: Final = "Right conclusion, but not yet the whole reason."


def wrong_reason(extra: list[str]) -> str:
    """The headline where something was ticked that the rule does not look at."""
    return f"Right conclusion, wrong reason: this rule does not look at {_whether(extra)}."


def also_needs(missing: list[str]) -> str:
    """What the rule uses and was not ticked."""
    return f"It also rests on {wording.listed([quoted(words) for words in missing])}." if missing else ""


def missed(words: str, why: str) -> str:
    """The headline where a near miss was chosen."""
    return f'Not yet: "{words}" {why}.'


def follows(words: str) -> str:
    """What does follow now."""
    return f'What follows now is "{words}".'


def absent(words: str, standing: Standing) -> str:
    """A reason that is an absence: nobody said it, it was denied, or it holds too weakly."""
    if standing == "denied":
        return f'{wording.DENIED} that "{words}"'
    if standing == "weaker":
        return f'it is not sure enough that "{words}"'
    return f'{wording.ABSENT} "{words}"'


def only_now(needs: str) -> str:
    return f'needs "{needs}", which only now follows'


def only_later(needs: str, step: int) -> str:
    return f'needs "{needs}", which follows later, in step {step}'


def denied(needs: str) -> str:
    return f'needs "{needs}", and that was denied'


def nothing_said(needs: str) -> str:
    return f'needs "{needs}", and {wording.ABSENT} that'


def held_back(blocker: str, obstacle: str) -> str:
    """A conclusion that an exception, a `not`, a comparison or a count stands against."""
    return f'is held back, since "{blocker}" holds' if blocker else f'is held back by the condition "{obstacle}"'


def tally(understood: int, half: int, missed: int) -> str:
    """The record in one line; it is no grade."""
    return f"{understood} understood, {half} half, {missed} missed"


def quoted(words: str) -> str:
    """A reason in quotation marks; one that has some already stays as it is."""
    return words if '"' in words else f'"{words}"'


def _whether(sentences: list[str]) -> str:
    return wording.listed([f"whether {words}" for words in sentences])

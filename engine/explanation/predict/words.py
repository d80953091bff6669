"""The words of predict mode, all in one place as those of the other explanations are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.inference.trace import Standing

from .. import wording

if TYPE_CHECKING:
    from .question import Kind

WHICH: Final = "Which one of these follows from what is known now?"
WHICH_RULE: Final = "Which rule says so?"
WHICH_SILENCE: Final = "Which of these does the rule take not to be so, only because nobody said anything about it?"
HOLDS: Final = "Will the circle hold?"
WHAT_ON: Final = "What does it rest on?"
UNDERSTOOD: Final = "Right conclusion, and for the right reasons."
NOT_THE_WHOLE: Final = "Right conclusion, but not yet the whole reason."

OTHERS: Final[dict[Kind, str]] = {
    "follows": "Not yet, and why",
    "rule": "Not these rules, and why",
    "silence": "Not these, and why",
    "circle": "",
}
"""What stands over the other choices."""


# What is right, and what is not


def chosen_right(words: str) -> str:
    """What is said before the reasons are asked for."""
    return f'Right: "{words}" follows now.'


def right(kind: Kind, words: str) -> str:
    """The headline where the right one was chosen, and no reasons are asked for."""
    if kind == "rule":
        return f'Right: the rule "{words}" says so.'
    if kind == "silence":
        return "Right: nobody said anything about it, and so the rule takes it not to be so."
    return f"Right: {_outcome(words)}."


def right_is(kind: Kind, words: str) -> str:
    """What the right one would have been."""
    if kind == "rule":
        return f'The rule that says so is "{words}".'
    if kind == "silence":
        return f'{wording.capital(wording.ABSENT)} "{words}", and so the rule takes it not to be so.'
    return f'What follows now is "{words}".' if kind == "follows" else f"{wording.capital(_outcome(words))}."


def wrong(kind: Kind, words: str, why: str, right: str) -> str:
    """The headline where another one was chosen."""
    if kind == "rule":
        return f'Right conclusion, wrong rule: "{words}" {why}.'
    if kind == "silence":
        return f'Not this one: "{words}" {why}.'
    return f'Not yet: "{words}" {why}.' if kind == "follows" else f"Not so: {_outcome(right)}."


def _outcome(choice: str) -> str:
    """What becomes of a circle, without the yes or no before it."""
    said = choice.removeprefix(YES).removeprefix(NO)
    return said[:1].lower() + said[1:]


def writes(again: bool) -> str:
    """What stands before the conclusion of the step, once it is shown."""
    return "The step writes down once more" if again else "The step writes down"


# Reasons


def wrong_reason(extra: list[str]) -> str:
    """The headline where something was ticked that the rule does not look at."""
    return f"Right conclusion, wrong reason: this rule does not look at {_whether(extra)}."


def also_needs(missing: list[str]) -> str:
    """What the rule uses and was not ticked."""
    return f"It also rests on {wording.listed([quoted(words) for words in missing])}." if missing else ""


def absent(words: str, standing: Standing) -> str:
    """A reason that is an absence: nobody said it, it was denied, or it holds too weakly."""
    if standing == "denied":
        return f'{wording.DENIED} that "{words}"'
    if standing == "weaker":
        return f'it is not sure enough that "{words}"'
    return f'{wording.ABSENT} "{words}"'


# Why a sentence does not follow now


def only_now(needs: str) -> str:
    return f'needs "{needs}", which only now follows'


def only_later(needs: str, step: int) -> str:
    return f'needs "{needs}", which follows later, in step {step}'


def denied(needs: str) -> str:
    return f'needs "{needs}", and that was denied'


def nothing_said(needs: str) -> str:
    return f'needs "{needs}", and {wording.ABSENT} that'


def never(needs: str) -> str:
    return f'needs "{needs}", and no rule concludes that here'


def held_back(blocker: str, obstacle: str) -> str:
    """A conclusion that an exception, a `not`, a comparison or a count stands against."""
    return f'is held back, since "{blocker}" holds' if blocker else f'is held back by the condition "{obstacle}"'


# Why a rule does not say so


def follows_now(words: str) -> str:
    """What is given where a rule is asked for."""
    return f'It follows now: "{words}".'


def follows_again(words: str) -> str:
    """The same where the sentence is known already."""
    return f'This is known already, and now follows in one more way: "{words}".'


def if_all(conditions: str) -> str:
    """What a rule asks for, under its name."""
    return f"if {conditions}"


def says_other(words: str) -> str:
    return f'does not speak of this; what it says is "{words}"'


def too_unsure(needs: str) -> str:
    return f'needs "{needs}", and that is not sure enough'


def no_match(needs: str) -> str:
    return f"needs that {needs}, and that does not hold for these names"


# Why a sentence is no silence


def rule_concludes(title: str, words: str) -> str:
    """What is given where a silence is asked for."""
    return f'The rule "{title}" says now: "{words}".'


IS_STATED: Final = "is stated, so that nothing has to be taken for granted"
IS_DENIED: Final = "was denied: somebody did say that it is not so"
NOT_LOOKED_AT: Final = "was left open by everybody, but this rule does not look at it"


def is_concluded(step: int) -> str:
    return f"is known: it follows in step {step}"


# Circles


RING: Final = "A circle: each of these brings about the next, and the last one the first."
YES: Final = "Yes, "
NO: Final = "No, "
TURNS_ON: Final = f"{YES}it turns on as before"
STOPS: Final = f"{NO}it stops turning"


def turns_without(drawn: str) -> str:
    """The circle turns, but what is drawn from it goes."""
    return f'It turns on, but it no longer follows that "{drawn}"'


def suppose(words: str) -> str:
    return f'Suppose this as well: "{words}".'


def suppose_not(words: str) -> str:
    return f'Suppose nobody had said "{words}".'


def breaks(title: str, end: str, needs: str) -> str:
    """Where the circle breaks: a rule lacks something."""
    return f'The rule "{title}" needs "{needs}"; without that it no longer brings about "{end}".'


def stands_against(title: str, end: str, obstacle: str) -> str:
    """Where something stands in the way of a rule."""
    return f'"{obstacle}" stands against the rule "{title}", so that it no longer says "{end}".'


def no_entry(words: str) -> str:
    return f'"{words}" came in from outside. Nothing else sets the circle going, and it does not start by itself.'


def no_longer(title: str, end: str) -> str:
    return f'The rule "{title}" then no longer says "{end}".'


def other_rule(title: str, other: str, end: str) -> str:
    """What is drawn from the circle follows all the same."""
    return f'The rule "{title}" then no longer says "{end}", but "{other}" does. The circle itself does not look at it.'


RING_REMAINS: Final = "The circle itself does not look at it: each of its sentences still brings about the next."
NOT_PART: Final = "None of the rules that turn it looks at that: each of its sentences still brings about the next."
OTHER_WAYS: Final = "It holds by other ways as well: each of its sentences still brings about the next."
WAS_RUN: Final = "The case was run with it to see."


# The record


RECORD: Final = "Rules, as you predicted them"
TIMES: Final = {1: "once", 2: "twice"}
GROUPS: Final = {
    "understood": "Understood",
    "on the way": "Asked about, not understood yet",
    "open": "Not asked yet",
}
UNDERSTOOD_MEANS: Final = (
    "Understood: answered rightly twice, with the right reasons where they were asked for. Such a rule is not asked "
    "about again. Half: the right conclusion, and not just the right reasons. There is no grade."
)
ALL_UNDERSTOOD: Final = "All rules behind this step are understood, so that nothing is left to ask."
LAST: Final = "This was the last step: nothing follows any more, so that there is nothing to predict."
ONLY_ONE: Final = (
    "Behind step {number} no other sentence is near enough to be taken for the right one: nothing is asked."
)
OUTCOME: Final = {"understood": "right", "half": "half", "missed": "missed", "seen": "shown"}


def tally(understood: int, half: int, missed: int) -> str:
    """The record in one line; it is no grade."""
    return f"{understood} right, {half} half, {missed} missed"


def quoted(words: str) -> str:
    """A reason in quotation marks; one that has some already stays as it is."""
    return words if '"' in words else f'"{words}"'


def _whether(sentences: list[str]) -> str:
    return wording.listed([f"whether {words}" for words in sentences])

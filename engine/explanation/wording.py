"""All the words that stand around sentences: one table for terminal, screen, JSON and report.

Words for "it was denied", "nothing was said about it" and "it holds, but less surely" differ, since they are
three different things. A norm carries "ought" and a forecast "will" beside the sentence, never inside it.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, Literal

from engine.language.condition import AtLeastOf, Count, Sign
from engine.language.rulebook import Status
from engine.language.value import Certainty, Value, whole, written
from engine.language.vocabulary import Claim

FOLLOWS: Final[dict[Claim, str]] = {
    "fact": "It is concluded that",
    "judgement": "The judgement follows that",
    "norm": "The norm follows:",
    "forecast": "The forecast is:",
}

BESIDE: Final[dict[Claim, str]] = {"fact": "", "judgement": "", "norm": "ought", "forecast": "will"}

STATUS: Final[dict[Status, str]] = {
    "explicit": "author's words",
    "implicit": "implicit",
    "question": "a question of the author's",
    "extension": "extension",
    "literature": "literature",
}

STANDING: Final[dict[str, str]] = {
    "stated": "stated",
    "concluded": "concluded",
    "denied": "denied",
    "not stated": "assumed",
    "weaker": "too weak",
    "holds": "holds",
}

TAKEN: Final = "Taken not to be so, because nothing was said about it"
ABSENT: Final = "nothing was said about"
COMES_BACK: Final = "by a way that rests on this very conclusion"
DENIED: Final = "it was denied"
ON_DISPUTED: Final = "rests on a disputed fact"
SHOWN: Final = "already shown above"
EVEN_THOUGH: Final = "even though"
WEAKEST: Final = "weakest link"
AGAIN: Final = "it also follows from"

ANSWER: Final[dict[str, str]] = {
    "yes": "Yes",
    "no": "No",
    "both": "Both yes and no, since the rules conclude one and the other",
    "open": "Open: no rule answers it here",
}

CONFLICT: Final[dict[str, str]] = {
    "denied": "Both the sentence and its denial hold",
    "opposite": "Two opposites hold together",
    "one": "More than one value holds where there can be one",
}


def capital(text: str) -> str:
    """Prose with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def level_word(certainty: Certainty | None) -> str:
    """The certainty as one word; "" where there is none."""
    return str(certainty) if certainty is not None else ""


def beside(claim: Claim, certainty: Certainty | None) -> str:
    """What stands at the right of a concluded sentence: "ought, likely", "will, certain", "likely"."""
    return ", ".join(word for word in (BESIDE[claim], level_word(certainty)) if word)


def stated(certainty: Certainty | None) -> str:
    """How a stated sentence stands: "stated", or "stated, likely" where it is not certain."""
    unsure = certainty is not None and certainty < Certainty.CERTAIN
    return STANDING["stated"] + (f", {certainty}" if unsure else "")


def sure(certainty: Certainty | None) -> str:
    """The certainty as a sentence of its own: "Likely."; "" where there is none."""
    return f" {capital(str(certainty))}." if certainty is not None else ""


def news(new: bool, claim: Claim) -> str:
    """What a step brings: "New", "Again", "New, a forecast"."""
    kind = {"norm": ", a norm", "forecast": ", a forecast"}.get(claim, "")
    return ("New" if new else "Again") + kind


def only_if(level: Certainty) -> str:
    """How a condition that asks for a certainty says so."""
    return "" if level <= Certainty.POSSIBLE else f"only if {'at least likely' if level == Certainty.LIKELY else level}"


def weaker(held: Certainty | None, asked: Certainty) -> str:
    """Why a sentence that holds does not count: it holds, but not surely enough."""
    return f"it holds, but is only {held}; {asked} is asked for"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: "1 step", "2 steps"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


EARLIER_WAVE: Final = "it belongs to an earlier wave: all that follows at once comes before what follows from that"
EARLIER: Final = (
    "its rule stands earlier in the book",
    "its branch of 'any' stands earlier in the rule",
    "it is the same rule, and its names come first in the alphabet",
    "it is the same rule, and its conclusion stands earlier under 'then'",
)


def rule_status(status: Status, certainty: Certainty | None = None) -> str:
    """Whose words a rule is, and how sure: "author's words, likely"."""
    return STATUS[status] + (f", {certainty}" if certainty is not None else "")


DISPUTED: Final = "disputed"
INSTEAD: Final = "not so, since"
NOT_IN_THE_WAY: Final = "does not hold, so it does not stand in the way"


def sure_as_rule(level: Certainty) -> str:
    """A step that is as sure as its rule."""
    return f"It is {level}, as sure as the rule itself."


def sure_as_premises(level: Certainty, premises: list[int], rule: Certainty) -> str:
    """A step that is only as sure as its weakest premises (numbered from 1)."""
    one = len(premises) == 1
    who = f"premise {premises[0]} is" if one else f"premises {listed([str(number) for number in premises])} are"
    return f"It is only {level} because {who} only {level}; the rule itself is {rule}."


def listed(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""


def resting(number: int) -> str:
    """How many conclusions rest on something: "1 conclusion rests on it"."""
    return count(number, "conclusion rests on it", "conclusions rest on it")


def shortly(words: list[str], most: int) -> str:
    """ "a and b", or "a; b; and 3 more" where there are more than `most`."""
    return listed(words) if len(words) <= most else f"{'; '.join(words[:most])}; and {len(words) - most} more"


def cited(who: str, at: tuple[str, ...]) -> str:
    """Where the author says so: "Trenin, sentence 25"; places that are no sentence numbers stay as they are."""
    numbers = [place[1:] for place in at if place[:1] == "S" and place[1:2].isdigit()]
    if at and len(numbers) == len(at):
        return f"{who}, sentence{'' if len(at) == 1 else 's'} {listed(numbers)}"
    return ", ".join((who, *at))


COMPARES: Final[dict[Sign, str]] = {
    "=": "is",
    "!=": "is not",
    ">=": "is at least",
    "<=": "is at most",
    ">": "is more than",
    "<": "is less than",
}


def asks(words: str, level: Certainty, absent: bool) -> str:
    """A sentence with how surely it is asked for, or that it must not hold so surely."""
    sure = {Certainty.LIKELY: "at least likely", Certainty.CERTAIN: "certain"}.get(level)
    if absent:
        return f"it is not {sure} that {words}" if sure else f"it does not hold that {words}"
    return f"it is {sure} that {words}" if sure else words


def of_how_many(how: Literal["at least", "no", "every", "most"], number: int, label: str) -> str:
    """Of how many things a count speaks: "for at least 2 allies", "for every ally"."""
    if how in ("no", "every"):
        return f"for {how} {label}"
    return f"for at least {number} {plural(label, number)}" if how == "at least" else f"for most {plural(label)}"


def plural(label: str, number: int = 2) -> str:
    """The plural of a role: "allies", "other states"; a role with a number after it stays as it is."""
    if number == 1 or label[-1:].isdigit():
        return label
    if label.endswith("y") and label[-2:-1] not in "aeiou":
        return label[:-1] + "ies"
    return label + ("es" if label.endswith(("s", "x", "ch", "sh")) else "s")


def some(words: str) -> str:
    """A sentence with its open names as "some ally", as one would say it."""
    words = re.sub(r"<([^<>]+)> (?=\1\b)", "some ", words)
    return re.sub(r"<([^<>]+)>", r"some \1", words)


NAME_OPEN: Final = "nothing says which one that would be"
ASKED_ABOVE: Final = "this is what was asked above"
STRANGE: Final = "with names that this case does not mention"
ONLY_STATED: Final = "no rule concludes it: it can only be stated"
FINDING: Final[dict[str, str]] = {
    "holds": "holds",
    "missing": "missing",
    "denied": "denied",
    "blocked by": "blocked by",
    "falls short": "falls short",
    "too weak": "too weak",
    "open": "open",
}


def falls_short(condition: Count | AtLeastOf, counted: tuple[str, ...], among: int) -> str:
    """By how much a count misses: "1 of at least 2: Uzbekistan"."""
    names = f": {', '.join(counted)}" if counted else ""
    if isinstance(condition, AtLeastOf) or condition.how == "at least":
        return f"{len(counted)} of at least {condition.number}{names}"
    if condition.how == "no":
        return f"{len(counted)} where there may be none{names}"
    if among == 0:
        return "there is none to ask it of"
    wanted = "all" if condition.how == "every" else "more than half"
    return f"{len(counted)} of {among}, and {wanted} are needed{names}"


def misses(sign: Sign, left: Value | None, right: Value | None, worked_out: bool) -> str:
    """By how much a comparison misses: "6 too few"; with the two sides before it where they were worked out."""
    if left is None or right is None:
        return "a division by zero"
    if isinstance(left, str) or isinstance(right, str):
        return ""
    gap = written(whole(abs(Fraction(left) - Fraction(right))))
    if left == right:
        said = "both are the same" if sign in ("!=", ">", "<") else ""
    elif sign == "=":
        said = f"they differ by {gap}"
    else:
        said = f"{gap} too {'few' if sign in ('>=', '>') else 'many'}"
    return f"{written(left)} against {written(right)}: {said}" if worked_out else said


SIGN: Final[dict[str, str]] = {
    "reinforcing": "Reinforcing: each turn strengthens the next.",
    "balancing": "Balancing: a turn works against the next.",
}


def could_elsewhere(titles: tuple[str, ...]) -> str:
    """That other rulebooks could conclude what this one cannot."""
    word = "rulebook" if len(titles) == 1 else "rulebooks"
    return f"{len(titles)} other {word} could: {listed(list(titles))}."


def parting(step: int, title: str, words: str) -> str:
    """The first step that only one side of a conflict needs."""
    return f'They part in step {step}, by the rule "{capital(title)}": {words}.'


def hold_of(met: int, among: int) -> str:
    """How many of a rule's conditions hold: "4 of 6 conditions hold"."""
    if among == 1:
        return "its one condition holds" if met else "its one condition does not hold"
    return f"{met} of {among} conditions hold{'s' if met == 1 else ''}"

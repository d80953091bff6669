"""What can be asked of any sentence, and how it is answered."""

from __future__ import annotations

from ..situation import Situation
from .action import SENTENCE, Action
from .reasons import no_answer, no_sentence, nothing_asked
from .where import changes, has_sentences, in_case, in_place


def _no_step(now: Situation) -> str:
    if now.steps_of_mark:
        return ""
    if not now.sentence:
        return no_sentence(now)
    if now.standing in ("stated", "denied"):
        return f"No step concludes it: it is {now.standing} in the case."
    return "No step: nothing was said about it, and no rule concludes it."


def _answers(now: Situation) -> bool:
    """On the case an answer is one of the case; everywhere else it is a try, for which there is a place."""
    return in_place("case")(now) or changes(now)


def _no_answer_here(now: Situation) -> str:
    return no_answer(now) if in_place("case")(now) else no_sentence(now)


def _no_yes(now: Situation) -> str:
    if in_case("ask")(now) and now.phase in ("one", "number"):
        return "There are several answers: ↑↓ choose one, Enter gives it."
    return _no_answer_here(now)


SENTENCE_ACTIONS: tuple[Action, ...] = (
    Action(
        "why",
        "Why does this hold, or why not",
        "why, or why not",
        ("w",),
        group=SENTENCE,
        applies=has_sentences,
        off=no_sentence,
        command='foedus why {case} "{sentence}"',
    ),
    Action(
        "where",
        "Go to the step that concludes it",
        "its step in the walk",
        ("s",),
        group=SENTENCE,
        applies=has_sentences,
        off=_no_step,
    ),
    Action(
        "rests",
        "What rests on it, or what it would lead to",
        "what rests on it",
        ("r",),
        group=SENTENCE,
        applies=has_sentences,
        off=nothing_asked,
        command="foedus run {case} --rests-on",
        also="depends falls without leads",
    ),
    Action(
        "change",
        "What would change it",
        "what would change it",
        ("c",),
        group=SENTENCE,
        applies=changes,
        off=nothing_asked,
        command='foedus change {case} "{sentence}"',
        also="break bring about repair least smallest",
    ),
    Action("yes", "Say that it is so", "yes", ("y",), group=SENTENCE, applies=_answers, off=_no_yes),
    Action("no", "Say that it is not so", "no", ("n",), group=SENTENCE, applies=_answers, off=_no_answer_here),
    Action(
        "leave_open",
        "Leave it open: forget the answer",
        "leave open",
        ("o",),
        group=SENTENCE,
        also="drop delete remove retract unsay clear withdraw",
        applies=_answers,
        off=_no_answer_here,
    ),
)

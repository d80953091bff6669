"""What the rulebook says of a text: it alone decides whether a sentence can be said, and which is the nearest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .complete import Completion, Problem, suggestion
from .lead import lead


@dataclass(frozen=True)
class Wrong:
    """Why a text is no sentence of the rulebook, what can be done, and the nearest sentences."""

    words: str
    hint: str = ""
    near: tuple[str, ...] = ()
    at: int = 0
    """Where in the text; 0 also where it is the whole of it."""
    name: bool = False
    """It is a name that is not known."""


Judge = Callable[[str], Wrong | None]
"""What is wrong with a text, what stands before the sentence included; None where it can be said."""
NEAREST = "What is nearest stands below. Tab takes the marked one."


def judged(text: str, done: Completion, judge: Judge) -> Completion:
    """The completion of a text, with what the rulebook says of a whole sentence, and of one that leads nowhere."""
    lost = done.problem is not None and not done.suggestions and not done.problem.fix
    if not text.strip() or not (done.whole or lost):
        return done
    wrong = judge(done.text if done.whole else text)
    if wrong is None:
        return done if done.whole else Completion(whole=True, text=text, blanks=done.blanks)
    near = tuple(suggestion(lead(text)[0].text + said) for said in wrong.near)
    seen = done.problem or Problem(0, "")
    said = Problem(
        wrong.at or seen.at,
        seen.words if near and seen.words else wrong.words,
        NEAREST if near else wrong.hint,
        known=seen.known if wrong.name else "",
    )
    return Completion(near, said, blanks=done.blanks)

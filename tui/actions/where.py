"""Where actions exist: questions about the place, the view and the sheet."""

from __future__ import annotations

from collections.abc import Callable

from ..places import PLACES
from ..situation import Situation


def built(id: str) -> bool:
    """Whether the program has this place."""
    return any(place.id == id for place in PLACES)


def in_place(*ids: str) -> Callable[[Situation], bool]:
    """In one of these places, with no sheet over it."""
    return lambda now: now.place in ids and not now.sheet


def in_view(place: str, view: str) -> Callable[[Situation], bool]:
    """In this view of this place."""
    return lambda now: (now.place, now.view) == (place, view) and not now.sheet


def in_case(*views: str) -> Callable[[Situation], bool]:
    """In a view of the case; without a view the case shows its facts."""
    return lambda now: in_place("case")(now) and (now.view or "facts") in views


def watching(now: Situation) -> bool:
    """On the walk, without being asked what comes."""
    return now.place == "walk" and now.view != "predict" and not now.sheet


def in_walk(now: Situation) -> bool:
    """On the walk, or at what is behind a step."""
    return watching(now) or now.sheet == "agenda"


def predicting(now: Situation) -> bool:
    """On the walk, being asked what comes."""
    return now.place == "walk" and now.view == "predict" and not now.sheet


def asked(now: Situation) -> bool:
    """A question stands that is not answered yet."""
    return predicting(now) and now.phase in ("choose", "reasons")


def in_circles(now: Situation) -> bool:
    """Among the circles."""
    return in_place("conclusions")(now) and now.view == "circles"


def has_sentences(now: Situation) -> bool:
    """Where there are sentences to be asked about."""
    return now.place != "home"


def changes(now: Situation) -> bool:
    """Where a sentence can be tried."""
    return built("change") and has_sentences(now)


plays = in_view("change", "rounds")

"""Where things are: one table of places and their views.

A place or view that is not built is not in the table, and so nowhere on the screen. To add a view:

1. Name it here. The first view is the one that is opened from elsewhere; the same digit again goes to the next.
2. Give its screen a widget with the view's id and the class "view": it is shown while the view is. A screen that
   inherits from `screens.listed.Listed` has a list for each view by itself and needs only `rows(view)`, a pure
   function of what the desk holds. `view_names()` gives names with counts; a view that it leaves out is absent.
   Each view has a widget of its own, which is why it remembers its marked line.
3. Put its Now line and its keys into `now` under "place/view", or under "place" for all views of it.
4. Whoever comes with a sentence, or with answers to try (`Framed.Go(place, view=..., sentence=..., tries=...)`),
   hands them to the screen's `take`.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import keynames as key


@dataclass(frozen=True)
class View:
    """One way to look at a place; the same digit again goes to the next."""

    id: str
    title: str
    about: tuple[str, ...] = ()
    """What there is to know of it, where that of the place is not enough."""


@dataclass(frozen=True)
class Place:
    """A room of the program, reached by its digit from everywhere."""

    digit: str
    id: str
    title: str
    views: tuple[View, ...] = ()
    about: tuple[str, ...] = ()
    """Two lines for the sheet of keys: what one sees here."""


PLACES = (
    Place(
        "0",
        "home",
        "Home",
        about=(
            "Home lists the cases that can be opened, and first of all what you left last time.",
            "The marked line opens with Enter.",
        ),
    ),
    Place(
        "1",
        "case",
        "Case",
        (View("facts", "Facts"), View("silent", "Not stated"), View("ask", "Ask me")),
        about=(
            "A case is a list of sentences that you say are so, are not so, or leave open.",
            "The file it came from is never altered: your answers are kept apart from it.",
        ),
    ),
    Place(
        "2",
        "walk",
        "Walk",
        (View("watch", "Watch"), View("predict", "Predict")),
        about=(
            "The walk shows the rules at work, one step at a time. A step takes sentences",
            "that hold (above) and writes down one that follows (then). Predict asks before it shows.",
        ),
    ),
    Place(
        "3",
        "conclusions",
        "Conclusions",
        (
            View("conflict", "In conflict"),
            View("all", "All"),
            View(
                "circles",
                "Circles",
                about=(
                    "A circle is a ring of sentences that hold each other up: each leads to the next, and the last to",
                    "the first. It stands because of what enters from outside. R1, R2 ... are reinforcing circles:",
                    "each turn strengthens the next. B1, B2 ... are balancing: a turn works against the next.",
                ),
            ),
            View("taken", "Taken for granted"),
        ),
        about=(
            "Conclusions are the sentences that followed, by their use: where it all ends up first, then",
            f"what lies on the way, then what could follow and does not. {key.CONCLUSIONS} again shows the circles.",
        ),
    ),
    Place(
        "4",
        "change",
        "Change",
        (
            View("whatif", "What if"),
            View("least", "Least change"),
            View("carries", "What carries it"),
            View("rounds", "Rounds"),
        ),
        about=(
            "Change is a scratch copy of the case: turn sentences and see what then follows,",
            "and find the least that would make something follow, or stop it.",
        ),
    ),
    Place(
        "5",
        "compare",
        "Compare",
        (View("later", "Later"), View("rivals", "Rivals"), View("scoreboard", "Scoreboard")),
        about=(
            "Compare shows what history did, what other theories would have said,",
            "and how often each of them was right.",
        ),
    ),
    Place(
        "6",
        "rules",
        "Rules",
        (View("rules", "Rules"), View("text", "Text"), View("map", "Map")),
        about=(
            "Rules is the book that is applied: what follows from what, in the author's words or in yours.",
            "A book that comes with Foedus is never altered; writing in it makes a copy.",
        ),
    ),
)


def place(id: str) -> Place:
    """The place with this id."""
    return next(place for place in PLACES if place.id == id)


def view(in_place: str, id: str) -> View:
    """The view of a place with this id."""
    return next(view for view in place(in_place).views if view.id == id)

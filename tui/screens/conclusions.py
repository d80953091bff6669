"""What followed: by its use, as circles, by what was taken for granted, and what excludes each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from ..frame import Rule, Tries
from ..frame.shown import WIDE
from ..places import place
from ..row import BLANK, Prose, Row
from ..sentences import SentenceList
from ..situation import Situation
from ..view import circles, conclusions, least
from ..view.circles import RING, WAY, Ring, Turn
from ..view.conclusions import Conclusions
from .answer import BUILT_CHANGE
from .listed import Listed

READING: tuple[Row, ...] = (BLANK, Prose("Reading the rules ..."))
THIRD = 134
"""From so many columns on, the answer stands beside a ring and its ways as a third pane."""
TALL = 34
"""From so many lines on, everything stands open."""


class ConclusionsScreen(Listed):
    """Three lists, and the circles: a list of rings over the chosen one, which is drawn."""

    PLACE = "conclusions"
    DEFAULT_CSS = """
    ConclusionsScreen #rings { height: auto; max-height: 40%; scrollbar-size-horizontal: 0; }
    ConclusionsScreen #ring { width: 1fr; }
    ConclusionsScreen #breakers { width: 32; }
    ConclusionsScreen.-wide #breakers { width: 38; }
    ConclusionsScreen.-wide #circles { width: 2fr; }
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._chosen: dict[str, str] = {}
        """Of each line with several names, the sentence that was chosen."""
        self._ring = ""
        """The label of the chosen ring."""
        self._turns: dict[str, int] = {}
        """Of each ring, which of its turns is shown."""

    def body(self) -> Iterable[Widget]:
        """A list for each view; that of the circles is three."""
        rings = SentenceList(id="rings", leads=True)
        rings.can_focus = False
        with Horizontal():
            for view in place(self.PLACE).views:
                if view.id != "circles":
                    yield SentenceList(id=view.id, classes="view")
            with Vertical(id="circles", classes="view"):
                yield rings
                yield Rule()
                with Horizontal():
                    yield SentenceList(id="ring")
                    yield SentenceList(id="breakers")
            yield SentenceList(id="beside", classes="wide-only")

    @property
    def listed(self) -> SentenceList:
        """The list of the view that is shown."""
        return self.query_one("#ring" if self.here() == "circles" else f"#{self.here()}", SentenceList)

    @property
    def known(self) -> Conclusions:
        """What the evaluation concluded."""
        return self.desk.case.reading.conclusions if self.desk.case else conclusions.nothing_yet()

    def view_names(self) -> Sequence[tuple[str, str]]:
        """The views with their counts; without conflicts and circles there are no such views."""
        known = self.known
        overview, found, taken = known.overview.found, known.circles.found, known.taken.found
        counts = {
            "conflict": len(known.clashes) or None,
            "all": overview.count if overview else "",
            "circles": "" if found is None else len(found.standing) if found.rings or found.harmless else None,
            "taken": sum(bool(each.carries) for each in taken.silences) if taken else "",
        }
        return tuple(
            (view.id, f"{view.title} {count}".rstrip())
            for view in place(self.PLACE).views
            if (count := counts[view.id]) is not None
        )

    def situation(self) -> Situation:
        """As everywhere, and how many names there are to choose from."""
        at = super().situation()
        if at.view == "circles":
            ring = self._chosen_ring()
            return replace(at, names=len(ring.turns) if ring else 0)
        group = self._group()
        return replace(at, names=len(group.names) if group else 0)

    def subject(self) -> str:
        """The chosen ring."""
        return f"{RING}{self._ring}" if self._ring and self.here() == "circles" else ""

    # -- what is shown ---

    def rows(self, view: str) -> Sequence[Row]:
        """The rows of a list."""
        known = self.known
        if view == "conflict":
            return conclusions.conflict_rows(known.clashes)
        if view == "taken":
            taken = self.await_later(known.taken)
            return conclusions.taken_rows(taken) if taken else READING
        overview = self.await_later(known.overview)
        return conclusions.rows(overview, self._chosen, self.size.height >= TALL) if overview else READING

    def renew(self) -> None:
        """The rows as things stand; the counts beside the names of the views as well."""
        known = self.known
        self.await_later(known.overview)
        self.await_later(known.circles)
        self.await_later(known.taken)
        self.query_one("#beside").display = self.size.width >= (THIRD if self.here() == "circles" else WIDE)
        if self.here() == "circles":
            self._show_ring()
        else:
            super().renew()

    def _chosen_ring(self) -> Ring | None:
        found = self.known.circles.found
        rings = found.rings if found else ()
        return next((ring for ring in rings if ring.label == self._ring), rings[0] if rings else None)

    def _turn(self, ring: Ring) -> Turn:
        return ring.turns[self._turns.get(ring.label, 0) % len(ring.turns)]

    def _show_ring(self) -> None:
        found, ring = self.known.circles.found, self._chosen_ring()
        rings, drawing, breakers = (self.query_one(f"#{id}", SentenceList) for id in ("rings", "ring", "breakers"))
        self.query_one("#circles Rule").display = ring is not None
        if found is None or ring is None:
            breakers.display = False
            rings.show([])
            drawing.show(READING if found is None else (BLANK, *circles.list_rows(found, {})))
            breakers.show([])
            return
        rings.show(circles.list_rows(found, self._turns), f"{RING}{ring.label}")
        roomy = self.size.width >= circles.ROOM
        if not ring.turns:
            drawing.show(circles.possible_rows(ring, self.await_later(ring.could)))
            breakers.show([])
            breakers.display = False
        else:
            turn = self._turn(ring)
            ways = circles.break_rows(ring, turn, self.await_later(turn.breakers))
            rows = circles.ring_rows(ring, turn, roomy)
            drawing.show(rows if roomy else (*rows, BLANK, *ways))
            breakers.show(ways)
            breakers.display = roomy
        self._show_beside()

    # -- names and rings ---

    def _group(self) -> conclusions.Group | None:
        line, overview = self.listed.line, self.known.overview.found
        return overview.alike(line.about) if line is not None and line.about and overview is not None else None

    def do_next_name(self) -> None:
        """The next of the names that a line stands for, or for which a ring stands."""
        self._another_name(1)

    def do_previous_name(self) -> None:
        """The name before."""
        self._another_name(-1)

    def _another_name(self, by: int) -> None:
        group, ring = self._group(), self._chosen_ring()
        if self.here() == "circles" and ring is not None:
            self._turns[ring.label] = (self._turns.get(ring.label, 0) + by) % len(ring.turns)
        elif group is not None and self.listed.line is not None:
            self._chosen[group.words] = conclusions.beside_name(group, self.listed.line.about, by)
        self.renew()

    def do_change(self) -> None:
        """What would stop the ring that is shown; on a list, what would change the marked sentence."""
        ring = self._chosen_ring() if self.here() == "circles" else None
        if ring is not None and ring.turns:
            self.change(least.ring_goal(ring.label, self._turn(ring).names))
        else:
            super().do_change()

    def do_next_ring(self) -> None:
        """The next circle."""
        found, ring = self.known.circles.found, self._chosen_ring()
        if found is not None and ring is not None:
            self._ring = found.rings[(found.rings.index(ring) + 1) % len(found.rings)].label
            self.renew()

    def about_mark(self) -> dict[str, Any]:
        """A way to stop a ring, or to set it turning, can be tried."""
        about, part = super().about_mark(), self.focused
        if about and isinstance(part, SentenceList) and part.line is not None and part.line.id.startswith(WAY):
            about["mark"] = "way" if BUILT_CHANGE else "sentence"
        return about

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Enter on a way tries it."""
        ring = self._chosen_ring()
        if ring is None or self.situation().mark != "way":
            return
        event.stop()
        event.prevent_default()
        breakers = self._turn(ring).breakers.found if ring.turns else None
        self.try_all(circles.tries(circles.way_of(event.line.id, breakers, ring.could.found)))

    def marked(self, event: SentenceList.Marked) -> None:
        """A click on a ring chooses it."""
        if event.source.id == "rings":
            if event.line.id != f"{RING}{self._ring}":
                self._ring = event.line.id.removeprefix(RING)
                self.renew()
        else:
            super().marked(event)

    def take(self, sentence: str, tries: Tries = ()) -> None:
        """Mark the line of a sentence, or choose the ring on which it lies, or with this label."""
        if self.here() == "circles" and sentence.startswith(RING):
            self._ring = sentence.removeprefix(RING)
            self.renew()
            return
        found = self.known.circles.found
        if self.here() != "circles" or found is None:
            super().take(sentence, tries)
            return
        for ring in found.standing:
            for number, turn in enumerate(ring.turns):
                if sentence in (*turn.drawn, *(member.sentence for member in turn.members)):
                    self._ring, self._turns[ring.label] = ring.label, number
                    self.renew()
                    return

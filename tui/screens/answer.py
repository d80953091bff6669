"""A sheet that answers a question about one sentence: an outline, and the other questions at the right of line 2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from textual.widget import Widget

from .. import keynames as key
from ..actions import keyed
from ..frame import ViewsLine
from ..places import PLACES
from ..sentences import SentenceList
from ..situation import Situation
from ..view.conclusions import Group, beside_name
from ..view.standing import holds
from ..view.walk import STEP
from ..view.why import ASKED, WAY
from .sheet import Sheet

BUILT_CHANGE = any(place.id == "change" for place in PLACES)


class AnswerSheet(Sheet):
    """Enter goes into a line; every other question is about the marked line as well. The first is what was asked."""

    DEFAULT_CSS = """
    AnswerSheet #reasons { max-width: 100; }
    """
    first_mark = ""
    """The line to be marked when the sheet is filled: that from where one went to another place."""

    def body(self) -> Iterable[Widget]:
        """One outline."""
        yield SentenceList(id="reasons")

    @property
    def reasons(self) -> SentenceList:
        """The outline."""
        return self.query_one("#reasons", SentenceList)

    @property
    def holds(self) -> bool:
        """Whether the sentence of the sheet holds."""
        return self._holds(self.about)

    def _holds(self, sentence: str) -> bool:
        known = self.reading.known_as(sentence)
        return known is not None and holds(known.standing)

    @property
    def marks_asked(self) -> bool:
        """Whether the sentence of the sheet is marked, and not what stands below it."""
        return self.reasons.line is not None and self.reasons.line.id == ASKED

    # -- the questions ---

    def here(self) -> str:
        """The question that is answered."""
        return self.SHEET

    def view_names(self) -> Sequence[tuple[str, str]]:
        """The question that is answered here, and those that can be asked of the marked line, with their keys."""
        marked = self._holds(self._meant())
        names = [("why", f"{key.WHY} Why" if self.holds else f"{key.WHY} Why not")]
        names.append(("rests", f"{key.RESTS} Rests on it" if marked else f"{key.RESTS} Would lead to"))
        if BUILT_CHANGE:
            names.append(("change", f"{key.CHANGE} Change it" if marked else f"{key.CHANGE} Bring about"))
        number = self._step()
        names += [("where", f"{key.WHERE} Step {number}")] if number else []
        return [(view, keyed(name, self.desk.other_keys)) for view, name in names]

    async def on_views_line_wanted(self, event: ViewsLine.Wanted) -> None:
        """A question was clicked."""
        event.prevent_default()
        if event.view in ("why", "rests"):
            if event.view != self.SHEET:
                self.post_message(self.Ask(event.view, self.about))
        else:
            await self.action_do(event.view)

    def do_rests(self) -> None:
        """What rests on the marked sentence."""
        if self.SHEET == "rests" and self._meant() == self.about:
            self.say("That is what this sheet shows. ↓ and r ask about a line below.")
        else:
            self.post_message(self.Ask("rests", self._meant()))

    def do_change(self) -> None:
        """What would change the marked sentence."""
        self.change(self._meant())

    def _meant(self) -> str:
        """The sentence of the marked line; where that has none, the one of the sheet."""
        line = self.reasons.line if self.ready else None
        return line.about if line is not None and line.about else self.about

    # -- the step ---

    def _step(self) -> int:
        """The step of the marked line; where no sentence is marked, that of the sheet's own."""
        wanted = self._marked() or self.about
        if self.desk.case is None or self.reading is not self.desk.case.reading:
            return 0  # The walk is that of the case, and this is about a scratch copy, or a round.
        if wanted.startswith(STEP):
            return int(wanted.removeprefix(STEP))
        known = self.desk.case.known(wanted)
        return min(known.steps, default=0) if known is not None else 0  # The first, which the lines name as well.

    def _marked(self) -> str:
        """The step or the sentence on the marked line."""
        line = self.reasons.line if self.ready else None
        return "" if line is None else line.id if line.id.startswith(STEP) else line.about

    def about_mark(self) -> dict[str, Any]:
        """The key for the step is on wherever the header names one; a way is tried where there is a place for that."""
        about = {**super().about_mark(), "steps_of_mark": int(self._step() > 0)}
        about["sentence"] = about.get("sentence") or self.about  # Where no line can be marked, it is about its own.
        line = self.reasons.line if self.ready else None
        if line is not None and line.id.startswith(WAY) and BUILT_CHANGE:
            about["mark"] = "way"
        elif line is not None and line.id == ASKED:
            about["mark"] = "asked"
        return about

    def do_where(self) -> None:
        """The step of the marked line; where nothing is marked, that of the sentence itself."""
        self.go_to(f"{STEP}{self._step()}")

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Ask why the marked line holds, in a sheet of its own; on itself go down to the reasons."""
        event.stop()
        if event.line.inside:
            event.source.turn()
        elif event.line.id.startswith(STEP):
            self.go_to(event.line.id)
        elif event.line.about and (event.line.about != self.about or self.SHEET != "why"):
            self.do_why()
        elif event.line.about:
            self.reasons.action_cursor_down()
            if self.marks_asked:
                self.say("That is the sentence this sheet is about.")

    # -- names ---

    @property
    def alike(self) -> Group | None:
        """The sentences that differ from this one in a name only."""
        overview = self.await_later(self.reading.conclusions.overview)
        return overview.alike(self.about) if overview is not None else None

    def situation(self) -> Situation:
        """As everywhere, and how many names there are to choose from."""
        group = self.alike if self.ready else None
        return replace(super().situation(), names=len(group.names) if group else 0, asked=self.about)

    def do_next_name(self) -> None:
        """The same question about the next name."""
        self._another_name(1)

    def do_previous_name(self) -> None:
        """The same question about the name before."""
        self._another_name(-1)

    def _another_name(self, by: int) -> None:
        if (group := self.alike) is not None:
            self.about = beside_name(group, self.about, by)
            self.renew()

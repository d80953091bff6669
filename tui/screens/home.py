"""Home: what can be opened. What was left last time is marked, so that Enter alone goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual.message import Message
from textual.widget import Widget

from ..frame import Framed
from ..left import where
from ..sentences import SentenceList
from ..store import Journal
from ..store.recent import recent
from ..view import home

CONTINUE = "continue:"
TOUR = "tour:"
_NEW_HERE = home.Section("New here?", (home.Item(TOUR, "Take the tour", "3 minutes, nothing to know beforehand"),))
RECENT = 2
"""So many cases are listed that were open before the last one."""


class HomeScreen(Framed):
    """The first screen."""

    PLACE = "home"
    DEFAULT_CSS = """
    HomeScreen #list { max-width: 100; }
    """

    class Open(Message):
        """Something was chosen."""

        def __init__(self, item: str, go_on: bool = False) -> None:
            super().__init__()
            self.item = item
            self.go_on = go_on
            """Go on where it was left, instead of at the beginning."""

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield SentenceList(id="list", names_below=True)

    def title_line(self) -> str:
        """The name of the program."""
        return "Foedus"

    _new = True
    """Nothing was ever left when one looked last."""

    def renew(self) -> None:
        """What the library has, below what was left last time, which is marked as soon as there is anything."""
        left = tuple(self._left())
        counted = self._counted()
        sections = [home.counted(section, counted) for section in (*left, *self.desk.library.sections())]
        sections.insert(len(sections) if left else 0, _NEW_HERE)
        mark, self._new = left[0].items[0].id if left and self._new else "", not left
        self.query_one("#list", SentenceList).show(home.rows(sections), mark)

    def _left(self) -> Iterable[home.Section]:
        """What was left last time, and the cases before it."""
        kept = recent(1 + RECENT)
        if kept:
            items = [home.Item(f"{CONTINUE}{one.case}", one.title or one.case, where(one.at)) for one in kept]
            first = replace(items[0], title=f"Continue: {items[0].title}")
            yield home.Section("Where you were", (first, *items[1:]))

    def _counted(self) -> dict[str, str]:
        """The cases with answers of the user: how the open one stands with them, and how many there are of others."""
        found = {}
        for kept in recent(1 + RECENT):
            if count := len(Journal(kept.changes, kept.done).answers()):
                found[kept.case] = f"with {count} answer{'' if count == 1 else 's'} of yours"
        opened = self.desk.case
        if opened is not None and opened.evaluated == opened.number:
            found.pop(opened.header.id, None)
            if opened.answers:
                concluded = sum(one.standing == "concluded" for one in opened.reading.known)
                found[opened.header.id] = f"{opened.facts} facts, {concluded} conclusion{'' if concluded == 1 else 's'}"
        return found

    def do_new_case(self) -> None:
        """Begin a case of one's own."""
        self.post_message(self.Ask("new case"))

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Open it, or unfold it."""
        event.stop()
        if event.line.inside:
            event.source.turn()
        elif event.line.id == TOUR:
            self.do_tour()
        elif event.line.id.startswith(CONTINUE):
            self.post_message(self.Open(event.line.id.removeprefix(CONTINUE), go_on=True))
        else:
            self.post_message(self.Open(event.line.id))

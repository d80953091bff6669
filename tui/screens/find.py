"""Find a sentence by its words or its standing, and a step by its number."""

from __future__ import annotations

from collections.abc import Sequence

from ..reading import Known, Reading
from ..row import BLANK, Heading, Line, Prose, Row
from ..sentences import SentenceList
from ..view.home import Section
from ..view.standing import glyph, word
from ..view.walk import STEP, Step
from .chooser import Chooser
from .home import HomeScreen

MOST = 200


class Sought:
    """All that can be found, each with its words in small letters; what was found last is narrowed further."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._typed: str | None = None
        self._found: list[tuple[str, Known]] = []

    def hits(self, text: str) -> Sequence[Known]:
        """What has every typed word in it, what nobody said last; all that was said where nothing is typed."""
        text = text.casefold()
        if not text:
            return self.reading.known
        if self._typed is None or not text.startswith(self._typed):
            unsaid = (Known(sentence, "not stated") for sentence in self.reading.sayable)
            self._found = [(_searched(one), one) for one in (*self.reading.known, *unsaid)]
        words = text.split()
        self._typed = text
        self._found = [pair for pair in self._found if all(word in pair[0] for word in words)]
        return [one for _, one in self._found]


def _searched(one: Known) -> str:
    return f"{one.sentence} {_word(one)}".casefold()


def _word(one: Known) -> str:
    """How it stands, and what has to be said beside that."""
    return ", ".join(part for part in (word(one.standing, one.certainty), one.beside) if part)


def rows(text: str, hits: Sequence[Known], steps: Sequence[Step]) -> tuple[Row, ...]:
    """A step with this number, then the first of the sentences that were found."""
    found: list[Row] = []
    if text.isdecimal() and 1 <= int(text) <= len(steps):
        step = steps[int(text) - 1]
        found += [
            Heading("Go to the step"),
            Line(f"{STEP}{step.number}", step.conclusion, glyph("concluded"), f"step {step.number}"),
            BLANK,
        ]
    for one in hits[:MOST]:
        found.append(
            Line(
                one.sentence,
                one.sentence,
                glyph(one.standing),
                _word(one),
                about=one.sentence,
            )
        )
    if len(hits) > MOST:
        found.append(Prose(f"{len(hits) - MOST} more; a few more letters narrow them.", quiet=True))
    if not hits and not found:
        found.append(Prose(f'No sentence has "{text}" in it. Fewer letters find more.'))
    return tuple(found)


def case_rows(text: str, sections: Sequence[Section]) -> tuple[Row, ...]:
    """The cases whose title or name has every typed word."""
    words = text.casefold().split()
    items = {item.id: item for section in sections for item in section.items}
    found: list[Row] = [
        Line(item.id, item.title, word=item.detail)
        for item in items.values()
        if all(part in f"{item.title} {item.id}".casefold() for part in words)
    ]
    return tuple(found) or (Prose(f'No case has "{text}" in its title. Fewer letters find more.'),)


class FindSheet(Chooser):
    """The search over all that was said or concluded."""

    SHEET = "find"
    SIGN = "/"
    _sought: Sought | None = None

    def rows(self, text: str) -> Sequence[Row]:
        """The hits in the open case."""
        if self.under.place == "home":
            return case_rows(text, self.desk.library.sections())
        opened = self.desk.case
        if opened is None:
            return ()
        if self._sought is None or self._sought.reading is not opened.reading:
            self._sought = Sought(opened.reading)
        return rows(text, self._sought.hits(text), opened.reading.steps)

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """A step is gone to; a sentence is asked why."""
        event.stop()
        self.dismiss()
        if self.under.place == "home":
            self.under.post_message(HomeScreen.Open(event.line.id))
        elif event.line.id.startswith(STEP):
            self.under.post_message(self.Go("walk", event.line.id))
        else:
            self.under.post_message(self.Ask("why", event.line.about))

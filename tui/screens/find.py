"""Find a sentence by its words or its standing, and a step by its number."""

from __future__ import annotations

from collections.abc import Sequence

from ..reading import Known
from ..row import BLANK, Heading, Line, Prose, Row
from ..sentences import SentenceList
from ..view.home import Section
from ..view.standing import glyph, word
from ..view.walk import STEP, Step
from .chooser import Chooser
from .home import HomeScreen

MOST = 200


def rows(text: str, known: Sequence[Known], steps: Sequence[Step], sayable: Sequence[str] = ()) -> tuple[Row, ...]:
    """A step with this number, then sentences that have every typed word; those that nobody said last."""
    found: list[Row] = []
    if text.isdecimal() and 1 <= int(text) <= len(steps):
        step = steps[int(text) - 1]
        found += [
            Heading("Go to the step"),
            Line(f"{STEP}{step.number}", step.conclusion, glyph("concluded"), f"step {step.number}"),
            BLANK,
        ]
    words = text.casefold().split()
    unsaid = [Known(sentence, "not stated") for sentence in sayable] if words else []
    hits = [
        one
        for one in (*known, *unsaid)
        if all(part in f"{one.sentence} {word(one.standing, one.certainty)}".casefold() for part in words)
    ]
    for one in hits[:MOST]:
        found.append(
            Line(
                one.sentence,
                one.sentence,
                glyph(one.standing),
                word(one.standing, one.certainty),
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

    def rows(self, text: str) -> Sequence[Row]:
        """The hits in the open case."""
        if self.under.place == "home":
            return case_rows(text, self.desk.library.sections())
        opened = self.desk.case
        if opened is None:
            return ()
        reading = opened.reading
        return rows(text, reading.known, reading.steps, reading.sayable)

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

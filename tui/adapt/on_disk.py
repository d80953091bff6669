"""The files of an open case: whether they read otherwise than they were read, and giving them their old text back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from engine import Problems
from engine.language.case import Case

from ..outside import Alteration, Changed
from ..reading import CannotOpen
from ..store.texts import text_of
from .bookshelf import Remembering
from .booktexts import BookTexts
from .confined import may_write

_ELSEWHERE = "The text was changed elsewhere since, so it stays as it is."

Facts = tuple[Path, str]
"""The file of a case, with the text that was read."""


class EngineOnDisk:
    """Compares what was read with what stands there."""

    def __init__(
        self,
        books: BookTexts,
        one: threading.Lock,
        opened: Callable[[str], Case | None],
        facts: Callable[[str], Facts | None],
    ) -> None:
        self._books, self._one, self._opened, self._facts = books, one, opened, facts

    def files(self, case: str) -> Sequence[Path]:
        """That of the case, and those of its rulebook."""
        try:
            rules = self._books.book(self._books.of(case)).files
        except CannotOpen:
            rules = ()
        facts = self._facts(case)
        return (*((facts[0],) if facts is not None else ()), *rules)

    def changed(self, case: str) -> Changed:
        """The files that have another text than the one that is in force."""
        opened = self._opened(case)
        if opened is None:
            return Changed()
        facts = self._facts(case)
        return Changed(self._rules(case, opened), facts is not None and _text(facts[0]) not in (None, facts[1]))

    def _rules(self, case: str, opened: Case) -> Alteration | None:
        book, reading = self._books.of(case), Remembering()
        with self._one:
            reading.rulebook_at(self._books.at(book), Problems())
        read = {name: text for each in opened.rulebook.books for name, text in each.files}
        found = []
        for path in dict.fromkeys(reading.paths):
            name = reading.shown(path)
            stands = reading.documents[name].text
            if name in read and read[name] != stands:
                found.append((path, read[name], stands))
        new = any(reading.shown(path) not in read for path in reading.paths)
        return Alteration(book, tuple(found), outside=True) if found or new else None

    def put_back(self, alteration: Alteration, again: bool = False) -> None:
        """The old texts, or the new ones again; a draft of what somebody else wrote stays until then."""
        if alteration.draft:
            self._put_draft(alteration, again)
            return
        for path, before, after in alteration.files:
            if not may_write(path) or self._books.stands(path) != (before if again else after):
                raise CannotOpen(_ELSEWHERE)
        for path, before, after in alteration.files:
            if alteration.outside and not again:
                self._books.keep_theirs(path, after)
            old, new = (before, after) if again else (after, before)
            if self._books.save(path, new, old) == "changed":
                raise CannotOpen(_ELSEWHERE)

    def _put_draft(self, alteration: Alteration, again: bool) -> None:
        for path, before, after in alteration.files:
            text = after if again else before
            if text == self._books.stands(path):
                self._books.drop_text(path)
            else:
                self._books.keep(path, text)


def _text(path: Path) -> str | None:
    try:
        return text_of(path)
    except (OSError, UnicodeDecodeError):
        return None


def facts_of(path: Path | None) -> Facts | None:
    """The file of a case as it reads now."""
    text = _text(path) if path is not None else None
    return (path, text) if path is not None and text is not None else None

"""The texts of rulebooks: as they were left, what is wrong with them, drafts, and copies of them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from engine.authoring.shelf import Shelf, has_key
from engine.language.edit import mended
from engine.language.problem import Problem

from ..reading import CannotOpen
from ..rulebooks import Book, Page
from ..store import disk
from ..store.texts import Put, books_folder, text_of
from ..view import editing
from ..view.scaffold import copied, line_of
from .bookshelf import Bookshelf, files_of
from .confined import may_write, refuse_elsewhere

_HEAD = re.compile(r"^rulebook:", re.MULTILINE)


class BookTexts(Bookshelf):
    """A shelf with texts that can be written."""

    def page(self, id: str, rule: str = "") -> Page:
        """The file with this rule, as it was left."""
        files = files_of(self._path(id))
        pages = []
        for path in files:
            stands = self.stands(path)
            if has_key(path, "case"):
                self._go_on(path)
            left = self._texts.begin(path, stands)
            text = stands if left is None else left.text
            at = datetime.fromtimestamp(path.stat().st_mtime).strftime("%H:%M")
            pages.append(Page(path, text, line_of(text, rule) if rule else 1, left is not None, at, stands))
        if not pages:
            raise CannotOpen(f"{id} is not there any more.")
        return next((page for page in pages if (page.line if rule else page.draft)), pages[0])

    def _go_on(self, path: Path) -> None:
        """No list offers what was left for the file of a case, so whatever was left is gone on with."""
        if self._texts.draft(path) is None and (others := self._texts.others(path)):
            self._texts.take(path, others[0].number)

    def take(self, path: Path, number: int) -> None:
        """Go on with the draft that has this number."""
        self._texts.take(path, number)

    def check(self, id: str, path: Path, text: str) -> editing.Checked:
        """What would be wrong if the file had this text; the language first, then what it means."""
        shown = self._library.shown(path)
        found = tuple(
            editing.Problem(
                one.place.line,
                one.place.column,
                one.place.length,
                one.message,
                one.note,
                one.fix,
                mended(text, one.edit) if one.edit is not None and one.edit.place.file == shown else "",
                one.severity != "error",
                "" if one.place.file == shown else one.place.file,
            )
            for one in self._problems(self._path(id), {path: text})
        )
        return editing.Checked(text, found)

    def _problems(self, root: Path, drafts: dict[Path, str]) -> list[Problem]:
        from engine.authoring.check import check  # Its lints take long to load, and the first screen needs none.

        shelf = Shelf()
        for path, text in drafts.items():
            shelf.draft(path, text)
        with self._one:
            return check([str(root)], shelf).found

    def keep(self, path: Path, text: str) -> bool:
        """Keep a text that is not in force yet; True where it lies beside that of another window from now on."""
        with _written(path):
            return self._texts.keep(path, text)

    def keep_theirs(self, path: Path, text: str) -> None:
        """Keep what somebody else wrote in a file and is not to be in force."""
        with _written(path):
            self._texts.keep_theirs(path, text)

    def drop(self, id: str) -> None:
        """Forget the texts that are not in force."""
        for path in files_of(self._path(id)):
            self._texts.drop(path)

    def drop_text(self, path: Path) -> None:
        """Forget the text for one file that is not in force."""
        self._texts.drop(path)

    def save(self, path: Path, text: str, over: str) -> Put:
        """Put a text in force, in place of the text `over`; nothing is done where the file has another one."""
        if self._library.rules is not None and path.resolve().is_relative_to(self._library.rules.resolve()):
            raise CannotOpen("A rulebook that comes with Foedus is never altered.")
        refuse_elsewhere(path)
        with _written(path):
            return self._texts.put(path, text, over)

    def stands(self, path: Path) -> str:
        """The text in the file itself."""
        try:
            return text_of(path)
        except (OSError, UnicodeDecodeError) as problem:
            raise CannotOpen(f"{path.name} cannot be read as text.") from problem

    def copy(self, id: str, case: str) -> Book:
        """A copy beside the user's own case, or else in the user's folder of rulebooks."""
        original = self._path(id)
        at = self._library.find_case(case) if case and case not in self._library.cases() else None
        folder = at.resolve().parent if at is not None and may_write(at) else books_folder()
        stem, suffix = original.stem, original.suffix
        number, path = 1, folder / f"my-{stem}{suffix}"
        while path.exists():
            number += 1
            path = folder / f"my-{stem}-{number}{suffix}"
        title = f"My copy of {stem}" + (f", {number}" if number > 1 else "")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if original.is_dir():
                shutil.copytree(original, path)
            for file in files_of(original):
                text = text_of(file)
                text = copied(text, path.stem, title) if _HEAD.search(text) else text
                disk.write_text(path / file.name if original.is_dir() else path, text)
        except OSError as problem:
            raise CannotOpen(f"No copy could be made in {folder}: {(problem.strerror or '').lower()}.") from problem
        return self.book(str(path.resolve()))


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """What is written here may go wrong."""
    try:
        yield
    except OSError as problem:
        raise CannotOpen(f"{path.name} could not be written: {(problem.strerror or '').lower()}.") from problem

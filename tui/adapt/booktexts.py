"""The texts of rulebooks: as they were left, what is wrong with them, drafts, and copies of them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from engine.authoring.shelf import Shelf
from engine.language.edit import mended
from engine.language.problem import Problem

from ..reading import CannotOpen
from ..rulebooks import Book, Page
from ..store import texts
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
            left, stands = texts.draft(path), self.stands(path)
            text = stands if left is None else left
            at = datetime.fromtimestamp(path.stat().st_mtime).strftime("%H:%M")
            pages.append(Page(path, text, line_of(text, rule) if rule else 1, left is not None, at, stands))
        if not pages:
            raise CannotOpen(f"{id} is not there any more.")
        return next((page for page in pages if rule and page.line), pages[0])

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

    def keep(self, path: Path, text: str) -> None:
        """Keep a text that is not in force yet."""
        _written(path, texts.keep, text)

    def drop(self, id: str) -> None:
        """Forget the texts that are not in force."""
        for path in files_of(self._path(id)):
            texts.drop(path)

    def save(self, path: Path, text: str) -> None:
        """Put a text in force."""
        if self._library.rules is not None and path.resolve().is_relative_to(self._library.rules.resolve()):
            raise CannotOpen("A rulebook that comes with Foedus is never altered.")
        refuse_elsewhere(path)
        _written(path, texts.save, text)

    def stands(self, path: Path) -> str:
        """The text in the file itself."""
        try:
            return path.read_text("utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as problem:
            raise CannotOpen(f"{path.name} cannot be read as text.") from problem

    def copy(self, id: str, case: str) -> Book:
        """A copy beside the user's own case, or else in the user's folder of rulebooks."""
        original = self._path(id)
        at = self._library.find_case(case) if case and case not in self._library.cases() else None
        folder = at.resolve().parent if at is not None and may_write(at) else texts.books_folder()
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
                text = file.read_text("utf-8-sig").replace("\r\n", "\n")
                text = copied(text, path.stem, title) if _HEAD.search(text) else text
                texts.save(path / file.name if original.is_dir() else path, text)
        except OSError as problem:
            raise CannotOpen(f"No copy could be made in {folder}: {(problem.strerror or '').lower()}.") from problem
        return self.book(str(path.resolve()))


def _written(path: Path, write: Callable[[Path, str], None], text: str) -> None:
    try:
        write(path, text)
    except OSError as problem:
        raise CannotOpen(f"{path.name} could not be written: {(problem.strerror or '').lower()}.") from problem

"""The shelf of rulebooks: which there are, where they lie, and reading them."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from engine import Problems
from engine.authoring.shelf import has_key
from engine.bundled import facts_folder, rules_folder
from engine.inference.trace import Trace
from engine.language.case import Case
from engine.language.document import Document
from engine.language.library import SUFFIXES, Library, files_in
from engine.language.rulebook import Rulebook

from ..reading import CannotOpen
from ..rulebooks import Book
from ..store import Answer
from ..store.texts import Texts, books_folder
from ..view import rules
from ..view.home import BOOK, Item

_COPY = re.compile(r"^my-(.+)$")
_NUMBERED = re.compile(r"^(.+)-\d+$")
_TITLE = re.compile(r"^(?:title|case):\s*['\"]?(.+?)['\"]?\s*$", re.MULTILINE)
_RULES = re.compile(r"^\s+- id:", re.MULTILINE)
COLUMN = "csto-2012"


class Remembering(Library):
    """A library that remembers which files it read."""

    def __init__(self) -> None:
        super().__init__(rules_folder(), facts_folder())
        self.paths: list[Path] = []

    def read(self, path: Path, problems: Problems) -> Document:
        self.paths.append(path)
        return super().read(path, problems)


class Bookshelf:
    """Reads with libraries of its own, so that a text that is being written is nobody else's."""

    def __init__(
        self,
        library: Library,
        one: threading.Lock,
        opened: Callable[[str], Case | None],
        chosen: Callable[[str], str],
        traced: Callable[[str, Sequence[Answer]], Trace],
        cases: Callable[[], Sequence[str]],
        folder: Callable[[], Path],
    ) -> None:
        self._library = library
        self._one = one
        self._opened = opened
        self._chosen = chosen
        """The path of the rulebook that the user chose for an open case; empty for the case's own."""
        self._traced = traced
        self._cases = cases
        """The ids of the cases that are open."""
        self._folder = folder
        self._texts = Texts()
        self._own: dict[str, tuple[Case, str]] = {}
        """The id of the rulebook that each open case names, looked up once for a reading of the case."""

    def shelf(self) -> Sequence[Item]:
        """The bundled rulebooks, each with its copies below it, then those of the user's folder."""
        copies: dict[str, list[Path]] = {}
        for path in _yaml(books_folder()):
            copies.setdefault(self._original(path), []).append(path)
        names = sorted(self._library.rulebooks(), key=lambda name: (name != COLUMN, name))
        items = []
        for name in names:
            items += [_item(self._bundled(name), name), *(_item(path, str(path)) for path in copies.pop(name, []))]
        items += [_item(path, str(path)) for paths in copies.values() for path in paths]
        own = [path for path in _yaml(self._folder()) if has_key(path, "rulebook") and not has_key(path, "case")]
        return (*(_item(path, str(path.resolve())) for path in own), *items)

    def _original(self, path: Path) -> str:
        """The name of the bundled rulebook that a file is a copy of, by its own name; empty where it is none."""
        found = _COPY.match(path.stem)
        wanted = [found[1]] if found else []
        wanted += [numbered[1] for each in wanted if (numbered := _NUMBERED.match(each)) is not None]
        names = self._library.rulebooks()
        return next((each for each in wanted if each in names), "")

    def kin(self, id: str) -> Sequence[rules.Kin]:
        """The bundled rulebook that this one is a copy of; of a bundled one the copies that the user has."""
        path = self._path(id)
        if id not in self._library.rulebooks():
            original = self._original(path)
            return (rules.Kin(original, _title(self._path(original)) or original, True),) if original else ()
        folders = dict.fromkeys(folder.resolve() for folder in (books_folder(), self._folder()))
        found = (each for folder in folders for each in _yaml(folder) if self._original(each) == id)
        return tuple(rules.Kin(str(each.resolve()), _title(each) or each.stem) for each in found)

    def of(self, case: str) -> str:
        """The id of the rulebook by which an open case is read."""
        return "" if self._opened(case) is None else self._chosen(case) or self.own(case)

    def own(self, case: str) -> str:
        """The id of the rulebook that an open case names."""
        opened = self._opened(case)
        if opened is None:
            return ""
        if case not in self._own or self._own[case][0] is not opened:
            at = self._library.find_case(case)
            path = self._library.find_rulebook(opened.rulebooks[0], at.parent if at else None)
            self._own[case] = opened, self._id(path) if path is not None else opened.rulebooks[0]
        return self._own[case][1]

    def _id(self, path: Path) -> str:
        bundled = self._library.rules is not None and path.resolve().parent == self._library.rules.resolve()
        return path.stem if bundled else str(path.resolve())

    def _path(self, id: str) -> Path:
        return self._bundled(id) if id in self._library.rulebooks() else Path(id)

    def _bundled(self, name: str) -> Path:
        """Where a bundled rulebook lies, by its name."""
        rules = self._library.rules
        found = (rules / f"{name}{suffix}" for suffix in ("", *SUFFIXES)) if rules is not None else ()
        return next((path for path in found if path.exists()), Path(name))

    def at(self, id: str) -> Path:
        """Where a rulebook lies."""
        return self._path(id)

    def _read(self, id: str) -> tuple[Rulebook, tuple[Path, ...]]:
        reading, problems = Remembering(), Problems()
        with self._one:
            rulebook = reading.rulebook_at(self._path(id), problems)
        if rulebook is None and (standing := self._standing(id)) is not None:
            return standing, tuple(reading.paths)  # What is broken on the disk is still in force here.
        if rulebook is None:
            first = next(iter(problems.sorted()), None)
            said = f"{first.place.file}, line {first.place.line}: {first.message} {first.fix}" if first else ""
            raise CannotOpen(said or "It cannot be read.")
        return rulebook, tuple(reading.paths)

    def _standing(self, id: str) -> Rulebook | None:
        """The rulebook as it is in force for an open case."""
        found = (self._opened(case) for case in self._cases() if self.of(case) == id)
        return next((case.rulebook for case in found if case is not None), None)

    def book(self, id: str) -> Book:
        """A rulebook; one that cannot be read still has its files, so that its text can be mended.

        Only as a case is an empty file ever opened.
        """
        bundled = id in self._library.rulebooks()
        try:
            rulebook, files = self._read(id)
        except CannotOpen:
            path = self._path(id)
            if not path.exists():
                raise
            is_case = path.is_file() and (has_key(path, "case") or not path.read_text("utf-8", "replace").strip())
            return Book(id, _title(path) or path.stem, bundled, is_case, tuple(files_of(path)))
        return Book(id, rulebook.title, bundled, files=files)


def files_of(path: Path) -> list[Path]:
    """The files that a rulebook at a path is made of."""
    return files_in(path) if path.is_dir() else [path] if path.exists() else []


def _yaml(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.is_file())
    except OSError:
        return


def _title(path: Path) -> str:
    for file in files_of(path):
        found = _TITLE.search(file.read_text("utf-8", "replace"))
        if found:
            return found[1]
    return ""


def _item(path: Path, id: str) -> Item:
    count = sum(len(_RULES.findall(file.read_text("utf-8", "replace"))) for file in files_of(path))
    name = path.stem
    return Item(f"{BOOK}{id}", _title(path) or name, f"{name}, {count} rule{'' if count == 1 else 's'}")

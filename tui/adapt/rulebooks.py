"""Rulebooks as plain values: what is in them, where they fire, what is wrong with a text, and copies of them."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from engine import Problems
from engine.authoring.shelf import Shelf, has_key
from engine.bundled import facts_folder, rules_folder
from engine.inference.trace import Trace
from engine.language.case import Case
from engine.language.document import Document
from engine.language.edit import mended
from engine.language.library import SUFFIXES, Library, files_in
from engine.language.problem import Problem
from engine.language.rulebook import Rule, Rulebook

from ..entry import Template
from ..reading import CannotOpen
from ..rulebooks import Book, Page
from ..store import Answer, texts
from ..view import editing, rules
from ..view.home import BOOK, Item
from ..view.scaffold import copied, line_of, rule_at
from . import told_rule
from .confined import may_write, refuse_elsewhere
from .rulemap import outline
from .sayable import wordings

COPY = re.compile(r"^my-(.+?)(-\d+)?$")
_TITLE = re.compile(r"^title:\s*['\"]?(.+?)['\"]?\s*$", re.MULTILINE)
_HEAD = re.compile(r"^rulebook:", re.MULTILINE)
_RULES = re.compile(r"^\s+- id:", re.MULTILINE)
COLUMN = "csto-2012"


class _Reading(Library):
    """A library that remembers which files it read."""

    def __init__(self) -> None:
        super().__init__(rules_folder(), facts_folder())
        self.paths: list[Path] = []

    def read(self, path: Path, problems: Problems) -> Document:
        self.paths.append(path)
        return super().read(path, problems)


class EngineRulebooks:
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

    # -- which there are ---

    def shelf(self) -> Sequence[Item]:
        """The bundled rulebooks, each with its copies below it, then those of the user's folder."""
        copies: dict[str, list[Path]] = {}
        for path in _yaml(texts.books_folder()):
            found = COPY.match(path.stem)
            copies.setdefault(found[1] if found else "", []).append(path)
        names = sorted(self._library.rulebooks(), key=lambda name: (name != COLUMN, name))
        items = []
        for name in names:
            items += [_item(self._path(name), name), *(_item(path, str(path)) for path in copies.pop(name, []))]
        items += [_item(path, str(path)) for paths in copies.values() for path in paths]
        own = [path for path in _yaml(self._folder()) if has_key(path, "rulebook") and not has_key(path, "case")]
        return (*(_item(path, str(path.resolve())) for path in own), *items)

    def of(self, case: str) -> str:
        """The id of the rulebook by which an open case is read."""
        opened = self._opened(case)
        if opened is None:
            return ""
        if chosen := self._chosen(case):
            return chosen
        at = self._library.find_case(case)
        path = self._library.find_rulebook(opened.rulebooks[0], at.parent if at else None)
        return self._id(path) if path is not None else opened.rulebooks[0]

    def _id(self, path: Path) -> str:
        bundled = self._library.rules is not None and path.resolve().parent == self._library.rules.resolve()
        return path.stem if bundled else str(path.resolve())

    def _path(self, id: str) -> Path:
        if self._library.rules is not None and id in self._library.rulebooks():
            found = (self._library.rules / f"{id}{suffix}" for suffix in ("", *SUFFIXES))
            return next(path for path in found if path.exists())
        return Path(id)

    def _read(self, id: str) -> tuple[Rulebook, tuple[Path, ...]]:
        reading, problems = _Reading(), Problems()
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
        """A rulebook; one that cannot be read still has its files, so that its text can be mended."""
        bundled = id in self._library.rulebooks()
        try:
            rulebook, files = self._read(id)
        except CannotOpen:
            path = self._path(id)
            if not path.exists():
                raise
            return Book(id, _title(path) or path.stem, bundled, tuple(_files(path)))
        return Book(id, rulebook.title, bundled, files)

    # -- what is in them ---

    def overview(self, id: str, case: str, answers: Sequence[Answer]) -> rules.Overview:
        """The rules by theme, with what is wrong with each and how often it fired."""
        rulebook, _ = self._read(id)
        trace = self._trace(id, case, answers)
        fired: dict[str, int] = {}
        for step in (*trace.steps, *trace.effects) if trace is not None else ():
            fired[step.clause.rule.id] = fired.get(step.clause.rule.id, 0) + 1

        def heads(book: str) -> tuple[rules.Head, ...]:
            return tuple(
                rules.Head(
                    rule.id,
                    rule.title,
                    rule.theme,
                    rule.status,
                    None if trace is None else fired.get(rule.id, 0),
                )
                for rule in rulebook.rules
                if rule.book == book
            )

        used = tuple((book.title, found) for book in rulebook.books[:-1] if (found := heads(book.id)))
        return rules.Overview(rulebook.title, rulebook.books[-1].about, heads(rulebook.id), used)

    def remarks(self, id: str) -> rules.Remarks:
        """What a check says: the first thing of each rule, and what keeps a draft from being in force."""
        rulebook, _ = self._read(id)
        found: dict[str, str] = {}
        lines = dict(rulebook.books[-1].files)
        for problem in self._problems(self._path(id), {}):
            rule = rule_at(lines.get(problem.place.file, ""), problem.place.line)[0]
            if rule and problem.severity != "advice":
                found.setdefault(rule, f"line {problem.place.line}: {problem.message}")
        draft = any(texts.draft(path) is not None for path in _files(self._path(id)))
        return rules.Remarks(found, self._broken(id), draft)

    def _broken(self, id: str) -> tuple[tuple[int, str], ...]:
        """What keeps a draft, or what somebody else wrote, from being in force."""
        found = []
        for path in _files(self._path(id)):
            left = texts.draft(path)
            text = path.read_text("utf-8-sig", "replace") if left is None else left
            if left is not None or self._standing(id) is not None:
                errors = self.check(id, path, text).errors
                found += [(error.line, error.words) for error in errors[:3]]
        return tuple(found)

    def rule(self, id: str, rule: str, case: str, answers: Sequence[Answer]) -> rules.Rule:
        """One rule in sentences, with where it fires in the open case."""
        rulebook, _ = self._read(id)
        return told_rule.told_rule(rulebook, self._rule(rulebook, rule), self._trace(id, case, answers))

    def cases(self, id: str, rule: str, but: str) -> Sequence[rules.Elsewhere]:
        """The other cases at hand in which a rule fires, and nearly fires."""
        rulebook, _ = self._read(id)
        path = self._path(id)
        return told_rule.at_hand((path, *self._originals(path)), rulebook, self._rule(rulebook, rule), self._one, but)

    def _originals(self, path: Path) -> tuple[Path, ...]:
        """The bundled rulebook that this one is a copy of: its cases are at hand for the copy too."""
        found = COPY.match(path.stem)
        return (self._path(found[1]),) if found and found[1] in self._library.rulebooks() else ()

    def firings(
        self, rule: str, case: str, answers: Sequence[Answer]
    ) -> tuple[Sequence[rules.Firing], Sequence[rules.Firing]]:
        """Where a rule of the rulebook in force fires, and where it nearly does."""
        trace = self._traced(case, answers)
        found = self._rule(trace.rulebook, rule)
        return told_rule.fires(trace, found), told_rule.nearly(trace, found)

    @staticmethod
    def _rule(rulebook: Rulebook, id: str) -> Rule:
        found = next((rule for rule in rulebook.rules if rule.id == id), None)
        if found is None:
            raise CannotOpen(f"There is no rule {id} in force.")
        return found

    def _trace(self, id: str, case: str, answers: Sequence[Answer]) -> Trace | None:
        return self._traced(case, answers) if case and self.of(case) == id else None

    def outline(self, id: str) -> rules.Map:
        """Which statement rests on which."""
        return outline(self._read(id)[0])

    def templates(self, id: str) -> Sequence[Template]:
        """The sentences that can be written in a rule."""
        return wordings(self._read(id)[0])

    # -- their text ---

    def page(self, id: str, rule: str = "") -> Page:
        """The file with this rule, as it was left."""
        files = _files(self._path(id))
        pages = []
        for path in files:
            left = texts.draft(path)
            try:
                text = path.read_text("utf-8-sig").replace("\r\n", "\n") if left is None else left
            except (OSError, UnicodeDecodeError) as problem:
                raise CannotOpen(f"{path.name} cannot be read as text.") from problem
            at = datetime.fromtimestamp(path.stat().st_mtime).strftime("%H:%M")
            pages.append(Page(path, text, line_of(text, rule) if rule else 1, left is not None, at))
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
        for path in _files(self._path(id)):
            texts.drop(path)

    def save(self, path: Path, text: str) -> None:
        """Put a text in force."""
        if self._library.rules is not None and path.resolve().is_relative_to(self._library.rules.resolve()):
            raise CannotOpen("A rulebook that comes with Foedus is never altered.")
        refuse_elsewhere(path)
        _written(path, texts.save, text)

    def is_stale(self, case: str) -> bool:
        """Whether a file of the rulebook in force has another text than was read."""
        opened = self._opened(case)
        if opened is None:
            return False
        reading = _Reading()
        with self._one:
            reading.rulebook_at(self._path(self.of(case)), Problems())
        read = {name: text for book in opened.rulebook.books for name, text in book.files}
        return any(read.get(name) != document.text for name, document in reading.documents.items())

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
            for file in _files(original):
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


def _files(path: Path) -> list[Path]:
    return files_in(path) if path.is_dir() else [path] if path.exists() else []


def _yaml(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.is_file())
    except OSError:
        return


def _title(path: Path) -> str:
    for file in _files(path):
        found = _TITLE.search(file.read_text("utf-8", "replace"))
        if found:
            return found[1]
    return ""


def _item(path: Path, id: str) -> Item:
    count = sum(len(_RULES.findall(file.read_text("utf-8", "replace"))) for file in _files(path))
    name = path.stem
    return Item(f"{BOOK}{id}", _title(path) or name, f"{name}, {count} rule{'' if count == 1 else 's'}")

"""Where files are found and how they become a rulebook: with all that it `uses`, each read once, those first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from .clauses import Clause, clauses_of
from .document import Document, Fields, read_file, read_text
from .grammar import Grammar, plain
from .place import Place, Text
from .problem import Problems, nearest
from .read_rules import RuleReader
from .read_shape import read_shape
from .read_statements import link_opposites, read_statements
from .read_vocabulary import read_kinds, read_names, read_sources
from .rulebook import Book, Circle, NotEncoded, Question, Rule, Rulebook, Status, Unstated
from .safety import check_rule
from .shapes import BookPartShape, BookShape, StatementShape, key_of
from .strata import check_strata
from .vocabulary import Kind, Name, Source, Statement

SUFFIXES = (".yaml", ".yml")
_CASE = re.compile(r"^['\"]?case['\"]?\s*:", re.IGNORECASE | re.MULTILINE)


@dataclass(slots=True)
class _Volume:
    """A rulebook file or folder with its shapes, before it is read."""

    book: Book
    head: BookShape
    parts: list[BookPartShape]


class Library:
    """Finds rulebooks and cases: as a path, beside the file that names them, then among the bundled ones."""

    def __init__(self, rules: Path | None = None, facts: Path | None = None) -> None:
        self.rules, self.facts = rules, facts
        self.documents: dict[str, Document] = {}
        self._drafts: dict[Path, str] = {}

    def draft(self, path: Path, text: str | None) -> None:
        """Read `text` in place of what the file at `path` holds (None: the file again)."""
        self._drafts.pop(path.resolve(), None)
        if text is not None:
            self._drafts[path.resolve()] = text

    def line(self, file: str, number: int) -> str | None:
        """A line of a file that was read, for showing a problem."""
        document = self.documents.get(file)
        return document.line(number) if document else None

    def read(self, path: Path, problems: Problems) -> Document:
        name = self.shown(path)
        draft = self._drafts.get(path.resolve())
        document = read_file(path, name, problems) if draft is None else read_text(draft, name, problems)
        self.documents[name] = document
        return document

    def shown(self, path: Path) -> str:
        """The path as messages show it: bundled ones from the project's root, others as short as can be."""
        for folder, label in ((self.rules, "rules"), (self.facts, "facts")):
            if folder is not None and path.is_relative_to(folder):
                return str(Path(label) / path.relative_to(folder))
        try:
            return str(path.resolve().relative_to(Path.cwd()))
        except (ValueError, OSError):
            return str(path)

    def find_rulebook(self, word: str, beside: Path | None = None) -> Path | None:
        folders = [Path(), *([beside] if beside else []), *([self.rules] if self.rules else [])]
        return self._find(word, folders, True, lambda path, exact: exact or not _is_case(path))

    def find_case(self, word: str) -> Path | None:
        folders = [Path(), *([self.facts] if self.facts else [])]
        return self._find(word, folders, False, lambda path, exact: exact or _is_case(path))

    @staticmethod
    def _find(
        word: str, folders: list[Path], folders_too: bool, kind_wanted: Callable[[Path, bool], bool]
    ) -> Path | None:
        if not word or "\0" in word:
            return None
        for folder in folders:
            for name in (word, *(word + suffix for suffix in SUFFIXES)):
                path = folder / name
                try:
                    if (
                        path.is_file()
                        and (path.suffix in SUFFIXES or folder == Path())
                        and kind_wanted(path, name == word)
                    ):
                        return path
                    if folders_too and path.is_dir() and files_in(path):
                        return path
                except OSError:
                    return None
        return None

    def rulebooks(self) -> list[str]:
        """The ids by which the bundled rulebooks are asked for."""
        return _ids(self.rules, folders_too=True)

    def cases(self) -> list[str]:
        """The names by which the bundled cases are asked for."""
        return _ids(self.facts, folders_too=False)

    def rulebook(
        self, word: str, problems: Problems, beside: Path | None = None, place: Place | None = None
    ) -> Rulebook | None:
        """The rulebook called `word`, or None and problems. Warnings alone do not stop it."""
        path = self.find_rulebook(word, beside)
        if path is None:
            self._not_found(word, problems, place)
            return None
        return self.rulebook_at(path, problems)

    def rulebook_at(self, path: Path, problems: Problems) -> Rulebook | None:
        """The rulebook in the file or folder at `path`."""
        before = len(problems.errors)
        volumes: dict[Path, _Volume] = {}
        self._gather(path, volumes, (), problems, None)
        if not volumes or path.resolve() not in volumes:
            return None
        rulebook = _assemble(list(volumes.values()), problems)
        return rulebook if len(problems.errors) == before else None

    def _not_found(self, word: str, problems: Problems, place: Place | None) -> None:
        near = nearest(word, self.rulebooks())
        problems.add(
            "F501",
            f"There is no rulebook '{word}'.",
            place or Place(word, 1, 1),
            note="It was looked for as a path, beside the file that names it, and among the bundled ones.",
            fix=f"Did you mean '{near}'?" if near else f"Bundled: {', '.join(self.rulebooks()) or 'none'}.",
        )

    def _gather(
        self,
        path: Path,
        volumes: dict[Path, _Volume],
        trail: tuple[tuple[Path, Place], ...],
        problems: Problems,
        place: Place | None,
    ) -> None:
        """Read the volumes that `path` needs into `volumes`, used ones first."""
        home = path.resolve()
        if home in volumes:
            return
        if place is not None and home in [at for at, _ in trail]:
            names = [self.shown(at) for at, _ in trail] + [self.shown(path)]
            problems.add(
                "F502",
                f"'uses' goes round in a circle: {' -> '.join(names)}.",
                place,
                note="None of them could be read first.",
                fix="Put what they share into a rulebook of its own.",
                also=[("also here", at) for _, at in trail[1:]],
            )
            return
        volume = self._volume(path, problems)
        if volume is None:
            return
        here = path if path.is_dir() else path.parent
        for word in volume.head.uses:
            found = self.find_rulebook(plain(word), here)
            if found is None:
                self._not_found(plain(word), problems, word.place)
            else:
                step = (home, word.place)
                self._gather(found, volumes, (*trail, step), problems, word.place)
        volumes[home] = volume

    def _volume(self, path: Path, problems: Problems) -> _Volume | None:
        files = files_in(path) if path.is_dir() else [path]
        parts: list[BookPartShape] = []
        heads: list[BookShape] = []
        texts: list[tuple[str, str]] = []
        for file in files:
            document = self.read(file, problems)
            texts.append((document.name, document.text))
            shape = _part(document, len(files) == 1, problems)
            if isinstance(shape, BookShape):
                heads.append(shape)
            if shape is not None:
                parts.append(shape)
        if len(heads) > 1:
            problems.add(
                "F503",
                "Two files of this folder have 'rulebook:'.",
                heads[1].rulebook.place,
                note="One could not tell which of them the rulebook is.",
                fix="Keep it in one of them.",
                also=[("first", heads[0].rulebook.place)],
            )
        if not heads:
            if not problems.errors:
                problems.add(
                    "F503",
                    "No file of this folder has 'rulebook:'.",
                    Place(self.shown(path), 1, 1),
                    note="A folder is a rulebook if just one of its files names it.",
                    fix="Add a line 'rulebook: name' to one of them.",
                )
            return None
        head = heads[0]
        book = Book(
            plain(head.rulebook),
            plain(head.title or head.rulebook),
            plain(head.about or ""),
            tuple(plain(word) for word in head.uses),
            tuple(texts),
            head.rulebook.place,
        )
        return _Volume(book, head, parts)


def _is_case(path: Path) -> bool:
    """True if a file has a key `case:` at its left edge: a case and a rulebook may bear one name."""
    try:
        return _CASE.search(path.read_text("utf-8", "replace")) is not None
    except OSError:
        return False


def files_in(folder: Path) -> list[Path]:
    """The YAML files of a folder, in the order of their names."""
    return sorted((p for p in folder.iterdir() if p.suffix in SUFFIXES and p.is_file()), key=lambda p: p.name)


def _ids(folder: Path | None, folders_too: bool) -> list[str]:
    if folder is None or not folder.is_dir():
        return []
    names = [p.stem for p in files_in(folder)]
    if folders_too:
        names += [p.name for p in folder.iterdir() if p.is_dir() and files_in(p)]
    return sorted(names)


def _part(document: Document, alone: bool, problems: Problems) -> BookPartShape | None:
    """One file of a rulebook as a shape; the file that names the rulebook as `BookShape`."""
    root, start = document.root, Place(document.name, 1, 1)
    if root is None or (isinstance(root, Text) and root == ""):
        if not any(problem.place.file == document.name for problem in problems.found):
            problems.add(
                "F109",
                "The file is empty.",
                start,
                note="It holds no rule.",
                fix="Begin it with 'rulebook: name'.",
            )
        return None
    if not isinstance(root, Fields):
        problems.add(
            "F107",
            "A rulebook file holds keys such as 'rulebook:' and 'rules:'.",
            root.place,
            fix="Begin it with 'rulebook: name'.",
        )
        return None
    keys = {key_of(key) for key in root}
    if alone and "case" in keys and "rulebook" in keys and "rules" not in keys:
        problems.add(
            "F504",
            "This is a case, not a rulebook.",
            start,
            note="A case is evaluated with the rules of a rulebook.",
            fix="Name the rulebook that it uses.",
        )
        return None
    return read_shape(root, BookShape if alone or "rulebook" in keys else BookPartShape, problems)


def _assemble(volumes: list[_Volume], problems: Problems) -> Rulebook:
    """Read all volumes in order: first every kind and name, then every statement, then every rule."""
    kinds: dict[str, Kind] = {}
    names: list[Name] = []
    sources: dict[str, dict[str, Source]] = {}
    for volume in volumes:
        for part in volume.parts:
            read_kinds(part.kinds, kinds, problems)
    for volume in volumes:
        own = sources.setdefault(volume.book.id, {})
        for part in volume.parts:
            read_names(part.names, kinds, names, problems)
            read_sources(part.sources, own, problems)
    grammar = Grammar(kinds, names, ())
    statements: list[Statement] = []
    added: list[tuple[Statement, StatementShape]] = []
    for volume in volumes:
        for part in volume.parts:
            added += read_statements(part.statements, volume.book.id, grammar, statements, problems)
    link_opposites(added, grammar, statements, problems)
    grammar = Grammar(kinds, names, statements)
    everything = {id: source for own in sources.values() for id, source in own.items()}
    rules: list[Rule] = []
    ids: dict[str, Place] = {}
    questions: list[Question] = []
    circles: list[Circle] = []
    unstated: list[Unstated] = []
    left_out: list[NotEncoded] = []
    places = {plain(shape.id): shape.id.place for volume in volumes for part in volume.parts for shape in part.rules}
    index = 0
    for volume in volumes:
        reader = RuleReader(volume.book.id, grammar, sources[volume.book.id] or everything, problems)
        for part in volume.parts:
            for shape in part.rules:
                rule = reader.rule(shape, index)
                index += 1
                id = plain(shape.id)
                if id in ids:
                    problems.add(
                        "F216",
                        f"Two rules are called '{id}'.",
                        shape.id.place,
                        note="An expectation or a screen could not tell them apart.",
                        fix="Give one of them another id.",
                        also=[("first", ids[id])],
                    )
                ids.setdefault(id, shape.id.place)
                if rule is not None and check_rule(rule, problems):
                    rules.append(rule)
            questions += [question for shape in part.questions if (question := reader.question(shape)) is not None]
            circles += [reader.circle(shape) for shape in part.circles]
            unstated += [reader.assumption(shape, places) for shape in part.assumptions]
            left_out += [reader.not_encoded(shape) for shape in part.not_encoded]
    rulebook = Rulebook(
        tuple(volume.book for volume in volumes),
        kinds,
        tuple(names),
        everything,
        tuple(statements),
        tuple(rules),
        tuple(questions),
        tuple(circles),
        tuple(unstated),
        tuple(left_out),
    )
    check_strata(rulebook, all_clauses(rulebook), problems)
    return rulebook


def all_clauses(rulebook: Rulebook) -> list[Clause]:
    """The clauses of all rules, in the order of firing."""
    return [clause for rule in rulebook.rules for clause in clauses_of(rule)]


def with_status(rulebook: Rulebook, statuses: frozenset[Status]) -> Rulebook:
    """The rulebook with only the rules of these statuses."""
    return replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.status in statuses))

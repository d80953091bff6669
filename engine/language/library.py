"""Where files are found and how they become a rulebook: with all that it `uses`, each read once, those first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from .assemble import Volume, assemble
from .clauses import all_clauses as all_clauses
from .document import Document, Fields, read_file, read_text
from .edit import Edit, whole
from .grammar import plain
from .misshape import key_of_line
from .place import Place, Text
from .problem import Problems, listed, nearest
from .read_shape import read_shape
from .rulebook import Book, Rulebook, Status
from .shapes import BookPartShape, BookShape, key_of
from .signs import NOT_READ
from .unseen import printable

SUFFIXES = (".yaml", ".yml")
_CASE, _BOOK = (re.compile(rf"^['\"]?{key}['\"]?\s*:", re.IGNORECASE | re.MULTILINE) for key in ("case", "rulebook"))


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
                return printable(str(Path(label) / path.relative_to(folder)))
        try:
            return printable(str(path.resolve().relative_to(Path.cwd())))
        except (ValueError, OSError):
            return printable(str(path))

    def find_rulebook(self, word: str, beside: Path | None = None) -> Path | None:
        """The file or folder of a rulebook. What a bundled file names is bundled, wherever one stands."""
        here, bundled = [beside] if beside else [], [self.rules] if self.rules else []
        inside = any(home is not None and here and here[0].is_relative_to(home) for home in (self.rules, self.facts))
        folders = [*here, *bundled, Path()] if inside else [Path(), *here, *bundled]
        found = list(self._found(word, folders, True, lambda path, exact: exact or not _is_case(path)))
        # A folder of cases may bear the name of the rulebook that they use.
        return next((path for path in found if path.is_file() or _has_head(path)), next(iter(found), None))

    def find_case(self, word: str) -> Path | None:
        folders = [Path(), *([self.facts] if self.facts else [])]
        return next(self._found(word, folders, False, lambda path, exact: exact or _is_case(path)), None)

    @staticmethod
    def _found(
        word: str, folders: list[Path], folders_too: bool, kind_wanted: Callable[[Path, bool], bool]
    ) -> Iterator[Path]:
        if not word or "\0" in word:
            return
        for folder in folders:
            for name in (word, *(word + suffix for suffix in SUFFIXES)):
                path = folder / name
                try:
                    if path.is_file():
                        if (path.suffix in SUFFIXES or folder == Path()) and kind_wanted(path, name == word):
                            yield path
                    elif folders_too and path.is_dir() and files_in(path):
                        yield path
                except OSError:
                    return

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
            text = word if isinstance(word, Text) else None
            self._not_found(plain(word), problems, place, text)
            return None
        return self.rulebook_at(path, problems)

    def rulebook_at(self, path: Path, problems: Problems) -> Rulebook | None:
        """The rulebook in the file or folder at `path`."""
        before = len(problems.errors)
        volumes: dict[Path, Volume] = {}
        self._gather(path, volumes, (), problems, None)
        if not volumes or path.resolve() not in volumes:
            return None
        rulebook = assemble(list(volumes.values()), problems)
        return rulebook if len(problems.errors) == before else None

    def _not_found(self, word: str, problems: Problems, place: Place | None, text: Text | None = None) -> None:
        near = nearest(word, self.rulebooks())
        fix = f"Did you mean '{near}'?" if near else f"Bundled: {listed(self.rulebooks()) or 'none'}."
        edit = whole(text, near) if near and text is not None else None
        if text is not None and "," in text and key_of_line(text) is not None:
            fix, edit = "Put a list of rulebooks into [ ].", Edit(text.place, len(text.source), f"[{plain(text)}]")
        problems.add(
            "F501",
            f"There is no rulebook '{word}'.",
            place or Place(word or "''", 1, 1),
            note="Without it no rule is known. It was looked for as a path, beside this file and among those bundled.",
            fix=fix,
            edit=edit,
        )

    def _gather(
        self,
        path: Path,
        volumes: dict[Path, Volume],
        trail: tuple[tuple[Path, Place], ...],
        problems: Problems,
        place: Place | None,
    ) -> None:
        """Read the volumes that `path` needs into `volumes`, used ones first."""
        home = path.resolve()
        if home in volumes:
            return
        if place is not None and home in [at for at, _ in trail]:
            turn = [at for at, _ in trail].index(home)
            names = [self.shown(at) for at, _ in trail[turn:]] + [self.shown(path)]
            problems.add(
                "F502",
                f"'uses' goes round in a circle: {' -> '.join(names)}.",
                place,
                note="Each of them would have to be read before the others, so none is read at all.",
                fix="Put what they share into a rulebook of its own, which the others use.",
                also=[("also here", at) for _, at in trail[turn:] if at != place],
            )
            return
        volume = self._volume(path, problems, place)
        if volume is None:
            return
        here = path if path.is_dir() else path.parent
        for word in volume.head.uses:
            found = self.find_rulebook(plain(word), here)
            if found is None:
                self._not_found(plain(word), problems, word.place, word)
            else:
                step = (home, word.place)
                self._gather(found, volumes, (*trail, step), problems, word.place)
        volumes[home] = volume

    def _volume(self, path: Path, problems: Problems, named: Place | None) -> Volume | None:
        files = files_in(path) if path.is_dir() else [path]
        parts: list[BookPartShape] = []
        heads: list[BookShape] = []
        texts: list[tuple[str, str]] = []
        for file in files:
            document = self.read(file, problems)
            texts.append((document.name, document.text))
            shape = _part(document, len(files) == 1, problems, named)
            if isinstance(shape, BookShape):
                heads.append(shape)
            if shape is not None:
                parts.append(shape)
        if len(heads) > 1:
            problems.add(
                "F503",
                "Two files of this folder have 'rulebook:'.",
                heads[1].rulebook.place,
                note="One could not tell which of them the rulebook is; the first is taken.",
                fix="Keep it in one of them; the others hold only kinds, names, statements and rules.",
                also=[("first", heads[0].rulebook.place)],
            )
        if not heads:
            if path.is_dir() and len(files) > 1 and not problems.errors:
                problems.add(
                    "F505",
                    "No file of this folder has 'rulebook:'.",
                    Place(self.shown(path), 1, 1),
                    note="A folder is a rulebook if just one of its files says so; nothing in it was read.",
                    fix="Add a line 'rulebook:' with its name to one of them.",
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
        return Volume(book, head, parts)


def _is_case(path: Path) -> bool:
    """True if a file has a key `case:` at its left edge: a case and a rulebook may bear one name."""
    return _says(path, _CASE)


def _has_head(folder: Path) -> bool:
    """True if a folder is a rulebook: a file of it says so, and is no case."""
    return any(_says(file, _BOOK) and not _is_case(file) for file in files_in(folder))


def _says(path: Path, key: re.Pattern[str]) -> bool:
    try:
        return key.search(path.read_text("utf-8", "replace")) is not None
    except OSError:
        return False


def files_in(folder: Path) -> list[Path]:
    """The YAML files of a folder, in the order of their names."""
    return sorted((p for p in folder.iterdir() if p.suffix in SUFFIXES and p.is_file()), key=lambda p: p.name)


def cases_in(folder: Path) -> list[Path]:
    """The cases in a folder; none where there is no such folder."""
    try:
        return [path for path in files_in(folder) if _is_case(path)] if folder.is_dir() else []
    except (OSError, ValueError):
        return []


def tell_empty(start: Place, problems: Problems) -> None:
    """Say that a file is empty: whether it was to be a case or a rulebook, nobody can know."""
    problems.add(
        "F109",
        "The file is empty.",
        start,
        note="It says nothing, so nothing follows.",
        fix="Begin a case with 'case:' and its title, a rulebook with 'rulebook:' and its name.",
    )


def _ids(folder: Path | None, folders_too: bool) -> list[str]:
    if folder is None or not folder.is_dir():
        return []
    names = [p.stem for p in files_in(folder)]
    if folders_too:
        names += [p.name for p in folder.iterdir() if p.is_dir() and files_in(p)]
    return sorted(names)


def _part(document: Document, alone: bool, problems: Problems, named: Place | None) -> BookPartShape | None:
    """One file of a rulebook as a shape; the file that names the rulebook as `BookShape`."""
    root, start = document.root, Place(document.name, 1, 1)
    if root is None or (isinstance(root, Text) and root == ""):
        if not any(problem.place.file == document.name for problem in problems.found):
            tell_empty(start, problems)
        return None
    if not isinstance(root, Fields):
        problems.add(
            "F107",
            "A rulebook file holds keys such as 'rulebook:' and 'rules:'; here stands something else.",
            root.place,
            note=NOT_READ,
            fix="Begin it with 'rulebook:' and its name.",
        )
        return None
    keys = {key_of(key) for key in root}
    if alone and "case" in keys and "rulebook" in keys and "rules" not in keys:
        problems.add(
            "F504",
            "This is a case, not a rulebook.",
            root.keys_at[next(key for key in root if key_of(key) == "case")].place,
            note="A case says what is so; a rulebook says what follows from what.",
            fix="Name the rulebook that it uses.",
            also=[("named here", named)] if named is not None else (),
        )
        return None
    return read_shape(root, BookShape if alone or "rulebook" in keys else BookPartShape, problems)


def with_status(rulebook: Rulebook, statuses: frozenset[Status]) -> Rulebook:
    """The rulebook with only the rules of these statuses."""
    return replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.status in statuses))

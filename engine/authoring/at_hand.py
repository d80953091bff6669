"""The cases at hand for a rulebook, and the words that stand in them, without reading a sentence of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.language.document import Fields, Items, Node, read_file
from engine.language.library import Library, files_in
from engine.language.place import Text
from engine.language.problem import Problems
from engine.language.rulebook import Rulebook
from engine.language.shapes import key_of

from .shelf import has_key, yaml_files

_STATED, _EXPECTED = ("facts", "later", "events"), ("expect", "verdicts")


@dataclass(frozen=True, slots=True)
class CaseWords:
    """A case file: the rulebooks that it names, and all words under its facts and under its expectations."""

    path: Path
    rulebooks: tuple[str, ...]
    stated: tuple[str, ...]
    expected: tuple[str, ...]


class AtHand:
    """Finds cases; what was read is kept."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._read: dict[Path, CaseWords] = {}

    def on(self, paths: Iterable[Path], books: Iterable[Rulebook]) -> list[CaseWords]:
        """The cases that name one of these rulebooks: those beside it, in `facts` beside `rules`, and bundled ones."""
        listed = list(paths)
        candidates = [file for path in listed for file in files_in(path.parent)]
        folders = [path.parent.parent / "facts" for path in listed if path.parent.name == "rules"]
        folders += [self.library.facts] if self.library.facts is not None else []
        candidates += [file for folder in folders if folder.is_dir() for file in yaml_files(folder)]
        homes, ids = {path.resolve() for path in listed}, {book.id for book in books}
        found: dict[Path, CaseWords] = {}
        for file in candidates:
            words = self._words(file)
            if words is not None and self._names(words, homes, ids):
                found.setdefault(file.resolve(), words)
        return list(found.values())

    def _words(self, file: Path) -> CaseWords | None:
        home = file.resolve()
        if home not in self._read:
            root = read_file(file, str(file), Problems()).root if has_key(file, "case") else None
            self._read[home] = _case_words(file, root if isinstance(root, Fields) else Fields())
        words = self._read[home]
        return words if words.rulebooks else None

    def _names(self, words: CaseWords, homes: set[Path], ids: set[str]) -> bool:
        for word in words.rulebooks:
            if word in ids:
                return True
            path = self.library.find_rulebook(word, words.path.parent)
            if path is not None and path.resolve() in homes:
                return True
        return False


def _case_words(file: Path, root: Fields) -> CaseWords:
    under = {key_of(key): tuple(_texts(value)) for key, value in root.items()}
    return CaseWords(
        file,
        under.get("rulebook", ()),
        tuple(text for key in _STATED for text in under.get(key, ())),
        tuple(text for key in _EXPECTED for text in under.get(key, ())),
    )


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Text):
        yield str(node)
    else:
        for inner in node if isinstance(node, Items) else node.values():
            yield from _texts(inner)

"""A library that reads each rulebook once, and the case files that a path means."""

from __future__ import annotations

import re
from pathlib import Path

from engine.bundled import facts_folder, rules_folder
from engine.language.library import SUFFIXES, Library
from engine.language.problem import Problem, Problems
from engine.language.rulebook import Rulebook

_KEYS = {
    word: re.compile(rf"^['\"]?{word}['\"]?\s*:", re.IGNORECASE | re.MULTILINE)
    for word in ("case", "expect", "rulebook", "kinds", "statements", "rules")
}


class Shelf(Library):
    """A library for many cases on few rulebooks: what was read is kept until `forget`."""

    def __init__(self) -> None:
        super().__init__(rules_folder(), facts_folder())
        self._read: dict[Path, tuple[Rulebook | None, list[Problem]]] = {}

    def rulebook_at(self, path: Path, problems: Problems) -> Rulebook | None:
        """The rulebook at `path`, with its problems told again to each who asks."""
        home = path.resolve()
        if home not in self._read:
            own = Problems()
            self._read[home] = (super().rulebook_at(path, own), own.found)
        rulebook, found = self._read[home]
        problems.found += [problem for problem in found if problem not in problems.found]
        return rulebook

    def is_case(self, path: Path) -> bool:
        """True for the file of a case, as it is or, where there is a draft of it, as that has it."""
        text = self._drafts.get(path.resolve())
        return has_key(path, "case") if text is None else _KEYS["case"].search(text) is not None

    def forget(self) -> None:
        """Read everything anew from now on."""
        self._read.clear()
        self.documents.clear()


def has_key(path: Path, key: str) -> bool:
    """True if the file has `key:` at its left edge."""
    try:
        return _KEYS[key].search(path.read_text("utf-8-sig", "replace")) is not None
    except OSError:
        return False


def is_of_foedus(path: Path) -> bool:
    """True for a case, a rulebook, or one of the other files of a rulebook folder."""
    return any(has_key(path, key) for key in ("case", "rulebook", "statements", "rules", "kinds"))


def yaml_files(folder: Path) -> list[Path]:
    """Every YAML file under a folder, in the order of their paths; hidden folders are left out."""
    found = (path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def case_files(word: str, library: Library) -> list[Path] | None:
    """The case files that `word` means: a file, all cases under a folder, or a bundled case; None for nothing."""
    path = Path(word)
    if path.is_dir():
        return [file for file in yaml_files(path) if has_key(file, "case")]
    found = library.find_case(word)
    return None if found is None else [found]

"""Check whatever paths mean: every problem of rulebooks and cases, of their language and then of their meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from engine.language.case import Case
from engine.language.library import files_in
from engine.language.problem import Problem, Problems, listed
from engine.language.read_case import case_at
from engine.language.rulebook import Rulebook

from .at_hand import AtHand
from .lints import lint
from .shelf import Shelf, has_key, is_of_foedus


class NothingThere(Exception):
    """Words name nothing that can be checked; the text says which, in a sentence."""


@dataclass(slots=True)
class Checked:
    """What was looked at, and all that is wrong with it."""

    problems: Problems = field(default_factory=Problems)
    rulebooks: dict[Path, Rulebook | None] = field(default_factory=dict)
    cases: dict[Path, Case | None] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.rulebooks) + len(self.cases)

    @property
    def found(self) -> list[Problem]:
        return self.problems.sorted()


def check(words: Sequence[str], shelf: Shelf, meaning: bool = True) -> Checked:
    """Check the rulebooks and cases that `words` name: files, folders with all below, bundled names.

    Without `meaning`, only whether they can be read and evaluated. Raises `NothingThere` if there is nothing to check.
    """
    checked = Checked()
    for word in words:
        for path in _named(word, shelf):
            if path.is_file() and shelf.is_case(path):
                checked.cases.setdefault(path, case_at(path, shelf, checked.problems))
            else:
                checked.rulebooks.setdefault(path, shelf.rulebook_at(path, checked.problems))
    if not checked.count:
        where = listed([f"'{word}'" for word in words], "or")
        raise NothingThere(
            f"There is nothing to check in {where}: no YAML file has 'rulebook:' or 'case:' at its left edge."
        )
    at_hand = AtHand(shelf)
    for path, rulebook in checked.rulebooks.items() if meaning else ():
        if rulebook is not None:
            found = lint(rulebook, partial(at_hand.on, [path], [rulebook]))
            checked.problems.found += [problem for problem in found if problem not in checked.problems.found]
    return checked


def _named(word: str, shelf: Shelf) -> list[Path]:
    """The rulebooks and cases that a word names."""
    path = Path(word)
    if path.is_dir():
        return list(_in_folder(path))
    if path.is_file():
        return [path]
    found = [each for each in (shelf.find_rulebook(word), shelf.find_case(word)) if each is not None]
    if not found:
        raise NothingThere(f"There is no file, folder, rulebook or case called '{word}'.")
    return found


def _in_folder(folder: Path) -> Iterator[Path]:
    """A folder with files that are only parts of a rulebook is one; in any other, each file is by itself."""
    files = [file for file in files_in(folder) if is_of_foedus(file)]
    cases = [file for file in files if has_key(file, "case")]
    heads = [file for file in files if file not in cases and has_key(file, "rulebook")]
    parts = [file for file in files if file not in cases and file not in heads]
    if parts:
        yield folder
        yield from cases
    else:
        yield from files
    for inner in sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith(".")):
        yield from _in_folder(inner)

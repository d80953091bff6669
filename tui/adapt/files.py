"""New cases, and cases with answers in them, written to the disk: whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from engine import Library, Problems, load_case
from engine.authoring.facts_file import with_facts
from engine.authoring.scaffold import Occupied, new_case, place_files
from engine.language.case import Fact
from engine.language.library import SUFFIXES
from engine.language.rulebook import Sentence

from ..reading import CannotOpen
from ..store import Answer
from ..view.home import Item
from .confined import may_write, refuse_elsewhere
from .facts import YOU, answered

_TITLE = re.compile(r"^title:\s*(\S.*?)\s*$", re.MULTILINE)


class EngineFiles:
    """What the user has written to the disk."""

    def __init__(
        self,
        library: Library,
        folder: Path,
        read: Callable[[str, str], Sentence | None],
        rules_of: Callable[[str], str],
    ) -> None:
        self._library, self._folder, self._read, self._rules_of = library, folder, read, rules_of

    def rulebooks(self) -> Sequence[Item]:
        """Every rulebook at hand, by its title."""
        found = []
        for name in self._library.rulebooks():
            path = self._library.find_rulebook(name)
            if path is not None and path.is_file():
                title = _TITLE.search(path.read_text("utf-8", "replace"))
                found.append(Item(name, title[1].strip("'\"") if title else name, name))
        return sorted(found, key=lambda item: item.id != "csto-2012")

    def create(self, title: str, rulebook: str, path: str) -> str:
        """Write a new case."""
        file, problems = self._at(path), Problems()
        book = self._library.rulebook(rulebook, problems)
        if book is None:
            raise CannotOpen(f"The rulebook {rulebook} cannot be read; foedus check says why.")
        try:
            place_files(file.parent, {file.name: new_case(file.name, book, rulebook, title)})
        except Occupied:
            raise CannotOpen(f"{file.name} is there already, and nothing is overwritten. Another name?") from None
        except OSError as problem:
            raise CannotOpen(f"{file} cannot be written: {(problem.strerror or 'no reason given').lower()}.") from None
        return str(file)

    def own(self, case: str) -> str:
        """The file of a case, if it is the user's."""
        return "" if case in self._library.cases() or not may_write(Path(case)) else case

    def write(self, case: str, answers: Sequence[Answer], path: str) -> str:
        """Write a case with its answers; comments and all that is no fact stay."""
        own = self.own(case)
        source = Path(own) if own else self._library.find_case(case)
        file = Path(own) if own and path == own else self._at(path)
        if source is None:
            raise CannotOpen("The file of this case is gone.")
        if file != source and file.exists():
            raise CannotOpen(f"{file.name} is there already, and nothing is overwritten. Another name?")
        try:
            # The case is read anew: somebody may have written in its file meanwhile.
            rules = self._rules_of(case) or None
            text, now = source.read_text("utf-8"), load_case(str(source), self._library, Problems(), rules)
            facts = answered(now, answers, lambda words: self._read(case, words)) if now is not None else ()
            new = (
                with_facts(text, now, [replace(fact, by=fact.by if fact.by != YOU else "") for fact in facts])
                if now is not None
                else None
            )
            if new is None:
                raise CannotOpen(
                    f"The facts in {source.name} are not written one below the other; foedus format helps."
                )
            self._put(file, source, new, facts, rules)
        except (OSError, UnicodeDecodeError) as problem:
            why = getattr(problem, "strerror", "") or "it is no text"
            raise CannotOpen(f"{file} cannot be written: {why.lower()}.") from None
        return str(file)

    def _put(self, file: Path, source: Path, text: str, facts: Sequence[Fact], rules: str | None) -> None:
        """Write beside the place, see that it says what it should, and only then put it there."""
        part = file.with_name(f".{file.stem}.new{file.suffix}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(text, "utf-8", newline="\n")
            again = load_case(str(part), self._library, Problems(), rules)
            if again is None or {*map(_said, again.facts)} != {*map(_said, facts)}:
                raise CannotOpen(f"The answers do not fit into {source.name} as it is written; nothing was written.")
            os.replace(part, file)
        finally:
            with suppress(OSError):
                part.unlink()

    def _at(self, path: str) -> Path:
        """The file that the user named."""
        file = Path(path.strip()).expanduser()
        if not file.name or file.name.startswith("."):
            raise CannotOpen("A file needs a name, such as: dry-summer.yaml")
        file = file if file.suffix in SUFFIXES else file.with_name(f"{file.name}.yaml")
        file = self._folder / file
        refuse_elsewhere(file)
        return file


def _said(fact: Fact) -> tuple[object, ...]:
    return (fact.sentence, fact.certainty, fact.by if fact.by != YOU else "", fact.source, fact.disputed)

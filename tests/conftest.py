"""What all tests have in common: what stays the same is made once for all tests of a process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.bundled import facts_folder, rules_folder
from engine.language.document import Document
from engine.language.library import Library
from engine.language.problem import Problems
from engine.language.rulebook import Rulebook


def pytest_collection_finish(session: pytest.Session) -> None:
    """What collecting the tests has made stays to the end, so the garbage collector need not look through it again.

    It would do so over and over: a screen or a large case makes many things that last. What is left over is looked
    for as well, only less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def bundled_rulebooks_are_read_once() -> Iterator[None]:
    """A bundled rulebook without a problem is the same for every library: no test writes in its folder."""
    read, bundled = Library.rulebook_at, (rules_folder(), facts_folder())
    kept: dict[Path, tuple[Rulebook, dict[str, Document]]] = {}

    def rulebook_at(self: Library, path: Path, problems: Problems) -> Rulebook | None:
        if (self.rules, self.facts) != bundled or self._drafts or not path.is_relative_to(bundled[0]):
            return read(self, path, problems)
        if path not in kept:
            fresh, own = Library(*bundled), Problems()
            rulebook = read(fresh, path, own)
            if rulebook is None or own.found:
                return read(self, path, problems)
            kept[path] = rulebook, fresh.documents
        rulebook, documents = kept[path]
        self.documents.update(documents)
        return rulebook

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Library, "rulebook_at", rulebook_at)
        yield

"""Law: where one stands changes nothing of what bundled files say, and a folder of cases is no rulebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import Problems, load_case, open_library

BOOK = "rulebook: {name}\nkinds:\n  state: []\nstatements:\n  - <state> grows\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rulebooks_of(word: str) -> list[str]:
    problems = Problems()
    case = load_case(word, open_library(), problems)
    assert case is not None, [problem.message for problem in problems.errors]
    return [str(book.about or book.title) for book in case.rulebook.books]


def test_a_bundled_case_is_read_with_bundled_rulebooks_whatever_lies_around(here: Path) -> None:
    before = rulebooks_of("csto-2012")
    for name in ("csto-2012", "alliances"):
        (here / f"{name}.yaml").write_text(BOOK.format(name=name), "utf-8")
    assert rulebooks_of("csto-2012") == before, "A rulebook of one's own with the same name is another one."


def test_a_folder_of_cases_may_bear_the_name_of_their_rulebook(here: Path) -> None:
    (here / "csto-2012").mkdir()
    (here / "csto-2012" / "mine.yaml").write_text("case: Mine\nrulebook: csto-2012\n", "utf-8")
    assert "csto-2012" in open_library().rulebooks()
    assert rulebooks_of("csto-2012/mine.yaml") == rulebooks_of("csto-2012")


def test_a_rulebook_beside_one_comes_before_a_bundled_one_of_its_name(here: Path) -> None:
    (here / "alliances.yaml").write_text(BOOK.format(name="alliances"), "utf-8")
    (here / "mine.yaml").write_text(
        "case: Mine\nrulebook: alliances\nfacts:\n  - Freedonia grows\nwho: {state: [Freedonia]}\n", "utf-8"
    )
    assert rulebooks_of("mine.yaml") == ["alliances"]

"""The manual: each listing can be read, each command answers as it is said to, and it ends with tested files."""

from pathlib import Path

import pytest

from engine.authoring.scaffold import teaching_folder
from engine.authoring.shelf import Shelf
from engine.language.problem import Problems, show
from engine.language.read_case import case_at

from .manual import MANUAL, Listing, answer, commands, fits, listings, put

LISTINGS = list(listings(MANUAL.read_text("utf-8")))


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder after all listings, and what commands answer otherwise than the manual says."""
    folder = tmp_path_factory.mktemp("lessons")
    otherwise = []
    for listing in LISTINGS:
        if listing.kind in ("file", "add", "replace"):
            put(listing, folder)
        elif listing.kind == "console":
            for command, said in commands(listing.body):
                told = answer(command, folder)
                if not fits(said, told):
                    otherwise.append(f"line {listing.line}: {command}\n{told}")
    return folder, otherwise


def test_every_listing_is_of_a_kind_that_is_tried() -> None:
    strange = [(each.line, each.kind) for each in LISTINGS if each.kind not in KINDS]
    assert not strange, f"These listings are checked by nothing: {strange}"
    assert len(LISTINGS) > 20


KINDS = ("file", "add", "replace", "rule", "case", "console")


def test_every_command_answers_what_the_manual_says(walked: tuple[Path, list[str]]) -> None:
    _, otherwise = walked
    assert not otherwise, "Read the new answers, then: python -m tests.authoring.manual\n\n" + "\n".join(otherwise)


def test_it_ends_with_the_files_of_the_folder_to_teach_from(walked: tuple[Path, list[str]]) -> None:
    folder, _ = walked
    for name, text in teaching_folder().items():
        if name.endswith(".yaml"):
            without_line = text.split("\n", 1)[1]
            assert (folder / name).read_text("utf-8") == without_line, f"{name} differs from that of foedus init."


@pytest.mark.parametrize("listing", [each for each in LISTINGS if each.kind == "rule"], ids=lambda each: str(each.line))
def test_a_rule_of_the_manual_can_be_read(listing: Listing, walked: tuple[Path, list[str]], tmp_path: Path) -> None:
    text = (walked[0] / "share.yaml").read_text("utf-8")
    rule = "".join(f"  {line}\n" for line in listing.body.splitlines())
    path = tmp_path / "share.yaml"
    path.write_text(text.replace("\nquestions:", f"\n{rule}\nquestions:"), "utf-8")
    shelf, problems = Shelf(), Problems()
    shelf.rulebook_at(path, problems)
    assert not problems.found, "\n".join(show(problem, shelf.line) for problem in problems.found)


@pytest.mark.parametrize("listing", [each for each in LISTINGS if each.kind == "case"], ids=lambda each: str(each.line))
def test_a_piece_of_a_case_can_be_read(listing: Listing, walked: tuple[Path, list[str]]) -> None:
    path = walked[0] / "piece.yaml"
    path.write_text("case: A piece\nrulebook: share\n" + listing.body, "utf-8")
    shelf, problems = Shelf(), Problems()
    case_at(path, shelf, problems)
    path.unlink()
    assert not problems.found, "\n".join(show(problem, shelf.line) for problem in problems.found)


def test_the_advice_that_the_manual_allows_is_allowed(walked: tuple[Path, list[str]], tmp_path: Path) -> None:
    from engine.authoring.lints import lint

    text = (walked[0] / "share.yaml").read_text("utf-8")
    (listing,) = (each for each in LISTINGS if "foedus: allow" in each.body)
    rule = "".join(f"  {line}\n" for line in listing.body.splitlines())
    path = tmp_path / "share.yaml"
    path.write_text(text.replace("\nquestions:", f"\n{rule}\nquestions:"), "utf-8")
    book = Shelf().rulebook_at(path, Problems())
    assert book is not None
    assert not [problem.code for problem in lint(book) if problem.code in ("A003", "A104")]

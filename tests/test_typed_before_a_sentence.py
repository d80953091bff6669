"""What is typed wrong on the command line is told with what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import Problems, load_case, open_library, read_sentence
from engine.authoring.check import check
from engine.authoring.shelf import Shelf
from engine.language.case import Case

SENTENCES = {"csto-2012": "Russia leads the CSTO", "scholarship-award": "Ada applies"}


def case_of(name: str) -> Case:
    case = load_case(name, open_library(), Problems())
    assert case is not None
    return case


@pytest.mark.parametrize(("name", "sentence"), SENTENCES.items())
@pytest.mark.parametrize("word", ["probably", "yes", "Perhaps", "wirklich"])
def test_a_word_that_means_nothing_before_a_sentence_is_told_as_such(name: str, sentence: str, word: str) -> None:
    problems = Problems()
    assert read_sentence(f"{word}: {sentence}", case_of(name), problems) is None
    [problem] = problems.found
    assert problem.message == f"'{word}:' cannot stand before a sentence.", "and not as a part of the sentence"
    assert problem.fix.endswith(f"or write the sentence alone: {sentence}")
    assert (problem.place.column, problem.place.length) == (1, len(word) + 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(".5", "0.5"), ("-.5", "-0.5"), ("0,5", "0.5"), ("+3", "3"), ("7.", "7"), ("two", "2"), ("1,000", None)],
)
def test_of_what_is_nearly_a_number_the_number_is_proposed(typed: str, meant: str | None) -> None:
    problems = Problems()
    assert read_sentence(f"Ada scored {typed} points", case_of("scholarship-award"), problems) is None
    [problem] = problems.found
    fix = f"Did you mean {meant}?" if meant else "Write digits, with '-' and a decimal point if need be, as in 0.5."
    assert (problem.message, problem.fix) == (f"'{typed}' is no number.", fix)


def test_an_empty_file_is_read_the_same_by_every_command(tmp_path: Path) -> None:
    file = tmp_path / "empty.yaml"
    file.write_text("# later\n", "utf-8")
    as_case = Problems()
    assert load_case(str(file), open_library(), as_case) is None
    as_either = check([str(file)], Shelf()).found
    assert [(one.code, one.note, one.fix) for one in as_case.found] == [
        ("F109", one.note, one.fix) for one in as_either
    ]


def test_a_text_that_is_not_in_the_file_yet_says_itself_whether_it_is_a_case(tmp_path: Path) -> None:
    file = tmp_path / "empty.yaml"
    file.write_text("", "utf-8")
    shelf = Shelf()
    shelf.draft(file, "case: Nothing yet\nrulebook: csto-2012\n")
    assert check([str(file)], shelf).cases, "it is read as one"

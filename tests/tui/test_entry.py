"""Completion by statement, and problems in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.entry import complete

from .sample import TEMPLATES


def shown(text: str, caret: int | None = None) -> list[str]:
    found = complete(text, len(text) if caret is None else caret, TEMPLATES)
    return [suggestion.shown for suggestion in found.suggestions]


def test_the_first_words_bring_the_sentences_that_begin_so() -> None:
    assert shown("Uzbekistan has") == ["Uzbekistan has an alternative partner in <outsider>"]
    assert shown("uzb")[0].startswith("Uzbekistan ")


def test_words_from_the_middle_bring_sentences_too() -> None:
    assert shown("modern") == ["<alliance> is a modern security system"]


def test_a_taken_sentence_selects_its_first_blank_and_offers_the_names() -> None:
    taken = complete("Uzbekistan has", 14, TEMPLATES).suggestions[0]
    start, end = taken.select
    assert taken.text[start:end] == "<outsider>"
    assert shown(taken.text, start) == [
        "Uzbekistan has an alternative partner in the United States",
        "Uzbekistan has an alternative partner in NATO",
        "Uzbekistan has an alternative partner in China",
        "Uzbekistan has an alternative partner in Turkey",
    ]


def test_a_name_in_the_middle_keeps_what_stands_behind_it() -> None:
    text = "Uz and <other ally> are in a state of cold war"
    assert shown(text, 2) == ["Uzbekistan and <other ally> are in a state of cold war"]


def test_names_that_begin_as_typed_come_before_those_that_do_without_the_article() -> None:
    names = [said.rpartition(" in ")[2] for said in shown("Uzbekistan has an alternative partner in the ")]
    assert names[0] == "the United States"
    offered = shown("the C")
    exact = [said.startswith("the C") for said in offered]
    assert exact[0], offered
    assert exact == sorted(exact, reverse=True), "What begins just so comes first."


def test_a_misspelt_name_is_marked_at_its_word_and_the_nearest_is_offered() -> None:
    text = "Uzbekistan has an alternative partner in the United Staets"
    problem = complete(text, len(text), TEMPLATES).problem
    assert problem is not None
    assert text[problem.at :] == "Staets"
    assert problem.words == "no such name"
    assert problem.hint == "Did you mean the United States?  Enter takes it."
    assert problem.fix == "Uzbekistan has an alternative partner in the United States"
    assert problem.known == "Known here: the United States, NATO, China, Turkey"


def test_a_misspelt_name_before_other_words_keeps_them() -> None:
    text = "Uzbekistn clashes with Russia once"
    problem = complete(text, len(text), TEMPLATES).problem
    assert problem is not None
    assert problem.fix == "Uzbekistan clashes with Russia once"


@pytest.mark.parametrize(
    "text",
    [
        "Russia leads the CSTO",
        "russia leads the CSTO.",
        "Russia leads CSTO",
        "the CSTO has existed for 10 years",
        "Uzbekistan clashes with Russia chronically",
    ],
)
def test_a_whole_sentence_is_recognised(text: str) -> None:
    assert complete(text, len(text), TEMPLATES).whole


@pytest.mark.parametrize("text", ["Russia leads <alliance>", "Russia leads", "the CSTO has existed for ten years"])
def test_a_sentence_with_something_missing_is_none(text: str) -> None:
    assert not complete(text, len(text), TEMPLATES).whole


@given(st.text(max_size=60), st.integers(0, 60))
def test_any_text_gets_an_answer(text: str, caret: int) -> None:
    complete(text, min(caret, len(text)), TEMPLATES)

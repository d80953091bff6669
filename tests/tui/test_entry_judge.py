"""What stands before a sentence is understood as in a case file, and one source says what the nearest sentences are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.entry import complete
from tui.entry.complete import Completion
from tui.entry.judge import judged
from tui.opencase import OpenCase
from tui.reading import Unsaid
from tui.store.unkept import Unkept

from .conftest import Run
from .sample import TEMPLATES
from .screen_text import press, said, write
from .test_app import App, P, shows

LEADS = "Russia leads the CSTO"
Type = Callable[[str], Completion]


@pytest.fixture(scope="module")
def opened() -> OpenCase:
    library = EngineLibrary()
    return OpenCase(library, library.open("csto-2012"), Unkept)


@pytest.fixture(scope="module")
def typed(opened: OpenCase) -> Type:
    templates = opened.library.templates(opened.header.id)
    return lambda text: judged(text, complete(text, len(text), templates), opened.wrong)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        (LEADS, (LEADS, "stated", "certain")),
        (f"likely: {LEADS}", (LEADS, "stated", "likely")),
        (f"Possible : not: {LEADS}", (LEADS, "denied", "possible")),
        ("not: russia leads the csto", (LEADS, "denied", "certain")),
        ("likely: Moscow leads the CSTO.", (LEADS, "stated", "likely")),
    ],
)
def test_how_sure_it_is_and_whether_it_is_denied_may_stand_before_it(
    opened: OpenCase, typed: Type, text: str, meaning: tuple[str, str, str]
) -> None:
    found = typed(text)
    assert found.whole, "What a case file may say can be typed, however its names are written."
    assert opened.parsed(found.text) == meaning, "And it means the same."


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"no: {LEADS}", f"not: {LEADS}"),
        (f"yes: {LEADS}", LEADS),
        (f"Perhaps: {LEADS}", f"possible: {LEADS}"),
        (f"not: likely: {LEADS}", f"likely: not: {LEADS}"),
    ],
)
def test_another_word_before_it_is_answered_with_the_one_that_is_meant(typed: Type, text: str, meant: str) -> None:
    problem = typed(text).problem
    assert problem is not None
    assert problem.fix == meant, "Enter takes what is meant."


def test_where_only_the_sentence_is_asked_for_how_sure_it_is_can_be_left_out() -> None:
    problem = complete(f"likely: {LEADS}", 0, TEMPLATES, sure=False).problem
    assert problem is not None
    assert problem.fix == LEADS, "There a certainty has no meaning, and Enter leaves it out."


@pytest.mark.parametrize("text", ["Uzbekistan leaves the CSTO", "likely: Uzbekistan betrays Russia", "xyz", "hm: xyz"])
def test_what_is_refused_is_refused_with_what_stands_below_it(opened: OpenCase, typed: Type, text: str) -> None:
    found = typed(text)
    assert found.problem is not None
    assert not found.whole
    with pytest.raises(Unsaid) as refused:
        opened.parsed(text)
    wrong = refused.value.wrong
    before = "likely: " if text.startswith("likely") else ""
    assert [each.text for each in found.suggestions] == [before + near for near in wrong.near], "One source proposes."
    assert wrong.near or found.problem.hint == wrong.hint, "And where nothing is near, the advice is the same."


def test_a_sentence_is_worded_anew_with_how_sure_it_is(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "a")
        await write(pilot, "likely: not: Uzbekistan coerces Russia")
        await press(pilot, "enter")
        assert said(app).startswith("No to Uzbekistan coerces Russia, likely."), "It is taken as it was said."
        await press(pilot, "e")
        assert shows(app, "likely: not: Uzbekistan coerces Russia"), "Edit begins with how it stands."
        await press(pilot, "home", *["delete"] * 8, "enter")
        assert said(app).startswith("No to Uzbekistan coerces Russia. "), "What is left out is said no more."

    run(act, app=FoedusApp(EngineLibrary(), case="csto-2012"))

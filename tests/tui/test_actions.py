"""One table of actions: what it says can be done can be done, and what is off says why."""

from __future__ import annotations

from itertools import product

import pytest

from tui.actions import ACTIONS, BY_ID, command, refused, state, usable
from tui.keys import with_cyrillic
from tui.now import PAIRS, hints, now
from tui.places import PLACES, View
from tui.row import Heading, Line
from tui.screens import PLACES as PLACE_SCREENS
from tui.screens import SHEETS, keysheet, palette
from tui.situation import Situation

PLACE_IDS = [place.id for place in PLACES]
PHASES = {
    "case/ask": ("", "yes or no", "one", "number", "done"),
    "walk/predict": ("", "choose", "reasons", "told", "over"),
}
PLACE_VIEWS = [
    (place.id, view.id, phase)
    for place in PLACES
    for view in place.views or (View("", ""),)
    for phase in PHASES.get(f"{place.id}/{view.id}", ("",))
]
SITUATIONS = [
    Situation(
        place=place,
        sheet=sheet,
        typing=typing,
        mark="fact" if sentence and place == "case" else "sentence" if sentence else "",
        sentence=sentence,
        steps_of_mark=bool(sentence),
        has_case=place != "home",
        facts=facts,
        step=step,
        steps=41 if step else 0,
        panes=panes,
        view=view,
        phase=phase,
    )
    for (place, view, phase), sheet, typing, sentence, facts, step, panes in product(
        PLACE_VIEWS,
        ["", *SHEETS, "quit"],
        [False, True],
        ["", "Russia leads the CSTO"],
        [0, 25],
        [0, 1, 9, 41],
        [1, 2],
    )
]


@pytest.fixture(params=[pytest.param(7, id="some"), pytest.param(1, id="all", marks=pytest.mark.long)])
def situations(request: pytest.FixtureRequest) -> list[Situation]:
    """Every seventh situation; each value of each part of it is there. The long tests look at all of them."""
    return SITUATIONS[:: request.param]


def test_every_place_and_every_sheet_has_its_screen() -> None:
    assert set(PLACE_IDS) == set(PLACE_SCREENS)
    digits = [place.digit for place in PLACES]
    assert digits == sorted(set(digits)), "places stand in the order of their digits"


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(ACTIONS)


@pytest.mark.parametrize("action", [action for action in ACTIONS if action.keys], ids=lambda action: action.id)
def test_every_action_with_a_key_is_done_somewhere(action: object) -> None:
    id = getattr(action, "id", "")
    screens = [*PLACE_SCREENS.values(), *SHEETS.values()]
    known = id in ("choose", "mark") or id.startswith("place_")
    assert known or any(hasattr(screen, f"do_{id}") for screen in screens)


def test_a_key_means_one_thing_at_a_time(situations: list[Situation]) -> None:
    for at in situations:
        keys = [key for action in ACTIONS if state(action, at) is not None for key in action.keys]
        assert len(keys) == len(set(keys)), f"{sorted(keys)} in {at}"


def test_no_letter_needs_control_alt_or_a_function_key() -> None:
    for action in ACTIONS:
        for key in action.keys:
            assert not key.startswith(("ctrl", "alt", "f1", "super")), key


def test_cyrillic_letters_lie_where_the_latin_ones_do() -> None:
    assert with_cyrillic(("w",)) == ("w", "ц")
    assert with_cyrillic(("U",)) == ("U", "Г")
    assert with_cyrillic(("slash",)) == ("slash", "full_stop")
    assert with_cyrillic(("question_mark",)) == ("question_mark", "comma")
    assert with_cyrillic(("enter",)) == ("enter",)


def test_the_keys_line_never_offers_what_is_off(situations: list[Situation]) -> None:
    for at in situations:
        for hint in hints(at, 80):
            pair = PAIRS.get(hint.action, (hint.action,))
            typing_tab = hint.action == "pane" and at.typing
            assert typing_tab or any(state(BY_ID[id], at) == "" for id in pair), f"{hint} in {at}"
        assert len(hints(at, 80)) <= 7


def test_the_now_line_fits_80_columns_and_offers_nothing_that_is_off(situations: list[Situation]) -> None:
    for at in situations:
        said = now(at)
        assert len(f" Now: {said}") <= (79 if at.panes < 2 else 139), said
        assert said.endswith(".")
        if at.place == "walk" and at.view != "predict" and not at.sheet and at.step == at.steps:
            assert "→ goes on" not in said


def test_what_is_off_says_why_in_a_sentence(situations: list[Situation]) -> None:
    for at in situations:
        offered = usable(at)
        for action, reason in refused(at):
            assert reason[0].isupper(), (action.id, reason)
            assert reason.endswith("."), (action.id, reason)
            assert action not in offered


def test_the_same_in_a_shell() -> None:
    at = Situation(place="walk", has_case=True, case="csto-2012", sentence="Russia leads the CSTO")
    assert command(BY_ID["why"], at) == 'foedus why csto-2012 "Russia leads the CSTO"'
    assert command(BY_ID["why"], Situation(place="walk", has_case=True, case="csto-2012")) == ""
    assert command(BY_ID["undo"], at) == ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("round", "view_change_rounds"),
        ("play", "view_change_rounds"),
        ("break", "view_change_least"),
        ("undo", "undo"),
        ("theme", "colours"),
        ("loop", "view_conclusions_circles"),
        ("sensitivity", "view_change_carries"),
        ("progress", "understood"),
    ],
)
def test_an_action_is_found_by_the_word_one_would_use(typed: str, found: str) -> None:
    at = Situation(place="walk", has_case=True, case="csto-2012", has_rounds=True, steps=9, step=1, undo="yes to it")
    rows = palette.rows(typed, at)
    assert found in [row.id for row in rows if isinstance(row, Line)], [getattr(row, "sentence", "") for row in rows]


def test_the_shell_command_stands_below_the_marked_action() -> None:
    at = Situation(place="conclusions", has_case=True, case="csto-2012")
    below = {
        row.id: row.below for row in palette.rows("circles", at, "view_conclusions_circles") if isinstance(row, Line)
    }
    assert below["view_conclusions_circles"] == ("in a shell: foedus circles csto-2012",)
    assert not any(said for id, said in below.items() if id != "view_conclusions_circles")


def test_a_view_that_is_not_there_is_not_offered() -> None:
    at = Situation(place="walk", has_case=True, case="csto-2012")
    assert not {"view_change_rounds", "view_conclusions_conflict"} & {action.id for action in usable(at)}


def test_the_sheet_of_keys_says_first_what_counts_here() -> None:
    for place in PLACE_IDS:
        rows = keysheet.rows(Situation(place=place, has_case=True, has_book=True, case="csto-2012", steps=9, step=2))
        assert len(rows) <= 30, "The places are one line, and what is off is another."
        heads = [row.text for row in rows if isinstance(row, Heading)]
        assert heads == [each for each in ("Here", "On any sentence", "Anywhere") if each in heads]


def test_which_rules_are_understood_is_asked_from_the_walk_and_from_the_rules() -> None:
    for place, id in (("walk", "understood"), ("rules", "record")):
        assert BY_ID[id] in usable(Situation(place=place, has_case=True, case="csto-2012", steps=9, step=2)), place

"""Place 3: what followed, as lines, as rings, by what was taken for granted, and what excludes each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.view import conclusions

from .conftest import Run
from .screen_text import asked, lines, now_line, press
from .test_app import CASE, App, P, shows

SCHOLARSHIP = "scholarship-award"
AT_ODDS = "scholarship-near-misses"


def on(case: str) -> App:
    """The program on the engine, with a bundled case open."""
    return FoedusApp(EngineLibrary(), case=case)


class TestViews:
    """The same digit again goes to the next view, which keeps its marked line."""

    def test_the_digit_goes_round_the_views_and_elsewhere_leads_to_the_first(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3")
            assert lines(app)[1].endswith("[All 9]  Circles 1  Taken for granted 1")
            await press(pilot, "3")
            assert lines(app)[1].endswith("All 9  [Circles 1]  Taken for granted 1")
            await press(pilot, "3", "3")
            assert lines(app)[1].endswith("[All 9]  Circles 1  Taken for granted 1"), "after the last comes the first"
            await press(pilot, "3", "1", "3")
            assert "[All 9]" in lines(app)[1], "coming from elsewhere opens the first view"

        run(act, case=CASE)

    def test_each_view_remembers_its_line(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "down", "down")
            before = lines(app)
            await press(pilot, "3", "down", "3", "3")
            assert lines(app) == before

        run(act, case=CASE)

    def test_a_view_is_clicked(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3")
            await pilot.click(offset=(lines(app)[1].index("Circles"), 1))
            await press(pilot)
            assert "[Circles 1]" in lines(app)[1]

        run(act, case=CASE)

    def test_a_view_that_would_be_empty_is_not_there(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3")
            assert lines(app)[1].endswith("[All 6]  Taken for granted 2")

        run(act, app=on(SCHOLARSHIP))

    def test_conflicts_come_first_and_show_where_they_part(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3")
            assert "[In conflict 1]  All 9" in lines(app)[1]
            assert shows(app, "! the application of Ines is admitted")
            assert shows(app, "! the application of Ines is turned away")
            assert shows(app, "They part in step 1")

        run(act, app=on(AT_ODDS))


class TestAll:
    """Where it ends up, what lies on the way, what could follow and does not."""

    def test_a_name_is_chosen_on_the_line_that_stands_for_several(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "right")
            assert shows(app, "      Kyrgyzstan, [Tajikistan], Uzbekistan")
            await press(pilot, "s")
            assert shows(app, "then    ∴ the vicious circle between Russia and Tajikistan persists")
            await press(pilot, "escape")
            assert "[3 Conclusions]" in lines(app)[0]
            assert lines(app)[4].startswith("▸ ∴ the vicious circle between Russia and ... persists")

        run(act, case=CASE)

    def test_where_nothing_follows_the_nearest_says_what_it_lacks(self, run: Run, tmp_path: Path) -> None:
        case = tmp_path / "bare.yaml"
        facts = "[Chen sits on the committee, Chen votes for Ada]"
        case.write_text(f"case: Bare\nrulebook: scholarship-ruling\nwho: {{person: [Ada, Chen]}}\nfacts: {facts}\n")

        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3")
            assert shows(app, "Nothing follows yet.")
            assert shows(app, '"A relative\'s vote taints the ruling" lacks only: "Ada is related to')
            await press(pilot, "enter")
            assert shows(app, "1  state  Ada is related to Chen")

        run(act, app=on(str(case)))

    def test_an_answer_changes_what_followed(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "1", "end", "n", "3")
            assert "[All 6]" in lines(app)[1]
            assert shows(app, "      Kyrgyzstan, Tajikistan")

        run(act, case=CASE)

    def test_what_nobody_said_folds_out_what_rests_on_it(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "3", "3", "space")
            assert shows(app, "│ ∴ the vicious circle between Russia and Uzbekistan persists")
            assert shows(app, "The allies behave alike.")

        run(act, case=CASE)

    def test_what_takes_its_time_is_said_to_be_on_its_way(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await pilot.press("3")
            assert "[3 Conclusions]" in lines(app)[0]
            await press(pilot)
            assert shows(app, "Where it ends up")

        run(act, app=on(SCHOLARSHIP))


class TestCircles:
    """A ring with its entries, and what stops it."""

    def test_names_and_rings_are_changed_and_the_ring_is_walked_round(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "3", "right", "right")
            assert shows(app, "stands for Kyrgyzstan, Tajikistan, [Uzbekistan]")
            assert shows(app, "┌─> Uzbekistan acts behind Russia's back")
            assert shows(app, "└── Russia denies Uzbekistan equality <")
            assert shows(app, "The ring stops if you")
            assert shows(app, "It turns on, but what is")
            await press(pilot, "down", "enter")
            assert asked(app) == "Uzbekistan acts behind Russia's back"

        run(act, case=CASE)

    def test_in_a_narrow_window_the_ring_is_a_list(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "3")
            assert shows(app, "▸ 1  ∴ Kyrgyzstan acts behind Russia's back")
            assert shows(app, "and so back to 1")
            assert not shows(app, "┌─>")

        run(act, case=CASE, size=(66, 30))

    def test_the_answer_leads_to_the_ring_of_its_sentence(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "end", "down", "w")
            assert shows(app, "3 shows the ring")
            await press(pilot, "3")
            assert shows(app, "stands for Kyrgyzstan, Tajikistan, [Uzbekistan]")

        run(act, case=CASE)


class TestRests:
    """`r` on any sentence."""

    @pytest.mark.parametrize("case", [CASE, SCHOLARSHIP])
    def test_a_fact_without_which_conclusions_fall(self, run: Run, case: str) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "r")
            assert "[r Rests on it]" in lines(app)[1]
            assert shows(app, "It is stated. Were it forgotten,")
            assert shows(app, "These fall without it")
            await press(pilot, "escape")
            assert "[1 Case]" in lines(app)[0]

        run(act, app=on(case))

    def test_what_a_sentence_that_does_not_hold_would_lead_to(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "end", "up", "r")
            assert "[r Would lead to]" in lines(app)[1]
            assert shows(app, "If it were so, 1 conclusion would differ.")
            assert shows(app, "- the CSTO has failed to become a modern security system")

        run(act, app=on(CASE))

    def test_every_key_of_an_answer_asks_about_the_marked_line(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            circle, talks = "the vicious circle between Russia and Kyrgyzstan persists", "Kyrgyzstan bargains with"
            await press(pilot, "3", "enter")
            assert now_line(app).startswith(" Now: each key asks about the marked line.")
            assert lines(app)[1].endswith("[w Why]  r Rests on it  c Change it  s Step 37")
            await press(pilot, "r")
            assert asked(app) == circle
            await press(pilot, "escape", "s")
            assert shows(app, "Step 37 of 41")
            await press(pilot, "escape", "c")
            assert lines(app)[4].startswith(f"  ∴ {circle}")
            await press(pilot, "escape", "down")
            assert lines(app)[1].endswith("[w Why]  r Rests on it  c Change it  s Step 1")
            await press(pilot, "down")
            assert lines(app)[1].endswith("[w Why]  r Rests on it  c Change it"), "no step concludes a fact"
            await press(pilot, "r")
            assert asked(app).startswith(talks)
            await press(pilot, "escape", "c")
            assert shows(app, f"▸ ● {talks}")
            await press(pilot, "escape", "end")
            assert lines(app)[1].endswith("[w Why]  r Would lead to  c Bring about"), "of what nobody said"

        run(act, app=on(CASE))


class TestWhy:
    """How, why not, and what would bring it about."""

    def test_space_on_the_first_line_leaves_only_the_facts(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "enter", "space")
            assert shows(app, "In the end it rests on these")
            assert sum("∴" in line for line in lines(app)) == 1, "only what was asked is no fact"
            await press(pilot, "space")
            assert shows(app, "  ∴ Kyrgyzstan acts behind Russia's back")

        run(act, app=on(CASE))

    @pytest.mark.parametrize(
        ("case", "way"),
        [
            (CASE, "  1  state  the approach to the CSTO is fundamentally revised"),
            (SCHOLARSHIP, "  1  state  Ada is related to Chen"),
        ],
    )
    def test_what_would_bring_it_about_is_numbered(self, run: Run, case: str, way: str) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "end", "up", "enter")
            assert "[w Why not]" in lines(app)[1]
            assert shows(app, "What would bring it about")
            assert shows(app, way)

        run(act, app=on(case), size=(80, 33))


class TestTheQuestionWhetherToLeave:
    """An Enter typed right after q answers the question, whatever lies underneath."""

    def test_enter_right_after_q_leaves(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            app.screen.focused.action_select()  # type: ignore[union-attr]
            await press(pilot, "escape")
            await pilot.press("q", "enter")
            assert app._exit
            assert not any(sheet.SHEET for sheet in app.screen_stack if hasattr(sheet, "SHEET"))

        run(act, case=CASE)


class TestLongLists:
    """A list that goes on below says so, and all of it can be reached."""

    def test_the_last_line_says_how_much_is_below_and_goes_away_at_the_end(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            assert any(line.startswith("  ↓ ") and line.endswith(" more below") for line in lines(app))
            await press(pilot, "end")
            assert not shows(app, "more below")
            await press(pilot, "home")
            assert shows(app, "more below")
            for _ in range(12):
                await press(pilot, "down")
                marked = next(line for line in lines(app) if line.startswith("▸"))
                assert "more below" not in marked

        run(act, case=CASE, size=(80, 12))


class TestMouse:
    """What can be done by keys can be clicked."""

    def test_a_ring_a_way_and_what_is_below_are_clicked(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "3")
            await pilot.click(offset=(8, 4))
            await press(pilot)
            assert lines(app)[4].startswith("▹   R2  the pretence")
            assert shows(app, "┌─> Belarus views the CSTO as symbolic")
            await pilot.click(offset=(60, 7))
            await pilot.click(offset=(60, 7))
            await press(pilot)
            assert "[4 Change]" in lines(app)[0], "a click on the marked way tries it"

        run(act, app=on(CASE))

    def test_a_click_on_what_is_below_goes_there(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await pilot.click(offset=(10, 9))
            await press(pilot)
            assert not lines(app)[4].startswith("▸")
            assert any(line.startswith("▸") for line in lines(app))

        run(act, case=CASE, size=(80, 12))


def test_what_rests_on_a_disputed_fact_carries_a_sign_that_is_explained() -> None:
    every = conclusions.Group(
        "... falls", ("a falls", "b falls"), ("a", "b"), "likely", disputed=("a falls", "b falls")
    )
    one = conclusions.Group("... rises", ("a rises", "b rises"), ("a", "b"), "likely", disputed=("b rises",))
    head, first, second = conclusions.rows(conclusions.Overview((every, one), disputed="rests on a doubt"), {})
    assert getattr(head, "word", "") == "? rests on a doubt", "The sign is explained in words."
    assert (getattr(first, "word", ""), getattr(first, "below", ())) == ("likely ?", ("a, b",))
    assert (getattr(second, "word", ""), getattr(second, "below", ())) == ("likely", ("a, b ?",)), "Only of one name."
    plain = conclusions.Overview((conclusions.Group("c", ("c",), word="certain"),))
    assert getattr(conclusions.rows(plain, {})[0], "word", "") == "", "Without a disputed fact there is no sign."

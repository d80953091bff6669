"""The screens in use: keys go in, and what stands on the screen is read."""

from __future__ import annotations

import asyncio
import errno
import os

import pytest
from textual.pilot import Pilot

from tui.app import FoedusApp
from tui.entry.line import EntryLine
from tui.frame import Framed, draw
from tui.glyphs import ASCII
from tui.places import PLACES

from .conftest import Run
from .sample import CIRCLE, DENIES, SampleLibrary
from .screen_text import asked, lines, now_line, press, said, write

App = FoedusApp
P = Pilot[None]
CASE = "csto-2012"
LEADS = "Russia leads the CSTO"


def shows(app: App, text: str) -> bool:
    return any(text in line for line in lines(app))


class TestFrame:
    """The lines that every screen has."""

    def test_home_reads_as_drawn(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            seen = lines(app)
            assert seen[0].startswith("[0 Home] 1 Case  2 Walk  3 Conclusions")
            assert seen[0].endswith(" saved")
            assert seen[1] == " Foedus                                        reason in sentences, and see why"
            assert seen[2] == "─" * 80
            assert seen[5] == "▸   Take the tour                         3 minutes, nothing to know beforehand"
            assert seen[8] == "    The CSTO on 15 June 2012                            11 facts, 9 conclusions"
            assert seen[22] == " Now: ↓ and ↑ choose, Enter opens. A click does both."
            assert seen[23] == " Enter Open   a New case   / Find   : All actions   ? Keys   q Leave"

        run(act)

    def test_digits_go_to_places_and_a_place_without_a_case_says_why(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2")
            assert now_line(app) == " No case is open. Enter on one of the lists opens it."
            await press(pilot, "down", "enter")
            assert lines(app)[0].startswith(" 0 Home [1 Case] 2 Walk")
            await press(pilot, "2")
            assert lines(app)[0].startswith(" 0 Home  1 Case [2 Walk]")
            await press(pilot, "0")
            assert lines(app)[0].startswith("[0 Home] 1 Case  2 Walk")

        run(act)

    def test_places_keys_and_lines_are_clickable(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await pilot.click(offset=(18, 0))
            await press(pilot)
            assert lines(app)[0].startswith(" 0 Home  1 Case [2 Walk]")
            app._say("A notice.")
            await pilot.click(offset=(40, 3))
            await press(pilot)
            assert now_line(app).startswith(" Now:"), "a click ends a notice, as a key does"
            await pilot.click(offset=(11, 0))
            await press(pilot)
            await pilot.click(offset=(8, 6))
            await press(pilot)
            assert lines(app)[6].startswith("▸ ● Tajikistan is a member")
            await pilot.click(offset=(8, 6))
            await press(pilot)
            assert shows(app, "[w Why]")
            last = lines(app)[-1]
            await pilot.click(offset=(last.index("Esc"), 23))
            await press(pilot)
            assert not shows(app, "[w Why]")

        run(act, case=CASE)

    def test_a_window_too_small_says_what_it_needs(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            assert shows(app, "Foedus needs about 40 x 10")
            assert "this window has 32 x 8." in " ".join(line.strip() for line in lines(app))
            await pilot.resize_terminal(80, 24)
            await press(pilot)
            assert shows(app, "The CSTO on 15 June 2012")

        run(act, size=(32, 8))

    @pytest.mark.parametrize(
        "width",
        [40, 59, 60, 110, *(pytest.param(width, marks=pytest.mark.long) for width in (79, 80, 109, 140, 200))],
    )
    def test_every_width_has_its_layout(self, run: Run, width: int) -> None:
        async def act(app: App, pilot: P) -> None:
            for keys in (("2", "end"), ("down", "enter"), ("escape", "d"), ("escape", "?"), ("escape", ":")):
                await press(pilot, *keys)
                assert shows(app, "Now:") or shows(app, "does nothing")
                assert all(len(line) <= width for line in lines(app))
            assert (f"[2 Walk] 0-{PLACES[-1].digit}" in lines(app)[0]) == (width < 60)

        run(act, size=(width, 24), case=CASE)

    def test_a_letter_that_means_nothing_here_is_answered(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "x")
            assert now_line(app) == " x does nothing here. ? shows the keys that do."
            await press(pilot, "down")
            assert now_line(app).startswith(" Now:")

        run(act)

    def test_ascii_draws_no_sign_beyond_ascii(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            for keys in ((), ("2", "end"), ("enter",), ("escape", "d"), ("escape", "?")):
                await press(pilot, *keys)
                drawn = "".join(lines(app))
                assert drawn.isascii(), [char for char in drawn if not char.isascii()]
            assert isinstance(app.screen, Framed)
            assert app.screen.query_one("Rule").signs is ASCII  # type: ignore[attr-defined]

        run(act, app=FoedusApp(SampleLibrary(), case=CASE, ascii=True))

    def test_no_color_means_none(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NO_COLOR", "1")

        async def act(app: App, pilot: P) -> None:
            assert app.theme == "mono"
            await press(pilot, ":", *"colours", "enter")
            assert now_line(app) == " No colours are used while NO_COLOR is set."
            strips = app.screen._compositor.render_strips(app.size)
            styles = [segment.style for strip in strips for segment in strip if segment.style]
            assert any(style.reverse for style in styles)

        run(act, app=FoedusApp(SampleLibrary(), case=CASE))

    def test_colours_change_one_after_the_other(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            for name in ("light", "high-contrast", "colour-blind-safe", "sixteen", "mono", "dark"):
                await press(pilot, ":", *"colours", "enter")
                assert app.theme == name
                assert now_line(app) == f" Colours: {name}."

        run(act, case=CASE)


class TestLeaving:
    """Nobody leaves by accident, and everybody finds the way out."""

    def test_escape_at_the_top_stays_and_names_the_way_out(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "escape", "escape")
            assert now_line(app) == " This is the top. q leaves Foedus."
            await press(pilot, "ctrl+c")
            assert now_line(app) == " q leaves; nothing is lost."
            assert app.is_running

        run(act)

    def test_ctrl_c_in_a_line_says_how_one_leaves_the_line_first(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "a", "x", "ctrl+c")
            assert now_line(app) == " Esc leaves the line, then q leaves; nothing is lost."

        run(act, case=CASE)

    def test_q_asks_once(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "q")
            assert now_line(app) == " Now: Enter leaves, Esc stays. Everything is saved."
            await press(pilot, "escape")
            assert not shows(app, "Enter leaves")
            await press(pilot, "q", "x")
            assert app.is_running
            await pilot.press("enter")
            assert app._exit

        run(act, case=CASE)

    def test_the_next_start_goes_on_where_this_one_ended(self, run: Run) -> None:
        async def first(app: App, pilot: P) -> None:
            await press(pilot, "2", "right", "right", "right", "q")
            await pilot.press("enter")

        async def second(app: App, pilot: P) -> None:
            assert lines(app)[5].startswith("▸   Continue: The CSTO on 15 June 2012")
            assert lines(app)[5].endswith("walk, step 4")
            await press(pilot, "enter")
            assert shows(app, "Step 4 of 9")

        run(first, case=CASE)
        run(second)


class TestCase:
    """Sentences are answered, added and worded anew; the walk follows."""

    def test_yes_no_and_open_are_answers_and_u_takes_them_back(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            assert "[Facts 11]" in lines(app)[1]
            await press(pilot, "n")
            assert lines(app)[4] == "▸ ✗ Russia leads the CSTO                                         denied, yours"
            assert said(app) == "No to Russia leads the CSTO. u takes it back. Nothing that follows changes."
            await press(pilot, "o")
            assert lines(app)[4].endswith("not stated, yours")
            assert "[Facts 10]" in lines(app)[1]
            await press(pilot, "u")
            assert (
                said(app) == "Undone: left open: Russia leads the CSTO. U brings it back. Nothing that follows changes."
            )
            await press(pilot, "u")
            assert lines(app)[4].endswith(" stated")
            await press(pilot, "u")
            assert now_line(app) == " Nothing was changed yet."
            await press(pilot, "U", "U")
            assert lines(app)[4].endswith("not stated, yours")

        run(act, case=CASE)

    def test_an_answer_changes_what_follows(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "end", "n", "2", "end")
            assert shows(app, "Step 6 of 6")

        run(act, case=CASE)

    def test_space_goes_from_yes_to_no_to_open(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            for word in ("denied, yours", "not stated, yours", " stated"):
                await press(pilot, "space")
                assert lines(app)[4].endswith(word)

        run(act, case=CASE)

    def test_cyrillic_letters_do_the_same(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "т")
            assert lines(app)[4].endswith("denied, yours")
            await press(pilot, "г")  # noqa: RUF001 - the letter in the place of u
            assert lines(app)[4].endswith(" stated")
            await press(pilot, "ц")
            assert shows(app, "[w Why]")

        run(act, case=CASE)

    def test_a_sentence_is_added_by_its_first_letters_and_tab(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "a")
            await write(pilot, "Uzb")
            await press(pilot, *"ekistan has", "tab")
            assert shows(app, "Add   Uzbekistan has an alternative partner in <outsider>")
            assert shows(app, "Uzbekistan has an alternative partner in Turkey")
            await write(pilot, "Chi")
            await press(pilot, "tab")
            assert shows(app, "This can be said. Enter takes it.")
            assert lines(app)[0].endswith("draft")
            await press(pilot, "enter")
            assert lines(app)[0].endswith("saved")
            assert shows(app, "▸ ● Uzbekistan has an alternative partner in China                stated, yours")
            assert "[Facts 12]" in lines(app)[1]

        run(act, case=CASE)

    def test_a_misspelt_name_is_marked_and_enter_takes_the_right_one(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "a")
            await write(pilot, "Uzbekistan has an alternative partner in the United Staets")
            seen = lines(app)
            typed = next(number for number, line in enumerate(seen) if line.startswith("  Add"))
            assert seen[typed + 1] == " " * 60 + "^ no such name"
            assert seen[typed + 2] == "        Did you mean the United States?  Enter takes it."
            await press(pilot, "enter")
            assert shows(app, "  Add   Uzbekistan has an alternative partner in the United States")
            await press(pilot, "enter")
            assert shows(app, "Uzbekistan has an alternative partner in the United States")
            assert shows(app, "[Facts 12]")

        run(act, case=CASE)

    def test_letters_are_letters_while_typing_and_esc_keeps_the_draft(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "a")
            await press(pilot, *"quiet?", "space", ":", "/", "space", "2", "n")
            assert shows(app, "  Add   quiet? :/ 2n")
            await press(pilot, "escape")
            assert now_line(app) == " What you typed is kept; a goes on with it."
            assert lines(app)[0].endswith("draft")
            await press(pilot, "a")
            assert shows(app, "  Add   quiet? :/ 2n")

        run(act, case=CASE)

    def test_a_fact_is_worded_anew_as_one_act(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "e", "ctrl+a", "ctrl+k")
            await write(pilot, "Belarus suspends or leaves the CSTO")
            await press(pilot, "enter")
            assert shows(app, "○ Russia leads the CSTO")
            assert shows(app, "● Belarus suspends or leaves the CSTO")
            await press(pilot, "u")
            assert not shows(app, "● Belarus suspends")
            assert shows(app, "● Russia leads the CSTO")

        run(act, case=CASE)

    def test_details_open_under_the_line_and_turn_how_sure_it_is(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "d")
            assert lines(app)[5].startswith("▸ │   How sure: certain")
            assert shows(app, "Who says so: the author")
            await press(pilot, "enter")
            assert lines(app)[4].endswith("stated, likely, yours")
            await press(pilot, "space")
            assert lines(app)[4].endswith("stated, possible, yours")
            await press(pilot, "escape")
            assert not shows(app, "How sure")
            assert lines(app)[4].startswith("▸ ● Russia leads")

        run(act, case=CASE)


class TestWalk:
    """One step at a time, forth and back."""

    def test_a_step_reads_as_drawn(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "down")
            assert lines(app)[3:21] == [
                "  Step 9 of 9   wave 3   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━●",
                "",
                "  The vicious circle persists                   circle-persists, author's words",
                "",
                "  if      ∴ Uzbekistan acts behind Russia's back                likely   step 3",
                "▸ and     ∴ Russia denies Uzbekistan equality                   likely   step 6",
                "  and     ● Russia leads the CSTO                                        stated",
                "  and     ● Uzbekistan is a member of the CSTO                           stated",
                "  and not ~ the approach to the CSTO is fundamentally revised           assumed",
                "  unless  ~ Uzbekistan suspends or leaves the CSTO     only if certain, assumed",
                "  then    ∴ the vicious circle between Russia and Uzbekistan persists    likely",
                "",
                "  Uzbekistan deals behind Russia's back, Russia refuses to treat it as an",
                "  equal, and nothing breaks the pattern. Likely, because its weakest premises",
                "  are only likely; the rule itself is certain.",
                "",
                '  "This is a vicious circle that can only be broken if the approach to the',
                '   CSTO is fundamentally revised ..."                       Trenin, sentence 25',
            ]

        run(act, case=CASE)

    def test_arrows_go_forth_and_back_and_the_ends_say_so(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "left")
            assert now_line(app) == " This is the first step."
            await press(pilot, "right", "right")
            assert shows(app, "Step 3 of 9")
            await press(pilot, "end")
            assert now_line(app).startswith(" Now: this was the last step")
            await press(pilot, "right")
            assert now_line(app) == " This was the last step."
            await press(pilot, "home")
            assert shows(app, "Step 1 of 9")

        run(act, case=CASE)

    def test_d_shows_the_rule_and_what_waited(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", *["right"] * 6, "d")
            assert shows(app, "The rule as written                             rules/csto-2012.yaml, line 24")
            assert shows(app, "    - <leader> denies <ally> equality")
            assert shows(app, "▸ next    the vicious circle between Russia and Tajikistan persists")
            assert shows(app, "Why step 7 came first: this rule stands earlier in the book.")
            await press(pilot, "right")
            assert shows(app, "Step 8: ")
            await press(pilot, "enter", "d")
            assert shows(app, "Step 9 of 9")

        run(act, case=CASE)

    def test_a_wide_window_has_the_steps_at_the_left(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end")
            assert shows(app, "▹ 9 ∴ the vicious ... Uzbekistan persists")
            assert shows(app, "The rule as written")
            await press(pilot, "tab", "up", "up", "enter")
            await press(pilot, "escape")
            assert shows(app, "▸ 7 ∴ the vicious ... Kyrgyzstan persists")

        run(act, size=(140, 45), case=CASE)

    def test_space_plays_and_any_key_stops(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tui.screens.walk.PACE", 0.05)

        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "space")
            await pilot.pause(0.3)
            await press(pilot, "space")
            at = next(line for line in lines(app) if "Step " in line)
            assert "Step 1 of" not in at
            await pilot.pause(0.2)
            assert at in lines(app)

        run(act, case=CASE)


class TestQuestions:
    """Why, find, all actions, keys."""

    def test_why_goes_into_a_line_and_comes_back_to_it(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "down", "enter")
            seen = lines(app)
            assert seen[1].endswith("[w Why]  r Rests on it  c Change it  s Step 6")
            assert seen[3] == "▸ ∴ Russia denies Uzbekistan equality                                    likely"
            await press(pilot, "enter")
            assert "▸ ∴ Uzbekistan acts behind Russia's back                  likely   weakest link" in lines(app)
            await press(pilot, "enter")
            assert asked(app) == "Uzbekistan acts behind Russia's back"
            await press(pilot, "escape")
            assert asked(app) == DENIES.format("Uzbekistan")
            await press(pilot, "escape")
            assert any(line.startswith("▸ and     ∴ Russia denies") for line in lines(app))

        run(act, case=CASE)

    def test_s_goes_to_the_step_from_any_depth(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "down", "enter", "down", "s")
            assert shows(app, "Step 3 of 9")
            assert not shows(app, "[w Why]")

        run(act, case=CASE)

    def test_find_narrows_and_goes(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "/")
            await write(pilot, "circle taj")
            assert shows(app, f"▸ ∴ {CIRCLE.format('Tajikistan')}")
            assert not shows(app, "Kyrgyzstan")
            await press(pilot, "enter")
            assert asked(app) == CIRCLE.format("Tajikistan")
            await press(pilot, "/", "7", "enter")
            assert shows(app, "Step 7 of 9")
            await press(pilot, "/")
            await write(pilot, "disputed nonsense")
            assert shows(app, "No sentence has")

        run(act, case=CASE)

    def test_all_actions_are_found_by_their_words_and_done(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, ":")
            await write(pilot, "not so")
            assert shows(app, 'Say that it is not so: "Russia leads the CSTO"')
            await press(pilot, "enter")
            assert lines(app)[4].endswith("denied, yours")
            await press(pilot, ":")
            await write(pilot, "why")
            assert shows(app, f'in a shell: foedus why csto-2012 "{LEADS}"')
            await press(pilot, "escape", ":")
            await write(pilot, "redo")
            assert shows(app, "  Not now")
            assert shows(app, "Redo what was undone")
            await press(pilot, "escape", ":", "end")
            assert not any("more below" in line for line in lines(app)), (
                "End goes to the end, where what is off stands."
            )
            await press(pilot, "enter")
            assert not shows(app, "Not now"), "Enter on what is off closes the list, and says why it is off."
            assert said(app).endswith("."), said(app)

        run(act, case=CASE)

    def test_the_sheet_of_keys_does_what_one_presses(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "?")
            assert shows(app, "A case is a list of sentences")
            assert not shows(app, "redo: Nothing was undone.")
            await press(pilot, "end", "space")
            await press(pilot, "end")
            assert shows(app, "redo: Nothing was undone."), "Space unfolds what is off just now."
            await press(pilot, "n")
            assert lines(app)[4].endswith("denied, yours")
            await press(pilot, "?", "escape")
            assert shows(app, "▸ ✗ Russia leads the CSTO")

        run(act, case=CASE)

    def test_what_happened_is_kept(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "n", "y", ":")
            await write(pilot, "what happened")
            await press(pilot, "enter")
            assert shows(app, f"No to {LEADS}. u takes it back.")
            assert shows(app, f"Yes to {LEADS}. u takes it back.")

        run(act, case=CASE)


class TestTrouble:
    """What goes wrong is said, and nothing is lost."""

    def test_a_broken_file_is_shown_with_its_problem_and_does_not_open(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, *["down"] * 4)
            assert shows(app, "line 7: this sentence fits no statement")
            await press(pilot, "enter")
            assert shows(app, "cannot be read: line 7")
            assert lines(app)[0].startswith("[0 Home]")

        run(act)

    def test_a_full_disk_is_said_and_tried_again(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tui.program.saves.RETRY", 0.1)
        whole = os.fsync

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        async def act(app: App, pilot: P) -> None:
            monkeypatch.setattr(os, "fsync", full)
            await press(pilot, "n")
            assert lines(app)[0].endswith("NOT SAVED")
            assert shows(app, "The disk is full. Everything is still here and is tried again")
            await press(pilot, "q")
            assert now_line(app) == " Not saved: the disk is full. Enter leaves all the same, Esc stays."
            await press(pilot, "escape")
            monkeypatch.setattr(os, "fsync", whole)
            await asyncio.sleep(0.3)
            await press(pilot)
            assert lines(app)[0].endswith("saved")

        run(act, case=CASE)


def test_no_place_and_no_saved_falls_off_a_narrow_first_line() -> None:
    for width in range(60, 81):
        line = draw.places("walk", "saved", width).plain
        assert len(line) <= width, "line 1 fits the window"
        assert line.rstrip().endswith("saved")
        assert all(digit in line for digit in "0123456"), "each place has at least its digit"


def test_after_a_suggestion_is_taken_the_best_of_the_next_ones_is_marked(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "a", "down", "down", "down", "tab")
        entry = app.screen.query_one(EntryLine)
        assert len(entry.done.suggestions) > 1, "names are offered for the blank"
        assert entry.choices.highlighted == 0, "wherever the mark stood among the sentences"

    run(act, case=CASE)

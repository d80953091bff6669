"""What somebody meets who uses the screens for the first time: each test is a sentence that must stay true."""

from __future__ import annotations

from .conftest import Run
from .screen_text import lines, now_line, press, said, write
from .test_app import CASE, App, P, shows


class TestWordingAnew:
    """Editing changes the words and nothing else."""

    def test_enter_on_an_unchanged_denial_leaves_it_denied(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "n", "e")
            assert shows(app, "  Edit  not: Russia leads the CSTO")
            assert shows(app, "This can be said. Enter takes it.")
            await press(pilot, "enter")
            assert now_line(app) == " Nothing was changed; it stands as it stood."
            assert lines(app)[4].endswith("denied, yours")

        run(act, case=CASE)

    def test_a_denial_worded_anew_is_as_sure_as_the_field_says(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "n", "d", "space", "escape", "e")
            assert lines(app)[4].endswith("denied, likely, yours")
            assert shows(app, "likely: not: Russia leads the CSTO"), "What stands beside it is in the field as well."
            await press(pilot, "ctrl+a", "ctrl+k")
            await write(pilot, "likely: not: Belarus suspends or leaves the CSTO")
            await press(pilot, "enter")
            assert any(
                "✗ Belarus suspends or leaves the CSTO" in line and "denied, likely" in line for line in lines(app)
            )
            assert shows(app, "○ Russia leads the CSTO")

        run(act, case=CASE)

    def test_a_fact_without_a_word_before_it_is_certain(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "d", "space", "escape", "e", "ctrl+a", "ctrl+k")
            await write(pilot, "Belarus suspends or leaves the CSTO")
            await press(pilot, "enter")
            found = [line for line in lines(app) if "● Belarus suspends or leaves the CSTO" in line]
            assert found, "It stands in the place of the old one."
            assert "likely" not in found[0], "The field said how sure it was, and does so no more."

        run(act, case=CASE)


class TestTheQuestion:
    """While it is asked whether to leave, nothing else happens."""

    def test_other_keys_neither_answer_the_question_nor_change_the_case(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "q", "n", "n", "o", "2")
            assert now_line(app) == " Only Enter, q and Esc count here: Enter or q leaves, Esc stays."
            assert lines(app)[4] == "▸ ● Russia leads the CSTO                                                stated"
            assert lines(app)[0].startswith(" 0 Home [1 Case]")
            await press(pilot, "escape", "n")
            assert lines(app)[4].endswith("denied, yours")
            await press(pilot, "w", "q", "w", "escape")
            assert shows(app, "[w Why]")

        run(act, case=CASE)


class TestTheStepOfALine:
    """s goes to the step that the header names, and Esc comes back to where one was."""

    def test_the_header_names_the_step_of_the_marked_line(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "down", "enter")
            assert lines(app)[1].endswith("[w Why]  r Rests on it  c Change it  s Step 6")
            await press(pilot, "down")
            assert lines(app)[1].endswith("[w Why]  r Rests on it  c Change it  s Step 3")
            await press(pilot, "down")
            assert lines(app)[1].endswith("[w Why]  r Rests on it  c Change it")
            await press(pilot, "s")
            assert now_line(app) == " No step concludes it: it is stated in the case."

        run(act, case=CASE)

    def test_of_what_nobody_said_it_says_so(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "down", "down", "down", "down", "s")
            assert now_line(app) == " No step: nothing was said about it, and no rule concludes it."
            await press(pilot, "up", "up", "s")
            assert now_line(app) == " No step concludes it: it is stated in the case."

        run(act, case=CASE)

    def test_esc_comes_back_to_the_answer_and_its_line(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "down", "enter", "down")
            before = lines(app)
            await press(pilot, "s")
            assert shows(app, "Step 3 of 9")
            assert now_line(app).startswith(" Now: Esc comes back to the answer.")
            await press(pilot, "escape")
            assert lines(app) == before
            await press(pilot, "escape")
            assert shows(app, "Step 9 of 9")
            assert any(line.startswith("▸ and     ∴ Russia denies") for line in lines(app))
            await press(pilot, "escape")
            assert now_line(app) == " This is the top. q leaves Foedus."

        run(act, case=CASE)

    def test_esc_comes_back_to_the_step_from_which_one_went(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "down", "s")
            assert shows(app, "Step 6 of 9")
            await press(pilot, "escape")
            assert shows(app, "Step 9 of 9")
            assert any(line.startswith("▸ and     ∴ Russia denies") for line in lines(app))

        run(act, case=CASE)


class TestWhatChanged:
    """An answer tells what became of the conclusions, and the walk stays where it was."""

    def test_what_is_gone_and_what_is_new_is_said(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "end", "n")
            assert "u takes it back. 3 gone: the vicious circle between Russia and..." in said(app)
            assert said(app).endswith("2 walks it.")
            await press(pilot, "u")
            assert "U brings it back. 3 new: the vicious circle between Russia and..." in said(app)

        run(act, case=CASE)

    def test_the_walk_stays_on_its_step_though_the_number_is_another(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "1", "end", "up", "n", "2")
            assert shows(app, "Step 6 of 6")
            assert shows(app, "then    ∴ the vicious circle between Russia and Uzbekistan persists")
            await press(pilot, "1", "end", "n", "2")
            assert shows(app, "Step 3 of 3")

        run(act, case=CASE)

    def test_a_step_that_is_gone_is_said_to_be(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "1", "end", "n")
            assert "Your step of the walk is gone; step 6 stands there now." in said(app)

        run(act, case=CASE)


class TestRoom:
    """In any window one finds the way on and the way back."""

    def test_a_window_too_small_names_a_command_that_works(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            assert "use: foedus walk csto-2012 --plain" in " ".join(line.strip() for line in lines(app))

        run(act, size=(30, 8), case=CASE)

    def test_in_a_window_too_small_no_key_alters_what_nobody_sees(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "colon", "end")
            before = lines(app)
            await pilot.resize_terminal(30, 8)
            await press(pilot, "pageup", "pagedown", "escape", "1", "n", "enter", "/", "x", "pagedown", "u")
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            assert lines(app) == before, "No answer came in unseen, and no key brought it down."
            await pilot.resize_terminal(30, 8)
            await press(pilot, "q")
            assert not app.is_running, "q leaves at once: the question could not be seen."

        run(act, case=CASE)

    def test_the_key_for_the_keys_never_drops_out(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            assert "? Keys" in lines(app)[-1]
            await press(pilot, "2")
            assert "? Keys" in lines(app)[-1]

        run(act, size=(60, 20), case=CASE)

    def test_a_page_down_at_the_end_keeps_the_mark(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, *["pagedown"] * 4)
            assert any(line.startswith("▸") for line in lines(app))
            await press(pilot, *["pageup"] * 4)
            assert any(line.startswith("▸") for line in lines(app))

        run(act, size=(80, 14), case=CASE)

    def test_the_list_of_steps_keeps_the_names_that_differ(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end")
            for name in ("Kyrgyzstan", "Tajikistan", "Uzbekistan"):
                assert shows(app, f"the vicious ... {name} persists")

        run(act, size=(140, 45), case=CASE)


class TestWords:
    """What is looked for is found by the word that comes to mind."""

    def test_a_case_is_found_by_its_title_on_home(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "/")
            await write(pilot, "csto on")
            assert shows(app, "▸   The CSTO on 15 June 2012")
            assert not shows(app, "SEATO")
            await press(pilot, "enter")
            assert lines(app)[0].startswith(" 0 Home [1 Case]")

        run(act)

    def test_drop_finds_the_act_that_leaves_a_sentence_open(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            assert "o Leave open" in lines(app)[-1]
            await press(pilot, ":")
            await write(pilot, "drop")
            assert shows(app, "▸   Leave it open: forget the answer")

        run(act, case=CASE)

    def test_the_sheet_of_keys_has_the_way_out(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "?")
            assert not shows(app, "the tour")
            assert shows(app, "q         leave Foedus") or shows(app, "leave Foedus")

        run(act)

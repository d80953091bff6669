"""What somebody meets who uses the screens for the first time: each test is a sentence that must stay true."""

from __future__ import annotations

from .conftest import Run
from .screen_text import lines, now_line, press, write
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

    def test_a_denial_worded_anew_stays_a_denial_and_as_sure(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "n", "d", "space", "escape", "e", "ctrl+a", "ctrl+k")
            assert lines(app)[4].endswith("denied, likely, yours")
            await write(pilot, "not: Belarus suspends or leaves the CSTO")
            await press(pilot, "enter")
            assert any(
                "✗ Belarus suspends or leaves the CSTO" in line and "denied, likely" in line for line in lines(app)
            )
            assert shows(app, "○ Russia leads the CSTO")

        run(act, case=CASE)

    def test_a_fact_that_is_only_likely_stays_likely(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "d", "space", "escape", "e", "ctrl+a", "ctrl+k")
            await write(pilot, "Belarus suspends or leaves the CSTO")
            await press(pilot, "enter")
            assert any(
                "● Belarus suspends or leaves the CSTO" in line and "stated, likely" in line for line in lines(app)
            )

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

        run(act, case=CASE)

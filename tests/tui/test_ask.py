"""What is not said: listed with what hangs on it, and asked for, the most telling question first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.paint import plain
from tui.store.model import Kept
from tui.view.ask import MOST, Inquiry, Silences, Silent, rows, silent_rows

from .conftest import Run
from .screen_text import lines, now_line, press, said
from .test_app import App, P, shows

CASE = "csto-2012"
PROCEDURE = "the CSTO has a procedure for disputes between members"


def app(case: str = CASE) -> FoedusApp:
    return FoedusApp(EngineLibrary(folder=Path("/nowhere")), case=case)


def written(folder: Path) -> str:
    """A case whose rules look at a number and at one of several words."""
    (folder / "pacts.yaml").write_text(
        """\
rulebook: pacts
kinds:
  pact: []
  years: number
  view: {choice: [symbolic, useful, vital]}
names:
  pact:
    the Pact: []
statements:
  - say: <pact> has existed for <years> years
    one: <years>
  - say: <pact> is seen as <view>
    one: <view>
  - say: <pact> lasts
rules:
  - id: lasts
    title: Old and more than a symbol
    if:
      - <pact> has existed for <years> years
      - <years> is at least 10
      - <pact> is seen as <view>
      - <view> is not symbolic
    then: <pact> lasts
    because: it is old.
questions:
  - ask: Does the Pact last?
    yes: the Pact lasts
"""
    )
    (folder / "one.yaml").write_text("case: A pact\nrulebook: pacts\n")
    return str(folder / "one.yaml")


def count(app: App) -> int:
    return int(next(word for word in lines(app)[3].split() if word.isdecimal()))


class TestRows:
    """Pure functions of what was found."""

    def test_the_ten_that_matter_stand_first_and_the_rest_folds(self) -> None:
        all = tuple(Silent(f"sentence {number} holds", comes=1) for number in range(13))
        text = plain(silent_rows(Silences(all), ()), 80)
        assert text.count("1 new") == MOST
        assert "3 more" in text

    def test_what_was_left_open_stands_apart(self) -> None:
        both = Silences((Silent("it rains", falls=2), Silent("it snows")))
        text = plain(silent_rows(both, {"it rains"}), 80)
        assert text.index("only together with something else") < text.index("Left open by you") < text.index("it rains")

    def test_without_silence_it_says_so(self) -> None:
        assert "Nothing rests on a silence" in plain(silent_rows(Silences(), ()), 80)

    def test_a_problem_is_told_instead_of_a_question(self) -> None:
        assert plain(rows(Inquiry(problem="That is too large.")), 80).strip() == "That is too large."


class TestNotStated:
    """The second view of the case."""

    def test_it_lists_what_the_rules_looked_for_and_an_answer_takes_it_away(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "1")
            assert "[Not stated 10]" in lines(app)[1]
            assert lines(app)[4].startswith(f"▸ ~ {PROCEDURE}")
            assert lines(app)[4].endswith("1 gone, 1 new")
            await press(pilot, "y")
            assert "Facts 26" in lines(app)[1]
            assert not shows(app, f"~ {PROCEDURE}")
            assert "u takes it back" in said(app)
            await press(pilot, "u")
            assert shows(app, f"~ {PROCEDURE}")

        run(act, app=app())

    def test_what_is_left_open_stays_in_sight(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "1", "o", "end")
            assert shows(app, "Left open by you")
            assert "Facts 25" in lines(app)[1], "Nothing was said."

        run(act, app=app())

    def test_enter_asks_why_not(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "1", "enter")
            assert shows(app, "[w Why not]")

        run(act, app=app())

    def test_in_a_wide_window_the_why_not_stands_beside(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "1")
            assert shows(app, "│")
            assert shows(app, "│  It is not concluded, and no rule of this rulebook could conclude")

        run(act, app=app(), size=(140, 45))


class TestAskMe:
    """The third view of the case."""

    def test_it_counts_down_and_tells_why_this_question(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "1", "1")
            assert "[Ask me]" in lines(app)[1]
            assert count(app) == 15
            assert shows(app, "Has the CSTO a procedure for disputes between members?")
            assert shows(app, "Why this question?")
            assert now_line(app) == " Now: answer with y, n or o, or with ↑↓ and Enter. You can leave at any time."
            await press(pilot, "n")
            assert count(app) < 15
            assert shows(app, "Is the approach to the CSTO fundamentally revised?")
            await press(pilot, "down", "enter")
            assert "No to the approach to the CSTO" in " ".join(said(app).split())

        run(act, app=app())

    def test_it_can_be_left_and_goes_on_where_it_was_left(self, run: Run, state: Path) -> None:
        async def first(app: App, pilot: P) -> None:
            await press(pilot, "1", "1", "o", "y", "q", "enter")

        async def then(app: App, pilot: P) -> None:
            assert shows(app, "[Ask me"), "One is asked again at once."
            assert not shows(app, "Has the CSTO a procedure"), "What is not known is not asked again."
            assert not shows(app, "fundamentally revised?")
            await press(pilot, "u", "u")
            assert shows(app, "Has the CSTO a procedure for disputes between members?")

        run(first, app=app())
        kept = Kept.model_validate_json(next((state / "cases").glob("*.json")).read_bytes())
        assert [change.answers[0].standing for change in kept.changes] == ["open", "stated"]
        run(then, app=app())

    def test_it_ends_with_what_came_out(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "1", "1")
            for _ in range(20):
                if shows(app, "Nothing more is worth asking."):
                    break
                await press(pilot, "n")
            assert shows(app, "Ought Ada to get the scholarship?")
            assert now_line(app).startswith(" Now: nothing more is asked") or "u takes it back" in said(app)
            await press(pilot, "y")
            assert now_line(app) == " No question stands: nothing more is worth asking."

        run(act, app=app("scholarship-award"))

    def test_of_several_values_one_is_chosen_and_a_number_can_be_written(self, run: Run, tmp_path: Path) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "1", "1")
            assert shows(app, "another number ..."), lines(app)
            await press(pilot, "y")
            assert now_line(app) == " There are several answers: ↑↓ choose one, Enter gives it."
            await press(pilot, "a", "4", "7", "enter")
            assert said(app).startswith("Yes to the Pact has existed for 47 years."), said(app)
            assert shows(app, "vital")
            await press(pilot, "down", "enter")
            assert shows(app, "Nothing more is worth asking.")
            assert shows(app, "Does the Pact last?")

        run(act, app=app(written(tmp_path)))

    def test_an_empty_case_says_what_to_begin_with(self, run: Run, tmp_path: Path) -> None:
        few, many, none = (tmp_path / f"{name}.yaml" for name in ("few", "many", "none"))
        few.write_text("case: Nothing yet\nrulebook: pacts\n")
        many.write_text("case: Nothing yet\nrulebook: csto-2012\n")
        none.write_text("case: Nothing yet\nrulebook: scholarship-ruling\n")
        written(tmp_path)

        def says(words: str, silent: str = "") -> Callable[[App, P], Awaitable[None]]:
            async def act(app: App, pilot: P) -> None:
                assert shows(app, "Nothing is said yet. a adds a sentence; 1 and 1 again asks you")
                await press(pilot, "1")
                assert shows(app, silent), "Of thousands of sentences none is listed as not stated."
                await press(pilot, "1")
                assert shows(app, words), lines(app)

            return act

        run(says("questions left"), app=app(str(few)))
        begin = "Say one or two sentences first"
        run(says(begin, silent=begin), app=app(str(many)))
        run(says("The case says nothing yet, and there is nobody to ask about."), app=app(str(none)))

"""Place 4, Change: a try alters nothing until it is kept, and everything is tried from where one looks at it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.frame import ViewsLine
from tui.paint import plain
from tui.reading import Changing
from tui.row import Line
from tui.sentences import SentenceList
from tui.store import Answer
from tui.view.case import Fact, Topic
from tui.view.least import Least, rows
from tui.view.what_if import fact_rows

from .conftest import Run
from .screen_text import lines, now_line, press, said, write
from .test_app import App, P, shows

CIRCLE = "the vicious circle between Russia and Uzbekistan persists"
REVISED = "the approach to the CSTO is fundamentally revised"
REFORMED = "reforms follow the revision in the CSTO"


@cache
def library() -> EngineLibrary:
    return EngineLibrary()


def app(case: str) -> App:
    return App(library(), case=case)


def view(app: App) -> str:
    return app.screen.query_one(ViewsLine).here


async def ask_why(pilot: P, *words: str) -> None:
    """Find a sentence, and ask why it holds."""
    await press(pilot, "/")
    await write(pilot, " ".join(words))
    await press(pilot, "enter")


class TestTask2:
    """From the circle, two keys make it breakable, and one more keeps that."""

    def test_c_and_enter_show_that_it_can_be_broken(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await ask_why(pilot, CIRCLE)
            await press(pilot, "c")
            assert shows(app, "So that this no longer follows:")
            assert shows(app, "As the author says")
            assert any(line.startswith("▸ 1  state  the approach to the CSTO") for line in lines(app)), (
                "The author's own way is first, and marked."
            )
            await press(pilot, "enter")
            assert view(app) == "whatif"
            assert shows(app, "can be broken")
            assert shows(app, "4 new, 4 gone")
            assert not app.desk.case.answers, "Nothing in the case is altered."
            await press(pilot, "k")
            assert {answer.sentence for answer in app.desk.case.answers} == {REVISED, REFORMED}
            assert said(app).startswith("Kept: yes to the approach")
            assert ", and 1 more. u takes them back." in said(app), "Both answers are accounted for."
            await press(pilot, "u")
            assert not app.desk.case.answers, "Both are taken back as one act."

        run(act, app=app("csto-2012"))

    def test_the_walkthrough_takes_no_more_keys_than_designed(self, run: Run) -> None:
        task_1, task_2 = ["3", "enter", "right", "right"], ["c", "enter"]

        async def act(app: App, pilot: P) -> None:
            await press(pilot, *task_1)
            assert shows(app, CIRCLE)
            await press(pilot, *task_2)
            assert shows(app, "can be broken")
            await press(pilot, "k")
            assert len(app.desk.case.answers) == 2

        run(act, app=app("csto-2012"))

    def test_esc_drops_the_try_and_comes_back_line_by_line(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end")
            await ask_why(pilot, CIRCLE)
            before = lines(app)
            await press(pilot, "c", "enter", "escape")
            assert view(app) == "least"
            assert said(app).startswith("The try is dropped; the case is as it was.")
            await press(pilot, "escape")
            assert lines(app)[:-2] == before[:-2]
            assert not app.desk.case.answers

        run(act, app=app("csto-2012"))

    def test_the_same_on_the_scholarship(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await ask_why(pilot, "Ada ought to get the scholarship")
            await press(pilot, "c")
            assert any(line.startswith("▸ 1  ") for line in lines(app)), "There is a way, and it is marked."
            await press(pilot, "enter")
            assert view(app) == "whatif"
            assert shows(app, "Gone")
            assert any("- Ada ought to get the" in line for line in lines(app))
            await press(pilot, "k", "u")
            assert not app.desk.case.answers

        run(act, app=app("scholarship-award"))


class TestWhatIf:
    """A scratch copy, turned key by key."""

    def test_a_try_that_would_be_nothing_new_is_told_where_one_is(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "o")
            assert said(app).startswith("Nobody stated it: it follows from others.")
            assert view(app) == "all", "One stays where one asked."
            await press(pilot, "1", "2", "y")
            assert said(app).startswith("It stands so already: yes to")
            assert lines(app)[0].startswith(" 0 Home  1 Case [2 Walk]")

        run(act, app=app("csto-2012"))

    def test_space_turns_yes_no_open_and_u_takes_the_last_turn_back(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "4", "space")
            assert shows(app, "you: no")
            assert shows(app, "Gone")
            await press(pilot, "space")
            assert shows(app, "you: open")
            await press(pilot, "space")
            assert shows(app, "Nothing is tried yet.")
            assert not shows(app, "you:")
            await press(pilot, "n", "u")
            assert shows(app, "Nothing is tried yet."), "u takes the turn back, and the case has no such history."
            await press(pilot, "U")
            assert shows(app, "you: no")
            assert not app.desk.case.answers

        run(act, app=app("csto-2012"))

    def test_y_anywhere_else_opens_it_with_that_try(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "down", "n")
            assert view(app) == "whatif"
            assert shows(app, "you: no")
            assert not app.desk.case.answers
            await press(pilot, "escape")
            assert lines(app)[0].startswith(" 0 Home  1 Case [2 Walk]"), "Esc drops it and comes back."
            await press(pilot, "4")
            assert shows(app, "Nothing is tried yet.")

        run(act, app=app("csto-2012"))

    def test_half_of_the_remedy_says_that_it_does_nothing_by_itself(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await ask_why(pilot, REVISED)
            await press(pilot, "y")
            assert shows(app, "Nothing follows otherwise.")

        run(act, app=app("csto-2012"))

    def test_sentences_that_now_exclude_each_other_are_shown(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await ask_why(pilot, "Ada ought to get the scholarship")
            await press(pilot, "c")
            ways = app.screen.query_one("#least", SentenceList)
            final = next(row for row in ways.shown if isinstance(row, Line) and "final year" in row.sentence)
            ways.mark(final.id)
            await press(pilot, "enter")
            assert shows(app, "Now in conflict, since these exclude")
            assert shows(app, "! the application of Ada is")

        run(act, app=app("scholarship-award"), size=(80, 40))

    def test_why_is_asked_of_the_scratch_copy(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await ask_why(pilot, CIRCLE)
            await press(pilot, "c", "enter", "tab", "enter")
            assert shows(app, "by the rule")
            assert shows(app, "the CSTO is a modern security system")
            await press(pilot, "escape")
            assert shows(app, "4 new, 4 gone"), "The try is still there."

        run(act, app=app("csto-2012"))

    def test_what_is_tried_outlives_the_program(self, run: Run) -> None:
        async def turn(app: App, pilot: P) -> None:
            await press(pilot, "4", "n", "q", "enter")

        async def look(app: App, pilot: P) -> None:
            await press(pilot)
            assert shows(app, "you: no"), "The case is opened where it was left, in What if."

        run(turn, app=app("csto-2012"))
        run(look, app=app("csto-2012"))

    def test_without_a_try_there_is_nothing_to_keep(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "4", "k")
            assert said(app) == "Nothing is being tried. Start with y, n or o on a sentence."

        run(act, app=app("csto-2012"))

    @pytest.mark.parametrize("case", ["csto-2012", "scholarship-award", "csto-2012-rounds"])
    def test_a_try_tells_what_keeping_it_would_bring(self, case: str) -> None:
        one = library()
        one.open(case)
        reading = one.read(case, ())
        changing = reading.changing
        assert changing is not None
        for topic in one.topics(case, ()):
            for fact in topic.facts[:2]:
                turns = (Answer(sentence=fact.sentence, standing="open"),)
                outcome, tried = changing.outcome(turns)
                kept = {known for known in one.read(case, turns).known if known.steps}
                assert {known for known in tried.known if known.steps} == kept
                gone = {sentence for each in outcome.gone for sentence in each.sentences}
                was = {known.sentence for known in reading.known if known.standing == "concluded"}
                assert gone == was - {known.sentence for known in kept}, "What is gone is told, and nothing else."


class TestLeastChange:
    """Ways, by the author first; pins; larger ways."""

    def test_what_is_pinned_stays_and_is_remembered(self, run: Run) -> None:
        async def pin(app: App, pilot: P) -> None:
            await ask_why(pilot, CIRCLE)
            await press(pilot, "c", "space")
            assert shows(app, "Pinned: these stay as they are")
            assert not shows(app, "As the author says")
            await press(pilot, "q", "enter")

        async def look(app: App, pilot: P) -> None:
            await ask_why(pilot, CIRCLE)
            await press(pilot, "c")
            assert shows(app, "Pinned: these stay as they are")
            await press(pilot, "end", "space")
            assert shows(app, "As the author says"), "Let go, it may change again."

        run(pin, app=app("csto-2012"), size=(80, 40))
        run(look, app=app("csto-2012"), size=(80, 40))

    def test_k_keeps_the_marked_way_at_once(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await ask_why(pilot, CIRCLE)
            await press(pilot, "c", "k")
            assert {answer.sentence for answer in app.desk.case.answers} == {REVISED, REFORMED}
            await press(pilot, "u")
            assert not app.desk.case.answers

        run(act, app=app("csto-2012"))

    def test_enter_looks_on(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await ask_why(pilot, CIRCLE)
            await press(pilot, "c", "end", "enter")
            assert shows(app, "Ways with up to three changes were looked for; there may be larger ones.")

        run(act, app=app("csto-2012"), size=(80, 40))

    def test_without_a_question_it_offers_conclusions_and_circles(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "4", "4")
            assert shows(app, "What should be otherwise?")
            assert shows(app, "So that a circle stops")
            marked = next(at for at, line in enumerate(lines(app)) if line.startswith("▸"))
            ring = next(at for at, line in enumerate(lines(app)) if "the vicious circle of Uzbekistan" in line)
            blank = sum(not line.strip() or line.startswith("  So") for line in lines(app)[marked:ring])
            await press(pilot, *["down"] * (ring - marked - blank), "enter")
            assert shows(app, "So that this circle no longer turns:")
            assert shows(app, "▸ 1  ")
            await press(pilot, "enter")
            assert view(app) == "whatif"
            assert shows(app, "Gone")

        run(act, app=app("csto-2012"), size=(80, 45))


class TestWhatCarriesIt:
    """The linchpins, what carries nothing, and the certainty plot."""

    def test_bars_idle_facts_and_shares(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "4", "4", "4")
            assert any("Russia leads the CSTO" in line and line.endswith("17") for line in lines(app))
            assert shows(app, "4 facts carry nothing here")
            assert any("3 of 4" in line and "■" in line for line in lines(app))
            assert shows(app, "26 conclusions hold, whatever is answered")
            await press(pilot, "o")
            assert view(app) == "whatif"
            assert shows(app, "you: open")

        run(act, app=app("csto-2012"), size=(80, 60))


class TestRounds:
    """Round after round, where something leads to something else."""

    def test_without_such_rules_the_view_is_absent(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "4")
            assert "Rounds" not in lines(app)[1]

        run(act, app=app("csto-2012"))

    def test_a_round_is_chosen_and_asked(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "4", "4", "4", "4", "right", "right")
            assert shows(app, "Round 3 of 5   settles in 5")
            assert shows(app, "Round 5 is the first without: Russia denies ... equality.")
            assert any("... can be" in line and "□   □  [■]  □   □" in line for line in lines(app))
            await press(pilot, *["down"] * 3, "enter", "down", "enter")
            assert shows(app, "the vicious circle between Russia and Kyrgyzstan persists")
            assert shows(app, "It is not concluded"), "In round 3 the circle no longer persists."
            await press(pilot, "escape", "left", "left", "enter")
            assert shows(app, "It follows, as a judgement"), "In round 1 it does."

        run(act, app=app("csto-2012-rounds"), size=(80, 60))

    def test_an_event_is_put_in_and_taken_out(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "4", "4", "4", "4", "right", "a")
            assert now_line(app).startswith(" Now: type what happens before round 2;")
            await write(pilot, REFORMED)
            await press(pilot, "escape", "a", "enter")  # What was typed is kept, and goes on.
            assert any("round 2" in line and "yours" in line for line in lines(app))
            assert shows(app, "settles in 4"), "With the reforms at once it is over a round earlier."
            await press(pilot, "u")
            assert shows(app, "settles in 5")
            table = app.screen.query_one("#table", SentenceList)
            table.mark(f"event:3:{REFORMED}")
            await press(pilot, "o")
            assert not table.mark(f"event:3:{REFORMED}"), "An event of the file can be taken out as well."

        run(act, app=app("csto-2012-rounds"), size=(80, 60))

    def test_space_plays_and_any_key_stops(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "4", "4", "4", "4", "space")
            assert now_line(app).startswith(" Now: the rounds go on by themselves")
            await press(pilot, "space")
            assert now_line(app).startswith(" Now: ←→ choose a round")

        run(act, app=app("csto-2012-rounds"))


class TestCircles:
    """On the place Conclusions a circle as a whole can be asked about."""

    def test_c_on_a_circle_asks_what_stops_it(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "3", "right", "c")
            assert shows(app, "So that this circle no longer turns:")
            assert shows(app, "R1  the vicious circle of Tajikistan")
            assert shows(app, "▸ 1  drop")
            await press(pilot, "escape")
            assert lines(app)[0].startswith(" 0 Home  1 Case  2 Walk [3 Conclusions]")

        run(act, app=app("csto-2012"))


class TestRoom:
    """In a narrow window the two parts of What if stand below each other."""

    def test_narrow_both_parts_are_read(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3", "enter", "right", "right", "c", "enter")
            assert shows(app, "Try it here")
            assert shows(app, "the approach to the CSTO is fundamentally revised")
            assert shows(app, "+ the CSTO is a modern security system")

        run(act, app=app("csto-2012"), size=(60, 24))

    def test_of_very_many_facts_topics_fold_that_nobody_asked_about(self) -> None:
        topics = [Topic(name, tuple(Fact(f"{name} {number}") for number in range(50))) for name in ("one", "two")]
        rows = fact_rows(topics, turned=("two 7",), focus=("two 7",))
        assert [row.id for row in rows if isinstance(row, Line) and row.inside] == ["topic:one"]
        first = next(row for row in rows if isinstance(row, Line))
        assert (first.sentence, first.word) == ("two 7", "you: yes"), "What was asked about stands first."


class TestWaysOfTheCase:
    """What a way is said to bring is what the try shows; names that nobody spoke of stand last, folded."""

    GOAL = "Ada ought to get the scholarship"

    @pytest.fixture
    def found(self) -> tuple[Changing, Least]:
        library = EngineLibrary(folder=Path("/nowhere"))
        library.open("scholarship-award")
        changing = library.read("scholarship-award", ()).changing
        assert changing is not None
        return changing, changing.least(self.GOAL, 2, ())

    def test_a_way_counts_as_what_if_does(self, found: tuple[Changing, Least]) -> None:
        changing, least = found
        for way in least.own[:3]:
            outcome, _ = changing.outcome([Answer(sentence=made.sentence, standing="stated") for made in way.changes])
            assert way.word == outcome.count, "what was asked about is gone as well"

    def test_a_way_with_a_name_that_is_not_in_the_case_is_folded(self, found: tuple[Changing, Least]) -> None:
        least = found[1]
        assert least.ways[-len(least.strange) :] == least.strange, "they have the last numbers"
        told = plain(rows(least, ()), 80)
        assert "1 more with names that this case does not mention" in told
        assert least.strange[0].changes[0].sentence not in told

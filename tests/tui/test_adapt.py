"""The engine's trace and explanations as the plain values that the screens show, on the bundled column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.adapt.shelf import day, head
from tui.adapt.written import excerpt, reasoning
from tui.app import FoedusApp
from tui.entry import complete
from tui.paint import plain
from tui.reading import CannotOpen, Reading
from tui.store import Answer
from tui.view import walk, why

from .conftest import Run
from .screen_text import asked, lines, press, said, write
from .test_app import App, P

CASE = "csto-2012"
REVISED = "the approach to the CSTO is fundamentally revised"
DENIES = "Russia denies Uzbekistan equality"
CIRCLE = "the vicious circle between Russia and Uzbekistan persists"


@pytest.fixture(scope="module")
def library() -> EngineLibrary:
    """The bundled library with the column's case open."""
    found = EngineLibrary(folder=Path("/nowhere"))
    found.open(CASE)
    return found


@pytest.fixture(scope="module")
def reading(library: EngineLibrary) -> Reading:
    """The column's case, evaluated."""
    return library.read(CASE, ())


def stand(library: EngineLibrary, *answers: Answer) -> dict[str, str]:
    return {fact.sentence: fact.standing for topic in library.topics(CASE, answers) for fact in topic.facts}


class TestFacts:
    """Answers stand in the place of what the file says."""

    def test_topics_are_those_of_the_rulebook_in_its_order(self, library: EngineLibrary) -> None:
        titles = [topic.title for topic in library.topics(CASE, ())]
        assert titles[:2] == ["Members", "Quarrels and quiet talks"]

    def test_a_fact_tells_who_says_so_and_from_where(self, library: EngineLibrary) -> None:
        facts = [fact for topic in library.topics(CASE, ()) for fact in topic.facts]
        disputed = next(fact for fact in facts if fact.sentence == "Russia views the CSTO as symbolic")
        assert (disputed.by, disputed.disputed, disputed.yours) == ("the author", True, False)
        assert disputed.source.startswith("Dmitri Trenin: ")

    def test_an_answer_stands_in_the_place_of_what_was_said(self, library: EngineLibrary) -> None:
        sentence = "Russia leads the CSTO"
        assert stand(library)[sentence] == "stated"
        assert stand(library, Answer(sentence=sentence, standing="denied"))[sentence] == "denied"
        assert stand(library, Answer(sentence=sentence, standing="open"))[sentence] == "open"

    def test_a_new_sentence_joins_its_topic(self, library: EngineLibrary) -> None:
        said = library.topics(CASE, (Answer(sentence=REVISED, standing="stated", certainty="likely"),))
        topic = next(topic for topic in said if any(fact.sentence == REVISED for fact in topic.facts))
        assert topic.title == "What would be a way out"
        (fact,) = [fact for fact in topic.facts if fact.sentence == REVISED]
        assert (fact.standing, fact.certainty, fact.by, fact.yours) == ("stated", "likely", "you", True)

    def test_of_what_can_be_one_only_the_last_answer_stands(self, library: EngineLibrary) -> None:
        said = stand(library, Answer(sentence="Russia views the CSTO as vital", standing="stated"))
        assert said["Russia views the CSTO as vital"] == "stated"
        assert said["Russia views the CSTO as symbolic"] == "open"

    def test_other_spellings_are_put_right(self, library: EngineLibrary) -> None:
        assert library.parse(CASE, "Moscow leads CSTO.") == ("Russia leads the CSTO", False)
        assert library.parse(CASE, "it is not the case that Russia leads the CSTO") == ("Russia leads the CSTO", True)
        with pytest.raises(CannotOpen, match=r"Uzbekistan"):
            library.parse(CASE, "Uzbekistn acts behind Russia's back")

    def test_what_can_be_said_can_be_typed(self, library: EngineLibrary) -> None:
        templates = library.templates(CASE)
        for topic in library.topics(CASE, ()):
            for fact in topic.facts:
                assert complete(fact.sentence, len(fact.sentence), templates).whole, fact.sentence
        offered = complete("Uzbekistan bargains with ", 25, templates).suggestions
        assert offered[0].shown.startswith("Uzbekistan bargains with the United States")


class TestWalk:
    """A step reads like the rule in the book."""

    def test_the_circle_reads_as_drawn(self, reading: Reading) -> None:
        number = next(head.number for head in reading.heads if head.conclusion == CIRCLE)
        rows = walk.rows(reading.steps[number - 1], len(reading.steps))
        assert plain(rows, 79).splitlines()[2:11] == [
            "  The vicious circle persists                   circle-persists, author's words",
            "",
            "  if      ∴ Uzbekistan acts behind Russia's back               likely    step 3",
            "  and     ∴ Russia denies Uzbekistan equality                  likely   step 20",
            "  and     ● Russia leads the CSTO                                        stated",
            "  and     ● Uzbekistan is a member of the CSTO                           stated",
            "  and not ~ the approach to the CSTO is fundamentally revised           assumed",
            "  unless  ~ Uzbekistan suspends or leaves the CSTO     only if certain, assumed",
            "  then    ∴ the vicious circle between Russia and Uzbekistan persists    likely",
        ]

    def test_in_a_wide_window_a_premise_tells_where_it_comes_from_and_the_step_what_rests_on_it(
        self, reading: Reading
    ) -> None:
        step = next(step for step in reading.steps if step.conclusion == DENIES)
        origins = {at: reading.steps[at - 1] for premise in step.premises for at in premise.steps}
        seen = plain(walk.wide_rows(step, origins), 90)
        assert "         ● Uzbekistan bargains with the United States without telling Russia" in seen
        assert "step 3, again 30" in seen
        assert "What rests on this: steps 30 and 39." in seen

    def test_every_step_of_every_view_can_be_drawn(self, reading: Reading) -> None:
        assert len(reading.steps) == len(reading.heads)
        for step in reading.steps:
            origins = {at: reading.steps[at - 1] for premise in step.premises for at in premise.steps}
            for rows in (walk.rows(step, len(reading.steps)), walk.wide_rows(step, origins)):
                assert step.conclusion.split()[-1] in plain(rows, 79)
            for rows in (walk.inside_rows(step), walk.waiting_rows(step)):
                assert "Waiting at step" in plain(rows, 79)
            assert step.written, f"step {step.number} shows its rule"
        assert plain(walk.list_rows(reading.heads), 43)

    def test_a_rule_is_cut_out_of_its_file(self) -> None:
        text = "rules:\n  - id: a\n    if:\n      - x\n      - y\n    then: z\n    note: n\n\n  # next\n  - id: b\n"
        assert excerpt(text, 2) == ("id: a", "if:", "  - x", "  - y", "then: z", "note: n")
        assert reasoning(excerpt(text, 2)) == ("if:", "  - x", "  - y", "then: z")
        assert excerpt(text, 99) == ()


class TestWhy:
    """One question; the answer depends on the standing."""

    def test_how(self, reading: Reading) -> None:
        answer = reading.why(DENIES)
        assert answer.title == "Why"
        assert 'by the rule "In turn"' in answer.verdict
        assert plain(why.rows(answer), 79).splitlines()[3:9] == [
            "  ∴ Uzbekistan acts behind Russia's back                                 likely",
            "  │ ● Uzbekistan bargains with the United States without telling Russia",
            '  │   by "Quiet talks are talks behind the back"              implicit   step 3',
            '  │ + it also follows from "Who is no equal goes behind the back"       step 30',
            "  ● Russia leads the CSTO                                                stated",
            "  ● Uzbekistan is a member of the CSTO                                   stated",
        ]

    def test_why_not(self, reading: Reading) -> None:
        answer = reading.why("the CSTO is a modern security system")
        drawn = plain(why.rows(answer), 79)
        assert answer.title == "Why not"
        assert "  missing     ○ the approach to the CSTO is fundamentally revised    not stated" in drawn
        assert "  0 of 2 conditions hold." in drawn
        assert "the CSTO has failed to become a modern security system" in drawn

    def test_who_says_so_and_what_it_is_for(self, reading: Reading) -> None:
        drawn = plain(why.rows(reading.why("Russia leads the CSTO")), 79)
        assert "It is stated by the author, certain." in drawn
        assert "What it is for" in drawn
        assert DENIES in drawn

    def test_a_denial_answers_for_its_sentence(self, library: EngineLibrary) -> None:
        denied = library.read(CASE, (Answer(sentence=REVISED, standing="denied"),))
        assert denied.why(REVISED).verdict == "You denied it."
        assert denied.why(REVISED).sentence == REVISED

    def test_what_you_denied_still_tells_who_had_said_it(self, library: EngineLibrary) -> None:
        answer = library.read(CASE, (Answer(sentence="Russia leads the CSTO", standing="denied"),))
        why_it = answer.why("Russia leads the CSTO")
        assert why_it.sentence == "Russia leads the CSTO"
        assert why_it.verdict.startswith("You denied it. Before: stated by the author, Dmitri Trenin: ")

    def test_every_sentence_that_is_known_or_sayable_has_an_answer(self, reading: Reading) -> None:
        for sentence in (*(known.sentence for known in reading.known), *reading.sayable[::25]):
            assert plain(why.rows(reading.why(sentence)), 60)

    def test_what_is_no_sentence_gets_one_too(self, reading: Reading) -> None:
        assert reading.why("this is no sentence").verdict


class TestShelf:
    """Home lists what can be opened, and what cannot be read with its problem."""

    def test_cases_from_history_stand_oldest_first(self, library: EngineLibrary) -> None:
        sections = {section.title: section for section in library.sections()}
        history = sections["Cases from history, oldest first"].items
        assert history[0].title == "SEATO and Laos"
        assert history[0].detail == "2 January 1961"
        assert sections["The column"].items[0].id == CASE

    def test_own_cases_come_first_and_broken_ones_are_shown(self, tmp_path: Path) -> None:
        (tmp_path / "mine.yaml").write_text("case: My case\nrulebook: csto-2012\nfacts:\n  - Russia leads the CSTO\n")
        (tmp_path / "broken.yaml").write_text("case: [\n")
        (tmp_path / "rules.yaml").write_text("rulebook: r\nrules: []\n")
        library = EngineLibrary(folder=tmp_path)
        first = library.sections()[0]
        assert first.title == "Your cases"
        assert [(item.title, bool(item.problem)) for item in first.items] == [
            ("broken.yaml", True),
            ("My case", False),
        ]
        assert library.open(str(tmp_path / "mine.yaml")).title == "My case"
        with pytest.raises(CannotOpen, match=r"broken\.yaml, line"):
            library.open(str(tmp_path / "broken.yaml"))

    def test_dates_are_said_as_one_says_them(self) -> None:
        assert day("1961-01-02") == "2 January 1961"
        assert day("in spring") == "in spring"
        assert head(Path("/nowhere/x.yaml"), "x") is not None


class TestTogether:
    """The program on the engine, from the first key to the last."""

    def test_from_home_to_the_circle_and_why(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await app.workers.wait_for_complete()
            await press(pilot)
            assert any("The CSTO on 15 June 2012" in line and "25 facts" in line for line in lines(app))
            await press(pilot, "down", "enter", "2")
            await press(pilot, "slash", "3", "9", "enter")
            assert any(line.startswith("  then    ∴ the vicious circle") for line in lines(app))
            await press(pilot, "down", "enter")
            assert asked(app) == DENIES
            await press(pilot, "escape", "d")
            assert any("The rule as written" in line for line in lines(app))

        run(act, app=FoedusApp(EngineLibrary()))

    def test_an_exception_takes_the_circle_away_and_undo_brings_it_back(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "a")
            await write(pilot, "Uzbekistan suspends or leaves the CSTO")
            await press(pilot, "enter")
            assert said(app).startswith("Yes to Uzbekistan suspends")
            assert said(app).endswith("1 new, 1 gone: the vicious circle between Russia and... 2 walks it.")
            await press(pilot, "slash")
            await write(pilot, "vicious circle Uzbekistan persists")
            assert not any(line.endswith(" likely") for line in lines(app))
            await press(pilot, "escape", "u", "slash")
            await write(pilot, "vicious circle Uzbekistan persists")
            assert any(line.startswith("▸ ∴ the vicious circle") for line in lines(app))

        run(act, app=FoedusApp(EngineLibrary(), case=CASE))


def test_a_name_that_is_far_from_every_other_is_told_how_to_be_declared(library: EngineLibrary) -> None:
    with pytest.raises(CannotOpen, match=r"A new name is declared in the case file, under who\."):
        library.parse(CASE, "Germany is a member of the CSTO")
    with pytest.raises(CannotOpen, match=r"Did you mean Uzbekistan"):
        library.parse(CASE, "Uzbekistn acts behind Russia's back")


class TestSaidAloud:
    """A condition that is more than a sentence is said as one would aloud, and has a tick only if it holds."""

    LATE = "all of this: the application of Ada came late and it does not hold that Ada was ill at the deadline"
    COURSES = "for every course: where Ada takes the course, Ada passes the course"

    @pytest.fixture
    def ada(self) -> Reading:
        library = EngineLibrary(folder=Path("/nowhere"))
        library.open("scholarship-award")
        return library.read("scholarship-award", ())

    def test_in_a_step(self, ada: Reading) -> None:
        first, third = ada.steps[0].premises[1], ada.steps[2].premises[1]
        assert (first.sentence, first.standing) == (self.LATE, "not stated"), "what does not hold gets no tick"
        assert (third.sentence, third.standing) == (self.COURSES, "holds")

    def test_in_an_answer(self, ada: Reading) -> None:
        late = ada.why("the application of Ada is admitted").reasons[1]
        assert (late.sentence, late.standing) == (self.LATE, "not stated")
        assert self.COURSES in [each.sentence for each in ada.why("Ada has a clean record").reasons]

    def test_in_an_answer_why_not(self) -> None:
        library = EngineLibrary(folder=Path("/nowhere"))
        library.open("scholarship-near-misses")
        reading = library.read("scholarship-near-misses", ())
        told = plain(why.rows(reading.why("Greta has a clean record")), 100)
        assert "for every course: where Greta takes the course, Greta passes the course" in told
        assert "<" not in told, "no condition stands as it is written"

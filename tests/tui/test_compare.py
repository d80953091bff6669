"""Compare: your forecast, then what came; rivals, disagreements first; a scoreboard that knows what hits are worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.forecast import read_chance, read_day
from tui.paint import plain
from tui.store import Arrival, Expectation
from tui.view import later, rivals

from .conftest import Run
from .sample import CAME, JUDGED, SampleComparisons, SampleLibrary
from .screen_text import lines, now_line, press, said, write
from .test_app import CASE, App, P, shows

EXIT = "Uzbekistan suspends or leaves the CSTO"


class TestLater:
    """First one's own forecast, then what came, then the verdicts."""

    def test_what_came_stays_folded_until_one_has_said_what_one_expects_or_unfolds_it(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "5")
            assert shows(app, "What do you expect? p writes it down"), "it asks before it tells"
            assert not shows(app, "20 June 2012"), "what came is not given away"
            await press(pilot, "space")
            assert shows(app, "20 June 2012"), "one key shows it all the same"
            assert shows(app, "checked  tass.com"), "with its source"

        run(act, case=CASE)

    def test_a_forecast_is_written_with_how_likely_and_by_when_and_compared_with_what_came(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "5", "p")
            await write(pilot, EXIT)
            await press(pilot, "enter")
            await write(pilot, "likely within 24 months")
            await press(pilot, "enter")
            assert shows(app, "likely within 24 months (70 %)."), "the forecast stands above what came"
            assert shows(app, "It came after 5 days."), "and is compared with it"
            await press(pilot, "u")
            assert not shows(app, "(70 %)"), "u takes a forecast back like any other answer"

        run(act, case=CASE)

    def test_what_came_can_be_added_with_its_day(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "5", "a")
            await write(pilot, f"not: {EXIT}")
            await press(pilot, "enter")
            await write(pilot, "31 June 2012")
            await press(pilot, "enter")
            assert said(app).startswith("There is no such day."), "a day that is none is refused"
            await press(pilot, "escape", "a")
            await write(pilot, f"not: {EXIT}")
            await press(pilot, "enter")
            await write(pilot, "1 July 2012")
            await press(pilot, "enter", "space")
            assert shows(app, f"✗ not: {EXIT}"), "it stands among what came, as yours"

        run(act, case=CASE)

    def test_enter_opens_a_verdict_with_its_reason_and_the_why(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "5", "space", "end", "up", "enter")
            assert shows(app, "Verdict: partial. It was ended by exit; nothing was revised.")
            assert shows(app, 'It follows, likely, by the rule "The vicious circle persists".')
            await press(pilot, "escape")
            assert lines(app)[1].endswith("[Later]  Rivals  Scoreboard"), "Esc comes back to the table"

        run(act, case=CASE)

    def test_with_nothing_recorded_it_says_what_one_can_do(self) -> None:
        empty = " ".join(plain(later.rows(later.Later("15 June 2012"), (), False), 79).split())
        assert empty == "Nothing is recorded after 15 June 2012. p writes down what you expect, a adds what came."

    def test_an_outcome_is_shown_where_no_later_fact_is_recorded_too(self) -> None:
        found = later.Later("15 June 2012", outcome="It left.", lesson="Look.", follows=(("exit", "The exit"),))
        folded = plain(later.rows(found, (), False), 79)
        assert "How it ended, and what it teaches" in folded
        assert "It left." not in folded, "the outcome is not given away"
        expected = Expectation(sentence=EXIT, chance="likely", percent=70, within="2 years", days=730)
        shown = plain(later.rows(found, (expected,), False), 79)
        assert "It left." in shown, "who has said what to expect reads the outcome"
        assert "The exit" in shown, "and finds the case that follows"
        assert "Nothing is recorded" not in shown, "what is known is not denied"
        assert "judge yourself" in shown, "where no fact judges a forecast, the reader does"

    def test_a_forecast_is_judged_by_the_case_that_follows_up(self) -> None:
        library = EngineLibrary()
        library.open("csto-2012")
        found = library.compare.later("csto-2012", (), ())
        expected = Expectation(sentence=EXIT, chance="likely", percent=70, within="2 years", days=730)
        said = later.became(expected, found)
        assert said.startswith("It came after "), "The follow-up case records that it came."
        assert said.endswith('So says "Uzbekistan suspends membership".'), "And it is said from where that is known."

    @pytest.mark.parametrize(
        ("days", "words"),
        [(730, "It came after 5 days."), (3, "It came after 5 days, later than you said.")],
    )
    def test_a_forecast_knows_whether_it_came_in_time(self, days: int, words: str) -> None:
        expected = Expectation(sentence=EXIT, chance="likely", percent=70, within="long", days=days)
        assert later.became(expected, later.Later(came=CAME, judged=JUDGED)) == words
        other = expected.model_copy(update={"sentence": "Belarus leaves"})
        assert later.became(other, later.Later(came=CAME)) == "Nothing is recorded of it."

    def test_chances_and_days_are_read_as_they_are_said(self) -> None:
        found = read_chance(" very  unlikely within 1 years.", EXIT)
        assert (found.percent, found.within, found.days) == (5, "1 year", 365)
        with pytest.raises(ValueError, match="Say how likely"):
            read_chance("perhaps", EXIT)
        assert read_day("20 June 2012") == read_day("2012-06-20") == "2012-06-20"


class TestRivals:
    """Disagreements come first; a dash is silence and never a no."""

    def test_disagreements_first_and_the_chosen_theory_in_brackets(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "5", "5")
            shown = lines(app)
            assert "[Column]" in shown[3]
            assert shows(app, "They contradict each other")
            await press(pilot, "right")
            assert "[Leeds &" in lines(app)[3], "the arrows choose a theory"
            assert any("[not:" in line for line in lines(app)), "and its words stand in brackets with it"
            await press(pilot, "left", "left")
            assert now_line(app) == " This is the first theory."

        run(act, case=CASE)

    def test_more_theories_than_fit_scroll_and_the_sentences_stay(self) -> None:
        found = SampleComparisons().rivals(CASE, ())
        drawn = plain(rivals.rows(found, 4, 79), 79)
        assert "[Walt]" in drawn
        assert "Column " not in drawn.splitlines()[0]
        assert "Theories 2 to 5 of 5" in drawn
        assert "the vicious circle between" in drawn
        wide = plain(rivals.rows(found, 4, 139), 139)
        assert all(theory.short.split()[0] in wide for theory in found.theories)

    def test_silence_is_a_dash_and_is_said_to_be_no_vote(self) -> None:
        drawn = plain(rivals.rows(SampleComparisons().rivals(CASE, ()), 0, 79), 79)
        assert "- says nothing    not: denies    Nobody is outvoted: silence is no vote." in drawn

    def test_enter_asks_why_in_that_theory(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "5", "5", "right", "enter")
            assert shows(app, "In the theory: Leeds & Savun: a theory")
            assert shows(app, "It is not concluded.")

        run(act, case=CASE)

    def test_what_one_theory_alone_says_is_unfolded_in_that_theory(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "5", "5", "right")
            assert not shows(app, "[Column]"), "Here another one is chosen."
            await press(pilot, "end", "enter")
            assert shows(app, "[Column]"), "The theory that alone says it is chosen, so that its words are seen."

        run(act, case=CASE, size=(80, 40))

    def test_one_theory_alone_says_how_to_get_a_rival(self) -> None:
        assert "has no rival" in plain(rivals.rows(rivals.Rivals(), 0, 79), 79)


class TestScoreboard:
    """Hits count only where a rule could have missed."""

    def test_what_always_hits_is_said_to_be_no_test(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "5", "5", "5")
            assert shows(app, "Over 2 cases, 1961 to 2012: by rulebook")
            assert shows(app, "Always right, and no test.")
            await press(pilot, "end", "enter")
            assert shows(app, "miss. Nothing of the kind"), "a miss tells its reason"
            assert shows(app, "It is not concluded."), "and its why-not"
            await press(pilot, "enter")
            assert lines(app)[0].startswith(" 0 Home [1 Case]"), "Enter on its case opens it"

        run(act, case=CASE)


@pytest.fixture(scope="module")
def library() -> EngineLibrary:
    """The bundled library with a case that nothing is known of afterwards, and one that history has judged."""
    found = EngineLibrary()
    for case in ("scholarship-award", "uzbekistan-2012"):
        found.open(case)
    return found


class TestOnTheEngine:
    """The same on cases of an unrelated rulebook, and on one that history has judged."""

    def test_an_unrelated_rulebook_has_no_rivals_and_says_so(self, library: EngineLibrary) -> None:
        found = library.compare.rivals("scholarship-award", ())
        assert len(found.theories) == 1
        assert not library.compare.later("scholarship-award", (), ()).judged

    def test_the_case_that_follows_up_is_named_beside_the_outcome(self, library: EngineLibrary) -> None:
        library.open("csto-2012")
        found = library.compare.later("csto-2012", (), ())
        assert found.follows == (("uzbekistan-2012", "Uzbekistan suspends membership"),)

    def test_the_exit_was_foreseen_by_one_theory_and_judged(self, library: EngineLibrary) -> None:
        found = library.compare.later("uzbekistan-2012", (), (Arrival(date="2012-06-28", sentence=EXIT),))
        assert [one.after for one in found.came if one.sentence == EXIT] == [5, 13]
        assert [one.yours for one in found.came if one.sentence == EXIT] == [False, True]
        assert {one.verdict for one in found.judged} == {"hit", "partial"}

    def test_the_column_and_its_lessons_contradict_each_other_and_say_why(self, library: EngineLibrary) -> None:
        found = library.compare.rivals("uzbekistan-2012", ())
        first = found.claims[0]
        assert first.disputed
        assert first.words[:2] == ("likely", "not: possible")
        answer = library.compare.why("uzbekistan-2012", found.theories[7].id, EXIT)
        assert answer.title == "Why"
        assert found.theories[7].short == "Leeds & Savun"


Compare = Callable[..., bool]


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
@pytest.mark.parametrize("keys", [("5", "space"), ("5", "5", "right"), ("5", "5", "5", "space")])
def test_how_it_looks(snap_compare: Compare, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    """Tables beside sentences, at both sizes."""

    async def before(pilot: Pilot[Any]) -> None:
        await press(pilot, *keys)

    assert snap_compare(FoedusApp(SampleLibrary(), case=CASE), terminal_size=size, run_before=before)


@pytest.mark.parametrize("case", [CASE, "seato-1961"])
def test_an_own_copy_of_a_rulebook_has_the_rivals_of_its_original(case: str) -> None:
    library = EngineLibrary()
    library.open(case)
    before = [theory.id for theory in library.compare.rivals(case, ()).theories]
    assert len(before) > 1
    made = library.books.copy(library.books.of(case), case)
    own = library.use(case, made.id)
    after = [theory.id for theory in library.compare.rivals(case, ()).theories]
    assert after == [own, *before], "the copy stands before its original, and no rival vanishes"

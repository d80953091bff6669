"""Law: rivals are run apart on the same facts; silence is no vote; where they part is a step that really fires."""

from __future__ import annotations

from functools import cache

from click.testing import CliRunner

from cli.rivals_command import command
from engine import Problems, load_case
from engine.analysis.rivals import Rivals, rivals
from engine.analysis.rivals_words import rivals_text
from engine.inference import run
from tests.laws.written import bundled_library

BOOKS = ("csto-2012", "leeds-savun-2007", "weitsman-pressman", "allison-libman")


def compared(case: str, *books: str) -> Rivals:
    library, problems = bundled_library(), Problems()
    cases = [load_case(case, library, problems, book) for book in books]
    assert not problems.errors, "The bundled rulebooks can all be asked about this case."
    return rivals(tuple(run(each) for each in cases if each is not None))


@cache
def told(*words: str) -> str:
    """What the command prints."""
    return CliRunner().invoke(command, words).output


def test_each_view_is_that_of_the_rulebook_alone() -> None:
    found = compared("uzbekistan-2012", *BOOKS)
    for row in found.rows:
        for trace, view in zip(found.traces, row.views, strict=True):
            said = {trace.say(sentence) for sentence in trace.concluded}
            assert (view.stance == "concludes") == (row.words in said), (
                f"{trace.rulebook.id} is shown for what it says."
            )


def test_silence_is_no_denial() -> None:
    found = compared("uzbekistan-2012", *BOOKS)
    exit_row = next(row for row in found.rows if row.words == "Uzbekistan suspends or leaves the CSTO")
    assert [view.stance for view in exit_row.views] == ["silent", "concludes", "silent", "silent"]
    assert not exit_row.disputed, "Only a denial, an opposite or another value disputes a sentence."


def test_theories_part_at_a_step_whose_premises_both_hold() -> None:
    found = compared("uzbekistan-2012", *BOOKS)
    for parting in found.partings:
        mine, theirs = found.traces[parting.one], found.traces[parting.other]
        held = {theirs.say(sentence) for sentence in theirs.known.sentences()}
        assert {mine.say(premise) for premise in parting.step.firing.premises} <= held, "Both have the premises."
        assert parting.words not in held, "Only one of them draws the conclusion."


def test_an_unrelated_rulebook_is_compared_as_well() -> None:
    found = compared("scholarship-award", "scholarship-ruling", "scholarship-ruling")
    assert all(row.shared for row in found.rows), "A rulebook does not disagree with itself."
    assert "They contradict each other" not in rivals_text(found)


def test_a_case_with_one_rulebook_is_compared_with_all_that_share_its_words() -> None:
    shown = told("csto-2012")
    assert "  2. Allison, Libman & Obydenkova: protective integration" in shown, "They are read as on the screen."
    alone = told("csto-2012", "--rules", "csto-2012")
    assert "These share its words: allison-libman, " in alone, "Who names one alone learns which others there are."
    unrelated = told("scholarship-award")
    assert "No bundled rulebook that shares words with 'scholarship-ruling'" in unrelated


def test_another_reading_of_the_same_source_is_no_rival() -> None:
    shown = told("csto-2012")
    circle = "The column's circle, round by round"
    assert f'"{circle}" is no rival: it reads the same source.' in shown, "It is said why it is left out."
    assert f". {circle}" not in shown, "And it stands in no column."
    asked = told("csto-2012", "--rules", "csto-2012", "--rules", "csto-2012-rounds")
    assert f"  2. {circle}" in asked, "Who names it compares it."
    assert "no rival" not in asked

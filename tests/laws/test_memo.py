"""Law: the memo tells its reasons as a page and as Markdown alike, numbered as its own sentences count them."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.report_command import command
from engine.analysis.changes_words import change_json, change_text, headed
from engine.analysis.memo import Memo, memo
from engine.analysis.memo_html import memo_html
from engine.analysis.memo_markdown import memo_markdown
from engine.explanation.repairs import repair_words

from .written import bundled_trace

CASES = ["csto-2012", "uzbekistan-2012", "scholarship-award"]


@pytest.fixture(params=CASES)
def told(request: pytest.FixtureRequest) -> Memo:
    return memo(bundled_trace(request.param))


def test_every_premise_of_a_conclusion_has_its_number(told: Memo) -> None:
    numbers = [f"{number}." for reason in told.reasons for number in range(1, 1 + len(reason.premises))]
    reasoning = memo_markdown(told).partition("## Reasoning")[2].partition("\n## ")[0]
    assert re.findall(r"^(\d+\.) ", reasoning, re.MULTILINE) == numbers, (
        "'Premises 1 and 2 are only likely' has to name lines that somebody can find."
    )
    sections = re.findall(r"<section>(.*?)</section>", memo_html(told), re.DOTALL)
    assert [section.count("<ol>") for section in sections] == [int(bool(reason.by)) for reason in told.reasons], (
        "The page numbers them too."
    )


def test_what_a_rule_concedes_is_told_in_both(told: Memo) -> None:
    conceded = [words for reason in told.reasons if reason.by for words in reason.by.even_though]
    assert told.trace.case.id != "uzbekistan-2012" or conceded, "This case is here for its concession."
    for written in (memo_markdown(told), memo_html(told).replace("&#39;", "'")):
        assert all(f"Even though {words}." in written for words in conceded)


def test_what_would_change_it_is_told_as_foedus_change_tells_it(told: Memo) -> None:
    in_both = (memo_markdown(told), unescape(memo_html(told)))
    assert told.trace.case.id == "uzbekistan-2012" or any(asked.own for asked in told.changes), (
        "These cases are here for the author's own remedy."
    )
    for asked in told.changes:
        alone = change_text(told.trace, asked)
        for written in in_both:
            part = written.partition("What would change it")[2]
            part = part.partition(f"So that this no longer follows: {told.trace.say(asked.sentence)}")[2]
            at = -1
            for heading, ways in headed(asked):
                assert f"\n{heading}\n" in alone, "The headings are those of foedus change."
                for said in (f"{heading}:", *(repair_words(told.trace, way) for way in ways)):
                    found = part.find(said, at + 1)
                    assert found > at, "The author's own remedy stands first, under its heading, then the others."
                    at = found


def test_the_json_of_a_report_has_the_same_ways_in_the_same_order(told: Memo, tmp_path: Path) -> None:
    path = tmp_path / "memo.json"
    assert CliRunner().invoke(command, [told.trace.case.id, "-o", str(path)]).exit_code == 0
    assert json.loads(path.read_text("utf-8"))["changes"] == [change_json(told.trace, asked) for asked in told.changes]

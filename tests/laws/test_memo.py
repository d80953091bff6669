"""Law: the memo tells its reasons as a page and as Markdown alike, numbered as its own sentences count them."""

from __future__ import annotations

import re

import pytest

from engine.analysis.memo import Memo, memo
from engine.analysis.memo_html import memo_html
from engine.analysis.memo_markdown import memo_markdown

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

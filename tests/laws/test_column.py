"""No sentence of the column is unaccounted for, every rule has a source, and every quote is short and on the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from engine import Problems, Rulebook, load_case, open_library
from engine.bundled import rules_folder
from engine.language.vocabulary import Citation

PAGE = Path(__file__).parents[2] / "docs" / "column.md"
COLUMN = "column-2012"
PLACES = tuple(f"S{number}" for number in range(29))
RANKED = "csto-priorities"
LONGEST = 22


@lru_cache(maxsize=32)
def book(name: str) -> Rulebook:
    problems = Problems()
    found = open_library().rulebook(name, problems)
    assert found is not None, problems.found
    return found


@lru_cache(maxsize=1)
def rows() -> dict[str, tuple[str, str]]:
    """Each place with its quotes and with what became of it, as the page has them."""
    found: dict[str, tuple[str, str]] = {}
    for line in PAGE.read_text("utf-8").splitlines():
        row = re.match(r"\| (S\d+) \| (.*) \| (.*) \|$", line)
        if row is not None:
            assert row[1] not in found, f"{row[1]} has two rows."
            found[row[1]] = (plain(row[2]), row[3])
    return found


def plain(words: str) -> str:
    return words.replace("’", "'")


def cited(places: tuple[str, ...], citation: Citation | None) -> bool:
    return citation is not None and citation.source == COLUMN and bool(set(places) & set(citation.at))


def facts_at() -> dict[str, list[str]]:
    """The facts of the case by place, each with its quote if it has one."""
    case = load_case("csto-2012", open_library(), Problems())
    assert case is not None
    found: dict[str, list[str]] = {}
    for fact in case.facts:
        if fact.source.startswith(COLUMN):
            for place in re.findall(r"\bS\d+\b", fact.source.split(":")[0]):
                found.setdefault(place, []).append(fact.source)
    return found


def citations() -> Iterator[tuple[str, Citation]]:
    """Everything in a rulebook that cites the column: what it is, and where."""
    for name in ("csto-2012", "csto-2012-rounds", RANKED):
        for rule in book(name).rules:
            if rule.source is not None and rule.source.source == COLUMN:
                yield f"{name}, rule {rule.id}", rule.source
        for question in book(name).questions:
            if question.source is not None and question.source.source == COLUMN:
                yield f"{name}, question {question.ask.text}", question.source
        for assumption in book(name).assumptions:
            if assumption.source is not None and assumption.source.source == COLUMN:
                yield f"{name}, assumption", assumption.source


def test_every_sentence_has_a_row() -> None:
    assert tuple(rows()) == PLACES, "The page should have one row for each sentence, S0 to S28, in order."


@pytest.mark.parametrize("place", PLACES)
def test_a_row_names_just_the_rules_that_cite_it(place: str) -> None:
    named = set(re.findall(r"`([a-z0-9-]+)`", rows()[place][1])) - {RANKED}
    rules = {rule.id for name in ("csto-2012", RANKED) for rule in book(name).rules if cited((place,), rule.source)}
    assert named == rules, f"{place}: the page names {sorted(named)}, and the rulebooks cite it in {sorted(rules)}."


@pytest.mark.parametrize("place", PLACES)
def test_a_row_tells_of_questions_facts_and_what_was_left_out(place: str) -> None:
    became = rows()[place][1]
    asked = [q for name in ("csto-2012", RANKED) for q in book(name).questions if cited((place,), q.source)]
    assert ("question" in became) == bool(asked), f"{place}: the page and the rulebooks differ on its questions."
    assert bool(re.search(r"\bfacts?\b", became)) == (place in facts_at()), f"{place}: they differ on its facts."
    left_out = [one.why for one in book("csto-2012").not_encoded if place in one.at]
    assert ("not encoded" in became) == bool(left_out), f"{place}: they differ on whether it became a rule."


def test_every_sentence_is_accounted_for_in_the_rulebooks() -> None:
    told = {place for _, citation in citations() for place in citation.at}
    told |= {place for one in book("csto-2012").not_encoded for place in one.at} | set(facts_at())
    missing = [place for place in PLACES if place not in told]
    assert not missing, f"{missing} became nothing, and no reason is given."
    strange = sorted(place for place in told if place not in PLACES)
    assert not strange, f"The column has no sentences {strange}."


def test_every_quote_stands_beside_its_sentence_on_the_page() -> None:
    for what, citation in citations():
        if citation.quote:
            assert any(plain(citation.quote) in rows()[place][0] for place in citation.at), (
                f"{what}: the quote '{citation.quote}' is not on the list for {', '.join(citation.at)}."
            )
    for place, sources in facts_at().items():
        for source in sources:
            quoted = re.search(r'"(.*)"', source)
            assert quoted is None or plain(quoted[1]) in rows()[place][0], f"{place}: {source} is not on the list."


def test_quotes_are_short() -> None:
    for place, (quotes, _) in rows().items():
        for quote in re.findall(r'"([^"]*)"', quotes):
            assert len(quote.split()) <= LONGEST, f"{place}: '{quote}' is too long for a short quote."


@pytest.mark.parametrize("path", sorted(rules_folder().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_rule_has_a_source_a_reason_and_a_title(path: Path) -> None:
    own = book(path.stem)
    for rule in own.rules:
        assert rule.source is not None, f"{own.id}: '{rule.id}' has no source."
        assert rule.source.source in own.sources, f"{own.id}: '{rule.id}' cites an unknown source."
        assert rule.title, f"{own.id}: '{rule.id}' has no title."
        assert rule.because.text.rstrip().endswith("."), f"{own.id}: the reason of '{rule.id}' is no sentence."


def test_what_is_ours_and_what_is_theirs_is_told_apart() -> None:
    for rule in book("csto-2012").rules:
        if rule.status in ("explicit", "implicit", "question"):
            assert rule.source is not None
            assert rule.source.source == COLUMN, f"'{rule.id}' is given as the author's and does not cite the column."
        else:
            assert rule.status == "extension"
            assert rule.source is not None
            assert rule.source.source != COLUMN, f"'{rule.id}' is ours and cites the column."
    assert {rule.status for rule in book("csto-2012-lessons").rules} == {"extension"}


def test_what_the_author_only_asks_is_never_more_than_possible() -> None:
    for rule in book("csto-2012").rules:
        if rule.status == "question":
            assert {str(conclusion.certainty) for conclusion in rule.then} == {"possible"}, rule.id


def test_every_enterable_statement_says_what_counts() -> None:
    for statement in book("alliances").statements:
        if statement.ask:
            assert statement.help, f"'{statement.say.text}' is asked about, and nothing says what counts as yes."
            assert statement.deny is not None, f"'{statement.say.text}' has no wording for its denial."

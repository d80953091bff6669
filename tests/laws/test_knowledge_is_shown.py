"""Each rule has a case that fires it and a case that nearly does; and every case meets its expectations' sources."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from engine import Problems, load_case
from engine.authoring.coverage import RuleSeen, coverage
from engine.bundled import facts_folder
from engine.inference.run import run
from engine.language.case import Case
from tests.laws.written import bundled_library

CASES = sorted(facts_folder().rglob("*.yaml"))


@lru_cache(maxsize=1)
def cases() -> dict[str, Case]:
    library, found = bundled_library(), {}
    for path in CASES:
        problems = Problems()
        case = load_case(str(path), library, problems)
        assert case is not None, f"{path.name}: {problems.found}"
        found[str(path.relative_to(facts_folder()))] = case
    return found


@lru_cache(maxsize=1)
def seen() -> tuple[RuleSeen, ...]:
    return coverage(run(case) for case in cases().values()).rules


def test_each_rule_fires_in_some_case() -> None:
    silent = [f"{each.rule.book}: {each.rule.id}" for each in seen() if not each.fired]
    assert not silent, f"No case shows these rules at work: {silent}."


def test_each_rule_nearly_fires_in_some_case() -> None:
    """All but one condition holds, or an exception stands in the way. A rule of one condition has no "nearly"."""
    never = [
        f"{each.rule.book}: {each.rule.id}"
        for each in seen()
        if len(each.conditions) > 1 and not any(one.unmet if one.part == "if" else one.met for one in each.conditions)
    ]
    assert not never, f"No case shows what these rules lack when they do not fire: {never}."


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_says_where_its_facts_are_from(path: Path) -> None:
    """A dated case gives each fact a source; a case that was made up says so in its note or among its sources."""
    case = cases()[str(path.relative_to(facts_folder()))]
    if case.as_of and case.verdicts:
        known = {source.id for source in case.sources}
        for fact in case.facts:
            assert fact.source in known, f"{path.name}: '{case.rulebook.say(fact.sentence)}' has no source."
        for later in case.later:
            assert later.source in known, f"{path.name}: what came on {later.date} has no source."
    else:
        words = " ".join([case.note, *(source.title for source in case.sources)]).lower()
        own = any("column-2012" in fact.source for fact in case.facts)
        told = any(word in words for word in ("supposed", "made ", "made-up", "invented", "not looked up"))
        assert own or told, f"{path.name} should say that it was made up, or where it is from."


def test_a_source_that_nobody_opened_is_marked() -> None:
    for name, case in cases().items():
        for source in case.sources:
            if source.id in ("general-knowledge", "judgement", "supposed"):
                assert not source.checked, f"{name}: '{source.id}' is no text that anybody could have opened."
            elif source.checked:
                assert source.address or source.title, f"{name}: '{source.id}' is said to be checked and names nothing."


def test_a_judgement_is_marked_as_disputed() -> None:
    for name, case in cases().items():
        for fact in case.facts:
            if fact.source == "judgement":
                assert fact.disputed, f"{name}: '{case.rulebook.say(fact.sentence)}' is a judgement, open to dispute."

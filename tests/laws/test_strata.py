"""Law: a rulebook in which a sentence depends on its own absence, or on a count of itself, is refused; no other is."""

from __future__ import annotations

import pytest

from engine.language import assemble
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files
from tests.naive.evaluator import NoStrata, clauses, strata

from .small import HEAD

REFUSED = "F404"
QUICK, LONG = range(60), range(1000, 2000)


def has_strata(texts: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the naive evaluator finds strata in files that are read without that check."""
    with monkeypatch.context() as patch:
        patch.setattr(assemble, "check_strata", lambda *_: True)
        case, problems = read(texts)
    assert case is not None, f"But for strata the files are valid: {[p.message for p in problems.errors]}"
    try:
        strata([clause for rule in case.rulebook.rules if not rule.leads_to for clause in clauses(rule)])
    except NoStrata:
        return False
    return True


def agree(seeds: range, monkeypatch: pytest.MonkeyPatch) -> int:
    """The number of rulebooks that were refused; both sides must refuse the same."""
    refused = 0
    for seed in seeds:
        texts = files(Seeded(seed), ranked=False).texts
        _, problems = read(texts)
        codes = {problem.code for problem in problems.errors}
        refused += REFUSED in codes
        assert (REFUSED in codes) is not has_strata(texts, monkeypatch), (
            f"Seed {seed}: the naive evaluator and the check of strata part; the check says {codes or 'nothing'}."
        )
    return refused


def test_just_the_rulebooks_without_strata_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = agree(QUICK, monkeypatch)
    assert 5 < refused < len(QUICK) - 5, f"Of {len(QUICK)} rulebooks some are refused and some not: {refused}."


@pytest.mark.long
@pytest.mark.timeout(600)
def test_of_many_just_those_without_strata_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert agree(LONG, monkeypatch), "Some are refused."


@pytest.mark.parametrize(
    ("conditions", "refused"),
    [
        ("[<ally> arms, {not: <ally> grumbles}]", True),
        ("[<ally> arms, {likely: <ally> grumbles}]", True),
        ("[<ally> arms, {no <other ally>: <other ally> grumbles}]", True),
        ("[<ally> arms, {at least 1 of: [<ally> grumbles]}]", True),
        ("[<ally> grumbles, <other ally> arms]", False),
        ("[<ally> arms, {denied: <ally> trusts Alba}]", False),
    ],
)
def test_what_a_rule_about_grumbling_may_ask(conditions: str, refused: bool) -> None:
    texts = {
        "main.yaml": HEAD + f"  - {{id: one, if: {conditions}, then: <ally> grumbles}}\n",
        "case.yaml": "case: c\nrulebook: main.yaml\n",
    }
    _, problems = read(texts)
    found = {problem.code for problem in problems.errors}
    assert found == ({REFUSED} if refused else set()), f"A rule about grumbling that asks {conditions}: {found}"


def test_an_effect_may_depend_on_its_own_absence() -> None:
    rule = "  - {id: one, if: [<ally> arms, {not: <ally> grumbles}], leads to: <ally> grumbles}\n"
    _, problems = read({"main.yaml": HEAD + rule, "case.yaml": "case: c\nrulebook: main.yaml\n"})
    assert not problems.errors, "It happens in the next round, so this is no circle."

"""Mutants: which changes of meaning are tried, which are noticed, and that the short cut never hides one."""

from pathlib import Path

import pytest

from engine.authoring import mutants
from engine.authoring.mutants import _Watch, unnoticed
from engine.authoring.mutate import mutants_of
from engine.authoring.shelf import Shelf, case_files
from engine.authoring.suite import Suite, run_cases

from .written import outcome, rulebook, written

BOOK = """\
rulebook: book
kinds:
  state: [ally, leader]
  years: number
names:
  state:
    Arland: []
statements:
  - say: <ally> is old
  - say: <ally> lasted <years> years
  - say: <ally> helps <leader>
  - say: <ally> pays
  - say: <ally> is a friend of <leader>
  - say: <ally> is a friend
    deny: <ally> is no friend
rules:
  - id: r
    if:
      - <ally> lasted <years> years
      - likely: <ally> helps <leader>
      - not: <ally> is old
      - <years> is at least 10
      - at least 2 <other leader>:
          - <ally> helps <other leader>
          - <other leader> pays
      - any:
          - <leader> pays
          - all:
              - <ally> pays
              - <leader> is old
    unless:
      - denied: <ally> pays
    then:
      - <ally> is a friend of <leader>
      - possible:
          not: <ally> is a friend
"""

WANTED = """\
You could delete the rule 'r', and no case would notice.
You could delete "likely: <ally> helps <leader>" from the rule 'r', and no case would notice.
You could write "<ally> helps <leader>" in place of "likely: <ally> helps <leader>" in the rule 'r', and no case would notice.
You could delete "not: <ally> is old" from the rule 'r', and no case would notice.
You could write "<ally> is old" in place of "not: <ally> is old" in the rule 'r', and no case would notice.
You could delete "<years> is at least 10" from the rule 'r', and no case would notice.
You could write "<years> is at least 9" in place of "<years> is at least 10" in the rule 'r', and no case would notice.
You could write "<years> is at least 11" in place of "<years> is at least 10" in the rule 'r', and no case would notice.
You could delete "at least 2 <other leader>: <ally> helps <other leader>; <other leader> pays" from the rule 'r', and no case would notice.
You could write "at least 1 <other leader>:" in place of "at least 2 <other leader>:" in the rule 'r', and no case would notice.
You could write "at least 3 <other leader>:" in place of "at least 2 <other leader>:" in the rule 'r', and no case would notice.
You could delete "<ally> helps <other leader>" from the rule 'r', and no case would notice.
You could delete "<other leader> pays" from the rule 'r', and no case would notice.
You could delete "any: <leader> pays; all: <ally> pays; <leader> is old" from the rule 'r', and no case would notice.
You could delete "<leader> pays" from the rule 'r', and no case would notice.
You could delete "<ally> pays; <leader> is old" from the rule 'r', and no case would notice.
You could delete "<ally> pays" from the rule 'r', and no case would notice.
You could delete "<leader> is old" from the rule 'r', and no case would notice.
You could delete the exception "it is not the case that <ally> pays" from the rule 'r', and no case would notice.
You could write "<ally> pays" in place of "it is not the case that <ally> pays" in the rule 'r', and no case would notice.
You could make the rule 'r' merely likely, and no case would notice.
You could write "<ally> is a friend" in place of "<ally> is no friend" in the rule 'r', and no case would notice.
"""  # noqa: E501


def test_every_small_change_of_meaning_is_a_mutant_and_no_other(tmp_path: Path) -> None:
    book = rulebook(tmp_path, BOOK)
    told = [mutant.sentence for mutant in mutants_of(book.rules[0], book)]
    assert told == WANTED.splitlines(), "A change is missing, or one is tried that leaves a name unbound."


def test_a_mutant_that_a_case_notices_is_not_told(tmp_path: Path) -> None:
    expect = (
        "  - concluded: Borland is trusted by Arland\n    certainty: likely\n  - not: Cerland is trusted by Arland\n"
    )
    told = {each.mutant.sentence for each in unnoticed(Suite((outcome(tmp_path, expect),))).unnoticed}
    pays = "You could delete \"<ally> pays its share\" from the rule 'payers-are-trusted', and no case would notice."
    member = pays.replace("pays its share", "is a member of <alliance>")
    assert pays not in told, "Cerland does not pay, and is expected not to be trusted: that notices the deletion."
    assert member in told, "All are members, so nothing notices that membership is no longer asked for."
    assert "You could make the rule 'payers-are-trusted' merely possible, and no case would notice." not in told
    assert "You could delete the rule 'trust-contents', and no case would notice." in told


def test_an_expected_blocker_notices_that_its_exception_is_gone(tmp_path: Path) -> None:
    dropped = (
        "You could delete the exception \"<ally> is pardoned\" from the rule 'idlers-are-punished', "
        "and no case would notice."
    )
    for expect, noticed in (
        ("  - Borland is content\n", False),
        ("  - not: Cerland is punished\n", True),
        ("  - not concluded: Cerland is punished\n    blocked by: Cerland is pardoned\n", True),
    ):
        told = {each.mutant.sentence for each in unnoticed(Suite((outcome(tmp_path, expect),))).unnoticed}
        assert (dropped not in told) == noticed, (
            f"With {expect!r} the mutant should {'' if noticed else 'not '}be noticed."
        )


@pytest.mark.parametrize("folder", ["scholarship", "walt-tried", "weitsman-pressman-tried"])
def test_the_short_cut_hides_no_mutant_that_a_case_notices(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = Path(__file__).parents[2] / "facts"
    shelf = Shelf()
    files = case_files(str(facts), shelf) or []
    suite = run_cases([file for file in files if folder in str(file)], shelf)
    monkeypatch.setattr(mutants, "_searched", lambda mutant, *_: mutants.Unnoticed(mutant, None, 0))
    quick = unnoticed(suite)
    monkeypatch.setattr(_Watch, "_touched", lambda self, mutant: True)
    whole = unnoticed(suite)
    assert [u.mutant.sentence for u in quick.unnoticed] == [u.mutant.sentence for u in whole.unnoticed], (
        "A mutant was taken to change nothing, and running it shows a change."
    )
    assert quick.tried == whole.tried


def test_a_mutant_that_goes_unnoticed_comes_with_a_case_that_would_notice_it(tmp_path: Path) -> None:
    found = unnoticed(Suite((outcome(tmp_path, "  - Borland is content\n"),)))
    assert found.unnoticed
    assert not found.alike, "Each of these changes makes a difference somewhere."
    for each in found.open:
        assert each.difference is not None
        assert each.difference.old != each.difference.new, f"{each.mutant.sentence}: the scenario shows no difference."
    dropped = next(
        each for each in found.open if "pays its share" in each.mutant.before and each.mutant.change == "drop"
    )
    assert dropped.difference is not None
    assert [words for words, _ in dropped.difference.facts] == [
        "Leader leads Alliance",
        "Ally is a member of Alliance",
    ], "No fact of the scenario can be left out, and nothing stands in it that the change does not need."
    assert "Ally is trusted by Leader" in [words for words, _ in dropped.difference.new]


def test_what_no_scenario_tells_apart_is_set_aside_with_how_many_were_tried(tmp_path: Path) -> None:
    written(
        tmp_path,
        "book.yaml",
        BOOK.split("rules:")[0]
        + "rules:\n  - id: once\n    if: [<ally> pays]\n    then: <ally> is old\n"
        + "  - id: both\n    if: [<ally> pays, <ally> is old]\n    then: <ally> is a friend\n",
    )
    path = written(tmp_path, "case.yaml", "case: c\nrulebook: book\nexpect:\n  - not: Arland pays\n")
    found = unnoticed(run_cases([path], Shelf()))
    (alike,) = (each for each in found.alike)
    assert alike.mutant.before == "<ally> is old", "Whoever pays is old: the condition changes nothing."
    assert alike.scenarios > 3
    assert found.noticed.of == found.tried - 1

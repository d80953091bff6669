"""`foedus diff`: which rules an edit changed, and what comes out otherwise in which case."""

import json
from pathlib import Path

import pytest

from .test_command import foedus
from .written import FACTS, NEIGHBOURS, written

OLD = (NEIGHBOURS / "neighbours.yaml").read_text("utf-8")
CASE = f"case: Neighbours\nrulebook: new\nfacts:\n{FACTS}"


def diff(folder: Path, new: str) -> "tuple[str, dict[str, object]]":
    written(folder, "old.yaml", OLD)
    written(folder, "new.yaml", new)
    written(folder, "case.yaml", CASE)
    done = foedus("diff", "old.yaml", "new.yaml", "--cases", "case.yaml", cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(
        foedus("diff", "old.yaml", "new.yaml", "--json", "--cases", "case.yaml", cwd=folder).stdout
    )


def test_the_same_rulebook_differs_in_nothing(tmp_path: Path) -> None:
    told, answer = diff(tmp_path, OLD + "# a remark\n")
    assert "The two say the same, rule by rule." in told
    assert "1 case: all come out as before, for the same reasons." in told
    assert answer["cases"] == [{"file": "case.yaml", "case": "Neighbours", "changes": []}]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("    certainty: likely\n", "", ["surer: Borland is trusted by Arland (was likely, is certain)"]),
        ("      - <ally> pays its share\n    then", "    then", ["now concluded: Cerland is trusted by Arland"]),
        (
            "      - <leader> leads <alliance>\n",
            "      - <leader> leads <alliance>\n      - <leader> is pardoned\n",
            ["no longer concluded: Borland is trusted by Arland (was by payers-are-trusted)"],
        ),
        (
            "      - <ally> is pardoned\n",
            "      - certain: <ally> is punished\n",
            None,
        ),
    ],
)
def test_what_comes_out_otherwise_is_said_case_by_case(
    tmp_path: Path, before: str, after: str, said: list[str] | None
) -> None:
    assert before in OLD
    new = OLD.replace(before, after, 1)
    if said is None:  # the new rulebook cannot be read, and the answer says so
        written(tmp_path, "old.yaml", OLD)
        written(tmp_path, "new.yaml", new)
        done = foedus("diff", "old.yaml", "new.yaml", cwd=tmp_path)
        assert done.returncode == 2
        assert "F404" in done.stderr
        return
    told, _ = diff(tmp_path, new)
    assert said[-1] in told, told
    assert "Rules changed in meaning: payers-are-trusted." in told


def test_another_reason_for_the_same_conclusion_is_a_change(tmp_path: Path) -> None:
    rule = "  - id: payers-too\n    if: [<leader> leads <alliance>, <ally> pays its share]\n"
    told, _ = diff(tmp_path, OLD + rule + "    then: <ally> is trusted by <leader>\n    certainty: likely\n")
    assert "New rules: payers-too." in told
    assert "other reasons: Borland is trusted by Arland" in told
    assert "now also by payers-too: Arland leads the Pact; Borland pays its share" in told


def test_a_change_of_words_alone_changes_no_case(tmp_path: Path) -> None:
    told, _ = diff(tmp_path, OLD.replace("  - id: trust-contents\n", "  - id: trust-contents\n    title: Trust\n"))
    assert "Rules changed in what is said about them: trust-contents." in told
    assert "all come out as before" in told


def test_strict_ends_with_one_where_a_case_comes_out_otherwise(tmp_path: Path) -> None:
    diff(tmp_path, OLD.replace("    certainty: likely\n", "", 1))
    assert foedus("diff", "--strict", "old.yaml", "new.yaml", cwd=tmp_path).returncode == 1
    assert foedus("diff", "--strict", "old.yaml", "old.yaml", "--cases", "case.yaml", cwd=tmp_path).returncode == 0


def test_the_smallest_scenario_on_which_the_two_part_is_shown(tmp_path: Path) -> None:
    new = OLD.replace("      - <ally> pays its share\n    then", "    then", 1)
    told, answer = diff(tmp_path, new)
    assert "The smallest invented scenario on which they part" in told
    scenario = answer["scenario"]
    assert isinstance(scenario, dict)
    assert [each["sentence"] for each in scenario["facts"]] == ["Leader leads Alliance", "Ally is a member of Alliance"]
    assert scenario["before"] == []
    assert {each["sentence"] for each in scenario["after"]} == {"Ally is trusted by Leader", "Ally is content"}


def test_two_rulebooks_that_mean_the_same_are_told_apart_by_no_scenario(tmp_path: Path) -> None:
    twice = OLD.replace(
        "      - <ally> pays its share\n    then", "      - <ally> pays its share\n" * 2 + "    then", 1
    )
    told, answer = diff(tmp_path, twice)
    assert "No invented scenario tells the two apart" in told
    assert answer["scenario"] is None
    assert answer["scenarios_tried"]

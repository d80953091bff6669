"""`foedus init` and `foedus new`: what they write passes every check, and nothing is overwritten."""

from pathlib import Path

import pytest

from .test_command import foedus
from .written import NEIGHBOURS


def test_the_folder_to_teach_from_passes_its_own_check_test_coverage_and_mutants(tmp_path: Path) -> None:
    done = foedus("init", tmp_path / "lessons")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 6
    folder = tmp_path / "lessons"
    done = foedus("check", ".", cwd=folder)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout
    done = foedus("test", ".", "--coverage", "--mutants", "--threshold", "100", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert foedus("format", "--check", ".", cwd=folder).returncode == 0, "The folder is not laid out."


def test_its_schemas_are_those_that_the_readme_says_how_to_renew(tmp_path: Path) -> None:
    foedus("init", tmp_path)
    for kind in ("rulebook", "case"):
        done = foedus("schema", f"--{kind}", "--rules", "share.yaml", cwd=tmp_path)
        assert done.stdout == (tmp_path / "schema" / f"{kind}.schema.json").read_text("utf-8")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "share.yaml"
    path.write_text("mine\n")
    done = foedus("init", tmp_path)
    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["share.yaml"], "Some files were written all the same."
    done = foedus("new", "rulebook", path)
    assert done.returncode == 2
    assert path.read_text() == "mine\n"


@pytest.mark.parametrize(
    "name", ["2024 year", "odd: name", *(pytest.param(name, marks=pytest.mark.long) for name in ("dry-summer", "no"))]
)
def test_a_new_rulebook_and_a_new_case_on_it_can_be_read(tmp_path: Path, name: str) -> None:
    assert foedus("new", "rulebook", name, cwd=tmp_path).stdout == f"{name}.yaml\n"
    done = foedus("new", "case", "first", "--rules", name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    done = foedus("check", ".", "--strict", cwd=tmp_path)
    assert done.returncode == 0, f"There is nothing to mend in what is new: {done.stdout}"
    assert foedus("format", "--check", ".", cwd=tmp_path).returncode == 0, "What is new is not laid out."


def test_a_new_case_offers_what_can_be_entered_and_what_may_follow(tmp_path: Path) -> None:
    foedus("new", "case", tmp_path / "mine", "--rules", NEIGHBOURS / "neighbours.yaml")
    text = (tmp_path / "mine.yaml").read_text("utf-8")
    facts, expect = text.split("expect:")
    assert "#  - <ally> pays its share" in facts
    assert "#  - <ally> is content" not in facts, "Only what is concluded is offered as a fact."
    assert "#  - concluded: <ally> is content" in expect


def test_a_new_case_finds_its_rulebook_from_where_it_lies(tmp_path: Path) -> None:
    foedus("new", "rulebook", "theory", cwd=tmp_path)
    (tmp_path / "cases").mkdir()
    assert foedus("new", "case", "cases/one", "--rules", "theory", cwd=tmp_path).returncode == 0
    assert foedus("check", "one.yaml", cwd=tmp_path / "cases").returncode == 0
    assert foedus("check", "cases/one.yaml", cwd=tmp_path).returncode == 0


def test_a_case_without_a_rulebook_says_what_is_missing(tmp_path: Path) -> None:
    done = foedus("new", "case", "one", cwd=tmp_path)
    assert done.returncode == 2
    assert "--rules" in done.stderr
    foedus("new", "rulebook", "theory", cwd=tmp_path)
    foedus("new", "case", "first", "--rules", "theory", cwd=tmp_path)
    done = foedus("new", "case", "one", cwd=tmp_path)
    assert "Beside it lie: theory." in done.stderr, "Only rulebooks are named."

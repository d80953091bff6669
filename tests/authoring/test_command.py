"""`foedus test` by its exit codes, its text, its JSON and its JUnit file."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from .written import FACTS, NEIGHBOURS, written

CASE = f"case: Neighbours\nrulebook: {NEIGHBOURS / 'neighbours.yaml'}\nfacts:\n{FACTS}expect:\n"
GOOD = CASE + "  - Borland is content\n"
FAILING = CASE + "  - Borland is content\n  - Cerland is content\n"
BAD = CASE + "  - Borland is contnt\n"


def foedus(*arguments: object, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from cli.main import main; main()", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, cwd=cwd, encoding="utf-8"
    )


def test_the_exit_code_says_whether_all_is_met(tmp_path: Path) -> None:
    for name, text, code in (("good", GOOD, 0), ("failing", FAILING, 1), ("bad", BAD, 2)):
        folder = tmp_path / name
        folder.mkdir()
        written(folder, "case.yaml", text)
        done = foedus("test", folder)
        assert done.returncode == code, f"A {name} case ends with {done.returncode}:\n{done.stdout}{done.stderr}"
    assert "No statement reads like this" in done.stderr, "A file that cannot be read is not explained."


def test_a_folder_means_all_cases_below_it_and_nothing_else(tmp_path: Path) -> None:
    deep = tmp_path / "one" / "two"
    deep.mkdir(parents=True)
    written(deep, "case.yaml", GOOD)
    written(tmp_path, "other.yaml", "jobs:\n  - case: none\n")
    written(tmp_path, "notes.txt", GOOD)
    done = foedus("test", tmp_path)
    assert done.stdout.endswith("1 case, 1 expectation: 1 met.\n"), done.stdout


def test_a_rulebook_is_no_test_and_the_answer_says_where_tests_stand(tmp_path: Path) -> None:
    for word in (NEIGHBOURS / "neighbours.yaml", "alliances", "no-such-thing", tmp_path):
        done = foedus("test", word)
        assert done.returncode == 2, f"{word} was tested."
        assert "case" in done.stderr


def test_json_and_junit_tell_the_same_as_the_text(tmp_path: Path) -> None:
    path = written(tmp_path, "case.yaml", FAILING)
    done = foedus("test", path, "--json", "--junit", tmp_path / "out.xml")
    answer = json.loads(done.stdout)
    assert answer["counts"] | {"met": 1, "not_met": 1} == answer["counts"]
    failed = [each for each in answer["cases"][0]["expectations"] if not each["met"]]
    assert failed[0]["misses"] == ["It does not hold."]
    root = ElementTree.parse(tmp_path / "out.xml").getroot()
    assert (root.get("tests"), root.get("failures")) == ("2", "1")
    failure = root.find("./testsuite/testcase/failure")
    assert failure is not None
    assert (failure.text or "").splitlines()[1:] == failed[0]["why"], "The two explain the failure differently."


def test_the_bundled_cases_meet_their_expectations() -> None:
    done = foedus("test", Path(__file__).parents[2] / "facts", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr

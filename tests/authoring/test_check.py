"""`foedus check`: folders, severities, exit codes, and `--watch`."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.authoring.lints import lint_pages
from engine.authoring.lints.frame import example

from .test_command import foedus
from .written import NEIGHBOURS, written

ASKED = "questions:\n  - ask: Whom does <leader> reward?\n    yes: <leader> rewards <ally>\n"
GOOD = example(lint_pages()["A105"].prefer) + ASKED
ADVISED = example(lint_pages()["A105"].avoid) + ASKED
CASE = "case: c\nrulebook: book\nfacts: [Belarus trusts Russia]\nexpect:\n  - Russia rewards Belarus\n"


def test_advice_fails_only_under_strict_and_quick_leaves_it_out(tmp_path: Path) -> None:
    written(tmp_path, "book.yaml", ADVISED)
    written(tmp_path, "case.yaml", CASE)
    assert foedus("check", tmp_path).returncode == 0
    done = foedus("check", tmp_path, "--strict")
    assert done.returncode == 1
    assert "advice A105" in done.stdout
    assert "2 checked: 1 piece of advice." in done.stderr
    done = foedus("check", tmp_path, "--quick", "--strict")
    assert (done.returncode, done.stdout.strip()) == (0, "")


def test_every_style_tells_the_severity_and_the_place(tmp_path: Path) -> None:
    path = written(tmp_path, "book.yaml", ADVISED)
    (problem,) = json.loads(foedus("check", path, "--format", "json").stdout)
    assert (problem["code"], problem["severity"]) == ("A105", "advice")
    place = f"{problem['file']}:{problem['line']}:{problem['column']}"
    assert foedus("check", path, "--format", "concise").stdout.startswith(f"{place}: A105 ")
    assert foedus("check", path, "--format", "github").stdout.startswith("::notice file=")


def test_json_tells_the_edit_that_mends_and_github_escapes_what_would_end_a_message(tmp_path: Path) -> None:
    text = CASE.replace("Belarus trusts", "Belarus trsts")
    path = written(tmp_path, "100 % mine.yaml", text)
    written(tmp_path, "book.yaml", GOOD)
    problem = json.loads(foedus("check", path, "--json").stdout)[0]
    (edit,) = problem["edit"]
    line = text.splitlines()[edit["line"] - 1]
    mended = line[: edit["column"] - 1] + edit["text"] + line[edit["column"] - 1 + edit["length"] :]
    assert mended == "facts: [Belarus trusts Russia]"
    assert "100 %25 mine.yaml" in foedus("check", path, "--format", "github").stdout


def test_a_folder_means_all_that_lies_below_and_leaves_other_files_alone(tmp_path: Path) -> None:
    deep = tmp_path / "one" / "two"
    deep.mkdir(parents=True)
    written(deep, "book.yaml", GOOD)
    written(deep, "case.yaml", CASE)
    written(tmp_path, "compose.yaml", "services:\n  web: {image: x}\n")
    done = foedus("check", tmp_path)
    assert (done.returncode, done.stderr) == (0, "2 checked: no problem found.\n"), done.stdout


def test_where_there_is_nothing_to_check_or_test_it_is_said(tmp_path: Path) -> None:
    written(tmp_path, "compose.yaml", "services: {}\n")
    for verb in ("check", "test"):
        done = foedus(verb, tmp_path)
        assert done.returncode == 2, "A folder without rulebooks and cases is no folder that passed."
        assert f"There is {'nothing to check' if verb == 'check' else 'no case'} in '{tmp_path}'" in done.stderr


def test_a_folder_without_cases_is_no_mistake_beside_one_with_cases(tmp_path: Path) -> None:
    for name in ("rules", "facts"):
        (tmp_path / name).mkdir()
    book = written(tmp_path / "rules", "book.yaml", GOOD)
    written(tmp_path / "facts", "case.yaml", CASE.replace(": book", f": {book}"))
    done = foedus("test", tmp_path / "rules", tmp_path / "facts")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 case, 1 expectation: 1 met."), done.stderr


def test_a_folder_with_one_head_and_other_parts_is_one_rulebook(tmp_path: Path) -> None:
    head, _, rules = GOOD.partition("rules:\n")
    written(tmp_path, "a-head.yaml", head)
    written(tmp_path, "b-rules.yaml", "rules:\n" + rules)
    assert foedus("check", tmp_path).stderr == "1 checked: no problem found.\n"


def test_nothing_of_that_name_is_a_mistake_of_usage() -> None:
    done = foedus("check", "no-such-thing")
    assert done.returncode == 2
    assert "no-such-thing" in done.stderr


@pytest.fixture
def watching(tmp_path: Path) -> "Iterator[tuple[Path, subprocess.Popen[bytes]]]":
    folder = tmp_path / "lessons"
    folder.mkdir()
    written(folder, "neighbours.yaml", (NEIGHBOURS / "neighbours.yaml").read_text("utf-8"))
    written(
        folder,
        "case.yaml",
        "case: c\nrulebook: neighbours\nfacts: [Arland leads the Pact, Borland is a member of the Pact, "
        "Borland pays its share]\nexpect:\n  - Borland is content\n",
    )
    command = [sys.executable, "-u", "-c", "from cli.main import main; main()", "check", str(folder), "--watch"]
    process = subprocess.Popen(
        [*command, "--quick"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
    )
    yield folder, process
    process.kill()
    process.communicate()


def read_until(process: "subprocess.Popen[bytes]", words: str) -> str:
    """What the process prints up to a line with these words; within half a minute."""
    assert process.stdout is not None
    os.set_blocking(process.stdout.fileno(), False)
    told, until = "", time.monotonic() + 30
    while time.monotonic() < until:
        told += (process.stdout.read() or b"").decode("utf-8")
        if words in told:
            return told
        time.sleep(0.05)
    raise AssertionError(f"{words!r} was never said, but:\n{told}")


def test_watch_checks_on_every_save_and_tests_the_cases_again(
    watching: "tuple[Path, subprocess.Popen[bytes]]",
) -> None:
    folder, process = watching
    told = read_until(process, "Waiting for a save.")
    assert "2 checked: no problem found." in told
    assert "1 case, 1 expectation: 1 met." in told
    book = folder / "neighbours.yaml"
    text = book.read_text("utf-8")
    time.sleep(0.5)
    book.write_text(text.replace("then: <ally> is content", "then: <ally> is bitter"), "utf-8")
    told = read_until(process, "1 not met.")
    assert "neighbours.yaml" in told
    assert "Borland is content" in told
    book.write_text(text.replace("then: <ally> is content", "then: <ally> is contnt"), "utf-8")
    told = read_until(process, "F301")
    book.write_text(text, "utf-8")
    read_until(process, "1 expectation: 1 met.")

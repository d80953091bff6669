"""The pytest plugin in a project of its own, whose folders are called engine, cli and tui."""

import os
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from engine.authoring.shelf import Shelf
from engine.authoring.suite import run_case
from engine.authoring.suite_text import failure_text

from .written import FACTS, NEIGHBOURS, written

CASE = f"case: Neighbours\nrulebook: {NEIGHBOURS / 'neighbours.yaml'}\nfacts:\n{FACTS}expect:\n"
TEST = """\
import sys
import engine, cli, tui


def test_the_project_sees_its_own_packages():
    assert engine.WHOSE == cli.WHOSE == tui.WHOSE == "mine"
    assert "engine.language" not in sys.modules
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with packages of the same names as those of Foedus, first on its path."""
    for name in ("engine", "cli", "tui"):
        (tmp_path / name).mkdir()
        written(tmp_path / name, "__init__.py", 'WHOSE = "mine"\n')
    written(tmp_path, "pyproject.toml", '[tool.pytest.ini_options]\npythonpath = ["."]\n')
    written(tmp_path, "test_own.py", TEST)
    return tmp_path


OTHERS = sorted({each.name for each in entry_points(group="pytest11")} - {"foedus"})
"""The plugins of the tester, which take longer to load than the whole project to test."""


def pytest_in(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-rN",
        *[f"-pno:{name}" for name in OTHERS],
        *arguments,
    ]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=clean | {"PYTHONPATH": str(folder)},
        encoding="utf-8",
    )


def test_each_expectation_is_a_test_with_the_file_and_the_sentence_as_its_name(project: Path) -> None:
    written(project, "one.yaml", CASE + "  - Borland is content\n  - not: Cerland is content\n  - Borland is content\n")
    done = pytest_in(project, "--collect-only", "-q")
    assert done.stdout.splitlines()[:4] == [
        "one.yaml::Borland is content",
        "one.yaml::not: Cerland is content",
        "one.yaml::Borland is content (2)",
        "test_own.py::test_the_project_sees_its_own_packages",
    ], done.stdout + done.stderr


def test_cases_and_the_projects_own_tests_run_side_by_side(project: Path) -> None:
    written(project, "one.yaml", CASE + "  - Borland is content\n")
    done = pytest_in(project, "-q")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def test_a_failure_reads_as_foedus_test_tells_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(project, "one.yaml", CASE + "  - Cerland is content\n  - Borland is content\n")
    done = pytest_in(project, "-q")
    assert done.returncode == 1
    monkeypatch.chdir(project)
    tested = run_case(path, Shelf())
    assert failure_text(tested.file, tested.failed[0]) in done.stdout, "The same failure is told in other words."


def test_a_case_that_cannot_be_read_fails_and_stops_nothing_else(project: Path) -> None:
    written(project, "bad.yaml", CASE + "  - Borland is contnt\n")
    written(project, "good.yaml", CASE + "  - Borland is content\n")
    done = pytest_in(project, "-q")
    assert "1 failed, 2 passed" in done.stdout, done.stdout
    assert "bad.yaml:11:5: error F301: No statement reads like this." in done.stdout


def test_where_there_is_no_case_nothing_is_seen_or_started(project: Path) -> None:
    written(project, "jobs.yaml", "jobs:\n  - case: one\n    expect: two\n")
    written(project, "half.yaml", "case: without expectations\nrulebook: alliances\n")
    told = []
    for extra in ((), ("-p", "no:foedus")):
        done = pytest_in(project, *extra)
        assert done.returncode == 0, done.stdout + done.stderr
        told.append(re.sub(r"in \d.*|plugins: .*\n?", "", done.stdout + done.stderr))
    assert told[0] == told[1], "A project without cases notices the plugin."


def test_the_plugin_imports_nothing_of_foedus(project: Path) -> None:
    show = (
        "import sys, foedus_pytest; "
        "print(*{name.split('.')[0] for name in sys.modules} & {'engine', 'cli', 'tui', 'yaml', 'pydantic'})"
    )
    done = subprocess.run([sys.executable, "-P", "-c", show], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "", "Importing the plugin loads what only a case needs."

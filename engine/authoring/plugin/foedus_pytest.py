"""The pytest plugin: every expectation of a case file is a test, `file.yaml::sentence`.

A case file is a YAML file with `case:` and `expect:` at its left edge. Nothing of Foedus is imported here: the packages
of Foedus are called `engine`, `cli` and `tui`, and a project under test may well have folders of these names in front
of them on its path. A process of its own, which does not look there, reads and runs the cases; it is started when the
first case file is met, and never where there is none. The module is installed beside the packages, under its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_SUFFIXES = (".yaml", ".yml")
_LARGEST = 4_000_000  # bytes; nobody writes a longer case
_KEYS = [re.compile(rf"^['\"]?{key}['\"]?[ \t]*:".encode(), re.IGNORECASE | re.MULTILINE) for key in ("case", "expect")]
_SERVE = "from engine.authoring.serve import serve; serve()"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a case file; leave every other file alone."""
    if file_path.suffix not in _SUFFIXES or not _is_case(file_path):
        return None
    file: pytest.Collector = CaseFile.from_parent(parent, path=file_path)
    return file


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the process, if one was started."""
    server = config.stash.get(_SERVER, None)
    if server is not None:
        server.close()


def _is_case(path: Path) -> bool:
    try:
        if path.stat().st_size > _LARGEST:
            return False
        text = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return False
    return all(key.search(text) for key in _KEYS)


class Unmet(Exception):
    """An expectation is not met, or its file cannot be read; the text says all."""


class CaseFile(pytest.File):
    """A case file with a test for each of its expectations."""

    results: dict[str, str] | None = None

    def collect(self) -> Iterator[pytest.Item]:
        answer = _server(self.config).ask(do="list", file=str(self.path))
        if answer["bad"]:
            yield CaseItem.from_parent(self, name="the file can be read", place="", line=1, bad=answer["bad"])
        taken: dict[str, int] = {}
        for each in answer["expectations"]:
            taken[each["name"]] = taken.get(each["name"], 0) + 1
            name = each["name"] + (f" ({taken[each['name']]})" if taken[each["name"]] > 1 else "")
            yield CaseItem.from_parent(self, name=name, place=each["place"], line=each["line"])

    def failure(self, place: str) -> str:
        """What the expectation at a place misses, with its why; "" if it is met. The case is run once."""
        if self.results is None:
            answer = _server(self.config).ask(do="test", file=str(self.path))
            self.results = {each["place"]: each["failure"] for each in answer["results"]}
            if answer["bad"]:
                raise Unmet(answer["bad"])
        return self.results.get(place, "")


class CaseItem(pytest.Item):
    """One expectation."""

    def __init__(self, *, place: str, line: int, bad: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.place, self.line, self.bad = place, line, bad

    def runtest(self) -> None:
        assert isinstance(self.parent, CaseFile)
        failure = self.bad or self.parent.failure(self.place)
        if failure:
            raise Unmet(failure)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, Unmet):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.line - 1, self.name


class Server:
    """The process that reads and runs cases: a line of JSON asks, a line answers."""

    def __init__(self) -> None:
        import os
        import subprocess
        import sys

        # -P and -E: neither the folder of the tests nor PYTHONPATH may lend its own `engine`.
        command = [sys.executable, "-P", "-E", "-c", _SERVE]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=clean, encoding="utf-8", errors="replace"
        )

    def ask(self, **question: str) -> dict[str, Any]:
        import json

        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            self.process.stdin.write(json.dumps(question) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except OSError:
            line = ""
        if not line:
            raise Unmet("Foedus could not be started or ended early, so the case was not tested. Try: foedus doctor")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        self.process.communicate()


_SERVER = pytest.StashKey[Server]()


def _server(config: pytest.Config) -> Server:
    if _SERVER not in config.stash:
        config.stash[_SERVER] = Server()
    return config.stash[_SERVER]

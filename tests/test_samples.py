"""Every mistake is answered: at its place, with what it means and one way to mend it, which mends it."""

from __future__ import annotations

import difflib
import functools
import re
from pathlib import Path

import pytest

from engine.language.library import Library
from engine.language.problem import Problem
from tests.samples.checked import SAMPLES, problems_of, run, with_edit

BAD = SAMPLES / "bad"
EXPECTED = sorted(path.stem for path in BAD.glob("*.txt"))

# What the samples stand on; these have no mistake. The second of a circle has the mistake of the first.
STANDING = ("pact", "ambiguous-book", "uses-in-a-circle-2")

# Samples that `foedus check FILE` does not show: the command, and the exit code.
OTHERWISE = {
    "no-such-case": (("run", "frst-summit"), 2),
    "rulebook-for-a-case": (("run", "pact.yaml"), 2),
}


def target(sample: str) -> str:
    return sample if (BAD / sample).is_dir() else f"{sample}.yaml"


@pytest.mark.parametrize("sample", EXPECTED)
def test_a_mistake_is_answered_word_for_word(
    sample: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if sample == "unreadable":
        _forbid_reading(monkeypatch, "unreadable.yaml")
    arguments, code = OTHERWISE.get(sample, (("check", target(sample)), 1))
    left = run(BAD, *arguments)
    said = capsys.readouterr()
    answer = said.err if sample in OTHERWISE else said.out
    expected = (BAD / f"{sample}.txt").read_text("utf-8")
    diff = "".join(difflib.unified_diff(expected.splitlines(True), answer.splitlines(True), "expected", "answered"))
    assert answer == expected, f"{sample} is answered otherwise than expected:\n{diff}"
    assert left == code, f"{sample} ends with {left}; a mistake ends with {code}"


def _forbid_reading(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)


def test_every_file_among_the_bad_samples_has_its_answer() -> None:
    names = {path.stem if path.is_file() else path.name for path in BAD.iterdir() if path.suffix != ".txt"}
    silent = sorted(names - set(EXPECTED) - set(STANDING))
    assert not silent, f"no expected answer stands beside: {', '.join(silent)}"
    assert len(EXPECTED) >= 45


@pytest.mark.parametrize("name", [name for name in STANDING if not name.startswith("uses")])
def test_what_the_samples_stand_on_has_no_mistake(name: str) -> None:
    assert problems_of(BAD, target(name))[1] == []


@functools.cache
def found(sample: str) -> tuple[Library, tuple[Problem, ...]]:
    """The library of a sample, and all problems of it."""
    library, problems = problems_of(BAD, target(sample))
    return library, tuple(problems)


@pytest.mark.parametrize("sample", [name for name in EXPECTED if name not in OTHERWISE])
def test_the_edits_that_are_proposed_mend_their_problems(sample: str) -> None:
    library, before = found(sample)
    for problem in before:
        if problem.edit is None:
            continue
        file = problem.edit.place.file
        text = with_edit(library.documents[file].text, problem)
        after = problems_of(BAD, target(sample), {file: text})[1]
        same = [p for p in after if (p.code, p.message) == (problem.code, problem.message)]
        had = [p for p in before if (p.code, p.message) == (problem.code, problem.message)]
        assert len(same) < len(had), f"the edit leaves {problem.code} as it was:\n{text}"
        assert len(after) <= len(before), f"the edit brings new problems: {[p.message for p in after]}\n{text}"


def test_most_mistakes_come_with_an_edit_and_most_files_are_mended_by_them() -> None:
    read = [sample for sample in EXPECTED if sample not in OTHERWISE]
    proposed = [sample for sample in read if any(problem.edit is not None for problem in found(sample)[1])]
    assert len(proposed) >= 70, f"only {len(proposed)} files come with an edit"
    mended = [sample for sample in read if _mended(sample)]
    assert len(mended) >= 70, f"only {len(mended)} files are free of mistakes once all edits are made"


def _mended(sample: str) -> bool:
    """True if the file has no mistake left once all edits are made, the last one first."""
    drafts: dict[str, str] = {}
    for _ in range(10):
        library, problems = problems_of(BAD, target(sample), drafts)
        problem = next((p for p in reversed(problems) if p.edit is not None), None)
        if problem is None or problem.edit is None:
            return bool(drafts) and not problems
        file = problem.edit.place.file
        drafts[file] = with_edit(library.documents[file].text, problem)
    return False


@pytest.mark.parametrize("sample", EXPECTED)
def test_an_answer_speaks_to_people_who_do_not_program(sample: str) -> None:
    answer = (BAD / f"{sample}.txt").read_text("utf-8")
    told = "\n".join(line for line in answer.splitlines() if not re.match(r"\s*\d* [|+] ", line))
    told = re.sub(r"'[^'\s]*'|\S+:\d+:\d+", "", told)
    strange = re.findall(
        r"\b(None|Traceback|Exception|NoneType|scalar|token|mapping|sequence|parser?|alias|anchor|flow|dict|str|int|"
        r"YAML|null|boolean|node|syntax|indent\w*)\b",
        told,
    )
    assert not strange, f"{sample} is answered with {', '.join(strange)}"
    for block in answer.strip().split("\n\n"):
        assert "\n      Fix: " in block, f"no way to mend it is proposed:\n{block}"

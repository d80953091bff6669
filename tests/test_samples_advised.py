"""Advice on meaning is given word for word, at its place; where it proposes an edit, the edit mends it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.authoring.check import check
from engine.authoring.lints import lint_pages
from engine.authoring.shelf import Shelf
from engine.language.problem import Problem
from tests.samples.checked import SAMPLES, inside, run, with_edit

ADVISED = SAMPLES / "advised"
NAMES = sorted(path.stem for path in ADVISED.glob("*.yaml"))


def advice(name: str, draft: str | None = None) -> list[Problem]:
    """What is found in a sample, or in a draft of it."""
    with inside(ADVISED):
        shelf = Shelf()
        shelf.draft(Path(f"{name}.yaml"), draft)
        return check([f"{name}.yaml"], shelf).found


@pytest.mark.parametrize("name", NAMES)
def test_advice_is_given_word_for_word(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    left = run(ADVISED, "check", f"{name}.yaml")
    assert capsys.readouterr().out == (ADVISED / f"{name}.txt").read_text("utf-8"), f"{name} is told otherwise."
    assert left == 0, "Advice on meaning keeps nothing from being evaluated."


def test_every_code_of_advice_has_a_sample() -> None:
    texts = [path.read_text("utf-8") for path in ADVISED.glob("*.txt")]
    assert {code for text in texts for code in re.findall(r"\b(A\d{3}): ", text)} == set(lint_pages())


@pytest.mark.parametrize("name", ["allowance-of-nothing", "no-difference", "possible-exception"])
def test_a_proposed_edit_takes_the_advice(name: str) -> None:
    before = advice(name)
    problem = next(each for each in before if each.edit is not None)
    after = advice(name, with_edit((ADVISED / f"{name}.yaml").read_text("utf-8"), problem))
    assert len(after) < len(before), [each.message for each in after]
    assert problem.code not in [each.code for each in after], "What was advised is done."


@pytest.mark.parametrize(
    ("name", "witness"),
    [
        ("adds-nothing", "as with these facts: Ally trusts Leader; Ally bargains with Leader."),
        ("opposites", "Both follow from: Ally bargains with Leader; Ally trusts Leader."),
        ("no-difference", "as from these facts: Ally quarrels with Leader."),
        ("possible-exception", "as with these facts: Ally trusts Leader; Ally bargains with Leader."),
        ("unhandled-choice", "fires where the mood of Ally towards Leader is cool."),
        ("never-fires", "is one of its own conditions"),
    ],
)
def test_a_claim_about_meaning_comes_with_a_witness(name: str, witness: str) -> None:
    told = [f"{each.message} {each.note}" for each in advice(name)]
    assert any(witness in each for each in told), told

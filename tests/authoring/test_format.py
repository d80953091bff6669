"""The layout: stable, every comment kept, the meaning unchanged; and what it looks like."""

import random
from pathlib import Path

import pytest

from engine.authoring.layout import comments_of, laid_out
from engine.language.document import read_text
from engine.language.problem import Problems

from .test_command import foedus
from .written import SAMPLES, written

ROOT = Path(__file__).parents[2]
BUNDLED = sorted([*(ROOT / "rules").rglob("*.yaml"), *(ROOT / "facts").rglob("*.yaml")])
LAYOUT = SAMPLES / "layout"


def test_a_file_in_disorder_becomes_the_file_beside_it() -> None:
    disorder = (LAYOUT / "disorder.yaml").read_text("utf-8")
    assert laid_out(disorder) == (LAYOUT / "order.yaml").read_text("utf-8")


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_the_bundled_files_are_laid_out(path: Path) -> None:
    text = path.read_text("utf-8")
    assert laid_out(text) == text, f"Lay it out: foedus format {path.relative_to(ROOT)}"


@pytest.mark.parametrize("seed", range(40))
def test_wherever_comments_and_blank_lines_stand_they_are_kept_and_nothing_else_changes(seed: int) -> None:
    chance = random.Random(seed)
    text = _disturbed(chance.choice(BUNDLED).read_text("utf-8"), chance)
    new = laid_out(text)
    assert new is not None, f"This should have been laid out:\n{text}"
    assert laid_out(new) == new, "A second time changes something again."
    assert comments_of(new) == comments_of(text), "A comment was lost or changed."
    assert read_text(new, "", Problems()).root == read_text(text, "", Problems()).root, "The values have changed."


def _disturbed(text: str, chance: random.Random) -> str:
    """The file with comments and blank lines in odd places, wherever they leave its values as they are."""
    values = read_text(text, "", Problems()).root
    for number in range(30):
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        remark = f"# remark {number}: it's # odd"
        if chance.random() < 0.4:
            lines[at] += "   " + remark + " " * chance.randrange(3)
        elif chance.random() < 0.7:
            lines.insert(at, " " * chance.randrange(9) + remark)
        else:
            lines.insert(at, "\n" * chance.randrange(3))
        disturbed = "\n".join(lines)
        if read_text(disturbed, "", Problems()).root == values:
            text = disturbed
    return text


@pytest.mark.parametrize(
    "text",
    [
        "- a list\n- not a mapping\n",
        "case: &anchor x\nrulebook: *anchor\n",
        "case: !tag x\n",
        "? [a, b]\n: c\n",
        "case: x\nnote: |2\n    indented by sign\n",
        "just words\n",
        "",
    ],
)
def test_what_cannot_be_laid_out_safely_is_left_alone(text: str) -> None:
    assert laid_out(text) is None


def test_the_command_changes_files_says_which_and_checks_without_changing(tmp_path: Path) -> None:
    path = written(tmp_path, "case.yaml", "case:   x\nfacts: [a,  b]\n")
    other = written(tmp_path, "other.yaml", "jobs:   [1,  2]\n")
    before = path.read_text()
    done = foedus("format", "--check", tmp_path)
    assert (done.returncode, path.read_text()) == (1, before), "--check has changed the file or found nothing."
    done = foedus("format", tmp_path)
    assert done.returncode == 0
    assert done.stdout == f"{path}\n"
    assert path.read_text() == "case: x\n\nfacts:\n  - a\n  - b\n"
    assert other.read_text() == "jobs:   [1,  2]\n", "A file that is not of Foedus was changed."
    assert foedus("format", "--check", tmp_path).returncode == 0


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"case:   x\r\nrulebook: y\r\n")
    foedus("format", path)
    assert path.read_bytes() == b"case: x\r\nrulebook: y\r\n"


def test_a_file_that_cannot_be_read_is_told_and_left(tmp_path: Path) -> None:
    path = written(tmp_path, "case.yaml", "case: x\nfacts:\n\t- a\n")
    done = foedus("format", path)
    assert done.returncode == 2
    assert "A tab stands at the start of this line" in done.stderr

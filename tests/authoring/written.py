"""Cases and rulebooks that a test writes down in a few lines."""

from pathlib import Path

from engine.authoring.shelf import Shelf
from engine.authoring.suite import Tested, run_case
from engine.language.case import Case
from engine.language.problem import Problems
from engine.language.read_case import case_at
from engine.language.rulebook import Rulebook

SAMPLES = Path(__file__).parent / "samples"
NEIGHBOURS = SAMPLES / "neighbours"

FACTS = """\
  - Arland leads the Pact
  - Borland is a member of the Pact
  - Cerland is a member of the Pact
  - Borland pays its share
  - not: Cerland pays its share
  - Cerland is pardoned
"""


def written(folder: Path, name: str, text: str) -> Path:
    """A file of this name in the folder."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def outcome(folder: Path, expect: str, facts: str = FACTS, books: str = "neighbours", head: str = "") -> Tested:
    """The results of a case on the neighbours with these lines under `expect:`; `head` goes before its facts."""
    named = ", ".join(str(NEIGHBOURS / f"{book}.yaml") for book in books.split())
    text = f"case: Neighbours\nrulebook: [{named}]\n{head}facts:\n{facts}expect:\n{expect}"
    return run_case(written(folder, "case.yaml", text), Shelf())


def rulebook(folder: Path, text: str) -> Rulebook:
    """The rulebook that `text` writes; it has no problem."""
    problems = Problems()
    found = Shelf().rulebook_at(written(folder, "book.yaml", text), problems)
    assert found is not None, "\n".join(problem.message for problem in problems.found)
    return found


def case(folder: Path, text: str) -> Case:
    """The case that `text` writes; it has no problem."""
    problems = Problems()
    found = case_at(written(folder, "case.yaml", text), Shelf(), problems)
    assert found is not None, "\n".join(problem.message for problem in problems.found)
    return found

"""W as a rulebook and a case: the rules as a file that is read like any other, the facts as sentences."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from engine.language.case import Case
from engine.language.library import Library
from engine.language.problem import Problems, show
from engine.language.read_case import case_at
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty, Value

from .workload_w import BEHAVIOURS, Fact, Rule, predicates, said, slots

_VARIABLES = {"A": "<ally>", "B": "<other ally>", "L": "<leader>", "X": "<points>"}


def text(listed: list[Rule]) -> str:
    """The rulebook file."""
    lines = [
        "rulebook: w",
        "title: The workload W",
        "kinds:",
        "  leader: []",
        "  ally: []",
        "  points: number",
        f"  behaviour: {{choice: [{', '.join(f'b{at}' for at in range(BEHAVIOURS))}]}}",
        "statements:",
    ]
    lines += [f"  - say: {said(predicate, slots(predicate))}" for predicate in predicates(listed)]
    lines.append("rules:")
    for rule in listed:
        lines += [f"  - id: {rule.id}", "    if:"]
        lines += [f"      - {_sentence(*atom)}" for atom in rule.body]
        lines += [f"      - not: {_sentence(*atom)}" for atom in rule.absent]
        if rule.more is not None:
            lines.append(f"      - {_VARIABLES[rule.more[0]]} is more than {rule.more[1]}")
        if rule.two is not None:
            lines += ["      - at least 2 <ally>:", f"          - {_sentence(*rule.two)}"]
        lines.append(f"    then: {_sentence(*rule.head)}")
    return "\n".join(lines) + "\n"


def _sentence(predicate: str, args: tuple[str, ...]) -> str:
    return said(predicate, tuple(_VARIABLES.get(arg, arg) for arg in args))


def rulebook(listed: list[Rule]) -> Rulebook:
    """The rulebook, read from its file."""
    problems = Problems()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "w.yaml")
        path.write_text(text(listed), "utf-8")
        library = Library()
        found = library.rulebook_at(path, problems)
    if found is None or problems.errors:
        raise SystemExit("\n".join(show(problem, library.line) for problem in problems.sorted()))
    return found


def write_case(folder: Path, listed: list[Rule], facts: list[Fact]) -> Path:
    """Write a rulebook and a case with these facts into a folder; the path of the case."""
    lines = ["case: Facts of W", "rulebook: w", "who:"]
    for kind in ("leader", "ally"):
        lines.append(f"  {kind}: [{', '.join(str(args[0]) for predicate, args in facts if predicate == kind)}]")
    lines += ["facts:", *(f"  - {said(predicate, tuple(map(str, args)))}" for predicate, args in facts)]
    (folder / "w.yaml").write_text(text(listed), "utf-8")
    path = folder / "given.yaml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def case(listed: list[Rule], facts: list[Fact]) -> Case:
    """A case with these facts, read from its files like any other."""
    problems, library = Problems(), Library()
    with tempfile.TemporaryDirectory() as folder:
        found = case_at(write_case(Path(folder), listed, facts), library, problems)
    if found is None or problems.errors:
        raise SystemExit("\n".join(show(problem, library.line) for problem in problems.sorted()))
    return found


def sentences(listed: list[Rule], facts: list[Fact]) -> dict[Sentence, Certainty]:
    """The facts as an engine takes them: as a case holds them after it was read, each name one object."""
    one: dict[str | int, str | int] = {}
    number = {predicate: at for at, predicate in enumerate(predicates(listed))}
    order = {predicate: _order(predicate) for predicate in number}
    return {
        Sentence(
            number[predicate], tuple(one.setdefault(args[at], args[at]) for at in order[predicate])
        ): Certainty.CERTAIN
        for predicate, args in facts
    }


def facts_of(listed: list[Rule], rows: Iterable[tuple[int, tuple[Value, ...]]]) -> set[Fact]:
    """Sentences, as the number of the statement and the values, in the form of the workload's facts."""
    named = predicates(listed)
    back = {
        at: [_order(predicate).index(slot) for slot in range(len(slots(predicate)))]
        for at, predicate in enumerate(named)
    }
    return {(named[at], tuple(str(args[slot]) for slot in back[at])) for at, args in rows}


def _order(predicate: str) -> list[int]:
    """Which argument stands in each slot: the slots of a statement are in the order of its words."""
    words = said(predicate, tuple(f"\0{at}" for at in range(len(slots(predicate)))))
    return [int(piece[0]) for piece in words.split("\0")[1:]]

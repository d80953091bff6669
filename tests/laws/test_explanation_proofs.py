"""Laws of the proof that is shown: the surest, then the shortest, never in a circle, and honest about what it hides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from engine.explanation.how import Reason, how, ways
from engine.explanation.proof import Proofs, proofs_of
from engine.explanation.why_json import why_json
from engine.explanation.why_text import why_text
from engine.inference.run import run
from engine.inference.trace import Step, Trace
from engine.language.problem import Problems
from engine.language.read_case import read_sentence
from engine.language.rulebook import Sentence
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files
from tests.laws.written import bundled_trace, written_case

MOST = 11  # steps of a run for which all sets of steps are tried
CASES = ["csto-2012", "csto-2012-signs", "kyrgyzstan-2010", "scholarship-award"]


def nodes(reason: Reason) -> Iterator[Reason]:
    """A proof's nodes in the order of its lines."""
    yield reason
    for premise in reason.premises:
        yield from nodes(premise)


def follows(trace: Trace, sentence: Sentence, steps: tuple[Step, ...], held: set[Sentence]) -> bool:
    """True if a sentence follows from what is held by these steps alone."""
    found, before = set(held), -1
    while len(found) != before:
        before = len(found)
        found |= {step.conclusion for step in steps if found.issuperset(trace.uses(step.number))}
    return sentence in found


def fewest(trace: Trace, sentence: Sentence) -> int:
    """The size of the smallest set of steps that makes a sentence as sure as it is, by trying all sets."""
    level = trace.level(sentence)
    assert level is not None
    able = [step for step in trace.steps if step.firing.cap >= level]
    held = {stated for stated, fact in trace.stated.items() if fact.certainty >= level}
    return next(
        size
        for size in range(1, len(able) + 1)
        if any(follows(trace, sentence, steps, held) for steps in combinations(able, size))
    )


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_a_proof_does_not_hang_on_what_was_asked_before(first: int) -> None:
    tried = 0
    for seed in range(first, first + 20):
        case, _ = read(files(Seeded(seed)).texts)
        assert case is not None
        trace = run(case)
        whole = Proofs(trace)
        whole.assumptions()
        for sentence in trace.news:
            alone = Proofs(trace)
            tried += 1
            assert (alone.steps(sentence), alone.level(sentence)) == (whole.steps(sentence), whole.level(sentence)), (
                f"Seed {seed}: {trace.say(sentence)!r} has another proof when it is asked about by itself."
            )
    assert tried > 10, "The batch should have something to try."


@pytest.mark.parametrize("first", range(0, 40, 20))
def test_no_surest_proof_has_fewer_steps_than_the_shown_one(first: int) -> None:
    tried = 0
    for seed in range(first, first + 20):
        case, _ = read(files(Seeded(seed)).texts)
        assert case is not None
        trace = run(case)
        if len(trace.steps) > MOST:
            continue
        proofs = proofs_of(trace)
        for sentence in trace.news:
            shown, least = len(proofs.steps(sentence)), fewest(trace, sentence)
            tried += 1
            assert shown == least, f"Seed {seed}: {trace.say(sentence)!r} takes {least} steps, and {shown} are shown."
    assert tried > 10, "The batch should have something to try."


def test_a_surer_proof_comes_before_a_shorter_one(tmp_path: Path) -> None:
    rules = """
kinds: {state: []}
names: {state: {Alba: []}}
statements: [say: <state> arms, say: <state> drills, say: <state> is ready, say: <state> is dangerous]
rules:
  - {id: short, if: [<state> arms], then: <state> is dangerous, certainty: possible}
  - {id: drill, if: [<state> arms], then: <state> drills}
  - {id: ready, if: [<state> drills], then: <state> is ready}
  - {id: long, if: [<state> is ready], then: <state> is dangerous, certainty: likely}
"""
    trace = run(written_case(tmp_path, rules, "facts: [Alba arms]"))
    proof = how(trace, found(trace, "Alba is dangerous"))
    assert proof.by is not None
    assert proof.by.rule == "long", "The surest way should be shown, though it is longer."
    assert [way.title for way in proof.other_ways] == ["Short"], "The shorter and less sure way is the other way."


@pytest.mark.parametrize("name", CASES)
def test_no_shown_proof_rests_on_itself(name: str) -> None:
    trace = bundled_trace(name)

    def walk(reason: Reason, above: tuple[Sentence, ...]) -> None:
        if reason.sentence is not None and reason.standing in ("stated", "concluded"):
            assert reason.sentence not in above, f"{reason.words!r} is explained by itself."
            above = (*above, reason.sentence)
        for premise in reason.premises:
            walk(premise, above)

    for sentence in trace.known.sentences():
        for reason in (how(trace, sentence), *ways(trace, sentence)):
            walk(reason, ())
            steps = [trace.step(node.by.step) for node in nodes(reason) if node.by is not None]
            assert not any(step.circular for step in steps), f"A circular step explains {trace.say(sentence)!r}."


def test_a_circular_way_is_named_as_such_and_not_taken() -> None:
    trace = bundled_trace("csto-2012")
    proof = how(trace, found(trace, "Uzbekistan acts behind Russia's back"))
    assert proof.by is not None
    assert proof.by.title == "Quiet talks are talks behind the back", (
        "What holds the circle up from outside explains it."
    )
    assert [way.circular for way in proof.other_ways] == [True], "The way round the circle comes back to the sentence."


def found(trace: Trace, words: str) -> Sentence:
    sentence = read_sentence(words, trace.case, Problems())
    assert sentence is not None, f"{words!r} should be a sentence."
    return sentence


# Limits


@pytest.mark.parametrize("name", CASES)
def test_what_a_limit_of_depth_hides_is_counted(name: str) -> None:
    trace = bundled_trace(name)
    for sentence in trace.news:
        assert not any(node.left_out for node in nodes(how(trace, sentence))), "Without a limit nothing is left out."
        for depth in range(3):
            for node in nodes(how(trace, sentence, depth)):
                premises = 0 if node.by is None or node.shown_above else len(trace.step(node.by.step).premises)
                shown = len(node.premises) if node.by is not None else 0
                assert shown + node.left_out == premises, (
                    f"{node.words!r} rests on {premises} premises at depth {depth}: "
                    f"{shown} are shown and {node.left_out} said to be left out."
                )


def test_the_text_says_what_is_left_out_and_not_that_it_was_shown() -> None:
    trace = bundled_trace("csto-2012")
    sentence = found(trace, "the vicious circle between Russia and Uzbekistan persists")
    text = why_text(trace, sentence, depth=0)
    assert "3 premises are left out here." in text, "Behind equality there are three premises."
    assert "1 premise is left out here." in text, "Behind the talks there is one."
    proof = text[: text.index("It falls as soon as")]
    assert "Uzbekistan bargains" not in proof, "What is deeper is not told."
    for line in text.splitlines():
        assert not ("acts behind" in line and "already shown above" in line), "What was left out was not shown above."


# Doubles


def siblings(node: Any) -> Iterator[list[Any]]:
    """Every list of premises in an answer in JSON."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("premises", "near", "conditions", "ways"):
                yield value
            yield from siblings(value)
    elif isinstance(node, list):
        for value in node:
            yield from siblings(value)


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_told_twice_in_one_list(name: str) -> None:
    trace = bundled_trace(name)
    for sentence in trace.known.sentences():
        for listed in siblings(why_json(trace, sentence, all_ways=True)):
            told = [str(each) for each in listed]
            assert len(set(told)) == len(told), f"Told twice below {trace.say(sentence)!r}: {listed}"


@pytest.mark.parametrize("name", CASES)
def test_what_a_proof_explains_it_explains_once(name: str) -> None:
    trace = bundled_trace(name)
    for sentence in trace.news:
        explained = [node.by.step for node in nodes(how(trace, sentence)) if node.by is not None and node.premises]
        assert len(set(explained)) == len(explained), f"A step is explained twice below {trace.say(sentence)!r}."


# Even though

ALLIES = """
kinds: {state: [leader, ally]}
names: {state: {Alba: [], Beta: [], Ceres: []}}
statements:
  - {say: <ally> trusts <leader>, deny: <ally> does not trust <leader>}
  - {say: <ally> fears <leader>, deny: <ally> does not fear <leader>}
  - say: <ally> grumbles
  - say: <ally> follows <leader>
rules:
  - id: follow
    if: [<ally> trusts <leader>]
    even if: [<ally> grumbles, likely: <ally> fears <leader>, not: <leader> grumbles]
    then: <ally> follows <leader>
"""


@pytest.mark.parametrize(
    ("facts", "conceded"),
    [
        ("", ["it does not hold that Alba grumbles"]),
        ("Alba grumbles, ", []),
        ("Beta grumbles, Alba grumbles, ", ["Beta grumbles"]),
        ("Ceres grumbles, Alba grumbles, ", []),
        ("Beta fears Alba, Alba grumbles, ", ["Beta fears Alba"]),
        ("possible: Beta fears Alba, Alba grumbles, ", []),
        ("Beta does not fear Alba, Alba grumbles, ", []),
    ],
)
def test_even_though_is_said_when_it_holds_and_only_then(tmp_path: Path, facts: str, conceded: list[str]) -> None:
    listed = "".join(f"  - {fact}\n" for fact in (*facts.split(", ")[:-1], "Beta trusts Alba"))
    trace = run(written_case(tmp_path, ALLIES, f"facts:\n{listed}"))
    proof = how(trace, found(trace, "Beta follows Alba"))
    assert proof.by is not None
    assert list(proof.by.even_though) == conceded, "A concession is told where it holds as surely as asked."
    text = why_text(trace, found(trace, "Beta follows Alba"))
    assert text.count("even though") == len(conceded), f"The text should say so as often:\n{text}"

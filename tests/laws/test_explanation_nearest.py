"""Laws of the why-not: the nearest instance fails in the fewest conditions, and findings say why and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from engine.explanation.why_json import why_json
from engine.explanation.why_not import Near, WhyNot, why_not
from engine.explanation.why_text import why_text
from engine.inference.judge import Bindings, Judge
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.clauses import Clause
from engine.language.condition import Holds
from engine.language.problem import Problems
from engine.language.read_case import read_sentence
from engine.language.rulebook import Sentence
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files
from tests.laws.checked import some_absent, values
from tests.laws.written import bundled_trace, written_case

MOST = 4_000  # instances of one rule that are tried


def instances(trace: Trace, clause: Clause, sentence: Sentence) -> Iterator[Bindings]:
    """Every way to name all the variables of a clause so that it concludes a sentence."""
    judge = Judge(trace.rulebook, trace.program.variables, trace.known)
    domains = [list(values(trace, var)) for var in clause.variables]
    for drawn in product(*domains):
        bindings: Bindings = {}
        for var, value in zip(clause.variables, drawn, strict=True):
            if not judge.free(var, value, bindings):
                break
            bindings[var.label] = value
        else:
            if trace.rulebook.ground(clause.conclusion.pattern, bindings) == sentence:
                yield bindings


def failing(trace: Trace, clause: Clause, bindings: Bindings) -> int | None:
    """How many conditions of a whole instance fail; None for one that could never be met."""
    judge = Judge(trace.rulebook, trace.program.variables, trace.known)
    failed = 0
    for condition in clause.conditions:
        holds = judge.judge(condition, bindings).holds
        if isinstance(condition, Holds):
            ground = trace.rulebook.ground(condition.pattern, bindings)
            if trace.rulebook.void(ground):
                return None
            level = trace.level(ground)
            holds = level is not None and level >= condition.level
        failed += not holds
    return failed + sum(judge.judge(exception, bindings).holds for exception in clause.unless)


def fewest(trace: Trace, sentence: Sentence) -> int | None:
    """The fewest failing conditions of any instance over the declared names; None where that is too much to try."""
    found: list[int] = []
    for clause in trace.program.clauses:
        pattern = clause.conclusion.pattern
        if clause.rule.leads_to or (pattern.statement, pattern.denied) != (sentence.statement, sentence.denied):
            continue
        size = 1
        for var in clause.variables:
            size *= len(list(values(trace, var)))
        if size > MOST:
            return None
        costs = (failing(trace, clause, bindings) for bindings in instances(trace, clause, sentence))
        found += [cost for cost in costs if cost is not None]
    return min(found, default=None)


def whole(trace: Trace, near: Near) -> bool:
    """True if an instance leaves no name open."""
    clauses = [clause for clause in trace.program.clauses if clause.rule.id == near.rule]
    return any(len(near.bindings) == len(clause.variables) for clause in clauses) and not any(
        check.finding == "open" or (check.finding == "missing" and check.sentence is None) for check in near.conditions
    )


@pytest.mark.parametrize("first", range(0, 40, 20))
def test_no_instance_fails_in_fewer_conditions_than_the_nearest(first: int) -> None:
    tried = 0
    for seed in range(first, first + 20):
        case, _ = read(files(Seeded(seed)).texts)
        assert case is not None
        trace = run(case)
        for sentence in some_absent(trace, 4, seed):
            least = fewest(trace, sentence)
            if least is None:
                continue
            tried += 1
            near = why_not(trace, sentence).near
            said = f"Seed {seed}, {trace.say(sentence)!r}"
            assert near, f"{said}: an instance fails in {least} conditions, and none is shown."
            assert near[0].failing <= least, f"{said}: one fails in {least}, the nearest shown in {near[0].failing}."
            if whole(trace, near[0]):
                assert near[0].failing == least, f"{said}: {near[0].failing} conditions cannot be all that fail."
    assert tried > 20, "The batch should have something to try."


# What is found of each condition

PACT = """
kinds:
  state: [leader, ally, outsider]
  alliance: []
  years: number
names:
  state: {Alba: [], Beta: [], Ceres: [], Delos: []}
  alliance: {the Pact: []}
statements:
  - say: <leader> leads <alliance>
  - say: <ally> belongs to <alliance>
  - {say: <ally> trusts <leader>, deny: <ally> does not trust <leader>}
  - {say: <ally 1> and <ally 2> are friends, symmetric: true}
  - say: <alliance> has existed for <years> years
  - say: <ally> grumbles
  - say: <alliance> lasts
  - say: <ally> is bound to <other ally>
  - say: <ally> obeys <leader>
rules:
  - id: lasting
    if:
      - <leader> leads <alliance>
      - at least 2 <ally>: [<ally> belongs to <alliance>, <ally> trusts <leader>]
      - <alliance> has existed for <years> years
      - <years> * 2 is at least 30
    then: <alliance> lasts
  - id: bound
    if: [<ally> and <other ally> are friends, <ally> trusts <other ally>]
    then: <ally> is bound to <other ally>
  - id: obeying
    if:
      - likely: <ally> trusts <leader>
      - <leader> leads <alliance>
    unless: [<ally> grumbles]
    then: <ally> obeys <leader>
"""


def asked(folder: Path, facts: list[str], words: str, rules: str = PACT) -> tuple[Trace, WhyNot]:
    listed = "".join(f"  - {fact}\n" for fact in facts)
    trace = run(written_case(folder, rules, f"facts:\n{listed}"))
    sentence = read_sentence(words, trace.case, Problems())
    assert sentence is not None, f"{words!r} should be a sentence."
    return trace, why_not(trace, sentence)


def findings(near: Near) -> list[tuple[str, str]]:
    return [(check.finding, check.words) for check in near.conditions]


def test_a_count_says_by_how_much_it_misses_and_whom_it_counted(tmp_path: Path) -> None:
    facts = ["Alba leads the Pact", "Beta belongs to the Pact", "Beta trusts Alba", "the Pact has existed for 20 years"]
    _, answer = asked(tmp_path, facts, "the Pact lasts")
    (short,) = [check for check in answer.near[0].conditions if check.finding == "falls short"]
    assert short.detail == "1 of at least 2: Beta", "It should say how many there are, how many are needed, and who."


def test_a_comparison_says_by_how_much_it_misses(tmp_path: Path) -> None:
    facts = ["Alba leads the Pact", "Beta belongs to the Pact", "Beta trusts Alba", "Ceres belongs to the Pact"]
    facts += ["Ceres trusts Alba", "the Pact has existed for 12 years"]
    _, answer = asked(tmp_path, facts, "the Pact lasts")
    (short,) = [check for check in answer.near[0].conditions if check.finding == "falls short"]
    assert (short.words, short.detail) == ("12 * 2 is at least 30", "24 against 30: 6 too few"), (
        "The sum and the gap are told."
    )


def test_missing_denied_too_weak_and_blocked_are_told_apart(tmp_path: Path) -> None:
    told = {
        "missing": ["Alba leads the Pact"],
        "denied": ["Alba leads the Pact", "Beta does not trust Alba"],
        "too weak": ["Alba leads the Pact", "possible: Beta trusts Alba"],
    }
    for finding, facts in told.items():
        trace, answer = asked(tmp_path, facts, "Beta obeys Alba")
        assert findings(answer.near[0])[0] == (finding, "Beta trusts Alba"), f"It should be found {finding}."
        text = why_text(trace, answer.sentence)
        assert ("it holds, but is only possible" in text) is (finding == "too weak"), f"It should say so:\n{text}"
    _, answer = asked(tmp_path, ["Alba leads the Pact", "Beta trusts Alba", "Beta grumbles"], "Beta obeys Alba")
    blocked = answer.near[0].conditions[-1]
    assert (blocked.part, blocked.finding, blocked.words) == ("unless", "blocked by", "Beta grumbles")


def test_two_turns_of_a_symmetric_pair_are_told_once() -> None:
    trace = bundled_trace("csto-2012")
    sentence = read_sentence("the CSTO can ease the tension between Tajikistan and Uzbekistan", trace.case, Problems())
    assert sentence is not None
    near = why_json(trace, sentence)["why_not"]["near"]
    assert len(near) == 1, "An instance with the two names exchanged says the same."


def test_what_no_rule_could_conclude_is_said_so(tmp_path: Path) -> None:
    trace, answer = asked(tmp_path, ["Alba leads the Pact"], "Beta trusts Alba")
    assert (answer.rules, answer.near, answer.enterable) == (0, (), True)
    assert "No rule of this rulebook can conclude it." in why_text(trace, answer.sentence)


def test_the_why_not_of_a_missing_conclusion_follows(tmp_path: Path) -> None:
    rules = PACT + "  - {id: lull, if: [<alliance> lasts, <ally> belongs to <alliance>], then: <ally> grumbles}\n"
    _, answer = asked(tmp_path, ["Beta belongs to the Pact"], "Beta grumbles", rules)
    missing = answer.near[0].conditions[0]
    assert missing.words == "the Pact lasts"
    assert missing.inner is not None, "It could be concluded, so its own why-not should follow."
    assert missing.inner.near[0].rule == "lasting"

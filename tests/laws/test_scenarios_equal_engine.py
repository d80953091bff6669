"""Law: a column of scenarios holds, scenario by scenario, what the engine finds when it runs the changed case."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from engine import Case, read_sentence
from engine.inference.run import compiled, run
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Change, Changes, apply
from engine.scenarios.changing import ChangeInputs
from engine.scenarios.domain import values
from engine.scenarios.inputs import FillInputs
from engine.scenarios.space import factors
from tests.laws.scenarios import Everything, Levels, random_case, within_budget
from tests.laws.written import bundled_case

CASES = ["csto-2012", "scholarship-award", "csto-2012-signs", "csto-priorities", "kyrgyzstan-2010"]


def by_engine(case: Case) -> Levels:
    trace = run(case, "compiled")
    return {sentence: level for sentence in trace.known.sentences() if (level := trace.level(sentence)) is not None}


def compare(everything: Everything, cases: list[Case], found: list[Levels], where: str) -> None:
    for number, (case, levels) in enumerate(zip(cases, found, strict=True)):
        right = by_engine(case)
        for sentence in everything.sentences:
            said = case.rulebook.say(sentence)
            assert levels.get(sentence) == right.get(sentence), (
                f"{where}, scenario {number}: {said!r} is {levels.get(sentence)}, but the engine finds "
                f"{right.get(sentence)}"
            )
        news = [s for s in right if s not in everything.sentences and s not in {f.sentence for f in case.facts}]
        assert not news, f"{where}: {case.rulebook.say(news[0])!r} is concluded, but was not foreseen"


def check_changes(case: Case, seed: int, where: str, everything: Everything) -> None:
    sets = everything.some_sets(seed, 8)
    compare(everything, [apply(case, Changes.of(made)) for made in sets], everything.levels(list(sets)), where)


@pytest.mark.parametrize("seed", range(8))
def test_changes_to_a_random_case(seed: int) -> None:
    case = random_case(seed)
    check_changes(case, seed, f"seed {seed}", Everything.of_changes(case))


@pytest.mark.long
@pytest.mark.parametrize("start", range(8, 208, 20))
def test_changes_to_many_random_cases(start: int) -> None:
    for seed, everything in within_budget(range(start, start + 20)):
        check_changes(everything.case, seed, f"seed {seed}", everything)


@pytest.mark.parametrize("name", CASES)
def test_facts_dropped_from_a_bundled_case(name: str) -> None:
    case = bundled_case(name)
    facts = [fact.sentence for fact in case.facts]
    everything = Everything.of(case, ChangeInputs(case, compiled(case.rulebook), also=facts))
    check_changes(case, 1, name, everything)


@pytest.mark.parametrize("seed", range(100, 108))
def test_answers_to_what_is_not_known(seed: int) -> None:
    case = random_case(seed)
    program = compiled(case.rulebook)
    inputs = FillInputs(case, program, values(case, program, "case"))
    everything = Everything.of(case, inputs)
    space = factors(inputs, everything.variables)
    choose = random.Random(seed)
    scenarios = [space.scenario(choose.randrange(space.size)) for _ in range(6)]
    cases = [filled(case, inputs, everything, chosen) for chosen in scenarios]
    compare(everything, cases, everything.levels(scenarios), f"seed {seed}")


def filled(case: Case, inputs: FillInputs, everything: Everything, chosen: tuple[object, ...]) -> Case:
    """The case with every question answered: stated or, where some condition looks at the denial, denied."""
    changes = Changes()
    asked = {variable.sentence for variable in everything.variables}
    asked |= {other for sentence in asked for other in inputs.other_values(sentence) if inputs.unknown(other)}
    stated = {variable.sentence: variable for variable in chosen if isinstance(variable, Change)}
    for sentence in sorted(asked, key=str):
        if sentence in stated:
            changes = changes.state(sentence, stated[sentence].certainty)
        elif sentence.statement in inputs.denials and not any(s in stated for s in inputs.other_values(sentence)):
            changes = changes.deny(sentence)
    return apply(case, changes)


def test_the_answer_key_of_the_column_at_once() -> None:
    """Every row of the key is a scenario of one evaluation."""
    case = bundled_case("csto-2012")

    def said(words: str) -> Sentence:
        from engine import Problems

        found = read_sentence(words, case, Problems())
        assert found is not None
        return found

    def state(words: str) -> Change:
        return Change("state", said(words))

    revised, reforms = (
        state("the approach to the CSTO is fundamentally revised"),
        state("reforms follow the revision in the CSTO"),
    )
    formula = state("Russia has an effective formula of leadership for the CSTO")
    conflict = state("a domestic conflict breaks out in Kyrgyzstan")
    talks = [
        Change("drop", said(f"{ally} bargains with the United States without telling Russia"))
        for ally in ("Kyrgyzstan", "Tajikistan", "Uzbekistan")
    ]
    rows: list[tuple[Change, ...]] = [
        (),
        (revised,),
        (reforms,),
        (revised, reforms),
        (revised, reforms, formula),
        (state("Uzbekistan suspends or leaves the CSTO"),),
        (state("the CSTO has a procedure for disputes between members"),),
        (conflict,),
        (conflict, state("the CSTO has a tool for domestic conflicts")),
        tuple(talks),
    ]
    facts = [*(fact.sentence for fact in case.facts), *(change.sentence for row in rows for change in row)]
    everything = Everything.of(case, ChangeInputs(case, compiled(case.rulebook), also=facts))
    cases = [apply(case, Changes.of(row)) for row in rows]
    compare(everything, cases, everything.levels(list(rows)), "the answer key")


def test_a_fact_that_is_less_than_certain_can_be_raised() -> None:
    case = bundled_case("csto-2012")
    facts = tuple(replace(fact, certainty=Certainty.POSSIBLE) for fact in case.facts)
    case = replace(case, facts=facts)
    everything = Everything.of(
        case, ChangeInputs(case, compiled(case.rulebook), also=[fact.sentence for fact in case.facts])
    )
    assert Change("state", facts[0].sentence) in everything.variables, "To state it as certain is a change."
    check_changes(case, 3, "raised", everything)

"""Law: a loop does not hold itself up. Withdraw its last support from outside, and the whole circle falls."""

from __future__ import annotations

from dataclasses import replace

from engine import Problems, load_case, open_library
from engine.inference.run import EngineName, run
from engine.inference.trace import Trace
from engine.language.case import Case

CIRCLE = ("acts behind Russia's back", "equality", "the vicious circle between")
ENGINES: tuple[EngineName, ...] = ("experta", "compiled")


def column() -> Case:
    found = load_case("csto-2012", open_library(), Problems())
    assert found is not None, "The bundled case is sound."
    return found


def in_circle(trace: Trace) -> list[str]:
    return [words for s in trace.known.sentences() if any(part in (words := trace.say(s)) for part in CIRCLE)]


def test_without_the_quiet_talks_both_halves_and_the_circle_are_gone() -> None:
    case = column()
    quiet = [fact for fact in case.facts if "bargains with" not in case.rulebook.say(fact.sentence)]
    assert len(case.facts) - len(quiet) == 3, "Three facts hold the three circles up."
    for engine in ENGINES:
        left = in_circle(run(replace(case, facts=tuple(quiet)), engine))
        assert not left, f"{engine}: nothing of the circle holds itself up, but: {left}"


def test_one_support_holds_one_circle_up() -> None:
    case = column()
    kept = [
        fact
        for fact in case.facts
        if "bargains with" not in (words := case.rulebook.say(fact.sentence))
        or words.startswith("Belarus")
        or words.startswith("Kyrgyzstan")
    ]
    for engine in ENGINES:
        left = in_circle(run(replace(case, facts=tuple(kept)), engine))
        assert left, f"{engine}: the circle that keeps its support stands."
        assert all("Kyrgyzstan" in words for words in left), f"{engine}: only that circle stands, not {left}"

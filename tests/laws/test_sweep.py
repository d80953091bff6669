"""Law: a sweep counts what runs would count, in any order of its units, and goes on where it was interrupted."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

import pytest

from engine import Problems, read_sentence
from engine.analysis.sweep import Sweep, Swept, lines, plan, sweep, together
from engine.analysis.sweep_file import finish, keep, kept, part_path, table
from engine.analysis.sweep_words import sweep_text
from engine.inference import Trace, run
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Changes, apply
from engine.scenarios.columns import BLOCK
from engine.scenarios.counting import UNIT
from tests.laws.written import bundled_case, bundled_trace

ROOT = Path(__file__).parents[2]
VARIED = [
    "the approach to the CSTO is fundamentally revised",
    "reforms follow the revision in the CSTO",
    "Uzbekistan suspends or leaves the CSTO",
    "Russia leads the CSTO",
    "Uzbekistan views the CSTO as useful",
]


def said(trace: Trace, words: str) -> Sentence:
    found = read_sentence(words, trace.case, Problems())
    assert found is not None, f"{words!r} can be read"
    return found


def column(samples: int | None = None, seed: int = 0) -> Sweep:
    trace = bundled_trace("csto-2012")
    return plan(trace, [said(trace, words) for words in VARIED], samples, seed)


def test_the_counts_are_those_of_as_many_runs() -> None:
    asked = column()
    case, trace = bundled_case("csto-2012"), asked.trace
    assert asked.exhaustive
    assert asked.job.space.size == 2**4 * 3, "Of a value where there can be one: this, the stated one, or none."
    levels: Counter[tuple[Sentence, Certainty]] = Counter()
    both: Counter[frozenset[Sentence]] = Counter()
    *single, useful = (said(trace, words) for words in VARIED)
    symbolic = said(trace, "Uzbekistan views the CSTO as symbolic")
    for answers in product((False, True), repeat=4):
        for value in (None, useful, symbolic):
            changes = Changes()
            for sentence, answer in zip(single, answers, strict=True):
                changes = changes.state(sentence) if answer else changes.deny(sentence)
            changes = changes.state(value) if value else changes.drop(symbolic)
            after = run(apply(case, changes), "compiled")
            for sentence in asked.sentences:
                level = after.level(sentence)
                if level is not None:
                    levels.update((sentence, below) for below in Certainty if below <= level)
            for one, other, _ in together(asked, Swept()):
                both[frozenset({one, other})] += one in after.known and other in after.known
    swept = sweep(asked)
    for line in lines(asked, swept):
        right = tuple(levels[line.sentence, level] for level in Certainty)
        assert line.counts == right, f"{trace.say(line.sentence)!r} is counted as often as runs conclude it."
    for one, other, count in together(asked, swept):
        assert count == both[frozenset({one, other})], f"{trace.say(one)!r} and {trace.say(other)!r} together"


def test_any_order_of_units_counts_the_same() -> None:
    asked = column(samples=5 * UNIT * BLOCK // 2)
    whole = sweep(asked)
    assert asked.job.units == 3
    backwards = Swept()
    from engine.scenarios.counting import count

    for unit in reversed(range(asked.job.units)):
        backwards = backwards.with_unit(unit, count(asked.job, unit))
    assert backwards == whole, "Units know nothing of each other."
    with ProcessPoolExecutor(2) as executor:
        assert sweep(asked, executor=executor, ahead=4) == whole, "Other processes count the same."


def test_a_seed_draws_the_same_and_another_seed_other_scenarios() -> None:
    assert sweep(column(10_000, 3)) == sweep(column(10_000, 3)), "The same seed draws the same scenarios."
    assert sweep(column(10_000, 3)) != sweep(column(10_000, 4)), "Another seed draws others."


def test_drawn_shares_come_near_the_counted_ones() -> None:
    counted, drawn = column(), column(200_000)
    exact, near = sweep(counted).counts, sweep(drawn).counts
    assert exact is not None
    assert near is not None
    for one, other in zip(exact.gates, near.gates, strict=True):
        assert abs(one / exact.scenarios - other / near.scenarios) < 0.01, "Every scenario is as likely to be drawn."


def test_an_interrupted_sweep_goes_on(tmp_path: Path) -> None:
    asked, out = column(samples=3 * UNIT * BLOCK), tmp_path / "table.csv"
    whole = sweep(asked)

    def stop_after_one(swept: Swept) -> None:
        keep(asked, swept, out)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(asked, tell=stop_after_one)
    begun = kept(asked, out)
    assert len(begun.done) == 1, "What was counted is kept."
    assert sweep(asked, begun) == whole, "The rest is added, and nothing is counted twice."
    assert kept(column(samples=3 * UNIT * BLOCK, seed=1), out) == Swept(), "Counts of another sweep are not taken."
    finish(asked, whole, out)
    assert not part_path(out).exists(), "What is finished leaves only its tables."
    assert out.read_text("utf-8") == table(asked, whole)


def test_a_broken_file_of_counts_is_begun_anew(tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    for text in ("", "{", "[]", '{"sweep": "x"}', json.dumps({"sweep": column().job.fingerprint, "done": 3})):
        part_path(out).write_text(text, "utf-8")
        assert kept(column(), out) == Swept(), f"{text!r} holds no counts."


def test_what_no_conclusion_depends_on_is_told() -> None:
    trace = bundled_trace("csto-2012")
    asked = plan(trace, [said(trace, "Russia carries most of the cost of the CSTO"), said(trace, VARIED[0])])
    assert [trace.say(s) for s in asked.unrelated] == ["Russia carries most of the cost of the CSTO"]
    assert asked.job.space.size == 4, "It is part of the scenarios all the same."


def test_the_text_says_whether_all_scenarios_were_looked_at() -> None:
    assert "All 48 scenarios." in sweep_text(column(), sweep(column()))
    drawn = column(100)
    assert "100 scenarios, drawn at random (seed 0) out of 48." in sweep_text(drawn, sweep(drawn))


# The command, but that it keeps each unit at once and is interrupted, by the signal of Ctrl+C, after the first.
INTERRUPTED = """
import signal
from cli import main, sweep_command

def keep_and_interrupt(asked, swept, out, keep=sweep_command.keep):
    keep(asked, swept, out)
    sweep_command.keep = keep
    signal.raise_signal(signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # What runs in the background may be deaf to it.
sweep_command._EVERY = -1
sweep_command.keep = keep_and_interrupt
main.main()
"""


@pytest.mark.long
def test_an_interrupted_command_goes_on(tmp_path: Path) -> None:
    out, samples = tmp_path / "table.csv", 2 * UNIT * BLOCK
    words = ["sweep", "csto-2012", "--samples", str(samples), "--out", str(out)]
    for sentence in VARIED:
        words += ["--vary", sentence]

    def told(*python: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *python, *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=110
        )

    stopped = told("-c", INTERRUPTED)
    assert stopped.returncode == 130, stopped.stderr
    assert f"Interrupted after {UNIT * BLOCK:,} of {samples:,} scenarios." in stopped.stderr
    assert "the same command goes on" in stopped.stderr
    assert not out.exists(), "What is not finished is no table."
    again = told("-m", "cli.main")
    assert again.returncode == 0, again.stderr
    assert f"Going on with what was counted before: {UNIT * BLOCK:,} of {samples:,} scenarios." in again.stderr
    assert f"{samples:,} scenarios, drawn at random" in again.stdout
    whole = column(samples)
    assert out.read_text("utf-8") == table(whole, sweep(whole)), "It ends as if it had never been interrupted."

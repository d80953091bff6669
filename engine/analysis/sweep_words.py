"""A sweep in text and as JSON."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from engine.explanation import wording
from engine.scenarios.counting import Counts

from .sensitivity_words import round_share
from .sweep import Line, Sweep, Swept, lines, together

Json = dict[str, Any]
_PAIRS = 8


def sweep_text(asked: Sweep, swept: Swept) -> str:
    """What varied, how it was looked at, and in what share of the scenarios each conclusion holds."""
    trace, counts = asked.trace, swept.counts or Counts.none(asked.job)
    said = [trace.case.title, "", "Varied"]
    said += [f"  {trace.say(sentence)}" for sentence in asked.vary]
    if asked.unrelated:
        said += ["  Of these, no conclusion depends on"]
        said += [f"    {trace.say(sentence)}" for sentence in asked.unrelated]
    said += ["", how(asked, counts.scenarios)]
    if not counts.scenarios:
        return "\n".join(said) + "\n"
    each = lines(asked, swept)
    always = [line for line in each if line.counts[0] == counts.scenarios]
    never = [line for line in each if not line.counts[0]]
    some = [line for line in each if 0 < line.counts[0] < counts.scenarios]
    if some:
        said += ["", "In some of them"]
        said += [_line(asked, line, counts.scenarios) for line in sorted(some, key=lambda line: -line.counts[0])]
    if always:
        said += ["", "In all of them", *(f"  {trace.say(line.sentence)}{_sure(line)}" for line in always)]
    if never:
        said += ["", "In none of them", *(f"  {trace.say(line.sentence)}" for line in never)]
    return "\n".join(said + _together(asked, swept, counts.scenarios)) + "\n"


def how(asked: Sweep, scenarios: int) -> str:
    """How the scenarios were looked at: all of them, or some that were drawn."""
    whole = asked.job.space.size
    if asked.exhaustive:
        done = "" if scenarios == whole else f" {scenarios:,} of them so far."
        return f"All {wording.count(whole, 'scenario') if whole < 1000 else f'{whole:,} scenarios'}.{done}"
    drawn = f"{scenarios:,} scenarios, drawn at random (seed {asked.job.seed}) out of {_large(whole)}"
    return drawn + ("." if scenarios == asked.job.scenarios else f"; {asked.job.scenarios:,} are to be drawn.")


def _large(number: int) -> str:
    return f"{number:,}" if number < 10**12 else f"about 10^{len(str(number)) - 1}"


def _line(asked: Sweep, line: Line, scenarios: int) -> str:
    count, whole = line.counts[0], f"{scenarios:,}"
    held = f"{count:>{len(whole)},} of {whole} ({round_share(Fraction(count, scenarios))})"
    return f"  {held:<{2 * len(whole) + 11}}  {asked.trace.say(line.sentence)}{_sure(line)}"


def _sure(line: Line) -> str:
    """How sure a conclusion is where it holds."""
    possible, likely, certain = line.counts
    parts = [
        (certain, "certain"),
        (likely - certain, "likely"),
        (possible - likely, "possible"),
    ]
    held = [(count, word) for count, word in parts if count]
    if len(held) == 1:
        return f" ({held[0][1]})"
    return f" ({', '.join(f'{word} in {count:,}' for count, word in held)})"


def _together(asked: Sweep, swept: Swept, scenarios: int) -> list[str]:
    """The pairs that always or never hold together, although each holds in some scenarios only."""
    single = {line.sentence: line.counts[0] for line in lines(asked, swept)}
    apart, bound = [], []
    for one, other, both in together(asked, swept):
        if not (0 < single[one] < scenarios and 0 < single[other] < scenarios):
            continue
        said = f"  {asked.trace.say(one)}\n    and {asked.trace.say(other)}"
        if both == 0:
            apart.append(said)
        elif both == single[one] == single[other]:
            bound.append(said)
    found: list[str] = []
    for heading, pairs in (("Never together", apart), ("Always together", bound)):
        if pairs:
            found += ["", heading, *pairs[:_PAIRS]]
            if len(pairs) > _PAIRS:
                found.append(f"  and {len(pairs) - _PAIRS} more pairs")
    return found


def sweep_json(asked: Sweep, swept: Swept) -> Json:
    """The counts as JSON."""
    trace, counts = asked.trace, swept.counts or Counts.none(asked.job)
    return {
        "case": trace.case.title,
        "varied": [trace.say(sentence) for sentence in asked.vary],
        "unrelated": [trace.say(sentence) for sentence in asked.unrelated],
        "exhaustive": asked.exhaustive,
        "seed": asked.job.seed,
        "all_scenarios": asked.job.space.size,
        "scenarios": counts.scenarios,
        "conclusions": [
            {
                "sentence": trace.say(line.sentence),
                "now": str(line.now) if line.now is not None else None,
                "holds": line.counts[0],
                "likely": line.counts[1],
                "certain": line.counts[2],
            }
            for line in lines(asked, swept)
        ],
        "pairs": [
            {"one": trace.say(one), "other": trace.say(other), "both": both}
            for one, other, both in together(asked, swept)
        ],
    }

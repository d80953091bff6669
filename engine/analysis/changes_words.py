"""What-if and least change in text and as JSON."""

from __future__ import annotations

from typing import Any

from engine.explanation import wording
from engine.explanation.repairs import Repair, repair_words, repairs_json
from engine.inference.trace import Trace
from engine.language.value import Certainty

from .change import Asked
from .stays import stays
from .what_if import Difference, WhatIf

Json = dict[str, Any]


def what_if_text(found: WhatIf) -> str:
    """What comes, what goes, what becomes surer or less sure, each with its reason."""
    lines = [found.before.case.title, *_made(found)]
    blocks = [
        ("New", [_difference(found.after, each, each.after) for each in found.gained]),
        ("Gone", [_difference(found.after, each, each.before) for each in found.lost]),
        ("Weaker or stronger", [_shift(found.after, each) for each in found.changed]),
    ]
    for heading, told in blocks:
        if told:
            lines += ["", heading, *(line for pair in told for line in pair)]
    if staying := stays(found):
        lines += ["", "Stay, though one might expect not"]
        lines += [f"  {found.after.say(s)} ({found.after.level(s)})" for s in staying]
    if not (found.gained or found.lost or found.changed):
        lines += ["", "Nothing follows otherwise."]
    return "\n".join([*lines, "", "The case itself is as it was."]) + "\n"


def _made(found: WhatIf) -> list[str]:
    say, changes = found.before.say, found.changes
    lines = [f"  stated: {say(s)}{_sure(level)}" for s, level in changes.states]
    lines += [f"  denied: {say(s)}{_sure(level)}" for s, level in changes.denies]
    return lines + [f"  dropped: {say(s)}" for s in changes.drops]


def _sure(level: Certainty) -> str:
    return "" if level == Certainty.CERTAIN else f" ({level})"


def _difference(trace: Trace, each: Difference, level: Certainty | None) -> list[str]:
    return [f"  {trace.say(each.sentence)} ({level})", f"    {each.why}"]


def _shift(trace: Trace, each: Difference) -> list[str]:
    return [f"  {trace.say(each.sentence)} ({each.before}, now {each.after})", f"    {each.why}"]


def what_if_json(found: WhatIf) -> Json:
    """The two runs' differences as JSON."""
    say = found.after.say

    def told(differences: tuple[Difference, ...]) -> list[Json]:
        return [
            {
                "sentence": say(each.sentence),
                "before": str(each.before) if each.before is not None else None,
                "after": str(each.after) if each.after is not None else None,
                "why": each.why,
            }
            for each in differences
        ]

    return {
        "case": found.before.case.title,
        "stated": [say(sentence) for sentence, _ in found.changes.states],
        "denied": [say(sentence) for sentence, _ in found.changes.denies],
        "dropped": [say(sentence) for sentence in found.changes.drops],
        "gained": told(found.gained),
        "lost": told(found.lost),
        "changed": told(found.changed),
        "stay": [say(sentence) for sentence in stays(found)],
    }


def change_text(trace: Trace, asked: Asked) -> str:
    """The ways, the author's own first, numbered through."""
    so = "follows" if asked.to_hold else "no longer follows"
    lines = [f"So that this {so}: {trace.say(asked.sentence)}"]
    number = 0
    for heading, ways in headed(asked):
        lines += ["", heading]
        for way in ways:
            number += 1
            lines.append(f"  {number}. {repair_words(trace, way)}")
            lines += _brings(trace, way)
    if asked.strange:
        lines.append(f"  and {len(asked.strange)} more {wording.STRANGE} (--json lists them)")
    if asked.found.more:
        lines.append(f"  and {asked.found.more} more that were found and not run")
    if not number:
        lines += ["", _none(asked)]
    else:
        most = wording.count(asked.found.complete, "change")
        lines += ["", f"Ways with up to {most} were looked for; each was run again to make sure."]
    if asked.found.limit:
        lines.append(f"The search was ended early: {asked.found.limit}")
    return "\n".join(lines) + "\n"


def headed(asked: Asked) -> list[tuple[str, tuple[Repair, ...]]]:
    """The ways that are told, each group under its heading, the author's own first."""
    told = [("As the author says", asked.own), ("Beyond the author's words" if asked.own else "Ways", asked.others)]
    return [(heading, ways) for heading, ways in told if ways]


def untold(asked: Asked) -> list[str]:
    """What the ways that are told leave out, in sentences; of no way at all, why."""
    lines = []
    if not asked.own and not asked.others:
        lines.append(_none(asked))
    if asked.strange:
        lines.append(f"{wording.count(len(asked.strange), 'more way')} {wording.STRANGE}.")
    if asked.found.more:
        lines.append(f"{wording.count(asked.found.more, 'more way')} that were found and not run.")
    return [*lines, f"The search was ended early: {asked.found.limit}"] if asked.found.limit else lines


def _brings(trace: Trace, way: Repair) -> list[str]:
    lines = []
    for word, sentences in (("then also follows", way.gained), ("and no longer", way.lost)):
        if sentences:
            shown = "; ".join(trace.say(sentence) for sentence in sentences[:3])
            more = f"; and {len(sentences) - 3} more" if len(sentences) > 3 else ""
            lines.append(f"     {word}: {shown}{more}")
    return lines


def _none(asked: Asked) -> str:
    if not asked.found.possible:
        return "No change of facts could do it, short of the sentence itself."
    return f"There is no way with up to {wording.count(asked.found.complete, 'change')}."


def change_json(trace: Trace, asked: Asked) -> Json:
    """The ways as JSON, in the same order; `own_words` tells how many of them are the author's."""
    out = repairs_json(trace, asked.found)
    ordered = repairs_json_ways(trace, asked)
    return {
        "sentence": trace.say(asked.sentence),
        "to": "concluded" if asked.to_hold else "not-concluded",
        **out,
        "ways": ordered,
        "own_words": len(asked.own),
    }


def repairs_json_ways(trace: Trace, asked: Asked) -> list[Json]:
    """The ways of a change, the author's own first."""
    by_changes = {
        way.changes: told for way, told in zip(asked.found.ways, repairs_json(trace, asked.found)["ways"], strict=True)
    }
    return [by_changes[way.changes] for way in (*asked.own, *asked.others, *asked.strange)]

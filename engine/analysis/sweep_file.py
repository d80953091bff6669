"""What a sweep leaves on the disk: its tables, and while it is not done, what was counted so far."""

from __future__ import annotations

import csv
import json
import os
from io import StringIO
from pathlib import Path

from engine.scenarios.counting import Counts

from .sweep import Sweep, Swept, lines, together


def part_path(out: Path) -> Path:
    """Where the counts of an unfinished sweep are kept."""
    return out.with_name(out.name + ".part")


def pairs_path(out: Path) -> Path:
    """Where the joint counts stand: beside the table."""
    return out.with_name(f"{out.stem}-pairs{out.suffix or '.csv'}")


def keep(asked: Sweep, swept: Swept, out: Path) -> None:
    """Keep the counts so far; the file is there whole or not at all."""
    counts = swept.counts or Counts.none(asked.job)
    said = {
        "sweep": asked.job.fingerprint,
        "done": _stretches(swept.done),
        "scenarios": counts.scenarios,
        "counts": counts.gates,
        "pairs": counts.pairs,
    }
    _write(part_path(out), json.dumps(said))


def kept(asked: Sweep, out: Path) -> Swept:
    """The counts of an earlier run of the same sweep; none where there are none, or those of another."""
    try:
        said = json.loads(part_path(out).read_text("utf-8"))
        if said["sweep"] != asked.job.fingerprint:
            return Swept()
        done = frozenset(unit for first, last in said["done"] for unit in range(first, last + 1))
        counts = Counts(int(said["scenarios"]), tuple(said["counts"]), tuple(said["pairs"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Swept()
    whole = (len(counts.gates), len(counts.pairs)) == (len(asked.job.gates), len(asked.job.pairs))
    return Swept(done, counts) if whole and done else Swept()


def finish(asked: Sweep, swept: Swept, out: Path) -> list[Path]:
    """Write the tables, and forget the unfinished counts. The files that were written."""
    _write(out, table(asked, swept))
    written = [out]
    if asked.job.pairs:
        _write(pairs_path(out), pairs_table(asked, swept))
        written.append(pairs_path(out))
    part_path(out).unlink(missing_ok=True)
    return written


def table(asked: Sweep, swept: Swept) -> str:
    """One line for each conclusion."""
    counts = swept.counts or Counts.none(asked.job)
    rows: list[list[object]] = [
        ["conclusion", "as it stands", "scenarios", "holds", "at least likely", "certain", "share"]
    ]
    for line in lines(asked, swept):
        share = line.counts[0] / counts.scenarios if counts.scenarios else 0.0
        now = str(line.now) if line.now is not None else "no"
        rows.append([asked.trace.say(line.sentence), now, counts.scenarios, *line.counts, f"{share:.6f}"])
    return _csv(rows)


def pairs_table(asked: Sweep, swept: Swept) -> str:
    """One line for each two conclusions of which neither holds always or never."""
    counts = swept.counts or Counts.none(asked.job)
    rows: list[list[object]] = [["one", "other", "scenarios", "both hold"]]
    for one, other, both in together(asked, swept):
        rows.append([asked.trace.say(one), asked.trace.say(other), counts.scenarios, both])
    return _csv(rows)


def _csv(rows: list[list[object]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".new")
    part.write_text(text, "utf-8")
    os.replace(part, path)


def _stretches(units: frozenset[int]) -> list[list[int]]:
    """Numbers as stretches, each with its first and last."""
    found: list[list[int]] = []
    for unit in sorted(units):
        if found and found[-1][1] == unit - 1:
            found[-1][1] = unit
        else:
            found.append([unit, unit])
    return found

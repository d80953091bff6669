"""`python -m benchmarks.check`: how long `foedus check` takes over rulebooks of 500 rules, and which lint takes it."""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path

from engine.authoring.lints.linted import Linted
from engine.authoring.lints.run import LINTS
from engine.authoring.shelf import Shelf
from engine.language.problem import Problems
from engine.language.rulebook import Rulebook

from .timing import shown, table

READ, ADVISED = 2.0, 20.0
LEVELS = 2  # rules for each statement that is concluded
HEAD = """\
rulebook: large
kinds: {state: [leader, ally, outsider], alliance: [], years: number, view: {choice: [symbolic, useful, vital]}}
statements:
  - {say: <leader> leads <alliance>, ask: Does it?}
  - {say: <ally> is a member of <alliance>, ask: Is it?}
  - {say: <alliance> has existed for <years> years, ask: How long?}
  - {say: <state> views <alliance> as <view>, ask: How?}
"""


def plain(rules: int) -> str:
    """Rules of two sentences and an absence each, in as many strata as there are pairs."""
    chance = random.Random(rules)
    statements = rules // LEVELS
    lines = [HEAD.rstrip()]
    for number in range(statements):
        lines += [f"  - say: <ally> does thing {number} with <leader>", "    ask: Does it?"]
    lines.append("rules:")
    for number in range(rules):
        level = number // LEVELS
        used = [chance.randrange(max(1, level)) for _ in range(3)]
        lines += [f"  - id: rule-{number}", "    if:"]
        lines += [f"      - <ally> does thing {each} with <leader>" for each in dict.fromkeys(used[:2])]
        if used[2] < level - 1:
            lines.append(f"      - not: <ally> does thing {used[2]} with <leader>")
        lines += [f"    then: <ally> does thing {level} with <leader>", "    because: <ally> and <leader>."]
    return "\n".join(lines) + "\n"


def rich(rules: int) -> str:
    """Rules as the bundled ones are: joins, `any`, counts, comparisons, exceptions, denials, certainties."""
    chance = random.Random(-rules)
    statements = rules // LEVELS
    lines = [HEAD.rstrip()]
    for number in range(statements):
        lines += [
            f"  - say: <ally> owes <leader> favour {number}",
            f"    deny: <ally> owes <leader> no favour {number}",
        ]
        lines += ["    ask: Does it?"] if number % 3 == 0 else []
    lines.append("rules:")
    for number in range(rules):
        level = number // LEVELS
        lines += [f"  - id: rule-{number}", "    if:", *(f"      {line}" for line in _conditions(chance, level))]
        if level and chance.random() < 0.3:
            lines += ["    unless:", f"      - certain: <ally> owes <leader> favour {chance.randrange(level)}"]
        denied = "{not: <ally> owes <leader> favour %d}" if chance.random() < 0.1 else "<ally> owes <leader> favour %d"
        lines += [f"    then: {denied % level}", f"    certainty: {chance.choice(('certain', 'likely', 'possible'))}"]
        lines.append("    because: <ally>, <leader> and <alliance>.")
    return "\n".join(lines) + "\n"


def _conditions(chance: random.Random, level: int) -> list[str]:
    """The conditions of a rule that concludes favour `level`: members, and some of what is concluded below it."""
    lines = ["- <leader> leads <alliance>", "- <ally> is a member of <alliance>"]
    below = [chance.randrange(level) for _ in range(3)] if level else []
    if below:
        lines.append(f"- <ally> owes <leader> favour {below[0]}")
        sort = chance.randrange(4)
        if sort == 0:
            lines += ["- any:", *(f"    - <ally> owes <leader> favour {each}" for each in dict.fromkeys(below[1:]))]
        elif sort == 1:
            lines += ["- at least 2 <outsider>:", f"    - <outsider> owes <leader> favour {below[1]}"]
        elif sort == 2:
            lines += ["- <alliance> has existed for <years> years", f"- <years> is at least {chance.randrange(2, 40)}"]
        else:
            lines += [f"- not: <ally> owes <leader> favour {below[1]}", "- <ally> views <alliance> as symbolic"]
    return lines


def read(path: Path) -> Rulebook:
    """The rulebook, read anew: grammar, safety and strata."""
    problems = Problems()
    rulebook = Shelf().rulebook_at(path, problems)
    assert rulebook is not None, [f"{each.place}: {each.message}" for each in problems.found[:3]]
    return rulebook


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rules", type=int, default=500)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = [["", "plain", "rich", "bar"]]
        found: dict[str, list[float]] = {}
        for name, text in (("plain", plain(chosen.rules)), ("rich", rich(chosen.rules))):
            path = Path(folder) / f"{name}.yaml"
            path.write_text(text, "utf-8")
            for words, seconds in _measured(path, chosen.rounds).items():
                found.setdefault(words, []).append(seconds)
    bars = {"grammar and strata": READ, "lints of meaning": ADVISED}
    for words, each in found.items():
        bar = bars.get(words)
        told = f"{bar:g} s {'met' if max(each) <= bar else 'MISSED'}" if bar else ""
        rows.append([words, *(shown(seconds) for seconds in each), told])
    print(f"{chosen.rules} rules\n{table(rows)}")


def _measured(path: Path, times: int) -> dict[str, float]:
    """Median seconds of the processor for reading, for all lints, and for each: others on the machine count little."""
    taken: dict[str, list[float]] = {"grammar and strata": [], "lints of meaning": []}
    for _ in range(times):
        before = time.process_time()
        linted = Linted(read(path), tuple)
        after = time.process_time()
        taken["grammar and strata"].append(after - before)
        for one in LINTS:
            begun = time.process_time()
            list(one.find(linted))
            taken.setdefault(f"  {one.code}", []).append(time.process_time() - begun)
        taken["lints of meaning"].append(time.process_time() - after)
    return {words: statistics.median(each) for words, each in taken.items()}


if __name__ == "__main__":
    main()

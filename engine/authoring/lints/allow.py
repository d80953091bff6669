"""Remarks that silence a lint: `# foedus: allow A104 because ...`, on the line above, and only with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.language.place import Place
from engine.language.problem import Problem, nearest

from .mend import remark_left_out

_REMARK = re.compile(r"^\s*#\s*foedus:\s*(?P<rest>.*)$", re.IGNORECASE)
_ALLOW = re.compile(r"allow\s+(?P<code>\w+)(?:\s+because\s+(?P<reason>.*\S))?\s*$", re.IGNORECASE)
NO_REASON, UNKNOWN, IDLE = "A001", "A002", "A003"


@dataclass(frozen=True, slots=True)
class Allowance:
    """A remark that allows a code for the next line that is no remark."""

    code: str
    line: int
    place: Place


def silenced(problems: Iterable[Problem], texts: dict[str, str], known: Iterable[str]) -> list[Problem]:
    """The problems that no remark allows, and those of the remarks themselves."""
    codes = list(known)
    allowances: dict[tuple[str, int, str], Allowance] = {}
    told: list[Problem] = []
    for file, text in texts.items():
        for found in _remarks(file, text, codes):
            if isinstance(found, Problem):
                told.append(found)
            else:
                allowances[file, found.line, found.code] = found
    used: set[Allowance] = set()
    for problem in problems:
        allowance = allowances.get((problem.place.file, problem.place.line, problem.code))
        if allowance is None:
            told.append(problem)
        else:
            used.add(allowance)
    for allowance in allowances.values():
        if allowance not in used:
            told.append(_idle(allowance, texts[allowance.place.file]))
    return told


def _remarks(file: str, text: str, codes: list[str]) -> Iterator[Allowance | Problem]:
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        remark = _REMARK.match(line)
        if remark is None:
            continue
        rest = remark.group("rest")
        place = Place(file, number, line.index("#") + 1, len(line.strip()))
        allowed = _ALLOW.match(rest)
        if allowed is None or allowed.group("code").upper() not in codes:
            yield _unknown(place, allowed.group("code") if allowed else rest, codes)
        elif not allowed.group("reason"):
            yield Problem(
                NO_REASON,
                f"The allowance of {allowed.group('code')} gives no reason, so it allows nothing.",
                place,
                "Whoever reads the rule later could not tell whether it still holds.",
                f"Write: # foedus: allow {allowed.group('code').upper()} because ...",
                "warning",
            )
        else:
            yield Allowance(allowed.group("code").upper(), _target(lines, number), place)


def _target(lines: list[str], number: int) -> int:
    """The next line that is no remark."""
    for following in range(number, len(lines)):
        if not lines[following].lstrip().startswith("#"):
            return following + 1
    return len(lines)


def _unknown(place: Place, said: str, codes: list[str]) -> Problem:
    near = None if said.strip().upper().startswith("F") else nearest(said.strip().upper(), codes, 0.5)
    return Problem(
        UNKNOWN,
        f"'{said.strip()}' is nothing that can be allowed.",
        place,
        "The remark silences nothing; problems of the language (codes F) cannot be silenced.",
        f"Did you mean {near}?" if near else "Write: # foedus: allow A104 because ...",
        "warning",
    )


def _idle(allowance: Allowance, text: str) -> Problem:
    return Problem(
        IDLE,
        f"There is no {allowance.code} in the line below.",
        allowance.place,
        "The remark would hide a new problem of this kind from its readers.",
        "Delete the remark, or move it to the line above the problem.",
        "advice",
        edit=remark_left_out(text, allowance.place),
    )

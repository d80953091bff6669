"""The inks of a line of a rulebook: keys bold, remarks quiet, blanks for names underlined."""

from __future__ import annotations

import re

_KEY = re.compile(r"^\s*(?:- )?(?P<key>[a-z][a-z ]*:)(?=\s|$)")
_LEVEL = re.compile(r"^\s*- (?P<key>(?:not|certain|likely|possible|denied|any|all|at least \d+ of):)(?=\s|$)")
_REMARK = re.compile(r"(?:^|\s)(#.*)$")
_NAME = re.compile(r"<[^<>]+>")


def inks(line: str) -> tuple[tuple[int, int, str], ...]:
    """Spans of a line, each with its ink: "key", "remark" or "name"."""
    remark = _REMARK.search(line)
    end = remark.start(1) if remark else len(line)
    found = []
    if (key := _KEY.match(line)) is not None:
        found.append((*key.span("key"), "key"))
    if (level := _LEVEL.match(line)) is not None and not key:
        found.append((*level.span("key"), "key"))
    found += [(*name.span(), "name") for name in _NAME.finditer(line[:end])]
    if remark:
        found.append((*remark.span(1), "remark"))
    return tuple(found)

"""Mistakes behind a break in the layout: each proposes a mending, and the one that gets reading further is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .edit import Edit, scalar
from .layout_depth import depth, first_too_deep, item_beside_key
from .mending import Break, Mending, mending, parts
from .place import Place

_FAR = 60  # how many lines above the break an opening quotation mark is looked for
_RUN = 12  # how many lines above it a dash that touches its words
COUNTED = re.compile(
    r"\s*(?:-\s+)*(at least \d+ <[^<>]+>|(?:no|every|most) <[^<>]+>|at least \d+ of)\s*\Z", re.IGNORECASE
)
_WORDS = ("not", "denied", "likely", "certain", "possible", "say", "concluded", "not concluded")
_KEYS = re.split(
    r"\s*,\s*|\s+",
    """rulebook title about uses sources kinds names statements rules questions circles assumptions not_encoded
    say also deny ask help topic symmetric opposite one claim lasts note id theme if unless even_if then leads_to
    certainty status because source in at quote yes no name through under why case as_of who facts later events expect
    outcome verdicts lesson date checked round on verdict author published address by not_by blocked_by disputed
    of has any all not denied likely certain possible concluded not_concluded conflict circle""",
)
_KEY = "|".join(sorted((key.replace("_", " ") for key in _KEYS), key=len, reverse=True))
_NO_COLON = re.compile(rf"(\s*(?:-\s+)*)({_KEY})(\s*\Z|\s+(?![:=]).*\Z)", re.IGNORECASE)
_NO_BLANK = re.compile(rf"(\s*(?:-\s+)*)({_KEY}):(?=[^\s:])", re.IGNORECASE)
_VARIABLE = re.compile(r"[\[{]([^\W\d_][\w ]*)[\]}]")


def mendings(lines: list[str], stop: Break, file: str) -> Iterator[Mending]:
    above = next((n for n in range(stop.line - 1, 0, -1) if lines[n - 1].strip()), stop.line)
    near = list(dict.fromkeys((stop.line, stop.begun, above)))
    for at in near:
        yield from _sign(lines, at, file)
        yield from _two_words(lines, at, file)
        yield from _after_quote(lines, at, file)
    yield from _open_quote(lines, stop, file)
    for at in near:
        yield from _bracket(lines, at, file)
    for at in near:
        yield from _no_colon(lines, at, file, stop.line)
        yield from _no_blank(lines, at, file, stop.line)
    for at in range(stop.line, max(0, stop.line - _RUN), -1):
        yield from _dash(lines, at, file, stop.line)
    yield from _second_colon(lines, stop.line, file, stop)
    yield from item_beside_key(lines, stop.line, file)
    yield from first_too_deep(lines, stop.line, file)
    for at in dict.fromkeys((stop.line, above)):
        yield from depth(lines, at, file, stop.line)


def _in_quotes(words: str) -> str:
    return "'" + words.strip().replace("'", "''") + "'"


def _value(lines: list[str], at: int, file: str) -> tuple[str, Place]:
    lead, key, value = parts(lines[at - 1])
    return value, Place(file, at, len(lead) + len(key) + 1, max(1, len(value)))


def _sign(lines: list[str], at: int, file: str) -> Iterator[Mending]:
    """The value begins with a sign that has a meaning of its own in such a file."""
    value, place = _value(lines, at, file)
    sign = value[:1]
    if not sign or sign not in "@`%*&!>|[{]},?":
        return
    if sign in ">|" and not re.match(r"[>|][-+0-9]*\s+\S", value):
        return
    if sign in "[{" and not re.match(r"(\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s#:,\]}]", value):
        return
    if _VARIABLE.match(value) and _VARIABLE.sub("", value).strip():
        words, said = _VARIABLE.sub(r"<\1>", value), "Variables stand in angle brackets, such as <ally>."
        note = f"A line that begins with {sign} is read as a list or a group of keys, not as a sentence."
    else:
        words, said = scalar(value), "Put the whole of it in quotes, or delete the sign."
        note = f"With {sign} in front it is not read as words, so what it says takes no part."
    yield mending(
        "F113",
        f"The words begin with {sign}, a sign with a meaning of its own in such a file.",
        place,
        note,
        said,
        Edit(place, len(value), words),
        at,
    )


def _two_words(lines: list[str], at: int, file: str) -> Iterator[Mending]:
    """`not: likely: S` in one line."""
    lead, key, value = parts(lines[at - 1])
    first, second = key.strip().rstrip(":").lower(), value.partition(": ")[0].lower()
    if first in _WORDS and second in _WORDS and ": " in value:
        place = Place(file, at, len(lead) + 1, len(key) + len(second) + 1)
        column = len(lead) + len(key) + 1
        yield mending(
            "F120",
            f"Two words stand before one sentence in one line: '{first}:' and '{second}:'.",
            place,
            "A line can begin with one such word only, so the sentence was not read.",
            f"Write '{second}:' on the next line, deeper.",
            Edit(Place(file, at, column - 1), 1, "\n" + " " * (len(lead) + 2)),
            at,
            Edit(Place(file, at, column), len(value), f"{{{second}: {_in_quotes(value[len(second) + 2 :])}}}"),
        )


def _after_quote(lines: list[str], at: int, file: str) -> Iterator[Mending]:
    """Quotation marks around a part of the value only."""
    value, place = _value(lines, at, file)
    mark = value[:1]
    if mark not in ("'", '"') or not mark:
        return
    close = value.find(mark, 1)
    rest = value[close + 1 :].strip()
    if close < 0 or not rest or rest.startswith(("#", ":")):
        return
    if len(value) > 2 and value.endswith(mark):
        words = scalar(value[1:-1])
    elif mark == "'" and value[close - 1].isalpha() and value[close + 1].isalpha():
        words = scalar(value[1:])
    else:
        words = scalar(value[1:close] + value[close + 1 :])
    yield mending(
        "F119",
        "The quotation marks close before the words end.",
        place._replace(column=place.column + close, length=1),
        "What follows the closing mark belongs to nothing, so the line was not read.",
        "Leave the marks out, or put them around the whole of it.",
        Edit(place, len(value), words),
        at,
    )


def _open_quote(lines: list[str], stop: Break, file: str) -> Iterator[Mending]:
    """A quotation mark that is never closed swallows the lines below it."""
    for at in range(stop.line, max(0, stop.line - _FAR), -1):
        value, place = _value(lines, at, file)
        mark = value[:1]
        opens, end = 0, len(value)
        if mark and mark in "[{":
            # In a list in brackets: the last quotation mark of the line, which should close before the bracket does.
            mark, opens = '"', value.rfind('"')
            end = len(value.rstrip("]}"))
        count = value.replace("\\" + mark, "").count(mark) if mark else 0
        if mark and mark in "'\"" and (count % 2 if opens > 0 else count == 1):
            yield mending(
                "F118",
                "A quotation mark is opened here and never closed.",
                place._replace(column=place.column + opens, length=1),
                "All lines below it are read as one text, down to the next such mark.",
                "Close it at the end of the words.",
                Edit(Place(file, at, place.column + end), 0, mark),
                at,
            )


def _bracket(lines: list[str], at: int, file: str) -> Iterator[Mending]:
    """A bracket of a list that is opened and never closed, or closed twice."""
    value, place = _value(lines, at, file)
    open_signs: list[str] = []
    for offset, char in enumerate(value):
        if char in "[{":
            open_signs.append("]" if char == "[" else "}")
        elif char in "]}" and (not open_signs or open_signs.pop() != char):
            yield mending(
                "F117",
                f"{char} closes a bracket that was never opened.",
                place._replace(column=place.column + offset, length=1),
                "The line was not read, so what it says takes no part.",
                "Delete it.",
                Edit(Place(file, at, place.column + offset), 1, ""),
                at,
            )
            return
    if open_signs and value[:1] in ("[", "{"):
        yield mending(
            "F117",
            f"{value[0]} opens a list that is never closed.",
            place._replace(length=1),
            "The lines below it are read as parts of that list.",
            f"Close it with {''.join(reversed(open_signs))}.",
            Edit(Place(file, at, place.column + len(value)), 0, "".join(reversed(open_signs))),
            at,
        )


def _no_colon(lines: list[str], at: int, file: str, until: int) -> Iterator[Mending]:
    """A key without its colon."""
    found = _NO_COLON.match(lines[at - 1]) or COUNTED.match(lines[at - 1])
    if not found:
        return
    word = found.group(2) if found.re is _NO_COLON else found.group(1)
    end = found.end(2) if found.re is _NO_COLON else found.end(1)
    place = Place(file, at, end - len(word) + 1, len(word))
    yield mending(
        "F122",
        f"The colon after '{word}' is missing.",
        place,
        "Without it the word is read as part of a sentence, and what stands below it belongs to nothing.",
        f"Write '{word}:'.",
        Edit(Place(file, at, end + 1), 0, ":"),
        until,
    )


def _no_blank(lines: list[str], at: int, file: str, until: int) -> Iterator[Mending]:
    """A key whose colon touches what follows."""
    found = _NO_BLANK.match(lines[at - 1])
    if found:
        yield mending(
            "F122",
            f"A blank is missing after '{found.group(2)}:'.",
            Place(file, at, found.start(2) + 1, len(found.group(2)) + 1),
            "Without it the colon is read as part of the word, and the line has no key.",
            "Put a blank after the colon.",
            Edit(Place(file, at, found.end() + 1), 0, " "),
            until,
        )


def _dash(lines: list[str], at: int, file: str, until: int) -> Iterator[Mending]:
    """A dash that touches the words of its item."""
    found = re.match(r"(\s*)-(?=[^\s-])", lines[at - 1])
    if found:
        yield mending(
            "F123",
            "A blank is missing after the dash.",
            Place(file, at, found.end()),
            "Without it the line begins no item; it is read as part of the line above.",
            "Put a blank after the dash.",
            Edit(Place(file, at, found.end() + 1), 0, " "),
            until,
        )


def _second_colon(lines: list[str], at: int, file: str, stop: Break) -> Iterator[Mending]:
    """A sentence with `: ` in it."""
    lead, key, value = parts(lines[at - 1])
    inside = re.search(r":(?=\s|\Z)", value)
    if inside is None or not value or value[:1] in "'\"[{|>&*!":
        return
    if key and "-" in lead and "_".join(key.strip()[:-1].casefold().split()) not in _KEYS:
        key, value = "", key + value
        inside = re.search(r":(?=\s|\Z)", value)
    if not key and "-" not in lead:
        return
    assert inside is not None
    start = len(lead) + len(key)
    yield mending(
        "F112",
        "These words hold ': ', which is read as the end of a key.",
        Place(file, at, start + inside.start() + 1),
        "What stands before it is read as a key, so the sentence was not read.",
        "Put the whole of it in quotes.",
        Edit(Place(file, at, start + 1), len(value), scalar(value)),
        stop.line,
    )

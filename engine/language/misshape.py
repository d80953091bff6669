"""Mis-shapes: lines that read without complaint as something else than was meant. Each is told with what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .document import Fields, Items, Node
from .edit import Edit, insert, scalar, together
from .grammar import plain
from .place import Place, Text
from .problem import Problems

Fits = Callable[[str], bool]

_HEADS = ("any", "all", "not", "denied", "likely", "certain", "possible")
_DASH = re.compile(r"\s*(?:- +)*- +\Z")
_KEY = re.compile(r"(\s*(?:- +)*)[^\s:\[{][^:\[{]*: +\Z")


def dash_of(text: Text) -> int | None:
    """How many blanks stand before the dash of the item that a text is, or None where it is no item."""
    return len(text.lead.rstrip()) - 1 if _DASH.match(text.lead) else None


def key_of_line(text: Text) -> int | None:
    """How many signs stand before the key on the line of a text, or None where no key is there."""
    found = _KEY.match(text.lead)
    return len(found.group(1)) if found else None


def beside(text: Text, lines: Sequence[str]) -> Edit | None:
    """The edit that writes `lines` in place of a text: as items, or below its key and deeper."""
    dash, key = dash_of(text), key_of_line(text)
    if not text.source or text.lines > 1:
        return None
    if dash is not None:
        return Edit(text.place, len(text.source), f"\n{' ' * dash}- ".join(lines))
    if key is not None:
        gap = len(text.lead) - len(text.lead.rstrip())
        start = text.place._replace(column=text.place.column - gap)
        mark = "- " if len(lines) > 1 else ""
        return Edit(start, gap + len(text.source), "".join(f"\n{' ' * (key + 2)}{mark}{line}" for line in lines))
    return None


def colon_in_words(node: Node, problems: Problems, note: str) -> bool:
    """Words with `: ` in them, which is read as a key and its value."""
    if not isinstance(node, Fields) or len(node) != 1 or node.flow:
        return False
    key, value = next(iter(node.items()))
    at = node.keys_at[key]
    if not isinstance(value, Text) or not value:
        return False
    one_line = at.place.line == value.place.line and at.source and value.source and value.lines == 1
    end = value.place.column + len(value.source)
    problems.add(
        "F112",
        "These words hold ': ', which is read as the end of a key.",
        at.place._replace(column=at.place.column + len(at.source or at), length=1),
        note=note,
        fix="Put the whole of it in quotes.",
        edit=Edit(at.place, end - at.place.column, scalar(f"{key}: {value}")) if one_line else None,
    )
    return True


def glued(text: Text, problems: Problems) -> bool:
    """Items that were read as one text with the line above, or a word before a list that lacks its colon."""
    if text.lines < 2 or text.source[:1] in ("'", '"', "|", ">"):
        return False
    if not text.source:
        return False
    rows = text.source.split("\n")
    items = [at for at, row in enumerate(rows) if at and re.match(r"\s*-\s", row)]
    if not items:
        return False
    from .layout_mistakes import COUNTED  # not before: most texts are as they should be

    first = rows[0].strip()
    if COUNTED.match(first) or first.casefold() in _HEADS:
        problems.add(
            "F122",
            f"The colon after '{first}' is missing.",
            text.place._replace(length=len(first)),
            note="Without it the lines below are read as one sentence with it.",
            fix=f"Write '{first}:'.",
            edit=insert(text.place._replace(column=text.place.column + len(first)), ":"),
        )
        return True
    row, line = rows[items[0]], text.place.line + items[0]
    deep = len(row) - len(row.lstrip())
    dash, key = dash_of(text), key_of_line(text)
    edit: Edit | None = None
    if dash is not None:
        starts = [(text.place._replace(line=text.place.line + at, column=1, length=1), rows[at]) for at in items]
        edit = together([Edit(start, len(row) - len(row.lstrip()), " " * dash) for start, row in starts])
    elif key is not None:
        gap = len(text.lead) - len(text.lead.rstrip())
        edit = Edit(text.place._replace(column=text.place.column - gap), gap, f"\n{' ' * deep}- ")
    problems.add(
        "F314",
        "This item is read as part of the line above it.",
        Place(text.place.file, line, deep + 1, max(1, len(row.strip()))),
        note=f'Both lines together are read as one sentence: "{plain(text)}".',
        fix="Put its dash exactly under the dash of the item above."
        if dash is not None
        else "Begin the first item on a line of its own, with its dash exactly above this one.",
        edit=edit,
    )
    return True


def dash_touches(text: Text, problems: Problems) -> bool:
    """Lines whose dash touches the words: they are read as one text."""
    if not re.match(r"-[^\s\d-]", text) or not text.source or text.source[0] != "-":
        return False
    rows = text.source.split("\n")
    places = []
    for at, row in enumerate(rows):
        if re.match(r"\s*-[^\s-]", row):
            before = (0 if at else text.place.column - 1) + len(row) - len(row.lstrip())
            places.append(Place(text.place.file, text.place.line + at, before + 2))
    problems.add(
        "F123",
        "A blank is missing after the dash.",
        text.place._replace(length=1),
        note="Without it the line begins no item; it is read as a part of the words.",
        fix="Put a blank after the dash.",
        edit=together([insert(place, " ") for place in places]),
    )
    return True


def cut_by_remark(text: Text, fits: Fits, problems: Problems, note: str) -> bool:
    """Words that ` #` cuts: the rest is read as a remark."""
    if not text.cut or not fits(text + text.cut):
        return False
    gap = len(text.cut) - len(text.cut.lstrip())
    words = text + text.cut
    problems.add(
        "F312",
        "' #' cuts this sentence: the rest is read as a remark.",
        text.place._replace(column=text.place.column + len(text.source or text) + gap, length=1),
        note=f'Only "{plain(text)}" was read. {note}',
        fix="Put the whole sentence in quotes.",
        edit=Edit(text.place, len(text.source) + len(text.cut), scalar(words)) if text.source else None,
    )
    return True


def comma(text: Text, pieces: Sequence[Text], fits: Fits, problems: Problems) -> bool:
    """A sentence with a comma in `[ ]`: the comma ends it."""
    at = next((i for i, piece in enumerate(pieces) if piece is text), None)
    if at is None or len(pieces) < 2:
        return False
    for first in range(at + 1):
        for last in range(at + 1, min(len(pieces), first + 6) + 1):
            joined = ", ".join(plain(piece) for piece in pieces[first:last])
            if last - first > 1 and fits(joined):
                one, two = pieces[first], pieces[last - 1]
                same_line = one.place.line == two.place.line and one.source and two.source
                length = two.place.column + len(two.source) - one.place.column
                problems.add(
                    "F313",
                    "A comma ends a sentence inside [ ] and { }.",
                    one.place._replace(length=length) if same_line else one.place,
                    note=f'The pieces were read one by one; joined they would say: "{joined}".',
                    fix="Put the sentence in quotes, or write one sentence per line.",
                    edit=Edit(one.place, length, '"' + joined.replace('"', '\\"') + '"') if same_line else None,
                )
                return True
    return False


def comma_in_group(node: Fields, key: str, problems: Problems, note: str) -> bool:
    """Words with a comma in `{ }`: what follows the comma is read as a key without a value."""
    keys = list(node.keys_at)
    before = keys[keys.index(key) - 1] if key in node.keys_at and keys.index(key) else None
    told = node.get(before) if before is not None else None
    if not node.flow or node.get(key, "") != "" or not isinstance(told, Text) or not told:
        return False
    start, end = told.place, node.keys_at[key]
    same_line = start.line == end.place.line and told.source and end.source
    joined = f"{told}, {key}"
    length = end.place.column + len(end.source) - start.column
    problems.add(
        "F313",
        "A comma ends the words inside [ ] and { }.",
        start._replace(length=length) if same_line else end.place,
        note=note,
        fix="Put the words in quotes.",
        edit=Edit(start, length, '"' + joined.replace('"', '\\"') + '"') if same_line else None,
    )
    return True


def list_under_not(place: Place, value: Items, problems: Problems, note: str, fix: str) -> None:
    """A list under `not:`: it could mean none of them, or not all."""
    problems.add("F309", "A list stands under 'not:'.", place, note=note, fix=fix, edit=_one_by_one(place, value))


def _one_by_one(place: Place, value: Items) -> Edit | None:
    """One `- not:` line for each item of the list."""
    row = value.rows[place.line - 1] if place.line <= len(value.rows) else ""
    lead = row[: place.column - 1]
    texts = [item for item in value if isinstance(item, Text) and item.source and item.lines == 1 and not item.cut]
    if len(texts) != len(value) or not texts or not _DASH.match(lead):
        return None
    last = value.rows[value.last - 1]
    length = sum(len(line) + 1 for line in value.rows[place.line - 1 : value.last]) - 1
    lines = [f"{lead}not: {item.source if not value.flow else scalar(item, item.source)}" for item in texts]
    if value.flow and not last.rstrip().endswith("]"):
        return None
    return Edit(Place(place.file, place.line, 1), length, "\n".join(lines))


def deeper(node: Fields, keys: Sequence[str]) -> Edit | None:
    """The edit that moves the lines of these keys, to the end of the group, two blanks deeper."""
    first = min(node.keys_at[key].place.line for key in keys)
    if not node.rows or node.flow or first == node.place.line:
        return None
    rows = range(first, node.last + 1)
    return together([insert(Place(node.place.file, at, 1), "  ") for at in rows if node.rows[at - 1].strip()])


def several_keys(node: Fields, keys: Sequence[str], problems: Problems, note: str) -> None:
    """Two conditions or facts in one item: a dash was forgotten."""
    second = node.keys_at[keys[1]]
    start = second.place.column - 3
    row = node.rows[second.place.line - 1] if 0 < second.place.line <= len(node.rows) else ""
    free = not node.flow and start >= 0 and row[: second.place.column - 1].strip() == "" and row
    problems.add(
        "F321",
        f"Two things stand in one item: '{keys[0]}:' and '{keys[1]}:'.",
        second.place,
        note=note,
        fix="Begin each with a dash, at the same depth.",
        edit=Edit(second.place._replace(column=start + 1), 2, "- ") if free else None,
    )

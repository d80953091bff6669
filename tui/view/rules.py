"""The rules of a book: by theme, from where, how often each fired here; one rule in sentences; the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .. import keynames as key
from ..glyphs import Glyph
from ..row import BLANK, Columns, Heading, Line, Prose, Row
from ..text import stopped
from .standing import glyph
from .walk import LEAD, STEP

RULE = "rule:"
KIN = "kin:"
OTHER = "other:"
"""Ids of lines about a text from another window begin so. The rest is its number, and the file that it is for."""
CASE = "case:"
BROKEN, DRAFTED = "broken:", "drafted:"
"""Ids of lines about what is not in force begin so: a problem, a rule. The rest is the line of the text."""
_WIDTHS = (6, 9)
LETTERS = {
    "explicit": "A",
    "implicit": "I",
    "question": "Q",
    "extension": "X",
    "literature": "L",
}
KEY = "A the author's own words  I implicit  Q question  X extension  L literature"


@dataclass(frozen=True)
class Head:
    """A rule in the list."""

    id: str
    title: str
    theme: str = ""
    status: str = "explicit"
    fired: int | None = None
    """In how many steps of the open case; None where no case is open that this book reads."""


@dataclass(frozen=True)
class Overview:
    """A rulebook: its own rules, then those of the books that it builds on."""

    title: str
    about: str = ""
    rules: tuple[Head, ...] = ()
    used: tuple[tuple[str, tuple[Head, ...]], ...] = ()
    """The title of each book that it builds on, with its rules."""


@dataclass(frozen=True)
class Drafted:
    """A rule of a text that is not in force, with what keeps it from that."""

    line: int
    title: str
    theme: str
    words: str


@dataclass(frozen=True)
class Kin:
    """The bundled rulebook that a copy was made of, or a copy of it."""

    id: str
    title: str
    original: bool = False


@dataclass(frozen=True)
class Other:
    """A text that another window has for a file, or left for it."""

    path: Path
    number: int
    saved: str
    """At what time it was written."""


@dataclass(frozen=True)
class Remarks:
    """What a check has to say: of each rule by its id, and what keeps a text from being in force."""

    rules: Mapping[str, str] = field(default_factory=dict)
    broken: tuple[tuple[int, str], ...] = ()
    """Each with its line."""
    draft: bool = False
    """A text was left that is not in force."""
    drafted: tuple[Drafted, ...] = ()
    """The rules of that text which are unfinished, or not in force yet."""
    others: tuple[Other, ...] = ()
    """The texts of other windows that are not in force either."""


@dataclass(frozen=True)
class Firing:
    """A step of the open case, or an instance that nearly fires, with what it lacks."""

    sentence: str
    step: int = 0
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Elsewhere:
    """A case at hand in which a rule fires so often, or else what its nearest instance lacks."""

    case: str
    title: str
    fired: int = 0
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One rule, told in sentences."""

    id: str
    title: str
    status: str
    certainty: str
    conditions: tuple[tuple[str, str], ...]
    """Each with its word: "if", "and", "unless"."""
    conclusions: tuple[tuple[str, str], ...] = ()
    """Each with "then" or "leads to"."""
    because: str = ""
    quote: str = ""
    cited: str = ""
    note: str = ""
    place: str = ""
    here: tuple[Firing, ...] = ()
    near: tuple[Firing, ...] = ()
    evaluated: bool = False
    """Whether a case is open that this book reads."""


def rows(overview: Overview, remarks: Remarks | None = None, kin: Sequence[Kin] = ()) -> tuple[Row, ...]:
    """The list: by theme in the order of the book, below its original or the copies that were made of it."""
    remarks = remarks or Remarks()
    found: list[Row] = [_kin(each) for each in kin]
    found += [
        Line(f"{BROKEN}{line}", f"Not in force, line {line}: {words}", Glyph.CONFLICT, "Enter opens it")
        for line, words in remarks.broken
    ]
    found += [_other(each) for each in remarks.others]
    if found:
        found.append(BLANK)
    fired = any(head.fired is not None for head in overview.rules)
    heads = Columns(("from", "fires" if fired else ""), _WIDTHS)
    found += _themes(overview.rules, heads, remarks)
    for title, rules in overview.used:
        lines = tuple(_line(head, remarks) for head in rules)
        count = f"{len(rules)} rule{'' if len(rules) == 1 else 's'}"
        found += [BLANK, Line(f"book:{title}", f"It builds on: {title}", word=count, inside=lines)]
    if not overview.rules and not overview.used:
        found.append(Prose(f"This book has no rule yet. {key.WRITE_RULE} writes the first one."))
    return (*found, BLANK, Prose("fires: in how many steps of this case", quiet=True))


def first(rows: Sequence[Row]) -> str:
    """The id of the line that is marked at first: the first one in the list that is no other text."""
    return next((row.id for row in rows if isinstance(row, Line) and not row.id.startswith((KIN, OTHER))), "")


def _kin(kin: Kin) -> Line:
    word = "the original; Enter goes back to it" if kin.original else "your copy; Enter goes to it"
    return Line(f"{KIN}{kin.id}", kin.title, word=word)


def _other(other: Other) -> Line:
    words = f"Another text of {other.path.name} is kept, from {other.saved}"
    return Line(f"{OTHER}{other.number}:{other.path}", words, Glyph.OPEN, "Enter opens it")


def _themes(rules: Sequence[Head], heads: Columns, remarks: Remarks) -> list[Row]:
    themes = dict.fromkeys((*(head.theme for head in rules), *(each.theme for each in remarks.drafted)))
    found: list[Row] = []
    for theme in themes:
        title = theme or ("Rules" if len(themes) == 1 else "Without a theme")
        found += [BLANK] if found else []
        found.append(Heading(title, columns=None if found else heads))
        found += [_line(head, remarks) for head in rules if head.theme == theme]
        found += [_drafted(each) for each in remarks.drafted if each.theme == theme]
    return found


def _drafted(rule: Drafted) -> Line:
    return Line(f"{DRAFTED}{rule.line}", rule.title, Glyph.OPEN, below=(f"{rule.words}; Enter opens it",))


def _line(head: Head, remarks: Remarks) -> Line:
    fired = "" if head.fired is None else str(head.fired) if head.fired else "-"
    problem = remarks.rules.get(head.id, "")
    below = (problem,) if problem else ()
    sign = Glyph.ASSUMED if problem else Glyph.NONE
    columns = Columns((LETTERS.get(head.status, ""), fired), _WIDTHS)
    return Line(f"{RULE}{head.id}", head.title, sign, below=below, columns=columns)


def rule_rows(rule: Rule) -> tuple[Row, ...]:
    """One rule from top to bottom: as sentences, from where, and where it fires."""
    found: list[Row] = [Heading(rule.title, f"{rule.id}, {rule.status}"), BLANK]
    for number, (word, sentence) in enumerate((*rule.conditions, *rule.conclusions)):
        sign = glyph("concluded") if word in ("then", "leads to") else Glyph.NONE
        found.append(Line(f"part:{number}", sentence, sign, lead=word, lead_width=LEAD + 1))
    found += [BLANK, Prose(f"{stopped(rule.because)} The rule itself is {rule.certainty}.".lstrip())]
    if rule.quote:
        found.append(Prose(f'"{rule.quote}"', rule.cited, hang=1))
    elif rule.cited:
        found.append(Prose(rule.cited, quiet=True))
    if rule.note:
        found.append(Prose(rule.note, quiet=True))
    found += [Prose(rule.place, quiet=True)] if rule.place else []
    if rule.evaluated:
        found += [BLANK, *_here(rule)]
    return tuple(found)


def case_rows(cases: Sequence[Elsewhere]) -> tuple[Row, ...]:
    """The cases at hand in which a rule fires, and nearly fires."""
    if not cases:
        return (BLANK, Prose("In no other case at hand does it fire or nearly fire."))
    return (BLANK, Heading("In the cases at hand"), *(_elsewhere(each) for each in cases))


def _here(rule: Rule) -> list[Row]:
    found: list[Row] = [Heading("In this case it fires" if rule.here else "In this case it does not fire")]
    for each in rule.here:
        id = f"{STEP}{each.step}"
        found.append(Line(id, each.sentence, glyph("concluded"), f"step {each.step}", about=each.sentence))
    if rule.near:
        found.append(Heading("It nearly fires" if rule.here else "Nearest"))
    elif not rule.here:
        found.append(Prose("No instance of it comes near: too much is missing."))
    for number, each in enumerate(rule.near):
        below = tuple(f"lacks: {lacks}" for lacks in each.lacks)
        found.append(Line(f"near:{number}", each.sentence, glyph("open"), below=below, about=each.sentence))
    return found


def _elsewhere(each: Elsewhere) -> Line:
    word = f"fires {each.fired} time{'' if each.fired == 1 else 's'}" if each.fired else "nearly fires"
    below = tuple(f"lacks: {lacks}" for lacks in each.lacks)
    return Line(f"{CASE}{each.case}", each.title, word=word, below=below)


# The map


@dataclass(frozen=True)
class Node:
    """A statement in the map: the rules that conclude it, each with the statements that it rests on."""

    id: int
    words: str
    rules: tuple[tuple[str, str, tuple[int, ...]], ...] = ()
    """Of each rule its id, its title and the statements under it."""


@dataclass(frozen=True)
class Map:
    """Which statement rests on which; `ends` are those on which nothing further rests."""

    nodes: tuple[Node, ...] = ()
    ends: tuple[int, ...] = ()


def map_rows(shown: Map) -> tuple[Row, ...]:
    """An outline: where it ends up first, under each statement what it rests on."""
    nodes = {node.id: node for node in shown.nodes}
    if not nodes:
        return (BLANK, Prose("No rule concludes anything yet, so nothing rests on anything."))
    done: set[int] = set()
    found: list[Row] = [Heading("Where it ends up, and what it rests on"), BLANK]
    for end in shown.ends:
        found.append(_node(nodes, end, (), done, f"{end}"))
    return (*found, BLANK, Prose(f"{key.ACTIONS} writes it as a diagram (Mermaid or DOT), for a case.", quiet=True))


def _node(nodes: dict[int, Node], id: int, above: tuple[int, ...], done: set[int], path: str) -> Line:
    node, level = nodes[id], min(len(above), 4)
    sign = glyph("concluded" if node.rules else "open")
    if id in above:
        return Line(f"map:{path}", node.words, glyph("shown above"), "a circle: back to above", level=level)
    if not node.rules:
        return Line(f"map:{path}", node.words, sign, "you state it", level=level)
    if id in done:
        return Line(f"map:{path}", node.words, glyph("shown above"), "already shown above", level=level)
    done.add(id)
    inside: list[Row] = []
    for number, (rule, title, premises) in enumerate(node.rules):
        inside.append(Line(f"{RULE}{rule}:{path}.{number}", f'by "{title}"', level=min(level + 1, 4)))
        inside += [_node(nodes, each, (*above, id), done, f"{path}.{number}.{at}") for at, each in enumerate(premises)]
    rules = f"{len(node.rules)} rule{'' if len(node.rules) == 1 else 's'}"
    return Line(f"map:{path}", node.words, sign, rules, level=level, inside=tuple(inside))


def rule_of(id: str) -> str:
    """The rule that a line is about; empty where it is about none."""
    return id.removeprefix(RULE).partition(":")[0] if id.startswith(RULE) else ""

"""The scoreboard: how verdicts went, by conclusion and by rulebook, and what a hit is worth."""

from __future__ import annotations

from dataclasses import dataclass

from ..row import BLANK, Columns, Heading, Line, Prose, Row

_HEADS = ("hit", "partial", "miss", "silent")
_WIDTHS = (6, 9, 6, 7)
CASE = "case:"
MISS = "miss:"


@dataclass(frozen=True)
class InCase:
    """What one case said of a conclusion or a rulebook."""

    case: str
    title: str
    verdict: str
    sentence: str


@dataclass(frozen=True)
class Score:
    """A row: hits, partial hits, misses and silences, with a remark on what the hits are worth."""

    name: str
    counts: tuple[int, int, int, int]
    worth: str = ""
    cases: tuple[InCase, ...] = ()


@dataclass(frozen=True)
class Miss:
    """A verdict "miss" against a rulebook."""

    case: str
    title: str
    rulebook: str
    sentence: str
    because: str
    by_silence: bool = False
    asked: str = ""
    """The sentence whose why-not tells: the contrary, where the rulebook had said this one."""


@dataclass(frozen=True)
class Scoreboard:
    """All cases with verdicts."""

    cases: int = 0
    span: str = ""
    rulebooks: tuple[Score, ...] = ()
    conclusions: tuple[Score, ...] = ()
    misses: tuple[Miss, ...] = ()


def rows(board: Scoreboard) -> tuple[Row, ...]:
    """By rulebook, then by conclusion, then every miss; a row unfolds to its cases."""
    if not board.cases:
        return (BLANK, Prose("No case has verdicts yet. A case file says under verdicts: what became of a conclusion."))
    heads = Columns(_HEADS, _WIDTHS)
    found: list[Row] = [Heading(f"Over {board.cases} cases, {board.span}: by rulebook", columns=heads)]
    found += [_row(f"book:{at}", score) for at, score in enumerate(board.rulebooks)]
    found += [BLANK, Heading("By conclusion, whoever drew it", columns=heads)]
    found += [_row(f"said:{at}", score) for at, score in enumerate(board.conclusions)]
    if board.misses:
        found += [BLANK, Heading("Every miss; Enter asks why not")]
        found += [_miss(at, miss) for at, miss in enumerate(board.misses)]
    found += [
        BLANK,
        Prose(
            "A rule that always hits is no test: it is concluded whatever the facts, so it cannot tell one case "
            "from another. Silence is no vote, and verdicts are judgements.",
            quiet=True,
        ),
    ]
    return tuple(found)


def _row(id: str, score: Score) -> Line:
    inside = tuple(
        Line(f"{CASE}{each.case}:{id}:{at}", each.title, word=each.verdict, level=1, below=(each.sentence,))
        for at, each in enumerate(score.cases)
    )
    below = (score.worth,) if score.worth else ()
    columns = Columns(tuple(str(count) for count in score.counts), _WIDTHS)
    return Line(id, score.name, below=below, columns=columns, inside=inside)


def _miss(at: int, miss: Miss) -> Line:
    silent = ", by silence" if miss.by_silence else ""
    return Line(f"{MISS}{at}", miss.sentence, word=f"miss{silent}", below=(f"{miss.title}, {miss.rulebook}",))


def miss_rows(miss: Miss) -> tuple[Row, ...]:
    """A miss with the reason for it, and the way to its case."""
    return (
        Line(f"{CASE}{miss.case}", miss.title, word="Enter opens the case"),
        Prose(f"{miss.sentence}: miss. {miss.because}"),
    )


def case_of(id: str) -> str:
    """The case that a line opens; empty where it opens none."""
    return id.removeprefix(CASE).partition(":")[0] if id.startswith(CASE) else ""

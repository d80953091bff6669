"""The scoreboard: all verdicts of all cases counted, by conclusion and by rulebook, and what a hit is worth.

A conclusion counts together with its opposite, since they answer one question ("fails the test", "can ease").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.language.library import Library
from engine.language.problem import Problems
from engine.language.rulebook import Rulebook, Sentence

from .reveal import JUDGED, Judged, Judgement, Reading, Reveal, names_of, reading_by, revealed

Worth = Literal["made from these", "no test", "too few", "can fail"]
FEW = 3


@dataclass(frozen=True, slots=True)
class Row:
    """How the verdicts on one conclusion went, over `cases`; the silent ones are those without a verdict on it.

    `said_in` is the number of cases in which it was concluded on their day, `by_silence` how many misses were silences.
    It is `ours` if only extensions said it: those were made from the cases.
    """

    wordings: tuple[str, ...]
    counts: tuple[int, int, int, int]
    said_in: int
    cases: int
    by_silence: int
    ours: bool = False

    def count(self, judged: Judged) -> int:
        """How many verdicts of this kind."""
        return self.counts[JUDGED.index(judged)]

    @property
    def worth(self) -> Worth:
        """What its hits are worth as evidence.

        "made from these": that an extension fits the cases it was made from is no evidence for it.
        "no test": it never missed, and was concluded in nearly every case whatever the facts, so that it cannot tell
        one case from another. "too few" verdicts tell nothing yet. Else it can fail, and so its hits count.
        """
        verdicts = sum(self.counts[:3])
        if self.ours:
            return "made from these"
        if self.said_in * 10 >= self.cases * 9 and self.count("hit") == verdicts > 0:
            return "no test"
        return "too few" if verdicts < FEW else "can fail"


@dataclass(frozen=True, slots=True)
class Score:
    """One rulebook over the cases that name it: all its verdicts, and those on each of its conclusions."""

    rulebook: str
    title: str
    total: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """A verdict "miss" against a rulebook, and the command that tells why not."""

    case: str
    title: str
    rulebook: str
    sentence: str
    because: str
    by_silence: bool
    command: str


@dataclass(frozen=True, eq=False)
class Scoreboard:
    """All cases that have verdicts. `conclusions` counts the verdicts themselves, whoever said the sentence."""

    reveals: tuple[Reveal, ...]
    conclusions: tuple[Row, ...]
    scores: tuple[Score, ...]
    misses: tuple[Miss, ...]


def scoreboard(words: Iterable[str], library: Library, problems: Problems) -> Scoreboard:
    """The scoreboard over the cases called `words`, those without verdicts left out.

    Cases are read rulebook by rulebook: what is compiled for a rulebook then serves all its cases.
    """
    named: dict[str, tuple[str, ...]] = {}
    for word in words:
        if _has_verdicts(word, library):
            named[word] = names_of(word, library, problems)
    books = tuple(dict.fromkeys(name for names in named.values() for name in names))
    readings: dict[tuple[str, str], Reading] = {}
    for book in books:
        for word, names in named.items():
            if book in names:
                found = reading_by(word, book, library, problems)
                if found is not None:
                    readings[word, book] = found
    reveals = [
        revealed([readings[word, name] for name in names if (word, name) in readings])
        for word, names in named.items()
        if any((word, name) in readings for name in names)
    ]
    return counted(sorted(reveals, key=lambda each: (each.case.as_of, each.case.id)))


def _has_verdicts(word: str, library: Library) -> bool:
    """True if a case file has verdicts, seen without reading all its sentences."""
    path = library.find_case(word)
    document = library.read(path, Problems()) if path is not None else None
    return document is not None and any(line.startswith("verdicts:") for line in document.text.splitlines())


def counted(reveals: Sequence[Reveal]) -> Scoreboard:
    """The scoreboard of revealed cases."""
    books: dict[str, str] = {}
    for each in reveals:
        for one in each.readings:
            books.setdefault(one.rulebook.id, one.rulebook.title)
    return Scoreboard(
        tuple(reveals),
        _conclusions(reveals),
        tuple(_score(reveals, id, title) for id, title in books.items()),
        tuple(_misses(reveals)),
    )


def family(rulebook: Rulebook, sentence: Sentence) -> tuple[str, ...]:
    """The wordings that answer the same question as a sentence: its statement and its opposites."""
    found = {str(rulebook.statements[sentence.statement].say.text)}
    found |= {str(rulebook.statements[other.statement].say.text) for other in rulebook.opposites(sentence.positive)}
    return tuple(sorted(found))


def family_of(reveal: Reveal, judgement: Judgement) -> tuple[str, ...]:
    """The wordings among which a verdict is counted."""
    for each in reveal.readings:
        sentence = each.case.verdicts[reveal.judgements.index(judgement)].sentence
        if sentence is not None:
            return family(each.rulebook, sentence)
    return (judgement.verdict.on,)


def _conclusions(reveals: Sequence[Reveal]) -> tuple[Row, ...]:
    """The verdicts as they were given, by conclusion, most judged first."""
    found: dict[tuple[str, ...], list[tuple[Reveal, Judgement]]] = {}
    for reveal in reveals:
        for judgement in reveal.judgements:
            found.setdefault(family_of(reveal, judgement), []).append((reveal, judgement))
    rows = []
    for wordings, judged in found.items():
        counts = [sum(j.verdict.verdict == kind for _, j in judged) for kind in JUDGED]
        counts[3] += len(reveals) - len({id(reveal) for reveal, _ in judged})
        said_in = sum(any(_concludes(one, wordings) for one in reveal.readings) for reveal in reveals)
        silent = sum(j.by_silence for _, j in judged)
        rows.append(Row(wordings, _four(counts), said_in, len(reveals), silent, _ours([j for _, j in judged])))
    return tuple(sorted(rows, key=lambda row: (-sum(row.counts[:3]), row.wordings)))


def _score(reveals: Sequence[Reveal], book: str, title: str) -> Score:
    """One rulebook: each verdict that its cases have, turned round or silent as it has said."""
    own = [(r, each) for r in reveals for each in r.readings if each.rulebook.id == book]
    found: dict[tuple[str, ...], list[tuple[Judgement, Judged]]] = {}
    total: list[tuple[Judgement, Judged]] = []
    for reveal, _ in own:
        for judgement in reveal.judgements:
            judged = judgement.judged(book)
            total.append((judgement, judged))
            if judged != "silent":
                found.setdefault(family_of(reveal, judgement), []).append((judgement, judged))
    rows = []
    for wordings, verdicts in found.items():
        counts = [sum(judged == kind for _, judged in verdicts) for kind in JUDGED]
        counts[3] = len(own) - len(verdicts)
        said_in = sum(_concludes(reading, wordings) for _, reading in own)
        silent = sum(j.by_silence and j.own == book for j, judged in verdicts if judged == "miss")
        ours = _ours([judgement for judgement, _ in verdicts], book)
        rows.append(Row(wordings, _four(counts), said_in, len(own), silent, ours))
    rows.sort(key=lambda row: (-sum(row.counts[:3]), row.wordings))
    whole = _four([sum(judged == kind for _, judged in total) for kind in JUDGED])
    return Score(book, title, Row((), whole, len(own), len(own), sum(row.by_silence for row in rows)), tuple(rows))


def _concludes(reading: Reading, wordings: tuple[str, ...]) -> bool:
    """True if a reading concludes a sentence of the family on the day of the case."""
    statements = {s.index for s in reading.rulebook.statements if str(s.say.text) in wordings}
    return any(
        step.conclusion.statement in statements and not step.conclusion.denied for step in reading.traces[0].steps
    )


def _ours(judgements: list[Judgement], book: str | None = None) -> bool:
    """True if something was said, and nothing but by extensions (of one rulebook, or of all)."""
    said = [each for judgement in judgements for each in judgement.said if book in (None, each.rulebook)]
    return bool(said) and all(each.extension for each in said)


def _four(counts: list[int]) -> tuple[int, int, int, int]:
    return counts[0], counts[1], counts[2], counts[3]


def _misses(reveals: Sequence[Reveal]) -> Iterable[Miss]:
    for reveal in reveals:
        for judgement in reveal.judgements:
            for one in reveal.readings:
                book = one.rulebook.id
                if judgement.judged(book) == "miss":
                    silent = judgement.by(book) is None
                    verdict = judgement.verdict
                    command = reveal.why_not(judgement, book)
                    yield Miss(reveal.case.id, reveal.case.title, book, verdict.on, verdict.because, silent, command)

"""What came later, rivals and the scoreboard as plain values. The engine is held for one run at a time only,
so that an answer given meanwhile does not wait for all of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from engine import Problems, load_case, read_sentence
from engine.analysis.reveal import Came, Judgement, Reading, Reveal, names_of, revealed
from engine.analysis.reveal import reading as read_stages
from engine.analysis.reveal_text import foreseen, named, said_words, worth_words
from engine.analysis.rivals import Related, View, related
from engine.analysis.rivals import rivals as compared
from engine.analysis.rivals_words import reading as other_reading
from engine.analysis.scoreboard import Row, counted, family_of
from engine.explanation.wording import capital
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.case import Case, Fact, Later
from engine.language.kept_library import KeptLibrary
from engine.language.place import Place
from engine.language.value import Certainty

from ..store import Answer, Arrival
from ..text import clip
from ..view import later as view
from ..view import rivals as rivals_view
from ..view import scoreboard as board_view
from ..view.why import Why
from .facts import answered
from .shelf import day, head
from .why import why

YOURS = "you"
SHORT = 32
"""Letters of a title that finds room above a column."""
_HERE = Place("here", 1, 1)
Open = Callable[[str], Case | None]
"""The case that is open under an id, read by the rulebook in force; None where it is not open."""


class EngineComparisons:
    """Compares on the engine. What was read stays; the scoreboard is counted once."""

    def __init__(self, library: KeptLibrary, one: threading.Lock, opened: Open) -> None:
        self._kept = library
        self._one = one
        self._opened = opened
        self._board: board_view.Scoreboard | None = None

    # -- what came later ---

    def later(self, case: str, answers: Sequence[Answer], arrived: Sequence[Arrival]) -> view.Later:
        """The case after the event, with what the user says came."""
        readings = []
        for book in self._books(case):
            with self._one:
                one = self._case(case, book, answers)
                if one is not None:
                    own = tuple(later for each in arrived if (later := _arrival(one, each)) is not None)
                    readings.append(read_stages(replace(one, later=(*one.later, *own))))
        if not readings:
            return view.Later()
        found = revealed(readings)
        start = found.case.as_of
        came = tuple(_came(found, one, start) for one in found.came)
        follows = self._follow(found.case.outcome)
        judged = tuple(
            view.Judged(each.verdict.on, each.verdict.verdict, each.verdict.because, tuple(_said(each)))
            for each in found.judgements
        )
        return view.Later(
            day(start),
            came,
            judged,
            found.unjudged,
            found.case.outcome,
            found.case.lesson,
            follows,
            tuple(self._elsewhere(follows, start)),
        )

    def _elsewhere(self, follows: Sequence[tuple[str, str]], start: str) -> Iterator[view.Came]:
        """What the cases that go on with this one record."""
        for id, title in follows:
            with self._one:
                one = load_case(id, self._kept, Problems())
                found = revealed([read_stages(one)]) if one is not None else None
            if found is not None:
                yield from (replace(_came(found, each, start), source=title) for each in found.came)

    def _follow(self, outcome: str) -> tuple[tuple[str, str], ...]:
        """The bundled cases that an outcome names by their titles in quotation marks."""
        if '"' not in outcome:
            return ()
        paths = ((name, self._kept.find_case(name)) for name in self._kept.cases())
        heads = (head(path, name) for name, path in paths if path is not None)
        return tuple((one.id, one.title) for one in heads if one is not None and f'"{one.title}"' in outcome)

    # -- rivals ---

    def rivals(self, case: str, answers: Sequence[Answer]) -> rivals_view.Rivals:
        """The rulebooks of the case side by side; where it names one alone, all that share its words and speak.

        A copy that reads the case stands before its original, and has all its rivals.
        """
        books, others = self._books(case), self._related(case)

        def speaking(names: Sequence[str]) -> list[Trace]:
            found = (self._trace(case, book, answers) for book in names if book not in books)
            return [trace for trace in found if trace is not None and trace.news]

        traces = [found for book in books if (found := self._trace(case, book, answers)) is not None]
        traces += speaking(others.rivals)
        readings = tuple(other_reading(trace.rulebook.title) for trace in speaking(others.readings))
        with self._one:
            sides = compared(tuple(traces))
        theories = tuple(
            rivals_view.Theory(trace.rulebook.id, short(trace.rulebook.id, trace.rulebook.title), trace.rulebook.title)
            for trace in traces
        )
        claims = tuple(
            rivals_view.Claim(row.words, tuple(_word(each) for each in row.views), row.disputed, row.shared)
            for row in sides.rows
        )
        partings = tuple(
            rivals_view.Parting(
                each.one,
                each.other,
                each.step.number,
                each.step.clause.rule.title,
                each.words,
                each.lacking,
            )
            for each in sides.partings
        )
        return rivals_view.Rivals(theories, claims, partings, readings)

    def _books(self, case: str) -> tuple[str, ...]:
        """The rulebook in force first, then the others that the case names."""
        opened = self._opened(case)
        if opened is None:
            return names_of(case, self._kept, Problems())
        return tuple(dict.fromkeys(("", *(each for each in opened.rulebooks if each != opened.rulebook.id))))

    def _related(self, case: str) -> Related:
        """The possible rivals of the case's own rulebook, where it names that one alone."""
        with self._one:
            own = load_case(case, self._kept, Problems())
            return related(own.rulebook, self._kept) if own is not None and len(own.rulebooks) == 1 else Related()

    def _case(self, case: str, book: str, answers: Sequence[Answer]) -> Case | None:
        """The case read by a rulebook, the answers in place; "" is the rulebook in force."""
        opened = self._opened(case)
        found = opened if not book else load_case(case, self._kept, Problems(), book)
        if found is None or not answers:
            return found
        return replace(found, facts=answered(found, answers, lambda words: read_sentence(words, found, Problems())))

    def _trace(self, case: str, book: str, answers: Sequence[Answer]) -> Trace | None:
        with self._one:
            one = self._case(case, book, answers)
            return run(one) if one is not None else None

    # -- the scoreboard ---

    def scoreboard(self) -> board_view.Scoreboard:
        """The verdicts of all bundled cases."""
        if self._board is None:
            reveals = []
            for name in self._kept.cases():
                path = self._kept.find_case(name)
                with self._one:
                    judged = path is not None and "\nverdicts:" in self._kept.read(path, Problems()).text
                    books = names_of(name, self._kept, Problems()) if judged else ()
                readings: list[Reading] = []
                for book in books:
                    with self._one:
                        one = load_case(name, self._kept, Problems(), book)
                        readings += [read_stages(one)] if one is not None else []
                if readings:
                    reveals.append(revealed(readings))
            self._board = _board(sorted(reveals, key=lambda each: (each.case.as_of, each.case.id)))
        return self._board

    def why(self, case: str, rulebook: str, sentence: str, answers: Sequence[Answer] = ()) -> Why:
        """Why a rulebook concludes a sentence in a case, or why not."""
        trace = self._trace(case, rulebook, answers)
        said = read_sentence(sentence, trace.case, Problems()) if trace is not None else None
        if trace is None or said is None:
            return Why(sentence, "Why not", "This rulebook does not know such a sentence: it says nothing of it.")
        return why(trace, said)


def short(id: str, title: str) -> str:
    """How a rulebook is called in a narrow column: a short title, or what stands before its colon; else its id."""
    name, colon, _ = title.partition(":")
    return clip(name.strip(), 40) if colon or len(name) <= SHORT else id.replace("-", " ")


def _word(view: View) -> str:
    return {
        "concludes": str(view.certainty),
        "denies": f"not: {view.certainty}",
        "opposes": f"its opposite: {view.certainty}",
        "stated": "stated",
        "silent": rivals_view.SILENT,
    }[view.stance]


def _arrival(case: Case, arrived: Arrival) -> Later | None:
    sentence = read_sentence(arrived.sentence, case, Problems())
    if sentence is None:
        return None
    fact = Fact(sentence.denial if arrived.denied else sentence, Certainty.CERTAIN, YOURS, "", False, _HERE)
    return Later(arrived.date, (fact,), YOURS, False, _HERE)


def _positive(reveal: Reveal, words: str) -> str:
    own = reveal.readings[0].case
    sentence = read_sentence(words, own, Problems())
    return own.rulebook.say(sentence.positive) if sentence is not None else words


def _days(start: str, end: str) -> int | None:
    try:
        return (date.fromisoformat(end) - date.fromisoformat(start)).days
    except ValueError:
        return None


def _said(judgement: Judgement) -> list[str]:
    found = []
    for stance, words in (("for", "Said by"), ("against", "The contrary was said by"), ("both", "Said both ways by")):
        chosen = [said_words(said) for said in judgement.said if said.stance == stance]
        if chosen:
            found.append(f"{words} {'; '.join(chosen)}.")
    return found


def _board(reveals: Sequence[Reveal]) -> board_view.Scoreboard:
    board = counted(reveals)
    years = sorted(each.case.as_of[:4] for each in reveals if each.case.as_of)
    books = tuple(
        board_view.Score(
            score.title,
            score.total.counts,
            _empty([row for row in score.rows if row.worth == "no test"]),
            tuple(
                board_view.InCase(each.case.id, each.case.title, judged, judgement.verdict.on)
                for each in reveals
                if any(one.rulebook.id == score.rulebook for one in each.readings)
                for judgement in each.judgements
                if (judged := judgement.judged(score.rulebook)) != "silent"
            ),
        )
        for score in board.scores
    )
    conclusions = tuple(
        board_view.Score(
            capital(named(row)),
            row.counts,
            worth_words(row) if row.worth in ("no test", "made from these") else "",
            tuple(
                board_view.InCase(each.case.id, each.case.title, judgement.verdict.verdict, judgement.verdict.on)
                for each in reveals
                for judgement in each.judgements
                if family_of(each, judgement) == row.wordings
            ),
        )
        for row in board.conclusions
    )
    misses = tuple(
        board_view.Miss(
            each.case.id,
            each.case.title,
            one.rulebook.id,
            judgement.verdict.on,
            judgement.verdict.because,
            judgement.by(one.rulebook.id) is None,
            each.missed(judgement, one.rulebook.id),
        )
        for each in reveals
        for judgement in each.judgements
        for one in each.readings
        if judgement.judged(one.rulebook.id) == "miss"
    )
    span = f"{years[0]} to {years[-1]}" if years else "undated"
    return board_view.Scoreboard(len(reveals), span, books, conclusions, misses)


def _empty(rows: Sequence[Row]) -> str:
    hits = sum(row.count("hit") for row in rows)
    return f"{hits} of the hits {'is' if hits == 1 else 'are'} always right, and no test." if hits else ""


def _came(found: Reveal, one: Came, start: str) -> view.Came:
    """What came, in the words of the screen; `start` is the day of the case."""
    return view.Came(
        day(one.date),
        one.sentence if not one.denied else _positive(found, one.sentence),
        one.denied,
        one.source,
        one.checked,
        one.source == YOURS,
        _days(start, one.date),
        foreseen(one),
    )

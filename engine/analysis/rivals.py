"""Rival rulebooks on one case: who concludes what, disagreements first, and the first step where two of them part.

Each rulebook is run by itself on the same facts; they are never merged. Silence is no vote against a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.inference.once import once
from engine.inference.trace import Step, Trace
from engine.language.grammar import Grammar
from engine.language.library import Library
from engine.language.problem import Problems
from engine.language.read_sentence import known_reading
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty
from engine.language.vocabulary import Var

Stance: TypeAlias = Literal["concludes", "denies", "opposes", "stated", "silent"]


@dataclass(frozen=True, slots=True)
class View:
    """What one rulebook makes of a sentence. "denies" and "opposes" mean that its denial or opposite holds."""

    stance: Stance
    certainty: Certainty | None
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence that some rulebook concludes, with the view of each, in the order of the rulebooks."""

    words: str
    views: tuple[View, ...]
    disputed: bool
    shared: bool


@dataclass(frozen=True, slots=True)
class Parting:
    """The first step of `one` whose premises hold for `other` too, but whose conclusion does not."""

    one: int
    other: int
    step: Step
    words: str
    lacking: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact of the case; for each rulebook whether its conclusions agree with it, contradict it, or say nothing."""

    words: str
    later: bool
    marks: tuple[Literal["consistent", "inconsistent", "silent"], ...]


@dataclass(frozen=True, slots=True)
class Rivals:
    """All of it. Rows: contradictions first, then what not all conclude, then what all do."""

    traces: tuple[Trace, ...]
    rows: tuple[Row, ...]
    partings: tuple[Parting, ...]
    evidence: tuple[Evidence, ...]
    readings: tuple[Rulebook, ...] = ()
    """Left out, because they are other readings of the first."""


def rivals(traces: tuple[Trace, ...], readings: tuple[Rulebook, ...] = ()) -> Rivals:
    """Compare the runs of one case under several rulebooks."""
    words = list(dict.fromkeys(trace.say(sentence) for trace in traces for sentence in trace.news))
    rows = [_row(traces, said) for said in words]
    rows.sort(key=lambda row: (not row.disputed, row.shared))
    partings = [
        parting
        for one in range(len(traces))
        for other in range(len(traces))
        if one != other and (parting := _parting(traces, one, other)) is not None
    ]
    return Rivals(traces, tuple(rows), tuple(partings), _evidence(traces), readings)


@dataclass(frozen=True, slots=True)
class Related:
    """Bundled rulebooks that share words with one, by their names: rivals, and other readings of its text."""

    rivals: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


def related(own: Rulebook, library: Library) -> Related:
    """What builds on what this rulebook builds on, and not on this one itself.

    What draws on the same text is no other theory, but another reading of this one.
    """
    shared, text = {book.id for book in own.books[:-1]}, _text(own)
    found: tuple[list[str], list[str]] = [], []
    for name in library.rulebooks():
        book = library.rulebook(name, Problems())
        theirs = {each.id for each in book.books} if book is not None else set()
        if book is not None and shared & theirs and own.id not in theirs and name not in shared:
            found[text is not None and text == _text(book)].append(name)
    return Related(*map(tuple, found))


def _text(book: Rulebook) -> tuple[str, str] | None:
    """The text that a rulebook draws on before all others: its first source, by title and author."""
    source = next(iter(book.sources.values()), None)
    return (source.title, source.author) if source is not None and source.author else None


@once
def same_sentence(trace: Trace, words: str) -> Sentence | None:
    """The sentence that `words` say in the rulebook of a trace; None if it does not know it."""
    reading = known_reading(words, _grammar(trace))
    if reading is None:
        return None
    args = tuple(arg for arg in reading[1] if not isinstance(arg, Var))
    return trace.rulebook.sentence(reading[0], args, reading[2])


@once
def _grammar(trace: Trace) -> Grammar:
    return Grammar(trace.rulebook.kinds, trace.rulebook.names, trace.rulebook.statements)


def _row(traces: tuple[Trace, ...], words: str) -> Row:
    views = tuple(_view(trace, words) for trace in traces)
    stances = {view.stance for view in views}
    return Row(words, views, bool(stances & {"denies", "opposes"}), all(v.stance == "concludes" for v in views))


def _view(trace: Trace, words: str) -> View:
    sentence = same_sentence(trace, words)
    if sentence is None:
        return View("silent", None, ())
    steps = trace.steps_of(sentence)
    if steps:
        return View("concludes", trace.level(sentence), steps)
    if sentence in trace.known:
        return View("stated", trace.level(sentence), ())
    counter = sentence.positive if sentence.denied else sentence.denial
    if counter in trace.known:
        return View("denies", trace.level(counter), trace.steps_of(counter))
    for other in trace.rulebook.opposites(sentence) if not sentence.denied else ():
        if other in trace.known:
            return View("opposes", trace.level(other), trace.steps_of(other))
    return View("silent", None, ())


def _parting(traces: tuple[Trace, ...], one: int, other: int) -> Parting | None:
    mine, theirs = traces[one], traces[other]
    for step in mine.steps:
        if not step.new or _holds(theirs, mine.say(step.conclusion)):
            continue
        if all(_holds(theirs, mine.say(premise)) for premise in step.firing.premises):
            knows = same_sentence(theirs, mine.say(step.conclusion)) is not None
            return Parting(
                one, other, step, mine.say(step.conclusion), not knows or not _could(theirs, step.conclusion, mine)
            )
    return None


def _holds(trace: Trace, words: str) -> bool:
    sentence = same_sentence(trace, words)
    return sentence is not None and sentence in trace.known


def _could(trace: Trace, conclusion: Sentence, mine: Trace) -> bool:
    """True if some rule of the other rulebook could conclude such a sentence."""
    sentence = same_sentence(trace, mine.say(conclusion))
    return sentence is not None and any(
        clause.conclusion.pattern.statement == sentence.statement for clause in trace.program.clauses
    )


def _evidence(traces: tuple[Trace, ...]) -> tuple[Evidence, ...]:
    case = traces[0].case
    facts = [(fact.sentence, False) for fact in traces[0].facts]
    facts += [(fact.sentence, True) for later in case.later for fact in later.facts]
    found = []
    for sentence, later in dict.fromkeys(facts):
        words = traces[0].say(sentence)
        marks = tuple(_mark(trace, words) for trace in traces)
        if set(marks) != {"silent"}:
            found.append(Evidence(words, later, marks))
    return tuple(found)


def _mark(trace: Trace, words: str) -> Literal["consistent", "inconsistent", "silent"]:
    sentence = same_sentence(trace, words)
    if sentence is None:
        return "silent"
    against = [sentence.positive if sentence.denied else sentence.denial]
    against += trace.rulebook.opposites(sentence) if not sentence.denied else ()
    if any(trace.steps_of(other) for other in against):
        return "inconsistent"
    return "consistent" if trace.steps_of(sentence) else "silent"

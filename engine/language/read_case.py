"""From a case file to a case, read against one rulebook; sentences that only a rival rulebook knows are set aside."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, cast

from .case import Case, Event, Fact, Later, Verdict
from .document import Fields, Node
from .edit import whole
from .grammar import Grammar, plain
from .library import Library, cases_in, tell_empty
from .place import Place, Text
from .problem import Problems, listed, nearest
from .read_entry import EntryReader
from .read_expect import ExpectationReader
from .read_sentence import NOT_KNOWN, Context, known_reading, read_pattern
from .read_shape import read_shape
from .read_sources import read_sources
from .read_vocabulary import read_names
from .rulebook import Book, Rulebook, Sentence
from .shapes import CaseShape, EventShape, LaterShape, VerdictShape, key_of
from .value import LEVELS, Certainty, Value
from .vocabulary import Name, Pattern, Source, Var

_META = ("by", "source", "disputed", "note")
_STRAY = re.compile(r"\s*([^\W\d_]+)\s*:\s*(.*\S)\s*\Z")
_SAYS = ("say", "not", "denied", *LEVELS)


def load_case(word: str, library: Library, problems: Problems, rules: str | None = None) -> Case | None:
    """The case called `word` (a file or a bundled name), with `rules` in place of its own rulebook."""
    path = library.find_case(word)
    if path is None:
        _no_case(word, library, problems)
        return None
    return case_at(path, library, problems, rules)


def _no_case(word: str, library: Library, problems: Problems) -> None:
    inside = cases_in(Path(word)) if word else []
    near = nearest(word, library.cases()) or nearest(Path(word).stem, library.cases())
    if inside:
        message, note = f"'{word}' is a folder.", "A case is one file of it."
        fix = f"Name one: {listed([str(path) for path in inside], 'or')}."
    else:
        message = f"There is no case '{word}'."
        note = "It was looked for as a file and among the bundled cases; without it there is nothing to evaluate."
        fix = f"Did you mean '{near}'?" if near else f"Bundled: {', '.join(library.cases()) or 'none'}."
    problems.add("F601", message, Place(word or "''", 1, 1), note=note, fix=fix)


def case_at(path: Path, library: Library, problems: Problems, rules: str | None = None, number: int = 0) -> Case | None:
    """The case in the file at `path`, read against `rules`, or else against its own rulebook `number`."""
    before = len(problems.errors)
    document = library.read(path, problems)
    start = Place(document.name, 1, 1)
    if document.root is None or (isinstance(document.root, Text) and not document.root):
        if len(problems.errors) == before:
            tell_empty(start, problems)
        return None
    keys = {key_of(key): key for key in document.root} if isinstance(document.root, Fields) else {}
    if isinstance(document.root, Fields) and ("rules" in keys or "statements" in keys) and "case" not in keys:
        problems.add(
            "F504",
            "This is a rulebook, not a case.",
            document.root.keys_at[keys.get("rulebook", next(iter(document.root)))].place,
            note="A rulebook says what follows from what; a case says what is so.",
            fix="Name a case: a file that begins with 'case:'.",
        )
        return None
    shape = read_shape(document.root, CaseShape, problems)
    if shape is None:
        return None
    named = tuple(plain(book) for book in shape.rulebook)
    if not named and rules is None:
        problems.add(
            "F106",
            "'rulebook' is missing in the case file.",
            shape.case.place,
            note="Without rules nothing follows from the facts.",
            fix="Add a line 'rulebook:' with the name of a rulebook.",
        )
        return None
    if rules is not None:
        rulebook = library.rulebook(rules, problems)
    else:
        rulebook = library.rulebook(shape.rulebook[number], problems, path.parent, shape.rulebook[number].place)
    if rulebook is None:
        return None
    others = [name for at, name in enumerate(named) if at != number or rules is not None]
    reader = _CaseReader(shape, rulebook, _rivals(library, others, path.parent), rules is not None, problems)
    book = Book(path.stem, plain(shape.case), "", named, ((document.name, document.text),), shape.case.place)
    case = reader.case(path.stem, named or (rulebook.id,), book)
    return case if len(problems.errors) == before else None


def _rivals(library: Library, names: list[str], beside: Path) -> Callable[[], list[Rulebook]]:
    """The case's other rulebooks, read only if a sentence asks for them."""

    def load() -> list[Rulebook]:
        found = (library.rulebook(name, Problems(), beside) for name in names)
        return [rulebook for rulebook in found if rulebook is not None]

    return load


class _CaseReader:
    def __init__(
        self,
        shape: CaseShape,
        rulebook: Rulebook,
        rivals: Callable[[], list[Rulebook]],
        other_rules: bool,
        problems: Problems,
    ) -> None:
        self.shape, self.problems, self.other_rules = shape, problems, other_rules
        self._load_rivals = rivals
        self._rivals_read: list[tuple[Rulebook, Grammar]] | None = None
        names: list[Name] = list(rulebook.names)
        who = _known_kinds(shape.who, rulebook) if len(shape.rulebook) > 1 or other_rules else shape.who
        read_names(who, rulebook.kinds, names, problems)
        self.rulebook = replace(rulebook, names=tuple(names))
        self.grammar = Grammar(rulebook.kinds, names, rulebook.statements)
        self.unknown: list[str] = []
        self.entries = EntryReader(self.grammar, problems)

    def case(self, id: str, rulebooks: tuple[str, ...], book: Book) -> Case:
        shape = self.shape
        sources: dict[str, Source] = {}
        read_sources(shape.sources, sources, self.problems)
        facts = self._facts(shape.facts)
        later = tuple(self._later(part) for part in shape.later)
        events = tuple(self._event(part) for part in shape.events)
        reader = ExpectationReader(
            self.rulebook, self.grammar, self._rivals, self._sentence, self.other_rules, self.problems
        )
        expect = tuple(e for node in shape.expect if (e := reader.read(node)) is not None)
        verdicts = tuple(self._verdict(part) for part in shape.verdicts)
        if shape.as_of is not None:
            self._date(shape.as_of)
        return Case(
            id=id,
            title=plain(shape.case),
            rulebooks=rulebooks,
            as_of=plain(shape.as_of or ""),
            names=self.rulebook.names,
            facts=facts,
            later=later,
            events=events,
            expect=expect,
            verdicts=verdicts,
            outcome=plain(shape.outcome or ""),
            lesson=plain(shape.lesson or ""),
            note=plain(shape.note or ""),
            sources=tuple(sources.values()),
            unknown=tuple(dict.fromkeys(self.unknown + reader.unknown)),
            rulebook=self.rulebook,
            book=book,
            elsewhere=tuple(reader.elsewhere),
        )

    # Facts

    def _facts(self, nodes: list[Node]) -> tuple[Fact, ...]:
        pieces = tuple(node for node in nodes if isinstance(node, Text))
        return tuple(fact for node in nodes if (fact := self._fact(node, pieces)) is not None)

    def _fact(self, node: Node, pieces: tuple[Text, ...]) -> Fact | None:
        split = self.entries.split(node, _SAYS, _META, "fact")
        if split is None:
            return None
        words, text, meta = split
        sentence = self._sentence(words, text, pieces)
        if sentence is None:
            return None
        level = next((LEVELS[word] for word in words if word in LEVELS), Certainty.CERTAIN)
        disputed = plain(meta["disputed"]).lower() in ("true", "yes", "on") if "disputed" in meta else False
        return Fact(sentence, level, plain(meta.get("by", "")), plain(meta.get("source", "")), disputed, text.place)

    def _sentence(self, words: list[str], text: Text, pieces: tuple[Text, ...] = ()) -> Sentence | None:
        """The ground sentence; None if it could not be read or only a rival knows it."""
        if not self.grammar.readings(text) and any(known_reading(text, grammar) for _, grammar in self._rivals()):
            self.unknown.append(plain(text))
            return None
        pattern = read_pattern(text, self.grammar, self.problems, Context(False, pieces))
        if pattern is None:
            return None
        denying = [word for word in words if word in ("not", "denied")]
        if denying and pattern.denied:
            straight = self.grammar.write((pattern.statement, pattern.args, False))
            self.problems.add(
                "F305",
                "A denial is denied here.",
                text.place,
                note=f"Denied and not denied are two things; a denial of a denial has no meaning. {NOT_KNOWN}",
                fix=f"Deny it once only. Without any denial it is: {straight}",
                edit=whole(text, straight),
            )
            return None
        return ground(self.rulebook, pattern, bool(denying) or pattern.denied)

    def _rivals(self) -> list[tuple[Rulebook, Grammar]]:
        if self._rivals_read is None:
            self._rivals_read = []
            for rival in self._load_rivals():
                names = list(rival.names)
                read_names(_known_kinds(self.shape.who, rival), rival.kinds, names, Problems())
                self._rivals_read.append((rival, Grammar(rival.kinds, names, rival.statements)))
        return self._rivals_read

    def _later(self, shape: LaterShape) -> Later:
        self._date(shape.date)
        return Later(
            plain(shape.date),
            self._facts(shape.facts),
            plain(shape.source or ""),
            shape.checked,
            shape.date.place,
        )

    def _event(self, shape: EventShape) -> Event:
        place = self.shape.case.place
        facts = self._facts(shape.facts)
        return Event(shape.round, facts, facts[0].place if facts else place)

    def _date(self, text: Text) -> None:
        words = plain(text)
        try:
            date.fromisoformat({4: words + "-01-01", 7: words + "-01"}.get(len(words), words))
        except ValueError:
            meant = date_meant(words)
            self.problems.add(
                "F602",
                f"'{words}' is no date.",
                text.place,
                note="What came before and what came after could not be told apart.",
                fix=f"Did you mean {meant}?" if meant else "Write year-month-day, such as 2012-06-15.",
                edit=whole(text, meant) if meant else None,
            )

    def _verdict(self, shape: VerdictShape) -> Verdict:
        reading = known_reading(shape.on, self.grammar)
        sentence = None
        if reading is not None:
            args = cast(tuple[Value, ...], reading[1])
            sentence = self.rulebook.sentence(reading[0], args, reading[2])
        verdict = cast(Literal["hit", "partial", "miss", "silent"], str(shape.verdict))
        return Verdict(plain(shape.on), sentence, verdict, plain(shape.because or ""), shape.on.place)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def date_meant(words: str) -> str | None:
    """The date that is written otherwise: 15.06.2012, 2012/6/15, 15 June 2012, June 15, 2012; else None."""
    parts = re.findall(r"\d+|[^\W\d_]+", words)
    month = next((part for part in parts if part[:3].lower() in _MONTHS and not part.isdigit()), None)
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) <= 4]
    if month is not None:
        numbers.insert(1, _MONTHS.index(month[:3].lower()) + 1)
    if len(numbers) != 3 or len(parts) != 3:
        return None
    year, middle, day = numbers if numbers[0] > 31 else (numbers[2], numbers[1], numbers[0])
    if month is None and numbers[0] <= 31 and middle <= 12 and day <= 12 and middle != day:
        return None
    if middle > 12:
        middle, day = day, middle
    try:
        return date(year, middle, day).isoformat()
    except ValueError:
        return None


def ground(rulebook: Rulebook, pattern: Pattern, denied: bool) -> Sentence:
    """The sentence of a pattern without variables."""
    args = tuple(arg for arg in pattern.args if not isinstance(arg, Var))
    return rulebook.sentence(pattern.statement, args, denied)


def read_sentence(words: str, case: Case, problems: Problems, name: str = "sentence") -> Sentence | None:
    """A sentence that a user typed about a case; its denial for the `deny` wording or after `not:`."""
    grammar = Grammar(case.rulebook.kinds, case.rulebook.names, case.rulebook.statements)
    led = words.lstrip()[:4].lower() == "not:"
    start = words.lower().index("not:") + 4 if led else 0
    said = words[start:]
    if not led and (found := _STRAY.match(said)) is not None and known_reading(found[2], grammar) is not None:
        _stray(found, Place(name, 1, found.start(1) + 1, len(found[1]) + 1), problems)
        return None
    blanks = len(said) - len(said.lstrip())
    text = Text.at(said.strip(), Place(name, 1, start + blanks + 1, max(1, len(said.strip()))))
    pattern = read_pattern(text, grammar, problems, Context(False, typed=True))
    if pattern is None:
        return None
    if led and pattern.denied:
        straight = grammar.write((pattern.statement, pattern.args, False))
        problems.add("F305", "A denial is denied here.", text.place, fix=f"Without any denial it is: {straight}")
        return None
    return ground(case.rulebook, pattern, led or pattern.denied)


def _stray(found: re.Match[str], place: Place, problems: Problems) -> None:
    """Say that a word with a colon means nothing before this sentence."""
    word, sentence = found[1], found[2]
    if word.lower() in LEVELS:
        message, fix = f"How sure it is, '{word}:', is nothing to ask here.", f"Write the sentence alone: {sentence}"
    else:
        message = f"'{word}:' cannot stand before a sentence."
        fix = f"Put not:, likely: or possible: in its place, or write the sentence alone: {sentence}"
    problems.add("F308", message, place, fix=fix)


def _known_kinds(who: Node | None, rulebook: Rulebook) -> Node | None:
    """The part of `who:` whose kinds this rulebook knows; all of it where it knows none, so that it is told."""
    if not isinstance(who, Fields):
        return who
    known = Fields({key: value for key, value in who.items() if plain(key) in rulebook.kinds})
    known.place, known.flow, known.rows = who.place, who.flow, who.rows
    known.keys_at = {key: who.keys_at[key] for key in known}
    return known if known else who

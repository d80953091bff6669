"""From a case file to a case, read against one rulebook; sentences that only a rival rulebook knows are set aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias, cast

from .case import Case, Event, Expectation, Fact, Later, Verdict
from .document import Fields, Items, Node
from .grammar import Grammar, plain
from .library import Library
from .place import Place, Text
from .problem import Problems, nearest
from .read_sentence import Context, known_reading, read_pattern
from .read_shape import read_shape
from .read_vocabulary import read_names, read_sources
from .rulebook import Book, Rulebook, Sentence
from .shapes import CaseShape, EventShape, LaterShape, VerdictShape
from .value import LEVELS, Certainty, Value
from .vocabulary import Name, Pattern, Source, Var

_META = ("by", "source", "disputed", "note")
_SAYS = ("say", "not", "denied", *LEVELS)
_EXPECT = ("say", "not", "denied", "concluded", "not concluded", "conflict", "circle", *LEVELS)
_EXPECT_META = ("by", "not by", "blocked by", "certainty", "note")
_LEFT_OUT = "The sentence is left out of the case."

Asked: TypeAlias = Literal["holds", "not", "denied", "concluded", "not concluded", "conflict", "circle"]


def load_case(word: str, library: Library, problems: Problems, rules: str | None = None) -> Case | None:
    """The case called `word` (a file or a bundled name), with `rules` in place of its own rulebook."""
    path = library.find_case(word)
    if path is None:
        near = nearest(word, library.cases())
        problems.add(
            "F601",
            f"There is no case '{word}'.",
            Place(word, 1, 1),
            note="It was looked for as a file and among the bundled cases.",
            fix=f"Did you mean '{near}'?" if near else f"Bundled: {', '.join(library.cases()) or 'none'}.",
        )
        return None
    return case_at(path, library, problems, rules)


def case_at(path: Path, library: Library, problems: Problems, rules: str | None = None) -> Case | None:
    """The case in the file at `path`."""
    before = len(problems.errors)
    document = library.read(path, problems)
    start = Place(document.name, 1, 1)
    if document.root is None or (isinstance(document.root, Text) and not document.root):
        if len(problems.errors) == before:
            problems.add(
                "F109",
                "The file is empty.",
                start,
                note="Nothing is said in it.",
                fix="Begin it with 'case: title'.",
            )
        return None
    if isinstance(document.root, Fields) and "rules" in document.root and "case" not in document.root:
        problems.add(
            "F504",
            "This is a rulebook, not a case.",
            start,
            note="A rulebook says what follows; a case says what is so.",
            fix="Name a case file.",
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
            note="Without rules nothing follows.",
            fix="Add a line 'rulebook: name'.",
        )
        return None
    if rules is not None:
        rulebook = library.rulebook(rules, problems)
    else:
        rulebook = library.rulebook(named[0], problems, path.parent, shape.rulebook[0].place)
    if rulebook is None:
        return None
    reader = _CaseReader(shape, rulebook, _rivals(library, named, path.parent, rulebook), rules is not None, problems)
    book = Book(path.stem, plain(shape.case), "", named, ((document.name, document.text),), shape.case.place)
    case = reader.case(path.stem, named or (rulebook.id,), book)
    return case if len(problems.errors) == before else None


def _rivals(library: Library, named: tuple[str, ...], beside: Path, own: Rulebook) -> Callable[[], list[Rulebook]]:
    """The case's other rulebooks, read only if a sentence asks for them."""

    def load() -> list[Rulebook]:
        found = []
        for name in named:
            if name != own.id:
                rulebook = library.rulebook(name, Problems(), beside)
                if rulebook is not None:
                    found.append(rulebook)
        return found

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
        self._load_rivals, self._rival_grammars = rivals, None
        names: list[Name] = list(rulebook.names)
        who = _known_kinds(shape.who, rulebook) if len(shape.rulebook) > 1 or other_rules else shape.who
        read_names(who, rulebook.kinds, names, problems)
        self.rulebook = replace(rulebook, names=tuple(names))
        self.grammar = Grammar(rulebook.kinds, names, rulebook.statements)
        self.unknown: list[str] = []

    _rival_grammars: list[Grammar] | None

    def case(self, id: str, rulebooks: tuple[str, ...], book: Book) -> Case:
        shape = self.shape
        sources: dict[str, Source] = {}
        read_sources(shape.sources, sources, self.problems)
        facts = self._facts(shape.facts)
        later = tuple(self._later(part) for part in shape.later)
        events = tuple(self._event(part) for part in shape.events)
        expect = tuple(e for node in shape.expect if (e := self._expectation(node)) is not None)
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
            unknown=tuple(dict.fromkeys(self.unknown)),
            rulebook=self.rulebook,
            book=book,
        )

    # Facts

    def _facts(self, nodes: list[Node]) -> tuple[Fact, ...]:
        pieces = tuple(node for node in nodes if isinstance(node, Text))
        return tuple(fact for node in nodes if (fact := self._fact(node, pieces)) is not None)

    def _fact(self, node: Node, pieces: tuple[Text, ...]) -> Fact | None:
        split = self._split(node, _SAYS, _META, "fact")
        if split is None:
            return None
        words, text, meta = split
        sentence = self._sentence(words, text, pieces)
        if sentence is None:
            return None
        level = next((LEVELS[word] for word in words if word in LEVELS), Certainty.CERTAIN)
        disputed = plain(meta["disputed"]).lower() in ("true", "yes", "on") if "disputed" in meta else False
        return Fact(sentence, level, plain(meta.get("by", "")), plain(meta.get("source", "")), disputed, text.place)

    def _split(
        self, node: Node, says: tuple[str, ...], metas: tuple[str, ...], what: str
    ) -> tuple[list[str], Text, dict[str, Text]] | None:
        """The words before the sentence ("likely", "not" ...), the sentence, and the keys beside it."""
        if isinstance(node, Text):
            return [], node, {}
        if isinstance(node, Items):
            self._shape("A list stands", node.place, what)
            return None
        meta: dict[str, Text] = {}
        said: list[str] = []
        for key, value in node.items():
            word = " ".join(plain(key).lower().split())
            if word in says:
                said.append(key)
            elif word in metas and (isinstance(value, Text) or word in ("by", "not by", "blocked by", "source")):
                meta[word] = value if isinstance(value, Text) else Text.at(_cited(value), value.place)
            else:
                self._strange_key(node, key, value, says, metas, what)
                return None
        if len(said) != 1:
            self._shape("No sentence stands" if not said else "Two sentences stand", node.place, what)
            return None
        words, value = [" ".join(plain(said[0]).lower().split())], node[said[0]]
        while isinstance(value, Fields) and len(value) == 1 and len(words) < 3:
            key = next(iter(value))
            words.append(" ".join(plain(key).lower().split()))
            value = value[key]
            if words[-1] not in says:
                break
        if not isinstance(value, Text):
            if isinstance(value, Items) and "not" in words:
                self.problems.add(
                    "F309",
                    "A list stands under 'not:'.",
                    value.place,
                    note="One could not tell whether all of it or each of it is denied.",
                    fix="Write one '- not: ...' line for each sentence.",
                )
            else:
                self._shape("A group stands", value.place, what)
            return None
        return words, value, meta

    def _shape(self, said: str, place: Place, what: str) -> None:
        self.problems.add(
            "F107",
            f"{said} where one {what} is needed.",
            place,
            note=_LEFT_OUT,
            fix="One sentence per line, each with its dash; a sentence with ': ' in it stands in quotes.",
        )

    def _strange_key(
        self, node: Fields, key: str, value: Node, says: tuple[str, ...], metas: tuple[str, ...], what: str
    ) -> None:
        place = node.keys_at[key].place
        if isinstance(value, Text) and self.grammar.readings(f"{key}: {value}"):
            self.problems.add(
                "F308",
                "The sentence has ': ' in it, which YAML reads as a key.",
                place,
                note=_LEFT_OUT,
                fix=f'Put it in quotes: "{key}: {value}"',
            )
            return
        near = nearest(plain(key).lower(), (*says, *metas))
        self.problems.add(
            "F308",
            f"'{key}' is no word for a {what}.",
            place,
            note="A sentence with ': ' in it stands in quotes; else YAML reads its beginning as a key.",
            fix=f"Did you mean '{near}'?"
            if near
            else f"Known words: {', '.join(says)}; beside it: {', '.join(metas)}.",
        )

    def _sentence(self, words: list[str], text: Text, pieces: tuple[Text, ...] = ()) -> Sentence | None:
        """The ground sentence; None if it could not be read or only a rival knows it."""
        if not self.grammar.readings(text) and any(known_reading(text, g) for g in self._rivals()):
            self.unknown.append(plain(text))
            return None
        pattern = read_pattern(text, self.grammar, self.problems, Context(False, pieces))
        if pattern is None:
            return None
        denying = [word for word in words if word in ("not", "denied")]
        if denying and pattern.denied:
            self.problems.add(
                "F305",
                "A denial is denied here.",
                text.place,
                note=_LEFT_OUT,
                fix="Write the sentence itself.",
            )
            return None
        return ground(self.rulebook, pattern, bool(denying) or pattern.denied)

    def _rivals(self) -> list[Grammar]:
        if self._rival_grammars is None:
            self._rival_grammars = []
            for rival in self._load_rivals():
                names = list(rival.names)
                read_names(_known_kinds(self.shape.who, rival), rival.kinds, names, Problems())
                self._rival_grammars.append(Grammar(rival.kinds, names, rival.statements))
        return self._rival_grammars

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
            self.problems.add(
                "F602",
                f"'{words}' is no date.",
                text.place,
                note="Cases are set in the order of their dates.",
                fix="Write year-month-day, such as 2012-06-15.",
            )

    # Expectations

    def _expectation(self, node: Node) -> Expectation | None:
        split = self._split(node, _EXPECT, _EXPECT_META, "expectation")
        if split is None:
            return None
        words, text, meta = split
        asked = cast(Asked, next((w for w in words if w in _EXPECT and w not in LEVELS and w != "say"), "holds"))
        lists = {key: _words_of(node, key) for key in ("by", "not by", "blocked by")}
        level = next((LEVELS[word] for word in words if word in LEVELS), Certainty.POSSIBLE)
        certainty = None
        if "certainty" in meta:
            certainty = LEVELS.get(plain(meta["certainty"]).lower())
            if certainty is None:
                self.problems.add(
                    "F108",
                    f"'{meta['certainty']}' is no certainty.",
                    meta["certainty"].place,
                    note="This could not be checked.",
                    fix="Write one of: possible, likely, certain.",
                )
        sentence = None
        if asked != "circle":
            inner = [word for word in words if word == "not" and asked not in ("not",)]
            sentence = self._sentence(inner, text)
            if sentence is None:
                return None
            if asked == "denied":
                sentence = sentence.denial
        if not self.other_rules:
            self._rule_ids(lists["by"] + lists["not by"])
        blocked = tuple(s for word in lists["blocked by"] if (s := self._sentence([], word)) is not None)
        return Expectation(
            asked,
            sentence,
            plain(text),
            tuple(map(plain, lists["by"])),
            tuple(map(plain, lists["not by"])),
            blocked,
            certainty,
            level,
            text.place,
        )

    def _rule_ids(self, ids: list[Text]) -> None:
        known = {rule.id for rule in self.rulebook.rules}
        for id in ids:
            if plain(id) not in known:
                near = nearest(plain(id), known)
                self.problems.add(
                    "F212",
                    f"No rule is called '{id}'.",
                    id.place,
                    note="The expectation could never be met.",
                    fix=f"Did you mean '{near}'?" if near else "Use the id of a rule.",
                )

    def _verdict(self, shape: VerdictShape) -> Verdict:
        reading = known_reading(shape.on, self.grammar)
        sentence = None
        if reading is not None:
            args = cast(tuple[Value, ...], reading[1])
            sentence = self.rulebook.sentence(reading[0], args, reading[2])
        verdict = cast(Literal["hit", "partial", "miss", "silent"], str(shape.verdict))
        return Verdict(plain(shape.on), sentence, verdict, plain(shape.because or ""), shape.on.place)


def ground(rulebook: Rulebook, pattern: Pattern, denied: bool) -> Sentence:
    """The sentence of a pattern without variables."""
    args = tuple(arg for arg in pattern.args if not isinstance(arg, Var))
    return rulebook.sentence(pattern.statement, args, denied)


def read_sentence(words: str, case: Case, problems: Problems, name: str = "sentence") -> Sentence | None:
    """A sentence that a user typed about a case, with its denial wording if it is one."""
    grammar = Grammar(case.rulebook.kinds, case.rulebook.names, case.rulebook.statements)
    text = Text.at(words, Place(name, 1, 1, max(1, len(words))))
    pattern = read_pattern(text, grammar, problems, Context(False))
    return ground(case.rulebook, pattern, pattern.denied) if pattern is not None else None


def _cited(node: Node) -> str:
    """A source written as a group (in, at, quote) in one line."""
    if not isinstance(node, Fields):
        return ""
    words = {key.lower(): _words_of(node, key.lower()) for key in node}
    said = ", ".join(plain(text) for key in ("in", "at") for text in words.get(key, []))
    quote = "; ".join(plain(text) for text in words.get("quote", []))
    return f'{said}: "{quote}"' if quote else said


def _words_of(node: Node, key: str) -> list[Text]:
    if not isinstance(node, Fields):
        return []
    value = next((v for k, v in node.items() if " ".join(plain(k).lower().split()) == key), None)
    if isinstance(value, Text):
        return [value] if value else []
    return [item for item in value if isinstance(item, Text)] if isinstance(value, Items) else []


def _known_kinds(who: Node | None, rulebook: Rulebook) -> Node | None:
    """The part of `who:` whose kinds this rulebook knows; all of it where it knows none, so that it is told."""
    if not isinstance(who, Fields):
        return who
    known = Fields({key: value for key, value in who.items() if plain(key) in rulebook.kinds})
    known.place, known.flow = who.place, who.flow
    known.keys_at = {key: who.keys_at[key] for key in known}
    return known if known else who

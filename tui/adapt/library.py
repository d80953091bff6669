"""The library that the program reads from, on the engine: bundled cases, and those of the user's folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from engine import Library, Problem, Problems, Sentence, load_case, open_library, read_sentence
from engine.explanation import wording
from engine.explanation.disputed import on_disputed
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.case import Case
from engine.language.kept_library import KeptLibrary
from engine.language.library import SUFFIXES
from engine.pause import pausing

from ..entry import Template
from ..later import Later
from ..reading import Broken, CannotOpen, Header, Known, Reading
from ..store import Answer
from ..view.ask import Inquiry, Silences
from ..view.case import Topic
from ..view.conclusions import Conclusions
from ..view.home import Section
from ..view.why import Why
from . import shelf
from .asked import Asked
from .changing import EngineChanging
from .circles import rings
from .compare import EngineComparisons
from .conclusions import clashes, concluded, taken
from .confined import may_write
from .facts import answered, topics
from .files import EngineFiles
from .on_disk import EngineOnDisk, Facts, facts_of
from .predict import TraceQuiz
from .rulebooks import EngineRulebooks
from .sayable import sentences, templates
from .turns import Turns
from .typed import typed
from .walk import Steps, heads
from .why import before, why
from .words import source
from .write import EngineWritings

LARGE = 100_000
"""From so many bytes on a case and its rulebooks are read in a worker."""


@dataclass
class _Open:
    """A case that was read, with what was found out about it."""

    case: Case
    said: dict[str, Sentence] = field(default_factory=dict)
    templates: tuple[Template, ...] = ()
    rules: str = ""
    """The path of the rulebook that the user chose in place of the case's own."""
    facts: Facts | None = None
    """The file of the case, as it was read."""
    last: tuple[tuple[Answer, ...], Trace] | None = None
    """The last run, with the answers that it belongs to."""


class EngineLibrary:
    """Reads, words and evaluates; knows no widget."""

    def __init__(self, library: Library | None = None, folder: Path | None = None, named: Sequence[Path] = ()) -> None:
        self._library = library or open_library()
        self._folder = folder or Path.cwd()
        self._named = tuple(named)
        """Files of cases from elsewhere, named on the command line."""
        self._problems: dict[tuple[str, int], str] = {}
        """Of own files as they were at a time, what is wrong with them; empty where nothing is."""
        self._open: dict[str, _Open] = {}
        self._heads: tuple[shelf.Head, ...] | None = None
        self._counts: dict[str, str] = {}
        self._turns = Turns()
        self._one = self._turns.one
        """Files are read, and cases run, by one thread at a time."""
        self._kept = KeptLibrary(self._library.rules, self._library.facts)
        """For questions to many rulebooks, which are read once for all of them."""
        self.compare = EngineComparisons(self._kept, self._one, self._case)
        self.write = EngineWritings(self._traced)
        self.books = EngineRulebooks(
            self._library,
            self._one,
            self._case,
            self._chosen,
            self._traced,
            lambda: tuple(self._open),
            lambda: self._folder,
        )
        self.disk = EngineOnDisk(self.books, self._one, self._case, lambda id: self._open[id].facts)
        self.files = EngineFiles(self._library, self._folder, self._sentence, self._chosen)

    def _case(self, id: str) -> Case | None:
        """The case that is open under this id."""
        return self._open[id].case if id in self._open else None

    def _chosen(self, id: str) -> str:
        """The rulebook that the user chose for this case."""
        return self._open[id].rules

    def _traced(self, case: str, answers: Sequence[Answer]) -> Trace:
        """The run of an open case with these answers."""
        opened, given = self._open[case], tuple(answers)
        if opened.last is None or opened.last[0] != given:
            with self._one:
                facts = answered(opened.case, given, partial(self._sentence, case))
                if opened.last is not None:
                    opened.last[1].kept.clear()  # It is worked out again should somebody still ask.
                opened.last = given, run(replace(opened.case, facts=facts))
        return opened.last[1]

    # -- the shelf ---

    def sections(self) -> Sequence[Section]:
        """The groups of Home."""
        if self._heads is None:
            self._heads = tuple(self._bundled())
        books = Section("Rulebooks", tuple(self.books.shelf()), first=2)
        return (*shelf.sections(self._heads, self._own(), self._counts), books)

    def _bundled(self) -> Sequence[shelf.Head]:
        found = []
        for name in self._library.cases():
            path = self._library.find_case(name)
            if path is not None and (one := shelf.head(path, name)) is not None:
                found.append(one)
        return found

    def _own(self) -> Sequence[shelf.Head]:
        """The user's cases; what was found wrong with one is told."""
        found = []
        for path in self._own_files():
            one = shelf.head(path, str(path))
            if one is not None:
                found.append(one if one.problem else replace(one, problem=self._problems.get(_as_it_is(path), "")))
        return found

    def _own_files(self) -> Sequence[Path]:
        try:
            here = sorted(path for path in self._folder.iterdir() if path.suffix in SUFFIXES and path.is_file())
        except OSError:
            here = []
        return tuple(dict.fromkeys((*self._named, *here)))

    def warm(self) -> None:
        """Evaluate the column's case once: its numbers stand on Home, and the engine is loaded by then.

        Then see which of the user's cases can be read.
        """
        if not self._counts and shelf.COLUMN in self._library.cases():
            header = self.open(shelf.COLUMN)
            self.read(header.id, ())
        for path in self._own_files():
            if shelf.head(path, str(path)) is not None and (key := _as_it_is(path)) not in self._problems:
                problems = Problems()
                with self._one:
                    case = load_case(str(path), self._library, problems)
                self._problems[key] = "" if case is not None else _told(problems.sorted(), short=True)

    # -- a case ---

    def large(self, item: str) -> bool:
        """Whether a case with its rulebooks has so many bytes that reading it takes long."""
        path = self._library.find_case(item)
        head = shelf.head(path, item) if path is not None else None
        if path is None or head is None:
            return False
        books = (self._library.find_rulebook(word, path.parent) for word in head.rulebooks)
        return sum(size(each) for each in (path, *books) if each is not None) > LARGE

    def open(self, item: str) -> Header:
        """Read a case; its first problem is the reason where it cannot be read."""
        problems, path = Problems(), self._library.find_case(item)
        facts = facts_of(path)
        with self._one:
            case = load_case(item, self._library, problems)
        if case is None:
            raise self._broken(problems.sorted())
        bundled = item in self._library.cases()
        id = item if bundled or path is None else str(path.resolve())
        self._open[id] = _Open(case, facts=facts)
        said = shelf.day(case.as_of) if case.as_of else ""
        return Header(id, item, case.title, case.rulebook.id, "" if said in case.title else said)

    def _broken(self, problems: Sequence[Problem]) -> CannotOpen:
        """Why a case cannot be read; where the problem is in a file of the user's, with that file."""
        told, first = _told(problems), problems[0] if problems else None
        path = Path(first.place.file).resolve() if first is not None else None
        if first is None or path is None or not path.is_file() or not may_write(path) or self._comes_along(path):
            return CannotOpen(told)
        return Broken(told, path, first.place.line)

    def _comes_along(self, path: Path) -> bool:
        """Whether a file came with Foedus."""
        folders = (self._library.rules, self._library.facts)
        return any(path.is_relative_to(folder.resolve()) for folder in folders if folder is not None)

    def use(self, case: str, rules: str) -> str:
        """Read an open case by the rulebook at this path from now on; "" is the case's own. Returns its id."""
        problems, facts = Problems(), facts_of(self._library.find_case(case))
        with self._one:
            found = load_case(case, self._library, problems, rules or None)
        if found is None:
            raise CannotOpen(_told(problems.sorted()))
        self._open[case] = _Open(found, rules=rules, facts=facts)
        return found.rulebook.id

    def topics(self, case: str, answers: Sequence[Answer]) -> Sequence[Topic]:
        """The facts with these answers."""
        opened = self._open[case].case
        return topics(opened, answered(opened, answers, lambda words: self._sentence(case, words)))

    def templates(self, case: str) -> Sequence[Template]:
        """What can be said."""
        opened = self._open[case]
        opened.templates = opened.templates or templates(opened.case)
        return opened.templates

    def sources(self, case: str) -> Sequence[tuple[str, str]]:
        """Those of the case, then those of its rulebook."""
        opened = self._open[case].case
        ids = dict.fromkeys((*(each.id for each in opened.sources), *opened.rulebook.sources))
        return [(id, source(opened, id)) for id in ids]

    def parse(self, case: str, text: str) -> tuple[str, bool]:
        """The canonical wording of the positive sentence, and whether the text denies it."""
        return typed(text, self._open[case].case)

    def _sentence(self, case: str, words: str) -> Sentence | None:
        opened = self._open[case]
        if words not in opened.said:
            found = read_sentence(words, opened.case, Problems())
            if found is None:
                return None
            opened.said[words] = found
        return opened.said[words]

    # -- the evaluation ---

    def read(self, case: str, answers: Sequence[Answer]) -> Reading:
        """Evaluate the case with these answers."""
        opened = self._open[case].case
        read = partial(self._sentence, case)
        trace = self._traced(case, answers)
        if not answers:
            conclusions = f"{len(trace.news)} conclusions" if len(trace.news) != 1 else "1 conclusion"
            self._counts[case] = f"{len(trace.stated)} facts, {conclusions}"
        _ = trace.users  # Every screen asks for it, and of a large case it takes its time.
        reading = self._reading(case, trace)
        of = {one.sentence for one in reading.known}
        more = tuple(dict.fromkeys(words for one in sentences(trace.case) if (words := trace.say(one)) not in of))
        changing = EngineChanging(opened, trace, answers, read, partial(self._reading, case), self._turns)
        left = (read(answer.sentence) for answer in answers if answer.standing == "open")
        left_open = tuple(sentence for sentence in left if sentence is not None)
        return replace(
            reading,
            sayable=more,
            quiz=TraceQuiz(trace),
            inquiry=Later(partial(_inquiry, trace.case, left_open), self._turns.whole),
            silences=Later(partial(_silences, trace), self._turns.whole),
            changing=changing,
        )

    def _reading(self, case: str, trace: Trace) -> Reading:
        """A finished run as the screens read it."""
        asked = Asked(trace, partial(self._sentence, case), self._kept, self._turns)
        return Reading(
            Steps(trace),
            heads(trace),
            _known(trace),
            why=partial(self._why, case, trace),
            problem="; ".join(trace.warnings),
            conclusions=Conclusions(
                Later(lambda: concluded(trace), self._one),
                Later(lambda: rings(trace, self._turns.search), self._turns.one),
                Later(lambda: taken(trace), self._one),
                clashes(trace),
            ),
            rests=asked.rests,
            repairs=asked.repairs,
        )

    def _why(self, case: str, trace: Trace, words: str) -> Why:
        sentence = self._sentence(case, words)
        if sentence is None:
            return Why(words, "Why", "This is no sentence that this rulebook can read.")
        found, was = why(trace, sentence), before(self._open[case].case, trace, sentence)
        return replace(found, verdict=f"{found.verdict} {was}") if was else found


def _inquiry(case: Case, left_open: tuple[Sentence, ...]) -> Inquiry:
    from .ask import inquiry  # What it stands on takes long to load, and the first screen does not need it.

    return inquiry(case, left_open)


def _silences(trace: Trace) -> Silences:
    from .ask import silences

    return silences(trace)


def size(path: Path) -> int:
    """The bytes of a file, or of the files in a folder; 0 where it cannot be read."""
    try:
        return sum(each.stat().st_size for each in (path.iterdir() if path.is_dir() else (path,)))
    except OSError:
        return 0


def _as_it_is(path: Path) -> tuple[str, int]:
    """A file as it is now: changed, it is another one."""
    try:
        return str(path), path.stat().st_mtime_ns
    except OSError:
        return str(path), 0


def _told(problems: Sequence[Problem], short: bool = False) -> str:
    """The first problem, with its place and how many there are; short without the file, which is named already."""
    if not problems:
        return "It cannot be read."
    first = problems[0]
    if short:
        return f"line {first.place.line}: {first.message}"
    more = f" {len(problems) - 1} more: foedus check shows all." if len(problems) > 1 else ""
    return f"{first.place.file}, line {first.place.line}: {first.message} {first.fix}{more}"


def _known(trace: Trace) -> tuple[Known, ...]:
    """What was said, what follows, and what was taken for granted, each sentence once."""
    found: dict[str, Known] = {}
    for sentence, fact in pausing(trace.stated.items()):
        words = trace.say(sentence.positive)
        standing = "denied" if sentence.denied else "stated"
        said = f"{fact.certainty}, disputed" if fact.disputed else str(fact.certainty)
        found[words] = Known(words, standing, said, trace.steps_of(sentence))
    for sentence, steps in pausing(trace.concluded.items()):
        level = trace.level(sentence)
        words = trace.say(sentence)
        beside = wording.ON_DISPUTED if sentence in on_disputed(trace) else ""
        found.setdefault(words, Known(words, "concluded", str(level) if level else "", steps, beside))
    for step in pausing(trace.steps):
        for sentence in step.assumed:
            words = trace.say(sentence)
            found.setdefault(words, Known(words, "assumed"))
    for conflict in trace.conflicts:
        for words in (trace.say(sentence.positive) for sentence in conflict.sentences):
            if words in found:
                found[words] = replace(found[words], standing="conflict")
    return tuple(found.values())

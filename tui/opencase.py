"""The open case: its answers with their history, where the user is in it, and what it evaluates to."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace

from . import keynames as key
from .attempt import Attempt
from .entry import CERTAINTIES, lead, stray, written
from .entry.judge import Wrong
from .reading import CannotOpen, Header, Known, Library, Reading, Unsaid
from .store import Answer, Arrival, Change, Expectation, Journal, Keeper, Place
from .store.model import Certainty, Field, Standing
from .text import capital, closed, shorten
from .view.case import Fact, Topic
from .view.predict import Record, added, joined

_WORDS = {"stated": "yes to", "denied": "no to", "open": "left open:"}
SAID = 50
"""So many letters of a sentence are said in a notice, so that the way back behind it is read as well."""


class OpenCase:
    """One case on the desk. Everything that changes it goes through here, and is handed to the keeper."""

    def __init__(self, library: Library, header: Header, keeper: type[Keeper] = Keeper) -> None:
        self.library = library
        self.header = header
        self.keeper = keeper(header.id, header.title)
        found = self.keeper.open()
        unsaid = found.stopped and bool(found.kept.changes or found.kept.draft)
        self.welcome = _welcome(unsaid, found.problem, bool(found.kept.draft))
        self.journal = Journal(found.kept.changes, found.kept.done)
        self.attempt = Attempt(found.kept.tries)
        self.pins = found.kept.pins
        self.goal = ""
        """What was last asked to change."""
        self.draft = found.kept.draft
        self.at = found.kept.at
        self.windows = self.keeper.windows.count()
        self.reading = Reading()
        self.evaluated = -1
        """The number of the state that `reading` belongs to."""
        self.number = 0
        self.step = max(self.at.step, 1)
        self.predicted: Record = found.kept.predicted
        """For each rule, how it was predicted."""
        self._topics: tuple[int, tuple[Topic, ...]] = (-1, ())
        self._rules = ""
        self._anew = 0
        """How often the texts of the case and its rules were read anew."""
        self.welcome = " ".join(said for said in (self.welcome, self._read_by(self.journal.rules)) if said)

    # -- what it holds ---

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers that stand."""
        return tuple(self.journal.answers().values())

    @property
    def stale(self) -> bool:
        """Whether the reading is from before the last change, which is still being evaluated."""
        return 0 <= self.evaluated < self.number

    @property
    def premises(self) -> object:
        """What all that follows depends on: as long as it is the same, nobody asks whether anything changed."""
        said = frozenset((one.sentence, one.standing, one.certainty) for one in self.answers)
        return said, self._rules, self._anew

    @property
    def events(self) -> tuple[Answer, ...]:
        """What the user puts into the play, or takes out of it."""
        return self.journal.events()

    @property
    def topics(self) -> Sequence[Topic]:
        """The facts, with the answers in place."""
        if self._topics[0] != self.number:
            self._topics = (self.number, tuple(self.library.topics(self.header.id, self.answers)))
        return self._topics[1]

    def fact(self, sentence: str) -> Fact | None:
        """The fact with this sentence."""
        return next((f for topic in self.topics for f in topic.facts if f.sentence == sentence), None)

    @property
    def facts(self) -> int:
        """How many sentences are stated or denied."""
        return sum(fact.standing != "open" for topic in self.topics for fact in topic.facts)

    def known(self, sentence: str) -> Known | None:
        """What the evaluation says of a sentence."""
        return self.reading.known_as(sentence)

    @property
    def steps(self) -> int:
        """How many steps the walk has."""
        return len(self.reading.steps)

    def go_to_step(self, wanted: str) -> None:
        """To the step with this number, or to the next that concludes this sentence, round and round."""
        self.step = int(wanted) if wanted.isdecimal() else self.step_of(wanted) or self.step

    def step_of(self, sentence: str) -> int:
        """The step that concludes this sentence, of several the one after the present; 0 where none does."""
        known = self.known(sentence)
        if known is None or not known.steps:
            return 0
        later = [step for step in known.steps if step > self.step] if self.step in known.steps else []
        return min(later or known.steps)

    def parsed(self, typed: str) -> tuple[str, Standing, Certainty]:
        """What was typed as a sentence, whether it states or denies it, and how surely. Raises `Unsaid`."""
        before, text = lead(typed)
        try:
            sentence, denied = self.library.parse(self.header.id, text)
        except Unsaid as problem:
            at = problem.wrong.at
            if (word := stray(before, text)) is not None:
                raise Unsaid(Wrong(word.words, word.hint)) from None
            raise Unsaid(replace(problem.wrong, at=at + len(before.text) if at else 0)) from None
        if denied and before.denied:
            raise Unsaid(Wrong("A denial is denied here.", f"Without any denial it is: {sentence}"))
        return sentence, "denied" if denied or before.denied else "stated", before.certainty

    def wrong(self, typed: str) -> Wrong | None:
        """Why what was typed cannot be said; None where it can."""
        try:
            self.parsed(typed)
        except Unsaid as problem:
            return problem.wrong
        return None

    def worded(self, sentence: str) -> str:
        """A sentence as one would type it to say what is said of it."""
        fact = self.fact(sentence)
        if fact is None or fact.standing not in ("stated", "denied"):
            return sentence
        return f"{written(fact.standing == 'denied', fact.certainty)}{sentence}"

    # -- answers ---

    def answer(self, sentence: str, standing: Standing, certainty: Certainty = "certain") -> str:
        """Answer a sentence; the words say what was done. Nothing is done where it stands so already."""
        fact = self.fact(sentence)
        if fact is not None and (fact.standing, fact.certainty) == (standing, certainty):
            return f"It stands so already: {_WORDS[standing]} {sentence}."
        if fact is None and standing == "open":
            return "Nothing was said about it."
        sure = f", {certainty}" if standing != "open" and certainty != "certain" else ""
        words = f"{_WORDS[standing]} {sentence}{sure}"
        self._do(words, Answer(sentence=sentence, standing=standing, certainty=certainty))
        short = shorten(sentence, SAID - len(sure))
        words = f"{_WORDS[standing]} {short}{sure}" if sure else f"{_WORDS[standing]} {closed(sentence, SAID)}"
        return f"{capital(words)}{'.' if sure else ''} {key.UNDO} takes it back."

    def give(self, words: str, standing: Standing, *sentences: str) -> str:
        """Answer several sentences as one act; what is left open is remembered, although nothing was said of it."""
        self._do(words, *(Answer(sentence=sentence, standing=standing) for sentence in sentences))
        said = closed(words, SAID)
        return f"{capital(said)} {key.UNDO} takes it back."

    @property
    def left_open(self) -> frozenset[str]:
        """What the user does not know, or leaves open for another reason."""
        return frozenset(answer.sentence for answer in self.answers if answer.standing == "open")

    def reword(self, old: str, new: str, standing: Standing, certainty: Certainty = "certain") -> str:
        """Put one sentence in the place of another, as one act; what was said beside it stays."""
        if old == new:
            return self.answer(new, standing, certainty)
        fact = self.fact(old)
        said = f"{written(standing == 'denied', certainty)}{new}"
        words = f"{said}, in place of: {old}"
        beside = self.journal.beside(old, fact.standing if fact is not None else standing)
        self._do(
            words,
            Answer(sentence=old, standing="open"),
            Answer(sentence=new, standing=standing, certainty=certainty).model_copy(update=beside),
        )
        return f"{shorten(said, 40)}, in place of: {closed(old, 40)} {key.UNDO} takes it back."

    def turn_certainty(self, sentence: str) -> str:
        """From certain to likely to possible and round again."""
        fact = self.fact(sentence)
        if fact is None or fact.standing not in ("stated", "denied"):
            return "How sure it is can be said of what is stated or denied."
        place = CERTAINTIES.index(next(c for c in CERTAINTIES if c == fact.certainty))
        standing: Standing = "stated" if fact.standing == "stated" else "denied"
        return self.answer(sentence, standing, CERTAINTIES[(place + 1) % 3])

    def say_beside(self, sentence: str, field: Field, value: str | bool) -> str:
        """Say who says so, from which source, or whether it is disputed; the words say what was done."""
        fact = self.fact(sentence)
        if fact is None or fact.standing not in ("stated", "denied"):
            return "This can be said of what is stated or denied."
        if value == (fact.by, fact.cited, fact.disputed)[("by", "source", "disputed").index(field)]:
            return "Nothing was changed; it stands as it stood."
        said = {
            "by": f"who says so, {value or 'nobody in particular'}",
            "source": f"source, {value}" if value else "no source",
            "disputed": "disputed" if value else "not disputed",
        }[field]
        self._do(f"{said}: {sentence}", self.stands(sentence).model_copy(update={field: value}))
        return f"{capital(said)}: {closed(sentence, SAID)} {key.UNDO} takes it back."

    # -- trying ---

    def stands(self, sentence: str) -> Answer:
        """How a sentence stands in the case, as an answer."""
        return _as_answer(sentence, self.fact(sentence))

    @property
    def tried(self) -> tuple[Answer, ...]:
        """The turns that differ from the case."""
        return tuple(answer for answer in self.attempt.answers if not answer.says(self.stands(answer.sentence)))

    def turn(self, *wanted: tuple[str, Standing]) -> str:
        """Try sentences as something, as one act; the words say why that would be nothing new."""
        already = self.already(*wanted)
        if not already:
            words = "; ".join(f"{_WORDS[standing]} {sentence}" for sentence, standing in wanted)
            self.attempt.turn(words, *(self._turned(*each) for each in wanted))
            self.keep()
        return already

    def already(self, *wanted: tuple[str, Standing]) -> str:
        """Why it would be nothing new to try these; empty where it would."""
        now = {answer.sentence: answer for answer in self.attempt.answers}
        answers = [self._turned(*each) for each in wanted]
        if any(not answer.says(now.get(answer.sentence, self.stands(answer.sentence))) for answer in answers):
            return ""
        (sentence, standing), known = wanted[0], self.known(wanted[0][0])
        if standing == "open" and known is not None and known.steps:
            return "Nobody stated it: it follows from others. Leave one of those open, or deny this."
        return f"It stands so already: {_WORDS[standing]} {closed(sentence, SAID)}"

    def _turned(self, sentence: str, standing: Standing) -> Answer:
        """A sentence tried as something; what stands so in the case stays as sure as it is there."""
        base = self.stands(sentence)
        return base if base.standing == standing else Answer(sentence=sentence, standing=standing)

    def keep_tried(self) -> str:
        """Take what is tried into the case, as one act."""
        tried = self.tried
        words = [f"{_WORDS[answer.standing]} {answer.sentence}" for answer in tried]
        self.attempt.forget()
        self._do("; ".join(words), *tried)
        if len(tried) == 1:
            return f"Kept: {closed(words[0], SAID)} {key.UNDO} takes it back."
        return f"Kept: {shorten(words[0], SAID)}, and {len(tried) - 1} more. {key.UNDO} takes them back."

    def pin(self, sentence: str) -> None:
        """Let a sentence stay as it is when the least change is looked for, or let it go."""
        kept = tuple(pin for pin in self.pins if pin != sentence)
        self.pins = kept if len(kept) < len(self.pins) else (*kept, sentence)
        self.keep()

    def put_in(self, round: int, sentence: str, standing: Standing) -> str:
        """Put an event into the play before a round, or take it out (open)."""
        out = "taken out:" if standing == "open" else "not:" if standing == "denied" else ""
        words = f"round {round}: {f'{out} ' if out else ''}{sentence}"
        self._do(words, Answer(sentence=sentence, standing=standing, round=round))
        return f"{capital(words)}. {key.UNDO} takes it back."

    def _do(self, words: str, *answers: Answer) -> None:
        """What was once said beside a sentence is not lost when it is answered anew."""
        told = (
            answer
            if answer.round
            else answer.model_copy(update=self.journal.beside(answer.sentence, answer.standing) | answer.beside)
            for answer in answers
        )
        self._note(Change(id=secrets.token_hex(6), words=words, answers=tuple(told)))

    def _note(self, change: Change) -> None:
        self.journal.add(change)
        self._changed()

    # -- what is expected, and what came ---

    def expect(self, expected: Expectation) -> str:
        """Write down what the user expects to come."""
        words = f"you expect, {expected.chance} within {expected.within}: {expected.sentence}"
        self._note(Change(id=secrets.token_hex(6), words=words, expected=expected))
        return f"Written down: {expected.chance} within {expected.within}. {key.UNDO} takes it back."

    def arrive(self, arrived: Arrival) -> str:
        """Write down what came later."""
        said = written(arrived.denied) + arrived.sentence
        words = f"came on {arrived.date}: {said}"
        self._note(Change(id=secrets.token_hex(6), words=words, arrived=arrived))
        return f"{closed(capital(words), SAID)} {key.UNDO} takes it back."

    def begin_afresh(self) -> str:
        """Forget all answers, expectations and what came, as one act; the rulebook stays."""
        if not self.journal.says_something:
            return "Nothing was answered yet."
        self._note(Change(id=secrets.token_hex(6), words="all answers forgotten", afresh=True))
        return f"All answers are forgotten; the case stands as in its file. {key.UNDO} brings them back."

    def undo(self) -> str:
        """Take the last change back."""
        change = self.journal.undo()
        if change is None:
            return "Nothing was changed yet."
        self._changed()
        return f"Undone: {closed(change.words, SAID)} {key.REDO} brings it back."

    def redo(self) -> str:
        """Bring back what was undone."""
        change = self.journal.redo()
        if change is None:
            return "Nothing was undone."
        self._changed()
        return f"Done again: {closed(change.words, SAID)} {key.UNDO} takes it back."

    # -- the rulebook that reads it ---

    def use_rules(self, path: str, title: str) -> None:
        """Read the case by this rulebook from now on, "" for its own, as an act that can be undone."""
        self._note(Change(id=secrets.token_hex(6), words=f"read by: {title}", rules=path))

    def reread(self) -> None:
        """The text of the case or of its rulebook is another one: read the case anew. Raises `CannotOpen`."""
        self._read()
        self._anew += 1

    def _read(self) -> None:
        self.header = replace(self.header, rulebook=self.library.use(self.header.id, self._rules))
        self.number += 1

    def _read_by(self, rules: str) -> str:
        """See to it that the case is read by this rulebook; the words say why it cannot be."""
        if rules == self._rules:
            return ""
        try:
            self.header = replace(self.header, rulebook=self.library.use(self.header.id, rules))
            self._rules = rules
        except CannotOpen as problem:
            return f"Your rulebook cannot be read, so the case is read by its own. {problem}"
        return ""

    def _changed(self) -> None:
        self._read_by(self.journal.rules)
        self.number += 1
        self.keep()

    def predict(self, rule: str, outcome: str, kind: str) -> None:
        """Count an answer to a question about a rule. It is no change of the case, and is not undone."""
        self.predicted = added(self.predicted, rule, outcome, kind)
        self.keep()

    def file_says(self, sentences: Sequence[str]) -> tuple[Answer, ...]:
        """How these sentences stand in the file, without any answer."""
        facts = {fact.sentence: fact for topic in self.library.topics(self.header.id, ()) for fact in topic.facts}
        return tuple(_as_answer(sentence, facts.get(sentence)) for sentence in sentences)

    def written(self, before: tuple[Answer, ...]) -> None:
        """The answers stand in the file now: what it said before comes first, so that undo still finds it."""
        self._read()
        words = "what the file said before the answers were written into it"
        self.journal.begin_with(Change(id=secrets.token_hex(6), words=words, answers=before))
        self._changed()

    # -- keeping ---

    def keep(self, left: bool = False) -> None:
        """Hand the present state to the keeper; a worker brings it to the disk."""
        self.keeper.put(
            self.keeper.seen.model_copy(
                update={
                    "case": self.header.id,
                    "title": self.header.title,
                    "changes": self.journal.changes,
                    "done": self.journal.done,
                    "draft": self.draft,
                    "predicted": joined(self.predicted, {}),
                    "tries": self.attempt.journal.standing,
                    "pins": self.pins,
                    "at": self.at.model_copy(update={"step": self.step}),
                    "left": left,
                }
            )
        )

    def stand(self, place: str, view: str = "", about: str = "", mark: str = "") -> None:
        """Remember where the user is. It is written with the next change, and on leaving."""
        self.at = Place(place=place, view=view, about=about, mark=mark, step=self.step)

    def lose_place(self) -> None:
        """The program ends by a fault: the next start is not led back to it."""
        self.at = Place(step=self.step)
        self.keep()
        self.keeper.flush()

    def look_around(self) -> str:
        """See whether another window has written; take over what it did. The words say what arrived."""
        self.windows = self.keeper.windows.count()
        theirs = self.keeper.news()
        if theirs is None:
            return ""
        base, before = self.keeper.seen, self.journal.standing
        self.predicted = joined(self.predicted, theirs.predicted)
        arrived = self.journal.take_over(base.changes[: base.done], theirs.changes[: theirs.done])
        self.keeper.agree(theirs)
        if self.journal.standing == before:
            return ""  # It only went about, or was left.
        self._read_by(self.journal.rules)
        self.number += 1
        if not arrived:
            return "Another window took something back; it is so here as well."
        last = arrived[-1].words
        more = f" (and {len(arrived) - 1} more)" if len(arrived) > 1 else ""
        return f"From another window{more}: {closed(last, SAID)} {key.UNDO} takes it back."

    def close(self) -> bool:
        """Write everything, with what other windows wrote meanwhile; True when the disk has it."""
        for _ in range(3):
            self.look_around()
            self.keep(left=True)
            if self.keeper.flush() or not self.keeper.outrun:
                break
        return self.keeper.close()


def _as_answer(sentence: str, fact: Fact | None) -> Answer:
    if fact is None or fact.standing not in ("stated", "denied"):
        return Answer(sentence=sentence, standing="open")
    sure = next(each for each in CERTAINTIES if each == fact.certainty)
    return Answer(
        sentence=sentence,
        standing="stated" if fact.standing == "stated" else "denied",
        certainty=sure,
        by=fact.by,
        source=fact.cited,
        disputed=fact.disputed,
    )


def _welcome(stopped: bool, problem: str, draft: bool) -> str:
    if problem:
        return capital(problem)
    if stopped:
        more = "; an unfinished sentence is in the entry line" if draft else ""
        return f"Foedus was stopped. All answers are here{more}."
    return ""

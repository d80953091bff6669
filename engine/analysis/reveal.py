"""What was concluded beside what came: verdicts are data of a case, and what each rulebook said is computed.

A rulebook has said a sentence if it concluded it on the day of the case, or once something was learned later, before
the sentence itself was entered. It has spoken against it if it concluded the denial or an opposite first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.case import Case, Fact, Verdict
from engine.language.library import Library, with_status
from engine.language.problem import Problems
from engine.language.read_case import load_case
from engine.language.rulebook import Rulebook, Sentence, Status
from engine.language.value import Certainty

from .stages import Stage, stages

Judged = Literal["hit", "partial", "miss", "silent"]
JUDGED: tuple[Judged, ...] = ("hit", "partial", "miss", "silent")
MIRRORED: dict[Judged, Judged] = {"hit": "miss", "miss": "hit", "partial": "partial", "silent": "silent"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a rulebook said on a sentence first, on which day, how surely, and by which rules.

    `stance` is "for", "against" or, if both at once, "both"; `sentence` is what it concluded.
    """

    rulebook: str
    title: str
    stance: Literal["for", "against", "both"]
    sentence: str
    date: str
    at_once: bool
    certainty: Certainty
    rules: tuple[str, ...]
    extension: bool


@dataclass(frozen=True, eq=False)
class Reading:
    """A case read by one rulebook: a finished run for each day on which something was learned."""

    case: Case
    stages: tuple[Stage, ...]
    traces: tuple[Trace, ...]

    @property
    def rulebook(self) -> Rulebook:
        return self.case.rulebook

    def could_say(self, sentence: Sentence) -> bool:
        """True if some rule concludes such sentences, or their opposites."""
        concluded = {c.pattern.statement for rule in self.rulebook.rules if not rule.leads_to for c in rule.then}
        return bool(concluded & {sentence.statement, *(other.statement for other in self.rulebook.opposites(sentence))})

    def said(self, sentence: Sentence) -> Said | None:
        """What was said on a sentence first, or None for silence."""
        against = (sentence.positive if sentence.denied else sentence.denial, *self.rulebook.opposites(sentence))
        for at, (stage, trace) in enumerate(zip(self.stages, self.traces, strict=True)):
            if sentence in trace.stated or any(other in trace.stated for other in against):
                return None
            held = [each for each in (sentence,) if trace.steps_of(each)]
            other = [each for each in against if trace.steps_of(each)]
            if held or other:
                stance: Literal["for", "against", "both"] = "both" if held and other else "for" if held else "against"
                told = (*held, *other)[0]
                rules = [trace.step(number).clause.rule for number in trace.steps_of(told)]
                return Said(
                    self.rulebook.id,
                    self.rulebook.title,
                    stance,
                    trace.say(told),
                    stage.date,
                    at == 0,
                    trace.level(told) or Certainty.POSSIBLE,
                    tuple(dict.fromkeys(rule.id for rule in rules)),
                    all(rule.status == "extension" for rule in rules),
                )
        return None


@dataclass(frozen=True, eq=False)
class Judgement:
    """A verdict of a case beside what each of its rulebooks said. `came` is the day on which it was entered."""

    verdict: Verdict
    said: tuple[Said, ...]
    could: tuple[str, ...]
    own: str
    came: str
    came_against: str

    @property
    def by_silence(self) -> bool:
        """A miss of the case's own rulebook that could have spoken and did not."""
        return self.verdict.verdict == "miss" and self.own in self.could and self.by(self.own) is None

    def by(self, rulebook: str) -> Said | None:
        """What a rulebook said on it."""
        return next((said for said in self.said if said.rulebook == rulebook), None)

    def judged(self, rulebook: str) -> Judged:
        """What the verdict makes of a rulebook: that of the case, turned round for one that spoke against it.

        Who said nothing is silent; only the case's own rulebook, where it could have spoken, misses by silence.
        From a miss by silence nothing is turned round: nobody had said what it denies.
        """
        said = self.by(rulebook)
        if said is None:
            return "miss" if rulebook == self.own and self.by_silence else "silent"
        if said.stance == "for":
            return self.verdict.verdict
        if said.stance == "both":
            return "partial"
        return MIRRORED[self.verdict.verdict] if any(each.stance != "against" for each in self.said) else "silent"


@dataclass(frozen=True, slots=True)
class Came:
    """Something that was learned later, from which source, and who had concluded it, or its contrary, before."""

    date: str
    sentence: str
    denied: bool
    source: str
    checked: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, eq=False)
class Reveal:
    """A case after the event: readings by its rulebooks, what came, and its verdicts beside what they said."""

    case: Case
    readings: tuple[Reading, ...]
    came: tuple[Came, ...]
    judgements: tuple[Judgement, ...]

    @property
    def own(self) -> str:
        """The rulebook that the case was written for: the first."""
        return self.readings[0].rulebook.id

    @cached_property
    def unjudged(self) -> int:
        """How many conclusions of the case's own rulebook have no verdict."""
        judged = {judgement.verdict.sentence for judgement in self.judgements}
        return sum(sentence not in judged for sentence in self.readings[0].traces[0].news)

    @cached_property
    def unchecked(self) -> tuple[str, ...]:
        """The sources of the case that nobody opened, by title."""
        return tuple(source.title or source.id for source in self.case.sources if not source.checked)

    def why_not(self, judgement: Judgement, rulebook: str) -> str:
        """The command that tells why a rulebook missed: why it was silent, or did not say the contrary."""
        rules = "" if rulebook == self.own else f" --rules {rulebook}"
        return f'foedus why {self.case.id} "{self.missed(judgement, rulebook)}"{rules}'

    def missed(self, judgement: Judgement, rulebook: str) -> str:
        """The sentence that a rulebook should have concluded: the one judged, or its contrary where it said that."""
        said, sentence = judgement.by(rulebook), judgement.verdict.on
        reading = next(each for each in self.readings if each.rulebook.id == rulebook)
        if said is not None and said.at_once and judgement.verdict.sentence is not None:
            words = said.sentence
            own = judgement.verdict.sentence
            if said.stance != "against":
                opposites = reading.rulebook.opposites(own)
                words = reading.rulebook.say(opposites[0] if opposites else own.denial)
            else:
                words = reading.rulebook.say(own)
            sentence = words
        return sentence


def reveal(
    word: str,
    library: Library,
    problems: Problems,
    rules: str | None = None,
    statuses: frozenset[Status] | None = None,
) -> Reveal | None:
    """The case called `word` read by its rulebooks (or by `rules` alone), beside what came."""
    names = names_of(word, library, problems, rules)
    readings = [reading_by(word, name, library, problems, statuses) for name in names]
    found = [each for each in readings if each is not None]
    return revealed(found) if found and len(found) == len(readings) else None


def names_of(word: str, library: Library, problems: Problems, rules: str | None = None) -> tuple[str, ...]:
    """The rulebooks that read a case: its own, the first one first, or `rules` alone; none if it cannot be read."""
    case = load_case(word, library, problems, rules)
    return () if case is None else case.rulebooks if rules is None else (rules,)


def reading_by(
    word: str, rulebook: str, library: Library, problems: Problems, statuses: frozenset[Status] | None = None
) -> Reading | None:
    """The reading of a case by one rulebook."""
    case = load_case(word, library, problems, rulebook)
    if case is None:
        return None
    return reading(case if statuses is None else replace(case, rulebook=with_status(case.rulebook, statuses)))


def reading(case: Case) -> Reading:
    """A case run for each day on which something was learned."""
    days = stages(case)
    return Reading(case, days, tuple(run(day.case) for day in days))


def revealed(readings: Sequence[Reading]) -> Reveal:
    """The verdicts of a case beside what its readings say."""
    own = readings[0]
    judgements = []
    for at, verdict in enumerate(own.case.verdicts):
        said: list[Said] = []
        could: list[str] = []
        for each in readings:
            sentence = each.case.verdicts[at].sentence
            if sentence is None:
                continue
            if each.could_say(sentence):
                could.append(each.rulebook.id)
            found = each.said(sentence)
            if found is not None:
                said.append(found)
        came = _entered(own.stages, verdict.sentence)
        judgements.append(Judgement(verdict, tuple(said), tuple(could), own.rulebook.id, *came))
    return Reveal(own.case, tuple(readings), tuple(_came(readings)), tuple(judgements))


def _came(readings: Sequence[Reading]) -> Iterable[Came]:
    """What was learned later, sentence by sentence, with what each reading had said on it before."""
    own = readings[0]
    sources = {source.id: source for source in own.case.sources}
    for at, stage in enumerate(own.stages):
        if stage.learned is None:
            continue
        source = sources.get(stage.learned.source)
        for number, fact in enumerate(stage.learned.facts):
            said = []
            for each in readings:
                learned = each.stages[at].learned
                if learned is not None and len(learned.facts) == len(stage.learned.facts):
                    found = each.said(learned.facts[number].sentence)
                    if found is not None:
                        said.append(found)
            yield Came(
                stage.date,
                own.rulebook.say(fact.sentence),
                fact.sentence.denied,
                source.title if source is not None and source.title else stage.learned.source,
                stage.learned.checked and (source is None or source.checked),
                tuple(said),
            )


def _entered(days: Iterable[Stage], sentence: Sentence | None) -> tuple[str, str]:
    """The days on which a sentence, and its denial, were entered as learned later; "" for never."""
    found = {"for": "", "against": ""}
    for day in days:
        facts: tuple[Fact, ...] = day.learned.facts if day.learned is not None else ()
        for fact in facts:
            if sentence is not None and fact.sentence.positive == sentence.positive:
                side = "for" if fact.sentence == sentence else "against"
                found[side] = found[side] or day.date
    return found["for"], found["against"]

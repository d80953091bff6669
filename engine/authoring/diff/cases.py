"""What follows in a case under two rulebooks: conclusions that come, go or change, and reasons that change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty

Kind = Literal["gained", "lost", "surer", "less sure", "reasons", "conflict gone", "new conflict", "answer", "unknown"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `before` and `after` are certainties, rule ids with their premises, or answers, as words."""

    kind: Kind
    sentence: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A case with all that differs in it."""

    file: str
    title: str
    changes: tuple[Change, ...]


def case_change(file: str, old: Trace, new: Trace) -> CaseChange:
    """What a case concludes under the new rulebook that it did not under the old, and the other way round."""
    changes = [*_conclusions(old, new), *_conflicts(old, new), *_answers(old, new), *_unknown(old, new)]
    return CaseChange(file, new.case.title, tuple(changes))


def _conclusions(old: Trace, new: Trace) -> list[Change]:
    before = {old.say(sentence): sentence for sentence in old.concluded}
    after = {new.say(sentence): sentence for sentence in new.concluded}
    found: list[Change] = []
    for words, sentence in before.items():
        if words not in after:
            found.append(Change("lost", words, _rules(old, sentence)))
    for words, sentence in after.items():
        if words not in before:
            found.append(Change("gained", words, (), _rules(new, sentence)))
            continue
        found += _difference(words, old, before[words], new, sentence)
    return found


def _difference(words: str, old: Trace, before: Sentence, new: Trace, after: Sentence) -> list[Change]:
    """A conclusion of both: how sure it is, and why."""
    found: list[Change] = []
    one, two = old.level(before) or Certainty.POSSIBLE, new.level(after) or Certainty.POSSIBLE
    if one != two:
        found.append(Change("surer" if two > one else "less sure", words, (str(one),), (str(two),)))
    was, now = _ways(old, before), _ways(new, after)
    gone, come = [way for way in was if way not in now], [way for way in now if way not in was]
    if gone or come:
        found.append(Change("reasons", words, tuple(gone), tuple(come)))
    return found


def _rules(trace: Trace, sentence: Sentence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(trace.step(number).clause.rule.id for number in trace.steps_of(sentence)))


def _ways(trace: Trace, sentence: Sentence) -> list[str]:
    """The steps that conclude a sentence, each as its rule and what it rests on."""
    found = []
    for number in trace.steps_of(sentence):
        step = trace.step(number)
        rests = [trace.say(premise) for premise in step.firing.premises]
        rests += [f"not: {trace.say(absent)}" for absent in step.assumed]
        found.append(f"{step.clause.rule.id}: {'; '.join(rests)}" if rests else step.clause.rule.id)
    return list(dict.fromkeys(found))


def _conflicts(old: Trace, new: Trace) -> list[Change]:
    was = [" / ".join(old.say(sentence) for sentence in conflict.sentences) for conflict in old.conflicts]
    now = [" / ".join(new.say(sentence) for sentence in conflict.sentences) for conflict in new.conflicts]
    return [Change("conflict gone", words) for words in was if words not in now] + [
        Change("new conflict", words) for words in now if words not in was
    ]


def _answers(old: Trace, new: Trace) -> list[Change]:
    was = {answer.question.ask.text: answer.answer for answer in old.answers}
    now = {answer.question.ask.text: answer.answer for answer in new.answers}
    return [
        Change("answer", question, (was[question],), (answer,))
        for question, answer in now.items()
        if question in was and was[question] != answer
    ]


def _unknown(old: Trace, new: Trace) -> list[Change]:
    return [Change("unknown", words) for words in new.case.unknown if words not in old.case.unknown]

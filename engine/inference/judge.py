"""What the conditions of a rule mean over what is known: the one place where every condition word is judged.

A way of meeting a list of conditions is a `Way`: the bindings, how sure it is, and what was taken because
nothing was said. Conditions that look at something are asked only when it is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from engine.language.condition import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Compare,
    Condition,
    Count,
    Holds,
    Not,
    compared,
)
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty, Value, order
from engine.language.vocabulary import Pattern, Var
from engine.pause import pausing

from .known import Known

Bindings = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of meeting a list of conditions."""

    bindings: Bindings
    level: Certainty
    absent: tuple[Sentence, ...] = ()
    used: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one condition holds under given bindings, how surely, and what was counted for it.

    `counted` are the things counted, or the numbers of the conditions of `at least n of` that hold;
    `met` are the levels of those, `among` how many there were to count. `absent` are the sentences it takes
    for granted because nothing was said of them, `used` those that hold it up.
    """

    holds: bool
    level: Certainty = Certainty.CERTAIN
    counted: tuple[Value, ...] = ()
    among: int = 0
    absent: tuple[Sentence, ...] = ()
    used: tuple[Sentence, ...] = ()


@dataclass(slots=True)
class Judge:
    """Judges conditions over `known`. `divided` collects comparisons that divided by zero.

    What is absent, and among whom is counted, is judged by `settled` where that is another table: then one asks
    whether some sentences suffice. Absences of `banned` may not be used.
    """

    rulebook: Rulebook
    variables: dict[str, Var]
    known: Known
    divided: dict[str, None] = field(default_factory=dict)
    settled: Known | None = None
    banned: frozenset[Sentence] = frozenset()

    # Lists

    def ways(self, conditions: Iterable[Condition], bindings: Bindings) -> Iterator[Way]:
        """Every way of meeting all conditions: sentences bind first, then the rest looks."""
        flat = list(_flat(conditions))
        binding = [condition for condition in flat if isinstance(condition, Holds)]
        looking: list[Condition] = [condition for condition in flat if not isinstance(condition, Holds)]
        yield from self._bind(binding, looking, 0, Way(bindings, Certainty.CERTAIN))

    def _bind(self, binding: list[Holds], looking: list[Condition], at: int, way: Way) -> Iterator[Way]:
        if at == len(binding):
            found = self._look(looking, way)
            if found is not None:
                yield found
            return
        condition = binding[at]
        for bindings, sentence in pausing(self.matches(condition.pattern, way.bindings)):
            level = self.known.level(sentence)
            if level is not None and level >= condition.level:
                longer = Way(bindings, min(way.level, level), way.absent, (*way.used, sentence))
                yield from self._bind(binding, looking, at + 1, longer)

    def _look(self, looking: list[Condition], way: Way) -> Way | None:
        for condition in looking:
            verdict = self.judge(condition, way.bindings)
            if not verdict.holds:
                return None
            way = Way(
                way.bindings,
                min(way.level, verdict.level),
                way.absent + verdict.absent,
                way.used + verdict.used,
            )
        return way

    def matches(self, pattern: Pattern, bindings: Bindings) -> Iterator[tuple[Bindings, Sentence]]:
        """The known sentences of a pattern, with the bindings that each adds; things are held apart."""
        form = (pattern.statement, pattern.denied)
        bound: dict[int, Value] = {}
        for slot, arg in enumerate(pattern.args):
            if not isinstance(arg, Var):
                bound[slot] = arg
            elif arg.label in bindings:
                bound[slot] = bindings[arg.label]
        for args in self.known.having(form, bound):
            longer = self._extended(pattern, args, bindings)
            if longer is not None:
                yield longer, self.known.sentence(form, args)

    def _extended(self, pattern: Pattern, args: tuple[Value, ...], bindings: Bindings) -> Bindings | None:
        longer = bindings
        for arg, value in zip(pattern.args, args, strict=True):
            if not isinstance(arg, Var):
                continue
            if arg.label in longer:
                if longer[arg.label] != value:
                    return None
            elif not self.free(arg, value, longer):
                return None
            else:
                longer = {**longer, arg.label: value}
        return longer

    def free(self, var: Var, value: Value, bindings: Bindings) -> bool:
        """True if `var` may stand for `value` beside what is bound: different variables are different things."""
        if self.rulebook.kinds[var.kind].sort != "thing":
            return True
        return not any(
            other == value and var.apart(self.variables[label])
            for label, other in bindings.items()
            if label in self.variables
        )

    # Single conditions

    def judge(self, condition: Condition, bindings: Bindings) -> Verdict:
        """Whether one condition holds under `bindings`; variables of its own mean "some"."""
        if isinstance(condition, Not):
            return self._not(condition, bindings)
        if isinstance(condition, Compare):
            return self._compare(condition, bindings)
        if isinstance(condition, Count):
            return self._count(condition, bindings)
        if isinstance(condition, AtLeastOf):
            return self._at_least_of(condition, bindings)
        if isinstance(condition, AnyOf):
            return _surest(way for branch in condition.branches for way in self.ways(branch, bindings))
        if isinstance(condition, AllOf):
            return _surest(self.ways(condition.conditions, bindings))
        return _surest(self.ways((condition,), bindings))

    def _not(self, condition: Not, bindings: Bindings) -> Verdict:
        sentence = self.rulebook.ground(condition.pattern, bindings)
        if sentence in self.banned:
            return Verdict(False)
        settled = self.settled or self.known
        level = settled.level(sentence)
        if level is not None:
            return Verdict(level < condition.level)
        said = sentence.denial in settled
        return Verdict(True, absent=() if said else (sentence,))

    def _compare(self, condition: Compare, bindings: Bindings) -> Verdict:
        holds = compared(condition, bindings)
        if holds is None:
            self.divided.setdefault(str(condition.text))
        return Verdict(bool(holds))

    def _count(self, condition: Count, bindings: Bindings) -> Verdict:
        label = condition.var.label
        among: dict[Value, Way] = {}
        for way in self.ways(condition.of, bindings):
            _keep_surest(among, way.bindings[label], way)
        size = len(among) if self.settled is None else self._size(condition, bindings)
        met: dict[Value, Way] = {}
        for value, way in among.items():
            if not condition.has:
                met[value] = way
                continue
            for inner in self.ways(condition.has, {**bindings, label: value}):
                both = Way(bindings, min(way.level, inner.level), way.absent + inner.absent, way.used + inner.used)
                _keep_surest(met, value, both)
        counted = tuple(sorted(met, key=order))
        needed = {
            "at least": condition.number,
            "no": 0,
            "every": max(1, size),
            "most": size // 2 + 1,
        }[condition.how]
        holds = not size if condition.how == "no" else len(met) >= needed
        if not holds or condition.how == "no":
            return Verdict(holds, Certainty.CERTAIN, counted, size)
        carrying = sorted((met[value] for value in counted), key=lambda way: -way.level)[:needed]
        return _carried(carrying, counted, size)

    def _size(self, condition: Count, bindings: Bindings) -> int:
        """Among how many is counted, by what is settled."""
        settled = Judge(self.rulebook, self.variables, self.settled or self.known)
        return len({way.bindings[condition.var.label] for way in settled.ways(condition.of, bindings)})

    def _at_least_of(self, condition: AtLeastOf, bindings: Bindings) -> Verdict:
        verdicts = [self.judge(inner, bindings) for inner in condition.conditions]
        met = [(at, verdict) for at, verdict in enumerate(verdicts) if verdict.holds]
        counted: tuple[Value, ...] = tuple(at for at, _ in met)
        if len(met) < condition.number:
            return Verdict(False, Certainty.CERTAIN, counted, len(verdicts))
        carrying = sorted((verdict for _, verdict in met), key=lambda verdict: -verdict.level)[: condition.number]
        return _carried(carrying, counted, len(verdicts))

    # Whole clauses

    def allows(
        self, conditions: Iterable[Condition], unless: Iterable[Condition], bindings: Bindings
    ) -> Certainty | None:
        """The level of what `if` looks at, or None if it fails or an exception holds. Sentences are left out."""
        level = Certainty.CERTAIN
        for condition in conditions:
            if isinstance(condition, Holds):
                if condition.level > Certainty.POSSIBLE:
                    known = self.known.level(self.rulebook.ground(condition.pattern, bindings))
                    if known is None or known < condition.level:
                        return None
                continue
            verdict = self.judge(condition, bindings)
            if not verdict.holds:
                return None
            level = min(level, verdict.level)
        return None if any(self.judge(exception, bindings).holds for exception in unless) else level


def _carried(carrying: Sequence[Way | Verdict], counted: tuple[Value, ...], among: int) -> Verdict:
    """A count that holds: as sure as the last one needed, and resting on the needed ones, the surest first."""
    return Verdict(
        True,
        carrying[-1].level,
        counted,
        among,
        tuple(sentence for one in carrying for sentence in one.absent),
        tuple(sentence for one in carrying for sentence in one.used),
    )


def _flat(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """The conditions with `all:` opened, so that what it binds is bound for its neighbours."""
    for condition in conditions:
        if isinstance(condition, AllOf):
            yield from _flat(condition.conditions)
        else:
            yield condition


def _surest(ways: Iterable[Way]) -> Verdict:
    best: Way | None = None
    for way in ways:
        if best is None or way.level > best.level:
            best = way
    return Verdict(False) if best is None else Verdict(True, best.level, absent=best.absent, used=best.used)


def _keep_surest(best: dict[Value, Way], value: Value, way: Way) -> None:
    if value not in best or way.level > best[value].level:
        best[value] = way

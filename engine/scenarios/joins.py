"""How the sentences of a list bind its variables, over everything that could hold in some scenario.

A list is met sentence by sentence: first those whose variables are bound, then those that can only be entered
(found in an index), then the rest, whose variables run over what could stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from engine.inference.judge import Bindings
from engine.inference.program import Program
from engine.language.condition import AllOf, Compare, Condition, Holds, compared, operand_variables
from engine.language.rulebook import Sentence
from engine.language.strata import Form, concludes
from engine.language.value import Value, order
from engine.language.vocabulary import Pattern, Var
from engine.pause import pause

from .inputs import Inputs

Reach = dict[Form, list[frozenset[Value]]]


@dataclass(slots=True)
class Listed:
    """A list of conditions: the sentences that bind, the comparisons, and what looks. `plans` by what is bound."""

    binding: tuple[Holds, ...]
    compares: tuple[Compare, ...]
    looking: tuple[Condition, ...]
    plans: dict[frozenset[str], list[_Move]] = field(default_factory=dict)


@dataclass(slots=True)
class _Move:
    """One sentence of a plan: how its variables are found, and the comparisons that can be made after it."""

    pattern: Pattern
    free: tuple[Var, ...]
    indexed: bool
    domains: tuple[tuple[Value, ...], ...]
    compares: tuple[Compare, ...]


def listed(conditions: Iterable[Condition]) -> Listed:
    """A list with its `all:` opened, sorted by what its conditions do."""
    flat = list(_flat(conditions))
    return Listed(
        tuple(c for c in flat if isinstance(c, Holds)),
        tuple(c for c in flat if isinstance(c, Compare)),
        tuple(c for c in flat if not isinstance(c, Holds | Compare)),
    )


def _flat(conditions: Iterable[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        if isinstance(condition, AllOf):
            yield from _flat(condition.conditions)
        else:
            yield condition


class Joins:
    """Finds the bindings of lists. `derived` says what could stand in each slot of a concluded form.

    `sign` is what is wanted of the sentences, 1 that they hold or -1 that they do not. `reach` is everything that
    could be concluded, where that is known: then all sentences are found in an index.
    """

    def __init__(self, program: Program, inputs: Inputs, sign: int, reach: frozenset[Sentence] | None = None) -> None:
        self.program, self.inputs, self.rulebook, self.sign = program, inputs, program.rulebook, sign
        self.reach = reach
        self._listed: dict[Form, dict[tuple[Value, ...], None]] = {}
        self._index: dict[tuple[Form, tuple[int, ...]], dict[tuple[Value, ...], list[tuple[Value, ...]]]] = {}
        self._possible: dict[Sentence, bool] = {}
        self._plain: dict[int, tuple[Pattern, tuple[tuple[bool, Value], ...]]] = {}
        self.apart = _apart(program)
        self.derived: Reach = {}
        if reach is None:
            self._reach()
        else:
            self._list(reach)

    # What could hold

    def _reach(self) -> None:
        """The least values of slots that contain what can be entered and what rules make of them."""
        clauses = [clause for clause in self.program.clauses if not clause.rule.leads_to]
        lists = [listed(clause.conditions) for clause in clauses]
        changed = True
        while changed:
            changed = False
            for clause, parts in zip(clauses, lists, strict=True):
                domains = self._domains(parts.binding)
                if domains is None:
                    continue
                form, pattern = concludes(clause), clause.conclusion.pattern
                known = self.derived.get(form, [frozenset()] * len(pattern.args))
                wider = list(known)
                for at, arg in enumerate(pattern.args):
                    wider[at] |= domains[arg.label] if isinstance(arg, Var) else {arg}
                pair = self.rulebook.statements[form[0]].symmetric
                if pair is not None:
                    wider[pair[0]] = wider[pair[1]] = wider[pair[0]] | wider[pair[1]]
                if wider != known or form not in self.derived:
                    self.derived[form], changed = wider, True

    def _list(self, reach: frozenset[Sentence]) -> None:
        """The same of what is known to be in reach, each sentence to be found by its values."""
        for form, rows in self.inputs.explicit.items():
            self._listed[form] = dict(rows)
        derived: dict[Form, dict[tuple[Value, ...], None]] = {}
        for sentence in reach:
            rows = derived.setdefault((sentence.statement, sentence.denied), {})
            for args in self.rulebook.orders(sentence):
                rows[args] = None
        for form, rows in derived.items():
            self._listed.setdefault(form, {}).update(rows)
            self.derived[form] = [frozenset(slot) for slot in zip(*rows, strict=True)]

    def _domains(self, binding: Sequence[Holds]) -> dict[str, frozenset[Value]] | None:
        """What each variable of a list could be; None if the list could never hold."""
        found: dict[str, frozenset[Value]] = {}
        for condition in binding:
            slots = self.slots(condition.pattern)
            if slots is None:
                return None
            for arg, domain in zip(condition.pattern.args, slots, strict=True):
                if isinstance(arg, Var):
                    found[arg.label] = found.get(arg.label, domain) & domain
                    if not found[arg.label]:
                        return None
                elif arg not in domain:
                    return None
        return found

    def slots(self, pattern: Pattern) -> list[frozenset[Value]] | None:
        """What could stand in each slot of a sentence of this form; None if none could hold."""
        form = (pattern.statement, pattern.denied)
        entered, derived = self.inputs.domain(form, self.sign), self.derived.get(form)
        if entered is None:
            return derived
        return [frozenset(a) | b for a, b in zip(entered, derived or [frozenset()] * len(entered), strict=True)]

    def concluded(self, sentence: Sentence) -> bool:
        """True if some rule could conclude the sentence."""
        if self.reach is not None:
            return sentence in self.reach
        slots = self.derived.get((sentence.statement, sentence.denied))
        return slots is not None and all(arg in slot for arg, slot in zip(sentence.args, slots, strict=True))

    def possible(self, sentence: Sentence) -> bool:
        """True if the sentence could hold."""
        known = self._possible.get(sentence)
        if known is None:
            known = not self.rulebook.void(sentence) and (
                self.inputs.possible(sentence, self.sign) or self.concluded(sentence)
            )
            self._possible[sentence] = known
        return known

    # Bindings

    def ground(self, pattern: Pattern, bindings: Bindings) -> Sentence:
        """The sentence that a pattern becomes. As `Rulebook.ground`, which is too slow to be asked so often."""
        known = self._plain.get(id(pattern))
        if known is None:
            if self.rulebook.statements[pattern.statement].symmetric is not None:
                return self.rulebook.ground(pattern, bindings)
            parts = tuple((True, arg.label) if isinstance(arg, Var) else (False, arg) for arg in pattern.args)
            known = self._plain[id(pattern)] = (pattern, parts)
        args = tuple([bindings[part] if bound else part for bound, part in known[1]])  # type: ignore[index]
        return Sentence(pattern.statement, args, pattern.denied)

    def ways(self, conditions: Listed, bindings: Bindings) -> Iterator[Bindings]:
        """Every way to bind the variables of a list so that its sentences could hold and it compares rightly."""
        key = frozenset(bindings)
        plan = conditions.plans.get(key)
        if plan is None:
            plan = conditions.plans[key] = self._plan(conditions, key)
        if any(not compared(c, bindings) for c in conditions.compares if _bound(c, key)):
            return iter(())
        return self._lay(plan, 0, bindings)

    def _plan(self, conditions: Listed, bound: frozenset[str]) -> list[_Move]:
        domains = self._domains(conditions.binding) or {}
        left, known = list(conditions.binding), set(bound)
        compares = [compare for compare in conditions.compares if not _bound(compare, known)]
        plan = []
        while left:
            best = min(left, key=lambda c: self._cost(c.pattern, known, domains))
            left.remove(best)
            pattern = best.pattern
            free = tuple(var for var in dict.fromkeys(pattern.variables) if var.label not in known)
            known |= {var.label for var in free}
            now = tuple(compare for compare in compares if _bound(compare, known))
            compares = [compare for compare in compares if compare not in now]
            choices = tuple(tuple(sorted(domains.get(var.label, ()), key=order)) for var in free)
            plan.append(_Move(pattern, free, bool(free) and self._indexed(pattern), choices, now))
        return plan

    def _indexed(self, pattern: Pattern) -> bool:
        """True if the sentences of this form are listed: those that can only be entered one by one, or all."""
        if self.reach is not None:
            return True
        form = (pattern.statement, pattern.denied)
        return form not in self.derived and not self.inputs.open(form, self.sign)

    def _cost(self, pattern: Pattern, known: set[str], domains: dict[str, frozenset[Value]]) -> float:
        """About how many sentences of the pattern agree with what is bound."""
        free = {arg.label for arg in pattern.args if isinstance(arg, Var)} - known
        if not free:
            return 0
        product = 1.0
        for label in free:
            product *= len(domains.get(label, ()))
        if not self._indexed(pattern):
            return product
        form = (pattern.statement, pattern.denied)
        count = self.inputs.count(form) if self.reach is None else len(self._listed.get(form, ()))
        part: float = count ** (len(free) / len(pattern.args))
        return min(product, part) / 2

    def _lay(self, plan: list[_Move], at: int, bindings: Bindings) -> Iterator[Bindings]:
        pause()
        if at == len(plan):
            yield bindings
            return
        move = plan[at]
        for longer in self._indexed_ways(move, bindings) if move.indexed else self._tried(move, 0, bindings):
            if all(compared(compare, longer) for compare in move.compares):
                yield from self._lay(plan, at + 1, longer)

    def _indexed_ways(self, move: _Move, bindings: Bindings) -> Iterator[Bindings]:
        pattern = move.pattern
        bound = {
            slot: bindings[arg.label] if isinstance(arg, Var) else arg
            for slot, arg in enumerate(pattern.args)
            if not isinstance(arg, Var) or arg.label in bindings
        }
        form = (pattern.statement, pattern.denied)
        for args in self.inputs.having(form, bound) if self.reach is None else self._having(form, bound):
            longer = self.matched(pattern, args, bindings)
            if longer is not None and self.possible(self.ground(pattern, longer)):
                yield longer

    def _having(self, form: Form, bound: dict[int, Value]) -> list[tuple[Value, ...]]:
        """The values of the listed sentences of a form that agree with `bound`."""
        slots = tuple(sorted(bound))
        index = self._index.get((form, slots))
        if index is None:
            index = self._index[form, slots] = {}
            for args in self._listed.get(form, ()):
                index.setdefault(tuple(args[slot] for slot in slots), []).append(args)
        return index.get(tuple(bound[slot] for slot in slots), [])

    def _tried(self, move: _Move, at: int, bindings: Bindings) -> Iterator[Bindings]:
        if at == len(move.free):
            if self.possible(self.ground(move.pattern, bindings)):
                yield bindings
            return
        var = move.free[at]
        for value in move.domains[at]:
            if self._free(var, value, bindings):
                yield from self._tried(move, at + 1, {**bindings, var.label: value})

    def matched(self, pattern: Pattern, args: Sequence[Value], bindings: Bindings) -> Bindings | None:
        """The bindings under which a pattern has these values in its slots; None where it cannot."""
        longer = dict(bindings)
        for arg, value in zip(pattern.args, args, strict=True):
            if not isinstance(arg, Var):
                if arg != value:
                    return None
            elif arg.label in longer:
                if longer[arg.label] != value:
                    return None
            elif not self._free(arg, value, longer):
                return None
            else:
                longer[arg.label] = value
        return longer

    def _free(self, var: Var, value: Value, bindings: Bindings) -> bool:
        """True if the variable may be this beside what is bound: different variables are different things."""
        apart = self.apart.get(var.label)
        return not apart or not any(other == value and label in apart for label, other in bindings.items())


def _bound(compare: Compare, known: Iterable[str]) -> bool:
    return all(var.label in known for var in operand_variables(compare.left) + operand_variables(compare.right))


def _apart(program: Program) -> dict[str, frozenset[str]]:
    """For the label of each variable for things, the labels of those that must be different things."""
    kinds = program.rulebook.kinds
    things = [var for var in program.variables.values() if kinds[var.kind].sort == "thing"]
    return {var.label: frozenset(other.label for other in things if var.apart(other)) for var in things}

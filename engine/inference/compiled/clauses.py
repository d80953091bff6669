"""A clause as functions: one for the first wave, one for each premise that later waves can bring, one that tells.

Those that fire return the instances as the values of the clause's variables; the waves and the clause are noted by
whoever calls. The one that tells makes premises and conclusion of such values, when somebody asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.language.clauses import Clause
from engine.language.condition import Holds
from engine.language.strata import Form, concludes
from engine.language.value import Certainty, Value
from engine.language.vocabulary import Pattern, Var

from .conditions import is_judged, look
from .joins import Atom, Test, held_apart, join
from .writing import NOTHING_BOUND, Function, Module, Scope, argument, row


@dataclass(frozen=True, slots=True)
class ClauseCode:
    """The names of the functions of a clause; `later` by the form that must have brought new rows."""

    first: str
    later: tuple[tuple[Form, str], ...]
    tell: str
    judged: bool


def write_clause(module: Module, number: int, clause: Clause, moving: frozenset[Form]) -> ClauseCode:
    """Write all functions of a clause; `moving` are the forms that its own stratum concludes."""
    matched, tests = _conditions(module, clause)
    first = f"clause_{number}"
    _fire(module, first, clause, matched, tests)
    later = []
    for at, atom in enumerate(matched):
        form = (atom.pattern.statement, atom.pattern.denied)
        if form in moving:
            name = f"{first}_after_{at + 1}"
            _fire(module, name, clause, _waves(matched, at, moving), tests)
            later.append((form, name))
    judged = any(is_judged(condition) for condition in (*clause.conditions, *clause.unless))
    return ClauseCode(first, tuple(later), _tell(module, number, clause), judged)


def _waves(matched: Sequence[Atom], at: int, moving: frozenset[Form]) -> list[Atom]:
    """The atoms with the one at `at` among the latest rows, those before it among earlier ones: no instance twice."""
    found = []
    for place, atom in enumerate(matched):
        if place == at:
            found.append(Atom(atom.pattern, atom.level, "latest"))
        elif place < at and (atom.pattern.statement, atom.pattern.denied) in moving:
            found.append(Atom(atom.pattern, atom.level, "earlier"))
        else:
            found.append(atom)
    return found


def _conditions(module: Module, clause: Clause) -> tuple[list[Atom], list[Test]]:
    """The sentences to match, and the tests. From the first judged condition on, the tests keep their order."""
    matched, tests, late = [], _sound(module, clause), False
    for condition in clause.conditions:
        late = late or is_judged(condition)
        if isinstance(condition, Holds) and not late:
            matched.append(Atom(condition.pattern, condition.level))
            continue
        if isinstance(condition, Holds):
            matched.append(Atom(condition.pattern))
            if condition.level == Certainty.POSSIBLE:
                continue
        test = look(module, condition, clause.variables)
        tests.append(Test(test.code, None) if late else test)
    for exception in clause.unless:
        late = late or is_judged(exception)
        test = look(module, exception, clause.variables, wanted=False)
        tests.append(Test(test.code, None) if late else test)
    return matched, tests


# Instances that tell nothing


def _sound(module: Module, clause: Clause) -> list[Test]:
    """Tests against an instance that concludes its own premise, or of one thing something symmetric."""
    conclusion = clause.conclusion.pattern
    tests = []
    pair = module.rulebook.statements[conclusion.statement].symmetric
    if pair is not None:
        tests += _differ(module, clause, [(conclusion.args[pair[0]], conclusion.args[pair[1]])])
    if clause.rule.leads_to:
        return tests
    for premise in clause.binding:
        if (premise.pattern.statement, premise.pattern.denied) == concludes(clause):
            tests += _differ(module, clause, list(zip(premise.pattern.args, conclusion.args, strict=True)))
            if pair is not None:
                turned = list(premise.pattern.args)
                turned[pair[0]], turned[pair[1]] = turned[pair[1]], turned[pair[0]]
                tests += _differ(module, clause, list(zip(turned, conclusion.args, strict=True)))
    return tests


def _differ(module: Module, clause: Clause, pairs: list[tuple[Var | Value, Var | Value]]) -> list[Test]:
    """A test that some pair differs; none where one always does."""
    open_pairs = [(one, two) for one, two in pairs if one != two]
    for one, two in open_pairs:
        if isinstance(one, Var) and isinstance(two, Var):
            if held_apart(module, one, [two]):
                return []
        elif not isinstance(one, Var) and not isinstance(two, Var):
            return []

    def code(function: Function, scope: Scope) -> str:
        each = [f"{argument(one, scope, module)} != {argument(two, scope, module)}" for one, two in open_pairs]
        return f"({' or '.join(each) or 'False'})"

    labels = {arg.label for pair in open_pairs for arg in pair if isinstance(arg, Var)}
    return [Test(code, frozenset(labels))]


# Functions


def _fire(module: Module, name: str, clause: Clause, matched: Sequence[Atom], tests: Sequence[Test]) -> None:
    function = Function(module, name)
    function.first += ["found = []", "append = found.append"]
    pattern = clause.conclusion.pattern
    form = concludes(clause)

    def finish(deepest: Function, scope: Scope) -> None:
        values = row(scope.names[var.label] for var in clause.variables)
        if clause.rule.leads_to:
            deepest.line(f"append({values})")
            return
        rows = deepest.table(module.layout.rows_of(form))
        coming = deepest.table(module.layout.coming_of(form))
        args = [argument(arg, scope, module) for arg in pattern.args]
        deepest.line(f"new = {row(args)}")
        deepest.line(f"append({'new' if row(args) == values else values})")
        pair = module.rulebook.statements[pattern.statement].symmetric
        if pair is None:
            deepest.line(f"if new not in {rows}: {coming}[new] = None")
        else:
            args[pair[0]], args[pair[1]] = args[pair[1]], args[pair[0]]
            deepest.line(f"if new not in {rows}: {coming}[new] = {coming}[{row(args)}] = None")

    join(function, NOTHING_BOUND, matched, tests, finish, ("append",))
    function.close("return found")


def _tell(module: Module, number: int, clause: Clause) -> str:
    """A function from the values of an instance to its premises and its conclusion."""
    name = f"tell_{number}"
    scope = NOTHING_BOUND
    for var in clause.variables:
        scope = scope.with_(var)
    unpack = [f"    {row(scope.names.values())} = values"] if scope.names else []
    said = [_sentence(module, scope, premise.pattern) for premise in clause.binding]
    conclusion = _sentence(module, scope, clause.conclusion.pattern)
    module.texts.append("\n".join([f"def {name}(values):", *unpack, f"    return {row(said)}, {conclusion}"]))
    return name


def _sentence(module: Module, scope: Scope, pattern: Pattern) -> str:
    """Code that makes a sentence; only a symmetric one has to be put in order."""
    make = "Sentence" if module.rulebook.statements[pattern.statement].symmetric is None else "sentence"
    args = row(argument(arg, scope, module) for arg in pattern.args)
    return f"{make}({pattern.statement}, {args}, {pattern.denied})"

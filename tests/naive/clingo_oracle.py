"""The meaning of a rulebook and a case as a logic program: an answer-set solver is the outside oracle.

Each sentence is an atom with a level in front, `s4(2,"Russia","the CSTO")`: statement 4 holds at least as
surely as "likely" (1 possible, 2 likely, 3 certain); `d4` is its denial. A rule becomes one rule for each
level it can reach, so that the certainty of a sentence is the highest level at which its atom follows. What
`not`, `unless` and counts look at is settled below, so the program is stratified and has one model.

Held to be so without being asked here: numbers are compared in Python, over the values that occur.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product

from engine.language.case import Case
from engine.language.condition import (
    AllOf,
    AnyOf,
    Arithmetic,
    AtLeastOf,
    Compare,
    Condition,
    Constant,
    Count,
    Holds,
    Not,
    Operand,
)
from engine.language.rulebook import Rule, Rulebook, Sentence
from engine.language.value import Value
from engine.language.vocabulary import Pattern, Var

LEVELS = (1, 2, 3)


def conclusions(case: Case, statuses: frozenset[str] | None = None) -> dict[Sentence, int]:
    """Every sentence that holds, stated ones too, with its certainty, as the solver finds it."""
    import clingo

    program = Translation(case, statuses)
    control = clingo.Control(["0", "--warn=none"])
    control.add("base", [], program.text())
    control.ground([("base", [])])
    found: list[dict[Sentence, int]] = []
    control.solve(on_model=lambda model: found.append(program.read(model.symbols(atoms=True))))
    assert len(found) == 1, f"A stratified rulebook has one model, but the solver found {len(found)}."
    return found[0]


class Translation:
    """A rulebook and a case as a program, and the way back from atoms to sentences.

    `noted` are sentences that the case does not state, but whose numbers can occur.
    """

    def __init__(self, case: Case, statuses: frozenset[str] | None = None, noted: Iterable[Sentence] = ()) -> None:
        self.book: Rulebook = case.rulebook
        self.case = case
        self.values: dict[str, dict[str, Value]] = {kind: {} for kind in self.book.kinds}
        self.lines: list[str] = []
        self.names = 0
        for name in case.names:
            self.values[name.kind][term(name.name)] = name.name
        for kind in self.book.kinds.values():
            self.values[kind.name].update({term(word): word for word in kind.words})
        for sentence in (*(fact.sentence for fact in case.facts), *noted):
            self.note(sentence.statement, sentence.args)
        rules = [rule for rule in self.book.rules if not rule.leads_to]
        rules = [rule for rule in rules if statuses is None or rule.status in statuses]
        for rule in rules:
            for conclusion in rule.then:
                self.note(conclusion.pattern.statement, conclusion.pattern.args)
        for kind_name, known in self.values.items():
            self.lines += [f"{domain(kind_name)}({word})." for word in known]
        for fact in case.facts:
            for level in LEVELS[: int(fact.certainty)]:
                args = [term(arg) for arg in fact.sentence.args]
                self.lines.append(self.atom(fact.sentence.statement, args, fact.sentence.denied, level) + ".")
        for statement in self.book.statements:
            if statement.symmetric is not None:
                args = [f"X{at}" for at in range(len(statement.slots))]
                turned = list(args)
                one, two = statement.symmetric
                turned[one], turned[two] = args[two], args[one]
                for denied in (False, True):
                    head = self.atom(statement.index, args, denied, "L")
                    self.lines.append(f"{head} :- {self.atom(statement.index, turned, denied, 'L')}.")
        for rule in rules:
            self.rule(rule)

    def note(self, statement: int, args: Sequence[Var | Value]) -> None:
        """Take the numbers of a sentence into the domains."""
        for slot, arg in zip(self.book.statements[statement].slots, args, strict=True):
            if not isinstance(arg, Var):
                self.values[slot.kind][term(arg)] = arg

    def text(self) -> str:
        return "\n".join(self.lines)

    def read(self, atoms: Sequence[object]) -> dict[Sentence, int]:
        """The sentences of a model; of a symmetric one, the order in which a rulebook keeps it."""
        found: dict[Sentence, int] = {}
        for atom in atoms:
            name: str = atom.name  # type: ignore[attr-defined]
            if name[0] not in "sd" or not name[1:].isdigit():
                continue
            statement = self.book.statements[int(name[1:])]
            level, *terms = atom.arguments  # type: ignore[attr-defined]
            args = [self.values[slot.kind][str(t)] for slot, t in zip(statement.slots, terms, strict=True)]
            if statement.symmetric is not None:
                one, two = statement.symmetric
                args[one], args[two] = sorted((args[one], args[two]), key=_order)
            sentence = Sentence(statement.index, tuple(args), name[0] == "d")
            found[sentence] = max(found.get(sentence, 0), level.number)
        return found

    # Words of the program

    def atom(self, statement: int, args: Sequence[str], denied: bool, level: int | str) -> str:
        return f"{'d' if denied else 's'}{statement}({','.join([str(level), *args])})"

    def pattern(self, pattern: Pattern, level: int | str) -> str:
        args = [variable(arg) if isinstance(arg, Var) else term(arg) for arg in pattern.args]
        return self.atom(pattern.statement, args, pattern.denied, level)

    def fresh(self, prefix: str) -> str:
        self.names += 1
        return f"{prefix}_{self.names}"

    def apart(self, variables: Sequence[Var]) -> list[str]:
        """The inequalities among variables of one scope."""
        found = []
        for at, one in enumerate(variables):
            for two in variables[:at]:
                anybody = one.label == one.kind or two.label == two.kind
                if (
                    one.kind == two.kind
                    and self.book.kinds[one.kind].sort == "thing"
                    and (not anybody or one.role == two.role)
                ):
                    found.append(f"{variable(two)} != {variable(one)}")
        return found

    def domains(self, variables: Sequence[Var]) -> list[str]:
        return [f"{domain(var.kind)}({variable(var)})" for var in variables]

    # Rules and conditions

    def rule(self, rule: Rule) -> None:
        choices = [c.branches if isinstance(c, AnyOf) else ((c,),) for c in rule.conditions]
        for chosen in product(*choices):
            listed = [condition for part in chosen for condition in part]
            outer = bound_by(listed)
            exceptions = [self.exception(condition, outer) for condition in rule.unless]
            bodies = {level: self.list_body(listed, [], level) for level in LEVELS}
            for conclusion in rule.then:
                pattern = conclusion.pattern
                own = []
                pair = self.book.statements[pattern.statement].symmetric
                if pair is not None:
                    one, two = (self.pattern_arg(pattern.args[slot]) for slot in pair)
                    own = [f"{one} != {two}"]
                for level in LEVELS[: int(conclusion.certainty)]:
                    body = [*bodies[level], *exceptions, *own]
                    self.lines.append(f"{self.pattern(pattern, level)} :- {'; '.join(body)}.")

    @staticmethod
    def pattern_arg(arg: Var | Value) -> str:
        return variable(arg) if isinstance(arg, Var) else term(arg)

    def exception(self, condition: Condition, outer: Sequence[Var]) -> str:
        name = self.fresh("unless")
        head = call(name, outer)
        self.lines.append(f"{head} :- {'; '.join(self.list_body([condition], outer, 1) or ['#true'])}.")
        return f"not {head}"

    def list_body(self, conditions: Sequence[Condition], outer: Sequence[Var], level: int) -> list[str]:
        """A body that holds if the whole list does, at least as surely as `level`."""
        listed = flatten(conditions)
        scope = list(dict.fromkeys([*outer, *bound_by(listed)]))
        body = [*self.domains(scope), *self.apart(scope)]
        for condition in listed:
            body += self.body(condition, scope, level)
        return body or ["#true"]

    def body(self, condition: Condition, scope: Sequence[Var], level: int) -> list[str]:
        if isinstance(condition, Holds):
            return [self.pattern(condition.pattern, max(level, int(condition.level)))]
        if isinstance(condition, Not):
            return ["not " + self.pattern(condition.pattern, int(condition.level))]
        if isinstance(condition, Compare):
            return [self.comparison(condition)]
        if isinstance(condition, AnyOf):
            head = call(self.fresh("any"), scope)
            for branch in condition.branches:
                self.lines.append(f"{head} :- {'; '.join(self.list_body(branch, scope, level))}.")
            return [head]
        if isinstance(condition, AtLeastOf):
            name = self.fresh("part")
            for number, part in enumerate(condition.conditions):
                head = call(name, scope, str(number))
                self.lines.append(f"{head} :- {'; '.join(self.list_body([part], scope, level))}.")
            return [f"#count{{ I : {call(name, scope, 'I')} }} >= {condition.number}"]
        assert isinstance(condition, Count)
        return self.count(condition, scope, level)

    def count(self, count: Count, scope: Sequence[Var], level: int) -> list[str]:
        inner = [*scope, count.var]
        thing = variable(count.var)

        def those(part: Sequence[Condition], at: int) -> str:
            head = call(self.fresh("those"), inner)
            self.lines.append(f"{head} :- {'; '.join(self.list_body(part, inner, at))}.")
            return head

        among = those(count.of, 1)
        if count.how == "no":
            return [f"#count{{ {thing} : {among} }} = 0"]
        good = those(count.of, level)
        if count.how == "at least":
            return [f"#count{{ {thing} : {good} }} >= {count.number}"]
        meets = call(self.fresh("meets"), inner)
        self.lines.append(f"{meets} :- {good}; {those(count.has, level)}.")
        if count.how == "every":
            return [f"#count{{ {thing} : {among} }} >= 1", f"#count{{ {thing} : {among}, not {meets} }} = 0"]
        return [f"#sum{{ 2,good,{thing} : {meets}; -1,all,{thing} : {among} }} >= 1"]

    def comparison(self, condition: Compare) -> str:
        """A table of the values for which a comparison holds."""
        variables = list(dict.fromkeys([*operand_variables(condition.left), *operand_variables(condition.right)]))
        name = self.fresh("holds")
        self.lines.append(f"#defined {name}/{len(variables)}.")
        for values in product(*(self.values[var.kind].items() for var in variables)):
            bound = {var: value for var, (_, value) in zip(variables, values, strict=True)}
            try:
                left, right = calculate(condition.left, bound), calculate(condition.right, bound)
            except ZeroDivisionError:
                continue
            true = {
                "=": left == right,
                "!=": left != right,
                ">=": not isinstance(left, str) and left >= right,  # type: ignore[operator]
                "<=": not isinstance(left, str) and left <= right,  # type: ignore[operator]
                ">": not isinstance(left, str) and left > right,  # type: ignore[operator]
                "<": not isinstance(left, str) and left < right,  # type: ignore[operator]
            }
            if true[condition.sign]:
                words = ",".join(word for word, _ in values)
                self.lines.append(f"{name}({words})." if words else f"{name}.")
        return call(name, variables)


def variable(var: Var) -> str:
    return "V_" + "".join(char if char.isascii() and char.isalnum() else "_" for char in var.label)


def domain(kind: str) -> str:
    return "is_" + "".join(char if char.isascii() and char.isalnum() else "_" for char in kind).lower()


def term(value: Var | Value) -> str:
    """A value as a quoted string; numbers as their exact fraction."""
    assert not isinstance(value, Var)
    words = value if isinstance(value, str) else f"number {value}"
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def call(name: str, scope: Sequence[Var], *more: str) -> str:
    args = [*map(variable, scope), *more]
    return f"{name}({','.join(args)})" if args else name


def flatten(conditions: Sequence[Condition]) -> list[Condition]:
    found: list[Condition] = []
    for condition in conditions:
        found += flatten(condition.conditions) if isinstance(condition, AllOf) else [condition]
    return found


def bound_by(conditions: Sequence[Condition]) -> list[Var]:
    return list(dict.fromkeys(v for c in conditions if isinstance(c, Holds) for v in c.pattern.variables))


def operand_variables(operand: Operand) -> list[Var]:
    if isinstance(operand, Arithmetic):
        return [*operand_variables(operand.left), *operand_variables(operand.right)]
    return [operand] if isinstance(operand, Var) else []


def calculate(operand: Operand, bound: dict[Var, Value]) -> Value:
    if isinstance(operand, Var):
        return bound[operand]
    if isinstance(operand, Constant):
        return operand.value
    left, right = calculate(operand.left, bound), calculate(operand.right, bound)
    one, two = Fraction(left), Fraction(right)
    return {"+": one.__add__, "-": one.__sub__, "*": one.__mul__, "/": one.__truediv__}[operand.sign](two)


def _order(value: Value) -> tuple[int, Fraction, str]:
    if isinstance(value, str):
        return 1, Fraction(0), value.removeprefix("the ").removeprefix("The ")
    return 0, Fraction(value), ""

"""W for clingo: parsed, grounded and solved for every case, since a case changes the facts of the program."""

from __future__ import annotations

from . import workload_w
from .workload_w import Fact, Rule


class Clingo:
    name = "clingo"

    def __init__(self, listed: list[Rule]) -> None:
        import clingo

        self.clingo = clingo
        self.rules = "\n".join(map(rule_text, listed))
        arity = {rule.head[0]: len(rule.head[1]) for rule in listed}
        self.rules += "".join(f"\n#show {predicate}/{arity[predicate]}." for predicate in workload_w.concluded(listed))
        self.conclusions: set[Fact] = set()

    def ready(self, facts: list[Fact]) -> None:
        self.facts = " ".join(f"{predicate}({','.join(map(str, args))})." for predicate, args in facts)
        self.run()

    def run(self) -> int:
        control = self.clingo.Control(["--warn=none"])
        control.add("base", [], self.rules)
        control.add("base", [], self.facts)
        control.ground([("base", [])])
        with control.solve(yield_=True) as models:
            self.shown = next(iter(models)).symbols(shown=True)
        return len(self.shown)

    def found(self) -> set[Fact]:
        return {(symbol.name, tuple(map(str, symbol.arguments))) for symbol in self.shown}


def rule_text(rule: Rule) -> str:
    conditions = [atom_text(*atom) for atom in rule.body]
    conditions += [f"not {atom_text(*atom)}" for atom in rule.absent]
    if rule.more is not None:
        conditions.append(f"{rule.more[0]} > {rule.more[1]}")
    if rule.two is not None:
        conditions.append(f"2 #count {{ A : {atom_text(*rule.two)} }}")
    return f"{atom_text(*rule.head)} :- {', '.join(conditions)}."


def atom_text(predicate: str, args: tuple[str, ...]) -> str:
    return f"{predicate}({','.join(args)})"

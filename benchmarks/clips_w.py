"""W for CLIPS (by clipspy): the rules as CLIPS writes them, the facts given in three ways.

`One by one` is how a Python program tells facts that it has; `as one text` hands all of them over in one call;
`inside` has them in CLIPS before the clock starts (deffacts), so that nothing crosses from Python.
"""

from __future__ import annotations

from typing import Any

from . import workload_w
from .workload_w import Fact, Rule


class Clips:
    """CLIPS with the rules built. `ready` takes the facts, `run` does what is timed."""

    def __init__(self, listed: list[Rule]) -> None:
        import clips

        self.environment: Any = clips.Environment()
        self.heads = workload_w.concluded(listed)
        for rule in listed:
            self.environment.build(rule_text(rule))

    def found(self) -> set[Fact]:
        """The conclusions as Python values. The fact objects of clipspy would slow every run after this one."""
        told = (text.decode().strip("()").split() for text in read_back(self.environment._env, self.heads))
        return {(predicate, tuple(args)) for predicate, *args in told}


class OneByOne(Clips):
    name = "CLIPS, facts one by one"

    def ready(self, facts: list[Fact]) -> None:
        self.facts = [fact_text(fact).encode() for fact in facts]
        self.run()

    def run(self) -> int:
        from clips._clips import lib

        # Below the wrappers of clipspy, which cost a third more; the wrapped call does the same and checks the answer.
        environment, told = self.environment._env, lib.AssertString
        self.environment.reset()
        for fact in self.facts:
            told(environment, fact)
        self.environment.run()
        return len(read_back(environment, self.heads))


class AsOneText(Clips):
    name = "CLIPS, facts as one text"

    def ready(self, facts: list[Fact]) -> None:
        self.text = "\n".join(map(fact_text, facts))
        self.run()

    def run(self) -> int:
        self.environment.reset()
        self.environment.load_facts(self.text)
        self.environment.run()
        return len(read_back(self.environment._env, self.heads))


class Inside(Clips):
    name = "CLIPS, facts inside"

    def ready(self, facts: list[Fact]) -> None:
        self.environment.build(f"(deffacts given {' '.join(map(fact_text, facts))})")
        self.run()

    def run(self) -> int:
        self.environment.reset()
        return int(self.environment.run())


def read_back(environment: Any, heads: list[str]) -> list[bytes]:
    """The conclusions as they are printed, by the fewest calls into CLIPS."""
    from clips._clips import ffi, lib

    builder = lib.CreateStringBuilder(environment, 64)
    found = []
    for head in heads:
        template = lib.FindDeftemplate(environment, head.encode())
        fact = lib.GetNextFactInTemplate(template, ffi.NULL)
        while fact != ffi.NULL:
            lib.SBReset(builder)
            lib.FactPPForm(fact, builder, False)
            found.append(ffi.string(builder.contents))
            fact = lib.GetNextFactInTemplate(template, fact)
    lib.SBDispose(builder)
    return found


def rule_text(rule: Rule) -> str:
    """A rule for CLIPS. Its salience lets all that can still bring a sentence fire before what looks at its absence."""
    conditions = [atom_text(*atom) for atom in rule.body]
    if rule.more is not None:
        conditions.append(f"(test (> ?{rule.more[0]} {rule.more[1]}))")
    conditions += [f"(not {atom_text(*atom)})" for atom in rule.absent]
    if rule.two is not None:
        predicate, (_, leader) = rule.two
        conditions.append(f"(exists (and ({predicate} ?A ?{leader}) ({predicate} ?B&~?A ?{leader})))")
    salience = f"(declare (salience {-workload_w.stratum(rule)}))"
    return f"(defrule {rule.id} {salience} {' '.join(conditions)} => (assert {atom_text(*rule.head)}))"


def atom_text(predicate: str, args: tuple[str, ...]) -> str:
    return f"({predicate} {' '.join(f'?{arg}' if arg in 'ABLX' else arg for arg in args)})"


def fact_text(fact: Fact) -> str:
    return f"({fact[0]} {' '.join(map(str, fact[1]))})"

"""A rulebook as lints look at it: who concludes, uses and asks for which statement, each worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from engine.inference.program import Program
from engine.language.clauses import Clause, inner_conditions
from engine.language.condition import Condition, Holds, Not
from engine.language.grammar import Grammar
from engine.language.place import Place
from engine.language.rulebook import Rule, Rulebook
from engine.language.strata import Form, concludes
from engine.language.vocabulary import Statement

from ..at_hand import CaseWords
from ..invent import World


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence in a rule that looks for a statement: `form` says whether for its denial."""

    rule: Rule
    condition: Holds | Not
    unless: bool

    @property
    def form(self) -> Form:
        denied = self.condition.pattern.denied and isinstance(self.condition, Holds)
        return self.condition.pattern.statement, denied

    @property
    def place(self) -> Place:
        return self.condition.place


@dataclass(frozen=True)
class Linted:
    """A rulebook that has passed its check. `at_hand` gives the cases at hand, and is asked only if they matter."""

    rulebook: Rulebook
    at_hand: Callable[[], Iterable[CaseWords]]

    def stated(self, statement: int) -> bool:
        """True if some case at hand states a sentence of the statement."""
        return any(self._fits(statement, text) for case in self._cases for text in case.stated)

    def expected(self, statement: int) -> bool:
        """True if some case at hand has an expectation or a verdict on a sentence of the statement."""
        return any(self._fits(statement, text) for case in self._cases for text in case.expected)

    @cached_property
    def _cases(self) -> tuple[CaseWords, ...]:
        return tuple(self.at_hand())

    def _fits(self, statement: int, text: str) -> bool:
        """True if `text` could be a sentence of the statement, whatever names stand in it."""
        grammar = self._grammars.get(statement)
        if grammar is None:
            rulebook = self.rulebook
            grammar = Grammar(rulebook.kinds, rulebook.names, [rulebook.statements[statement]])
            self._grammars[statement] = grammar
        return next(grammar.loose(text), None) is not None

    @cached_property
    def _grammars(self) -> dict[int, Grammar]:
        return {}

    @cached_property
    def program(self) -> Program:
        return self.world.program

    @cached_property
    def world(self) -> World:
        """The rulebook, to try invented scenarios on."""
        return World(self.rulebook)

    @cached_property
    def own_rules(self) -> tuple[Rule, ...]:
        """The rules of the rulebook itself, not of those it uses."""
        return tuple(rule for rule in self.rulebook.rules if rule.book == self.rulebook.id)

    @cached_property
    def own_statements(self) -> tuple[Statement, ...]:
        return tuple(statement for statement in self.rulebook.statements if statement.book == self.rulebook.id)

    @cached_property
    def concluding(self) -> dict[Form, tuple[Clause, ...]]:
        """The clauses that conclude each form, those of `leads to` among them."""
        found: dict[Form, list[Clause]] = {}
        for clause in self.program.clauses:
            found.setdefault(concludes(clause), []).append(clause)
        return {form: tuple(clauses) for form, clauses in found.items()}

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every sentence in `if`, `unless` and `even if` of every rule."""
        return tuple(use for rule in self.rulebook.rules for use in uses_of(rule))

    @cached_property
    def used(self) -> frozenset[int]:
        """The statements that some rule looks for."""
        return frozenset(use.condition.pattern.statement for use in self.uses)

    @cached_property
    def asked(self) -> frozenset[int]:
        """The statements that some question is about, or a declared circle runs through."""
        sides = [side for question in self.rulebook.questions for side in (question.yes, question.no)]
        through = [statement for circle in self.rulebook.circles for statement in circle.through]
        return frozenset([side.statement for side in sides if side is not None] + through)

    def text(self, place: Place) -> str:
        """The file of the rulebook itself in which a place lies."""
        return dict(self.rulebook.books[-1].files)[place.file]

    def say(self, statement: int) -> str:
        """The wording of a statement with its blanks."""
        return str(self.rulebook.statements[statement].say.text)


def uses_of(rule: Rule) -> Iterator[Use]:
    """Every sentence that a rule looks for, nested ones too."""
    parts: tuple[tuple[tuple[Condition, ...], bool], ...] = (
        (rule.conditions, False),
        (rule.unless, True),
        (rule.even_if, False),
    )
    for conditions, unless in parts:
        for condition in conditions:
            for inner in inner_conditions(condition):
                if isinstance(inner, Holds | Not):
                    yield Use(rule, inner, unless)

"""From nodes to conditions: one function per condition word, each mistake told where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from . import condition_mistakes as mistakes
from .comparison import compare, half
from .condition import AllOf, AnyOf, AtLeastOf, Compare, Condition, Count, Holds, Not
from .document import Fields, Items, Node
from .edit import whole
from .grammar import Grammar, plain
from .place import Place, Text
from .problem import Problems
from .read_sentence import Context, bad_slot, read_pattern
from .value import LEVELS, Certainty
from .vocabulary import Pattern, Var

Part = Literal["if", "unless", "even if"]

_COUNT = re.compile(r"(?:(at least) (\S+)|(no|every|most)) <([^<>]+)>\Z", re.IGNORECASE)
_OF = re.compile(r"at least (\S+) of\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where a condition stands: which part of the rule, and what it is nested in."""

    part: Part
    in_any: bool = False
    in_count: bool = False


class ConditionReader:
    """Reads the conditions of rules over one grammar; `None` where a problem was told."""

    def __init__(self, grammar: Grammar, problems: Problems) -> None:
        self.grammar, self.problems = grammar, problems

    def read(self, nodes: list[Node], part: Part) -> tuple[Condition, ...] | None:
        """All conditions of one part of a rule; None if any of them could not be read."""
        return self._list(nodes, _Scope(part))

    def _list(self, nodes: list[Node], scope: _Scope) -> tuple[Condition, ...] | None:
        pieces = tuple(node for node in nodes if isinstance(node, Text))
        found = [self._condition(node, scope, pieces) for node in nodes]
        whole = [condition for condition in found if condition is not None]
        return tuple(whole) if len(whole) == len(found) else None

    def _condition(self, node: Node, scope: _Scope, pieces: tuple[Text, ...]) -> Condition | None:
        if isinstance(node, Text):
            return self._sentence(node, Certainty.POSSIBLE, pieces)
        if isinstance(node, Items):
            mistakes.list_for_condition(node, self.problems)
            return None
        return self._group(node, scope)

    def _group(self, node: Fields, scope: _Scope) -> Condition | None:
        keys = list(node)
        if len(keys) > 1:
            counted = next((key for key in keys if _COUNT.match(plain(key))), None)
            mistakes.two_in_one_item(node, keys, counted, self.problems)
            return None
        if not keys:
            mistakes.empty_condition(node.place, self.problems)
            return None
        key = keys[0]
        at, value, word = node.keys_at[key], node[key], plain(key).lower()
        if word in LEVELS:
            return self._at_level(value, LEVELS[word])
        if word == "not":
            return self._not(value, at)
        if word == "denied":
            return self._denied(value, Certainty.POSSIBLE)
        if word == "any":
            return self._any(value, at, scope)
        if word == "all":
            return self._all(value, at, scope)
        of = _OF.match(plain(key))
        if of:
            return self._at_least_of(of.group(1), value, at, scope)
        count = _COUNT.match(plain(key))
        if count:
            how = (count.group(1) or count.group(3)).lower()
            return self._count(how, count.group(2), count.group(4), value, at, scope)
        mistakes.unknown_word(node, key, value, self.grammar, self.problems)
        return None

    # Sentences

    def _sentence(self, text: Text, level: Certainty, pieces: tuple[Text, ...] = ()) -> Condition | None:
        comparison = compare(text, self.grammar) if text else None
        if comparison is not None:
            if comparison.wrong:
                mistakes.cannot_compare(text, comparison.wrong, self.problems)
                return None
            return Compare(comparison.left, comparison.sign, comparison.right, text, text.place)
        context = Context(True, pieces)
        known = half(text, self.grammar) if text and not self.grammar.readings(text) else None
        if known is not None:
            nth = plain(text).count(known[1]) - 1
            kind = self.grammar.kinds[known[0].kind]
            context = Context(True, pieces, "The comparison could never hold, so the rule can never fire.")
            bad_slot(text, known[1], nth, kind, self.grammar, self.problems, context)
            return None
        pattern = read_pattern(text, self.grammar, self.problems, context)
        return Holds(pattern, level, text.place) if pattern is not None else None

    def _at_level(self, value: Node, level: Certainty) -> Condition | None:
        if isinstance(value, Fields) and len(value) == 1 and next(iter(value)).lower() == "denied":
            return self._denied(next(iter(value.values())), level)
        pattern = self._pattern(value, f"{level}:")
        return Holds(pattern, level, pattern.text.place) if pattern is not None else None

    def _denied(self, value: Node, level: Certainty) -> Condition | None:
        if isinstance(value, Fields) and len(value) == 1:
            word = next(iter(value)).lower()
            if word in LEVELS:
                return self._denied(next(iter(value.values())), LEVELS[word])
        pattern = self._pattern(value, "denied:")
        if pattern is None or not self._positive(pattern):
            return None
        return Holds(_as_denial(pattern), level, pattern.text.place)

    def _not(self, value: Node, at: Text) -> Condition | None:
        level = Certainty.POSSIBLE
        if mistakes.not_of_several(at.place, value, self.problems):
            return None
        if isinstance(value, Fields) and len(value) == 1:
            word = next(iter(value)).lower()
            if word in LEVELS:
                level, value = LEVELS[word], next(iter(value.values()))
            elif word in ("not", "denied"):
                mistakes.denied_twice(next(iter(value.keys_at.values())).place, self.problems)
                return None
        pattern = self._pattern(value, "not:")
        if pattern is None or not self._positive(pattern):
            return None
        return Not(pattern, level, pattern.text.place)

    def _pattern(self, value: Node, word: str) -> Pattern | None:
        if not isinstance(value, Text):
            mistakes.key_in_condition(value, word, self.problems)
            return None
        if value and compare(value, self.grammar) is not None:
            mistakes.comparison_under(value, word, self.problems)
            return None
        return read_pattern(value, self.grammar, self.problems, Context(True))

    def _positive(self, pattern: Pattern) -> bool:
        if pattern.denied:
            straight = self.grammar.write((pattern.statement, pattern.args, False))
            mistakes.denied_twice(pattern.text.place, self.problems, whole(pattern.text, straight), straight)
        return not pattern.denied

    # Groups

    def _any(self, value: Node, at: Text, scope: _Scope) -> Condition | None:
        if scope.in_any:
            mistakes.any_in_any(at.place, self.problems)
            return None
        inner = _Scope(scope.part, True, scope.in_count)
        branches: list[tuple[Condition, ...]] = []
        nodes = self._nodes(value, "any", at.place)
        pieces = tuple(node for node in nodes or () if isinstance(node, Text))
        for node in nodes or ():
            found = self._condition(node, inner, pieces)
            if found is None:
                return None
            branches.append(found.conditions if isinstance(found, AllOf) else (found,))
        return AnyOf(tuple(branches), at.place) if branches else None

    def _all(self, value: Node, at: Text, scope: _Scope) -> Condition | None:
        if scope.part == "if" and not scope.in_any:
            mistakes.all_under_if(at, self.problems)
            return None
        nodes = self._nodes(value, "all", at.place)
        found = self._list(nodes, scope) if nodes else None
        return AllOf(found, at.place) if found else None

    def _at_least_of(self, number: str, value: Node, at: Text, scope: _Scope) -> Condition | None:
        count = self._number(number, at)
        nodes = self._nodes(value, plain(at), at.place)
        found = self._list(nodes, scope) if nodes else None
        if count is None or not found:
            return None
        if count > len(found):
            mistakes.too_few(count, len(found), at, self.problems)
            return None
        return AtLeastOf(count, found, at.place)

    def _count(
        self, how: str, number: str | None, label: str, value: Node, at: Text, scope: _Scope
    ) -> Condition | None:
        if scope.in_count:
            mistakes.count_in_count(at.place, self.problems)
            return None
        var = self._variable(label, at)
        count = self._number(number, at) if number is not None else 1
        lists = self._of_and_has(how, label, value, at, _Scope(scope.part, scope.in_any, True))
        if var is None or count is None or lists is None:
            return None
        return Count(cast(Literal["at least", "no", "every", "most"], how), count, var, lists[0], lists[1], at.place)

    def _of_and_has(
        self, how: str, label: str, value: Node, at: Text, scope: _Scope
    ) -> tuple[tuple[Condition, ...], tuple[Condition, ...]] | None:
        if how in ("at least", "no"):
            nodes = self._nodes(value, plain(at), at.place)
            found = self._list(nodes, scope) if nodes else None
            return (found, ()) if found else None
        if not isinstance(value, Fields) or {plain(key).lower() for key in value} != {"of", "has"}:
            mistakes.no_of_and_has(how, label, at, value, self.problems)
            return None
        sides = {plain(key).lower(): self._nodes(node, key, value.keys_at[key].place) for key, node in value.items()}
        of = self._list(sides["of"], scope) if sides["of"] else None
        has = self._list(sides["has"], scope) if sides["has"] else None
        return (of, has) if of and has else None

    def _nodes(self, value: Node, word: str, place: Place) -> list[Node] | None:
        nodes: list[Node] = list(value) if isinstance(value, Items) else [] if value == "" else [value]
        if not nodes:
            mistakes.nothing_under(word, place, self.problems)
        return nodes or None

    def _number(self, word: str, at: Text) -> int | None:
        if word.isascii() and word.isdigit() and len(word) < 9 and int(word) > 0:
            return int(word)
        mistakes.bad_number(word, at, self.problems)
        return None

    def _variable(self, label: str, at: Text) -> Var | None:
        var = self.grammar.variable(label)
        if var is None or self.grammar.kinds[var.kind].sort == "number":
            mistakes.not_counted(label, at, self.grammar, self.problems)
            return None
        return var


def _as_denial(pattern: Pattern) -> Pattern:
    return Pattern(pattern.statement, pattern.args, True, pattern.text)

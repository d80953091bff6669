"""From nodes to conditions: one function per condition word, each mistake told where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from .comparison import compare
from .condition import AllOf, AnyOf, AtLeastOf, Compare, Condition, Count, Holds, Not
from .document import Fields, Items, Node
from .grammar import Grammar, plain
from .place import Place, Text
from .problem import Edit, Problems, nearest
from .read_sentence import Context, read_pattern
from .value import LEVELS, Certainty
from .vocabulary import Pattern, Var

Part = Literal["if", "unless", "even if"]

_COUNT = re.compile(r"(?:(at least) (\S+)|(no|every|most)) <([^<>]+)>\Z", re.IGNORECASE)
_OF = re.compile(r"at least (\S+) of\Z", re.IGNORECASE)
_WORDS = ("likely", "certain", "possible", "not", "denied", "any", "all")
_LEFT_OUT = "The rule is left out, so nothing follows from it."


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
            self.problems.add(
                "F107",
                "A list stands where a condition is needed.",
                node.place,
                note=_LEFT_OUT,
                fix="Begin the line with one dash only.",
            )
            return None
        return self._group(node, scope)

    def _group(self, node: Fields, scope: _Scope) -> Condition | None:
        keys = list(node)
        if len(keys) > 1:
            self._too_many(node, keys)
            return None
        if not keys:
            self.problems.add(
                "F319", "A condition is missing here.", node.place, note=_LEFT_OUT, fix="Write a sentence."
            )
            return None
        key = keys[0]
        place, value, word = node.keys_at[key].place, node[key], plain(key).lower()
        if word in LEVELS:
            return self._at_level(value, LEVELS[word])
        if word == "not":
            return self._not(value, place)
        if word == "denied":
            return self._denied(value, Certainty.POSSIBLE)
        if word == "any":
            return self._any(value, place, scope)
        if word == "all":
            return self._all(value, place, scope)
        of = _OF.match(plain(key))
        if of:
            return self._at_least_of(of.group(1), value, place, scope)
        count = _COUNT.match(plain(key))
        if count:
            how = (count.group(1) or count.group(3)).lower()
            return self._count(how, count.group(2), count.group(4), value, place, scope)
        self._unknown_word(node, key, value)
        return None

    # Sentences

    def _sentence(self, text: Text, level: Certainty, pieces: tuple[Text, ...] = ()) -> Condition | None:
        comparison = compare(text, self.grammar) if text else None
        if comparison is not None:
            if comparison.wrong:
                self.problems.add(
                    "F307",
                    f"This compares what cannot be compared: {comparison.wrong}.",
                    text.place,
                    note="It could never hold, so the rule could never fire.",
                    fix="Compare two numbers, or two names of one kind with `is` or `is not`.",
                )
                return None
            return Compare(comparison.left, comparison.sign, comparison.right, text, text.place)
        pattern = read_pattern(text, self.grammar, self.problems, Context(True, pieces))
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
        if pattern is None or not self._positive(pattern, "denied:"):
            return None
        return Holds(_as_denial(pattern), level, pattern.text.place)

    def _not(self, value: Node, place: Place) -> Condition | None:
        level = Certainty.POSSIBLE
        if isinstance(value, Items):
            self.problems.add(
                "F309",
                "A list stands under 'not:'.",
                value.place,
                note="One could not tell whether none of them may hold or not all of them.",
                fix="Write one '- not: ...' line for each sentence; for 'not all of them' use `unless` with `all:`.",
            )
            return None
        if isinstance(value, Fields) and len(value) == 1:
            word = next(iter(value)).lower()
            if word in LEVELS:
                level, value = LEVELS[word], next(iter(value.values()))
            elif word in ("not", "denied"):
                self._twice(next(iter(value.keys_at.values())).place)
                return None
        pattern = self._pattern(value, "not:")
        if pattern is None or not self._positive(pattern, "not:"):
            return None
        return Not(pattern, level, pattern.text.place)

    def _pattern(self, value: Node, word: str) -> Pattern | None:
        if not isinstance(value, Text):
            what = "A list" if isinstance(value, Items) else "A group of keys"
            self.problems.add(
                "F107",
                f"{what} stands under '{word}' where one sentence is needed.",
                value.place,
                note=_LEFT_OUT,
                fix="Write one line for each sentence; a sentence with ': ' in it stands in quotes.",
            )
            return None
        if value and compare(value, self.grammar) is not None:
            self.problems.add(
                "F307",
                f"A comparison stands under '{word}'.",
                value.place,
                note="A comparison holds or fails; it is neither denied nor more or less sure.",
                fix="Turn the comparison round: 'is less than' in place of not 'is at least'.",
            )
            return None
        return read_pattern(value, self.grammar, self.problems, Context(True))

    def _positive(self, pattern: Pattern, word: str) -> bool:
        if pattern.denied:
            self._twice(pattern.text.place)
        return not pattern.denied

    def _twice(self, place: Place) -> None:
        self.problems.add(
            "F305",
            "A denial is denied here.",
            place,
            note="'Not denied' is no condition: silence is not enough for it, and nothing else says it.",
            fix="Write the sentence itself, or `not:` before it.",
        )

    # Groups

    def _any(self, value: Node, place: Place, scope: _Scope) -> Condition | None:
        if scope.in_any:
            self.problems.add(
                "F311",
                "'any' stands inside 'any'.",
                place,
                note=_LEFT_OUT,
                fix="Put all branches in one list.",
            )
            return None
        inner = _Scope(scope.part, True, scope.in_count)
        branches: list[tuple[Condition, ...]] = []
        nodes = self._nodes(value, "any", place)
        pieces = tuple(node for node in nodes or () if isinstance(node, Text))
        for node in nodes or ():
            found = self._condition(node, inner, pieces)
            if found is None:
                return None
            branches.append(found.conditions if isinstance(found, AllOf) else (found,))
        return AnyOf(tuple(branches), place) if branches else None

    def _all(self, value: Node, place: Place, scope: _Scope) -> Condition | None:
        if scope.part == "if" and not scope.in_any:
            self.problems.add(
                "F311",
                "'all' is only used inside 'any' and 'unless'.",
                place,
                note="Under `if` all conditions must hold anyway.",
                fix="Write its lines directly.",
            )
            return None
        nodes = self._nodes(value, "all", place)
        found = self._list(nodes, scope) if nodes else None
        return AllOf(found, place) if found else None

    def _at_least_of(self, number: str, value: Node, place: Place, scope: _Scope) -> Condition | None:
        count = self._number(number, place)
        nodes = self._nodes(value, "at least ... of", place)
        found = self._list(nodes, scope) if nodes else None
        if count is None or not found:
            return None
        if count > len(found):
            self.problems.add(
                "F315",
                f"At least {count} are asked for, but only {len(found)} {'is' if len(found) == 1 else 'are'} listed.",
                place,
                note="This condition can never hold, so the rule can never fire.",
                fix="Ask for fewer, or list more.",
            )
            return None
        return AtLeastOf(count, found, place)

    def _count(
        self, how: str, number: str | None, label: str, value: Node, place: Place, scope: _Scope
    ) -> Condition | None:
        if scope.in_count:
            self.problems.add(
                "F311",
                "A count stands inside a count.",
                place,
                note=_LEFT_OUT,
                fix="Make a rule that concludes the inner one, and use its sentence here.",
            )
            return None
        var = self._variable(label, place)
        count = self._number(number, place) if number is not None else 1
        lists = self._of_and_has(how, label, value, place, _Scope(scope.part, scope.in_any, True))
        if var is None or count is None or lists is None:
            return None
        return Count(cast(Literal["at least", "no", "every", "most"], how), count, var, lists[0], lists[1], place)

    def _of_and_has(
        self, how: str, label: str, value: Node, place: Place, scope: _Scope
    ) -> tuple[tuple[Condition, ...], tuple[Condition, ...]] | None:
        if how in ("at least", "no"):
            nodes = self._nodes(value, how, place)
            found = self._list(nodes, scope) if nodes else None
            return (found, ()) if found else None
        if not isinstance(value, Fields) or {key.lower() for key in value} != {"of", "has"}:
            self.problems.add(
                "F310",
                f"'{how} <{label}>' needs 'of:' and 'has:' under it.",
                place,
                note="`of` tells among whom, `has` what all (or most) of them must meet.",
                fix="Write 'of:' and 'has:' two blanks deeper than this line, each with its list.",
            )
            return None
        sides = {key.lower(): self._nodes(node, key, place) for key, node in value.items()}
        of = self._list(sides["of"], scope) if sides["of"] else None
        has = self._list(sides["has"], scope) if sides["has"] else None
        return (of, has) if of and has else None

    def _nodes(self, value: Node, word: str, place: Place) -> list[Node] | None:
        nodes: list[Node] = list(value) if isinstance(value, Items) else [] if value == "" else [value]
        if not nodes:
            self.problems.add(
                "F107",
                f"The list under '{word}' is empty.",
                place,
                note=_LEFT_OUT,
                fix="Add its lines, deeper.",
            )
            return None
        return nodes

    def _number(self, word: str, place: Place) -> int | None:
        if word.isascii() and word.isdigit() and int(word[:9]) > 0 and len(word) < 9:
            return int(word)
        self.problems.add(
            "F318",
            f"'{word}' is no number to count to.",
            place,
            note=_LEFT_OUT,
            fix="Write digits, at least 1.",
        )
        return None

    def _variable(self, label: str, place: Place) -> Var | None:
        var = self.grammar.variable(label)
        if var is None or self.grammar.kinds[var.kind].sort == "number":
            near = nearest(plain(label), self.grammar.roles)
            self.problems.add(
                "F203",
                f"<{plain(label)}> is nothing that can be counted.",
                place,
                note=_LEFT_OUT,
                fix=f"Did you mean <{near}>?" if near else "Use a role of a declared kind.",
            )
            return None
        return var

    # Mis-shapes

    def _too_many(self, node: Fields, keys: list[str]) -> None:
        lowered = [plain(key).lower() for key in keys]
        every = next((key for key in keys if _COUNT.match(plain(key))), None)
        if every is not None and ({"of", "has"} & set(lowered)):
            self.problems.add(
                "F310",
                f"'of:' and 'has:' stand at the depth of '{every}'.",
                node.keys_at[next(key for key in keys if plain(key).lower() in ("of", "has"))].place,
                note="YAML reads them as conditions beside it, not as its parts.",
                fix="Move 'of:' and 'has:' two blanks deeper.",
            )
            return
        self.problems.add(
            "F317",
            f"{len(keys)} keys stand in one condition: {', '.join(keys)}.",
            node.keys_at[keys[1]].place,
            note="YAML reads them as one item; a condition is one line.",
            fix="Begin each condition with a dash, at the same depth.",
        )

    def _unknown_word(self, node: Fields, key: str, value: Node) -> None:
        place = node.keys_at[key].place
        if isinstance(value, Text) and self.grammar.readings(f"{key}: {value}"):
            self.problems.add(
                "F316",
                "The sentence has ': ' in it, which YAML reads as a key.",
                place,
                note=_LEFT_OUT,
                fix=f'Put it in quotes: "{key}: {value}"',
            )
            return
        near = nearest(plain(key).split(" ")[0], (*_WORDS, "every", "most", "no"), 0.65)
        self.problems.add(
            "F308",
            f"'{key}' is no condition word.",
            place,
            note="A sentence with ': ' in it stands in quotes; else YAML reads its beginning as a key.",
            fix=f"Did you mean '{near}'?"
            if near
            else f"Condition words: {', '.join(_WORDS)}, at least, no, every, most.",
            edit=Edit(place, len(key), near) if near and " " not in key else None,
        )


def _as_denial(pattern: Pattern) -> Pattern:
    return Pattern(pattern.statement, pattern.args, True, pattern.text)

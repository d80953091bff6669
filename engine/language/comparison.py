"""The grammar of comparisons: `<years> is at least 10`, `<view> is symbolic`, `2 * <years> >= <other years> + 1`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .condition import Arithmetic, Constant, Operand, Sign
from .grammar import Grammar, plain
from .problem import nearest, with_article
from .value import number
from .vocabulary import Var

_SIGNS: dict[str, Sign] = {
    "is at least": ">=",
    "is at most": "<=",
    "is more than": ">",
    "is less than": "<",
    "is not": "!=",
    "is": "=",
    "!=": "!=",
    ">=": ">=",
    "<=": "<=",
    "=": "=",
    ">": ">",
    "<": "<",
}
_VARIABLE = r"<(?=[^\W\d_])[^<>=]*>"
_OPERATOR = re.compile(
    rf"(?P<var>{_VARIABLE})|(?<=\s)(?P<word>is at least|is at most|is more than|is less than|is not|is)(?=\s)"
    r"|(?P<sign>!=|>=|<=|=|>|<)"
)
_TOKEN = re.compile(rf"\s*(?:(?P<var>{_VARIABLE})|(?P<number>\d+(?:\.\d+)?)|(?P<sign>[-+*/()]))", re.ASCII)
_ANY_VARIABLE = re.compile(rf"{_VARIABLE}\Z")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison as read: two operands and a sign, or the reason why it is none (`wrong`)."""

    left: Operand
    sign: Sign
    right: Operand
    wrong: str = ""


def splits(text: str) -> Iterator[tuple[str, Sign, str]]:
    """Every way to cut a text at a sign of comparison, the longest sign at each place."""
    for found in _OPERATOR.finditer(text):
        sign = found.group("word") or found.group("sign")
        if sign:
            left, right = text[: found.start()].strip(), text[found.end() :].strip()
            if left and right:
                yield left, _SIGNS[sign], right


def compare(text: str, grammar: Grammar) -> Comparison | None:
    """Read `text` as a comparison; None if it does not have the form of one."""
    text = plain(text)
    for candidate in dict.fromkeys((text, text.removesuffix("."))):
        for left, sign, right in splits(candidate):
            found = _pair(left, sign, right, grammar)
            if found is not None:
                return found
    return None


def half(text: str, grammar: Grammar) -> tuple[Var, str] | None:
    """The variable and the word of a comparison whose other side is not known: `<years> is at least ten`."""
    for left, _, right in splits(plain(text).removesuffix(".")):
        for side, word in ((left, right), (right, left)):
            var = operand(side, grammar) if _ANY_VARIABLE.match(side) else None
            if not isinstance(var, Var) or word.count(" ") > 2 or operand(word, grammar) is not None:
                continue
            kind = grammar.kinds[var.kind]
            if kind.sort != "thing" or nearest(word, grammar.spelled[kind.name], 0.75):
                return var, word
    return None


def looks_like_comparison(text: str, grammar: Grammar) -> bool:
    """True if a wording with its slots as variables could be read as a comparison."""
    return compare(text, grammar) is not None


def _pair(left: str, sign: Sign, right: str, grammar: Grammar) -> Comparison | None:
    one, two = operand(left, grammar), operand(right, grammar)
    if one is None and two is None:
        return None
    for known, word, first in ((one, right, True), (two, left, False)):
        if known is None or (two if first else one) is not None:
            continue
        kind = kind_of(known, grammar)
        value = grammar.value(kind, word) if kind is not None else None
        if value is None or kind is None:
            return None
        other = Constant(value, None if grammar.kinds[kind].sort == "number" else kind)
        one, two = (known, other) if first else (other, known)
    assert one is not None
    assert two is not None
    kinds = kind_of(one, grammar), kind_of(two, grammar)
    return Comparison(one, sign, two, _mismatch(kinds[0], sign, kinds[1], grammar))


def _mismatch(left: str | None, sign: Sign, right: str | None, grammar: Grammar) -> str:
    """Why two operands of these kinds (None for a number written out) cannot be compared so; "" if they can."""
    sorts = [grammar.kinds[kind].sort if kind else "number" for kind in (left, right)]
    if sorts == ["number", "number"]:
        return ""
    if left != right:
        return f"{_called(left, grammar)} is compared with {_called(right, grammar)}"
    if sign not in ("=", "!="):
        return f"{_called(left, grammar)} has no more and no less"
    return ""


def _called(kind: str | None, grammar: Grammar) -> str:
    return with_article(kind) if kind and grammar.kinds[kind].sort != "number" else "a number"


def kind_of(operand: Operand, grammar: Grammar) -> str | None:
    """The kind of an operand; None for numbers written out and arithmetic."""
    if isinstance(operand, Var | Constant):
        return operand.kind
    return None


def operand(text: str, grammar: Grammar) -> Operand | None:
    """A variable, arithmetic on numbers, or a name or choice word that belongs to one kind only."""
    if _ANY_VARIABLE.match(text):
        return grammar.variable(text[1:-1])
    plain_number = number(text)
    if plain_number is not None:
        return Constant(plain_number, None)
    calculated = _arithmetic(text, grammar)
    if calculated is not None:
        return calculated
    homes = [
        (kind.name, value)
        for kind in grammar.kinds.values()
        if kind.sort != "number" and (value := grammar.value(kind.name, text)) is not None
    ]
    return Constant(homes[0][1], homes[0][0]) if len(homes) == 1 else None


def _arithmetic(text: str, grammar: Grammar) -> Operand | None:
    tokens: list[str] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found:
            return None
        tokens.append(found.group().strip())
        at = found.end()
    parser = _Arithmetic(tokens, grammar.variable, lambda var: grammar.kinds[var.kind].sort == "number")
    return parser.whole()


class _Arithmetic:
    """Sums of products of numbers, number variables and parentheses; `whole` is None where it does not fit."""

    def __init__(self, tokens: list[str], variable: Callable[[str], Var | None], is_number: Callable[[Var], bool]):
        self.tokens, self.at = tokens, 0
        self.variable, self.is_number = variable, is_number

    def whole(self) -> Operand | None:
        found = self._sum(0)
        return found if self.at == len(self.tokens) else None

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _sum(self, depth: int) -> Operand | None:
        left = self._product(depth)
        while left is not None and self._peek() in ("+", "-"):
            sign = self._take()
            right = self._product(depth)
            left = None if right is None else Arithmetic("+" if sign == "+" else "-", left, right)
        return left

    def _product(self, depth: int) -> Operand | None:
        left = self._unit(depth)
        while left is not None and self._peek() in ("*", "/"):
            sign = self._take()
            right = self._unit(depth)
            left = None if right is None else Arithmetic("*" if sign == "*" else "/", left, right)
        return left

    def _take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def _unit(self, depth: int) -> Operand | None:
        token = self._peek()
        if not token or depth > 30:
            return None
        self.at += 1
        if token == "-":
            inner = self._unit(depth + 1)
            return None if inner is None else Arithmetic("-", Constant(0, None), inner)
        if token == "(":
            inner = self._sum(depth + 1)
            if self._peek() != ")":
                return None
            self.at += 1
            return inner
        if token.startswith("<"):
            var = self.variable(token[1:-1])
            return var if var is not None and self.is_number(var) else None
        value = number(token)
        return Constant(value, None) if value is not None else None

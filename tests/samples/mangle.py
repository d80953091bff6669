"""Mangled YAML: what slips of hand, of the editor and of ill will make of a good file, by a seed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

ODD = (
    *("\t", "\x00", "\x1b[31m", "\u200b", "\u202e", "\ufeff", "\u2028", "’", "é", "🦄", "\x7f", "\x85", "\r"),
    *("&a ", "*a ", "!x ", "!!python/object:os.system ", "@", "`", "%", "? ", "- ", ": ", " #", "|", ">", "{", "}"),
    *("[", "]", ",", "'", '"', "<", ">", "<ally>", "<other ", "not: ", "every <ally>:", "at least 2 of:", "~"),
    *("9" * 400, "-0", "1e9", "0x1F", ".inf", "NaN", "yes", "null", "=" * 50, "<" * 300, "(" * 200, "the the the "),
)
DEEP = ("[" * 300, "{a: " * 300, "- " * 200, "any:\n" * 60)


def mangled(text: str, seed: int, times: int = 0) -> str:
    """`text` after one to six random mishaps (or `times`)."""
    random = Random(seed)
    for _ in range(times or random.randint(1, 6)):
        text = random.choice(MISHAPS)(text, random)
    return text


def _line(change: Callable[[list[str], int, Random], None]) -> Callable[[str, Random], str]:
    def mishap(text: str, random: Random) -> str:
        lines = text.split("\n")
        change(lines, random.randrange(len(lines)), random)
        return "\n".join(lines)

    return mishap


def _delete(lines: list[str], at: int, random: Random) -> None:
    del lines[at : at + random.randint(1, 3)]
    if not lines:
        lines.append("")


def _double(lines: list[str], at: int, random: Random) -> None:
    lines.insert(random.randrange(len(lines)), lines[at])


def _swap(lines: list[str], at: int, random: Random) -> None:
    other = random.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[str], at: int, random: Random) -> None:
    lines[at] = " " * random.randint(1, 5) + lines[at] if random.random() < 0.5 else lines[at].lstrip()


def _key(lines: list[str], at: int, random: Random) -> None:
    head, colon, rest = lines[at].partition(":")
    lines[at] = head[:-1] + colon + rest if random.random() < 0.5 else head + "x" + colon + rest


def _unquote(lines: list[str], at: int, random: Random) -> None:
    sign = random.choice("'\"[]{}<>:-,#")
    lines[at] = lines[at].replace(sign, "", 1)


def _wrap(lines: list[str], at: int, random: Random) -> None:
    opening, closing = random.choice((("[", "]"), ("{", "}"), ("'", "'"), ('"', '"'), ("<", ">"), ("", ",")))
    lines[at] = opening + lines[at] + closing


def _odd(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(ODD) + text[at:]


def _deep(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(DEEP) + text[at:]


def _character(text: str, random: Random) -> str:
    at = random.randrange(len(text) or 1)
    return text[:at] + text[at + 1 :]


def _cut(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def _long(lines: list[str], at: int, random: Random) -> None:
    lines[at] = lines[at] * random.choice((20, 200))


MISHAPS: tuple[Callable[[str, Random], str], ...] = (
    *(_line(change) for change in (_delete, _double, _swap, _indent, _key, _unquote, _wrap, _long)),
    *(_odd, _odd, _character, _character, _cut, _deep),
)

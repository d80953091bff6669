"""F4: the variables of a rule, and the order among rules."""

from __future__ import annotations

from typing import Final

from . import Page, page, rule

_HEAD = "rules:\n  - id: trust\n    if:\n      - <leader> rewards <ally>\n"
_THEN = "    then: <ally> trusts <leader>\n"

PAGES: Final[tuple[Page, ...]] = (
    page(
        "F401",
        "A variable that nothing binds",
        "Nothing says which thing it is, so the rule could not be applied.",
        "rules:\n  - id: trouble\n    if:\n      - <leader> leads <alliance>\n"
        "      - not: <outsider> trusts <leader>\n    then: <alliance> is in trouble",
        "rules:\n  - id: trouble\n    if:\n      - <leader> leads <alliance>\n"
        "      - no <outsider>:\n          - <outsider> trusts <leader>\n    then: <alliance> is in trouble",
        "Does 'an outsider does not trust' mean one of them, or all? A sentence under `if` says which thing it is; `no "
        "<outsider>:` says that there is none.",
    ),
    rule(
        "F402",
        "What is counted stands in no sentence of the list",
        "Nothing says which things are to be counted, so the rule could not be applied.",
        "- <leader> rewards <ally>\n- at least 2 <other ally>:\n    - <leader> rewards <ally 2>",
        "- <leader> rewards <ally>\n- at least 2 <other ally>:\n    - <leader> rewards <other ally>",
        "One counts those of whom the list is true; a list that does not speak of them is true of nobody or of "
        "everybody.",
    ),
    rule(
        "F403",
        "What is counted already stands for one thing",
        "One and the same thing cannot be counted, so the rule could not be applied.",
        "- <leader> rewards <ally>\n- at least 2 <ally>:\n    - <ally> quarrels with <leader>",
        "- <leader> rewards <ally>\n- at least 2 <other ally>:\n    - <other ally> quarrels with <leader>",
        "Within a rule the same variable is the same thing. `other` before it, or a number behind it, makes "
        "another one.",
    ),
    page(
        "F404",
        "A sentence that depends on its own absence, certainty or count",
        "Nothing on the path can be settled before the rest, so the rulebook is refused.",
        _HEAD
        + "      - not: <ally> quarrels with <leader>\n"
        + _THEN
        + "  - id: quarrel\n    if: <ally> trusts <leader>\n    then: <ally> quarrels with <leader>",
        _HEAD
        + "      - not: <ally> quarrels with <leader>\n"
        + _THEN
        + "  - id: quarrel\n    if: <ally> trusts <leader>\n    leads to: <ally> quarrels with <leader>",
        "If it holds it does not, and if it does not it does. What causes something later is said with `leads "
        "to`: it comes in "
        "the next round. Or the exception is about something else than was written.",
    ),
    page(
        "F405",
        "Too many ways through the lists under `any`",
        "The rule is left out, because it stands for more rules than can be judged.",
        _HEAD + 10 * "      - any: [<leader> leads the CSTO, <ally> bargains with Belarus]\n" + _THEN,
        _HEAD + "      - any: [<leader> leads the CSTO, <ally> bargains with Belarus]\n" + _THEN,
        "Each choice of one line from each list is a rule of its own: ten lists of two make 1024. A rule for "
        "each list, with a "
        "sentence of its own, keeps them few.",
    ),
    page(
        "F406",
        "A variable in `because` that the rule does not bind",
        "The explanation would show a blank where a name should stand.",
        _HEAD + _THEN + "    because: <alliance> rewards those who trust.",
        _HEAD + _THEN + "    because: <leader> rewards those who trust.",
        "The reason is filled in with the things of the rule; it can speak of no others.",
    ),
    page(
        "F407",
        "`then` and `leads to` in one rule",
        "Only `then` would be read.",
        _HEAD + _THEN + "    leads to: <ally> quarrels with Belarus",
        _HEAD + _THEN + "  - id: quarrel\n    if: <ally> trusts <leader>\n    leads to: <ally> quarrels with Belarus",
        "What is so now and what it causes in the next round are two rules, each with its own reason.",
    ),
    rule(
        "F408",
        "A variable shared by `of` and `has` alone",
        "Each of the two lists is judged by itself, so it would be 'some', each time another.",
        "- <leader> rewards <ally>\n- every <other ally>:\n    of: <other ally> bargains with <outsider>\n"
        "    has: <other ally> quarrels with <outsider>",
        "- <leader> rewards <ally>\n- <ally> bargains with <outsider>\n- every <other ally>:\n"
        "    of: <other ally> bargains with <outsider>\n    has: <other ally> quarrels with <outsider>",
        "A sentence outside the count, under `if`, says which thing both lists speak of.",
    ),
)

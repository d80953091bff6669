"""F3, second part: conditions."""

from __future__ import annotations

from typing import Final

from . import Page, rule

_COUNT = "- <leader> rewards <ally>\n"

PAGES: Final[tuple[Page, ...]] = (
    rule(
        "F307",
        "A comparison of what cannot be compared",
        "It could never hold, so the rule can never fire.",
        "- <leader> rewards <ally>\n- <ally> is more than <leader>",
        "- <leader> rewards <ally>\n- <ally> is not Belarus",
        "Numbers are more or less than one another; names and choice words are only the same or not.",
    ),
    rule(
        "F308",
        "An unknown word before a sentence",
        "What stands under it cannot be judged, so the rule or the fact is left out.",
        "- likly: <leader> rewards <ally>",
        "- likely: <leader> rewards <ally>",
        "The word says how the sentence is meant; with the wrong one it would mean something else.",
    ),
    rule(
        "F309",
        "Several sentences under `not:`",
        "One could not tell whether none of them may hold, or only not all of them.",
        "- <leader> rewards <ally>\n- not:\n    - <ally> quarrels with <leader>\n    - <leader> leads the CSTO",
        "- <leader> rewards <ally>\n- not: <ally> quarrels with <leader>\n- not: <leader> leads the CSTO",
        "'None of them' is one `not:` line for each. 'Not all of them' is `unless:` with `all:`.",
    ),
    rule(
        "F310",
        "`every` and `most` without `of:` and `has:` under them",
        "Nothing says among whom one counts, or what they must meet.",
        "- <leader> rewards <ally>\n- every <other ally>:\n  of: <other ally> is a member of the CSTO\n"
        "  has: <leader> rewards <other ally>",
        "- <leader> rewards <ally>\n- every <other ally>:\n    of: <other ally> is a member of the CSTO\n"
        "    has: <leader> rewards <other ally>",
        "As deep as `every` they would be conditions beside it. Two blanks deeper they are its parts.",
    ),
    rule(
        "F311",
        "`any` inside `any`",
        "The rule is left out.",
        "- <leader> rewards <ally>\n- any:\n    - <leader> leads the CSTO\n    - any:\n"
        "        - <ally> quarrels with <leader>\n        - <ally> bargains with Belarus",
        "- <leader> rewards <ally>\n- any:\n    - <leader> leads the CSTO\n"
        "    - <ally> quarrels with <leader>\n    - <ally> bargains with Belarus",
        "Both lists say 'one of these', so one list says it all, and each of its lines can be a way of its own.",
    ),
    rule(
        "F315",
        "More asked for than listed",
        "This condition can never hold, so the rule can never fire.",
        "- <leader> rewards <ally>\n- at least 3 of:\n    - <leader> leads the CSTO\n    - <ally> bargains with "
        "Belarus",
        "- <leader> rewards <ally>\n- at least 2 of:\n    - <leader> leads the CSTO\n    - <ally> bargains with "
        "Belarus",
        "Three of two is never reached.",
    ),
    rule(
        "F321",
        "Two things in one item",
        "A condition is one sentence, or one word with what stands under it; the rule is left out.",
        "- likely: <leader> rewards <ally>\n  certain: <leader> leads the CSTO",
        "- likely: <leader> rewards <ally>\n- certain: <leader> leads the CSTO",
        "A dash was forgotten, and which of the two lines was meant to hold cannot be told.",
    ),
    rule(
        "F322",
        "No number to count to",
        "How many are asked for cannot be told, so the rule is left out.",
        _COUNT + "- at least two <other ally>:\n    - <leader> rewards <other ally>",
        _COUNT + "- at least 2 <other ally>:\n    - <leader> rewards <other ally>",
        "Numbers are written in digits; 0 is said with `no`.",
    ),
    rule(
        "F323",
        "A comparison under `not:`, `likely:` or another word",
        "A comparison holds or fails; it is neither denied nor more or less sure.",
        "- <leader> rewards <ally>\n- the CSTO has existed for <years>\n- not: <years> is at least 10",
        "- <leader> rewards <ally>\n- the CSTO has existed for <years>\n- <years> is less than 10",
        "Turned round it says the same without a second meaning of `not`.",
    ),
    rule(
        "F324",
        "`all` where all must hold anyway",
        "The rule is left out.",
        "- all:\n    - <leader> rewards <ally>\n    - <leader> leads the CSTO",
        "- <leader> rewards <ally>\n- <leader> leads the CSTO",
        "Under `if` every line must hold. `all:` is for a branch of `any:` and for an exception of several sentences.",
    ),
    rule(
        "F325",
        "A count inside a count",
        "One could not tell which of the two is counted first, so the rule is left out.",
        _COUNT + "- at least 2 <other ally>:\n    - <leader> rewards <other ally>\n"
        "    - no <outsider>:\n        - <other ally> bargains with <outsider>",
        _COUNT + "- at least 2 <other ally>:\n    - <leader> rewards <other ally>\n"
        "    - not: <other ally> quarrels with <leader>",
        "A rule that concludes the inner count as a sentence of its own makes it readable and lets it be explained.",
    ),
    rule(
        "F326",
        "A number is counted",
        "Only things that have names can be counted, so the rule is left out.",
        _COUNT + "- at least 2 <years>:\n    - the CSTO has existed for <years>",
        _COUNT + "- the CSTO has existed for <years>\n- <years> is at least 2",
        "Numbers are compared: how long, how many, how much.",
    ),
)

"""F1: the file and its layout."""

from __future__ import annotations

from typing import Final

from . import Page, case, page, rule

_RULE = "rules:\n  - id: trust\n    if:\n"
_THEN = "    then: <ally> trusts <leader>"

PAGES: Final[tuple[Page, ...]] = (
    page(
        "F101",
        "The file cannot be opened",
        "Nothing in it takes part: no rule of it can fire, no fact of it holds.",
        "(a file that was moved, or that you may not read)",
        "(the same file, in its place and readable)",
        "What is not there cannot be read.",
    ),
    page(
        "F102",
        "The layout breaks off",
        "How deep a line begins decides what it belongs to. Where that cannot be told, the line takes no part; where "
        "it is not clear how it was meant, the whole file takes none.",
        _RULE + "      - <leader> rewards <ally>\n     - <leader> leads <alliance>\n" + _THEN,
        _RULE + "      - <leader> rewards <ally>\n      - <leader> leads <alliance>\n" + _THEN,
        "A guess could make another rule of it, and nobody would notice.",
    ),
    case(
        "F103",
        "A mark that is not used here: &name, *name or !kind",
        "Every text is read as the words that stand there; a mark that points to other words is not followed.",
        "facts:\n  - say: Russia leads the CSTO\n    by: &author the author\n"
        "  - say: Belarus is a member of the CSTO\n    by: *author",
        "facts:\n  - say: Russia leads the CSTO\n    by: the author\n"
        "  - say: Belarus is a member of the CSTO\n    by: the author",
        "A rule must be readable where it stands, and a file that a student hands in must be nothing but data.",
    ),
    case(
        "F104",
        "A key stands twice",
        "Only the first of the two is read. What stands under the second takes no part.",
        "facts:\n  - Russia leads the CSTO\nfacts:\n  - Belarus is a member of the CSTO",
        "facts:\n  - Russia leads the CSTO\n  - Belarus is a member of the CSTO",
        "Half of the facts would silently be missing. Capitals make no difference: `If:` and `if:` are one key.",
    ),
    page(
        "F105",
        "An unknown key",
        "What stands under it takes no part in the inference.",
        "rules:\n  - id: trust\n    iff: <leader> rewards <ally>\n    then: <ally> trusts <leader>",
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>",
        "A misspelt `unless` would make a rule without its exception, and nobody would notice.",
    ),
    page(
        "F106",
        "A key is missing",
        "The part that lacks it is left out, as if it were not written.",
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>",
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>",
        "A rule without a conclusion concludes nothing; a case without a rulebook has no rules to follow.",
    ),
    page(
        "F107",
        "A list, a group of keys or a word in the wrong place",
        "What stands there takes no part in the inference.",
        "rules:\n  trust:\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>",
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>",
        "Dashes and blanks say what is a list and what belongs to what; here they say something else than was meant.",
    ),
    page(
        "F108",
        "A word that is not one of those allowed here",
        "As it stands it takes no part in the inference.",
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>\n    "
        "certainty: likly",
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>\n    "
        "certainty: likely",
        "Certainties, statuses and claims are compared with one another, so their words are fixed.",
    ),
    page(
        "F109",
        "An empty file",
        "It says nothing, so nothing follows.",
        "# nothing yet",
        "rulebook: pact",
        "An empty file is more often a slip than a wish.",
        alone=True,
    ),
    page(
        "F110",
        "Nested too deep",
        "Nothing in the file takes part.",
        "rules:\n  - id: trust\n    if: " + "[" * 42 + "]" * 42,
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>",
        "No rule that a person can read needs forty levels. A sentence concluded by a rule of its own stands "
        "for the inner part.",
    ),
    rule(
        "F111",
        "A tab, or a blank that is no plain blank, at the start of a line",
        "How deep the line begins cannot be told, so neither can what it belongs to.",
        "- <leader> rewards <ally>\n\t- <leader> leads <alliance>".replace("\n\t", "\n\t\t\t"),
        "- <leader> rewards <ally>\n- <leader> leads <alliance>",
        "A tab is as wide as each editor pleases. Most editors can be told to type blanks for it.",
    ),
    page(
        "F112",
        "Words with ': ' in them",
        "What stands before ': ' is read as a key, so the sentence is not read.",
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>\n"
        "    because: The rule of pacts: rewards make friends.",
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>\n"
        '    because: "The rule of pacts: rewards make friends."',
        "A colon with a blank behind it ends a key everywhere in the file. In quotes it is a colon.",
    ),
    rule(
        "F113",
        "Words that begin with a sign of another meaning",
        "They are not read as words, so what they say takes no part.",
        "- [leader] rewards [ally]",
        "- <leader> rewards <ally>",
        "At the start of a text each of * & ! @ % ` | > [ ] { } ? and the comma has a meaning of its own. In "
        "quotes it has "
        "none; variables stand in angle brackets.",
    ),
    page(
        "F114",
        "The file is not saved as UTF-8",
        "Letters beyond the plain alphabet cannot be told apart, so nothing in the file takes part.",
        "(a file saved with the encoding Windows-1252 or UTF-16)",
        "(the same file saved with the encoding UTF-8)",
        "A name with an accent would become another name.",
    ),
    case(
        "F115",
        "A sign that cannot be seen",
        "Words that look the same are not the same, so a sentence with it may fit no statement.",
        'facts:\n  - "Russia leads\\u200b the CSTO"',
        "facts:\n  - Russia leads the CSTO",
        "Such signs come along when text is copied from a web page or a word processor. Some of them steer a terminal.",
    ),
    case(
        "F116",
        "A second document in one file",
        "Nothing below the line of dashes or dots takes part.",
        "facts:\n  - Russia leads the CSTO\n---\nfacts:\n  - Belarus is a member of the CSTO",
        "facts:\n  - Russia leads the CSTO\n  - Belarus is a member of the CSTO",
        "One file is one rulebook, a part of one, or one case.",
    ),
    case(
        "F117",
        "A bracket that is not closed, or not opened",
        "The lines below are read as parts of the list.",
        "facts: [Russia leads the CSTO",
        "facts: [Russia leads the CSTO]",
        "Nobody but you can tell where the list ends.",
    ),
    case(
        "F118",
        "A quotation mark that is not closed",
        "All lines below are read as one text, down to the next such mark.",
        'facts:\n  - "Russia leads the CSTO\n  - Belarus is a member of the CSTO',
        'facts:\n  - "Russia leads the CSTO"\n  - Belarus is a member of the CSTO',
        "Sentences seldom need quotes at all: only with ': ' or ' #' in them, or with a sign in front.",
    ),
    case(
        "F119",
        "Quotation marks around a part only",
        "What follows the closing mark belongs to nothing, so the line is not read.",
        'facts:\n  - "Russia" leads the CSTO',
        "facts:\n  - Russia leads the CSTO",
        "Quotation marks enclose a whole text or stand inside it; a name needs none.",
    ),
    rule(
        "F120",
        "Two words before one sentence in one line",
        "The sentence is not read.",
        "- <leader> rewards <ally>\n- not: likely: <ally> quarrels with <leader>",
        "- <leader> rewards <ally>\n- not:\n    likely: <ally> quarrels with <leader>",
        "A line has one key. The second word goes to the next line, deeper.",
    ),
    rule(
        "F121",
        "A dash or a quotation mark that is not the plain one",
        "The line is read as part of the line above, or the mark as part of the sentence.",
        "- <leader> rewards <ally>\n– <leader> leads <alliance>",
        "- <leader> rewards <ally>\n- <leader> leads <alliance>",
        "Word processors put long dashes and curly quotes in place of the plain ones.",
    ),
    page(
        "F122",
        "A colon, or the blank behind it, is missing",
        "The word is read as part of a sentence, and what stands below it belongs to nothing.",
        "rules:\n  - id: trust\n    if\n      - <leader> rewards <ally>\n    then: <ally> trusts <leader>",
        "rules:\n  - id: trust\n    if:\n      - <leader> rewards <ally>\n    then: <ally> trusts <leader>",
        "The colon with its blank is what makes a key of a word.",
    ),
    case(
        "F123",
        "A blank is missing after the dash",
        "The line begins no item; it is read as a part of the words.",
        "facts:\n  -Russia leads the CSTO",
        "facts:\n  - Russia leads the CSTO",
        "A dash that touches a word is a part of it, as in `-able`.",
    ),
)

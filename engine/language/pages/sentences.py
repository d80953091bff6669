"""F3, first part: sentences."""

from __future__ import annotations

from typing import Final

from . import Page, case, page, rule

PAGES: Final[tuple[Page, ...]] = (
    rule(
        "F301",
        "A sentence that fits no statement",
        "A condition like this can never hold, so the rule can never fire; a fact like this is left out of the case.",
        "- <leader> reward <ally>",
        "- <leader> rewards <ally>",
        "Sentences are compared word by word. If a slip were let through, the rule would silently stay silent.",
    ),
    case(
        "F302",
        "A name that nobody declared",
        "The sentence is left out, so nothing follows from it.",
        "facts:\n  - Rusia leads the CSTO",
        "facts:\n  - Russia leads the CSTO",
        "Two spellings would be two things. A new name is declared under `who` of the case or `names` of the rulebook, "
        "where other spellings of it can be listed too.",
    ),
    page(
        "F303",
        "A sentence that can be read in two ways",
        "A rule could not tell which of them is meant, so the sentence is not used at all.",
        "rulebook: pact\nkinds: {state: [], club: []}\nnames: {state: [NATO], club: [NATO]}\n"
        "statements:\n  - <state> grows\n  - <club> grows\n"
        "rules:\n  - {id: growth, if: NATO grows, then: NATO grows}",
        "rulebook: pact\nkinds: {state: [], club: []}\nnames: {state: [NATO], club: [NATO]}\n"
        "statements:\n  - <state> grows\n  - the club <club> grows\n"
        "rules:\n  - {id: growth, if: the club NATO grows, then: NATO grows}",
        "It would be left to chance which of the two is taken. Both are shown, and none is chosen.",
        alone=True,
    ),
    case(
        "F304",
        "A variable in a case",
        "The sentence is left out, so nothing follows from it.",
        "facts:\n  - <leader> leads the CSTO",
        "facts:\n  - Russia leads the CSTO",
        "A case says what is so of things that have names. 'Some leader' is not a thing.",
    ),
    rule(
        "F305",
        "A denial of a denial",
        "It would be neither a statement nor a denial, so it is not used.",
        "- <leader> rewards <ally>\n- not: it is not the case that <ally> quarrels with <leader>",
        "- <leader> rewards <ally>\n- not: <ally> quarrels with <leader>",
        "That something was denied and that nothing was said of it are two things. Turned round once more, "
        "neither is left.",
    ),
    case(
        "F306",
        "One thing in both places of a statement about two",
        "Such a sentence is never concluded and means nothing.",
        "facts:\n  - Russia quarrels with Moscow",
        "facts:\n  - Russia quarrels with Belarus",
        "Nobody quarrels with himself in the sense of the statement. Other spellings of a name are the same thing.",
    ),
    rule(
        "F312",
        "' #' cuts a sentence",
        "Only the words before it are read; the rest is a remark.",
        "- <leader> rewards #1 <ally>",
        "- <leader> rewards <ally>",
        "A sign # with a blank before it begins a remark everywhere in the file. A sentence that has it stands "
        "in quotes.",
    ),
    page(
        "F313",
        "A comma ends words inside [ ] and { }",
        "The pieces are read one by one, and none of them says what was meant.",
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>\n"
        "    source: {in: column, quote: Yes, they do}",
        "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>\n"
        '    source: {in: column, quote: "Yes, they do"}',
        "Inside brackets a comma parts one item from the next. Write one sentence per line, or put it in quotes.",
    ),
    rule(
        "F314",
        "An item that is glued to the line above",
        "Both lines together are read as one sentence, which fits nothing.",
        "- <leader> rewards <ally>\n  - <leader> leads <alliance>",
        "- <leader> rewards <ally>\n- <leader> leads <alliance>",
        "A line that begins deeper than the item above goes on with its words, dash or no dash.",
    ),
    rule(
        "F316",
        "A sentence is missing",
        "An empty condition cannot hold; a word with nothing under it asks for nothing.",
        "- <leader> rewards <ally>\n- any:",
        "- <leader> rewards <ally>\n- any:\n    - <ally> quarrels with <leader>\n    - <leader> leads <alliance>",
        "An empty line is more often forgotten than meant.",
    ),
    rule(
        "F317",
        "`not` without its colon",
        "'not' is read as a word of the sentence, and no statement begins so.",
        "- <leader> rewards <ally>\n- not <ally> quarrels with <leader>",
        "- <leader> rewards <ally>\n- not: <ally> quarrels with <leader>",
        "`not:` is a word of the language, and the colon says so.",
    ),
    rule(
        "F318",
        "Two sentences in one line",
        "Together they fit no statement, so the rule can never fire.",
        "- <leader> rewards <ally> and <leader> leads <alliance>",
        "- <leader> rewards <ally>\n- <leader> leads <alliance>",
        "Under `if` all lines must hold anyway; one line for each lets the explanation speak of each.",
    ),
    case(
        "F319",
        "A thing of another kind",
        "The sentence fits its statement only with a thing of the right kind, so it is left out.",
        "facts:\n  - Russia leads Belarus",
        "facts:\n  - Russia leads the CSTO",
        "The blanks of a statement say of which kind a thing must be: states lead alliances, not states.",
    ),
    case(
        "F320",
        "No number, or no word of the choice",
        "The sentence is left out, so nothing follows from it.",
        "facts:\n  - the CSTO has existed for ten",
        "facts:\n  - the CSTO has existed for 10",
        "Numbers are written in digits, so that they can be compared; a choice knows only the words that were "
        "declared.",
    ),
    rule(
        "F327",
        "A variable without its angle brackets",
        "The word is read as a name, and nothing bears it.",
        "- leader rewards <ally>\n- <leader> leads <alliance>",
        "- <leader> rewards <ally>\n- <leader> leads <alliance>",
        "In angle brackets a role stands for whatever plays it; without them it is just a word.",
    ),
)

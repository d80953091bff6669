"""F2: kinds, names, statements, sources and rules, as they are declared."""

from __future__ import annotations

from typing import Final

from . import Page, page, statement

_RULE = "rules:\n  - id: trust\n    if: <leader> rewards <ally>\n    then: <ally> trusts <leader>"

PAGES: Final[tuple[Page, ...]] = (
    page(
        "F201",
        "A kind is declared twice, differently",
        "A rule could not tell what may stand in such a blank; the first declaration is taken.",
        "# pact.yaml\nrulebook: pact\nuses: [views]\nkinds:\n  view: {choice: [good, bad]}\n"
        "# views.yaml\nrulebook: views\nkinds:\n  view: {choice: [low, high]}",
        "# pact.yaml\nrulebook: pact\nuses: [views]\n# views.yaml\nrulebook: views\nkinds:\n  view: {choice: "
        "[low, high]}",
        "A rulebook takes over the kinds of those that it uses. It may give a kind of things more roles, but "
        "not make it "
        "something else.",
        alone=True,
    ),
    page(
        "F202",
        "One spelling for two names",
        "A sentence with it could be about either, so no rule could use it.",
        "names:\n  state: {Russia: [Moscow], Muscovy: [Moscow]}\n  alliance: [the CSTO]",
        "names:\n  state: {Russia: [Moscow], Muscovy: []}\n  alliance: [the CSTO]",
        "Within a kind a spelling means one thing. NATO the alliance and NATO the state may both be called so: "
        "they are of "
        "two kinds.",
    ),
    page(
        "F203",
        "A role that no kind has",
        "Nothing could ever stand in its place.",
        "rules:\n  - id: trust\n    if: <leeder> rewards <ally>\n    then: <ally> trusts <leeder>",
        _RULE,
        "The words in angle brackets are the roles that `kinds` declares, with `other` before them or a number "
        "behind them.",
    ),
    statement(
        "F204",
        "A statement is declared twice",
        "Every sentence of this form could be read in two ways, so no rule could use it.",
        "  - <leader> rewards <ally>\n  - <outsider> rewards <ally>",
        "  - <leader> rewards <ally>",
        "The blanks of a statement say of which kind a thing must be, not which role it plays: both would fit the same "
        "sentences.",
    ),
    statement(
        "F205",
        "No word between two blanks",
        "One could not tell where the first name ends, so no sentence would be read so.",
        "  - <leader> <ally> agree",
        "  - <leader> and <ally> agree",
        "'New Guinea Bissau' may be New and Guinea Bissau, or New Guinea and Bissau.",
    ),
    statement(
        "F206",
        "A wording that could be read as a comparison",
        "In a rule it would compare the two, and never ask whether the sentence holds.",
        "  - <leader> is <ally>",
        "  - <leader> counts as <ally>",
        "`is`, `is not`, `is at least` and the like between two blanks are comparisons.",
    ),
    statement(
        "F207",
        "A wording with other blanks than its statement",
        "That wording is not read.",
        "  - say: <leader> rewards <ally>\n    deny: nobody rewards <ally>",
        "  - say: <leader> rewards <ally>\n    deny: <leader> does not reward <ally>",
        "All wordings of a statement speak of the same things; else one could not say of what the denial is one.",
    ),
    statement(
        "F208",
        "Symmetric in which two blanks?",
        "Two sentences that say the same would count as two.",
        "  - say: <leader> sets <ally> against <outsider>\n    symmetric: true",
        "  - say: <leader> sets <ally 1> against <ally 2>\n    symmetric: true",
        "The two blanks that may be turned round are the only two of one kind, or else the only two of one role.",
    ),
    statement(
        "F209",
        "`one` names no blank of its statement",
        "Two values of it could never be found to conflict.",
        "  - say: <leader> ranks <alliance> as <view>\n    one: <vew>",
        "  - say: <leader> ranks <alliance> as <view>\n    one: <view>",
        "`one` names the blank that can have one value only for the same other things.",
    ),
    statement(
        "F210",
        "The opposite is no other statement with the same blanks",
        "The two could never be found to conflict.",
        "  - <leader> rewards <ally>\n  - say: <leader> punishes <ally>\n    opposite: <leader> reward <ally>",
        "  - <leader> rewards <ally>\n  - say: <leader> punishes <ally>\n    opposite: <leader> rewards <ally>",
        "Opposites are two declared statements about the same things. For a mere denial there is `deny`.",
    ),
    page(
        "F211",
        "An unknown source",
        "The explanation of a conclusion could not say where its rule comes from.",
        _RULE + "\n    source: {in: colum, at: S4}",
        _RULE + "\n    source: {in: column, at: S4}",
        "What is cited is declared under `sources`, so that a reader can look it up.",
    ),
    page(
        "F212",
        "An unknown rule",
        "What is said about it is about nothing; an expectation with it would mean nothing.",
        _RULE + "\nassumptions:\n  - say: Rewards are noticed\n    under: [trst]",
        _RULE + "\nassumptions:\n  - say: Rewards are noticed\n    under: [trust]",
        "Rules are renamed, and what speaks of them is forgotten.",
    ),
    page(
        "F213",
        "Words that cannot name a kind, a role or a thing",
        "They could not be read in angle brackets, or they would be read as one name where several were meant.",
        "rulebook: pact\nkinds:\n  state: leader, ally",
        "rulebook: pact\nkinds:\n  state: [leader, ally]",
        "A role begins with a letter and has no comma and no bracket; `other` before it and a number behind it make "
        "variables of it. Several names stand in [ ] or one per line.",
        alone=True,
    ),
    page(
        "F214",
        "A role of two kinds",
        "A rule could not tell of which kind such a variable is.",
        "rulebook: pact\nkinds:\n  state: [ally]\n  company: [partner, ally]",
        "rulebook: pact\nkinds:\n  state: [ally]\n  company: [partner]",
        "The role tells the kind, so that a rule need not.",
        alone=True,
    ),
    page(
        "F215",
        "Names of no kind",
        "These names cannot stand in any sentence.",
        "names:\n  stat: [Russia]\n  alliance: [the CSTO]",
        "names:\n  state: [Russia]\n  alliance: [the CSTO]",
        "A thing is its kind and its name. Numbers and choices have no names.",
    ),
    page(
        "F216",
        "Two rules with one id",
        "Explanations and expectations could not tell them apart.",
        _RULE + "\n  - id: trust\n    if: <ally> bargains with <outsider>\n    then: <ally> quarrels with <outsider>",
        _RULE + "\n  - id: quarrel\n    if: <ally> bargains with <outsider>\n    then: <ally> quarrels with <outsider>",
        "The id is how a rule is spoken of: by expectations, by other files, in class.",
    ),
    statement(
        "F217",
        "A statement without words",
        "Any name would say it, so it would mean nothing.",
        "  - <alliance>",
        "  - <alliance> exists",
        "A statement says something about what stands in its blanks.",
    ),
)

"""The pages of the catalogue. An example stands in a frame: a rule in the small rulebook below, a part of its
vocabulary, a case about it, or a file by itself.
"""

from __future__ import annotations

from typing import Final, Literal

from .catalogue import Page

Frame = Literal["rule", "part", "case", "file"]

BASE: Final = """\
rulebook: example
kinds:
  state: [leader, ally, outsider]
  alliance: []
  years: number
  view: {choice: [symbolic, useful]}
names:
  state: {Russia: [Moscow], Uzbekistan: [], Belarus: [], the United States: []}
  alliance: [the CSTO]
sources:
  column: {title: A column}
statements:
  - <leader> leads <alliance>
  - <ally> is a member of <alliance>
  - say: <ally> trusts <leader>
    deny: <ally> does not trust <leader>
  - <alliance> has existed for <years> years
  - <state> views <alliance> as <view>
  - say: <ally 1> and <ally 2> quarrel
    symmetric: true
  - <leader> rewards <ally>
  - <ally> bargains with <outsider>
  - <ally> stands firm, whatever comes
  - "<ally> tells <leader>: no"
"""
_FRAMES: dict[str, Frame] = {}


def example(page: Page, text: str) -> str:
    """The whole file that an example of a page stands in."""
    frame = _FRAMES[page.code]
    if frame == "rule":
        return BASE + "rules:\n" + "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return BASE + text + "\n" if frame == "part" else text + "\n"


def is_case(page: Page) -> bool:
    """True if the examples of a page are cases about the example rulebook."""
    return _FRAMES[page.code] == "case"


def _page(code: str, frame: Frame, title: str, avoid: str, prefer: str, why: str) -> Page:
    _FRAMES[code] = frame
    return Page(code, title, avoid, prefer, why)


_RULE = "- id: trust\n  if:\n"
_THEN = "\n  then: <ally> trusts <leader>"


def _rule(code: str, title: str, avoid: str, prefer: str, why: str) -> Page:
    """A page whose examples are lines under `if`."""

    def whole(lines: str) -> str:
        return _RULE + "\n".join(f"    {line}" for line in lines.split("\n")) + _THEN

    return _page(code, "rule", title, whole(avoid), whole(prefer), why)


_CASE = "case: An example\nrulebook: example\nfacts:\n"

_FILES = (
    _page(
        "F101",
        "file",
        "A file cannot be read",
        "(a file that is not there, may not be opened, or is not UTF-8 text)",
        "rulebook: example\nstatements: [<state> sleeps]\nkinds: {state: []}",
        "What cannot be read takes no part. Editors save as UTF-8 when told to.",
    ),
    _page(
        "F102",
        "file",
        "YAML cannot read the layout",
        "rulebook: example\ntitle: A title: and more",
        'rulebook: example\ntitle: "A title: and more"',
        "YAML stops at this place, so nothing below it is read. Most often a sentence with ': ' in it, or one that begins "
        "with a sign that YAML reads, lacks its quotes.",
    ),
    _page(
        "F103",
        "file",
        "A tag, an anchor or an alias",
        "rulebook: example\ntitle: !important A title",
        'rulebook: example\ntitle: "!important A title"',
        "Files are read as plain data. A sentence that begins with & * or ! needs quotes.",
    ),
    _page(
        "F104",
        "file",
        "A key stands twice",
        "rulebook: example\ntitle: One\ntitle: Two",
        "rulebook: example\ntitle: One",
        "Only one of the two could count, and nobody could see which.",
    ),
    _page(
        "F105",
        "file",
        "An unknown key",
        "rulebook: example\ntitel: A title",
        "rulebook: example\ntitle: A title",
        "What stands under an unknown key would silently take no part in the inference.",
    ),
    _page(
        "F106",
        "rule",
        "Something is missing",
        "- id: trust\n  if: [<leader> rewards <ally>]",
        "- id: trust\n  if: [<leader> rewards <ally>]\n  then: <ally> trusts <leader>",
        "A rule without a conclusion concludes nothing; a case without a rulebook has no rules.",
    ),
    _page(
        "F107",
        "part",
        "A list, a group or a word in the wrong place",
        "questions: 3 of them",
        "questions:\n  - ask: Does <ally> trust <leader>?\n    yes: <ally> trusts <leader>",
        "YAML's blanks and dashes say what belongs where; here they say something else than was meant.",
    ),
    _page(
        "F108",
        "rule",
        "A word that is not one of those allowed",
        "- id: trust\n  if: [<leader> rewards <ally>]\n  then: <ally> trusts <leader>\n  certainty: probable",
        "- id: trust\n  if: [<leader> rewards <ally>]\n  then: <ally> trusts <leader>\n  certainty: likely",
        "The levels of certainty, the statuses and the claims are fixed words, because rules compare them.",
    ),
    _page(
        "F109", "file", "An empty file", "# nothing yet", "rulebook: example", "A file without content holds no rule."
    ),
    _page(
        "F110",
        "file",
        "Too deeply nested",
        "rulebook: example\ntitle: " + "[" * 45 + "]" * 45,
        "rulebook: example\ntitle: A title",
        "Nobody can read so many levels, and no key of a rulebook needs them.",
    ),
)

_WORDS = (
    _page(
        "F201",
        "file",
        "A role of two kinds",
        "rulebook: example\nkinds:\n  state: [ally]\n  company: [ally]",
        "rulebook: example\nkinds:\n  state: [ally]\n  company: [partner]",
        "A rule could not tell which kind of thing <ally> is.",
    ),
    _page(
        "F202",
        "file",
        "A spelling of two names",
        "rulebook: example\nkinds: {state: []}\nnames:\n  state: {Russia: [Moscow], Belarus: [Moscow]}",
        "rulebook: example\nkinds: {state: []}\nnames:\n  state: {Russia: [Moscow], Belarus: [Minsk]}",
        "A sentence with that spelling could be about either.",
    ),
    _page(
        "F203",
        "part",
        "An unknown kind or role",
        "rules:\n  - id: trust\n    if: [<leeder> rewards <ally>]\n    then: <ally> trusts Russia",
        "rules:\n  - id: trust\n    if: [<leader> rewards <ally>]\n    then: <ally> trusts <leader>",
        "Nothing could ever stand in the place of a role that no kind has.",
    ),
    _page(
        "F204",
        "file",
        "A statement declared twice",
        "rulebook: example\nkinds: {state: [ally]}\nstatements:\n  - <ally> sleeps\n  - <state> sleeps",
        "rulebook: example\nkinds: {state: [ally]}\nstatements:\n  - <state> sleeps",
        "Every sentence of this form could be read in two ways.",
    ),
    _page(
        "F205",
        "file",
        "No word between two blanks",
        "rulebook: example\nkinds: {state: [ally, leader]}\nstatements:\n  - <ally> <leader> agree",
        "rulebook: example\nkinds: {state: [ally, leader]}\nstatements:\n  - <ally> and <leader> agree",
        "One could not tell where the first name ends and the second begins.",
    ),
    _page(
        "F206",
        "file",
        "A wording that reads like a comparison",
        "rulebook: example\nkinds: {mood: {choice: [good, bad]}}\nstatements:\n  - <mood> is good",
        "rulebook: example\nkinds: {mood: {choice: [good, bad]}}\nstatements:\n  - <mood> counts as good",
        "In a rule it would compare the two and never ask whether the sentence holds.",
    ),
    _page(
        "F207",
        "file",
        "A wording with other blanks",
        "rulebook: example\nkinds: {state: [ally]}\nstatements:\n  - say: <ally> sleeps\n    deny: nobody sleeps",
        "rulebook: example\nkinds: {state: [ally]}\nstatements:\n  - say: <ally> sleeps\n    deny: <ally> is awake",
        "All wordings of a statement speak of the same things, so they have the same blanks.",
    ),
    _page(
        "F208",
        "file",
        "Symmetric in which two blanks?",
        "rulebook: example\nkinds: {state: [ally]}\nstatements:\n  - say: <ally> sleeps\n    symmetric: true",
        "rulebook: example\nkinds: {state: [ally]}\nstatements:\n  - say: <ally 1> and <ally 2> sleep\n    symmetric: true",
        "A symmetric statement has just two blanks of one kind, or of one role: those may be turned round.",
    ),
    _page(
        "F209",
        "file",
        "`one` names no blank",
        "rulebook: example\nkinds: {state: [], view: {choice: [good, bad]}}\nstatements:\n"
        "  - say: <state> is seen as <view>\n    one: <vew>",
        "rulebook: example\nkinds: {state: [], view: {choice: [good, bad]}}\nstatements:\n"
        "  - say: <state> is seen as <view>\n    one: <view>",
        "Two values could then never be found to conflict.",
    ),
    _page(
        "F210",
        "file",
        "The opposite is no other statement",
        "rulebook: example\nkinds: {state: []}\nstatements:\n  - say: <state> sleeps\n    opposite: <state> wakes",
        "rulebook: example\nkinds: {state: []}\nstatements:\n  - say: <state> sleeps\n    opposite: <state> wakes\n"
        "  - <state> wakes",
        "Opposites are two declared statements with the same blanks; else the two could never be found to conflict.",
    ),
    _page(
        "F211",
        "part",
        "An unknown source",
        "rules:\n  - id: trust\n    if: [<leader> rewards <ally>]\n    then: <ally> trusts <leader>\n"
        "    source: {in: colum, at: S1}",
        "rules:\n  - id: trust\n    if: [<leader> rewards <ally>]\n    then: <ally> trusts <leader>\n"
        "    source: {in: column, at: S1}",
        "A reader could not look the words up.",
    ),
    _page(
        "F212",
        "part",
        "An unknown rule",
        "rules:\n  - {id: trust, if: <leader> rewards <ally>, then: <ally> trusts <leader>}\n"
        "assumptions:\n  - {say: Rewards are noticed, under: trsut}",
        "rules:\n  - {id: trust, if: <leader> rewards <ally>, then: <ally> trusts <leader>}\n"
        "assumptions:\n  - {say: Rewards are noticed, under: trust}",
        "What speaks of a rule that is not there is about nothing.",
    ),
    _page(
        "F213",
        "file",
        "This cannot name a kind, a role or a thing",
        "rulebook: example\nkinds:\n  state: [other ally]",
        "rulebook: example\nkinds:\n  state: [ally]",
        "`other` before a role and a number behind it make variables: <other ally>, <ally 2>.",
    ),
    _page(
        "F216",
        "part",
        "Two rules with one id",
        "rules:\n  - {id: trust, if: <leader> rewards <ally>, then: <ally> trusts <leader>}\n"
        "  - {id: trust, if: <ally> bargains with <outsider>, then: not: <ally> trusts Russia}".replace(
            "then: not: <ally> trusts Russia", "then: <ally> does not trust Russia"
        ),
        "rules:\n  - {id: trust, if: <leader> rewards <ally>, then: <ally> trusts <leader>}\n"
        "  - {id: distrust, if: <ally> bargains with <outsider>, then: <ally> does not trust Russia}",
        "An expectation or a screen could not tell them apart.",
    ),
)

_SENTENCES = (
    _rule(
        "F301",
        "A sentence that no statement fits",
        "- <leader> reward <ally>",
        "- <leader> rewards <ally>",
        "Words are compared literally. A condition that no statement fits can never hold, so the rule never fires.",
    ),
    _page(
        "F302",
        "case",
        "An unknown name, number or word",
        _CASE + "  - Rusia leads the CSTO",
        _CASE + "  - Russia leads the CSTO",
        "A name must be declared under `names` of a rulebook or `who` of a case, so that two spellings are one thing.",
    ),
    _page(
        "F303",
        "file",
        "A sentence with two readings",
        "rulebook: example\nkinds: {state: [], pact: []}\nnames: {state: [NATO], pact: [NATO]}\n"
        "statements: [<state> grows, <pact> grows]\nrules:\n  - {id: grow, if: NATO grows, then: NATO grows}",
        "rulebook: example\nkinds: {state: [], pact: []}\nnames: {state: [NATO], pact: [NATO]}\n"
        "statements: [<state> grows, the pact <pact> grows]\n"
        "rules:\n  - {id: grow, if: the pact NATO grows, then: NATO grows}",
        "It would be left to chance which of the two a rule sees; so both are shown and nothing is chosen.",
    ),
    _page(
        "F304",
        "case",
        "A variable in a case",
        _CASE + "  - <leader> leads the CSTO",
        _CASE + "  - Russia leads the CSTO",
        "A case speaks of things by their names; only rules have variables.",
    ),
    _rule(
        "F305",
        "A denial of a denial",
        "- <leader> rewards <ally>\n- not: <ally> does not trust <leader>",
        "- <leader> rewards <ally>\n- <ally> trusts <leader>",
        "To deny a sentence and not to say it are two things. A denial of a denial would be neither.",
    ),
    _page(
        "F306",
        "case",
        "One thing in both places of a symmetric statement",
        _CASE + "  - Belarus and Belarus quarrel",
        _CASE + "  - Belarus and Uzbekistan quarrel",
        "A statement about two is never concluded of one.",
    ),
    _rule(
        "F307",
        "A comparison of what cannot be compared",
        "- <leader> rewards <ally>\n- <ally> is more than Belarus",
        "- <leader> rewards <ally>\n- <ally> is not Belarus",
        "Numbers are more or less; names and words are only the same or not.",
    ),
    _rule(
        "F308",
        "An unknown condition word",
        "- lickely: <leader> rewards <ally>",
        "- likely: <leader> rewards <ally>",
        "A word before a colon says how the sentence is meant; an unknown one says nothing.",
    ),
    _rule(
        "F309",
        "A list under `not:`",
        "- <leader> rewards <ally>\n- not:\n    - <ally> bargains with Russia\n    - <ally> bargains with Belarus",
        "- <leader> rewards <ally>\n- not: <ally> bargains with Russia\n- not: <ally> bargains with Belarus",
        "'Not all of them' and 'none of them' are two things, and the list does not say which is meant.",
    ),
    _rule(
        "F310",
        "`every` and `most` without `of:` and `has:` below",
        "- <leader> leads <alliance>\n- <leader> rewards <ally>\n- every <other ally>:\n  of: <other ally> is a member of <alliance>\n"
        "  has: <leader> rewards <other ally>",
        "- <leader> leads <alliance>\n- <leader> rewards <ally>\n- every <other ally>:\n    of: <other ally> is a member of "
        "<alliance>\n    has: <leader> rewards <other ally>",
        "`of` tells among whom, `has` what they must meet; both stand deeper than the line that they belong to.",
    ),
    _rule(
        "F311",
        "Nested where it may not be",
        "- <leader> rewards <ally>\n- any:\n    - <ally> bargains with Russia\n    - any:\n        - <ally> bargains with Belarus",
        "- <leader> rewards <ally>\n- any:\n    - <ally> bargains with Russia\n    - <ally> bargains with Belarus",
        "No `any` inside `any`, no count inside a count, and `all` only inside `any` and `unless`: a rule must be readable.",
    ),
    _rule(
        "F312",
        "' #' cuts a sentence",
        "- <leader> rewards #1 <ally>",
        "- <leader> rewards <ally>",
        "YAML reads what follows ' #' as a remark. A sentence with ' #' in it stands in quotes.",
    ),
    _rule(
        "F313",
        "A comma cuts a sentence inside [ ]",
        "- <leader> rewards <ally>\n- any: [<ally> stands firm, whatever comes]",
        '- <leader> rewards <ally>\n- any: ["<ally> stands firm, whatever comes"]',
        "Inside [ ] and { } a comma ends an item. Write one sentence per line, or put it in quotes.",
    ),
    _rule(
        "F314",
        "An item glued to the line above",
        "- <leader> rewards <ally>\n  - <ally> bargains with Belarus",
        "- <leader> rewards <ally>\n- <ally> bargains with Belarus",
        "A dash that stands deeper than the one above it is read as part of the sentence above.",
    ),
    _rule(
        "F315",
        "More asked for than listed",
        "- <leader> rewards <ally>\n- at least 2 of:\n    - <ally> bargains with Belarus",
        "- <leader> rewards <ally>\n- at least 1 of:\n    - <ally> bargains with Belarus",
        "Two of one can never hold, so the rule could never fire.",
    ),
    _rule(
        "F316",
        "': ' in a sentence without quotes",
        "- <ally> tells <leader>: no",
        '- "<ally> tells <leader>: no"',
        "YAML reads what stands before ': ' as a key. Such a sentence stands in quotes.",
    ),
    _rule(
        "F317",
        "Several keys in one condition",
        "- likely: <leader> rewards <ally>\n  certain: <ally> bargains with Belarus",
        "- likely: <leader> rewards <ally>\n- certain: <ally> bargains with Belarus",
        "YAML reads lines without a dash as one item; each condition begins with its own dash.",
    ),
    _rule(
        "F318",
        "No number to count to",
        "- <leader> rewards <ally>\n- at least two of:\n    - <ally> bargains with Belarus\n    - <ally> bargains with Russia",
        "- <leader> rewards <ally>\n- at least 2 of:\n    - <ally> bargains with Belarus\n    - <ally> bargains with Russia",
        "How many is written in digits, and at least one.",
    ),
    _rule(
        "F319",
        "A sentence is missing",
        "- <leader> rewards <ally>\n- ''",
        "- <leader> rewards <ally>",
        "An empty line under a dash says nothing, and nothing can hold.",
    ),
    _rule(
        "F320",
        "`not` without its colon",
        "- <leader> rewards <ally>\n- not <ally> bargains with Belarus",
        "- <leader> rewards <ally>\n- not: <ally> bargains with Belarus",
        "`not:` is a condition word; without the colon it is the first word of a sentence that nobody declared.",
    ),
    _rule(
        "F321",
        "Two sentences in one line",
        "- <leader> rewards <ally> and <ally> bargains with Belarus",
        "- <leader> rewards <ally>\n- <ally> bargains with Belarus",
        "One condition per line: all of them must hold anyway.",
    ),
)

_RULES = (
    _page(
        "F401",
        "rule",
        "A variable that nothing binds",
        "- id: trust\n  if: [<leader> rewards Belarus]\n  then: <ally> trusts <leader>",
        "- id: trust\n  if: [<leader> rewards <ally>]\n  then: <ally> trusts <leader>",
        "A rule can only conclude something about things that its conditions name. For a variable that stands only under "
        "`not` or `unless`, write `no <outsider>:` with the sentence below it.",
    ),
    _rule(
        "F402",
        "A counted variable that stands in no sentence",
        "- <leader> rewards <ally>\n- at least 2 <other ally>: <ally> bargains with <outsider>",
        "- <leader> rewards <ally>\n- at least 2 <other ally>: <other ally> bargains with <outsider>",
        "Nothing says which things are to be counted.",
    ),
    _rule(
        "F403",
        "A counted variable that already stands for one thing",
        "- <leader> rewards <ally>\n- at least 2 <ally>: <ally> bargains with <outsider>",
        "- <leader> rewards <ally>\n- at least 2 <other ally>: <other ally> bargains with <outsider>",
        "One and the same thing cannot be counted: count others.",
    ),
    _page(
        "F404",
        "rule",
        "A sentence that depends on its own absence",
        "- id: trust\n  if:\n    - <leader> rewards <ally>\n    - not: <ally> bargains with <leader>\n  then: <ally> trusts <leader>\n"
        "- id: bargain\n  if: [<ally> trusts <leader>]\n  then: <ally> bargains with <leader>",
        "- id: trust\n  if:\n    - <leader> rewards <ally>\n    - not: <ally> bargains with <leader>\n  then: <ally> trusts <leader>\n"
        "- id: bargain\n  if: [<ally> trusts <leader>]\n  leads to: <ally> bargains with <leader>",
        "If it holds, it does not, and the other way round: nothing says which comes first. `leads to` lets it happen in the "
        "next round; or make the exception about something else.",
    ),
    _page(
        "F406",
        "rule",
        "A name in `because` that the rule does not bind",
        "- id: trust\n  if: [<leader> rewards <ally>]\n  then: <ally> trusts <leader>\n  because: <outsider> does not.",
        "- id: trust\n  if: [<leader> rewards <ally>]\n  then: <ally> trusts <leader>\n  because: <leader> pays.",
        "The explanation would show a blank.",
    ),
    _page(
        "F407",
        "rule",
        "`then` and `leads to` in one rule",
        "- id: trust\n  if: [<leader> rewards <ally>]\n  then: <ally> trusts <leader>\n  leads to: <ally> trusts <leader>",
        "- id: trust\n  if: [<leader> rewards <ally>]\n  then: <ally> trusts <leader>",
        "What is so now and what comes in the next round are two rules.",
    ),
    _rule(
        "F408",
        "A variable of `of` and `has`",
        "- <leader> rewards <ally>\n- every <other ally>:\n    of: <other ally> bargains with <outsider>\n"
        "    has: <outsider> rewards <other ally>",
        "- <leader> rewards <ally>\n- <leader> rewards <outsider>\n- every <other ally>:\n    of: <other ally> bargains with <outsider>\n"
        "    has: <outsider> rewards <other ally>",
        "Each list is judged by itself: in each, such a variable would mean 'some', each time anew.",
    ),
)

_LOOKED_UP = (
    _page(
        "F501",
        "file",
        "A rulebook that is not there",
        "rulebook: example\nuses: [alliance]",
        "rulebook: example\nuses: [alliances]",
        "A rulebook is looked for as a path, beside the file that names it, and among the bundled ones.",
    ),
    _page(
        "F502",
        "file",
        "`uses` in a circle",
        "(two rulebooks that use each other)",
        "rulebook: example\nuses: [alliances]",
        "None of them could be read first. What they share belongs in a rulebook of its own.",
    ),
    _page(
        "F503",
        "file",
        "A folder without one rulebook",
        "(a folder of which no file, or more than one, has `rulebook:`)",
        "rulebook: example\ntitle: In one file of the folder",
        "A folder is a rulebook if just one of its files names it; the others hold parts of it.",
    ),
    _page(
        "F504",
        "case",
        "A case where a rulebook is needed, or the other way round",
        "rulebook: example\nrules: []",
        "case: An example\nrulebook: example",
        "A rulebook says what follows; a case says what is so.",
    ),
    _page(
        "F601",
        "file",
        "A case that is not there",
        "(foedus run csto-2021)",
        "case: An example\nrulebook: example",
        "A case is looked for as a file and among the bundled cases.",
    ),
    _page(
        "F602",
        "case",
        "No date",
        "case: An example\nrulebook: example\nas of: June 2012",
        "case: An example\nrulebook: example\nas of: 2012-06-15",
        "Cases are set in the order of their dates, and what came later is kept apart by date.",
    ),
)

PAGES: Final = (*_FILES, *_WORDS, *_SENTENCES, *_RULES, *_LOOKED_UP)

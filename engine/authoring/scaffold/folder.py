"""A folder to teach from: a paragraph, the rulebook made of it, cases that test all of it, and editor settings.

The same files are what the manual ends with; a test holds the two together.
"""

from __future__ import annotations

import json

from engine.language.problem import Problems

from ..schema import Completions, case_schema, rulebook_schema
from ..shelf import Shelf

README = """\
# Rules of your own

`share.yaml` is a rulebook: the paragraph below, written as rules. The other `.yaml` files are cases that test it.
All are plain text: open them in any editor, change a sentence, and see what follows.

> An ally that pays its share is trusted by the leader. Whoever is three years behind is a laggard, unless disaster
> struck it. The leader will probably slight a laggard, and a slighted ally will not pay: that is the vicious circle of
> the alliance. Where two allies are laggards, the alliance is in trouble.

| | |
|---|---|
| `foedus check .` | is every sentence understood, and does every rule make sense? |
| `foedus check . --watch` | the same again whenever you save, and the cases with it |
| `foedus run bad-year.yaml` | what follows in a case |
| `foedus why bad-year.yaml "the Pact is in trouble"` | why, or why not |
| `foedus test .` | does what you expect of the cases come out? |
| `foedus test . --coverage --mutants` | which rules and conditions do the cases not test? |
| `foedus format .` | one tidy layout |
| `foedus new case NAME --rules share.yaml` | another case to fill in |

In Visual Studio Code, install the extension that it recommends for this folder (YAML): it completes keys and sentences
and marks mistakes while you type. After you have added statements, let it know them:

    foedus schema --rulebook --rules share.yaml > schema/rulebook.schema.json
    foedus schema --case --rules share.yaml > schema/case.schema.json
"""

RULEBOOK = """\
rulebook: share
title: The unpaid share
about: One paragraph on allies that do not pay, sentence by sentence.

sources:
  paragraph:
    title: The unpaid share
    author: Foedus
    note: Written for this manual.

kinds:
  state: [leader, ally]
  alliance: []
  years: number

names:
  state:
    Arland: []
    Borland: []
    Cerland: [the Cer Republic]
  alliance:
    the Pact: []

statements:
  - say: <leader> leads <alliance>
    ask: Does <leader> lead <alliance>?
    help: The member without whose will the others do not act.
  - say: <ally> is a member of <alliance>
    ask: Is <ally> a member of <alliance>?
  - say: <ally> pays its share
    deny: <ally> does not pay its share
    ask: Does <ally> pay its share?
    help: Paid in full, in the year of the case.
  - say: <ally> is <years> years behind with its share
    ask: How many years is <ally> behind with its share?
  - say: <ally> was struck by disaster
    ask: Was <ally> struck by disaster?
    help: A flood, a war or a crash of its own, in the years it did not pay.
  - say: <ally> is trusted by <leader>
  - say: <ally> is a laggard
  - say: <leader> slights <ally>
  - say: <alliance> is in trouble

rules:
  - id: payers-are-trusted
    title: Who pays is trusted
    if:
      - <leader> leads <alliance>
      - <ally> is a member of <alliance>
      - <ally> pays its share
    then: <ally> is trusted by <leader>
    because: <ally> pays its share, and <leader> has seen it.
    source: {in: paragraph, at: S1, quote: "An ally that pays its share is trusted by the leader."}

  - id: three-years-behind
    title: Three years behind is too long
    if:
      - <ally> is <years> years behind with its share
      - <years> is at least 3
    unless:
      - <ally> was struck by disaster
    then: <ally> is a laggard
    because: <ally> is <years> years behind, and nothing excuses it.
    source: {in: paragraph, at: S2, quote: "Whoever is three years behind is a laggard, unless disaster struck it."}

  - id: laggards-are-slighted
    title: The leader slights a laggard
    if:
      - <leader> leads <alliance>
      - <ally> is a member of <alliance>
      - <ally> is a laggard
    then: <leader> slights <ally>
    certainty: likely
    because: <leader> will probably let <ally> feel that it has not paid.
    source: {in: paragraph, at: S3, quote: "The leader will probably slight a laggard"}

  - id: the-slighted-will-not-pay
    title: Who is slighted will not pay
    if:
      - <leader> slights <ally>
    then:
      not: <ally> pays its share
    because: <ally> is slighted by <leader>, and keeps its money.
    source: {in: paragraph, at: S3, quote: "a slighted ally will not pay"}

  - id: two-laggards-are-trouble
    title: Two laggards are trouble
    if:
      - <leader> leads <alliance>
      - at least 2 <ally>:
          - <ally> is a member of <alliance>
          - <ally> is a laggard
    then: <alliance> is in trouble
    because: Two members of the alliance that <leader> leads are laggards.
    source: {in: paragraph, at: S4, quote: "Where two allies are laggards, the alliance is in trouble."}

questions:
  - ask: Is <alliance> in trouble?
    yes: <alliance> is in trouble
    source: {in: paragraph, at: S4}
"""

QUIET = """\
case: A quiet year
rulebook: share
as of: 2001

who:
  state: [Dorland]

facts:
  - Arland leads the Pact
  - Borland is a member of the Pact
  - Borland pays its share
  - Dorland pays its share

expect:
  - concluded: Borland is trusted by Arland
    by: [payers-are-trusted]
    certainty: certain
  - not: Dorland is trusted by Arland
  - not: Borland is a laggard
  - not: the Pact is in trouble
"""

BAD = """\
case: A bad year
rulebook: share
as of: 2004

who:
  state: [Dorland, Eland]

facts:
  - Arland leads the Pact
  - Borland is a member of the Pact
  - Cerland is a member of the Pact
  - Dorland is a member of the Pact
  - Eland is a member of the Pact
  - Borland is 3 years behind with its share
  - Cerland is 8 years behind with its share
  - Dorland is 2 years behind with its share
  - Eland is 5 years behind with its share
  - Eland was struck by disaster

expect:
  - concluded: Borland is a laggard
    by: [three-years-behind]
    certainty: certain
  - not: Dorland is a laggard
  - not: Dorland is trusted by Arland
  - not concluded: Eland is a laggard
    blocked by: Eland was struck by disaster
  - concluded: Arland slights Borland
    certainty: likely
  - not: Arland slights Eland
  - denied: Borland pays its share
  - concluded: the Pact is in trouble
    certainty: certain
"""

CLOSE = """\
case: A close call
rulebook: share
as of: 2003

who:
  state: [Dorland]

facts:
  - Arland leads the Pact
  - Borland is a member of the Pact
  - Cerland is a member of the Pact
  - Borland is 4 years behind with its share
  - Dorland is 4 years behind with its share
  - Arland slights Dorland

expect:
  - not: the Pact is in trouble
  - not concluded: Arland slights Dorland
  - certain:
      not: Dorland pays its share
"""

LEADERLESS = """\
case: Nobody leads
rulebook: share
as of: 2006

facts:
  - Borland is a member of the Pact
  - Cerland is a member of the Pact
  - Arland is a member of the Pact
  - Arland pays its share
  - Borland is 3 years behind with its share
  - Cerland is 3 years behind with its share

expect:
  - Borland is a laggard
  - not: Arland is trusted by Borland
  - not: Arland slights Borland
  - not: the Pact is in trouble
"""

_FILES = {
    "README.md": README,
    "share.yaml": RULEBOOK,
    "quiet-year.yaml": QUIET,
    "bad-year.yaml": BAD,
    "close-call.yaml": CLOSE,
    "nobody-leads.yaml": LEADERLESS,
}
_LINE = "# yaml-language-server: $schema=schema/{kind}.schema.json\n"


def teaching_folder() -> dict[str, str]:
    """Every file of the folder by its name."""
    return {
        **{name: _with_line(name, text) for name, text in _FILES.items()},
        "schema/rulebook.schema.json": _dump(rulebook_schema(_completions())),
        "schema/case.schema.json": _dump(case_schema(_completions())),
        ".vscode/extensions.json": _dump({"recommendations": ["redhat.vscode-yaml"]}),
        ".vscode/settings.json": _dump(
            {"[yaml]": {"editor.tabSize": 2, "editor.quickSuggestions": {"strings": True}}, "yaml.completion": True}
        ),
    }


def _with_line(name: str, text: str) -> str:
    if not name.endswith(".yaml"):
        return text
    return _LINE.format(kind="rulebook" if text.startswith("rulebook:") else "case") + text


def _completions() -> Completions:
    from pathlib import Path

    shelf, path = Shelf(), Path("share.yaml")
    shelf.draft(path, RULEBOOK)
    rulebook = shelf.rulebook_at(path, Problems())
    assert rulebook is not None, "the rulebook to teach from has a mistake"
    return Completions.of(rulebook)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

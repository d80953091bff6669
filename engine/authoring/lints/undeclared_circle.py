"""A108: a feedback loop that no `circles:` entry declares."""

from __future__ import annotations

from collections.abc import Iterator

from engine.explanation.rings_of_rules import bearing, rings_of
from engine.language.catalogue import Page
from engine.language.clauses import Clause

from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A108",
    "A feedback loop that nobody has declared",
    """\
rules:
  - id: revenge
    if:
      - <ally> quarrels with <leader>
    then:
      not: <leader> rewards <ally>
    because: <leader> takes revenge on <ally>.
  - id: quarrel
    if:
      - denied: <leader> rewards <ally>
    then: <ally> quarrels with <leader>
    because: <ally> gets nothing from <leader>.""",
    """\
rules:
  - id: revenge
    if:
      - <ally> quarrels with <leader>
    then:
      not: <leader> rewards <ally>
    because: <leader> takes revenge on <ally>.
  - id: quarrel
    if:
      - denied: <leader> rewards <ally>
    then: <ally> quarrels with <leader>
    because: <ally> gets nothing from <leader>.
circles:
  - name: The quarrel feeds itself
    through:
      - <ally> quarrels with <leader>
      - <leader> rewards <ally>""",
    "A loop is either meant, and then it deserves its name on the screen, or it came about by rules that "
    "were written apart from each other. Something outside must enter it: a loop holds nothing up by "
    "itself.",
)


def find(linted: Linted) -> Iterator[Finding]:
    declared = [frozenset(circle.through) for circle in linted.rulebook.circles]
    for statements, sign in rings_of(linted.program):
        if frozenset(statements) in declared:
            continue
        clauses = [
            _arc(linted, start, end) for start, end in zip(statements, statements[1:] + statements[:1], strict=True)
        ]
        own = [clause for clause in clauses if clause.rule.book == linted.rulebook.id]
        if not own:
            continue
        words = [linted.say(statement) for statement in (*statements, statements[0])]
        place = own[-1].rule.place
        yield Finding(
            f"A {sign} loop that no circle declares: {' -> '.join(repr(word) for word in words)}.",
            place,
            f"It runs through {', '.join(dict.fromkeys(repr(clause.rule.id) for clause in clauses))}.",
            "Declare it under 'circles:' with a name and its statements under 'through:', or break it.",
            tuple((repr(c.rule.id), c.rule.place) for c in dict.fromkeys(clauses) if c.rule.place != place),
        )


def _arc(linted: Linted, start: int, end: int) -> Clause:
    """A clause that leads from one statement to the next."""
    return next(
        clause
        for clause in linted.program.clauses
        if clause.conclusion.pattern.statement == end and start in {pattern.statement for pattern, _ in bearing(clause)}
    )


LINT = Lint(PAGE, "warning", find)

"""A109: an exception that something merely possible can trigger."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language.catalogue import Page
from engine.language.condition import Holds
from engine.language.value import Certainty

from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A109",
    "Something merely possible is enough for this exception",
    """\
- id: talks
  if:
    - <ally> bargains with <outsider>
  then: <ally> quarrels with <outsider>
  certainty: possible
  because: Talks between <ally> and <outsider> may end in a quarrel.
- id: reward
  if:
    - <ally> trusts <leader>
  unless:
    - <ally> quarrels with <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it.""",
    """\
- id: talks
  if:
    - <ally> bargains with <outsider>
  then: <ally> quarrels with <outsider>
  certainty: possible
  because: Talks between <ally> and <outsider> may end in a quarrel.
- id: reward
  if:
    - <ally> trusts <leader>
  unless:
    - likely: <ally> quarrels with <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it.""",
    "A rule concludes the exception as merely possible, and a bare sentence under `unless` is met by "
    "that: a mere possibility then stands in the way of what follows for certain. Write how sure the "
    "exception must be.",
)


def find(linted: Linted) -> Iterator[Finding]:
    for use in linted.uses:
        if not use.unless or use.rule.book != linted.rulebook.id or use.condition.level > Certainty.POSSIBLE:
            continue
        if not isinstance(use.condition, Holds):
            continue
        weak = [
            clause
            for clause in linted.concluding.get(use.form, ())
            if clause.conclusion.certainty == Certainty.POSSIBLE and not clause.rule.leads_to
        ]
        if weak:
            yield Finding(
                f"The rule '{weak[0].rule.id}' concludes this exception as merely possible, and that is enough for it.",
                use.place,
                f"A possibility would keep '{use.rule.id}' from firing.",
                "Write 'likely: ' or 'certain: ' before the sentence, or allow it with the reason why that is enough.",
                ((repr(weak[0].rule.id), weak[0].rule.place),),
            )


LINT = Lint(PAGE, "advice", find)

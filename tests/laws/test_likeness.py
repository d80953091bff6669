"""What is nearest is looked for among sentences, and not among texts that came about by a slip of many lines."""

from __future__ import annotations

from engine.language.grammar import Grammar
from engine.language.likeness import LONGEST, nearest_wording
from tests.laws.written import bundled_trace


def test_a_text_longer_than_any_sentence_has_no_nearest_one() -> None:
    rulebook = bundled_trace("csto-2012").rulebook
    grammar = Grammar(rulebook.kinds, rulebook.names, rulebook.statements)
    slip = "Russia leeds the CSTO"
    assert nearest_wording(slip, grammar)[0] == "Russia leads the CSTO", "A slip of one letter is near to something."
    assert nearest_wording(slip + " and it leads" * LONGEST, grammar) == (None, 0.0)

"""Which other bundled rulebooks could conclude a sentence that no rule of this one concludes."""

from __future__ import annotations

from engine.language.case import Case
from engine.language.grammar import Grammar
from engine.language.library import Library
from engine.language.problem import Problems
from engine.language.read_sentence import known_reading
from engine.language.rulebook import Rulebook
from engine.language.vocabulary import Name


def elsewhere(case: Case, words: str, library: Library) -> tuple[str, ...]:
    """The titles of the bundled rulebooks with a rule that could conclude `words`, in the order of their ids."""
    own = {book.id for book in case.rulebook.books}
    found = []
    for id in library.rulebooks():
        if id in own:
            continue
        rulebook = library.rulebook(id, Problems())
        if rulebook is not None and _could(rulebook, case, words):
            found.append(rulebook.title)
    return tuple(found)


def _could(rulebook: Rulebook, case: Case, words: str) -> bool:
    grammar = Grammar(rulebook.kinds, (*rulebook.names, *_names(rulebook, case)), rulebook.statements)
    reading = known_reading(words, grammar)
    if reading is None:
        return False
    form = (reading[0], reading[2])
    return any(
        (conclusion.pattern.statement, conclusion.pattern.denied) == form
        for rule in rulebook.rules
        if not rule.leads_to
        for conclusion in rule.then
    )


def _names(rulebook: Rulebook, case: Case) -> list[Name]:
    return [name for name in case.names if name.kind in rulebook.kinds]

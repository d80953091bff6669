"""Which rules and statements an edit added, took away, changed in meaning, or only in words.

The two rulebooks number their statements differently, so that rules are compared by the sentences they are made of.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.inference.condition_words import pattern_words, words
from engine.language.rulebook import Rule, Rulebook
from engine.language.vocabulary import Statement


@dataclass(frozen=True, slots=True)
class RuleChanges:
    """Ids of rules and wordings of statements, in the order of the new rulebook (what is gone: of the old)."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    reworded: tuple[str, ...]
    moved: bool
    said: tuple[str, ...]
    unsaid: tuple[str, ...]
    resaid: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        return self == RuleChanges((), (), (), (), False, (), (), ())


def rule_changes(old: Rulebook, new: Rulebook) -> RuleChanges:
    """The edit from `old` to `new`, rule by rule."""
    before, after = {rule.id: rule for rule in old.rules}, {rule.id: rule for rule in new.rules}
    both = [id for id in after if id in before]
    changed = [id for id in both if _meaning(before[id], old) != _meaning(after[id], new)]
    reworded = [id for id in both if id not in changed and _prose(before[id]) != _prose(after[id])]
    said = {str(statement.say.text): _marks(statement, old) for statement in old.statements}
    says = {str(statement.say.text): _marks(statement, new) for statement in new.statements}
    return RuleChanges(
        added=tuple(id for id in after if id not in before),
        removed=tuple(id for id in before if id not in after),
        changed=tuple(changed),
        reworded=tuple(reworded),
        moved=both != [id for id in before if id in after],
        said=tuple(text for text in says if text not in said),
        unsaid=tuple(text for text in said if text not in says),
        resaid=tuple(text for text in says if text in said and says[text] != said[text]),
    )


def touched(changes: RuleChanges, rulebook: Rulebook) -> list[Rule]:
    """The rules of one side of the edit that are not those of the other."""
    ids = {*changes.added, *changes.removed, *changes.changed}
    return [rule for rule in rulebook.rules if rule.id in ids]


def _meaning(rule: Rule, rulebook: Rulebook) -> object:
    """What a rule says, apart from what is said about it."""
    then = [(pattern_words(c.pattern, {}, rulebook), c.pattern.denied, c.certainty) for c in rule.then]
    conditions = [[words(c, {}, rulebook) for c in part] for part in (rule.conditions, rule.unless)]
    return conditions, then, rule.leads_to


def _prose(rule: Rule) -> object:
    source = (rule.source.source, rule.source.at, rule.source.quote) if rule.source else None
    return rule.title, rule.theme, rule.because.text, source, rule.note, rule.status, rule.even_if


def _marks(statement: Statement, rulebook: Rulebook) -> object:
    """How a statement behaves."""
    opposite = statement.opposite
    against = str(rulebook.statements[opposite.statement].say.text) if opposite is not None else ""
    deny = str(statement.deny.text) if statement.deny is not None else ""
    slots = [(slot.label, slot.kind) for slot in statement.slots]
    return slots, statement.symmetric, against, statement.one, statement.lasts, deny, bool(statement.ask)

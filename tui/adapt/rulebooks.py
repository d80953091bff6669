"""Rulebooks as plain values: what is in them, and where they fire."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.inference.trace import Trace
from engine.language.rulebook import Rule, Rulebook

from ..entry import Template
from ..reading import CannotOpen
from ..store import Answer
from ..view import rules
from ..view.drafted import drafted
from ..view.scaffold import rule_at
from . import told_rule
from .bookshelf import files_of
from .booktexts import BookTexts
from .rulemap import outline
from .sayable import wordings


class EngineRulebooks(BookTexts):
    """A shelf whose books are opened."""

    def overview(self, id: str, case: str, answers: Sequence[Answer]) -> rules.Overview:
        """The rules by theme, with what is wrong with each and how often it fired."""
        rulebook, _ = self._read(id)
        trace = self._trace(id, case, answers)
        fired: dict[str, int] = {}
        for step in (*trace.steps, *trace.effects) if trace is not None else ():
            fired[step.clause.rule.id] = fired.get(step.clause.rule.id, 0) + 1

        def heads(book: str) -> tuple[rules.Head, ...]:
            return tuple(
                rules.Head(
                    rule.id,
                    rule.title,
                    rule.theme,
                    rule.status,
                    None if trace is None else fired.get(rule.id, 0),
                )
                for rule in rulebook.rules
                if rule.book == book
            )

        used = tuple((book.title, found) for book in rulebook.books[:-1] if (found := heads(book.id)))
        return rules.Overview(rulebook.title, rulebook.books[-1].about, heads(rulebook.id), used)

    def remarks(self, id: str) -> rules.Remarks:
        """What a check says: the first thing of each rule, and what keeps a draft from being in force."""
        rulebook, _ = self._read(id)
        found: dict[str, str] = {}
        lines = dict(rulebook.books[-1].files)
        for problem in self._problems(self._path(id), {}):
            rule = rule_at(lines.get(problem.place.file, ""), problem.place.line)[0]
            if rule and problem.severity != "advice":
                found.setdefault(rule, f"line {problem.place.line}: {problem.message}")
        files = files_of(self._path(id))
        left = [draft.text for path in files if (draft := self._texts.draft(path)) is not None]
        others = tuple(
            rules.Other(path, draft.number, draft.saved) for path in files for draft in self._texts.others(path)
        )
        known = {rule.id for rule in rulebook.rules}
        waiting = tuple(rule for text in left for rule in drafted(text, known))
        return rules.Remarks(found, self._broken(id), bool(left), waiting, others)

    def _broken(self, id: str) -> tuple[tuple[int, str], ...]:
        """What keeps a draft, or what somebody else wrote, from being in force."""
        found = []
        for path in files_of(self._path(id)):
            left = self._texts.draft(path)
            text = path.read_text("utf-8-sig", "replace") if left is None else left.text
            if left is not None or self._standing(id) is not None:
                errors = [each for each in self.check(id, path, text).wrong if not each.warning]
                found += [(error.line, error.words) for error in errors[:3]]
        return tuple(found)

    def rule(self, id: str, rule: str, case: str, answers: Sequence[Answer]) -> rules.Rule:
        """One rule in sentences, with where it fires in the open case."""
        rulebook, _ = self._read(id)
        return told_rule.told_rule(rulebook, self._rule(rulebook, rule), self._trace(id, case, answers))

    def cases(self, id: str, rule: str, but: str) -> Sequence[rules.Elsewhere]:
        """The other cases at hand in which a rule fires, and nearly fires."""
        rulebook, _ = self._read(id)
        path = self._path(id)
        return told_rule.at_hand((path, *self._originals(path)), rulebook, self._rule(rulebook, rule), self._one, but)

    def _originals(self, path: Path) -> tuple[Path, ...]:
        """The bundled rulebook that this one is a copy of: its cases are at hand for the copy too."""
        original = self._original(path)
        return (self._path(original),) if original else ()

    def firings(
        self, rule: str, case: str, answers: Sequence[Answer]
    ) -> tuple[Sequence[rules.Firing], Sequence[rules.Firing]]:
        """Where a rule of the rulebook in force fires, and where it nearly does."""
        trace = self._traced(case, answers)
        found = self._rule(trace.rulebook, rule)
        return told_rule.fires(trace, found), told_rule.nearly(trace, found)

    @staticmethod
    def _rule(rulebook: Rulebook, id: str) -> Rule:
        found = next((rule for rule in rulebook.rules if rule.id == id), None)
        if found is None:
            raise CannotOpen(f"There is no rule {id} in force.")
        return found

    def _trace(self, id: str, case: str, answers: Sequence[Answer]) -> Trace | None:
        return self._traced(case, answers) if case and self.of(case) == id else None

    def outline(self, id: str) -> rules.Map:
        """Which statement rests on which."""
        return outline(self._read(id)[0])

    def templates(self, id: str) -> Sequence[Template]:
        """The sentences that can be written in a rule."""
        return wordings(self._read(id)[0])

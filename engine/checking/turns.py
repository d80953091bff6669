"""Instances of one rule that only turn round what stands in symmetric slots: they read the same."""

from __future__ import annotations

from typing import TypeAlias

from engine.language.condition import Condition
from engine.language.rulebook import Rulebook
from engine.language.value import written
from engine.language.vocabulary import Var

from .branches import Branch, Env, ground, turned
from .words import shown

Key: TypeAlias = tuple[object, ...]


class Turns:
    """Tells instances apart by what they say; the turns of one instance have one key."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._turned: dict[Branch, set[Var]] = {}

    def key(self, branch: Branch, env: Env) -> Key:
        """What the turns of an instance have in common, what they count apart."""
        if branch not in self._turned:
            self._turned[branch] = turned(self.book, branch)
        loose = self._turned[branch]
        met = sorted(self._told(condition, env) for condition in branch.conditions)
        barred = sorted(self._told(condition, env) for condition in branch.rule.unless)
        fixed = tuple(written(value) for var, value in env.items() if var not in loose)
        conclusion = self.book.say(ground(self.book, branch.conclusion.pattern, env))
        return id(branch), conclusion, tuple(met), tuple(barred), fixed

    def _told(self, condition: Condition, env: Env) -> tuple[str, str]:
        """A condition as two instances may share it; what stands in a symmetric pair has one order."""
        return type(condition).__name__, shown(self.book, condition, env)

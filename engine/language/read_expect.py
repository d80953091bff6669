"""From an entry under `expect:` to an expectation, or to the rulebook of the case that it is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, cast

from .case import Expectation
from .document import Node
from .edit import whole
from .grammar import Grammar, plain
from .place import Text
from .problem import Problems, nearest
from .read_entry import EntryReader, words_of
from .rulebook import Rulebook, Sentence
from .value import LEVELS, Certainty

_EXPECT = ("say", "not", "denied", "concluded", "not concluded", "conflict", "circle", *LEVELS)
_EXPECT_META = ("by", "not by", "blocked by", "certainty", "note")

Asked: TypeAlias = Literal["holds", "not", "denied", "concluded", "not concluded", "conflict", "circle"]


class ExpectationReader:
    """Reads expectations for one rulebook of a case; `elsewhere` are those that another one is asked for."""

    def __init__(
        self,
        rulebook: Rulebook,
        grammar: Grammar,
        rivals: Callable[[], list[tuple[Rulebook, Grammar]]],
        sentence: Callable[[list[str], Text], Sentence | None],
        other_rules: bool,
        problems: Problems,
    ) -> None:
        self.rulebook, self.grammar, self.problems = rulebook, grammar, problems
        self.rivals, self.sentence, self.other_rules = rivals, sentence, other_rules
        self.entries = EntryReader(grammar, problems)
        self.unknown: list[str] = []
        self.elsewhere: list[Text] = []

    def read(self, node: Node) -> Expectation | None:
        """The expectation; None where a problem was told or another rulebook is asked for it."""
        split = self.entries.split(node, _EXPECT, _EXPECT_META, "expectation")
        if split is None:
            return None
        words, text, meta = split
        asked = cast(Asked, next((w for w in words if w in _EXPECT and w not in LEVELS and w != "say"), "holds"))
        if asked == "not" and words[0] in LEVELS:
            asked = "denied"  # `likely: not: S` is a denial with its certainty; `not: likely: S` asks for no more
        lists = {key: words_of(node, key) for key in ("by", "not by", "blocked by")}
        level = next((LEVELS[word] for word in words if word in LEVELS), Certainty.POSSIBLE)
        ids = [] if self.other_rules else lists["by"] + lists["not by"]
        texts = [*([text] if asked != "circle" else []), *lists["blocked by"]]
        home = self._home(texts, ids)
        self._rule_ids(ids, home)
        if home is not self.rulebook:
            self.unknown += [plain(each) for each in texts if not self.grammar.readings(each)]
            self.elsewhere.append(text)
            return None
        sentence = None
        if asked != "circle":
            inner = [word for word in words if word == "not" and asked not in ("not", "denied")]
            sentence = self.sentence(inner, text)
            if sentence is None:
                return None
            if asked == "denied":
                sentence = sentence.denial
        blocked = tuple(found for word in lists["blocked by"] if (found := self.sentence([], word)) is not None)
        return Expectation(
            asked,
            sentence,
            plain(text),
            tuple(map(plain, lists["by"])),
            tuple(map(plain, lists["not by"])),
            blocked,
            self._certainty(meta.get("certainty")),
            level,
            text.place,
        )

    def _certainty(self, word: Text | None) -> Certainty | None:
        certainty = LEVELS.get(plain(word).lower()) if word is not None else None
        if word is not None and certainty is None:
            near = nearest(plain(word).lower(), LEVELS, 0.4)
            self.problems.add(
                "F108",
                f"'{word}' is no certainty.",
                word.place,
                note="The expectation could not be checked.",
                fix=f"Did you mean '{near}'?" if near else "Write possible, likely or certain.",
                edit=whole(word, near) if near else None,
            )
        return certainty

    def _home(self, texts: list[Text], ids: list[Text]) -> Rulebook:
        """The rulebook that an expectation is for: the first that knows its sentences and has its rules.

        Where none has all rules, the first that knows the sentences; the own one where none does.
        """

        def knows(grammar: Grammar) -> bool:
            return all(grammar.readings(text) for text in texts)

        def has(rulebook: Rulebook) -> bool:
            return {plain(id) for id in ids} <= {rule.id for rule in rulebook.rules}

        own = knows(self.grammar)
        if own and has(self.rulebook):
            return self.rulebook
        knowing = [rulebook for rulebook, grammar in self.rivals() if knows(grammar)]
        fitting = [rulebook for rulebook in knowing if has(rulebook)]
        return next(iter(fitting), self.rulebook if own or not knowing else knowing[0])

    def _rule_ids(self, ids: list[Text], home: Rulebook) -> None:
        known = {rule.id for rule in home.rules}
        for id in ids:
            if plain(id) not in known:
                near = nearest(plain(id), known)
                self.problems.add(
                    "F212",
                    f"No rule is called '{id}'.",
                    id.place,
                    note="No step could ever be by that rule, so the expectation would mean nothing.",
                    fix=f"Did you mean '{near}'?" if near else "Use the id of a rule of this rulebook.",
                    edit=whole(id, near) if near else None,
                )

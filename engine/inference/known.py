"""The table of what is known: sentences with their certainty, found by form and by the values already bound."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language.rulebook import Rulebook, Sentence
from engine.language.strata import Form
from engine.language.value import Certainty, Value


class Known:
    """Sentences that hold, with their certainty. A symmetric sentence is found in both orders of its pair."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._levels: dict[Sentence, Certainty] = {}
        self._forms: dict[Form, dict[tuple[Value, ...], Sentence]] = {}
        self._index: dict[tuple[Form, tuple[int, ...]], dict[tuple[Value, ...], list[tuple[Value, ...]]]] = {}

    def __contains__(self, sentence: Sentence) -> bool:
        return sentence in self._levels

    def level(self, sentence: Sentence) -> Certainty | None:
        """How surely the sentence holds; None if it does not."""
        return self._levels.get(sentence)

    def put(self, sentence: Sentence, level: Certainty) -> None:
        """Let the sentence hold at `level`, or change its level."""
        if sentence not in self._levels:
            form = (sentence.statement, sentence.denied)
            for args in self.orders(sentence):
                self._forms.setdefault(form, {})[args] = sentence
                for (indexed, slots), index in self._index.items():
                    if indexed == form:
                        index.setdefault(tuple(args[slot] for slot in slots), []).append(args)
        self._levels[sentence] = level

    def orders(self, sentence: Sentence) -> tuple[tuple[Value, ...], ...]:
        """The values of a sentence; for a symmetric one also the other way round."""
        return self.rulebook.orders(sentence)

    def having(self, form: Form, bound: dict[int, Value]) -> Iterator[tuple[Value, ...]]:
        """The values of the sentences of a form that agree with `bound` (slot to value)."""
        slots = tuple(sorted(bound))
        key = (form, slots)
        if key not in self._index:
            index: dict[tuple[Value, ...], list[tuple[Value, ...]]] = {}
            for args in self._forms.get(form, ()):
                index.setdefault(tuple(args[slot] for slot in slots), []).append(args)
            self._index[key] = index
        return iter(tuple(self._index[key].get(tuple(bound[slot] for slot in slots), ())))

    def sentence(self, form: Form, args: tuple[Value, ...]) -> Sentence:
        """The known sentence of a form with these values, in either order of a symmetric pair."""
        return self._forms[form][args]

    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in the order in which they became known."""
        return tuple(self._levels)

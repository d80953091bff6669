"""One entry of a case: the words before a sentence (`likely`, `not` ...), the sentence, and the keys beside it."""

from __future__ import annotations

from .document import Fields, Items, Node
from .grammar import Grammar, plain
from .place import Place, Text
from .problem import Problems, nearest

LEFT_OUT = "The sentence is left out of the case."


class EntryReader:
    """Takes entries apart; each mis-shape is told where it stands."""

    def __init__(self, grammar: Grammar, problems: Problems) -> None:
        self.grammar, self.problems = grammar, problems

    def split(
        self, node: Node, says: tuple[str, ...], metas: tuple[str, ...], what: str
    ) -> tuple[list[str], Text, dict[str, Text]] | None:
        """The words before the sentence ("likely", "not" ...), the sentence, and the keys beside it."""
        if isinstance(node, Text):
            return [], node, {}
        if isinstance(node, Items):
            self._shape("A list stands", node.place, what)
            return None
        meta: dict[str, Text] = {}
        said: list[str] = []
        for key, value in node.items():
            word = " ".join(plain(key).lower().split())
            if word in says:
                said.append(key)
            elif word in metas and (isinstance(value, Text) or word in ("by", "not by", "blocked by", "source")):
                meta[word] = value if isinstance(value, Text) else Text.at(cited(value), value.place)
            else:
                self._strange_key(node, key, value, says, metas, what)
                return None
        if len(said) != 1:
            self._shape("No sentence stands" if not said else "Two sentences stand", node.place, what)
            return None
        words, value = [" ".join(plain(said[0]).lower().split())], node[said[0]]
        while isinstance(value, Fields) and len(value) == 1 and len(words) < 3:
            key = next(iter(value))
            words.append(" ".join(plain(key).lower().split()))
            value = value[key]
            if words[-1] not in says:
                break
        if not isinstance(value, Text):
            if isinstance(value, Items) and "not" in words:
                self.problems.add(
                    "F309",
                    "A list stands under 'not:'.",
                    value.place,
                    note="One could not tell whether all of it or each of it is denied.",
                    fix="Write one '- not: ...' line for each sentence.",
                )
            else:
                self._shape("A group stands", value.place, what)
            return None
        return words, value, meta

    def _shape(self, said: str, place: Place, what: str) -> None:
        self.problems.add(
            "F107",
            f"{said} where one {what} is needed.",
            place,
            note=LEFT_OUT,
            fix="One sentence per line, each with its dash; a sentence with ': ' in it stands in quotes.",
        )

    def _strange_key(
        self, node: Fields, key: str, value: Node, says: tuple[str, ...], metas: tuple[str, ...], what: str
    ) -> None:
        place = node.keys_at[key].place
        if isinstance(value, Text) and self.grammar.readings(f"{key}: {value}"):
            self.problems.add(
                "F316",
                "The sentence has ': ' in it, which YAML reads as a key.",
                place,
                note=LEFT_OUT,
                fix=f'Put it in quotes: "{key}: {value}"',
            )
            return
        near = nearest(plain(key).lower(), (*says, *metas))
        self.problems.add(
            "F308",
            f"'{key}' is no word for a {what}.",
            place,
            note="A sentence with ': ' in it stands in quotes; else YAML reads its beginning as a key.",
            fix=f"Did you mean '{near}'?"
            if near
            else f"Known words: {', '.join(says)}; beside it: {', '.join(metas)}.",
        )


def cited(node: Node) -> str:
    """A source written as a group (in, at, quote) in one line."""
    if not isinstance(node, Fields):
        return ""
    words = {key.lower(): words_of(node, key.lower()) for key in node}
    said = ", ".join(plain(text) for key in ("in", "at") for text in words.get(key, []))
    quote = "; ".join(plain(text) for text in words.get("quote", []))
    return f'{said}: "{quote}"' if quote else said


def words_of(node: Node, key: str) -> list[Text]:
    if not isinstance(node, Fields):
        return []
    value = next((v for k, v in node.items() if " ".join(plain(k).lower().split()) == key), None)
    if isinstance(value, Text):
        return [value] if value else []
    return [item for item in value if isinstance(item, Text)] if isinstance(value, Items) else []

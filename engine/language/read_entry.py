"""One entry of a case: the words before a sentence (`likely`, `not` ...), the sentence, and the keys beside it."""

from __future__ import annotations

from .document import Fields, Items, Node
from .edit import piece
from .grammar import Grammar, plain
from .misshape import colon_in_words, comma_in_group, list_under_not, several_keys
from .place import Text
from .problem import Problems, nearest, with_article
from .read_sentence import NOT_KNOWN

LEFT_OUT = NOT_KNOWN


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
            self._shape("A list stands", node, what)
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
        if len(said) > 1:
            several_keys(node, said, self.problems, f"One {what} is one sentence. {LEFT_OUT}")
            return None
        if not said:
            self.problems.add(
                "F316",
                f"A sentence is missing in this {what}.",
                node.place,
                note="Words about a sentence say nothing by themselves.",
                fix="Add a line 'say:' with the sentence.",
            )
            return None
        words, value = [" ".join(plain(said[0]).lower().split())], node[said[0]]
        while isinstance(value, Fields) and len(value) == 1 and len(words) < 3:
            key = next(iter(value))
            words.append(" ".join(plain(key).lower().split()))
            value = value[key]
            if words[-1] not in says:
                break
        if not isinstance(value, Text):
            if isinstance(value, Items) and words[-1] == "not":
                list_under_not(
                    node.keys_at[said[0]].place if words == ["not"] else value.place,
                    value,
                    self.problems,
                    f"One could not tell whether each of them is denied, or only all of them together. {LEFT_OUT}",
                    "Write one '- not: ...' line for each sentence.",
                )
            elif not colon_in_words(value, self.problems, LEFT_OUT):
                self._shape("A list stands" if isinstance(value, Items) else "A group of keys stands", value, what)
            return None
        return words, value, meta

    def _shape(self, said: str, node: Node, what: str) -> None:
        self.problems.add(
            "F107",
            f"{said} where one {what} is needed.",
            node.place,
            note=LEFT_OUT,
            fix="Write one sentence per line, each with its dash.",
        )

    def _strange_key(
        self, node: Fields, key: str, value: Node, says: tuple[str, ...], metas: tuple[str, ...], what: str
    ) -> None:
        at = node.keys_at[key]
        if comma_in_group(node, key, self.problems, LEFT_OUT):
            return
        near = nearest(plain(key).lower(), (*says, *metas))
        sentence = isinstance(value, Text) and value
        fits = sentence and self.grammar.readings(f"{key}: {value}")
        long = sentence and " " in plain(key) and near is None
        if (fits or long) and colon_in_words(node, self.problems, LEFT_OUT):
            return
        self.problems.add(
            "F308",
            f"'{key}' is no word for {with_article(what)}.",
            at.place,
            note=LEFT_OUT,
            fix=f"Did you mean '{near}:'?"
            if near
            else f"Before the sentence: {', '.join(says)}. Beside it: {', '.join(metas)}.",
            edit=piece(at, plain(key), near) if near else None,
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

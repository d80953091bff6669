"""What stands below the shapes: sentences, conditions, conclusions, facts, expectations, kinds and names.

The grammar reads these, not pydantic; an editor is told of them here, with the words that an instructor sees.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

LEVELS = {
    "possible": "It holds at least possibly: the same as the bare sentence.",
    "likely": "It holds at least as surely as likely.",
    "certain": "It holds for certain.",
}
WORDS: Json = {"type": ["string", "number", "boolean"]}


def ref(name: str) -> Json:
    """A reference to a definition."""
    return {"$ref": f"#/definitions/{name}"}


def one_or_more(item: Json) -> Json:
    """A list, or one thing in place of a list of one; nothing is an empty list."""
    return {"anyOf": [{"type": "array", "items": item}, item, {"type": "null"}]}


def definitions(sentences: list[str], ids: list[str]) -> dict[str, Json]:
    """The definitions by name; sentences and rule ids are offered while typing and restrict nothing."""
    offered: Json = {"examples": sentences} if sentences else {}
    sentence: Json = {
        "title": "a sentence",
        "description": "A sentence in the words of a declared statement, with names or <roles> in its blanks.",
        "type": "string",
    }
    return {
        "words": WORDS,
        "sentence": sentence | offered,
        "ground sentence": sentence
        | {"description": "A sentence in the words of a declared statement, with names in its blanks."}
        | offered,
        "rule id": WORDS | {"description": "The id of a rule."} | ({"examples": ids} if ids else {}),
        "condition": _condition(),
        "conditions": one_or_more(ref("condition")),
        "conclusion": _conclusion(),
        "conclusions": one_or_more(ref("conclusion")),
        "fact": _fact(),
        "facts": one_or_more(ref("fact")),
        "expectation": _expectation(),
        "expectations": one_or_more(ref("expectation")),
        "kinds": _kinds(),
        "names": _names(),
        "sources": {
            "title": "the sources",
            "type": ["object", "null"],
            "additionalProperties": {"anyOf": [WORDS, ref("source")]},
        },
    }


def _single(title: str, properties: dict[str, Json], patterns: dict[str, Json] | None = None) -> Json:
    """A group of just one key."""
    return {
        "title": title,
        "type": "object",
        "properties": properties,
        **({"patternProperties": patterns} if patterns else {}),
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _condition() -> Json:
    sure = {word: ref("condition") | {"description": said} for word, said in LEVELS.items()}
    group = _single(
        "a condition",
        {
            "not": ref("condition")
            | {"description": "It does not hold: it is denied, or nothing was said of it (then it is assumed)."},
            "denied": ref("condition")
            | {"description": "It was denied by the case or by a rule; silence is not enough."},
            **sure,
            "any": ref("conditions") | {"description": "One of the listed conditions holds."},
            "all": ref("conditions") | {"description": "Each of them holds; only inside `any` and `unless`."},
            "at least 2 of": ref("conditions") | {"description": "At least so many of the listed conditions hold."},
        },
        {
            "^at least [0-9]+ of$": ref("conditions"),
            "^(at least [0-9]+|no) <[^<>]+>$": ref("conditions")
            | {"description": "So many different ones (or none) meet all that is listed."},
            "^(every|most) <[^<>]+>$": {
                "title": "among whom, and what they meet",
                "type": "object",
                "properties": {
                    "of": ref("conditions") | {"description": "Among whom: at least one must meet this."},
                    "has": ref("conditions") | {"description": "What all (or more than half) of them meet."},
                },
                "required": ["of", "has"],
                "additionalProperties": False,
            },
        },
    )
    return {"anyOf": [ref("sentence"), group]}


def _conclusion() -> Json:
    sure = {word: ref("conclusion") | {"description": f"This conclusion is {word}."} for word in LEVELS}
    denials = {word: ref("conclusion") | {"description": "The rule denies the sentence."} for word in ("not", "denied")}
    return {"anyOf": [ref("sentence"), _single("a conclusion", denials | sure)]}


def _said(more: dict[str, Json]) -> dict[str, Json]:
    """The words before the sentence of a fact or an expectation."""
    inner = {"anyOf": [ref("ground sentence"), _single("a sentence with a word before it", {})]}
    words = ("not", "denied", *LEVELS)
    inner["anyOf"][1]["properties"] = {word: ref("ground sentence") for word in words}
    return {**{word: inner | {"description": _SAID[word]} for word in ("say", *words)}, **more}


_SAID = {
    "say": "The sentence itself, when keys such as `source` stand beside it.",
    "not": "In a fact: it is denied. In an expectation: it does not hold.",
    "denied": "It is denied; in an expectation, silence is not enough.",
    "possible": "It is possible.",
    "likely": "It is likely; in an expectation, at least that.",
    "certain": "It is certain.",
}


def _fact() -> Json:
    group = {
        "title": "a fact",
        "type": "object",
        "properties": _said(
            {
                "by": WORDS | {"description": "Who says so."},
                "source": {"anyOf": [WORDS, ref("citation")], "description": "Where it is said."},
                "disputed": {"type": "boolean", "description": "true if others dispute it; it counts as stated."},
                "note": WORDS | {"description": "A remark for whoever reads the file."},
            }
        ),
        "additionalProperties": False,
    }
    return {"anyOf": [ref("ground sentence"), group]}


def _expectation() -> Json:
    asked = {
        "concluded": "Some rule concludes it.",
        "not concluded": "No rule concludes it; it may be stated.",
        "conflict": "It is in conflict with another sentence.",
    }
    inner = {"anyOf": [ref("ground sentence"), ref("fact")]}
    group = {
        "title": "an expectation",
        "type": "object",
        "properties": _said(
            {
                **{word: inner | {"description": said} for word, said in asked.items()},
                "circle": WORDS | {"description": "The feedback loop of this name stands."},
                "by": one_or_more(ref("rule id"))
                | {"description": "Rules (by id) each of which has a step that concludes it."},
                "not by": one_or_more(ref("rule id")) | {"description": "Rules (by id) none of which concludes it."},
                "blocked by": one_or_more(ref("ground sentence"))
                | {"description": "Sentences that keep a rule from concluding it."},
                "certainty": {"enum": list(LEVELS), "description": "Just how sure it is."},
                "note": WORDS | {"description": "A remark for whoever reads the file."},
            }
        ),
        "additionalProperties": False,
    }
    return {"anyOf": [ref("ground sentence"), group]}


def _kinds() -> Json:
    return {
        "title": "the kinds",
        "type": ["object", "null"],
        "additionalProperties": {
            "anyOf": [
                {"type": "array", "items": WORDS, "title": "roles in which a rule may speak of it"},
                {"enum": ["number"], "title": "a number"},
                WORDS,
                {"type": "null"},
                {
                    "title": "one word of a list",
                    "type": "object",
                    "properties": {"choice": {"type": "array", "items": WORDS, "description": "The words."}},
                    "required": ["choice"],
                    "additionalProperties": False,
                },
            ]
        },
    }


def _names() -> Json:
    spellings = {"anyOf": [{"type": "array", "items": WORDS}, WORDS, {"type": "null"}]}
    return {
        "title": "names by kind",
        "type": ["object", "null"],
        "additionalProperties": {
            "anyOf": [
                {"type": "object", "additionalProperties": spellings, "title": "name: [other spellings]"},
                {"type": "array", "items": WORDS, "title": "a plain list of names"},
                WORDS,
                {"type": "null"},
            ]
        },
    }

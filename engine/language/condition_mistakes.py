"""What is wrong with a condition: one function per mistake, each tells what it means for the rule and its mending."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .document import Fields, Items, Node
from .edit import Edit, piece
from .grammar import Grammar, plain
from .misshape import colon_in_words, comma_in_group, deeper, list_under_not, several_keys
from .place import Place, Text
from .problem import Problems, listed, nearest
from .read_sentence import LEFT_OUT, in_digits
from .value import LEVELS

WORDS = ("not", "denied", "likely", "certain", "possible", "any", "all")
_COUNTS = "'at least 2 <ally>:', 'no <ally>:', 'every <ally>:', 'most <ally>:', 'at least 2 of:'"
_RULE_KEYS = ("id", "title", "if", "unless", "even if", "then", "leads to", "certainty", "status", "because", "source")
_MEANT = {"all": "every", "each": "every", "any": "at least 1", "some": "at least 1", "none": "no", "an": "at least 1"}
_BARE_COUNT = re.compile(r"(at least \S+|no|every|most|each|some) (?!of\Z)(\S.*)\Z", re.IGNORECASE)
_OTHER_COUNT = re.compile(r"(all|each|any|some|none|an|a) <([^<>]+)>\Z", re.IGNORECASE)


def list_for_condition(node: Items, problems: Problems) -> None:
    """`- - sentence`."""
    first = node[0] if node else None
    extra = isinstance(first, Text) and first.lead.rstrip().endswith("- -")
    place = node.place
    edit = None
    if extra and isinstance(first, Text) and len(node) == 1:
        edit = Edit(place, first.place.column - place.column, "")
    problems.add(
        "F107",
        "A list stands where one condition is needed.",
        place,
        note=LEFT_OUT,
        fix="Begin the line with one dash only.",
        edit=edit,
    )


def two_in_one_item(node: Fields, keys: Sequence[str], counted: str | None, problems: Problems) -> None:
    """Several keys in one condition: parts of `every` at its own depth, or a dash forgotten."""
    parts = [key for key in keys if plain(key).lower() in ("of", "has")]
    if counted is not None and parts:
        problems.add(
            "F310",
            f"{keys_listed(parts)} {'stand' if len(parts) > 1 else 'stands'} as deep as '{counted}:'.",
            node.keys_at[parts[0]].place,
            note=f"So nothing is left under '{counted}:', and it could not be counted. {LEFT_OUT}",
            fix=f"Move {'them' if len(parts) > 1 else 'it'} two blanks deeper, with the lines below.",
            edit=deeper(node, parts) if node[counted] == "" else None,
        )
        return
    for key in keys[1:]:
        if comma_in_group(node, key, problems, LEFT_OUT):
            return
    note = f"A condition is one sentence, or one word with what stands under it. {LEFT_OUT}"
    several_keys(node, keys, problems, note)


def keys_listed(words: Sequence[str], joint: str = "and") -> str:
    """Keys with their colons, as one speaks them."""
    return listed([f"'{word}:'" for word in words], joint)


def unknown_word(node: Fields, key: str, value: Node, grammar: Grammar, problems: Problems) -> None:
    """A word before a colon that begins no condition."""
    at, word = node.keys_at[key], plain(key)
    sentence = isinstance(value, Text) and value and not _OTHER_COUNT.match(word)
    long = "<" in key and len(word.split()) > 2
    if sentence and (long or grammar.readings(f"{key}: {value}")) and colon_in_words(node, problems, LEFT_OUT):
        return
    other, bare = _OTHER_COUNT.match(word), _BARE_COUNT.match(word)
    var = grammar.variable(bare.group(2).strip("()")) if bare else None
    edit: Edit | None = None
    pair = word.lower().split(" ")
    if other is not None:
        meant = _MEANT.get(other.group(1).lower(), "at least 1")
        fix, edit = f"Did you mean '{meant} <{other.group(2)}>:'?", piece(at, word, f"{meant} <{other.group(2)}>")
    elif bare is not None and var is not None:
        problems.add(
            "F327",
            f"'{bare.group(2)}' stands without angle brackets.",
            at.place,
            note=LEFT_OUT,
            fix=f"Did you mean '{bare.group(1)} <{var.label}>:'?",
            edit=piece(at, bare.group(2), f"<{var.label}>"),
        )
        return
    elif len(pair) == 2 and pair[0] in ("not", *LEVELS) and pair[1] in ("not", "denied", *LEVELS):
        problems.add(
            "F120",
            f"Two words stand before one colon: '{word}'.",
            at.place,
            note=LEFT_OUT,
            fix=f"Write '{pair[0]}:', and '{pair[1]}:' on the next line, deeper.",
            edit=_two_lines(at, pair) if not node.flow else None,
        )
        return
    elif word.lower() in _RULE_KEYS:
        fix = f"'{word}:' is a key of the rule: write it as deep as 'if:'."
    else:
        near = nearest(word, (*WORDS, "every", "most", "no"), 0.65) if " " not in word else None
        fix = f"Did you mean '{near}:'?" if near else f"Use {keys_listed(WORDS, 'or')}, or {_COUNTS}."
        edit = piece(at, word, near) if near else None
    problems.add(
        "F308",
        f"'{word}' is no condition word.",
        at.place,
        note=f"What stands under it cannot be judged. {LEFT_OUT}",
        fix=fix,
        edit=edit,
    )


def _two_lines(at: Text, pair: Sequence[str]) -> Edit | None:
    if not at.source or at.lines > 1:
        return None
    return Edit(at.place, len(at.source), f"{pair[0]}:\n{' ' * (at.place.column + 1)}{pair[1]}")


def key_in_condition(node: Node, word: str, problems: Problems) -> None:
    """Something else than a sentence under a word that needs one."""
    if colon_in_words(node, problems, LEFT_OUT):
        return
    what = "A list" if isinstance(node, Items) else "A group of keys"
    problems.add(
        "F107",
        f"{what} stands under '{word}', where one sentence is needed.",
        node.place,
        note=LEFT_OUT,
        fix="Write one line for each sentence.",
    )


def not_of_several(place: Place, value: Node, problems: Problems) -> bool:
    """`not:` over a list, or over `any:` or `all:`."""
    if isinstance(value, Fields) and len(value) == 1:
        word = plain(next(iter(value))).lower()
        if word not in ("any", "all"):
            return False
        problems.add(
            "F309",
            f"'{word}:' stands under 'not:'.",
            next(iter(value.keys_at.values())).place,
            note=f"'not:' is about one sentence. {LEFT_OUT}",
            fix="Write one '- not: ...' line for each sentence."
            if word == "any"
            else "Move 'all:' with its list under 'unless:', without 'not:'.",
        )
        return True
    if not isinstance(value, Items):
        return False
    list_under_not(
        place,
        value,
        problems,
        f"One could not tell whether none of them may hold, or not all of them. {LEFT_OUT}",
        "For 'none of them', write one '- not: ...' line for each; for 'not all of them', use 'unless:' with 'all:'.",
    )
    return True


def comparison_under(text: Text, word: str, problems: Problems) -> None:
    problems.add(
        "F323",
        f"A comparison stands under '{word}'.",
        text.place,
        note=f"A comparison holds or fails; it is neither denied nor more or less sure. {LEFT_OUT}",
        fix="Turn it round, such as 'is less than' for not 'is at least', and write it without a word before it.",
    )


def denied_twice(place: Place, problems: Problems, edit: Edit | None = None, plain_words: str = "") -> None:
    problems.add(
        "F305",
        "A denial is denied here.",
        place,
        note=f"'Not denied' is no condition: silence would not be enough for it, and no rule could say it. {LEFT_OUT}",
        fix=f"Write the sentence itself, without the denial{': ' + plain_words if plain_words else ''}.",
        edit=edit,
    )


def any_in_any(place: Place, problems: Problems) -> None:
    problems.add(
        "F311",
        "'any' stands inside 'any'.",
        place,
        note=f"Both say 'one of these', so one list says it all. {LEFT_OUT}",
        fix="Put all branches into one list.",
    )


def all_under_if(at: Text, problems: Problems) -> None:
    problems.add(
        "F324",
        "'all' is used only inside 'any' and under 'unless'.",
        at.place,
        note=f"Under 'if' all conditions must hold anyway. {LEFT_OUT}",
        fix="Write its lines directly under 'if'.",
    )


def count_in_count(place: Place, problems: Problems) -> None:
    problems.add(
        "F325",
        "Something is counted inside a count.",
        place,
        note=f"One could not tell which of the two is counted first. {LEFT_OUT}",
        fix="Make a rule that concludes the inner one as a sentence, and use that sentence here.",
    )


def too_few(count: int, listed_here: int, at: Text, problems: Problems) -> None:
    problems.add(
        "F315",
        f"At least {count} are asked for, but only {listed_here} {'is' if listed_here == 1 else 'are'} listed.",
        at.place,
        note="This condition can never hold, so the rule can never fire.",
        fix="Ask for fewer, or list more.",
        edit=piece(at, str(count), str(listed_here)),
    )


def no_of_and_has(how: str, label: str, at: Text, value: Node, problems: Problems) -> None:
    """`every` and `most` without `of:` and `has:` under them."""
    edit = None
    fix = "Write 'of:' and 'has:' under it, two blanks deeper, each with its list."
    if isinstance(value, Fields):
        wrong = [key for key in value if plain(key).lower() not in ("of", "has")]
        lacking = [key for key in ("of", "has") if key not in [plain(other).lower() for other in value]]
        if len(wrong) == 1 and len(lacking) == 1:
            fix = f"Did you mean '{lacking[0]}:' in place of '{wrong[0]}:'?"
            edit = piece(value.keys_at[wrong[0]], plain(wrong[0]), lacking[0])
        elif len(lacking) == 1:
            fix = f"Add '{lacking[0]}:' with its list."
    problems.add(
        "F310",
        f"'{how} <{label}>' needs just 'of:' and 'has:' under it.",
        at.place,
        note=f"'of' tells among whom, 'has' what all (or most) of them must meet. {LEFT_OUT}",
        fix=fix,
        edit=edit,
    )


def nothing_under(word: str, place: Place, problems: Problems) -> None:
    problems.add(
        "F316",
        f"Nothing stands under '{word}:'.",
        place,
        note=LEFT_OUT,
        fix="Add its lines, two blanks deeper.",
    )


def bad_number(word: str, at: Text, problems: Problems) -> None:
    written = in_digits(word)
    problems.add(
        "F322",
        f"'{word}' is no number to count to.",
        at.place,
        note=LEFT_OUT,
        fix=f"Write {written}." if written else "Write it in digits, 1 or more.",
        edit=piece(at, word, str(written)) if written else None,
    )


def not_counted(label: str, at: Text, grammar: Grammar, problems: Problems) -> None:
    """The counted variable has an unknown role, or is a number."""
    var = grammar.variable(label)
    if var is not None:
        problems.add(
            "F326",
            f"<{var.label}> is a number, and only things that have names are counted.",
            at.place,
            note=LEFT_OUT,
            fix="Compare it instead, such as '<years> is at least 10'.",
        )
        return
    near = nearest(plain(label), grammar.roles)
    problems.add(
        "F203",
        f"No kind has the role '{plain(label)}'.",
        at.place,
        note=LEFT_OUT,
        fix=f"Did you mean <{near}>?" if near else "Use a role of a declared kind.",
        edit=piece(at, f"<{plain(label)}>", f"<{near}>") if near else None,
    )


def cannot_compare(text: Text, reason: str, problems: Problems) -> None:
    problems.add(
        "F307",
        f"This compares what cannot be compared: {reason}.",
        text.place,
        note="It could never hold, so the rule can never fire.",
        fix="Compare two numbers, or two names of one kind with 'is' or 'is not'.",
    )


def empty_condition(place: Place, problems: Problems) -> None:
    problems.add("F316", "A condition is missing here.", place, note=LEFT_OUT, fix="Write one, or delete the line.")

"""From nodes to kinds and names; each mistake in them is told with its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from .document import Fields, Items, Node
from .edit import Edit, piece, scalar, whole
from .grammar import plain
from .misshape import key_of_line
from .place import Text
from .problem import Problems, nearest
from .value import bare
from .vocabulary import Kind, Name

_RESERVED = ("other",)
_WORDS_FOR_NUMBER = ("number", "numbers", "numeric", "integer", "digits")


def read_kinds(node: Node | None, known: dict[str, Kind], problems: Problems) -> None:
    """Add the kinds under `kinds:` to `known`. A kind of things may be given further roles by a later file."""
    if node is None or (isinstance(node, Text) and node == ""):
        return
    if not isinstance(node, Fields):
        problems.add(
            "F107",
            "Under 'kinds' each line names a kind, with its roles after the colon.",
            node.place,
            note="No statement can have a blank before its kinds are known.",
            fix="Write, for example, 'state: [leader, ally]', one kind per line and without a dash.",
        )
        return
    for key, value in node.items():
        at = node.keys_at[key]
        kind = _kind(at, value, problems)
        if kind is None:
            continue
        before = known.get(kind.name)
        if before is not None and (before.sort != "thing" or kind.sort != "thing"):
            if (before.sort, before.words) != (kind.sort, kind.words):
                problems.add(
                    "F201",
                    f"The kind '{kind.name}' is declared twice, differently.",
                    at.place,
                    note="A rule could not tell what may stand in such a blank; the first is taken.",
                    fix="Keep one of the two.",
                    also=[("first", before.place)],
                )
            continue
        owners = {role: other for other in known.values() for role in other.roles if other.name != kind.name}
        fresh = _roles_of_one_kind(kind, at, value, owners, problems)
        if kind.name in owners:
            continue
        merged = tuple(dict.fromkeys((*(before.roles if before else ()), *fresh)))
        known[kind.name] = Kind(kind.name, kind.sort, merged, kind.words, before.place if before else kind.place)


def _roles_of_one_kind(kind: Kind, at: Text, value: Node, owners: dict[str, Kind], problems: Problems) -> list[str]:
    """The roles of a kind that no other kind has; the others are told."""
    written = {plain(role): role.place for role in _texts(value)}
    for role in kind.roles:
        if role in owners:
            problems.add(
                "F214",
                f"'{role}' is already a role of '{owners[role].name}'.",
                written.get(role, at.place),
                note=f"A rule could not tell of which kind <{role}> is.",
                fix="Give it another name in one of the two kinds.",
                also=[("first", owners[role].place)],
            )
    return [role for role in kind.roles if role not in owners]


def _texts(value: Node) -> list[Text]:
    if isinstance(value, Text):
        return [value] if value else []
    return [item for item in value if isinstance(item, Text)] if isinstance(value, Items) else []


def _kind(at: Text, value: Node, problems: Problems) -> Kind | None:
    name = plain(at)
    if not _is_label(name):
        _no_label(at, "a kind", problems)
        return None
    if isinstance(value, Text) and value.lower() == "number":
        return Kind(name, "number", (name,), (), at.place)
    if isinstance(value, Text) and value.lower() in _WORDS_FOR_NUMBER:
        problems.add(
            "F108",
            f"'{value}' is no sort of kind.",
            value.place,
            note=f"It would be read as a role: <{plain(value)}>.",
            fix="Did you mean 'number'?",
            edit=whole(value, "number"),
        )
        return Kind(name, "number", (name,), (), at.place)
    if isinstance(value, Fields):
        return _choice(name, at, value, problems)
    found = [name]
    for role in [] if isinstance(value, Text) and value in ("", "name", "names") else _roles(value):
        if not isinstance(role, Text) or not _is_label(plain(role)):
            _no_label(role, "a role", problems)
            if isinstance(role, Text):  # read on as it was meant
                found += [part for word in plain(role).split(",") if _is_label(part := word.strip(" <>"))]
        else:
            found.append(plain(role))
    return Kind(name, "thing", tuple(dict.fromkeys(found)), (), at.place)


def _roles(value: Node) -> list[Node]:
    return list(value) if isinstance(value, Items) else [value]


def _choice(name: str, at: Text, value: Fields, problems: Problems) -> Kind | None:
    words = next((node for key, node in value.items() if plain(key).lower() == "choice"), None)
    if isinstance(words, Items) and words and all(isinstance(word, Text) and word for word in words):
        return Kind(name, "choice", (name,), tuple(dict.fromkeys(plain(cast(Text, word)) for word in words)), at.place)
    key = next(iter(value.keys_at.values()), at)
    near = nearest(plain(key), ["choice"]) if len(value) == 1 and words is None else None
    problems.add(
        "F107",
        f"The kind '{name}' is neither a list of roles, nor a number, nor a choice among words.",
        key.place,
        note="Nothing could ever stand in its blank.",
        fix="Did you mean 'choice:'?" if near else f"A choice is written so: {name}: {{choice: [first, second]}}",
        edit=piece(key, plain(key), near) if near else None,
    )
    return None


def _no_label(node: Node, what: str, problems: Problems) -> None:
    """Tell words that cannot name a kind or a role, because they could not stand in angle brackets."""
    words = plain(node) if isinstance(node, Text) else ""
    edit = None
    fix = "Use a plain word, such as ally."
    if "," in words and isinstance(node, Text) and key_of_line(node) is not None and node.source and node.lines == 1:
        fix, edit = "Put a list of roles into [ ].", Edit(node.place, len(node.source), f"[{words}]")
    elif words.startswith("<") and words.endswith(">") and _is_label(words[1:-1]) and isinstance(node, Text):
        fix, edit = "Leave out the angle brackets here.", whole(node, words[1:-1])
    problems.add(
        "F213",
        f"'{words}' cannot name {what}." if words else f"This cannot be {what}.",
        node.place,
        note="In angle brackets it could not be read: such a word begins with a letter, and has no comma, no bracket, "
        "no 'other' before it and no number behind it.",
        fix=fix,
        edit=edit,
    )


def _is_label(word: str) -> bool:
    parts = word.split(" ")
    return (
        bool(word)
        and word[0].isalpha()
        and not any(char in "<>=,;:[]{}" for char in word)
        and parts[0] not in _RESERVED
        and not parts[-1].isdigit()
    )


def read_names(node: Node | None, kinds: dict[str, Kind], known: list[Name], problems: Problems) -> None:
    """Add the names under `names:` (or a case's `who:`) to `known`; one spelling may mean one thing of a kind."""
    if node is None or (isinstance(node, Text) and node == ""):
        return
    if not isinstance(node, Fields):
        problems.add(
            "F107",
            "Each line here names a kind, with its names after the colon.",
            node.place,
            note="No sentence can hold a name before one knows of which kind it is.",
            fix="Write, for example, 'state: [Russia, Uzbekistan]', one kind per line and without a dash.",
        )
        return
    taken = {(name.kind, bare(plain(spelling))): name for name in known for spelling in (name.name, *name.spellings)}
    for key, value in node.items():
        kind = kinds.get(plain(key))
        at = node.keys_at[key]
        if kind is None or kind.sort != "thing":
            kind = _no_kind(at, kinds, problems)
        if kind is None:
            continue
        for name, spellings in _entries(value, problems):
            _add_name(kind, name, spellings, taken, known, problems)


def _no_kind(at: Text, kinds: dict[str, Kind], problems: Problems) -> Kind | None:
    """Tell that these are names of no kind; returns the kind that may have been meant, to read on."""
    things = [kind for kind in kinds.values() if kind.sort == "thing"]
    owner = next((kind.name for kind in things if plain(at) in kind.roles), None)
    near = owner or nearest(plain(at), [kind.name for kind in things])
    sort = kinds[plain(at)].sort if plain(at) in kinds else None
    said = f"'{at}' is a {sort}: it has no names." if sort else f"There is no kind called '{at}'."
    problems.add(
        "F215",
        said,
        at.place,
        note="These names cannot stand in any sentence.",
        fix=f"Did you mean '{near}'?" if near else "Name one of the kinds, or declare this one under `kinds`.",
        edit=piece(at, plain(at), near) if near else None,
    )
    return kinds[near] if near else None


def _entries(value: Node, problems: Problems) -> Iterable[tuple[Text, list[Text]]]:
    if isinstance(value, Text):
        if "," in value and key_of_line(value) is not None:
            problems.add(
                "F213",
                f"'{plain(value)}' is read as one name.",
                value.place,
                note="Sentences with one of the names alone would not be understood.",
                fix="Put a list of names into [ ]; a single name with a comma in it into quotes inside [ ].",
                edit=Edit(value.place, len(value.source), f"[{plain(value)}]") if scalar(value, ",") == value else None,
            )
            return [(Text.at(part.strip(), value.place), []) for part in plain(value).split(",") if part.strip()]
        return [(value, [])] if value else []
    found: list[tuple[Text, list[Text]]] = []
    for node in list(value) if isinstance(value, Items) else [value]:
        if isinstance(node, Text):
            found.append((node, []))
        elif isinstance(node, Fields):
            for key, under in node.items():
                found.append((node.keys_at[key], [word for word in _texts(under) if word]))
                if isinstance(under, Fields):
                    _no_spellings(under, problems)
        else:
            problems.add(
                "F107",
                "A list stands where one name is needed.",
                node.place,
                note="It names nothing.",
                fix="Write one name per line.",
            )
    return found


def _no_spellings(node: Fields, problems: Problems) -> None:
    problems.add(
        "F107",
        "A group of keys stands where other spellings of a name are needed.",
        node.place,
        note="They are not known as spellings, so sentences with them are not understood.",
        fix="Write them as a list: Russia: [Moscow, the Kremlin]",
    )


def _add_name(
    kind: Kind,
    name: Text,
    spellings: list[Text],
    taken: dict[tuple[str, str], Name],
    known: list[Name],
    problems: Problems,
) -> None:
    canonical = plain(name)
    if not bare(canonical) or any(char in canonical for char in "<>"):
        problems.add(
            "F213",
            f"'{canonical}' cannot be a name." if canonical else "A name is missing here.",
            name.place,
            note="A sentence could not hold it: words in angle brackets are variables.",
            fix="Use words without angle brackets.",
        )
        return
    same = taken.get((kind.name, bare(canonical)))
    if same is not None and bare(same.name) == bare(canonical):
        fresh = tuple(s for s in map(plain, spellings) if (kind.name, bare(s)) not in taken)
        if not fresh:
            return
        merged = Name(kind.name, same.name, (*same.spellings, *fresh), same.place)
        known[known.index(same)] = merged
        for spelling in (merged.name, *merged.spellings):
            taken[kind.name, bare(spelling)] = merged
        return
    declared = Name(kind.name, canonical, tuple(plain(s) for s in spellings), name.place)
    for spelling in (name, *spellings):
        key = (kind.name, bare(plain(spelling)))
        other = taken.get(key)
        if other is not None and other.name != canonical:
            problems.add(
                "F202",
                f"'{spelling}' already means {other.name}.",
                spelling.place,
                note="A sentence with it could be read in two ways, so no rule could use it.",
                fix="Take it away from one of the two.",
                also=[("first", other.place)],
            )
        else:
            taken[key] = declared
    known.append(declared)

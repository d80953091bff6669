"""From shapes to statements: wordings with their blanks, and the marks that say how a statement behaves."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from .comparison import looks_like_comparison
from .edit import piece, spot, whole
from .grammar import Grammar, brackets, plain
from .place import Text
from .problem import Problems, listed, nearest
from .shapes import StatementShape
from .vocabulary import Claim, Opposite, Slot, Statement, Var, Wording


def read_statements(
    shapes: list[StatementShape], book: str, grammar: Grammar, known: list[Statement], problems: Problems
) -> list[tuple[Statement, StatementShape]]:
    """Add the statements of one file to `known` and to `grammar`, in order; opposites are linked later."""
    added: list[tuple[Statement, StatementShape]] = []
    taken = {_skeleton(wording, other): wording.text for other in known for wording in wordings(other)}
    for shape in shapes:
        statement = _statement(shape, book, len(known), grammar, problems)
        if statement is None:
            grammar.broken += [plain(text) for text in (shape.say, *shape.also, shape.deny) if text is not None]
            continue
        if _twice(statement, taken, problems):
            continue
        known.append(statement)
        grammar.add(statement)
        added.append((statement, shape))
    return added


def link_opposites(
    added: list[tuple[Statement, StatementShape]],
    grammar: Grammar,
    known: list[Statement],
    problems: Problems,
) -> None:
    """Read `opposite:` once all statements are known."""
    for statement, shape in added:
        if shape.opposite is None:
            continue
        own = {slot.label for slot in statement.slots}
        fitting = [
            (other, args)
            for other, args, denied in grammar.readings(shape.opposite)
            if not denied
            and other != statement.index
            and all(isinstance(arg, Var) and arg.label in own for arg in args)
            and len({arg.label for arg in args if isinstance(arg, Var)}) == len(own)
        ]
        if len(fitting) != 1:
            near = _near_opposite(shape.opposite, statement, known)
            problems.add(
                "F210",
                "The opposite is no other statement with the same blanks.",
                shape.opposite.place,
                note="The two could never be found to conflict.",
                fix=f"Did you mean: {near}"
                if near
                else f"Write another declared statement with {_blanks(list(statement.slots))}.",
                edit=whole(shape.opposite, near) if near else None,
            )
            continue
        other, args = fitting[0]
        labels = [slot.label for slot in statement.slots]
        slots = tuple(labels.index(arg.label) for arg in args if isinstance(arg, Var))
        known[statement.index] = replace(known[statement.index], opposite=Opposite(other, slots))


def _near_opposite(text: Text, own: Statement, known: list[Statement]) -> str | None:
    """The `say` of the statement with the same blanks that looks most like `text`."""
    labels = {slot.label for slot in own.slots}
    others = [str(s.say.text) for s in known if s.index != own.index and {slot.label for slot in s.slots} == labels]
    return nearest(plain(text), others)


def _blanks(slots: list[Slot]) -> str:
    return f"the blanks {listed([f'<{slot.label}>' for slot in slots])}" if slots else "no blank"


def _statement(shape: StatementShape, book: str, index: int, grammar: Grammar, problems: Problems) -> Statement | None:
    slots = _slots(shape.say, grammar, None, problems)
    if slots is None:
        return None
    say = _wording(shape.say, slots)
    if not any(isinstance(part, str) and part.strip() for part in say.parts):
        problems.add(
            "F217",
            "A statement needs words beside its blanks.",
            shape.say.place,
            note="Any two names would say it, so it would mean nothing.",
            fix="Add words, such as: <ally> trusts <leader>",
        )
        return None
    also = [_wording(text, slots) for text in shape.also if _slots(text, grammar, slots, problems) is not None]
    deny = None
    if shape.deny is not None and _slots(shape.deny, grammar, slots, problems) is not None:
        deny = _wording(shape.deny, slots)
    for wording in (say, *also, *([deny] if deny else [])):
        if not _sound(wording, slots, grammar, problems):
            return None
    return Statement(
        index=index,
        book=book,
        say=say,
        also=tuple(also),
        deny=deny,
        slots=tuple(slots),
        symmetric=_symmetric(shape, slots, problems) if shape.symmetric else None,
        opposite=None,
        one=_one(shape.one, slots, problems) if shape.one is not None else None,
        claim=cast(Claim, str(shape.claim)),
        lasts=shape.lasts,
        ask=plain(shape.ask or ""),
        help=plain(shape.help or ""),
        topic=plain(shape.topic or ""),
        note=plain(shape.note or ""),
        place=shape.say.place,
    )


def _slots(text: Text, grammar: Grammar, fixed: list[Slot] | None, problems: Problems) -> list[Slot] | None:
    """The blanks of a wording in order of appearance; with `fixed`, they must be just those."""
    found: list[Slot] = []
    for start, label in brackets(text):
        place = text.part(start, len(label) + 2)
        var = grammar.variable(label)
        if var is None:
            near = nearest(plain(label), grammar.roles)
            problems.add(
                "F203",
                f"No kind has the role '{plain(label)}'.",
                place,
                note="Nothing could ever fill this blank, so the statement is left out.",
                fix=f"Did you mean <{near}>?" if near else "Declare it under `kinds`.",
                edit=piece(text, f"<{label}>", f"<{near}>", text[:start].count(f"<{label}>")) if near else None,
            )
            return None
        slot = Slot(var.label, var.kind)
        if slot not in found:
            found.append(slot)
    if fixed is not None and set(found) != set(fixed):
        wrong = [f"<{slot.label}>" for slot in found if slot not in fixed]
        lacking = [f"<{slot.label}>" for slot in fixed if slot not in found]
        said = (
            f"{listed(wrong)} {'is no blank' if len(wrong) == 1 else 'are no blanks'} of this statement."
            if wrong
            else f"{listed(lacking)} {'is' if len(lacking) == 1 else 'are'} missing in this wording."
        )
        one = wrong[0] if len(wrong) == len(lacking) == 1 else ""
        place = (spot(text, one) if one else None) or text.place
        problems.add(
            "F207",
            said,
            place,
            note="Each wording of a statement has the blanks of its `say`; this one is not read.",
            fix=f"Did you mean {lacking[0]}?" if one else f"Use {_blanks(fixed)}.",
            edit=piece(text, one, lacking[0]) if one and text.count(one) == 1 else None,
        )
        return None
    return found


def _wording(text: Text, slots: list[Slot]) -> Wording:
    """The wording as literal words and slot numbers; runs of blanks are one, a final full stop is dropped."""
    labels = [slot.label for slot in slots]
    words = " ".join(str(text).split()).removesuffix(".")
    parts: list[str | int] = []
    end = 0
    for start, label in brackets(words):
        if start > end:
            parts.append(words[end:start])
        parts.append(labels.index(plain(label)))
        end = start + len(label) + 2
    if end < len(words):
        parts.append(words[end:])
    return Wording(text, tuple(parts))


def _sound(wording: Wording, slots: list[Slot], grammar: Grammar, problems: Problems) -> bool:
    """Refuse two names with no word between them, and a wording that could be read as a comparison."""
    before: Slot | None = None
    glue = ""
    for part in wording.parts:
        if isinstance(part, str):
            glue += part
            continue
        slot = slots[part]
        if before is not None and glue.strip() in ("", "the"):
            both = grammar.kinds[slot.kind].sort == "thing" and grammar.kinds[before.kind].sort == "thing"
            if both or glue == "":
                problems.add(
                    "F205",
                    f"No word stands between <{before.label}> and <{slot.label}>.",
                    spot(wording.text, f"<{slot.label}>") or wording.text.place,
                    note="One could not tell where the first name ends, so no sentence would be read so.",
                    fix="Put a word between the two.",
                )
                return False
        before, glue = slot, ""
    if looks_like_comparison(wording.text, grammar):
        problems.add(
            "F206",
            "This wording could be read as a comparison.",
            wording.text.place,
            note="In a rule it would compare the two, and never ask whether the sentence holds.",
            fix="Word it otherwise, for example with 'counts as' in place of 'is'.",
            edit=piece(wording.text, " is ", " counts as ") if wording.text.count(" is ") == 1 else None,
        )
        return False
    return True


def _symmetric(shape: StatementShape, slots: list[Slot], problems: Problems) -> tuple[int, int] | None:
    """The only two slots of one kind, else the two of one role."""
    by_kind: dict[str, list[int]] = {}
    by_role: dict[str, list[int]] = {}
    for at, slot in enumerate(slots):
        by_kind.setdefault(slot.kind, []).append(at)
        by_role.setdefault(_role(slot.label), []).append(at)
    for groups in (by_kind, by_role):
        pairs = [group for group in groups.values() if len(group) == 2]
        if len(pairs) == 1:
            return pairs[0][0], pairs[0][1]
    problems.add(
        "F208",
        "It is not clear which two blanks may be turned round.",
        shape.say.place,
        note="Sentences that say the same would count as two: a symmetric statement has just two blanks of one kind.",
        fix="Name two of the blanks alike, such as <ally 1> and <ally 2>, or leave out 'symmetric'.",
    )
    return None


def _role(label: str) -> str:
    words = label.split(" ")
    if words[0] == "other":
        words = words[1:]
    return " ".join(words[:-1] if words[-1].isdigit() else words)


def _one(text: Text, slots: list[Slot], problems: Problems) -> int | None:
    label = plain(text).removeprefix("<").removesuffix(">")
    for at, slot in enumerate(slots):
        if slot.label == label:
            return at
    near = nearest(label, [slot.label for slot in slots])
    problems.add(
        "F209",
        f"<{label}> is no blank of this statement.",
        text.place,
        note="Two values of it could never be found to conflict.",
        fix=f"Did you mean <{near}>?" if near else f"Use {listed([f'<{slot.label}>' for slot in slots], 'or')}.",
        edit=whole(text, f"<{near}>") if near else None,
    )
    return None


def _twice(statement: Statement, taken: dict[tuple[str, ...], Text], problems: Problems) -> bool:
    """Two statements with one wording would make every such sentence ambiguous."""
    mine = {_skeleton(wording, statement): wording for wording in wordings(statement)}
    for skeleton, wording in mine.items():
        if skeleton in taken:
            problems.add(
                "F204",
                "This statement is declared twice.",
                wording.text.place,
                note="Every sentence of this form could be read in two ways, so no rule could use it.",
                fix="Delete one of the two.",
                also=[("first", taken[skeleton].place)],
            )
            return True
    taken.update({skeleton: wording.text for skeleton, wording in mine.items()})
    return False


def wordings(statement: Statement) -> tuple[Wording, ...]:
    """All wordings of a statement: say, also, deny."""
    return (statement.say, *statement.also, *([statement.deny] if statement.deny else []))


def _skeleton(wording: Wording, statement: Statement) -> tuple[str, ...]:
    """The wording with kinds in place of labels, in plain form."""
    out: list[str] = []
    for part in wording.parts:
        text = plain(part) if isinstance(part, str) else f"<{statement.slots[part].kind}>"
        out.append(text.removeprefix("the ") if not out else text)
    return tuple(text.removesuffix(" the") if text != "the" else "" for text in out)

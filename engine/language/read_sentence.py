"""From a text of a file to a sentence; where none fits, the nearest statement, name or role is proposed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from engine.pause import pause

from .edit import Edit, insert, piece, scalar, whole
from .grammar import Filler, Form, Grammar, Reading, Span, brackets, plain, without_denial
from .likeness import holding, nearest_wording
from .misshape import beside, comma, cut_by_remark, dash_of, dash_touches, glued, key_of_line
from .place import Place, Text
from .problem import Problems, listed, nearest, with_article
from .value import bare
from .vocabulary import Kind, Pattern, Var

_LOOSE = 400
_SURE = 0.8  # how alike two sentences are before one is proposed in place of the other
LEFT_OUT = "The rule is left out, so nothing follows from it."
NOT_KNOWN = "The sentence is left out of the case, so nothing follows from it."


@dataclass(frozen=True, slots=True)
class Context:
    """Where a sentence stands: in a rule, variables are allowed; `pieces` are its neighbours in `[ ]`.

    `means` says what follows if it cannot be read, where that is not the loss of a rule or of a fact;
    `typed` if a person typed it, so that it stands in no file.
    """

    rule: bool
    pieces: tuple[Text, ...] = ()
    means: str = ""
    typed: bool = False

    @property
    def note(self) -> str:
        """What it means for the inference if the sentence cannot be read."""
        if self.typed:
            return ""
        return self.means or (LEFT_OUT if self.rule else NOT_KNOWN)


def read_pattern(text: Text, grammar: Grammar, problems: Problems, context: Context) -> Pattern | None:
    """The sentence that `text` says, or None and a problem."""
    pause()
    found = grammar.readings(text)
    if len(found) > 1:
        _ambiguous(text, found, grammar, problems)
        return None
    if not found:
        if text.told and problems.errors:
            return None
        _explain(text, grammar, problems, context)
        return None
    statement, args, denied = found[0]
    pattern = Pattern(statement, args, denied, text)
    if not context.rule and pattern.variables:
        _variable_in_case(pattern.variables[0], text, grammar, problems, context)
        return None
    return pattern if _two_things(pattern, text, grammar, problems) else None


def _ambiguous(text: Text, found: list[Reading], grammar: Grammar, problems: Problems) -> None:
    statements = {form.statement.index: form.statement for form in grammar.forms}
    also: list[tuple[str, Place]] = []
    for statement, args, denied in sorted(found, key=lambda reading: (reading[0], repr(reading[1]))):
        slots = statements[statement].slots
        filled = [f"<{slot.label}> is {_shown(arg)}" for slot, arg in zip(slots, args, strict=True)]
        denial = "denied; " if denied else ""
        also.append((f"one way ({denial}{', '.join(filled)})", statements[statement].place))
    problems.add(
        "F303",
        f"This can be read in {len(found)} ways.",
        text.place,
        note="A rule could not tell which of them is meant, so the sentence is not used at all.",
        fix="Reword one of the statements, or one of the names, so that only one reading is left.",
        also=also[:4],
    )


def _shown(filler: Filler) -> str:
    return f"<{filler.label}>" if isinstance(filler, Var) else f'"{filler}"'


def _variable_in_case(var: Var, text: Text, grammar: Grammar, problems: Problems, context: Context) -> None:
    names = sorted(set(grammar.spelled[var.kind].values()))
    start = max(0, text.find(f"<{var.label}>"))
    problems.add(
        "F304",
        f"<{var.label}> is a variable; here a name is needed.",
        text.part(start, len(var.label) + 2),
        note=f"A case speaks of things by their names; only rules have variables. {context.note}".rstrip(),
        fix=f"Write the name of {with_article(var.kind)}, such as {names[0]}."
        if names
        else f"Write the name of {with_article(var.kind)}.",
    )


def _two_things(pattern: Pattern, text: Text, grammar: Grammar, problems: Problems) -> bool:
    """One thing in both slots of a symmetric statement is a mistake."""
    form = next(form for form in grammar.forms if form.statement.index == pattern.statement)
    pair = form.statement.symmetric
    if pair is None or pattern.args[pair[0]] != pattern.args[pair[1]]:
        return True
    problems.add(
        "F306",
        f"{_shown(pattern.args[pair[0]])} stands in both places of a statement about two.",
        text.place,
        note="Such a sentence is never concluded and means nothing.",
        fix="Name two different things.",
    )
    return False


def _explain(text: Text, grammar: Grammar, problems: Problems, context: Context) -> None:
    """Say why a sentence fits nothing: the most telling reason first, one problem."""
    words = plain(text)
    if not words:
        problems.add(
            "F316",
            "A sentence is missing here.",
            text.place,
            note=context.note,
            fix="Write one, or delete the line.",
        )
        return

    def fits(other: str) -> bool:
        return bool(grammar.readings(other))

    if (
        _denied_twice(text, words, grammar, problems)
        or glued(text, problems)
        or dash_touches(text, problems)
        or cut_by_remark(text, fits, problems, context.note)
        or comma(text, context.pieces, fits, problems)
    ):
        return
    checks = (_curly_quotes, _led_by_not, _two_in_one, _one_thing_twice)
    if any(check(text, words, grammar, problems, context) for check in checks):
        return
    form, spans = _best_loose(words, grammar)
    if form is not None and _bad_slots(text, words, form, spans, grammar, problems, context):
        return
    if problems.errors and nearest(words, grammar.broken, 0.7):
        return  # it is a statement that was left out, and that has been told
    near, ratio = nearest_wording(words, grammar)
    fuller = holding(words, grammar) if context.typed else None
    also = f", or: {fuller}" if fuller not in (None, near) else ""
    likely_cut = text.cut and (near is None or text.cut.lstrip()[1:2].strip())
    if likely_cut and cut_by_remark(text, lambda other: True, problems, context.note):
        return
    problems.add(
        "F301",
        "No statement reads like this.",
        text.place,
        note=context.note,
        fix=f"{'Did you mean' if ratio else 'The nearest is'}: {near}{also}"
        if near
        else f"Use the words of a statement of the rulebook, or declare this one {'' if context.rule else 'there '}"
        "under `statements`.",
        edit=whole(text, near) if near and ratio >= _SURE else None,
    )


def _denied_twice(text: Text, words: str, grammar: Grammar, problems: Problems) -> bool:
    said = without_denial(words)
    if said is None or not any(denied for _, _, denied in grammar.readings(said)):
        return False
    inner = grammar.readings(said)[0]
    straight = grammar.write((inner[0], inner[1], False))
    problems.add(
        "F305",
        "A denial is denied here.",
        text.place,
        note="Denied and not denied are two things; a denial of a denial has no meaning.",
        fix="Write the sentence itself.",
        edit=whole(text, straight),
    )
    return True


def _curly_quotes(text: Text, words: str, grammar: Grammar, problems: Problems, context: Context) -> bool:
    if words[0] not in "“„«”" or words[-1] not in "”“»" or not grammar.readings(words[1:-1]):
        return False
    problems.add(
        "F121",
        f"{words[0]} and {words[-1]} are not the plain quotation marks; here they count as a part of the sentence.",
        text.place,
        note=context.note,
        fix="Leave them out, or type plain ones.",
        edit=whole(text, words[1:-1]),
    )
    return True


def _led_by_not(text: Text, words: str, grammar: Grammar, problems: Problems, context: Context) -> bool:
    if not words.lower().startswith("not ") or not grammar.readings(words[4:]):
        return False
    dash, key = dash_of(text), key_of_line(text)
    edit: Edit | None = None
    if dash is not None and text.source[:4].lower() == "not ":
        edit = insert(text.place._replace(column=text.place.column + 3), ":")
    elif key is not None:
        edit = beside(text, [f"not: {scalar(words[4:])}"])
    problems.add(
        "F317",
        "The colon after 'not' is missing.",
        text.place._replace(length=3),
        note="Without it 'not' is read as a word of the sentence, and no statement begins so.",
        fix="Write 'not:' before the sentence.",
        edit=edit,
    )
    return True


def _two_in_one(text: Text, words: str, grammar: Grammar, problems: Problems, context: Context) -> bool:
    pieces = words.removesuffix(".").split(" and ")
    for cut in range(1, min(len(pieces), 8)):
        left, right = " and ".join(pieces[:cut]), " and ".join(pieces[cut:])
        if grammar.readings(left) and grammar.readings(right):
            problems.add(
                "F318",
                "Two sentences stand in one line.",
                text.place,
                note=context.note,
                fix="Write two lines.",
                edit=beside(text, [scalar(left, text.source), scalar(right, text.source)]),
            )
            return True
    return False


def _one_thing_twice(text: Text, words: str, grammar: Grammar, problems: Problems, context: Context) -> bool:
    """All fits, but a slot that stands twice in the statement is filled with two things."""
    for form, spans in islice(grammar.loose(words), _LOOSE):
        if any(_strange(form, span, grammar) for span in spans):
            continue
        filled: dict[int, list[str]] = {}
        for span in spans:
            filled.setdefault(span.slot, []).append(span.text)
        slot, texts = next(((slot, texts) for slot, texts in filled.items() if len(set(texts)) > 1), (0, [""]))
        var = grammar.variable(form.statement.slots[slot].label)
        if len(texts) < 2 or var is None:
            continue
        one, other = list(dict.fromkeys(texts))[:2]
        problems.add(
            "F301",
            f"'{one}' and '{other}' are two, but in '{form.wording.text}' <{var.label}> is one thing, named twice.",
            text.place,
            note=context.note,
            fix=f"If the statement is about two, declare it with <{var.role}> and <other {var.role}>.",
            also=[("declared here", form.statement.place)],
        )
        return True
    return False


def _best_loose(words: str, grammar: Grammar) -> tuple[Form | None, tuple[Span, ...]]:
    """The form that fits if slots may hold anything: fewest strange slots, then most literal words."""
    best: tuple[tuple[int, int, int], Form, tuple[Span, ...]] | None = None
    for at, (form, spans) in enumerate(islice(grammar.loose(words), _LOOSE)):
        strange = [span for span in spans if _strange(form, span, grammar)]
        size = sum(len(span.text) for span in strange)
        if not strange or any(span.text.count(" ") > 6 for span in strange):
            continue
        key = (len(strange), size, at)
        if best is None or key < best[0]:
            best = (key, form, spans)
    return (best[1], best[2]) if best else (None, ())


def _strange(form: Form, span: Span, grammar: Grammar) -> bool:
    return grammar.filler(form.statement.slots[span.slot].kind, span.text) is None


def _bad_slots(
    text: Text,
    words: str,
    form: Form,
    spans: tuple[Span, ...],
    grammar: Grammar,
    problems: Problems,
    context: Context,
) -> bool:
    """A statement fits but for what stands in a slot: name each such slot."""
    strange = [span for span in spans if _strange(form, span, grammar)]
    literal = sum(len(part.split()) for part in form.parts if isinstance(part, str))
    if len(strange) > max(1, literal):
        return False
    for span in strange:
        kind = grammar.kinds[form.statement.slots[span.slot].kind]
        nth = words[: span.start].count(span.text)
        bad_slot(text, bare(span.text), nth, kind, grammar, problems, context)
    return True


def bad_slot(
    text: Text, word: str, nth: int, kind: Kind, grammar: Grammar, problems: Problems, context: Context
) -> None:
    """Say why `word` does not fit where something of `kind` is needed."""
    start, length = _offset(text, word, nth)
    place = text.part(start, length)
    article = "the " if str(text)[:start].lower().endswith("the ") else ""

    def tell(code: str, message: str, fix: str, proposal: str | None = None) -> None:
        if proposal is not None:
            fix = f"Did you mean {proposal}?"
        edit = piece(text, word, proposal.removeprefix(article), nth) if proposal is not None else None
        problems.add(code, message, place, note=context.note, fix=fix, edit=edit)

    label = brackets(word)
    if label and word.startswith("<") and word.endswith(">"):
        inner = plain(label[0][1])
        var = grammar.variable(inner)
        if var is None:
            near = nearest(inner, grammar.roles)
            fix = f"Use a role of '{kind.name}': {', '.join(kind.roles)}; or declare it under `kinds`."
            tell("F203", f"No kind has the role '{inner}'.", fix, f"<{near}>" if near else None)
        else:
            need = f"here {with_article(kind.name)} is needed"
            fix = f"Use {listed([f'<{role}>' for role in kind.roles], 'or')}."
            tell("F319", f"<{var.label}> is {with_article(var.kind)}, but {need}.", fix)
        return
    unbracketed = grammar.variable(word.strip("()[]{}$<>\"'“”").replace("_", " "))
    if unbracketed is not None and context.rule and unbracketed.kind == kind.name:
        tell("F327", f"'{word}' stands without angle brackets.", "", f"<{unbracketed.label}>")
        return
    if kind.sort == "number":
        fix = "Write digits, with '-' and a decimal point if need be, as in 0.5."
        tell("F320", f"'{word}' is no number.", fix, _as_number(word))
        return
    near = nearest(word, grammar.spelled[kind.name])
    proposal = grammar.spelled[kind.name].get(near, near) if near else None
    if kind.sort == "choice":
        tell("F320", f"'{word}' is no {kind.name}.", f"Use {listed(list(kind.words), 'or')}.", proposal)
        return
    other = next((k for k in grammar.kinds.values() if k.sort != "number" and word in grammar.spelled[k.name]), None)
    if other is not None:
        fix = f"Name {with_article(kind.name)}, or declare '{word}' as one too."
        tell("F319", f"'{word}' is {with_article(other.name)}, but here {with_article(kind.name)} is needed.", fix)
        return
    known = sorted(set(grammar.spelled[kind.name].values()))
    home = "`names`" if context.rule else "`who`"
    some = f"Known: {', '.join(known[:6])}{' ...' if len(known) > 6 else ''}. " if known else ""
    tell("F302", f"No {kind.name} is called '{word}'.", f"{some}Declare a new name under {home}.", proposal)


_NEARLY = re.compile(r"([-+]?)(\d*)([.,]?)(\d*)\Z", re.ASCII)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _as_number(word: str) -> str | None:
    """The number that is meant by a word, by ".5", "+5" or "0,5"; None where several could be ("1,000")."""
    found = _NEARLY.match(word)
    if found is None or not (found[2] or found[4]):
        digits = in_digits(word)
        return str(digits) if digits else None
    sign, before, point, behind = found.groups()
    if point == "," and len(behind or "") == 3:
        return None
    return f"{sign.replace('+', '')}{before or '0'}{f'.{behind}' if behind else ''}"


def in_digits(word: str) -> int | None:
    """A small number written as a word."""
    return _NUMBERS.index(word.lower()) + 1 if word.lower() in _NUMBERS else None


def _offset(text: Text, word: str, nth: int) -> tuple[int, int]:
    """Where the `nth` place of `word` in a text begins, as far as the text has it in plain form."""
    at = -1
    for _ in range(nth + 1):
        at = text.find(word, at + 1)
        if at < 0:
            return 0, len(text)
    return at, len(word)


def known_reading(text: str, grammar: Grammar) -> Reading | None:
    """The one reading of a sentence without variables, or None."""
    found = [r for r in grammar.readings(text) if not any(isinstance(arg, Var) for arg in r[1])]
    return found[0] if len(found) == 1 else None

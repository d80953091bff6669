"""From a text of a file to a sentence; where none fits, the nearest statement, name or role is proposed."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from itertools import islice

from .grammar import Form, Grammar, Reading, Span, brackets, plain, without_denial
from .place import Text
from .problem import Edit, Problems, a, nearest
from .value import bare
from .vocabulary import Pattern, Var

_LOOSE = 400
NEVER = "What stands here can never hold, so the rule can never fire."


@dataclass(frozen=True, slots=True)
class Context:
    """Where a sentence stands: in a rule, variables are allowed; `pieces` are its neighbours in `[ ]`.

    `typed` if a person typed it, so that it stands in no file.
    """

    rule: bool
    pieces: tuple[Text, ...] = ()
    typed: bool = False

    def note(self, in_case: str) -> str:
        """What a sentence that cannot be read means for the inference."""
        return "" if self.typed else NEVER if self.rule else in_case


def read_pattern(text: Text, grammar: Grammar, problems: Problems, context: Context) -> Pattern | None:
    """The sentence that `text` says, or None and a problem."""
    found = grammar.readings(text)
    if len(found) > 1:
        shown = sorted(grammar.write(reading) for reading in found)
        if len(set(shown)) < len(shown):
            shown = sorted(grammar.write(reading) + f" (as in: {grammar.wording(reading[0])})" for reading in found)
        problems.add(
            "F303",
            f"This can be read in {len(found)} ways: {'; or '.join(repr(one) for one in shown[:4])}.",
            text.place,
            note="It would be left to chance which of them a rule sees.",
            fix="Reword one of the statements, or write the names out.",
        )
        return None
    if not found:
        _explain(text, grammar, problems, context)
        return None
    statement, args, denied = found[0]
    pattern = Pattern(statement, args, denied, text)
    if not context.rule and pattern.variables:
        var = pattern.variables[0]
        start = plain(text).find(f"<{var.label}>")
        names = sorted(set(grammar.spelled[var.kind].values()))
        problems.add(
            "F304",
            f"<{var.label}> stands in a case; here a name is needed.",
            text.part(max(0, start), len(var.label) + 2),
            note="A case speaks of things by their names; only rules have variables.",
            fix=f"Write a name, such as {names[0]}." if names else "Write a name.",
        )
        return None
    return pattern if _two_things(pattern, text, grammar, problems) else None


def _two_things(pattern: Pattern, text: Text, grammar: Grammar, problems: Problems) -> bool:
    """One thing in both slots of a symmetric statement is a mistake."""
    form = next(form for form in grammar.forms if form.statement.index == pattern.statement)
    pair = form.statement.symmetric
    if pair is None or pattern.args[pair[0]] != pattern.args[pair[1]]:
        return True
    problems.add(
        "F306",
        "The same thing stands in both places of a statement about two.",
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
            "F319",
            "A sentence is missing here.",
            text.place,
            note=NEVER,
            fix="Write one, or delete the line.",
        )
        return
    checks = (_denied_twice, _glued, _cut, _split, _led_by_not, _two_in_one)
    if any(check(text, words, grammar, problems, context) for check in checks):
        return
    form, spans = _best_loose(words, grammar)
    if form is not None and _bad_slots(text, words, form, spans, grammar, problems, context):
        return
    near = nearest_sentence(words, grammar)
    problems.add(
        "F301",
        "No statement reads like this.",
        text.place,
        note=context.note("Nothing can be concluded from a sentence that no rule can read."),
        fix=f"Nearest: {near}" if near else "Declare it under `statements`, or use the words of a declared one.",
        edit=_whole(text, near) if near else None,
    )


def _whole(text: Text, words: str) -> Edit | None:
    """An edit that replaces the whole sentence, where it stands on one line."""
    if text.lines > 1:
        return None
    return Edit(text.part(0, len(text)), len(text), words)


def _denied_twice(text: Text, words: str, grammar: Grammar, problems: Problems, context: Context) -> bool:
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
        fix=f"Write: {straight}",
        edit=_whole(text, straight),
    )
    return True


def _glued(text: Text, words: str, grammar: Grammar, problems: Problems, context: Context) -> bool:
    if text.lines < 2 or " - " not in words:
        return False
    first = words.split(" - ")[0]
    if not grammar.readings(first):
        return False
    problems.add(
        "F314",
        "The next item is glued to this line.",
        text.place,
        note=f"YAML reads both lines as one sentence: {words!r}.",
        fix="Put the dash of the next line exactly under the dash of this one.",
    )
    return True


def _cut(text: Text, words: str, grammar: Grammar, problems: Problems, context: Context) -> bool:
    if not text.cut:
        return False
    problems.add(
        "F312",
        "' #' cuts this sentence: YAML reads the rest as a remark.",
        text.place,
        note=f"Only {words!r} was read.",
        fix="Put the whole sentence in quotes.",
    )
    return True


def _split(text: Text, words: str, grammar: Grammar, problems: Problems, context: Context) -> bool:
    if text not in context.pieces or len(context.pieces) < 2:
        return False
    at = next(i for i, piece in enumerate(context.pieces) if piece is text)
    for first in range(at + 1):
        for last in range(at + 1, len(context.pieces) + 1):
            joined = ", ".join(plain(piece) for piece in context.pieces[first:last])
            if last - first > 1 and grammar.readings(joined):
                problems.add(
                    "F313",
                    "A comma ends a sentence inside [ ] and { }.",
                    context.pieces[first].place,
                    note=f"The pieces would fit a statement when joined: {joined}",
                    fix="Write one sentence per line, or put it in quotes.",
                )
                return True
    return False


def _led_by_not(text: Text, words: str, grammar: Grammar, problems: Problems, context: Context) -> bool:
    if not words.lower().startswith("not ") or not grammar.readings(words[4:]):
        return False
    problems.add(
        "F320",
        "No statement begins with 'not'.",
        text.place,
        note=NEVER,
        fix=f"Write: not: {words[4:]}",
        edit=_whole(text, f"not: {words[4:]}") if not text.quoted else None,
    )
    return True


def _two_in_one(text: Text, words: str, grammar: Grammar, problems: Problems, context: Context) -> bool:
    pieces = words.removesuffix(".").split(" and ")
    for cut in range(1, len(pieces)):
        left, right = " and ".join(pieces[:cut]), " and ".join(pieces[cut:])
        if grammar.readings(left) and grammar.readings(right):
            problems.add(
                "F321",
                "Two sentences stand in one line.",
                text.place,
                note=NEVER,
                fix=f"Write two lines: '- {left}' and '- {right}'.",
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
    same = plain(text) == str(text)
    for span in strange:
        kind = grammar.kinds[form.statement.slots[span.slot].kind]
        place = text.part(span.start, len(span.text)) if same else text.place
        word = bare(span.text)
        label = brackets(word)
        if label and word.startswith("<") and word.endswith(">"):
            var = grammar.variable(label[0][1])
            if var is None:
                near = nearest(plain(label[0][1]), grammar.roles)
                problems.add(
                    "F203",
                    f"No kind has the role '{plain(label[0][1])}'.",
                    place,
                    note=NEVER,
                    fix=f"Did you mean <{near}>?" if near else f"Use a role of '{kind.name}': {', '.join(kind.roles)}.",
                    edit=Edit(place, len(span.text), f"<{near}>") if near and same else None,
                )
            else:
                problems.add(
                    "F302",
                    f"<{var.label}> is {a(var.kind)}, but here {a(kind.name)} is needed.",
                    place,
                    note=NEVER,
                    fix=f"Use one of: {', '.join(f'<{role}>' for role in kind.roles)}.",
                )
            continue
        known = sorted(set(grammar.spelled[kind.name]))
        near = nearest(word, known)
        if kind.sort == "number":
            said, fix = f"'{word}' is no number.", "Write digits, with '-' and a decimal point if need be."
            near = None
        elif kind.sort == "choice":
            said, fix = f"'{word}' is no {kind.name}.", f"Use one of: {', '.join(kind.words)}."
        else:
            said = f"No {kind.name} is called '{word}'."
            fix = "Declare the name under `names`." if context.rule else "Declare it under `who`."
            if known and not near:
                listed = sorted(set(grammar.spelled[kind.name].values()))
                fix = f"Known: {', '.join(listed[:6])}{' ...' if len(listed) > 6 else ''}. {fix}"
        proposal = grammar.spelled[kind.name].get(near, near) if near else None
        problems.add(
            "F302",
            said,
            place,
            note=context.note("The sentence is left out of the case."),
            fix=f"Did you mean {proposal}?" if proposal else fix,
            edit=Edit(place, len(span.text), str(proposal)) if proposal and same else None,
        )
    return True


def nearest_sentence(words: str, grammar: Grammar, cutoff: float = 0.6) -> str | None:
    """The declared wording that looks most like `words`, with the names and variables of `words` in its blanks."""
    found = _fillers(words, grammar)
    skeleton = words
    for piece, kind in found:
        skeleton = skeleton.replace(piece, f"<{kind}>", 1)
    best: tuple[float, int] | None = None
    for at, form in enumerate(grammar.forms):
        shape = "".join(
            part if isinstance(part, str) else f"<{form.statement.slots[part].kind}>" for part in form.wording.parts
        )
        matcher = difflib.SequenceMatcher(None, skeleton.casefold(), shape.casefold(), autojunk=False)
        if matcher.real_quick_ratio() < cutoff or matcher.quick_ratio() < cutoff:
            continue
        ratio = matcher.ratio()
        if ratio >= cutoff and (best is None or ratio > best[0]):
            best = (ratio, at)
    if best is None:
        return None
    form = grammar.forms[best[1]]
    waiting = list(found)
    values: list[str] = []
    for slot in form.statement.slots:
        hit = next((item for item in waiting if item[1] == slot.kind), None)
        if hit is not None:
            waiting.remove(hit)
        values.append(hit[0] if hit is not None else f"<{slot.label}>")
    return form.wording.fill(tuple(values))


def _fillers(words: str, grammar: Grammar) -> list[tuple[str, str]]:
    """Variables and known names in `words`, with their kinds, in order of appearance."""
    spots: list[tuple[int, int, str, str]] = []
    for start, label in brackets(words):
        var = grammar.variable(label)
        if var is not None:
            spots.append((start, start + len(label) + 2, f"<{label}>", var.kind))
    for kind in grammar.kinds.values():
        if kind.sort == "number":
            continue
        for spelling in sorted(grammar.spelled[kind.name], key=lambda word: (-len(word), word)):
            for hit in re.finditer(rf"(?:the )?\b{re.escape(spelling)}\b", words):
                if all(hit.end() <= start or hit.start() >= end for start, end, _, _ in spots):
                    spots.append((hit.start(), hit.end(), hit.group(), kind.name))
    return [(piece, kind) for _, _, piece, kind in sorted(spots)]


def known_reading(text: str, grammar: Grammar) -> Reading | None:
    """The one reading of a sentence without variables, or None."""
    found = [r for r in grammar.readings(text) if not any(isinstance(arg, Var) for arg in r[1])]
    return found[0] if len(found) == 1 else None

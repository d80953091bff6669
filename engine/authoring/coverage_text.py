"""Coverage and mutants as plain text: shares, then a sentence for each thing that no case shows."""

from __future__ import annotations

from .coverage import Coverage, Share
from .invent import BOUND, Difference, sure
from .missing import Missing
from .mutants import Mutants
from .mutate import Mutant
from .seen import RuleSeen


def coverage_text(found: Coverage) -> str:
    """The shares by rulebook, then what is missing in the order of the files."""
    lines = ["Coverage"]
    for book in found.books:
        lines.append(f"  {book}: {shares(found.of(book))}")
    if len(found.books) > 1:
        lines.append(f"  all: {shares(found)}")
    silent = [
        f"{s.rule.place.file}:{s.rule.place.line}: the rule '{s.rule.id}' fires in no case." for s in _silent(found)
    ]
    if silent or found.open:
        lines += ["", "Not shown by any case", *(f"  {line}" for line in silent)]
    for each in found.open:
        lines.append(f"  {_place(each)}: {missing_line(each)}")
        if each.facts is not None:
            facts = "; ".join(sure(words, level) for words, level in each.facts) or "nothing at all"
            lines.append(f"    A case with these facts would: {facts}.")
    if found.beyond:
        lines += ["", f"Not counted, since no invented scenario shows it ({BOUND})"]
        lines += [f"  {_place(each)}: {missing_line(each)} ({each.scenarios} scenarios tried)" for each in found.beyond]
    return "\n".join(lines) + "\n"


def _silent(found: Coverage) -> tuple[RuleSeen, ...]:
    return tuple(seen for seen in found.rules if not seen.fired)


def shares(found: Coverage) -> str:
    """Both shares in one line."""
    return f"rules fired {_share(found.fired)}, conditions seen met and seen unmet {_share(found.directions)}"


def _share(share: Share) -> str:
    return f"{share.seen} of {share.of} ({share.percent} %)"


def _place(found: Missing) -> str:
    return f"{found.condition.place.file}:{found.condition.place.line}"


def missing_line(found: Missing) -> str:
    """What no case shows of a condition, in a sentence."""
    words, rule = found.condition.words, found.seen.rule.id
    if found.condition.part == "if":
        if found.direction == "met":
            return f"in '{rule}', no case shows \"{words}\" met."
        return f"in '{rule}', no case shows \"{words}\" failing while all the rest holds."
    if found.direction == "met":
        return f"no case shows the exception \"{words}\" of '{rule}' in force while all under `if` holds."
    return f"no case shows all under `if` of '{rule}' holding without the exception \"{words}\"."


def mutants_text(found: Mutants) -> str:
    """How many mutants are noticed; what could be changed unnoticed, and the case that would notice it."""
    lines = [f"Mutants\n  noticed: {_share(found.noticed)}"]
    for each in found.open:
        assert each.difference is not None
        lines += ["", f"  {_where(each.mutant)}: {each.mutant.sentence}", f"    {difference_line(each.difference)}"]
    if found.alike:
        lines += ["", f"Not counted, since no invented scenario tells them from the rule ({BOUND})"]
        lines += [
            f"  {_where(each.mutant)}: {each.mutant.sentence} ({each.scenarios} scenarios tried)"
            for each in found.alike
        ]
    return "\n".join(lines) + "\n"


def _where(mutant: Mutant) -> str:
    return f"{mutant.place.file}:{mutant.place.line}"


def difference_line(found: Difference) -> str:
    """A scenario, and what follows from it with the change and without."""
    facts = "; ".join(sure(words, level) for words, level in found.facts) or "nothing at all"
    with_it = "; ".join(f"{words} ({level})" for words, level in found.new) or "nothing of it"
    without = "; ".join(f"{words} ({level})" for words, level in found.old) or "nothing of it"
    return f"A case with these facts would: {facts}. As it stands, there follows: {without}. Changed: {with_it}."


def threshold_text(percent: int, shortfalls: dict[str, Share]) -> str:
    """Which shares stay below the threshold."""
    said = ", ".join(f"{what} {share.percent} %" for what, share in shortfalls.items())
    return f"The threshold of {percent} % is not reached: {said}.\n"

"""Coverage and mutants as plain text: shares, then a sentence for each thing that no case shows."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language.value import Certainty

from .coverage import Coverage, RuleSeen, Seen, Share
from .invent import Difference
from .mutants import Mutants
from .mutate import Mutant


def coverage_text(found: Coverage) -> str:
    """The shares by rulebook, then what is missing in the order of the files."""
    lines = ["Coverage"]
    for book in found.books:
        lines.append(f"  {book}: {shares(found.of(book))}")
    if len(found.books) > 1:
        lines.append(f"  all: {shares(found)}")
    missing = [line for seen in found.rules for line in missing_lines(seen)]
    if missing:
        lines += ["", "Not shown by any case", *(f"  {line}" for line in missing)]
    return "\n".join(lines) + "\n"


def shares(found: Coverage) -> str:
    """Both shares in one line."""
    return f"rules fired {_share(found.fired)}, conditions seen met and seen unmet {_share(found.directions)}"


def _share(share: Share) -> str:
    return f"{share.seen} of {share.of} ({share.percent} %)"


def missing_lines(seen: RuleSeen) -> Iterator[str]:
    """What no case shows of a rule, a sentence each, with its place."""
    rule = seen.rule
    if not seen.fired:
        yield f"{rule.place.file}:{rule.place.line}: the rule '{rule.id}' fires in no case."
    for each in seen.conditions:
        for said in _missing(each, rule.id):
            yield f"{each.place.file}:{each.place.line}: {said}"


def _missing(seen: Seen, rule: str) -> Iterator[str]:
    if seen.part == "if":
        if not seen.met:
            yield f"in '{rule}', no case shows \"{seen.words}\" met."
        if not seen.unmet:
            yield f"in '{rule}', no case shows \"{seen.words}\" failing while all the rest holds."
    else:
        if not seen.met:
            yield f"no case shows the exception \"{seen.words}\" of '{rule}' in force while all under `if` holds."
        if not seen.unmet:
            yield f"no case shows all under `if` of '{rule}' holding without the exception \"{seen.words}\"."


def mutants_text(found: Mutants) -> str:
    """How many mutants are noticed; what could be changed unnoticed, and the case that would notice it."""
    lines = [f"Mutants\n  noticed: {_share(found.noticed)}"]
    for each in found.open:
        assert each.difference is not None
        lines += ["", f"  {_where(each.mutant)}: {each.mutant.sentence}", f"    {difference_line(each.difference)}"]
    if found.alike:
        lines += ["", "Not counted, since no invented scenario tells them from the rule"]
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


def sure(words: str, level: Certainty) -> str:
    """A fact as one writes it in a case."""
    return words if level == Certainty.CERTAIN else f"{level}: {words}"


def threshold_text(percent: int, shortfalls: dict[str, Share]) -> str:
    """Which shares stay below the threshold."""
    said = ", ".join(f"{what} {share.percent} %" for what, share in shortfalls.items())
    return f"The threshold of {percent} % is not reached: {said}.\n"

"""Coverage and mutants as plain text: shares, then a sentence for each thing that no case shows."""

from __future__ import annotations

from collections.abc import Iterator

from .coverage import Coverage, RuleSeen, Seen, Share
from .mutants import Mutants


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
    """How many mutants are noticed, then what could be changed without any case noticing."""
    lines = [f"Mutants\n  noticed: {_share(found.noticed)}"]
    if found.unnoticed:
        lines.append("")
        lines += [f"  {mutant.place.file}:{mutant.place.line}: {mutant.sentence}" for mutant in found.unnoticed]
    return "\n".join(lines) + "\n"


def threshold_text(percent: int, shortfalls: dict[str, Share]) -> str:
    """Which shares stay below the threshold."""
    said = ", ".join(f"{what} {share.percent} %" for what, share in shortfalls.items())
    return f"The threshold of {percent} % is not reached: {said}.\n"

"""The walk: one step as the rule reads in the book, with the names filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..row import BLANK, Heading, Line, Progress, Prose, Row, Verbatim
from .standing import glyph, word

LEAD = 8
"""The column of if / and / and not / unless / then."""


@dataclass(frozen=True)
class Premise:
    """A condition of the rule, filled in, and how it stands."""

    role: str
    sentence: str
    standing: str
    certainty: str = ""
    steps: tuple[int, ...] = ()
    """The steps that conclude it."""
    beside: str = ""
    """The words at its right, where its standing alone does not say enough."""
    askable: bool = True
    """A comparison or a count is no sentence that one could ask about."""


@dataclass(frozen=True)
class Waiting:
    """A rule instance that could have fired as well."""

    step: int
    title: str
    conclusion: str


@dataclass(frozen=True)
class Step:
    """One firing."""

    number: int
    rule: str
    title: str
    conclusion: str
    sure: str
    premises: tuple[Premise, ...]
    status: str = "author's words"
    certainty: str = "certain"
    """How sure the rule itself is."""
    because: str = ""
    weakest: str = ""
    """Why it is not surer than it is, as a sentence."""
    even_though: tuple[str, ...] = ()
    """What holds and speaks against it, and does not change it."""
    quote: str = ""
    cited: str = ""
    wave: int = 1
    stratum: int = 0
    new: bool = True
    bound: tuple[str, ...] = ()
    """The names that the rule bound."""
    bindings: tuple[tuple[str, str], ...] = ()
    written: tuple[str, ...] = ()
    """The rule as it stands in its file."""
    place: str = ""
    waiting: tuple[Waiting, ...] = ()
    choice: str = ""
    """Why this step came before those that waited."""


@dataclass(frozen=True)
class Head:
    """What the list of steps needs of each."""

    number: int
    wave: int
    stratum: int
    conclusion: str
    new: bool = True


def conclusion_id(step: Step) -> str:
    """The id of the line that says what follows."""
    return f"then:{step.number}"


def rows(step: Step, of: int, wide: bool = False) -> tuple[Row, ...]:
    """The step, from top to bottom. In a wide window the list of steps beside it says where we are."""
    head: list[Row] = []
    if not wide:
        words = f"Step {step.number} of {of}" if of <= 999 else f"step {step.number:,} of {of:,}"
        head = [Progress(f"{words}   wave {step.wave}", step.number, of), BLANK]
    return (
        *head,
        Heading(step.title, f"{step.rule}, {step.status}"),
        BLANK,
        *_sentences(step),
        BLANK,
        *_because(step),
        *_quote(step),
        *([] if wide else _waited(step)),
    )


def _sentences(step: Step) -> list[Row]:
    numbers = [max(premise.steps) for premise in step.premises if premise.steps]
    digits = max((len(str(number)) for number in numbers), default=1)
    lines: list[Row] = [
        Line(
            f"if:{index}",
            premise.sentence,
            glyph(premise.standing),
            _premise_word(premise, digits),
            premise.role,
            LEAD,
            underline=step.bound,
            about=premise.sentence if premise.askable else "",
        )
        for index, premise in enumerate(step.premises)
    ]
    said = ", ".join(part for part in (step.sure, "" if step.new else "again") if part)
    lines.append(
        Line(
            conclusion_id(step),
            step.conclusion,
            glyph("concluded"),
            said,
            "then",
            LEAD,
            underline=step.bound,
            about=step.conclusion,
        )
    )
    return lines


def _premise_word(premise: Premise, digits: int) -> str:
    said = premise.beside or word(premise.standing, premise.certainty)
    if premise.steps and premise.standing in ("concluded", "weaker"):
        number = f"step {min(premise.steps)}"
        said += f"   {number:>{digits + 5}}"
    return said


def _because(step: Step) -> list[Row]:
    found: list[Row] = []
    if step.because or step.weakest:
        found.append(Prose(" ".join(part for part in (step.because, step.weakest) if part)))
    found += [Prose(f"Even though {words}.") for words in step.even_though]
    return [*found, BLANK] if found else []


def _quote(step: Step) -> list[Row]:
    if not step.quote:
        return [Prose(step.cited, quiet=True), BLANK] if step.cited else []
    return [Prose(f'"{step.quote}"', step.cited, hang=1)]


def _waited(step: Step) -> list[Row]:
    if not step.waiting:
        return [Prose("Nothing else could have come now.", "d shows the rule", quiet=True)]
    count = len(step.waiting)
    steps = "1 other step" if count == 1 else f"{count} other steps"
    short = step.choice.partition(":")[0]
    choice = f"; {'this' + short[3:] if short.startswith('its ') else short}" if short else ""
    return [Prose(f"{steps} waited{choice}.", "d shows them", quiet=True)]


_WAVES = {1: "at once from the facts", 2: "what follows from that"}
STEP = "step:"
WAITS = 5
"""So many that wait are shown; the others fold."""


def list_rows(heads: Sequence[Head]) -> tuple[Row, ...]:
    """The list of steps that stands at the left of a wide window, wave by wave."""
    found: list[Row] = []
    width = len(str(heads[-1].number)) if heads else 1
    ends = {head.wave: head.number for head in heads}
    for index, step in enumerate(heads):
        before = heads[index - 1] if index else None
        if before is None or before.wave != step.wave:
            last = ends[step.wave]
            if before is not None:
                found.append(BLANK)
                if before.stratum == 0 < step.stratum:
                    found += [
                        Prose(
                            "Now all that can be said has been said; the rest looks at what nobody said.",
                            quiet=True,
                        ),
                        BLANK,
                    ]
            found.append(Heading(f"wave {step.wave}  {step.number}-{last}", _WAVES.get(step.wave, "")))
        sign = "concluded" if step.new else "new"
        again = "" if step.new else " (again)"
        found.append(
            Line(
                f"{STEP}{step.number}",
                f"{step.conclusion}{again}",
                glyph(sign),
                lead=f"{step.number:>{width}} ",
                lead_width=width + 1,
                about=step.conclusion,
                cut=True,
                keep=_differs(step.conclusion, [other.conclusion for other in heads[max(index - 1, 0) : index + 2]]),
            )
        )
    return tuple(found)


def _differs(sentence: str, near: Sequence[str]) -> str:
    """The words by which a sentence differs from the most alike of those beside it."""
    words, best = sentence.split(), (0, "")
    for other in near:
        theirs = other.split()
        if theirs == words:
            continue
        shorter = min(len(words), len(theirs))
        first = next((at for at in range(shorter) if words[at] != theirs[at]), shorter)
        last = next((at for at in range(shorter - first) if words[-1 - at] != theirs[-1 - at]), shorter - first)
        best = max(best, (first + last, " ".join(words[first : len(words) - last])))
    return best[1]


def inside_rows(step: Step) -> tuple[Row, ...]:
    """The step from the inside: what waited and why this one came first, then the rule as written."""
    found: list[Row] = [Heading(f"Waiting at step {step.number}"), BLANK]
    found += _waits(step)
    if step.choice:
        found += [BLANK, Prose(f"Why step {step.number} came first: {step.choice}.")]
    if step.written:
        names = ", ".join(f"<{name}> is {value}" for name, value in step.bindings)
        found += [BLANK, Heading("The rule as written", step.place), BLANK, Verbatim(step.written)]
        found += [BLANK, Prose(f"Here {names}.")] if names else []
    return tuple(found)


def _waits(step: Step) -> tuple[Row, ...]:
    if not step.waiting:
        return (Prose("Nothing else could have come now."),)
    lines = tuple(
        Line(
            f"{STEP}{other.step}",
            other.conclusion,
            word=f"step {other.step}",
            lead="then" if index else "next",
            lead_width=6,
            about=other.conclusion,
        )
        for index, other in enumerate(step.waiting)
    )
    shown, rest = lines[:WAITS], lines[WAITS:]
    return (*shown, Line("more", f"{len(rest)} more", lead_width=6, inside=rest)) if rest else shown

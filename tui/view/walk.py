"""The walk: one step as the rule reads in the book, with the names filled in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .. import keynames as key
from ..row import BLANK, Divide, Heading, Line, Progress, Prose, Row, Verbatim
from ..text import stopped
from .standing import beside, glyph

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
    used: tuple[int, ...] = ()
    """The later steps that take up what it concludes."""


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


def rows(step: Step, of: int) -> tuple[Row, ...]:
    """The step, from top to bottom."""
    words = f"Step {step.number} of {of}" if of <= 999 else f"step {step.number:,} of {of:,}"
    return (
        Progress(f"{words}   wave {step.wave}", step.number, of),
        BLANK,
        *_fired(step, {}),
        *_quote(step),
        *_waited(step),
    )


def wide_rows(step: Step, origins: Mapping[int, Step]) -> tuple[Row, ...]:
    """The same where the list of steps beside it says where we are: with the steps from which premises come, by their
    number, the rule as written, and what rests on the step."""
    quote = _quote(step)
    return (
        *_fired(step, origins),
        *quote,
        *([BLANK] if step.quote else []),
        Divide(),
        *_written(step),
        *([BLANK] if step.written else []),
        Prose(f"What rests on this: {_used(step)}", "c  what would change it"),
    )


def _used(step: Step) -> str:
    if not step.used:
        return "nothing further; it is an end of the chain."
    steps = [f"{number}" for number in step.used]
    last = f" and {steps[-1]}" if len(steps) > 1 else ""
    return f"step{'s' if last else ''} {', '.join(steps[:-1] or steps)}{last}."


def _fired(step: Step, origins: Mapping[int, Step]) -> list[Row]:
    """The rule with the names filled in, and in words."""
    head = Heading(step.title, f"{step.rule}, {step.status}")
    return [head, BLANK, *_sentences(step, origins), BLANK, *_because(step)]


def _sentences(step: Step, origins: Mapping[int, Step]) -> list[Row]:
    all_steps = [_in_steps(premise, bool(origins)) for premise in step.premises]
    width = max(map(len, all_steps), default=0)
    lines: list[Row] = []
    shown: set[str] = set()
    for index, (premise, steps) in enumerate(zip(step.premises, all_steps, strict=True)):
        said = premise.beside or beside(premise.standing, premise.certainty)
        lines.append(
            Line(
                f"if:{index}",
                premise.sentence,
                glyph(premise.standing),
                f"{said}   {steps:>{width}}" if steps else said,
                premise.role,
                LEAD,
                underline=step.bound,
                about=premise.sentence if premise.askable else "",
            )
        )
        origin = origins.get(min(premise.steps, default=0))
        if origin is not None and premise.sentence not in shown:
            lines += _origin(origin, index, shown)
        shown.add(premise.sentence)
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


def _origin(origin: Step, index: int, shown: Collection[str]) -> list[Row]:
    """What the step rests on from which a premise comes."""
    found: list[Row] = []
    for number, premise in enumerate(origin.premises):
        above = premise.sentence in shown
        sign = glyph("shown above" if above else premise.standing)
        said = "shown above" if above else premise.beside or beside(premise.standing, premise.certainty)
        about = premise.sentence if premise.askable else ""
        found.append(Line(f"if:{index}.{number}", premise.sentence, sign, said, "", LEAD + 2, about=about))
    return found


def _in_steps(premise: Premise, every: bool) -> str:
    """The step that concludes a premise; where there is room, the others that do so again."""
    if not premise.steps or premise.standing not in ("concluded", "weaker"):
        return ""
    first, *again = sorted(premise.steps)
    more = f", again {', '.join(map(str, again))}" if again and every else ""
    return f"step {first}{more}"


def _because(step: Step) -> list[Row]:
    found: list[Row] = []
    if step.because or step.weakest:
        found.append(Prose(" ".join(part for part in (stopped(step.because), step.weakest) if part)))
    found += [Prose(f"Even though {words}.") for words in step.even_though]
    return [*found, BLANK] if found else []


def _quote(step: Step) -> list[Row]:
    if not step.quote:
        return [Prose(step.cited, quiet=True), BLANK] if step.cited else []
    return [Prose(f'"{step.quote}"', step.cited, hang=1)]


def _waited(step: Step) -> list[Row]:
    if not step.waiting:
        return [Prose("Nothing else could have come now.", f"{key.AGENDA} shows the rule", quiet=True)]
    count = len(step.waiting)
    steps = "1 other step" if count == 1 else f"{count} other steps"
    short = step.choice.partition(":")[0]
    choice = f"; {'this' + short[3:] if short.startswith('its ') else short}" if short else ""
    return [Prose(f"{steps} waited{choice}.", f"{key.AGENDA} shows them", quiet=True)]


_WAVES = {1: "at once from the facts", 2: "what follows from that"}
STEP = "step:"
WAITS, NEXT = 5, 3
"""So many that wait are shown; the others fold. In a narrow pane so many."""


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
    found: list[Row] = [Heading(f"Waiting at step {step.number}"), BLANK, *_waits(step), *_choice(step)]
    written = _written(step)
    return (*found, BLANK, *written) if written else tuple(found)


def waiting_rows(step: Step) -> tuple[Row, ...]:
    """The same in brief, for the narrow pane below the list of steps."""
    found: list[Row] = [Heading(f"Waiting at step {step.number}")]
    for number, other in enumerate(step.waiting[:NEXT]):
        lead = "then" if number else "next"
        found.append(
            Line(f"{STEP}{other.step}", other.conclusion, lead=lead, lead_width=5, about=other.conclusion, cut=True)
        )
    if not step.waiting:
        found.append(Prose("Nothing else could have come now.", indent=4))
    elif len(step.waiting) > NEXT:
        found.append(Prose(f"{len(step.waiting) - NEXT} more", f"{key.AGENDA} shows them", indent=4))
    return (*found, *_choice(step))


def _choice(step: Step) -> list[Row]:
    return [BLANK, Prose(f"Why step {step.number} came first: {step.choice}.")] if step.choice else []


def _written(step: Step) -> list[Row]:
    if not step.written:
        return []
    names = ", ".join(f"<{name}> is {value}" for name, value in step.bindings)
    said: list[Row] = [BLANK, Prose(f"Here {names}.")] if names else []
    return [Heading("The rule as written", step.place), BLANK, Verbatim(step.written), *said]


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

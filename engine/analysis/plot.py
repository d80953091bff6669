"""The plot of a case: what carries its conclusions, and how each fares whatever else becomes known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from engine.explanation import wording
from engine.explanation.linchpins import Linchpin

from .alike import alike
from .sensitivity import Outlook, Sensitivity
from .sensitivity_words import share_words

SHOWN = 12
CELLS = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the plot: words, a share of the longest bar, and what it stands for."""

    words: str
    share: Fraction
    said: str

    @property
    def drawn(self) -> str:
        """The bar as signs; more than nothing has one, less than all not every one."""
        cells = round(self.share * CELLS)
        low, high = int(self.share > 0), CELLS - int(self.share < 1)
        return "■" * min(max(cells, low), high)

    @property
    def percent(self) -> str:
        """The length of the bar, for a style sheet."""
        return f"{float(self.share) * 100:.1f}%"


@dataclass(frozen=True, slots=True)
class Plot:
    """`facts` and `silences` by how much falls; `idle` facts carry nothing, `certain` conclusions hold in any case."""

    facts: tuple[Bar, ...]
    more: int
    idle: int
    silences: tuple[Bar, ...]
    certain: int
    possible: tuple[Bar, ...]
    impossible: tuple[Bar, ...]
    limit: str

    def __bool__(self) -> bool:
        return bool(self.facts or self.silences or self.possible)


def plot(found: Sensitivity) -> Plot:
    """The weightiest facts and silences, and the conclusions that are not sure to hold."""
    facts = [pin for pin in found.linchpins if pin.kind != "assumed"]
    carrying = [pin for pin in facts if pin.weight != (0, 0)]
    silences = [pin for pin in found.linchpins if pin.kind == "assumed" and pin.weight != (0, 0)]
    most = max((len(pin.falls) for pin in found.linchpins), default=0)

    def fare(*verdicts: str) -> list[Outlook]:
        return [each for each in found.outlooks if each.verdict in verdicts]

    return Plot(
        facts=tuple(_pin(found, pin, most) for pin in carrying[:SHOWN]),
        more=max(len(carrying) - SHOWN, 0),
        idle=len(facts) - len(carrying),
        silences=tuple(_pin(found, pin, most) for pin in silences[:SHOWN]),
        certain=len(fare("certain")),
        possible=_chances(found, fare("always seen", "possible", "never seen")),
        impossible=_chances(found, fare("impossible")),
        limit=found.limit,
    )


def _pin(found: Sensitivity, pin: Linchpin, most: int) -> Bar:
    return Bar(found.trace.say(pin.sentence), Fraction(len(pin.falls), most or 1), str(len(pin.falls)))


def _chances(found: Sensitivity, outlooks: list[Outlook]) -> tuple[Bar, ...]:
    """The likeliest first, names that fare alike in one line; a share that was only estimated says so."""
    shares = {each.sentence: each.share for each in sorted(outlooks, key=lambda each: -each.share.share)}
    bars = []
    for one in alike(found.trace.rulebook, shares.items()):
        share = shares[one.sentences[0]]
        bars.append(Bar(str(one), share.share, share_words(share)))
    return tuple(bars)


def plot_words(found: Plot) -> list[str]:
    """What the bars leave out, in sentences."""
    said = []
    if found.more:
        said.append(f"{wording.count(found.more, 'more fact carries', 'more facts carry')} something.")
    if found.idle:
        idle = wording.count(found.idle, "fact carries nothing", "facts carry nothing")
        said.append(f"{idle} when taken away alone.")
    if found.certain:
        held = wording.count(found.certain, "conclusion holds", "conclusions hold")
        said.append(f"{held}, whatever else becomes known.")
    if found.limit:
        said.append(f"How the conclusions fare if more becomes known was not worked out. {found.limit}")
    return said

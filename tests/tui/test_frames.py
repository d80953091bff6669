"""The screens as they are drawn: each frame is a text in `frames/`, and the program shows just that at its size.

A journey is one run of the program, in which keys lead from frame to frame. `pytest --snapshot-update` draws the
texts anew; read what changed before keeping it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp

from .screen_text import lines, press, write

FRAMES = Path(__file__).parent / "frames"
SMALL, WIDE = (80, 24), (140, 45)
MISSPELT = "Uzbekistan has an alternative partner in the United Staets"
Stop = tuple[str, str]
"""The name of a frame, and the keys that lead to it from the one before, by blanks; `"..."` is typed at once."""


@dataclass(frozen=True)
class Journey:
    """What is opened at which size, and where one goes."""

    name: str
    case: str
    size: tuple[int, int]
    stops: tuple[Stop, ...]


PREDICT = (
    ("the question", '2 / "17" enter p'),
    ("what it rests on", "end enter space end space"),
    ("the answer", "enter"),
    ("which rule", "right down"),
    ("not this rule", "enter"),
    ("the circle", 'escape / "27" enter p'),
    ("what became of it", "down enter"),
    ("what was not stated", 'escape / "35" enter p'),
    ("not this one", "down enter"),
    ("the record", "d"),
)

JOURNEYS = (
    Journey(
        "the column",
        "",
        SMALL,
        (
            ("home", ""),
            ("case", "down enter"),
            ("case, not stated", "1"),
            ("case, ask me", "1"),
            ("walk", '2 / "39" enter down'),
            ("keys", "?"),
            ("agenda and rule", "escape d"),
            ("conclusions", "escape 3"),
            ("why", "enter right right"),
            ("why, a reason", "down"),
            ("rests on it", "down r"),
            ("least change", "escape up up c"),
            ("what if", "enter"),
            ("what if, what changes", "tab"),
            ("least change, nothing asked", "escape escape 4 4"),
            ("what carries it", "4"),
            ("circles", "3 3 right right"),
            ("circles, what stops it", "tab"),
            ("taken for granted", "3"),
            ("why not", "3 end up enter"),
            ("all actions", 'escape home : "break"'),
            ("find", 'escape / "equality"'),
            ("rules", "escape 6 down down down down down"),
            ("rule", "enter"),
            ("map", "escape 6 6"),
            ("later", "5"),
            ("rivals", "5"),
            ("case, a sentence being typed", f'1 down down down down a "{MISSPELT}"'),
            ("leaving", "escape q"),
        ),
    ),
    Journey(
        "the column, wide",
        "csto-2012",
        WIDE,
        (
            ("case", ""),
            ("case, not stated", "1"),
            ("case, ask me", "1"),
            ("walk", '2 / "39" enter down'),
            ("conclusions", "3"),
            ("why", "enter right right"),
            ("least change", "c"),
            ("what if", "enter"),
            ("what carries it", "escape escape 4 4 4"),
            ("circles", "3 3 right right"),
            ("taken for granted", "3"),
            ("rules", "6 down down down down down"),
            ("home", "0"),
        ),
    ),
    Journey("predict", "csto-2012", SMALL, PREDICT),
    Journey("predict, wide", "csto-2012", WIDE, PREDICT),
    Journey(
        "predict a scholarship",
        "scholarship-award",
        SMALL,
        (
            ("the question", "2 p"),
            ("what it rests on", "end enter space"),
            ("the answer", "enter"),
            ("the next question", "right"),
            ("no question is left", 'escape / "6" enter p'),
        ),
    ),
    Journey(
        "rounds",
        "csto-2012-rounds",
        SMALL,
        (("rounds", "4 4 4 4 right right down down down"),),
    ),
    Journey(
        "what came later",
        "uzbekistan-2012",
        SMALL,
        (("later", "5 space"), ("rivals", "5")),
    ),
    Journey(
        "a scholarship",
        "scholarship-award",
        SMALL,
        (
            ("case", ""),
            ("case, not stated", "1"),
            ("case, ask me", "1"),
            ("walk", "2 end"),
            ("agenda and rule", "d"),
            ("conclusions", "escape 3"),
            ("why", "enter"),
            ("rests on it", "down r"),
            ("least change", "escape up c"),
            ("what if", "enter"),
            ("why not", "escape escape 3 end up enter"),
            ("what carries it", "escape 4 4 4"),
            ("taken for granted", "3 3"),
            ("later", "5"),
            ("rules", "6"),
        ),
    ),
    Journey(
        "a scholarship, wide",
        "scholarship-award",
        WIDE,
        (("case", ""), ("walk", "2 end"), ("conclusions", "3"), ("what if", "c enter"), ("rules", "6")),
    ),
)


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_each_screen_is_as_drawn(journey: Journey, pytestconfig: pytest.Config) -> None:
    """Same places, order and wording, to the last blank."""
    folder = FRAMES / journey.name
    wrong = []
    for name, seen in asyncio.run(_go(journey)).items():
        path = folder / f"{name}.txt"
        if pytestconfig.getoption("update_snapshots"):
            folder.mkdir(exist_ok=True)
            path.write_text(seen, encoding="utf-8")
        drawn = path.read_text(encoding="utf-8") if path.exists() else ""
        if seen != drawn:
            wrong.append("\n".join(unified_diff(drawn.splitlines(), seen.splitlines(), f"{name}.txt", "seen", "", "")))
    assert not wrong, "these screens are not as drawn:\n\n" + "\n\n".join(wrong)


def test_every_text_belongs_to_a_frame() -> None:
    """A frame that nothing leads to any more is not kept."""
    wanted = {FRAMES / journey.name / f"{name}.txt" for journey in JOURNEYS for name, _ in journey.stops}
    assert set(FRAMES.rglob("*.txt")) == wanted


async def _go(journey: Journey) -> dict[str, str]:
    """What stands on the screen at each stop."""
    app, seen = FoedusApp(EngineLibrary(folder=Path("/nowhere")), case=journey.case), {}
    async with app.run_test(size=journey.size) as pilot:
        await press(pilot)
        for name, keys in journey.stops:
            for number, part in enumerate(keys.split('"')):
                if number % 2:
                    await write(pilot, part)
                elif part.strip():
                    await press(pilot, *part.split())
            await press(pilot)
            seen[name] = "\n".join(lines(app)) + "\n"
    return seen

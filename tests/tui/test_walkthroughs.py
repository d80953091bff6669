"""Six tasks of a first-time user, with no more keys than were counted when the screens were drawn.

They begin at a fresh start, with the tour marked on Home. A letter that is typed counts as a key. Each task is done
on an unrelated rulebook as well.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from tui.adapt import EngineLibrary
from tui.app import FoedusApp

from .conftest import Run
from .screen_text import asked, lines, now_line, press, said

SCHOLARSHIP = "scholarship-award"


class Hand:
    """Presses keys and counts them; no key may be answered with "does nothing here"."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.app: FoedusApp = pilot.app  # type: ignore[assignment]
        self.count = 0
        self._pilot = pilot

    async def press(self, keys: str) -> None:
        """Keys with blanks between them."""
        for key in keys.split():
            await press(self._pilot, key)
            self.count += 1
            assert "does nothing here" not in said(self.app), key

    async def type(self, text: str) -> None:
        """Letters, one after the other."""
        await press(self._pilot, *("space" if letter == " " else letter for letter in text))
        self.count += len(text)

    def shows(self, text: str) -> bool:
        """Whether a line of the screen has this."""
        return any(text in line for line in lines(self.app))


def hand(run: Run, act: Callable[[Hand], Awaitable[None]], case: str = "") -> None:
    """Run the program on the engine, and act on it."""

    async def start(_: FoedusApp, pilot: Pilot[None]) -> None:
        await press(pilot)
        await act(Hand(pilot))

    run(start, app=FoedusApp(EngineLibrary(), case=case))


async def predict(hand: Hand, questions: int) -> None:
    """Answer so many questions, where the choice is right with two reasons as well: seven keys at most for each."""
    before = hand.count
    await hand.press("2 p")
    for _ in range(questions):
        await hand.press("down enter")
        if hand.shows("Space ticks a sentence."):
            await hand.press("space down space enter")
        assert now_line(hand.app).startswith(" Now: → goes to the next question.")
        await hand.press("right")
    counts = [int(word) for word in lines(hand.app)[3].replace(",", "").split() if word.isdigit()]
    assert sum(counts[-3:]) == questions, "each answer is judged: right, half or missed"
    assert hand.count - before <= 2 + questions * 7


def test_the_column_from_a_fresh_start(run: Run) -> None:
    """Why the circle persists, how it breaks, who else is in one, and what is not concluded."""

    async def act(hand: Hand) -> None:
        assert hand.shows("▸   Take the tour")
        await hand.press("down enter 3 enter right right")
        assert asked(hand.app) == "the vicious circle between Russia and Uzbekistan persists"
        assert hand.shows("∴ Uzbekistan acts behind Russia's back                  likely   weakest link")
        assert hand.count <= 6, "1. why does the circle with Uzbekistan persist?"

        hand.count = 0
        await hand.press("c enter")
        assert hand.shows("+ the vicious circle between Russia")
        assert hand.shows("and ... can be broken")
        assert hand.count <= 2, "2. make it breakable"
        await hand.press("k")
        assert "Kept: yes to the approach to the CSTO" in said(hand.app)
        assert hand.count <= 3
        await hand.press("u")

        hand.count = 0
        await hand.press("3 3")
        assert hand.shows("R1  the vicious circle   stands for [Kyrgyzstan], Tajikistan, Uzbekistan")
        assert hand.shows("R2  the pretence         stands for [Belarus], Uzbekistan")
        assert hand.count <= 2, "3. who else is in a circle?"

        await hand.press("0 3")
        hand.count = 0
        await hand.press("end up enter")
        assert asked(hand.app) == "the CSTO is a modern security system"
        assert hand.shows("[w Why not]")
        assert hand.count <= 3, "4. why is the CSTO not concluded to be a modern security system?"
        hand.count = 0
        await hand.press("/")
        await hand.type("modern")
        await hand.press("down enter")
        assert asked(hand.app) == "the CSTO is a modern security system"
        assert hand.count <= 9, "or from anywhere, by its letters"

    hand(run, act)


def test_five_steps_of_the_column_are_predicted(run: Run) -> None:
    async def act(hand: Hand) -> None:
        await hand.press("3")
        await predict(hand, 5)

    hand(run, act, "csto-2012")


@pytest.mark.parametrize(
    ("case", "title", "parts"),
    [
        pytest.param("csto-2012", "Who pays waits", ("leads", "most of the c", "worse"), marks=pytest.mark.long),
        (SCHOLARSHIP, "Votes are seen", ("sits", "votes f", "ill")),
    ],
)
def test_a_rule_is_written_and_fires(run: Run, case: str, title: str, parts: tuple[str, ...]) -> None:
    """Two conditions and the conclusion by completion, a reason, and Enter shows its step."""

    async def act(hand: Hand) -> None:
        await hand.press("6 a")
        await hand.type(title)
        await hand.press("tab")
        for part in parts:
            await hand.type(part)
            await hand.press("tab")
        await hand.type("it is so")
        await hand.press("escape")
        assert "Your rule fires" in said(hand.app), said(hand.app)
        await hand.press("enter")
        assert lines(hand.app)[0].startswith(" 0 Home  1 Case [2 Walk]")
        assert hand.shows(title)
        assert hand.count <= 64, "6. write a rule and see it fire"

    hand(run, act, case)


def test_the_same_tasks_on_a_scholarship(run: Run) -> None:
    async def act(hand: Hand) -> None:
        await hand.press("/")
        await hand.type("ada")
        await hand.press("enter 3 enter")
        assert asked(hand.app) == "Ada ought to get the scholarship"
        assert hand.count <= 7, "1. why ought Ada to get it?"

        hand.count = 0
        await hand.press("c enter")
        assert hand.shows("- Ada ought to get the scholarship")
        assert hand.count <= 2, "2. make it otherwise"

        hand.count = 0
        await hand.press("3 3")
        assert hand.shows("[Taken for granted 2]"), "3. what stands behind it all: here no circle, but silences"
        assert hand.count <= 2

        await hand.press("0 3")
        hand.count = 0
        await hand.press("end up enter")
        assert hand.shows("[w Why not]")
        assert hand.count <= 3, "4. why is what could follow not concluded?"

        await hand.press("0 3")
        await predict(hand, 3)

    hand(run, act)

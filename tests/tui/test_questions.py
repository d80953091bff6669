"""Laws of the questions that workers are at: an unwanted one ends, and with the program all of them do."""

from __future__ import annotations

import threading
from collections.abc import Callable

from textual.pilot import Pilot

from engine.pause import pause
from tui.app import FoedusApp
from tui.frame import Framed
from tui.later import Later
from tui.questions import Questions

from .conftest import Run
from .sample import SampleLibrary

LONG = 20.0  # seconds after which a test is given up


class Endless:
    """Work that ends only when it is given up."""

    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.begun.set()
        try:
            while True:
                pause()
        finally:
            self.ended.set()


def begun(run: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def test_a_question_ends_by_the_next_one_when_nobody_waits_for_it() -> None:
    questions, work, dropped = Questions(), Endless(), []
    waiting = [True]
    thread = begun(questions.asked(work, lambda: waiting[0], lambda: dropped.append("first")))
    assert work.begun.wait(LONG)
    questions.asked(lambda: None)
    assert not work.ended.is_set(), "somebody still waits, so it goes on beside another one"
    waiting[0] = False
    assert not work.ended.is_set(), "as long as nothing else is asked it goes on: who comes back finds the answer"
    questions.asked(lambda: None)
    thread.join(LONG)
    assert work.ended.is_set(), "nobody waits, and something else is asked: it ends"
    assert dropped == ["first"], "whoever asked is told, and asks anew when it is looked for again"


def test_what_waits_for_its_turn_does_not_even_begin() -> None:
    questions, work = Questions(), Endless()
    run = questions.asked(work, lambda: False)
    run()
    assert not work.begun.is_set(), "it was given up before a worker came to it"


def test_the_program_ends_while_a_question_is_worked_out(run: Run) -> None:
    app, work = FoedusApp(SampleLibrary(), case="csto-2012"), Endless()

    async def act(app: FoedusApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, Framed)
        screen.await_later(Later(work))
        while not work.begun.is_set():
            await pilot.pause()

    run(act, app=app)
    assert work.ended.wait(LONG), "left, the program waits for no answer"


def test_a_question_is_given_up_on_another_page_when_something_else_is_asked(run: Run) -> None:
    work = Endless()

    async def act(app: FoedusApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, Framed)
        later: Later[str] = Later(work)
        screen.await_later(later)
        while not work.begun.is_set():
            await pilot.pause()
        await pilot.press("6")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, Framed)
        screen.await_later(Later(lambda: "quick"))
        while not work.ended.is_set():
            await pilot.pause()
        assert not later.asked, "who comes back has it worked out anew"

    run(act, app=FoedusApp(SampleLibrary(), case="csto-2012"))


def test_a_question_begins_when_the_screen_has_drawn_what_was_built_as_it_was_asked() -> None:
    questions, drawn, work = Questions(), list[Callable[[], None]](), threading.Event()
    questions.drawn = drawn.append
    thread = begun(questions.asked(work.set))
    assert not work.is_set(), "The screen has the interpreter for itself until the key is answered."
    drawn[0]()
    thread.join(LONG)
    assert work.is_set(), "It begins then."


def test_a_question_is_worked_out_even_where_nothing_is_drawn() -> None:
    questions, work = Questions(), threading.Event()
    questions.drawn = lambda act: None
    begun(questions.asked(work.set)).join(LONG)
    assert work.is_set(), "Nothing waits for ever for a screen that was put away."

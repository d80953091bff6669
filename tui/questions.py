"""The questions that workers are at: one that nobody waits for ends, and all of them rest while a key is answered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic, sleep

from engine.pause import NobodyWaits, asked_by

REST = 0.25
"""For so many seconds after a key the screen has the interpreter, which it shares with the workers, for itself."""
QUICK = 0.3
"""A question that is answered in so many seconds does not rest: the key may be waiting for its answer."""
FRAME = 0.1
"""What a key sets off in a worker begins once the screen has answered the key, at the latest after so many seconds."""
_NAP = 0.005


class Questions:
    """What is being worked out. A question ends by the next that is asked, if nobody waits for its answer by then.

    As long as nothing else is asked it goes on: who comes back finds the answer.
    """

    def __init__(self) -> None:
        self._open: list[_Question] = []
        self.soon: Callable[[Callable[[], None]], object] = lambda act: act()
        """How something is done as soon as the screen has asked for all it wants to show."""
        self.drawn: Callable[[Callable[[], None]], object] = lambda act: act()
        """How something is done as soon as the screen has drawn what it is building."""
        self._frame = threading.Event()
        self.rest_until = 0.0

    def behind_the_frame(self, work: Callable[[], object]) -> Callable[[], None]:
        """The work, to be run in a worker: it begins when what is being built now is seen."""
        self._frame.clear()
        self.drawn(self._frame.set)

        def run() -> None:
            self._frame.wait(FRAME)
            work()

        return run

    def asked(
        self,
        work: Callable[[], object],
        wanted: Callable[[], bool] = lambda: True,
        dropped: Callable[[], object] = lambda: None,
    ) -> Callable[[], None]:
        """A question, to be run in a worker.

        `wanted` says whether somebody waits for the answer, `dropped` is called where it is given up; both are called
        in the thread that asks.
        """
        question = _Question(self, work, wanted, dropped)
        self._open.append(question)
        self.soon(self.drop_unwanted)
        return self.behind_the_frame(question.run)

    def drop_unwanted(self) -> None:
        """Give up what nobody waits for."""
        self._open = [question for question in self._open if not question.over]
        for question in [question for question in self._open if not question.wanted()]:
            question.gone = True
            self._open.remove(question)
            question.dropped()

    def drop_all(self) -> None:
        """Give up everything: the program is being left."""
        for question in self._open:
            question.gone = True

    def make_way(self) -> None:
        """A key was pressed."""
        self.rest_until = monotonic() + REST


class _Question:
    """One question; `gone` is set by the thread that asked, and seen by the one that works."""

    def __init__(
        self,
        questions: Questions,
        work: Callable[[], object],
        wanted: Callable[[], bool],
        dropped: Callable[[], object],
    ) -> None:
        self._questions, self._work = questions, work
        self.wanted, self.dropped = wanted, dropped
        self.gone = self.over = False
        self._begun = 0.0

    def run(self) -> None:
        """Work it out, unless it is given up before."""
        self._begun = monotonic()
        try:
            with asked_by(self._check):
                self._check()
                self._work()
        except NobodyWaits:
            pass
        finally:
            self.over = True

    def _check(self) -> None:
        """What happens at every pause of the engine."""
        while not self.gone:
            now = monotonic()
            if now >= self._questions.rest_until or now - self._begun < QUICK:
                return
            sleep(_NAP)
        raise NobodyWaits

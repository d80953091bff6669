"""Compare: what came later, what rival theories say, and how all cases went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from textual.containers import Vertical
from textual.widget import Widget

from ..entry.line import EntryLine
from ..forecast import WHEN, WITHIN, read_chance, read_day
from ..frame import Rule
from ..reading import CannotOpen
from ..row import BLANK, Heading, Line, Row
from ..sentences import SentenceList
from ..situation import Situation
from ..store import Arrival
from ..view import later, rivals, scoreboard, why
from ..view.home import BOOK
from .home import HomeScreen
from .listed import Listed
from .told import Telling

THEORY = "theory:"


class CompareScreen(Telling, Listed):
    """The views Later, Rivals and Scoreboard."""

    PLACE = "compare"
    DEFAULT_CSS = """
    CompareScreen #rivals, CompareScreen #scoreboard { width: 2fr; }
    CompareScreen #entry { height: auto; max-height: 60%; display: none; }
    CompareScreen #entry.-open { display: block; }
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._theory = 0
        self._step = ""
        """What the entry line asks for: "expect", "chance", "came", "day"; empty while it is closed."""
        self._sentence = ""
        self._denied = False

    def body(self) -> Iterable[Widget]:
        """The lists, and below them the entry line when it is open."""
        yield from super().body()
        with Vertical(id="entry"):
            yield Rule()
            yield EntryLine()

    # -- the views ---

    def about_mark(self) -> dict[str, Any]:
        """What is marked, and whether one still waits for the view."""
        about = super().about_mark()
        return about if self.here() in self._found else about | {"phase": "waiting"}

    def situation(self) -> Situation:
        """As everywhere; what stands here is old as long as this view waits for its own answer, and no longer."""
        found, here = self._found, self.here()
        return replace(super().situation(), stale=here in found and found[here][0] != self._wanted.get(here))

    def renew(self) -> None:
        """The view as things stand."""
        self.about_subject(self.desk.case.header.id if self.desk.case else "")
        super().renew()

    def rows(self, view: str) -> Sequence[Row]:
        """What a view shows."""
        return {"later": self._later, "rivals": self._rivals, "scoreboard": self._scoreboard}[view]()

    def _later(self) -> Sequence[Row]:
        opened = self.desk.case
        found = self._found_later()
        if opened is None or found is None:
            return self.waiting("Reading what came later ...")
        return later.rows(found, opened.journal.expected(), False)

    def _found_later(self) -> later.Later | None:
        opened = self.desk.case
        if opened is None:
            return None
        id, answers, arrived = opened.header.id, opened.answers, opened.journal.arrived()
        number = (id, opened.number)
        return self.ask("later", number, lambda: self.desk.library.compare.later(id, answers, arrived))

    def _found_rivals(self) -> rivals.Rivals | None:
        opened = self.desk.case
        if opened is None:
            return None
        id, answers = opened.header.id, opened.answers
        return self.ask("rivals", (id, opened.number), lambda: self.desk.library.compare.rivals(id, answers))

    def _rivals(self) -> Sequence[Row]:
        found = self._found_rivals()
        if found is None:
            return self.waiting("Asking every theory ...")
        self._theory = min(self._theory, max(len(found.theories) - 1, 0))
        return rivals.rows(found, self._theory, self.listed.size.width or self.size.width)

    def _found_board(self) -> scoreboard.Scoreboard | None:
        return self.ask("scoreboard", 0, self.desk.library.compare.scoreboard)

    def _scoreboard(self) -> Sequence[Row]:
        found = self._found_board()
        return self.waiting("Reading all cases that have verdicts ...") if found is None else scoreboard.rows(found)

    def beside(self) -> Sequence[Row]:
        """What Enter would tell of the marked line; it stands open beside the table in a wide window."""
        line = self.listed.line
        if line is None:
            return ()
        about = self._told_of(line)
        if not about:
            return super().beside()
        number = self.desk.case.number if self.desk.case else 0
        return self.ask(about, number, self.teller(about)) or (BLANK,)

    def _told_of(self, line: Line) -> str:
        """What is to be told of a line: a verdict, a miss, a sentence in the chosen theory."""
        if line.id.startswith((later.VERDICT, scoreboard.MISS)):
            return line.id
        return f"{THEORY}{self._theory}:{line.about}" if line.id.startswith(rivals.ROW) else ""

    # -- Enter ---

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """A verdict and a theory tell more; a case is opened; a sentence is asked why."""
        event.stop()
        event.prevent_default()
        line = event.line
        if line.inside:
            self.do_fold()
        elif about := self._told_of(line):
            self.post_message(self.Ask("told", about))
        elif case := scoreboard.case_of(line.id):
            self.post_message(HomeScreen.Open(case))
        elif line.about:
            self.do_why()

    def teller(self, about: str) -> Callable[[], Sequence[Row]]:
        """A verdict with its reason, a miss with its why-not, or why in a theory."""
        if about.startswith(later.VERDICT):
            return partial(self._verdict, about)
        return partial(self._theory_rows if about.startswith(THEORY) else self._miss, about)

    def _verdict(self, about: str) -> Sequence[Row]:
        opened, found = self.desk.case, self._found.get("later")
        if opened is None or found is None or not isinstance(found[1], later.Later):
            return ()
        judged = found[1].judged[int(about.removeprefix(later.VERDICT))]
        return (*later.verdict_rows(judged), BLANK, *why.rows(opened.reading.why(judged.sentence))[1:])

    def _theory_rows(self, about: str) -> Sequence[Row]:
        opened, found = self.desk.case, self._found.get("rivals")
        number, _, sentence = about.removeprefix(THEORY).partition(":")
        if opened is None or found is None or not isinstance(found[1], rivals.Rivals):
            return ()
        theory = found[1].theories[int(number)]
        answer = self.desk.library.compare.why(opened.header.id, theory.id, sentence, opened.answers)
        return (Heading(f"In the theory: {theory.title}"), BLANK, *why.rows(answer))

    def _miss(self, about: str) -> Sequence[Row]:
        found = self._found.get("scoreboard")
        if found is None or not isinstance(found[1], scoreboard.Scoreboard):
            return ()
        miss = found[1].misses[int(about.removeprefix(scoreboard.MISS))]
        answer = self.desk.library.compare.why(miss.case, miss.rulebook, miss.asked or miss.sentence)
        return (
            *scoreboard.miss_rows(miss),
            BLANK,
            *why.rows(answer),
        )

    def tell_more(self, about: str, id: str, sentence: str) -> bool:
        """Inside a theory one asks on in that theory; a miss opens its case."""
        if case := scoreboard.case_of(id):
            self.post_message(HomeScreen.Open(case))
            return True
        if about.startswith(THEORY) and sentence:
            self.post_message(self.Ask("told", f"{THEORY}{self._theory}:{sentence}"))
            return True
        return about.startswith(scoreboard.MISS)

    # -- theories ---

    def do_fold(self) -> None:
        """What one theory alone says is unfolded with this theory chosen, so that it is seen and can be asked."""
        line, found = self.listed.line, self._found_rivals() if self.here() == "rivals" else None
        own = rivals.speaker(found, line.id) if found is not None and line is not None else None
        if own is not None and own != self._theory:
            self._theory = own
            self.renew()
        super().do_fold()

    def do_theory_next(self) -> None:
        """The theory to the right."""
        self._choose(1)

    def do_theory_before(self) -> None:
        """The theory to the left."""
        self._choose(-1)

    def _choose(self, by: int) -> None:
        found = self._found_rivals()
        if found is None:
            self.say("The theories are still being asked.")
            return
        count = len(found.theories)
        if not 0 <= self._theory + by < count:
            self.say("This is the last theory." if by > 0 else "This is the first theory.")
            return
        self._theory += by
        self.renew()

    def do_their_rules(self) -> None:
        """Open the rulebook of the chosen theory in its place; the case stays as it is."""
        found = self._found_rivals()
        if found is not None and found.theories:
            self.post_message(HomeScreen.Open(f"{BOOK}{found.theories[self._theory].id}"))

    # -- what you expect, and what came ---

    def do_expect(self) -> None:
        """Write down what you expect: first the sentence, then how likely and within how long."""
        self._begin("expect", "What", "")

    def do_arrived(self) -> None:
        """Write down what came: first the sentence, then the day."""
        self._begin("came", "Came", "")

    def _begin(self, step: str, label: str, text: str) -> None:
        opened = self.desk.case
        if opened is None:
            return
        self._step = step
        own = {"chance": WITHIN, "day": WHEN}.get(step)
        templates = own or self.desk.library.templates(opened.header.id)
        self.query_one("#entry").add_class("-open")
        self.query_one(EntryLine).begin(label, text, templates, None if own else opened.wrong)

    def _end(self, words: str = "") -> None:
        self._step = ""
        self.query_one("#entry").remove_class("-open")
        self.query_one(EntryLine).finish()
        self.listed.focus()
        if words:
            self.say(words)
        self.refresh_frame()

    def on_entry_line_left(self, event: EntryLine.Left) -> None:
        """Esc: back to the list."""
        event.stop()
        self._end()

    def on_entry_line_entered(self, event: EntryLine.Entered) -> None:
        """The sentence, then what belongs to it."""
        event.stop()
        opened = self.desk.case
        if opened is None:
            return
        try:
            if self._step in ("expect", "came"):
                self._sentence, standing, _ = opened.parsed(event.text)
                self._denied = standing == "denied"
                if self._step == "expect":
                    self._begin("chance", "How", "")
                else:
                    self._begin("day", "When", "")
            elif self._step == "chance":
                self._done(opened.expect(read_chance(event.text, self._sentence)))
            elif self._step == "day":
                day = read_day(event.text)
                self._done(opened.arrive(Arrival(date=day, sentence=self._sentence, denied=self._denied)))
        except (CannotOpen, ValueError) as problem:
            self.say(str(problem))

    def _done(self, words: str) -> None:
        self._end(words)
        self.desk.changed()
        self.renew()

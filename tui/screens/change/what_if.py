"""What if: a scratch copy of the case at the left, what differs at the right; wide, beside how the case stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from ...frame import Rule, Tries
from ...reading import Reading
from ...row import Divide, Heading, Prose, Row
from ...sentences import SentenceList
from ...store import Answer
from ...store.model import Standing
from ...view import what_if, why
from .view import ChangeView

ID = "whatif"
_STANDINGS: dict[str, Standing] = {"stated": "stated", "denied": "denied"}
_FOLLOWING: dict[str, Standing] = {"stated": "denied", "denied": "open"}
Found = tuple[what_if.Outcome | None, Reading | None]


class WhatIf(ChangeView):
    """The view What if."""

    def what_if_body(self) -> Iterable[Widget]:
        """Two columns; in a wide window with the why and what keeping means below what differs."""
        with Horizontal(id=ID, classes="view"):
            with Vertical(id="left"):
                yield SentenceList(id="tried")
            with Vertical(id="right"):
                yield SentenceList(id="differs", leads=True)
                yield Rule(classes="wide-only")
                with Horizontal(id="about-it", classes="wide-only"):
                    yield SentenceList(id="marked-why")
                    yield SentenceList(id="keeping")

    @property
    def tried(self) -> SentenceList:
        """The facts of the scratch copy."""
        return self.query_one("#tried", SentenceList)

    @property
    def differs(self) -> SentenceList:
        """What differs."""
        return self.query_one("#differs", SentenceList)

    @property
    def tries(self) -> tuple[Answer, ...]:
        """The turns that differ from the case."""
        return self.desk.case.tried if self.desk.case is not None else ()

    def _found_try(self) -> Found:
        """What the turns bring; an older answer until the new one is there."""
        if self.asked is None:
            return None, None
        opened, changing = self.asked
        turns = opened.tried

        def find() -> Found:
            changing.prepare()
            # Whoever turns faster than a large case is run asks for the last turn only.
            return changing.outcome(turns) if turns and turns == opened.tried else (None, None)

        return self.ask(ID, (changing, turns), find) or (None, None)

    def try_reading(self) -> Reading | None:
        """The scratch copy, evaluated; None where nothing is tried."""
        return self._found_try()[1] if self.tries else None

    def renew_what_if(self) -> None:
        """Both columns."""
        if self.asked is None:
            self.tried.show(self.waiting("Reading the rules ..."))
            return
        opened, changing = self.asked
        attempt, turns = opened.attempt, opened.tried
        facts = changing.facts(attempt.answers)
        made = f"{len(turns)} change{'s' if len(turns) != 1 else ''}" if turns else ""
        rows = what_if.fact_rows(facts, [turn.sentence for turn in turns], attempt.focus)
        self.tried.show((Heading("Try it here", made), *rows))
        outcome = self._found_try()[0]
        if turns and outcome is None:
            return  # What stood there stays until the first answer is there.
        self.differs.show(what_if.outcome_rows(outcome, len(turns), self.wide))
        if self.wide:
            self._show_why()

    def _show_why(self) -> None:
        """Why the marked difference, its quotation, and what keeping would mean."""
        line, reading = self.differs.line, self.try_reading()
        told: Sequence[Row] = ()
        quoted: Sequence[Row] = ()
        if reading is not None and line is not None and line.about:
            answer = reading.why(line.about)
            told = (Heading("Why the marked difference"), *why.rows(replace(answer, quote="")))
            if answer.quote:
                quoted = (Heading("In the text"), Prose(f'"{answer.quote}"', answer.cited, hang=1), Divide())
        self.query_one("#marked-why", SentenceList).show(told)
        self.query_one("#keeping", SentenceList).show((*quoted, *what_if.keep_rows(len(self.tries))))

    def marked_what_if(self, event: SentenceList.Marked) -> None:
        """The why goes along with the marked difference."""
        if self.wide and event.source is self.differs:
            self._show_why()

    # -- turning ---

    def turn(self, tries: Tries) -> None:
        """Try sentences as something, as one act."""
        if self.desk.case is None:
            return
        said = self.desk.case.turn(*((sentence, _STANDINGS.get(standing, "open")) for sentence, standing in tries))
        self.desk.drafted()
        self.renew_what_if()
        if said:
            self.say(said)

    def turn_over(self, sentence: str) -> None:
        """Yes, no, open, and yes again, from how the sentence stands in the scratch copy."""
        if self.asked is None:
            return
        opened, changing = self.asked
        facts = (fact for topic in changing.facts(opened.attempt.answers) for fact in topic.facts)
        now = next((fact.standing for fact in facts if fact.sentence == sentence), "open")
        self.turn(((sentence, _FOLLOWING.get(now, "stated")),))

    def take_tries(self, tries: Tries) -> None:
        """Somebody comes with answers to try, or with a sentence to look at: they stand first, the first is marked."""
        if self.desk.case is not None:
            sentences = [sentence for sentence, _ in tries]
            self.desk.case.attempt.look_at(*sentences)
            if all(standing for _, standing in tries):
                self.turn(tries)
            self.renew_what_if()
            self.tried.mark(sentences[0])
            self.tried.focus()

    def drop_try(self) -> str:
        """Let the scratch copy be as the case is; the words say so, or nothing where it was so."""
        opened = self.desk.case
        if opened is None or not opened.tried:
            return ""
        opened.attempt.drop()
        opened.keep()
        self.desk.drafted()
        return "The try is dropped; the case is as it was. U in What if brings its turns back."

"""`foedus ask CASE`: an interview that puts the most telling question first, and writes the answers into the case."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from engine import Case, Library, Problems, read_sentence
from engine.analysis.interview import Interview, number_asked, slot_of, with_value
from engine.analysis.interview_file import left_open, with_answers
from engine.analysis.interview_words import (
    NARROWED,
    agenda_json,
    agenda_text,
    answers_words,
    question_words,
    still_open,
    why_words,
)
from engine.analysis.questions import Ask
from engine.explanation.as_json import dump
from engine.language.rulebook import Sentence
from engine.language.value import number, written
from engine.scenarios.domain import Names
from engine.scenarios.ground import TooLarge

from .common import EXIT_BAD, case_options, open_case, write
from .common import sentence as read

_KEYS = "?  don't know, leave it open     b  back     q  leave (the answers are kept)"


@click.command("ask")
@click.argument("case")
@click.option("--goal", metavar="S", help="What is to be found out; default: the questions of the rulebook.")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="The case file to write.")
@click.option("--all-names", is_flag=True, help="About all declared names, not only those that the case speaks of.")
@click.option("--list", "listed", is_flag=True, help="Only list the questions, the most telling first.")
@case_options
def command(
    case: str,
    goal: str | None,
    out: Path | None,
    all_names: bool,
    listed: bool,
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> int:
    """Ask about CASE what tells most about the goal, until nothing more is open.

    The answers go into CASE itself if it is a file, else into a copy in this folder; asking again goes on.
    """
    opened, library = open_case(case, rules, status)
    asked = read(goal, opened, library) if goal is not None else None
    text = opened.book.files[0][1]
    names: Names = "declared" if all_names else "case"
    interview = Interview(opened, asked, left_open=_left_open(text, opened), names=names)
    try:
        if listed or as_json:
            write(dump(agenda_json(interview)) if as_json else agenda_text(interview))
            return 0
        path = out or _path(case, opened, library)
        return _Session(interview, text, path).run()
    except TooLarge as large:
        click.echo(f"{large} Name what is to be found out: --goal S.", err=True)
        return EXIT_BAD


def _left_open(text: str, case: Case) -> tuple[Sentence, ...]:
    found = (read_sentence(words, case, Problems()) for words in left_open(text))
    return tuple(sentence for sentence in found if sentence is not None)


def _path(word: str, case: Case, library: Library) -> Path:
    """The file of the case, or for a bundled one a copy in this folder, which must not be there yet."""
    own = library.find_case(word)
    assert own is not None, "the case was read from it"
    if library.facts is None or not own.is_relative_to(library.facts):
        return own
    copy = Path(f"{case.id}.yaml")
    if copy.exists():
        raise click.UsageError(f"'{copy}' is here already. Go on with it: foedus ask {copy} - or name another: --out.")
    return copy


class _Session:
    """One sitting: asks, reads answers from stdin, and writes the case after each of them."""

    def __init__(self, interview: Interview, text: str, path: Path) -> None:
        self.first, self.text, self.path = interview, text, path
        self.past = [interview]

    @property
    def now(self) -> Interview:
        return self.past[-1]

    def run(self) -> int:
        write(f"{self.now.trace.case.title}\n{self._goal()}\n")
        try:
            while (ask := self.now.question) is not None:
                if not self._put(ask):
                    break
        except (EOFError, KeyboardInterrupt):
            write("\n")
        if self.now.answers or len(self.now.left_open) > len(self.first.left_open):
            self._keep()
            more = " --all-names" if self.now.names == "declared" else ""
            click.echo(f"The answers are in {self.path}. To go on: foedus ask {self.path}{more}", err=True)
        write("\n" + still_open(self.now) + "\n")
        if self.now.narrowed and self.now.question is None:
            write(NARROWED + "\n")
        return 0

    def _goal(self) -> str:
        words = [goal.words for goal in self.now.agenda.open]
        return "To be found out\n" + "\n".join(f"  {each}" for each in words) if words else "Nothing is open here."

    def _put(self, ask: Ask) -> bool:
        """Put one question; False when the interview is left."""
        trace = self.now.trace
        write(f"\n{question_words(trace, ask)}\n")
        help_words = trace.rulebook.statements[ask.sentence.statement].help
        if help_words:
            write(f"  {help_words}\n")
        write(f"  {why_words(trace, ask)}\n")
        for line in (*answers_words(trace, ask), _KEYS):
            write(f"    {line}\n")
        while True:
            answer = self._line()
            if answer in ("q", "quit"):
                return False
            if answer in ("b", "back"):
                if len(self.past) > 1:
                    self.past.pop()
                    self._keep()
                return True
            following = self._answered(ask, answer)
            if following is not None:
                self.past.append(following)
                self._keep()
                return True
            write(f"  '{answer}' is none of the answers.\n")

    def _line(self) -> str:
        click.echo("> ", nl=False)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return " ".join(line.split()).lower()

    def _answered(self, ask: Ask, answer: str) -> Interview | None:
        """The interview after an answer; None for what is none."""
        if answer in ("?", "d", "don't know", "dont know"):
            return self.now.leave_open(ask)
        slot = slot_of(self.now.case, ask)
        if slot is None:
            if answer in ("y", "yes"):
                return self.now.say(ask, ask.sentence)
            return self.now.say(ask, None) if answer in ("n", "no") else None
        if answer in ("0", "none") and not (answer == "0" and number_asked(self.now.case, ask)):
            return self.now.say(ask, None)
        if number_asked(self.now.case, ask):
            value = number(answer)
            return None if value is None else self.now.say(ask, with_value(self.now.case, ask, value))
        for at, change in enumerate(ask.options, 1):
            if answer in (str(at), written(change.sentence.args[slot]).lower()):
                return self.now.say(ask, change.sentence)
        return None

    def _keep(self) -> None:
        text = with_answers(self.text, self.now.case.rulebook, self.now.answers, self.now.left_open)
        part = self.path.with_name(self.path.name + ".new")
        try:
            part.write_text(text, "utf-8")
            os.replace(part, self.path)
        except OSError as wrong:
            raise click.ClickException(f"'{self.path}' cannot be written: {wrong.strerror}.") from wrong

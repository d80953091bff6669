"""The walk as a conversation: lines come in, text goes out, and nothing that was said is ever changed.

It keeps where one is, whether a question is open, and the record; reading and printing are the caller's.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass, field

from engine.inference.trace import Premise, Trace
from engine.language.rulebook import Sentence

from . import wording
from .linear import NEXT, linear_feedback, linear_question, linear_reasons, linear_record, linear_step, told
from .predict import Prediction, Record, answered, left, next_question, shown
from .why_text import why_text

NOTHING_CHOSEN = "No number was typed. Every conclusion rests on something: type the numbers, or s to see the answer."
PROMPT = "> "
NOTHING = "Nothing follows from this case, so there is nothing to walk through."
NO_STEP = "There is no step {number}; the steps are 1 to {of}."
HELP = """\
The walk shows the rules at work, one step at a time. A step takes sentences that hold and writes down one that follows.
Enter        the next step
b            the step before
a number     why that premise holds
c            what would change the conclusion
/ 12         go to step 12
/ words      find a step by its conclusion
p            predict what follows before you look; p again stops
d            which rules are understood, as you predicted them
? help       q leave"""
CYRILLIC = {"и": "b", "с": "c", "з": "p", "й": "q", "ы": "s", ",": "?"}  # noqa: RUF001
"""Keys by their place, so that nobody has to switch the layout to take a step."""


@dataclass
class LinearWalk:
    """A walk through a trace from step `at`. A shell calls it `case`, with `rules` in place of its own rulebook.

    `changes` tells the least changes after which a sentence no longer follows: an analysis, and handed in, since
    analyses stand on explanations and not the other way round.
    """

    trace: Trace
    case: str
    rules: str | None = None
    at: int = 1
    changes: Callable[[Sentence], str] | None = None
    over: bool = False
    record: Record = field(default_factory=Record.empty)
    question: Prediction | None = None
    choice: int | None = None
    predicting: bool = False

    def start(self) -> str:
        """The first words."""
        if not self.trace.steps:
            self.over = True
            return NOTHING
        return self._step()

    def reply(self, line: str) -> str:
        """What is said to a line that was typed."""
        typed = line.strip()
        word = CYRILLIC.get(typed.lower(), typed.lower())
        if word == "q":
            self.over = True
            return self._goodbye()
        if word == "?":
            return HELP
        if typed[:1] in ("/", "."):
            self._stop()
            return self._find(typed[1:].strip())
        if word == "d":
            return linear_record(self.trace, self.record)
        if word == "p":
            if self.predicting:
                self._stop()
                return self._step()
            self.predicting = True
            return self._ask()
        if self.predicting:
            return self._predicting(word)
        return self._walking(word)

    # Walking

    def _walking(self, word: str) -> str:
        if word == "":
            if self.at == len(self.trace.steps):
                return f"There is no step after this one. {self._shell('run')} shows all that followed."
            self.at += 1
            return self._step()
        if word == "b":
            if self.at == 1:
                return "This is the first step."
            self.at -= 1
            return self._step()
        if word == "c":
            return self._change()
        if word.isdecimal():
            return self._number(int(word))
        return f'"{word}" is nothing that can be done here. ? shows what can.'

    def _step(self) -> str:
        return f"{linear_step(self.trace, self.at)}\n{NEXT}"

    def _number(self, number: int) -> str:
        premises = self.trace.step(self.at).premises
        if 1 <= number <= len(premises):
            return self._why(premises[number - 1])
        return self._go(number)

    def _go(self, number: int) -> str:
        if not 1 <= number <= len(self.trace.steps):
            return NO_STEP.format(number=number, of=len(self.trace.steps))
        self.at = number
        return self._step()

    def _find(self, words: str) -> str:
        if words.isdecimal():
            return self._go(int(words))
        wanted = words.lower()
        found = [step for step in self.trace.steps if wanted and wanted in self.trace.say(step.conclusion).lower()]
        if len(found) == 1:
            return self._go(found[0].number)
        if not found:
            return f'No step concludes a sentence with "{words}" in it.'
        lines = [f'{wording.count(len(found), "step")} with "{words}"']
        lines += [f"/ {step.number} goes to: {self.trace.say(step.conclusion)}" for step in found]
        return "\n".join(lines)

    def _why(self, premise: Premise) -> str:
        """Why a premise holds, or what its absence rests on."""
        sentence = premise.sentence
        if sentence is None:
            counted = f" Counted: {', '.join(premise.counted)}." if premise.counted else ""
            stands = wording.NOT_IN_THE_WAY if premise.part == "unless" else wording.STANDING["holds"]
            return f"{premise.words}: {stands}.{counted}"
        if premise.standing == "denied":
            sentence = sentence.positive if sentence.denied else sentence.denial
        elif premise.instead is not None:
            sentence = premise.instead
        elif premise.standing == "not stated":
            return f'Nothing was said about "{self.trace.say(sentence)}", so it is taken not to be so.\n' + self._text(
                sentence
            )
        return self._text(sentence)

    def _text(self, sentence: Sentence) -> str:
        return why_text(self.trace, sentence).rstrip("\n")

    def _change(self) -> str:
        sentence = self.trace.step(self.at).conclusion
        words = self.trace.say(sentence)
        said = self.changes(sentence).rstrip("\n") if self.changes is not None else f'What would change "{words}"?'
        return f"{said}\nIn a shell: {self._shell('change', words, '--to', 'not-concluded')}"

    def _shell(self, command: str, *more: str) -> str:
        """The shell command that does it on this case."""
        rules = ("--rules", self.rules) if self.rules is not None else ()
        return shlex.join(("foedus", command, self.case, *more, *rules))

    # Predicting

    def _stop(self) -> None:
        self.predicting, self.question, self.choice = False, None, None

    def _ask(self) -> str:
        """The next question behind the step where one is."""
        self.question, self.choice = next_question(self.trace, self.at, self.record), None
        if self.question is None:
            self._stop()
            return f"{left(self.trace, self.at, self.record)} / 1 goes back to the beginning. {told(self.record)}"
        return linear_question(self.question, self.record)

    def _predicting(self, word: str) -> str:
        asked = self.question
        if asked is None:
            if word == "s":
                return linear_step(self.trace, self.at) + "\nNext: Enter asks the next question, p stops predicting."
            return self._ask() if word == "" else "? shows what can be done. Enter asks the next question."
        if word == "s":
            return self._told(asked, None, ())
        if self.choice is None:
            if word.isdecimal() and 1 <= int(word) <= len(asked.choices):
                return self._chosen(asked, int(word) - 1)
            return f"Type a number from 1 to {len(asked.choices)}, s to see the answer, or p to stop predicting."
        numbers = word.replace(",", " ").split()
        if numbers and all(each.isdecimal() and 1 <= int(each) <= len(asked.tick) for each in numbers):
            return self._told(asked, self.choice, tuple(int(each) - 1 for each in numbers))
        if not numbers:
            return NOTHING_CHOSEN
        return f"Type numbers from 1 to {len(asked.tick)}, with blanks between them."

    def _chosen(self, asked: Prediction, choice: int) -> str:
        """Only whoever chose rightly is asked for the reasons, since they give the right choice away."""
        if not asked.choices[choice].right or not asked.tick:
            return self._told(asked, choice, ())
        self.choice = choice
        return linear_reasons(asked)

    def _told(self, asked: Prediction, choice: int | None, reasons: tuple[int, ...]) -> str:
        feedback = shown(asked) if choice is None else answered(asked, choice, reasons)
        self.record = self.record.with_answer(asked.rule, feedback.outcome, asked.kind)
        self.at, self.question, self.choice = asked.number, None, None
        return linear_feedback(self.trace, asked, feedback, self.record)

    def _goodbye(self) -> str:
        return f"Predicted: {told(self.record)}" if self.record.answers else ""

"""`foedus what-if CASE`: what some changes to the facts would change; the case file is untouched."""

from __future__ import annotations

import click

from engine import Case, Library
from engine.analysis.changes_words import what_if_json, what_if_text
from engine.analysis.what_if import what_if
from engine.explanation.as_json import dump
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import LEVELS, Certainty
from engine.scenarios.changes import Changes

from .common import EXIT_BAD, case_options, open_case, write
from .common import sentence as read


@click.command("what-if")
@click.argument("case")
@click.argument("loose", nargs=-1, metavar="")
@click.option("--state", multiple=True, metavar="S", help="Let S be so; 'likely: S' for less than certain.")
@click.option("--deny", multiple=True, metavar="S", help="Let S not be so.")
@click.option("--drop", multiple=True, metavar="S", help="Forget what was entered of S.")
@case_options
def command(
    case: str,
    loose: tuple[str, ...],
    state: tuple[str, ...],
    deny: tuple[str, ...],
    drop: tuple[str, ...],
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> int:
    """What would follow otherwise in CASE if sentences were stated, denied or dropped."""
    if loose:
        raise click.UsageError(f'Say what becomes of the sentence: --state "{loose[0]}", or --deny, or --drop.')
    if not (state or deny or drop):
        raise click.UsageError("Say what would be otherwise: --state, --deny or --drop with a sentence.")
    opened, library = open_case(case, rules, status)
    trace = run(opened)
    changes = Changes()
    for words in state:
        level, sentence = _read(words, opened, library)
        changes = changes.state(sentence, level)
    for words in deny:
        level, sentence = _read(words, opened, library)
        if sentence.denied:
            click.echo(f"'{words}' is a denial already; give it to --state, or deny the sentence itself.", err=True)
            return EXIT_BAD
        changes = changes.deny(sentence, level)
    for words in drop:
        sentence = read(words, opened, library)
        if (
            sentence not in trace.stated
            and sentence.positive not in trace.stated
            and sentence.denial not in trace.stated
        ):
            click.echo(f"Nothing was entered of '{trace.say(sentence)}'{_though(trace, sentence)}.", err=True)
            return EXIT_BAD
        changes = changes.drop(sentence)
    found = what_if(trace, changes)
    write(dump(what_if_json(found)) if as_json else what_if_text(found))
    return 0


def _read(words: str, case: Case, library: Library) -> tuple[Certainty, Sentence]:
    """A sentence with the certainty before it, if there is one."""
    head, colon, rest = words.partition(":")
    level = LEVELS.get(head.strip().lower())
    if colon and level is not None:
        return level, read(rest.strip(), case, library)
    return Certainty.CERTAIN, read(words, case, library)


def _though(trace: Trace, sentence: Sentence) -> str:
    steps = trace.steps_of(sentence)
    return f"; it is concluded, in step {steps[0]}, and falls only with what it rests on" if steps else ""

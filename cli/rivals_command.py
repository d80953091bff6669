"""`foedus rivals CASE`: rival rulebooks on the same facts, side by side."""

from __future__ import annotations

import click

from engine import Problems, load_case, open_library
from engine.analysis.rivals import related, rivals
from engine.analysis.rivals_words import rivals_json, rivals_text
from engine.explanation.as_json import dump
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.rulebook import Rulebook

from .common import EXIT_BAD, fail, statuses, tell, write


@click.command("rivals")
@click.argument("case")
@click.option("--rules", "books", multiple=True, metavar="RULES", help="A rulebook; name two or more.")
@click.option("--status", default=None, help="Only rules of these statuses: explicit,implicit,...")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.option("--plain", is_flag=True, help="No colour and no lines; also with NO_COLOR, or when piped.")
def command(case: str, books: tuple[str, ...], status: str | None, as_json: bool, plain: bool) -> int:
    """Rival rulebooks on CASE: who concludes what, disagreements first, and where they part.

    Without --rules, the rulebooks that the case itself lists; where it lists one alone, all that share its words and
    conclude something.
    """
    library, problems, chosen = open_library(), Problems(), statuses(status)
    named = list(dict.fromkeys(books))
    if not named:
        own = load_case(case, library, problems)
        if own is None:
            fail(problems, library)
        named = list(own.rulebooks)
    cases = [load_case(case, library, problems, book) for book in named]
    if problems.errors:
        tell(problems, library)
        return EXIT_BAD
    traces = [run(each, statuses=chosen) for each in cases if each is not None]
    readings: tuple[Rulebook, ...] = ()
    if len(traces) < 2:
        others = related(traces[0].rulebook, library)
        if books:
            names = (*others.rivals, *others.readings)
            known = f" These share its words: {', '.join(names)}." if names else ""
            click.echo(f"One rulebook has no rival; name another with a second --rules.{known}", err=True)
            return EXIT_BAD

        def speaking(names: tuple[str, ...]) -> list[Trace]:
            read = (load_case(case, library, Problems(), book) for book in names)
            return [trace for each in read if each is not None and (trace := run(each, statuses=chosen)).news]

        traces += speaking(others.rivals)
        readings = tuple(trace.rulebook for trace in speaking(others.readings))
    if len(traces) < 2:
        click.echo(f"No bundled rulebook that shares words with '{named[0]}' concludes anything here.", err=True)
        return EXIT_BAD
    found = rivals(tuple(traces), readings)
    write(dump(rivals_json(found)) if as_json else rivals_text(found))
    return 0

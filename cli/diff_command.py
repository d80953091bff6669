"""`foedus diff OLD NEW`: what an edit changed in meaning."""

from __future__ import annotations

from pathlib import Path

import click

from engine import Problems, Rulebook
from engine.authoring.at_hand import AtHand
from engine.authoring.diff import CaseChange, RuleChanges, case_change, rule_changes, touched
from engine.authoring.diff.tell import Invented, diff_json, diff_text
from engine.authoring.invent import Pair, World
from engine.authoring.shelf import Shelf, case_files
from engine.explanation.as_json import dump
from engine.inference.run import run
from engine.language.read_case import case_at

from .common import EXIT_NO, fail, plain_option, write


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--cases", multiple=True, metavar="PATH", help="Compare on these cases: files, folders, bundled names.")
@click.option("--strict", is_flag=True, help="End with 1 if some case comes out otherwise.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@plain_option
def command(old: str, new: str, cases: tuple[str, ...], strict: bool, as_json: bool) -> int:
    """What changes from the rulebook OLD to NEW: rules, the smallest scenario on which the two part, and the cases
    whose conclusions or reasons change.

    Without --cases: the cases that name one of the two rulebooks and lie beside it, or among the bundled ones.
    """
    shelf = Shelf()
    books = [_rulebook(word, shelf) for word in (old, new)]
    paths = [shelf.find_rulebook(word) for word in (old, new)]
    if cases:
        files = _files(cases, shelf)
    else:
        found = AtHand(shelf).on([path for path in paths if path is not None], books)
        files = [case.path for case in found]
    changes, unread = [], []
    for file in files:
        change = _compared(file, old, new, shelf)
        if change is None:
            unread.append(shelf.shown(file))
        else:
            changes.append(change)
    rules = rule_changes(*books)
    invented = _invented(rules, *books)
    told = (rules, changes, unread, invented)
    write(dump(diff_json(*told)) if as_json else diff_text(*told))
    return EXIT_NO if strict and any(change.changes for change in changes) else 0


def _invented(rules: RuleChanges, old: Rulebook, new: Rulebook) -> Invented | None:
    """The smallest scenario on which the two part, where rules have changed in meaning."""
    before, after = touched(rules, old), touched(rules, new)
    if not before and not after:
        return None
    pair = Pair(World(old), World(new))
    return Invented(pair.difference(before, after), pair.tried)


def _rulebook(word: str, shelf: Shelf) -> Rulebook:
    problems = Problems()
    rulebook = shelf.rulebook(word, problems)
    if rulebook is None:
        fail(problems, shelf)
    return rulebook


def _files(words: tuple[str, ...], shelf: Shelf) -> list[Path]:
    found: dict[Path, None] = {}
    for word in words:
        files = case_files(word, shelf)
        if not files:
            raise click.UsageError(f"There is no case '{word}'.")
        found.update(dict.fromkeys(files))
    return list(found)


def _compared(file: Path, old: str, new: str, shelf: Shelf) -> CaseChange | None:
    """What differs in one case; None where a rulebook cannot read it."""
    problems = Problems()
    before, after = (case_at(file, shelf, problems, rules) for rules in (old, new))
    if before is None or after is None:
        return None
    return case_change(shelf.shown(file), run(before), run(after))

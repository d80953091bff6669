"""From the shapes of all files of a rulebook, and of those that it uses, to the rulebook."""

from __future__ import annotations

from dataclasses import dataclass

from .clauses import all_clauses
from .grammar import Grammar, plain
from .place import Place
from .problem import Problems
from .read_rules import RuleReader
from .read_sources import read_sources
from .read_statements import link_opposites, read_statements
from .read_vocabulary import read_kinds, read_names
from .rulebook import Book, Circle, NotEncoded, Question, Rule, Rulebook, Unstated
from .safety import check_rule
from .shapes import BookPartShape, BookShape, StatementShape
from .strata import check_strata
from .vocabulary import Kind, Name, Source, Statement


@dataclass(slots=True)
class Volume:
    """A rulebook file or folder with its shapes, before they are read."""

    book: Book
    head: BookShape
    parts: list[BookPartShape]


def assemble(volumes: list[Volume], problems: Problems) -> Rulebook:
    """Read all volumes in order: first every kind and name, then every statement, then every rule."""
    kinds: dict[str, Kind] = {}
    names: list[Name] = []
    sources: dict[str, dict[str, Source]] = {}
    for volume in volumes:
        for part in volume.parts:
            read_kinds(part.kinds, kinds, problems)
    for volume in volumes:
        own = sources.setdefault(volume.book.id, {})
        for part in volume.parts:
            read_names(part.names, kinds, names, problems)
            read_sources(part.sources, own, problems)
    grammar = Grammar(kinds, names, ())
    statements: list[Statement] = []
    added: list[tuple[Statement, StatementShape]] = []
    for volume in volumes:
        for part in volume.parts:
            added += read_statements(part.statements, volume.book.id, grammar, statements, problems)
    link_opposites(added, grammar, statements, problems)
    broken, grammar = grammar.broken, Grammar(kinds, names, statements)
    grammar.broken = broken
    everything = {id: source for own in sources.values() for id, source in own.items()}
    rules: list[Rule] = []
    ids: dict[str, Place] = {}
    questions: list[Question] = []
    circles: list[Circle] = []
    unstated: list[Unstated] = []
    left_out: list[NotEncoded] = []
    places = {plain(shape.id): shape.id.place for volume in volumes for part in volume.parts for shape in part.rules}
    index = 0
    for volume in volumes:
        reader = RuleReader(volume.book.id, grammar, sources[volume.book.id] or everything, problems)
        for part in volume.parts:
            for shape in part.rules:
                rule = reader.rule(shape, index)
                index += 1
                id = plain(shape.id)
                if id in ids:
                    problems.add(
                        "F216",
                        f"Two rules are called '{id}'.",
                        shape.id.place,
                        note="Explanations and expectations could not tell them apart.",
                        fix="Give one of them another id.",
                        also=[("first", ids[id])],
                    )
                ids.setdefault(id, shape.id.place)
                if rule is not None and check_rule(rule, problems):
                    rules.append(rule)
            questions += [question for shape in part.questions if (question := reader.question(shape)) is not None]
            circles += [reader.circle(shape) for shape in part.circles]
            unstated += [reader.assumption(shape, places) for shape in part.assumptions]
            left_out += [reader.not_encoded(shape) for shape in part.not_encoded]
    rulebook = Rulebook(
        tuple(volume.book for volume in volumes),
        kinds,
        tuple(names),
        everything,
        tuple(statements),
        tuple(rules),
        tuple(questions),
        tuple(circles),
        tuple(unstated),
        tuple(left_out),
    )
    check_strata(rulebook, all_clauses(rulebook), problems)
    return rulebook

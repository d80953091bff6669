"""Which statement rests on which, over all rules of a book."""

from __future__ import annotations

from engine.language.clauses import clauses_of
from engine.language.rulebook import DENIAL, Rulebook
from engine.language.strata import Form, uses

from ..view.rules import Map, Node


def outline(rulebook: Rulebook) -> Map:
    """A node for each statement (and each denial) that a rule concludes or looks at."""
    ids: dict[Form, int] = {}
    by: dict[Form, dict[str, tuple[str, dict[Form, None]]]] = {}
    used: set[Form] = set()
    for rule in rulebook.rules:
        for clause in clauses_of(rule):
            form = clause.conclusion.pattern.statement, clause.conclusion.pattern.denied
            ids.setdefault(form, len(ids))
            rests = by.setdefault(form, {}).setdefault(rule.id, (rule.title, {}))[1]
            for premise, _, _ in uses(clause):
                ids.setdefault(premise, len(ids))
                rests.setdefault(premise)
                if premise != form:
                    used.add(premise)
    nodes = tuple(
        Node(
            number,
            _words(rulebook, form),
            tuple(
                (rule, title, tuple(ids[premise] for premise in premises))
                for rule, (title, premises) in by.get(form, {}).items()
            ),
        )
        for form, number in ids.items()
    )
    ends = [ids[form] for form in by if form not in used]
    return Map(nodes, tuple(ends + _unreached(nodes, ends, [ids[form] for form in by])))


def _words(rulebook: Rulebook, form: Form) -> str:
    statement, denied = form
    said = rulebook.statements[statement]
    if denied and said.deny is not None:
        return str(said.deny.text)
    return f"{DENIAL if denied else ''}{said.say.text}"


def _unreached(nodes: tuple[Node, ...], ends: list[int], concluded: list[int]) -> list[int]:
    """Of statements that only rest on each other, one for each circle, so that none is left out of the map."""
    rests = {node.id: [each for _, _, premises in node.rules for each in premises] for node in nodes}
    seen: set[int] = set()

    def reach(start: int) -> None:
        waiting = [start]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting += rests.get(one, [])

    for end in ends:
        reach(end)
    found = []
    for one in concluded:
        if one not in seen:
            found.append(one)
            reach(one)
    return found

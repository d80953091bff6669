"""The conclusions of a run by their use, what was taken for granted, and what excludes each other."""

from __future__ import annotations

from dataclasses import replace

from engine.explanation import wording
from engine.explanation.disputed import on_disputed
from engine.explanation.groups import Group, overview
from engine.explanation.proof import parting, proofs_of
from engine.explanation.unstated import unstated
from engine.explanation.why_not import why_not
from engine.inference.trace import Conflict, Trace
from engine.language.rulebook import Sentence, Unstated

from ..view import conclusions as view

NEAREST = 3
"""Where nothing follows, of so many lines it is said what they lack."""


def concluded(trace: Trace) -> view.Overview:
    """All lines of the view All."""
    found = overview(trace)
    at_odds = {sentence for conflict in trace.conflicts for sentence in conflict.sentences}

    def lines(groups: tuple[Group, ...], standing: str) -> tuple[view.Group, ...]:
        return tuple(_group(trace, group, standing, at_odds) for group in groups)

    could = lines(found.could, "not stated")
    if not found.ends:
        nearest = zip(could, found.could[:NEAREST], strict=False)
        could = (*(replace(line, lacks=_lacks(trace, group)) for line, group in nearest), *could[NEAREST:])
    ends, way = lines(found.ends, "concluded"), lines(found.on_the_way, "concluded")
    disputed = wording.ON_DISPUTED if any(group.disputed for group in (*ends, *way)) else ""
    return view.Overview(ends, way, could, len(trace.news), disputed)


def _lacks(trace: Trace, group: Group) -> str:
    """What the rule that comes nearest to the first sentence of a line still lacks."""
    near = why_not(trace, group.sentences[0], limit=1, depth=0).near
    missing = [f'"{each.words}"' for each in near[0].conditions if each.finding == "missing"] if near else []
    only = "lacks only" if near and near[0].failing == len(missing) else "lacks"
    return f'"{near[0].title}" {only}: {wording.listed(missing)}' if missing else ""


def _group(trace: Trace, group: Group, standing: str, at_odds: set[Sentence]) -> view.Group:
    claim = trace.rulebook.statements[group.sentences[0].statement].claim
    said = wording.beside(claim, group.certainty) if standing == "concluded" else ""
    if said and not group.alike:
        said += " or less"
    if at_odds.intersection(group.sentences):
        names = [name for name, each in zip(group.names, group.sentences, strict=False) if each in at_odds]
        who = f"{', '.join(names)} " if len(names) < len(group.names) else ""
        standing, said = "conflict", ", ".join(part for part in (f"{who}in conflict", said) if part)
    sentences = tuple(trace.say(sentence) for sentence in group.sentences)
    shaky = on_disputed(trace)
    disputed = tuple(trace.say(sentence) for sentence in group.sentences if sentence in shaky)
    return view.Group(group.words, sentences, group.names, said, standing, disputed)


def taken(trace: Trace) -> view.Taken:
    """Silences with the conclusions whose proofs rest on them, those that carry most first; then the author's own."""
    carried = proofs_of(trace).assumptions()
    silences = [
        view.Silence(trace.say(absent), tuple(trace.say(sentence) for sentence in rests))
        for absent, rests in carried.items()
    ]
    silences.sort(key=lambda silence: -len(silence.carries))
    return view.Taken(tuple(silences), tuple(_unstated(trace, each) for each in unstated(trace)))


def _unstated(trace: Trace, each: Unstated) -> view.Unstated:
    titles = {rule.id: wording.capital(rule.title) for rule in trace.rulebook.rules}
    where = each.source
    source = trace.rulebook.sources.get(where.source) if where else None
    who = source.author.split(" ")[-1] if source and source.author else source.title if source else ""
    cited = wording.cited(who, where.at) if where and who else ""
    return view.Unstated(each.say, tuple(titles[id] for id in each.under if id in titles), cited)


def clashes(trace: Trace) -> tuple[view.Clash, ...]:
    """The conflicts of a run."""
    return tuple(_clash(trace, conflict) for conflict in trace.conflicts)


def _clash(trace: Trace, conflict: Conflict) -> view.Clash:
    sides = []
    for sentence, steps in zip(conflict.sentences, conflict.steps, strict=True):
        level = wording.level_word(trace.level(sentence))
        said = f"step {steps[0]}" if steps else "stated"
        sides.append(view.Side(trace.say(sentence), f"{level}   {said}" if level else said))
    step = parting(trace, conflict.sentences)
    words = wording.parting(step.number, step.clause.rule.title, trace.say(step.conclusion)) if step else ""
    return view.Clash(f"{wording.CONFLICT[conflict.kind]}.", tuple(sides), words, step.number if step else 0)

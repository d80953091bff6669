"""Which conclusions rest on a disputed fact: forget that one fact, and they fall."""

from __future__ import annotations

from collections.abc import Iterator

from engine.inference.once import once
from engine.inference.program import Program
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.strata import Form, concludes, uses
from engine.scenarios.changes import Changes, apply

from .proof import Proofs


@once
def on_disputed(trace: Trace) -> dict[Sentence, tuple[Sentence, ...]]:
    """The conclusions that fall without some one disputed fact, each with every such fact."""
    found: dict[Sentence, list[Sentence]] = {}
    for sentence in disputed_facts(trace):
        for fallen in fallen_without(trace, sentence):
            found.setdefault(fallen, []).append(sentence)
    return {sentence: tuple(facts) for sentence, facts in found.items()}


@once
def disputed_facts(trace: Trace) -> tuple[Sentence, ...]:
    """The sentences that nobody states without saying that they are disputed."""
    settled = {fact.sentence for fact in trace.case.facts if not fact.disputed}
    told = (fact.sentence for fact in trace.case.facts if fact.disputed)
    disputed = {sentence for sentence in told if sentence not in settled}
    return tuple(sentence for sentence in trace.stated if sentence in disputed)


def fallen_without(trace: Trace, sentence: Sentence) -> Iterator[Sentence]:
    """The conclusions that fall if a stated sentence is forgotten.

    Where nothing looks at what it could bring about, the steps of the run tell; elsewhere the case is run again.
    What is forgotten of a sentence is its denial too, where both were entered.
    """
    counter = sentence.positive if sentence.denied else sentence.denial
    alone = not trace.steps_of(sentence) and counter not in trace.stated
    if alone and only_adds(trace.program, (sentence.statement, sentence.denied)):
        proofs = Proofs(trace, frozenset({sentence}))
        yield from (above for above in trace.above(sentence) if not proofs.proves(above))
        return
    after = run(apply(trace.case, Changes().drop(sentence.positive)), "compiled").known
    yield from (fallen for fallen in trace.concluded if fallen not in after and fallen != sentence)


def only_adds(program: Program, form: Form) -> bool:
    """Whether sentences of a form can only add conclusions: no absence, count or certainty is asked of what follows."""
    following, grows = {form}, True
    while grows:
        grows = False
        for clause in program.clauses:
            if clause.rule.leads_to:
                continue
            for used, looked_at, _ in uses(clause):
                if used in following:
                    if looked_at:
                        return False
                    if concludes(clause) not in following:
                        following.add(concludes(clause))
                        grows = True
    return True

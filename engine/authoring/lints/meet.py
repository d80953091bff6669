"""Where clauses meet: what the variables of one stand for, so that it speaks of the same things as another."""

from __future__ import annotations

from engine.inference.judge import Bindings
from engine.language.clauses import Clause
from engine.language.rulebook import Rulebook, Sentence
from engine.language.vocabulary import Var


def concluding(clause: Clause, sentence: Sentence, rulebook: Rulebook, free: int | None = None) -> Bindings | None:
    """The bindings with which a clause concludes a sentence of its form; slot `free` may differ."""
    bindings: Bindings = {}
    for slot, (arg, value) in enumerate(zip(clause.conclusion.pattern.args, sentence.args, strict=True)):
        if slot == free:
            continue
        if not isinstance(arg, Var):
            if arg != value:
                return None
        elif bindings.setdefault(arg.label, value) != value:
            return None
    return apart(clause, bindings, rulebook)


def apart(clause: Clause, bindings: Bindings, rulebook: Rulebook) -> Bindings | None:
    """The bindings, if they let different variables stand for different things."""
    variables = [var for var in clause.variables if var.label in bindings]
    for at, one in enumerate(variables):
        for two in variables[at + 1 :]:
            thing = rulebook.kinds[one.kind].sort == "thing"
            if thing and one.apart(two) and bindings[one.label] == bindings[two.label]:
                return None
    return bindings

"""What would bring a sentence about, each way run again; and who else could conclude it."""

from __future__ import annotations

from engine import Library
from engine.explanation import wording
from engine.explanation.repairs import MOST, Repair, repairs
from engine.explanation.why_not import why_not
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.scenarios.spoken import spoken, strange

from ..view.why import Repairs, Way
from .try_out import told

NO_WAY = "No change of the facts could bring it about, short of stating the sentence itself."


def ways(trace: Trace, sentence: Sentence, library: Library) -> Repairs:
    """The smallest ways; where no rule could conclude it, the other rulebooks that could."""
    answer = why_not(trace, sentence, limit=1, depth=0, library=library)
    elsewhere = wording.could_elsewhere(answer.elsewhere) if answer.elsewhere else ""
    if not answer.rules:
        return Repairs(elsewhere=elsewhere)
    found = repairs(trace, sentence)
    problem = found.limit
    if not found.possible:
        problem = NO_WAY
    elif not found.ways:
        most = wording.count(found.complete or MOST, "change")
        problem = f"There is no way with up to {most}, short of stating the sentence itself."
    known = spoken(trace.case, [sentence])
    made = [_way(trace, way, strange((change.sentence for change in way.changes), known)) for way in found.ways]
    return Repairs(tuple(sorted(made, key=lambda way: way.strange)), found.complete, problem, elsewhere)


def _way(trace: Trace, way: Repair, odd: bool) -> Way:
    return Way(
        tuple((change.how, trace.say(change.sentence)) for change in way.changes),
        wording.level_word(way.certainty),
        _words(trace, way.gained),
        _words(trace, way.lost),
        odd,
    )


def _words(trace: Trace, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Several names in one, with how many there are."""
    lines = told(trace, [(sentence, None, None) for sentence in sentences])
    return tuple(f"{one.words} ({', '.join(one.names)})" if one.names else one.words for one in lines)

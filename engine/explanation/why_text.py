"""How and why-not as plain text: an outline that can be read aloud, two blanks a level."""

from __future__ import annotations

from engine.inference.trace import Trace
from engine.language.case import Fact
from engine.language.library import Library
from engine.language.rulebook import Sentence

from . import wording
from .as_text import carried_lines, since
from .carried import carried
from .disputed import disputed_facts
from .how import OtherWay, Reason, base, how, ways
from .proof import parting
from .sourced import source_words
from .step import concessions
from .why_not import Checked, Near, WhyNot, why_not


def why_text(
    trace: Trace,
    sentence: Sentence,
    all_ways: bool = False,
    facts: bool = False,
    depth: int | None = None,
    library: Library | None = None,
) -> str:
    """The answer to "why?", whichever way the sentence stands."""
    if sentence in trace.known:
        return how_text(trace, sentence, all_ways, facts, depth)
    return why_not_text(trace, why_not(trace, sentence, depth=2 if depth is None else depth, library=library))


def how_text(trace: Trace, sentence: Sentence, all_ways: bool, facts: bool, depth: int | None) -> str:
    """How a sentence holds: its proof, other ways, what it takes for granted, what contradicts it."""
    reason = how(trace, sentence, depth)
    if reason.by is None:
        also = [f"{wording.capital(wording.AGAIN)} {_other(other)}" for other in reason.other_ways]
        lines = [_stated(trace, reason), *also, *_against(trace, sentence), *_uses(trace, sentence)]
        return "\n".join(lines) + "\n"
    lines = [f"{wording.FOLLOWS[reason.claim]} {reason.words}.{wording.sure(reason.certainty)}"]
    if reason.fact is not None:
        lines.append(f"It is also stated{_who(trace, reason.fact)}.")
    if facts:
        lines += ["It rests on", *(f"  {_leaf(trace, node)}" for node in base(reason))]
    elif all_ways:
        for number, way in enumerate(ways(trace, sentence, depth), 1):
            lines += [f"Way {number}", *_proof(trace, way, 1)]
    else:
        lines += _proof(trace, reason, 0)
        lines += [f"{wording.capital(wording.AGAIN)} {_other(other)}" for other in reason.other_ways]
    lines += [*_carried(trace, sentence), *_against(trace, sentence)]
    return "\n".join(lines) + "\n"


def _carried(trace: Trace, sentence: Sentence) -> list[str]:
    """The facts and silences that carry a conclusion by themselves, and the disputed ones among them."""
    found = carried(trace, sentence)
    if isinstance(found, str):
        return [f"What carries it was not worked out: {found}"]
    lines = carried_lines(trace, found)
    disputed = [trace.say(fact) for fact in found if fact in disputed_facts(trace)]
    if disputed:
        lines.append(f"It {wording.ON_DISPUTED}: {wording.listed(disputed)}.")
    return lines


def _proof(trace: Trace, reason: Reason, indent: int) -> list[str]:
    """The premises of a reason and the rule that makes one of the other."""
    pad = "  " * indent
    lines: list[str] = []
    by = reason.by
    if by is not None:
        rule = f'by the rule "{by.title}" ({by.status}, {by.certainty}; step {by.step})'
        lines.append(f"{pad}It follows {rule}:" if indent == 0 else f"{pad}{rule}, because")
    for number, premise in enumerate(reason.premises, 1):
        # Numbered where a line below speaks of "premise 1".
        lines.append(f"{pad}  {f'{number}. ' if indent == 0 and by is not None else ''}{_node(premise)}")
        inner = _instead(premise)
        if inner is not None and inner.by is None:
            continue
        if premise.premises:
            lines += _proof(trace, inner or premise, indent + 2)
        if premise.left_out:
            lines.append(f"{pad}    {wording.count(premise.left_out, 'premise is', 'premises are')} left out here.")
        for other in premise.other_ways if premise.by is not None else ():
            lines.append(f"{pad}    {wording.AGAIN} {_other(other)}")
    if by is not None:
        lines += [f"{pad}  {wording.EVEN_THOUGH} {words}" for words in by.even_though]
        if indent == 0:
            lines.append(f"{pad}{by.sureness}")
            if by.because:
                lines.append(f"{pad}In words: {by.because}")
        if by.quote is not None:
            said = f': "{by.quote.text}"' if by.quote.text else ""
            unchecked = "" if by.quote.checked else ", not checked"
            lines.append(f"{pad}{'Source' if indent == 0 else '  source'}: {by.quote.place}{said}{unchecked}")
    return lines


def _instead(reason: Reason) -> Reason | None:
    """What explains an absence: a denial, a weaker certainty, or what holds in its place. The line says it already."""
    absent = reason.standing in ("denied", "weaker", "not stated")
    return reason.premises[0] if absent and reason.premises else None


def _node(reason: Reason) -> str:
    """One premise in one line."""
    inner = _instead(reason)
    if inner is not None and inner.shown_above and inner.by is not None:
        return f"{_line(reason)} ({wording.SHOWN})"
    return _line(reason)


def _line(reason: Reason) -> str:
    weak = f", {wording.WEAKEST}" if reason.weakest else ""
    if reason.standing == "not stated" and reason.assumed:
        asked = reason.beside.removesuffix(wording.STANDING["not stated"]).rstrip(", ")
        return f'assumed: {wording.ABSENT} "{reason.words}"' + (
            f" ({asked} would it stand in the way)" if asked else ""
        )
    if reason.standing == "not stated":
        return f"it does not hold that {reason.words}, {since(reason.beside)}"
    if reason.standing == "denied":
        return f"{wording.DENIED} that {reason.words}" + (f", {wording.COMES_BACK}" if reason.comes_back else "")
    if reason.standing == "weaker":
        return f"{reason.words}: {reason.beside}"
    if reason.part == "unless" or reason.standing == "holds":
        return f"{reason.told or reason.words} ({reason.beside}{weak})"
    if reason.shown_above and reason.by is not None:
        return f"{reason.words} ({reason.beside}{weak}; {wording.SHOWN})"
    return f"{reason.words} ({reason.beside}{weak})"


def _other(other: OtherWay) -> str:
    said = wording.listed([f'"{words}"' for words in other.premises])
    circular = "; this way comes back to the sentence itself" if other.circular else ""
    step = f'step {other.step}, "{other.title}"{circular}'
    return f"{said} ({step})" if said else step


def _leaf(trace: Trace, reason: Reason) -> str:
    if reason.fact is not None:
        disputed = f", {wording.DISPUTED}" if reason.fact.disputed else ""
        return f"{reason.words} (stated{_who(trace, reason.fact)}{disputed})"
    return _node(reason)


def _who(trace: Trace, fact: Fact) -> str:
    said = f" by {fact.by}" if fact.by else ""
    return said + (f", source: {source_words(trace, fact.source)}" if fact.source else "")


def _stated(trace: Trace, reason: Reason) -> str:
    fact = reason.fact
    said = f"It is stated that {reason.words}.{wording.sure(reason.certainty)}"
    if fact is None:
        return said
    source = source_words(trace, fact.source) if fact.source else ""
    if fact.by:
        said += f" Who says so: {fact.by}" + (f" ({source})." if source else ".")
    elif source:
        said += f" Source: {source}."
    return said + (" It is disputed." if fact.disputed else "")


def _uses(trace: Trace, sentence: Sentence) -> list[str]:
    """What a stated sentence is for: the steps that use it."""
    steps = [trace.step(number) for number in trace.users.get(sentence, ())]
    steps = [step for step in steps if sentence in step.firing.premises]
    said = trace.say(sentence)
    conceding = (at for at, f in enumerate(trace.steps.firings) if trace.program.clauses[f.clause].rule.even_if)
    despite = [trace.steps[at] for at in conceding if said in concessions(trace, trace.steps[at])]
    lines = ["It is used in"] if steps else []
    lines += [f"  step {step.number}: {trace.say(step.conclusion)}" for step in steps]
    lines += ["It changes nothing, but is told as a concession in"] if despite else []
    lines += [f"  step {step.number}: {trace.say(step.conclusion)}" for step in despite]
    return lines or ["No step uses it."]


def _against(trace: Trace, sentence: Sentence) -> list[str]:
    """What excludes the sentence and yet holds, with its proof and the step in which the two part."""
    lines: list[str] = []
    for conflict in trace.conflicts:
        if sentence not in conflict.sentences:
            continue
        lines.append(f"In conflict: {wording.CONFLICT[conflict.kind].lower()}.")
        for other in conflict.sentences:
            if other != sentence:
                reason = how(trace, other, 0)
                how_sure = reason.beside if reason.by else f"stated{_who(trace, reason.fact)}" if reason.fact else ""
                lines.append(f"  Against it: {reason.words} ({how_sure})")
                lines += _proof(trace, reason, 2) if reason.by is not None else []
        step = parting(trace, conflict.sentences)
        if step is not None:
            lines.append(f"  {wording.parting(step.number, step.clause.rule.title, trace.say(step.conclusion))}")
    return lines


# Why not


def why_not_text(trace: Trace, answer: WhyNot) -> str:
    """Why a sentence does not hold: nearest rules first, each condition with what was found."""
    lines = [f"It is not concluded that {answer.words}."]
    lines += [f"Against it: {trace.say(other)}." for other in answer.against]
    if not answer.rules:
        lines.append(
            "No rule of this rulebook can conclude it." + (" It can only be stated." if answer.enterable else "")
        )
        lines += [wording.could_elsewhere(answer.elsewhere)] if answer.elsewhere else []
    elif not answer.near:
        lines.append(
            f"{wording.count(answer.rules, 'rule')} could conclude such a sentence, but none with these names."
        )
    else:
        lines.append(f"{wording.count(answer.rules, 'rule')} could conclude it. Nearest:")
        for near in answer.near:
            lines += _near(near, 0)
    return "\n".join(lines) + "\n"


def _near(near: Near, indent: int) -> list[str]:
    pad = "  " * indent
    met = sum(check.finding == "holds" for check in near.conditions)
    hold = wording.hold_of(met, len(near.conditions))
    lines = [f"{pad}{near.title} ({near.status}, {near.certainty}): {hold}"]
    for check in near.conditions:
        lines.append(f"{pad}  {_check(check)}")
        lines += [f"{pad}    {_came_about(check.how)}"] if check.how is not None and check.how.by is not None else []
        if check.inner is not None and check.inner.near:
            for inner in check.inner.near:
                lines += _near(inner, indent + 2)
    if near.quote is not None and near.quote.text:
        lines.append(f'{pad}  source: {near.quote.place}: "{near.quote.text}"')
    return lines


def _came_about(reason: Reason) -> str:
    """How a condition came to hold, in one line: the rule and what it used."""
    assert reason.by is not None
    used = [p.told or p.words for p in reason.premises if p.standing in ("stated", "concluded", "holds")]
    because = f", because {wording.listed(used)}" if used else ""
    return f'by the rule "{reason.by.title}" (step {reason.by.step}){because}'


def _check(check: Checked) -> str:
    if check.finding == "missing" and check.sentence is None:
        return f"{wording.FINDING[check.finding]}: {wording.some(check.words)}"
    if check.part == "unless" and check.finding == "holds":
        return f"not in the way: {check.told or check.words}"
    part = " the exception" if check.part == "unless" else ""
    detail = f" ({check.detail})" if check.detail else ""
    step = f" (concluded in step {check.steps[0]})" if check.steps and check.how is None else ""
    return f"{wording.FINDING[check.finding]}{part}: {check.told or check.words}{step or detail}"

"""A run as plain text: no columns that a screen reader would stumble over, the most important first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from engine.inference.trace import Answer, Step, Trace
from engine.language.rulebook import Sentence
from engine.language.value import Value
from engine.language.vocabulary import Var

from . import wording
from .circles import circles
from .disputed import on_disputed
from .proof import parting, proofs_of
from .step import StepLine, StepView, view


def run_text(
    trace: Trace,
    steps: bool = False,
    rests: Mapping[Sentence, Sequence[Sentence]] | None = None,
    assumptions: str = "",
) -> str:
    """What a run found; with `steps`, every step in sentences before it; with `rests`, what each conclusion rests on.

    `assumptions` stands in place of the short list of them.
    """
    blocks = [_head(trace)]
    if steps:
        blocks += [step_text(view(trace, step)) for step in trace.steps]
    blocks += [_questions(trace), _conflicts(trace), _conclusions(trace, rests), _effects(trace), _circles(trace)]
    blocks += [assumptions or silences_text(trace), _aside(trace)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(trace: Trace) -> str:
    books = ", ".join(book.id for book in reversed(trace.rulebook.books))
    new, steps = len(trace.news), len(trace.steps)
    found = wording.count(new, "new conclusion") if steps else "nothing follows"
    return (
        f"{trace.case.title}\n"
        f"Rulebook: {trace.rulebook.title} ({books})\n"
        f"{wording.count(len(trace.facts), 'fact')}, {wording.count(steps, 'step')}, {found}."
    )


def _questions(trace: Trace) -> str:
    if not trace.answers:
        return ""
    lines = ["Questions"]
    for answer in trace.answers:
        lines.append(f"  {ask_words(trace, answer)}")
        said = wording.ANSWER[answer.answer]
        by = ", ".join(f"{trace.say(sentence)} ({standing(trace, sentence)})" for sentence in answer.sentences)
        lines.append(f"    {said}{': ' + by if by else ''}.")
    return "\n".join(lines)


def ask_words(trace: Trace, answer: Answer) -> str:
    """A question with the names of its answers filled in where they are the same in all of them."""
    found: dict[str, set[Value]] = {}
    for sentence in answer.sentences:
        for pattern in (answer.question.yes, answer.question.no):
            if pattern is not None and pattern.statement == sentence.statement:
                for arg, value in zip(pattern.args, sentence.args, strict=True):
                    if isinstance(arg, Var):
                        found.setdefault(arg.label, set()).add(value)
    same = {label: next(iter(values)) for label, values in found.items() if len(values) == 1}
    asked = answer.question.ask
    out = ""
    for part in asked.parts:
        if isinstance(part, str):
            out += part
        elif part.label in same:
            name = str(same[part.label])
            out += name.removeprefix("the ") if out.endswith("the ") else name
        else:
            out += part.label if out.endswith("the ") else f"the {part.label}"
    return out


def standing(trace: Trace, sentence: Sentence) -> str:
    """How a sentence that holds came about: "likely, step 3" or "stated"."""
    steps = trace.steps_of(sentence)
    if not steps:
        return wording.STANDING["stated"]
    return f"{trace.level(sentence)}, step {steps[0]}"


def _conflicts(trace: Trace) -> str:
    if not trace.conflicts:
        return ""
    lines = ["In conflict"]
    for conflict in trace.conflicts:
        lines.append(f"  {wording.CONFLICT[conflict.kind]}:")
        lines += [f"    {trace.say(sentence)} ({standing(trace, sentence)})" for sentence in conflict.sentences]
        step = parting(trace, conflict.sentences)
        if step is not None:
            lines.append(f"    {wording.parting(step.number, step.clause.rule.title, trace.say(step.conclusion))}")
    return "\n".join(lines)


def _conclusions(trace: Trace, rests: Mapping[Sentence, Sequence[Sentence]] | None) -> str:
    if not trace.concluded:
        return ""
    disputed = on_disputed(trace)
    lines = ["Conclusions"]
    for sentence in trace.concluded:
        claim = trace.rulebook.statements[sentence.statement].claim
        beside = wording.beside(claim, trace.level(sentence))
        also = "; also stated" if sentence in trace.stated else ""
        steps = wording.listed([str(number) for number in trace.steps_of(sentence)])
        word = "step" if len(trace.steps_of(sentence)) == 1 else "steps"
        mark = f"; {wording.ON_DISPUTED}" if sentence in disputed else ""
        lines.append(f"  {trace.say(sentence)} ({beside}; {word} {steps}{also}{mark})")
        lines += [f"    {line}" for line in carried_lines(trace, rests.get(sentence, ()))] if rests is not None else []
    return "\n".join(lines)


def carried_lines(trace: Trace, carriers: Sequence[Sentence]) -> list[str]:
    """What a conclusion falls without: facts, then silences."""
    facts = [trace.say(sentence) for sentence in carriers if sentence in trace.stated]
    silent = [trace.say(sentence) for sentence in carriers if sentence not in trace.stated]
    lines = [f"It falls as soon as {_gone(facts, 'is gone')}"] if facts else []
    lines += [f"It falls as soon as {_gone(silent, 'is so')}"] if silent else []
    return lines or ["No fact and no silence carries it by itself."]


def _gone(words: list[str], how: str) -> str:
    return f"{'this' if len(words) == 1 else 'one of these'} {how}: {'; '.join(words)}."


def _effects(trace: Trace) -> str:
    if not trace.effects:
        return ""
    lines = ["Leads to, in the next round"]
    found = dict.fromkeys(
        (step.conclusion, step.certainty, wording.capital(step.clause.rule.title)) for step in trace.effects
    )
    lines += [f"  {trace.say(sentence)} ({certainty}; {title})" for sentence, certainty, title in found]
    return "\n".join(lines)


def _circles(trace: Trace) -> str:
    standing = circles(trace).standing
    if not standing:
        return ""
    lines = ["Circles"]
    for ring in standing:
        stands = [" and ".join(turn.names) for turn in ring.turns if turn.names]
        name = f"{ring.label} {ring.name}" if ring.name else ring.label
        lines.append(f"  {name} ({ring.sign})" + (f": {wording.listed(stands)}" if stands else ""))
    return "\n".join(lines)


def silences_text(trace: Trace, below: Callable[[Sentence], str] | None = None) -> str:
    """What was taken not to be so; `below` adds a line to each."""
    taken = proofs_of(trace).assumptions()
    if not taken:
        return ""
    lines = [wording.TAKEN]
    for sentence, rests in taken.items():
        lines.append(f"  {trace.say(sentence)} ({wording.resting(len(rests))})")
        lines += [f"    {below(sentence)}"] if below is not None else []
    return "\n".join(lines)


def _aside(trace: Trace) -> str:
    lines = []
    if trace.case.unknown:
        lines += ["Set aside: this rulebook does not know these sentences"]
        lines += [f"  {words}" for words in trace.case.unknown]
    lines += list(trace.warnings)
    return "\n".join(lines)


def step_text(shown: StepView) -> str:
    """One step in sentences: what is new, by which rule, from what, how sure, and the author's words."""
    lines = step_lines(shown, shown.status)
    if shown.quote is not None:
        lines.append(f"Source: {shown.quote.place}" + (f': "{shown.quote.text}"' if shown.quote.text else "."))
    return "\n".join(lines)


def step_lines(shown: StepView, status: str) -> list[str]:
    """A step in lines, all but its source. `status` tells whose words the rule is."""
    last = shown.lines[-1]
    news = wording.news(shown.new, shown.claim)
    lines = [f"Step {shown.number} of {shown.of}. {news}: {last.words}.{wording.sure(last.certainty)}"]
    lines.append(f"Rule: {shown.title}. {wording.capital(status)}, {shown.rule_certainty}.")
    lines.append("It follows because")
    lines += [f"{number}. {premise_text(line)}" for number, line in enumerate(shown.lines[:-1], 1)]
    lines += [f"{wording.capital(wording.EVEN_THOUGH)} {words}." for words in shown.even_though]
    lines.append(shown.sureness)
    if shown.circular:
        lines.append("This way comes back to its own conclusion further down, so it does not hold it up by itself.")
    if shown.because:
        lines.append(f"In words: {shown.because}")
    return lines


def premise_text(line: StepLine) -> str:
    """One premise as a sentence with its standing behind it."""
    if line.told:
        return f"{wording.capital(line.told)}. {wording.capital(line.beside)}."
    if line.standing == "not stated" and line.assumed:
        asked = line.beside.removesuffix(wording.STANDING["not stated"]).rstrip(", ")
        only = f" {wording.capital(asked)} would it stand in the way." if asked else ""
        return f'Assumed: {wording.ABSENT} "{line.words}".{only}'
    if line.standing == "not stated":
        return f'It does not hold that "{line.words}", {since(line.beside)}.'
    if line.standing == "denied":
        return f'Denied: "{line.words}".'
    if line.standing == "weaker":
        return f'"{line.words}" is too weak: {line.beside}.'
    if line.standing == "concluded" and line.steps:
        where = wording.listed([str(number) for number in line.steps])
        word = "step" if len(line.steps) == 1 else "steps"
        return f"{line.words}. {wording.capital(line.beside)}, concluded in {word} {where}."
    return f"{line.words}. {wording.capital(line.beside)}."


def since(beside: str) -> str:
    """What explains an absence, as the end of a sentence."""
    return beside.removeprefix(wording.INSTEAD.removesuffix("since"))


def steps_text(trace: Trace, steps: tuple[Step, ...]) -> str:
    """Several steps, one after the other."""
    return "\n\n".join(step_text(view(trace, step)) for step in steps)

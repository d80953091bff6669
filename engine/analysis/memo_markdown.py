"""The memo as Markdown: the same parts in the same order as the page, for a written assignment."""

from __future__ import annotations

from engine.explanation import wording
from engine.explanation.as_text import ask_words
from engine.explanation.circles_words import statement_words
from engine.explanation.groups import Group
from engine.explanation.how import Reason
from engine.explanation.repairs import repair_words
from engine.explanation.sourced import source_words
from engine.inference.trace import Trace
from engine.language.case import Fact
from engine.language.value import Certainty

from .changes_words import headed, untold
from .memo import Memo
from .plot import plot_words
from .round_diagram import mermaid_loops

_ESCAPED = "\\`*_[]<>#|"


def memo_markdown(memo: Memo) -> str:
    """The memo as one Markdown text; signs that Markdown would read are escaped."""
    trace = memo.trace
    head = [f"# {_text(trace.case.title)}", _text(_subtitle(trace))]
    parts = (
        _lead,
        _bottom_line,
        _reasoning,
        _taken,
        _conflicts,
        _circles,
        _loops,
        _changes,
        _plot,
        _expected,
        _entered,
        _sources,
    )
    told = (part(memo) for part in parts)
    return "\n\n".join([*head, *(part for part in told if part)]) + "\n"


def _lead(memo: Memo) -> str:
    """What comes before all parts, line by line as it was shown."""
    if memo.lead is None:
        return ""
    lines = [f"    {line}".rstrip() for line in memo.lead.text.rstrip().splitlines()]
    return "\n".join([f"## {_text(memo.lead.title)}", "", *lines])


def _subtitle(trace: Trace) -> str:
    books = ", ".join(book.id for book in reversed(trace.rulebook.books))
    dated = f"As of {trace.case.as_of}. " if trace.case.as_of else ""
    return f"{dated}Rulebook: {trace.rulebook.title} ({books})."


def _text(words: str) -> str:
    return "".join("\\" + char if char in _ESCAPED else char for char in words)


def _bottom_line(memo: Memo) -> str:
    lines = ["## Bottom line", ""]
    for answer in memo.answers:
        said = wording.ANSWER[answer.answer]
        by = "; ".join(_text(memo.trace.say(sentence)) for sentence in answer.sentences)
        lines.append(f"- {_text(ask_words(memo.trace, answer))} **{said}**" + (f": {by}." if by else "."))
    lines += ["", "Where the reasoning ends up:", ""] if memo.answers else []
    lines += [f"- {group_words(memo.trace, group)}" for group in memo.overview.ends]
    return "\n".join(lines)


def group_words(trace: Trace, group: Group) -> str:
    """A group in one line of Markdown: its words, names and certainty."""
    claim = trace.rulebook.statements[group.sentences[0].statement].claim
    names = f" ({_text(', '.join(group.names))})" if group.names else ""
    return f"{_text(group.words)}{names}: *{wording.beside(claim, group.certainty)}*"


def _reasoning(memo: Memo) -> str:
    lines = ["## Reasoning"]
    for reason in memo.reasons:
        lines += ["", f"### {_text(wording.capital(reason.words))}", ""]
        if reason.by is not None:
            by = reason.by
            lines.append(f"{_text(by.because)} {by.sureness}" if by.because else by.sureness)
            lines += ["", f"By the rule *{_text(by.title)}* ({by.status}, {by.certainty}), because", ""]
            for number, premise in enumerate(reason.premises, 1):
                lines += _outline(premise, f"{number}. ")
            for words in by.even_though:
                lines += ["", f"{wording.capital(wording.EVEN_THOUGH)} {_text(words)}."]
            if by.quote is not None and by.quote.text:
                lines += [
                    "",
                    f"> {_text(by.quote.text)}",
                    ">",
                    f"> {_text(by.quote.place)}{_unchecked(by.quote.checked)}",
                ]
    return "\n".join(lines)


def _unchecked(checked: bool) -> str:
    return "" if checked else " (not checked)"


def _outline(reason: Reason, item: str) -> list[str]:
    """A reason as one item of a list that begins with ITEM; its premises stand under its words."""
    shown = f"; {wording.SHOWN}" if reason.shown_above else ""
    if reason.standing == "not stated" and reason.assumed:
        said = f"{wording.ABSENT}: {_text(reason.words)}"
    else:
        said = f"{_text(reason.words)} ({_text(reason.beside)}{shown})"
    lines = [item + said]
    for premise in reason.premises:
        lines += [" " * len(item) + line for line in _outline(premise, "- ")]
    return lines


def _taken(memo: Memo) -> str:
    if not memo.taken and not memo.unstated:
        return ""
    lines = ["## Taken for granted", ""]
    for taken in memo.taken:
        rests = wording.resting(len(taken.rests))
        lines.append(f"- Nothing was said about: {_text(memo.trace.say(taken.sentence))} ({rests}).")
    if memo.unstated:
        lines += ["", "What the author takes for granted without saying:", ""]
        lines += [f"- {_text(each.say)}" for each in memo.unstated]
    return "\n".join(lines)


def _conflicts(memo: Memo) -> str:
    if not memo.conflicts:
        return ""
    lines = ["## In conflict", ""]
    for conflict in memo.conflicts:
        sides = "; ".join(_text(memo.trace.say(sentence)) for sentence in conflict.sentences)
        lines.append(f"- {wording.CONFLICT[conflict.kind]}: {sides}.")
    return "\n".join(lines)


def _circles(memo: Memo) -> str:
    if not memo.circles.standing:
        return ""
    lines = ["## Circles"]
    for ring in memo.circles.standing:
        name = ring.name or ring.label
        lines += ["", f"### {_text(wording.capital(name))} ({ring.sign})", ""]
        lines += [
            f"{number}. {_text(statement_words(memo.trace, index))}" for number, index in enumerate(ring.statements, 1)
        ]
        stands = [" and ".join(turn.names) for turn in ring.turns if turn.names]
        lines += ["", "and so back to 1." + (f" It stands for {_text(wording.listed(stands))}." if stands else "")]
    return "\n".join(lines)


def _loops(memo: Memo) -> str:
    """The loops from round to round in words, then as a causal-loop diagram."""
    if not memo.loops:
        return ""
    lines = ["## Circles from round to round"]
    for loop in memo.loops:
        lines += ["", f"### {_text(loop.title)} ({loop.sign})", ""]
        words = (statement_words(memo.trace, index) for index in loop.statements)
        lines += [f"{number}. {_text(said)}" for number, said in enumerate(words, 1)]
        lines += ["", "and so back to 1."]
    return "\n".join([*lines, "", "```mermaid", "graph LR", *mermaid_loops(memo.trace, memo.loops), "```"])


def _plot(memo: Memo) -> str:
    """The plot as tables with bars of signs."""
    found = memo.plot
    if not found:
        return ""
    lines = ["## What carries it"]
    tables = (
        ("Without this fact", "so many conclusions fall", found.facts),
        ("If this were so, of which nothing was said", "so many conclusions fall", found.silences),
        ("Possible, whatever else becomes known", "in so many of all ways to answer", found.possible),
        ("Impossible, whatever else becomes known", "in so many of all ways to answer", found.impossible),
    )
    for title, beside, bars in tables:
        if bars:
            lines += ["", f"| {title} | | {beside} |", "|---|---|---:|"]
            lines += [f"| {_text(bar.words)} | {bar.drawn} | {_text(bar.said)} |" for bar in bars]
    rest = plot_words(found)
    return "\n".join([*lines, *(["", *rest] if rest else [])])


def _changes(memo: Memo) -> str:
    if not memo.changes:
        return ""
    lines = ["## What would change it"]
    for asked in memo.changes:
        lines += ["", f"So that this no longer follows: {_text(memo.trace.say(asked.sentence))}", ""]
        number = 0
        for heading, ways in headed(asked):
            lines += [f"{heading}:", ""]
            for way in ways:
                number += 1
                lines.append(f"{number}. {_text(repair_words(memo.trace, way))}")
            lines.append("")
        lines = [*lines, *map(_text, left)] if (left := untold(asked)) else lines[:-1]
    return "\n".join(lines)


def _expected(memo: Memo) -> str:
    if not memo.expected:
        return ""
    told = (f"{one.sentence}: {one.said} {one.became}".rstrip() for one in memo.expected)
    return "\n".join(["## What you expect", "", *(f"- {_text(line)}" for line in told)])


def _entered(memo: Memo) -> str:
    lines = ["## What was entered", ""]
    lines += [f"- {_fact(memo.trace, fact)}" for fact in memo.entered]
    return "\n".join(lines)


def _fact(trace: Trace, fact: Fact) -> str:
    said = [str(fact.certainty)] if fact.certainty < Certainty.CERTAIN else []
    said += [wording.DISPUTED] if fact.disputed else []
    said += [f"by {fact.by}"] if fact.by else []
    said += [source_words(trace, fact.source)] if fact.source else []
    return _text(trace.say(fact.sentence)) + (f" ({_text('; '.join(said))})" if said else "")


def _sources(memo: Memo) -> str:
    if not memo.sources:
        return ""
    lines = ["## Sources", ""]
    for source in memo.sources:
        parts = [part for part in (source.author, source.title, source.published, source.address) if part]
        lines.append(f"- {_text(', '.join(parts))}{_unchecked(source.checked)}")
    return "\n".join(lines)

"""What was concluded and what came, and the scoreboard, as plain text."""

from __future__ import annotations

from typing import Final

from engine.explanation import wording
from engine.explanation.linear import dated

from .reveal import JUDGED, Came, Judged, Judgement, Reveal, Said
from .scoreboard import Row, Score, Scoreboard

MEANS: Final[dict[Judged, str]] = {
    "hit": "what was said came, as far as the later facts and the outcome tell",
    "partial": "it came in part, in another way or to another degree; or a rulebook said both it and its contrary",
    "miss": "it did not come; or it was for the case's own rulebook to say something here, and it was silent",
    "silent": "the rulebook said nothing on it; silence is no vote, and is not counted against it",
}
TURNED: Final = "Who said the contrary has the contrary verdict. Verdicts are judgements, each with its reason."
UNCHECKED: Final = "not checked"


def reveal_text(reveal: Reveal) -> str:
    """One case: what came, the verdicts with their reasons beside what was said, and how verdicts are given."""
    case = reveal.case
    books = ", ".join(each.rulebook.id for each in reveal.readings)
    title = ", ".join(part for part in (case.title, dated(case.as_of)) if part)
    blocks = [f"{title}\nRulebooks: {books}", _came(reveal)]
    if case.outcome:
        blocks.append(f"Outcome\n  {case.outcome}")
    blocks += [_verdicts(reveal), _rules(), _lesson(reveal), _unchecked(reveal)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _came(reveal: Reveal) -> str:
    if not reveal.came:
        after = f" after {dated(reveal.case.as_of)}" if reveal.case.as_of else " of what came later"
        return f"What came\n  Nothing is recorded{after}."
    lines = ["What came"]
    for came in reveal.came:
        lines.append(f"  {dated(came.date)}: {came.sentence} ({_source(came)})")
        lines.append(f"    {foreseen(came)}")
    return "\n".join(lines)


def _source(came: Came) -> str:
    return f"{came.source}, {UNCHECKED}" if not came.checked else came.source or "no source"


def foreseen(came: Came) -> str:
    """Who had concluded what came, or its contrary."""
    before = [said for said in came.said if said.stance == "for"]
    against = [said for said in came.said if said.stance == "against"]
    both = [said for said in came.said if said.stance == "both"]
    parts = []
    for words, chosen in (("Concluded before by", before), ("ruled out by", against), ("both ways by", both)):
        if chosen:
            parts.append(f"{words} {'; '.join(said_words(said) for said in chosen)}")
    return wording.capital("; ".join(parts)) + "." if parts else "No rulebook had concluded it."


def said_words(said: Said) -> str:
    """Which rulebook said it, how surely and by which rules, and since when if not at once."""
    since = "" if said.at_once else f", once {dated(said.date)} was known"
    ours = ", an extension" if said.extension else ""
    return f"{said.rulebook} ({said.certainty}, {', '.join(said.rules)}{ours}{since})"


def _verdicts(reveal: Reveal) -> str:
    if not reveal.judgements:
        return "Verdicts\n  None is written in this case."
    lines = ["What was concluded, and what became of it"]
    for judgement in reveal.judgements:
        lines += [f"  {line}" for line in judgement_lines(reveal, judgement)]
    if reveal.unjudged:
        count = wording.count(reveal.unjudged, "more conclusion", "more conclusions")
        lines.append(f"  {count} of {reveal.own} without a verdict: foedus run {reveal.case.id}")
    return "\n".join(lines)


def judgement_lines(reveal: Reveal, judgement: Judgement) -> list[str]:
    """A verdict, its reason, who said what, and for each miss the command that tells why not."""
    verdict = judgement.verdict
    lines = [f"{verdict.verdict}: {verdict.on}", f"  Because: {verdict.because}"]
    for stance, words in (("for", "Said by"), ("against", "The contrary was said by"), ("both", "Said both ways by")):
        chosen = [said_words(said) for said in judgement.said if said.stance == stance]
        if chosen:
            lines.append(f"  {words} {'; '.join(chosen)}.")
    if not judgement.said:
        own = ", which could have spoken" if judgement.by_silence else ""
        lines.append(f"  Nothing was said on it{own}.")
    if judgement.came or judgement.came_against:
        day = dated(judgement.came or judgement.came_against)
        lines.append(f"  {'Entered' if judgement.came else 'Denied'} as learned on {day}.")
    for each in reveal.readings:
        if judgement.judged(each.rulebook.id) == "miss":
            lines.append(f"  Why not: {reveal.why_not(judgement, each.rulebook.id)}")
    return lines


def _rules() -> str:
    return "\n".join(["How verdicts are given", *(f"  {kind}: {MEANS[kind]}" for kind in JUDGED), f"  {TURNED}"])


def _lesson(reveal: Reveal) -> str:
    return f"Lesson\n  {reveal.case.lesson}" if reveal.case.lesson else ""


def _unchecked(reveal: Reveal) -> str:
    if not reveal.unchecked:
        return ""
    return "\n".join(["Sources that nobody opened for this case", *(f"  {title}" for title in reveal.unchecked)])


# The scoreboard


def scoreboard_text(board: Scoreboard) -> str:
    """All cases: verdicts by conclusion, by rulebook, what a hit is worth, and every miss."""
    head = f"Scoreboard over {wording.count(len(board.reveals), 'case')}, {_span(board)}"
    blocks = [head, _rules(), _conclusions(board), _scores(board), _misses(board)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _span(board: Scoreboard) -> str:
    days = sorted(each.case.as_of for each in board.reveals if each.case.as_of)
    return f"{days[0][:4]} to {days[-1][:4]}" if days else "undated"


def _conclusions(board: Scoreboard) -> str:
    lines = ["By conclusion, whichever rulebook drew it"]
    for row in board.conclusions:
        lines += [f"  {named(row)}", f"    {count_words(row)}", f"    {worth_words(row)}"]
    return "\n".join(lines)


def named(row: Row) -> str:
    """The conclusion of a row, together with its opposite."""
    return " / ".join(row.wordings)


def count_words(row: Row) -> str:
    """The verdicts of a row in words: "hit 6, partial 1, miss 0, silent 15"."""
    said = ", ".join(f"{kind} {row.count(kind)}" for kind in JUDGED)
    silent = f" ({row.by_silence} of the misses by silence)" if row.by_silence else ""
    return f"{said}{silent}; concluded on the day in {row.said_in} of {row.cases}"


def worth_words(row: Row) -> str:
    """What a row's hits are worth."""
    if row.worth == "made from these":
        return "Made from these very cases: that it fits them is no test, and only new cases can be one."
    if row.worth == "no test":
        return (
            "Always right, and no test: it is concluded whatever the facts, so it cannot tell one case from another. "
            "Without a deadline and a definition it can hardly fail, and its hits are no evidence."
        )
    if row.worth == "too few":
        return "Too few verdicts to tell."
    if not row.count("hit"):
        return "It can fail, and it has never hit."
    if not row.count("miss"):
        return "It tells cases apart, since most do not have it, and it has not missed: its hits count."
    return "It can fail, and does: its hits count."


def _scores(board: Scoreboard) -> str:
    lines = ["By rulebook, over the cases that name it"]
    for score in board.scores:
        lines += [f"  {line}" for line in score_lines(score)]
    return "\n".join(lines)


def score_lines(score: Score) -> list[str]:
    """One rulebook: its verdicts in all, then by conclusion, then whether its hits are a test."""
    said = ", ".join(f"{kind} {score.total.count(kind)}" for kind in JUDGED)
    lines = [f"{score.rulebook} ({score.title})", f"  {said}"]
    empty = [row for row in score.rows if row.worth == "no test"]
    if empty:
        hits = sum(row.count("hit") for row in empty)
        rest = score.total.count("hit") - hits
        lines.append(f"  {hits} of the hits are no test (see above); {rest} remain.")
    for row in score.rows:
        lines.append(f"    {named(row)}: {', '.join(f'{kind} {row.count(kind)}' for kind in JUDGED[:3])}")
    if score.rows and all(row.worth == "made from these" for row in score.rows):
        lines.append(f"    {worth_words(score.rows[0])}")
    if not score.rows:
        lines.append("    No verdict is on anything that it concludes.")
    return lines


def _misses(board: Scoreboard) -> str:
    if not board.misses:
        return ""
    lines = ["Every miss, and how to ask why not"]
    for miss in board.misses:
        silent = ", by silence" if miss.by_silence else ""
        lines.append(f"  {miss.title} ({miss.rulebook}{silent}): {miss.sentence}")
        lines.append(f"    {miss.because}")
        lines.append(f"    {miss.command}")
    return "\n".join(lines)

"""A play as plain text: how it ends, what holds in which round, what the events did, when circles closed."""

from __future__ import annotations

from engine.explanation import wording
from engine.language.rulebook import Circle, Sentence

from .alike import Alike, alike
from .round_events import Difference, Told
from .round_loops import Closing
from .rounds import Rounds

HOLDS, NOT = "■", "□"
NO_FORECAST = 'These are the rulebook\'s "leads to" rules, not a forecast with dates.'
HOW = {"gone": "It breaks", "new": "It brings", "weaker": "It weakens", "surer": "It makes surer"}


def rounds_text(rounds: Rounds, plain: bool = True) -> str:
    """The whole play; with `plain`, rounds are told in words and not drawn as marks in columns."""
    case = rounds.case
    books = ", ".join(book.id for book in reversed(case.rulebook.books))
    head = f"{case.title}\nRulebook: {case.rulebook.title} ({books})\n{ending_words(rounds)}"
    blocks = [head, _table(rounds, plain), _events(rounds), _clashes(rounds), _conflicts(rounds), _circles(rounds)]
    blocks.append(NO_FORECAST if _leads(rounds) else "")
    return "\n\n".join(block for block in blocks if block) + "\n"


def ending_words(rounds: Rounds) -> str:
    """How the play ends, in a sentence."""
    ending, played = rounds.ending, len(rounds.rounds)
    if not _leads(rounds) and not rounds.case.events and not rounds.moving:
        return "Nothing moves: no rule of this rulebook says that something leads to something else."
    if ending.how == "settles":
        return f"It settles in round {ending.first}: round {played + 1} is the same, and nothing more will move."
    if ending.how == "goes round":
        turn = wording.count(ending.last - ending.first + 1, "round")
        return (
            f"It goes round and does not settle: round {played + 1} is round {ending.first} again, "
            f"and so on every {turn}."
        )
    pending = ""
    if rounds.pending:
        listed = wording.listed([str(number) for number, _ in rounds.pending])
        pending = f" Not reached: the events of round{'' if len(rounds.pending) == 1 else 's'} {listed}."
    return f"After {wording.count(played, 'round')} it still moves; --rounds looks further.{pending}"


def _leads(rounds: Rounds) -> bool:
    return any(rule.leads_to for rule in rounds.case.rulebook.rules)


def lines_of(rounds: Rounds) -> list[tuple[Alike, tuple[int, ...]]]:
    """The sentences that move, each with its rounds; what only an event put in is told with the events."""
    found = [sentence for sentence in rounds.moving if not _only_put_in(rounds, sentence)]
    gathered = alike(rounds.case.rulebook, [(sentence, rounds.when(sentence)) for sentence in found])
    return [(one, rounds.when(one.sentences[0])) for one in gathered]


def _only_put_in(rounds: Rounds, sentence: Sentence) -> bool:
    entries = [one.state.get(sentence) for one in rounds.rounds if one.level(sentence) is not None]
    return all(entry is not None and entry.origin == "event" for entry in entries)


def when_words(rounds: Rounds, numbers: tuple[int, ...]) -> str:
    """Rounds in words: "in no round", "in round 3", "in rounds 1 to 3 and 5", "from round 3 on"."""
    if not numbers:
        return "in no round"
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    open_end = rounds.ending.how == "settles" and numbers[-1] == len(rounds.rounds)
    last = spans.pop()[0] if open_end else 0
    said: list[str] = []
    for start, end in spans:
        said += [str(number) for number in range(start, end + 1)] if end <= start + 1 else [f"{start} to {end}"]
    words = f"in round{'s' if len(said) > 1 or 'to' in ''.join(said) else ''} {wording.listed(said)}" if said else ""
    return " and ".join(part for part in (words, f"from round {last} on" if last else "") if part)


def _table(rounds: Rounds, plain: bool) -> str:
    rows = lines_of(rounds)
    count = len(rounds.rounds)
    always = sum(len(rounds.when(sentence)) == count for sentence in rounds.sentences)
    more = "more " if rows else ""
    same = f"  {wording.count(always, more + 'sentence holds', more + 'sentences hold')} in every round."
    if not rows:
        return f"Apart from the events, nothing changes from round to round.\n{same}" if count > 1 else ""
    if plain:
        lines = ["What moves, and in which rounds it holds"]
        lines += [f"  {one}: {when_words(rounds, numbers)}" for one, numbers in rows]
        return "\n".join([*lines, same])
    width = max(len(one.words) for one, _ in rows) + 2
    marks = len(str(count)) + 1
    lines = [" " * 2 + "Round".ljust(width) + "".join(str(n + 1).rjust(marks) for n in range(count))]
    for one, numbers in rows:
        drawn = "".join((HOLDS if n + 1 in numbers else NOT).rjust(marks) for n in range(count))
        lines.append(f"  {one.words.ljust(width)}{drawn}")
        if one.names:
            lines.append(f"    {', '.join(one.names)}")
    return "\n".join([*lines, same, "", f"  {HOLDS} holds   {NOT} does not hold"])


def _events(rounds: Rounds) -> str:
    if not rounds.told:
        return ""
    lines = ["Events"]
    for one in rounds.told:
        lines += [f"  Round {one.round}: {rounds.case.rulebook.say(fact.sentence)}" for fact in one.facts]
        lines += [f"    {said}" for said in event_words(rounds, one)]
    return "\n".join(lines)


def event_words(rounds: Rounds, one: Told) -> list[str]:
    """What the events of a round did, a line for each way in which something changed."""
    if not one.differences:
        waits = f" until the event of round {one.waits_for}" if one.waits_for is not None else ""
        return [f"By itself this changes nothing{waits}."]
    said = []
    for how, words in HOW.items():
        chosen = [each for each in one.differences if each.how == how and not _told_already(each, one)]
        if chosen:
            said.append(f"{words}:")
            said += [f"  {line}" for line in _differences(rounds, chosen)]
    return said


def _told_already(difference: Difference, one: Told) -> bool:
    """True for a denial that is new because its sentence is gone: one of the two lines is enough."""
    gone = {(each.sentence, each.round) for each in one.differences if each.how == "gone"}
    return difference.sentence.denied and (difference.sentence.positive, difference.round) in gone


def _differences(rounds: Rounds, differences: list[Difference]) -> list[str]:
    when = {difference.sentence: difference.rounds for difference in differences}
    gathered = alike(rounds.case.rulebook, [(d.sentence, (d.rounds, d.certainty)) for d in differences])
    return [f"{one}: {when_words(rounds, when[one.sentences[0]])}" for one in gathered]


def _clashes(rounds: Rounds) -> str:
    lines = clash_words(rounds)
    return "\n".join(["Effects that contradict each other", *lines]) if lines else ""


def clash_words(rounds: Rounds) -> list[str]:
    """Effects of one round that exclude each other, in lines."""
    say = rounds.case.rulebook.say
    lines = []
    for one in rounds.rounds:
        for clash in one.clashes:
            lines.append(f"  Round {one.number} leads to both, so that neither comes about by it:")
            for sentence, steps in zip(clash.sentences, clash.steps, strict=True):
                lines.append(f"    {say(sentence)} ({steps[0].clause.rule.title})")
    return lines


def _conflicts(rounds: Rounds) -> str:
    """Conflicts within rounds, each with all the rounds in which it stands; nothing about them stays silent."""
    say = rounds.case.rulebook.say
    found: dict[tuple[str, tuple[Sentence, ...]], list[int]] = {}
    for one in rounds.rounds:
        for conflict in one.trace.conflicts:
            found.setdefault((conflict.kind, conflict.sentences), []).append(one.number)
    lines = ["In conflict"]
    for (kind, sentences), numbers in found.items():
        lines.append(f"  {wording.CONFLICT[kind]}, {when_words(rounds, tuple(numbers))}:")
        lines += [f"    {say(sentence)}" for sentence in sentences]
    return "\n".join(lines) if found else ""


def _circles(rounds: Rounds) -> str:
    circles = rounds.case.rulebook.circles
    lines = [f"  {line}." for circle in circles for line in closing_lines(rounds, circle)]
    return "\n".join(["Circles", *lines]) if circles else ""


def closing_lines(rounds: Rounds, circle: Circle) -> list[str]:
    """For whom a declared circle closed, and when; a line for each time."""
    told: dict[str, list[str]] = {}
    for one in rounds.closings:
        if one.circle is circle:
            told.setdefault(closing_words(one), []).append(_names(rounds, one.sentences))
    if told:
        return [f"{circle.name} ({'; '.join(names)}) {words}" for words, names in told.items()]
    yet = "has not closed yet" if rounds.ending.how == "still moving" else "does not close"
    return [f"{circle.name} {yet}"]


def closing_words(one: Closing) -> str:
    """When a circle closed, as the end of a sentence."""
    if one.goes_on:
        return f"closed for the first time in round {one.first}, and goes on"
    if one.first == one.last:
        return f"closed once, in round {one.first}"
    return f"closed for the first time in round {one.first} and for the last time in round {one.last}"


def _names(rounds: Rounds, sentences: tuple[Sentence, ...]) -> str:
    """Whom a closed circle is about: the names in its sentences, as they come."""
    kinds, statements = rounds.case.rulebook.kinds, rounds.case.rulebook.statements
    found = [
        str(value)
        for sentence in sentences
        for slot, value in zip(statements[sentence.statement].slots, sentence.args, strict=True)
        if kinds[slot.kind].sort == "thing"
    ]
    return wording.listed(list(dict.fromkeys(found)))

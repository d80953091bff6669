"""The last two lines: what can be done at this moment. Pure functions of the situation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from .actions import BY_ID, state
from .situation import Situation

T = TypeVar("T")


@dataclass(frozen=True)
class KeyHint:
    """A key with the word for what it does here, clickable."""

    action: str
    key: str
    word: str


def now(at: Situation) -> str:
    """One sentence on what can be done now; it never offers what is off."""
    if at.sheet:
        return _SHEETS.get(at.sheet, _sheet_why)(at)
    return _at(_PLACES, at)(at)


def _at(table: Mapping[str, T], at: Situation) -> T:
    """What a table has for the phase of the view, else for the view, else for the place."""
    view = f"{at.place}/{at.view}"
    return next(table[key] for key in (f"{view}/{at.phase}", view, at.place) if key in table)


def _home(at: Situation) -> str:
    return "↓ and ↑ choose, Enter opens. A click does both."


def _case(at: Situation) -> str:
    if at.typing:
        return "type a sentence; a problem shows as you type. Esc keeps it for later."
    if not at.facts:
        return "nothing is said yet. a adds a sentence; Tab takes what is suggested."
    if at.mark == "detail":
        return "Space or Enter turns this; Esc closes the details."
    if at.mark == "fact":
        return "y, n and o answer the marked sentence; Enter shows who says so. 2 walks."
    return "↑↓ choose a sentence; a adds one. 2 shows what follows from all of them."


def _silent(at: Situation) -> str:
    if at.typing:
        return _case(at)
    if at.mark == "fact":
        return "y, n and o answer the marked sentence; Enter asks why not. 1 asks you."
    return "nothing that the rules looked for is silent. 1 again asks you."


def _ask(at: Situation) -> str:
    if at.typing:
        return "write the number in its place, Enter takes it. Esc goes back."
    return {
        "yes or no": "answer with y, n or o, or with ↑↓ and Enter. You can leave at any time.",
        "one": "↑↓ choose an answer, Enter gives it; o leaves it open. Leave any time.",
        "number": "↑↓ choose, Enter answers; a writes another number, o leaves it open.",
        "done": "nothing more is asked. 2 shows what follows.",
    }.get(at.phase, "the next question is looked for.")


def _walk(at: Situation) -> str:
    if not at.steps:
        return "no rule has anything to say about this case yet. 1 goes to its sentences."
    if at.playing:
        return "the steps go on by themselves, one in two seconds. Any key stops them."
    if at.asked_from and at.panes < 2:
        return f"Esc comes back to {at.asked_from}. → and ← change the step; Enter asks why."
    if at.step == at.steps:
        return "this was the last step. No rule has more to say; 3 shows what followed."
    if at.mark == "step":
        return "↑↓ choose a step, Enter asks why it holds. Tab goes to its sentences."
    back = ", ← goes back" if at.step > 1 else ""
    panes = " Tab moves between the panes." if at.panes > 1 else ""
    return f"→ goes on{back}. ↑↓ choose a sentence, Enter asks why it holds.{panes}"


def _predict(at: Situation) -> str:
    if not at.steps:
        return "no rule has anything to say about this case yet. 1 goes to its sentences."
    return {
        "choose": "choose with ↑↓ what follows, Enter takes it. → shows it instead.",
        "reasons": "Space ticks what it rests on, Enter answers. → shows it instead.",
        "told": "→ goes to the next question. Enter on a line asks why; s shows its step.",
        "over": "no question is left behind this step. p goes back to the steps.",
    }.get(at.phase, "the next question is looked for.")


def _later(at: Situation) -> str:
    if at.typing:
        return "type; what fits stands below. Tab takes it, Enter goes on, Esc leaves."
    if not at.mark:
        return "p writes down what you expect, a adds what came."
    if at.foldable:
        return "p writes down what you expect; Space or Enter shows what came."
    if not at.sentence:
        return "Enter opens the case that follows this one up."
    return "Enter opens a verdict: the why of a hit, the why not of a miss."


def _rivals(at: Situation) -> str:
    if not at.mark:
        return "6 and e on a rule makes a copy of this rulebook, to be compared here."
    return "←→ choose a theory, ↑↓ a sentence, Enter asks why in that theory."


def _scoreboard(at: Situation) -> str:
    if not at.mark:
        return "all cases that have verdicts are read; that takes some seconds once."
    return "Enter unfolds a row, opens a case, and on a miss asks why not."


def _conclusions(at: Situation) -> str:
    if not at.sentence:
        return f"{'Space or Enter unfolds the marked line. ' if at.foldable else ''}3 again shows the next view."
    why = "Enter asks why not" if at.standing in ("", "not stated") else "Enter asks why"
    more = ", ←→ take another name. 3 again shows the next view." if at.names > 1 else ""
    return f"{why}{more or '. 3 again shows the next view; Space unfolds a line.'}"


def _circles(at: Situation) -> str:
    if at.mark == "way":
        return "Enter tries this way in What if; nothing in your case is altered."
    if not at.sentence:
        return "Space shows the next circle. 3 again shows the next view."
    names = "←→ other names, " if at.names > 1 else ""
    return f"{names}↑↓ round the ring, Enter asks why. Space: next circle."


def _conflict(at: Situation) -> str:
    return "these sentences exclude each other; Enter shows why one of them holds."


def _what_if(at: Situation) -> str:
    if at.mark not in ("", "fact"):
        return "↑↓ choose what differs, Enter asks why. Tab goes on to the next pane."
    if not at.tried:
        return "Space turns a sentence: yes, no, open; what differs stands at the right."
    if at.panes > 2:
        kept = "your case is not altered until you press k."
        return f"Space turns a sentence: yes, no, open. The right side follows at once; {kept}"
    return "Space turns a sentence: yes, no, open. The case stays as it is until k."


def _least(at: Situation) -> str:
    if not at.goal:
        return "Enter on a line asks what would change it, as c does on any sentence."
    if at.mark == "way":
        return "Enter tries a way in What if, where you see all that comes and goes."
    if at.mark == "pin":
        return "Space lets this sentence change again. Esc goes back."
    return "↑↓ choose a way; Enter tries it. Esc goes back to where you asked."


def _carries(at: Situation) -> str:
    if at.foldable:
        return "Enter shows what falls or comes; o tries the case without this sentence."
    return "the longer the bar, the more hangs on it. Enter asks why, o tries it open."


def _rounds(at: Situation) -> str:
    if at.typing:
        return f"type what happens before round {at.step}; Tab takes what fits, Esc leaves it."
    if at.playing:
        return "the rounds go on by themselves, one in two seconds. Any key stops them."
    return "←→ choose a round, Space plays, Enter asks why it holds in that round."


def _rules(at: Situation) -> str:
    if not at.mark:
        return "a writes the first rule, 6 again shows the text."
    if at.phase == "broken":
        return "Enter opens the text at this problem; until it is mended, the rules below stay in force."
    if at.mark != "rule":
        return "↑↓ choose a rule. a writes a new one, 6 again shows the text."
    return "Enter tells where the rule fires, e opens its text, a writes a new one."


def _text(at: Situation) -> str:
    if at.typing:
        return "write; what is wrong stands below. Tab goes on, Esc leaves and runs it."
    return "↑↓ look through the text, Enter or e begins to write, 6 shows the map."


def _map(at: Situation) -> str:
    return "Space unfolds what a statement rests on; Enter on a rule tells of it."


def _sheet_why(at: Situation) -> str:
    if at.mark == "way":
        return "Enter tries this way in What if; nothing in your case is altered."
    if not at.mark:
        return "y, n and o try it; c finds the least that changes it. Esc comes back."
    if not at.sentence:
        return "Esc comes back to where you asked."
    holds = "holds" if at.standing in ("stated", "denied", "concluded", "conflict") else "does not hold"
    return f"Enter asks why the marked line {holds}. Esc comes back."


_PLACES: dict[str, Callable[[Situation], str]] = {
    "home": _home,
    "case": _case,
    "case/silent": _silent,
    "case/ask": _ask,
    "walk": _walk,
    "walk/predict": _predict,
    "change/whatif": _what_if,
    "change/least": _least,
    "change/carries": _carries,
    "change/rounds": _rounds,
    "compare/later": _later,
    "compare/rivals": _rivals,
    "compare/scoreboard": _scoreboard,
    "rules/rules": _rules,
    "rules/text": _text,
    "rules/map": _map,
    "conclusions": _conclusions,
    "conclusions/circles": _circles,
    "conclusions/conflict": _conflict,
}
"""By place/view, or by place for all views of it."""


def _sheet_rests(at: Situation) -> str:
    return "Enter asks why the marked line stands as it does. Esc comes back." if at.sentence else _sheet_why(at)


_SHEETS: dict[str, Callable[[Situation], str]] = {
    "why": _sheet_why,
    "rests": _sheet_rests,
    "find": lambda at: (
        "type letters of a title; Enter opens the case."
        if at.place == "home"
        else "type letters of a sentence, or a step's number; Enter goes there."
    ),
    "actions": lambda at: "type letters of what you want to do; Enter does it, Esc goes back.",
    "keys": lambda at: "press any key above to use it now, or Esc. ↑↓ and Enter work here too.",
    "agenda": lambda at: "this is the step from the inside. Esc comes back, ← → change the step.",
    "record": lambda at: "Enter goes to a step that the marked rule makes. Esc comes back.",
    "new case": lambda at: "type, Enter goes on to the next question. Esc goes one back.",
    "write case": lambda at: "Enter writes the file, Esc does not.",
    "memo": lambda at: "Enter writes the memo under this name; Esc goes back.",
    "happened": lambda at: "the newest notice is the last. Esc comes back.",
    "quit": lambda at: "Enter leaves, Esc stays. Everything is saved.",
}

_TYPING = (("choose", "Take and add"), ("pane", "Next suggestion"), ("back", "Back to the facts"))
_TYPING_RULES = (("pane", "Take it, or next blank"), ("back", "Leave and run"))
_TYPING_ELSEWHERE = (("choose", "Take it"), ("pane", "Next suggestion"), ("back", "Leave it"))
# By sheet, by place/view and perhaps its phase, or by place for all views of it.
_HINTS: dict[str, tuple[tuple[str, str], ...]] = {
    "home": (
        ("choose", "Open"),
        ("new_case", "New case"),
        ("find", "Find"),
        ("actions", "All actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "case": (
        ("choose", "Why"),
        ("yes", "Yes"),
        ("no", "No"),
        ("leave_open", "Leave open"),
        ("add", "Add"),
        ("details", "Details"),
        ("undo", "Undo"),
        ("keys", "Keys"),
        ("edit", "Edit"),
        ("find", "Find"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "case/silent": (
        ("choose", "Why not"),
        ("yes", "Yes"),
        ("no", "No"),
        ("leave_open", "Leave open"),
        ("add", "Add"),
        ("undo", "Undo"),
        ("keys", "Keys"),
        ("find", "Find"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "case/ask": (
        ("yes", "Yes"),
        ("no", "No"),
        ("leave_open", "Open"),
        ("choose", "Choose"),
        ("number", "Another number"),
        ("undo", "Undo"),
        ("keys", "Keys"),
        ("why", "Why"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "walk": (
        ("next", "Step"),
        ("choose", "Why"),
        ("agenda", "Agenda and rule"),
        ("predict", "Predict"),
        ("play", "Play"),
        ("find", "Go to"),
        ("keys", "Keys"),
        ("rests", "Rests on it"),
        ("change", "Change it"),
        ("where", "Its step"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "walk/predict": (
        ("choose", "Answer"),
        ("tick", "Tick"),
        ("reasons", "Reasons"),
        ("show_instead", "Show me instead"),
        ("predict", "Stop predicting"),
        ("record", "Record"),
        ("keys", "Keys"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "walk/predict/told": (
        ("next_question", "Next question"),
        ("choose", "Why"),
        ("where", "This step"),
        ("predict", "Stop predicting"),
        ("record", "Record"),
        ("keys", "Keys"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "walk/predict/over": (("choose", "Its step"), ("predict", "Stop predicting"), ("keys", "Keys"), ("quit", "Leave")),
    "change/whatif": (
        ("fold", "Turn"),
        ("choose", "Why"),
        ("pane", "Other pane"),
        ("keep", "Keep"),
        ("undo", "Undo"),
        ("back", "Drop"),
        ("keys", "Keys"),
        ("yes", "Yes"),
        ("no", "No"),
        ("leave_open", "Leave open"),
        ("find", "Find"),
        ("actions", "Actions"),
    ),
    "change/least": (
        ("choose", "Try"),
        ("fold", "Pin a fact"),
        ("why", "Why"),
        ("keep", "Keep"),
        ("back", "Back"),
        ("keys", "Keys"),
        ("find", "Find"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "change/carries": (
        ("choose", "Open"),
        ("fold", "Unfold"),
        ("why", "Why"),
        ("leave_open", "Try without"),
        ("change", "Change it"),
        ("keys", "Keys"),
        ("find", "Find"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "change/rounds": (
        ("round_next", "Round"),
        ("play_rounds", "Play"),
        ("choose", "Why"),
        ("event", "Add an event"),
        ("leave_open", "Take out"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("find", "Find"),
        ("quit", "Leave"),
    ),
    "compare/later": (
        ("choose", "Open"),
        ("expect", "Expect"),
        ("arrived", "Add what came"),
        ("why", "Why"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "compare/rivals": (
        ("theory_next", "Theory"),
        ("choose", "Why there"),
        ("their_rules", "Their rules"),
        ("why", "Why here"),
        ("fold", "Unfold"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "compare/scoreboard": (
        ("choose", "Open"),
        ("fold", "Unfold"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "rules/rules": (
        ("choose", "Where it fires"),
        ("rule_text", "Text"),
        ("write_rule", "New rule"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "rules/rules/broken": (
        ("choose", "Open the text there"),
        ("write_rule", "New rule"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "rules/text": (
        ("write_text", "Write"),
        ("back", "Rules"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "rules/map": (
        ("choose", "Open"),
        ("fold", "Unfold"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "told": (("choose", "Why this"), ("fold", "Fold"), ("back", "Back"), ("find", "Find"), ("keys", "Keys")),
    "conclusions": (
        ("choose", "Why"),
        ("next_name", "Name"),
        ("rests", "Rests on it"),
        ("change", "Change it"),
        ("fold", "Unfold"),
        ("find", "Find"),
        ("keys", "Keys"),
        ("where", "Its step"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "conclusions/circles": (
        ("next_name", "Names"),
        ("choose", "Why"),
        ("change", "Change it"),
        ("pane", "What stops it"),
        ("next_ring", "Next circle"),
        ("keys", "Keys"),
        ("where", "Its step"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "why": (
        ("choose", "Why this"),
        ("next_name", "Name"),
        ("rests", "Rests on it"),
        ("change", "Change it"),
        ("where", "Step"),
        ("fold", "Fold"),
        ("back", "Back"),
        ("find", "Find"),
        ("keys", "Keys"),
    ),
    "rests": (
        ("choose", "Why"),
        ("change", "Change it"),
        ("where", "Step"),
        ("fold", "Unfold"),
        ("back", "Back"),
        ("find", "Find"),
        ("keys", "Keys"),
    ),
    "find": (("choose", "Go there"), ("mark", "Choose"), ("back", "Back")),
    "actions": (("choose", "Do it"), ("mark", "Choose"), ("back", "Back")),
    "keys": (("choose", "Do it"), ("back", "Back")),
    "agenda": (("next", "Step"), ("back", "Back"), ("keys", "Keys")),
    "record": (("choose", "Its step"), ("back", "Back")),
    "new case": (("choose", "Go on"), ("mark", "Choose"), ("back", "Back")),
    "write case": (("choose", "Write it"), ("back", "Back")),
    "happened": (("back", "Back"),),
    "memo": (("choose", "Write it"), ("back", "Back")),
    "quit": (("choose", "Leave"), ("back", "Stay")),
}
_FACES = {"next": "←→", "round_next": "←→", "theory_next": "←→", "next_name": "←→"}
_PAIRS = {
    "next": ("next", "previous"),
    "round_next": ("round_next", "round_before"),
    "theory_next": ("theory_next", "theory_before"),
    "next_name": ("next_name", "previous_name"),
}
"""Two keys that belong together are printed as one, as long as one of them works."""


_ONLY: dict[tuple[str, str], Callable[[Situation], bool]] = {
    ("whatif", "back"): lambda at: at.tried > 0,
    ("rounds", "leave_open"): lambda at: at.mark == "event",
}
"""Where the word beside a key (Drop, Take out) says more than the key does everywhere."""


_BY_MARK: dict[tuple[str, str], dict[str, str]] = {
    ("circles", "way"): {"choose": "Try", "pane": "Other pane"},
    ("whatif", "sentence"): {"fold": "Unfold"},
    ("whatif", "thing"): {"fold": "Unfold", "choose": "Unfold"},
}
"""What a key does on a mark that only some lines of a view have."""


def _works(id: str, at: Situation) -> bool:
    if at.typing and id == "pane":
        return True  # In a text, Tab takes a suggestion instead of changing the pane.
    only = None if at.sheet else _ONLY.get((at.view, id))
    if only is not None and not only(at):
        return False
    return any(state(BY_ID[each], at) == "" for each in _PAIRS.get(id, (id,)))


def hints(at: Situation, width: int) -> tuple[KeyHint, ...]:
    """The keys for the marked line, in the order of their use: seven at most, more only where it is wide."""
    most = 7 if width < 110 else 12
    typing = _TYPING if at.place == "case" else _TYPING_RULES if at.place == "rules" else _TYPING_ELSEWHERE
    wanted = typing if at.typing and not at.sheet else _HINTS[at.sheet] if at.sheet else _at(_HINTS, at)
    words = {} if at.sheet else _BY_MARK.get((at.view, at.mark), {})
    offered = [KeyHint(id, _face(id, at), words.get(id, word)) for id, word in wanted if _works(id, at)]
    # The way to all the other keys is the last that gives way.
    kept = [hint for hint in offered if hint.action == "keys"]
    used = 1 + sum(map(_size, kept))
    for hint in offered:
        if hint.action == "keys":
            continue
        used += _size(hint)
        if len(kept) == most or used > width + 3:
            break
        kept.append(hint)
    return tuple(hint for hint in offered if hint in kept)


def _face(id: str, at: Situation) -> str:
    """How a key is printed: two that belong together as one, unless the settings part them."""
    other = dict(at.other_keys)
    return _FACES[id] if id in _FACES and not any(each in other for each in _PAIRS.get(id, ())) else BY_ID[id].shown(at)


def _size(hint: KeyHint) -> int:
    return len(hint.key) + len(hint.word) + 4

"""One table of everything that can be done: its words, its keys, where it applies, and why it is off.

The keys line, the list of all actions, the sheet of keys and the Now line read this table, so they
cannot disagree. A new action is one entry here and one method `do_<id>` on the screen that has it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from .keys import printed, with_cyrillic
from .places import PLACES
from .situation import Situation

ANYWHERE = "Anywhere"
SENTENCE = "On any sentence"
HERE = "Here"


def _always(_: Situation) -> bool:
    return True


def _on(_: Situation) -> str:
    return ""


@dataclass(frozen=True)
class Action:
    """Something that can be done, by key, by click or by its words."""

    id: str
    words: str
    """In the list of all actions."""
    brief: str
    """In the sheet of keys, beside the key."""
    keys: tuple[str, ...] = ()
    print_as: str = ""
    group: str = ANYWHERE
    applies: Callable[[Situation], bool] = _always
    """Whether this action exists here at all."""
    off: Callable[[Situation], str] = _on
    """Why it can do nothing just now, as a sentence; empty while it can."""
    command: str = ""
    """The shell command that does the same, with {case} and {sentence}."""
    also: str = ""
    """Other words by which it is looked for."""
    listed: bool = True
    """Whether it stands among all actions; keys that only move do not."""

    @property
    def printed(self) -> str:
        """How its key is called on the screen."""
        return self.print_as or (printed(self.keys[0]) if self.keys else "")

    def shown(self, now: Situation) -> str:
        """How its key is called here, where it may have another one."""
        return dict(now.other_keys).get(self.id, self.printed)

    @cached_property
    def bound(self) -> str:
        """Its keys as Textual wants them, those of a Cyrillic keyboard included."""
        return ",".join(with_cyrillic(self.keys))


def _built(id: str) -> bool:
    return any(place.id == id for place in PLACES)


def _place(*ids: str) -> Callable[[Situation], bool]:
    return lambda now: now.place in ids and not now.sheet


def _watching(now: Situation) -> bool:
    return now.place == "walk" and now.view != "predict" and not now.sheet


def _view(place: str, view: str) -> Callable[[Situation], bool]:
    return lambda now: (now.place, now.view) == (place, view) and not now.sheet


_plays = _view("change", "rounds")


def _in_walk(now: Situation) -> bool:
    return _watching(now) or now.sheet == "agenda"


def _predicting(now: Situation) -> bool:
    return now.place == "walk" and now.view == "predict" and not now.sheet


def _asked(now: Situation) -> bool:
    """A question stands that is not answered yet."""
    return _predicting(now) and now.phase in ("choose", "reasons")


def _no_case(now: Situation) -> str:
    return "" if now.has_case else "No case is open. Enter on one of the lists opens it."


def _no_book(now: Situation) -> str:
    return "" if now.has_book or now.has_case else "No case and no rulebook is open. Enter on Home opens one."


def _no_rule(now: Situation) -> str:
    return "" if now.mark == "rule" else "No rule is marked. ↑ and ↓ mark one."


def _no_sentence(now: Situation) -> str:
    if _asked(now) and not now.sentence:
        return "Answer first; then every line can be asked about."
    return "" if now.sentence else "No sentence is marked. ↑ and ↓ mark one."


def _nothing_asked(now: Situation) -> str:
    return "" if now.asked else _no_sentence(now)


def _no_step(now: Situation) -> str:
    if now.steps_of_mark:
        return ""
    if not now.sentence:
        return _no_sentence(now)
    if now.standing in ("stated", "denied"):
        return f"No step concludes it: it is {now.standing} in the case."
    return "No step: nothing was said about it, and no rule concludes it."


def _nothing_to_open(now: Situation) -> str:
    """Where a view may have nothing but prose, Enter is not offered."""
    prose = now.place == "compare" or (now.place, now.view) == ("case", "ask")
    return "Nothing is marked." if prose and not (now.mark or now.sheet or now.typing) else ""


def _no_undo(now: Situation) -> str:
    if now.undo:
        return ""
    if now.place == "rules" and not now.sheet:
        return "Nothing was written here that could be taken back. An answer is taken back in the case: 1, then u."
    return "Nothing was changed yet."


def _no_redo(now: Situation) -> str:
    return "" if now.redo else "Nothing was undone."


def _not_first(now: Situation) -> str:
    if not now.steps:
        return "No rule has anything to say yet."
    return "" if now.step > 1 else "This is the first step."


def _not_last(now: Situation) -> str:
    if not now.steps:
        return "No rule has anything to say yet."
    return "" if now.step < now.steps else "This was the last step."


def _in_view(*views: str) -> Callable[[Situation], bool]:
    """In a view of the case; without a view the case shows its facts."""
    return lambda now: _place("case")(now) and (now.view or "facts") in views


def _no_question(now: Situation) -> str:
    if now.phase == "done":
        return "No question stands: nothing more is worth asking."
    return "" if now.phase else "The next question is looked for."


def _no_answer(now: Situation) -> str:
    if _in_view("ask")(now):
        return _no_question(now)
    return "" if now.mark in ("fact", "detail") else "No sentence of the case is marked."


def _no_steps(now: Situation) -> str:
    return "" if now.steps else "No rule has anything to say yet."


def _no_reasons(now: Situation) -> str:
    if now.phase == "choose":
        return "Choose first what follows: Enter takes the marked line."
    return "" if now.phase == "reasons" else "No question is open."


def _no_yes(now: Situation) -> str:
    if _in_view("ask")(now) and now.phase in ("one", "number"):
        return "There are several answers: ↑↓ choose one, Enter gives it."
    return _no_answer_here(now)


def _no_pane(now: Situation) -> str:
    return "" if now.panes > 1 else "There is one pane only; a window of 110 columns has more."


def _unfoldable(now: Situation) -> str:
    pinned = now.place == "change" and not now.sheet and now.mark in ("way", "pin")
    turns = now.foldable or pinned or now.mark in ("fact", "detail")
    return "" if turns else "Nothing turns on this line."


def _nothing_to_keep(now: Situation) -> str:
    if now.view == "least":
        return "" if now.mark == "way" else "No way is marked. ↑ and ↓ mark one."
    return "" if now.tried else "Nothing is being tried. Start with y, n or o on a sentence."


def _keeps(now: Situation) -> bool:
    return now.place == "change" and now.view in ("whatif", "least") and not now.sheet


def _not_first_round(now: Situation) -> str:
    return "" if now.step > 1 else "This is the first round."


def _not_last_round(now: Situation) -> str:
    return "" if now.step < now.steps else "This is the last round that was played."


def _has_sentences(now: Situation) -> bool:
    return now.place != "home"


def _changes(now: Situation) -> bool:
    return _built("change") and _has_sentences(now)


def _answers(now: Situation) -> bool:
    """On the case an answer is one of the case; everywhere else it is a try, for which there is a place."""
    return _place("case")(now) or _changes(now)


def _no_answer_here(now: Situation) -> str:
    return _no_answer(now) if _place("case")(now) else _no_sentence(now)


def _has_names(now: Situation) -> bool:
    return now.sheet in ("why", "rests") or _place("conclusions")(now)


def _one_name(now: Situation) -> str:
    return "" if now.names > 1 else "The marked line stands for one sentence only, so there is no other name to choose."


def _in_circles(now: Situation) -> bool:
    return _place("conclusions")(now) and now.view == "circles"


_COMMANDS = {"walk": "foedus walk {case} --plain", "compare": "foedus reveal {case}"}
_PLACE_ACTIONS = tuple(
    Action(
        f"place_{place.id}",
        f"Go to {place.title}",
        place.title,
        (place.digit,),
        off=_on if place.id == "home" else _no_book if place.id == "rules" else _no_case,
        command=_COMMANDS.get(place.id, ""),
    )
    for place in PLACES
)

ACTIONS: tuple[Action, ...] = (
    Action("choose", "Open what is marked", "open it, or ask why", ("enter",), off=_nothing_to_open, listed=False),
    Action("mark", "Mark another line", "choose", ("up", "down"), "↑↓", listed=False),
    Action("quit", "Leave Foedus", "leave Foedus", ("q",), also="quit exit close end stop"),
    *_PLACE_ACTIONS,
    Action(
        "fold",
        "Turn over what is marked: fold, or yes, no, open",
        "turn over what is marked",
        ("space",),
        applies=lambda now: (
            now.sheet not in ("", "record") or not (now.place == "walk" or _in_circles(now) or _plays(now))
        ),
        off=_unfoldable,
        listed=False,
    ),
    Action(
        "pane",
        "Go to the other pane",
        "other pane",
        ("tab",),
        applies=lambda now: not _predicting(now),
        off=_no_pane,
        listed=False,
    ),
    Action("back", "One step back", "one step back, never lost", ("escape",), listed=False),
    Action(
        "find",
        "Find a sentence or a step",
        "find a sentence or a step; at home, a case",
        ("slash",),
        off=lambda now: "" if now.place == "home" else _no_case(now),
        also="search look go to jump case title",
    ),
    Action("actions", "All actions", "all actions", ("colon",), listed=False),
    Action("keys", "The keys of this screen", "this sheet", ("question_mark",)),
    Action("undo", "Undo the last answer", "undo", ("u",), off=_no_undo, also="take back revert"),
    Action("redo", "Redo what was undone", "redo", ("U",), off=_no_redo),
    Action(
        "memo",
        "Write a memo on this case: what you look at comes first",
        "memo, written to a file",
        ("m",),
        off=_no_case,
        command="foedus report {case} -o memo.html",
        also="report export save print document page",
    ),
    Action("happened", "What happened: the notices so far", "what happened", listed=True),
    Action(
        "write_case",
        "Write my answers into the case file",
        "write my answers into the case file",
        off=lambda now: _no_case(now) or ("" if now.undo else "Nothing was answered yet."),
        also="save export yaml keep",
    ),
    Action(
        "begin_afresh",
        "Forget all answers and start the case afresh",
        "forget all answers, start afresh",
        off=lambda now: _no_case(now) or ("" if now.answered else "Nothing was answered yet."),
        also="reset clear again anew over delete",
    ),
    Action(
        "new_case",
        "Start a case of your own",
        "a new case",
        ("a",),
        group=HERE,
        applies=_place("home"),
        command="foedus new case NAME --rules RULES",
        also="create begin own",
    ),
    Action(
        "tour",
        "Take the tour: nine steps, three minutes",
        "take the tour",
        applies=lambda now: not now.touring,
        also="help learn introduction tutorial begin",
    ),
    Action(
        "end_tour",
        "End the tour",
        "end the tour",
        applies=lambda now: now.touring,
        also="stop leave quit skip",
    ),
    Action("colours", "Change the colours", "change the colours"),
    Action(
        "why",
        "Why does this hold, or why not",
        "why, or why not",
        ("w",),
        group=SENTENCE,
        applies=_has_sentences,
        off=_no_sentence,
        command='foedus why {case} "{sentence}"',
    ),
    Action(
        "where",
        "Go to the step that concludes it",
        "its step in the walk",
        ("s",),
        group=SENTENCE,
        applies=_has_sentences,
        off=_no_step,
    ),
    Action(
        "rests",
        "What rests on it, or what it would lead to",
        "what rests on it",
        ("r",),
        group=SENTENCE,
        applies=_has_sentences,
        off=_nothing_asked,
        command="foedus run {case} --rests-on",
        also="depends falls without leads",
    ),
    Action(
        "change",
        "What would change it",
        "what would change it",
        ("c",),
        group=SENTENCE,
        applies=_changes,
        off=_nothing_asked,
        command='foedus change {case} "{sentence}"',
        also="break bring about repair least smallest",
    ),
    Action("yes", "Say that it is so", "yes", ("y",), group=SENTENCE, applies=_answers, off=_no_yes),
    Action("no", "Say that it is not so", "no", ("n",), group=SENTENCE, applies=_answers, off=_no_answer_here),
    Action(
        "leave_open",
        "Leave it open: forget the answer",
        "leave open",
        ("o",),
        group=SENTENCE,
        also="drop delete remove retract unsay clear withdraw",
        applies=_answers,
        off=_no_answer_here,
    ),
    Action("add", "Add a sentence", "add a sentence", ("a",), group=HERE, applies=_in_view("facts", "silent")),
    Action(
        "number",
        "Answer with another number",
        "another number",
        ("a",),
        group=HERE,
        applies=_in_view("ask"),
        off=lambda now: "" if now.phase == "number" else "No number is asked for.",
    ),
    Action(
        "edit",
        "Word the marked sentence anew",
        "edit the marked one",
        ("e",),
        group=HERE,
        applies=_in_view("facts"),
        off=_no_answer,
    ),
    Action(
        "details",
        "Details: how sure, who says so, the source",
        "how sure, who says so, source",
        ("d",),
        group=HERE,
        applies=_in_view("facts"),
        off=_no_answer,
    ),
    Action(
        "next_name",
        "The next of several names",
        "next name",
        ("right",),
        group=HERE,
        applies=_has_names,
        off=_one_name,
        also="another pair ally",
    ),
    Action(
        "previous_name",
        "The name before",
        "name before",
        ("left",),
        group=HERE,
        applies=_has_names,
        off=_one_name,
    ),
    Action("next_ring", "The next circle", "next circle", ("space",), group=HERE, applies=_in_circles),
    Action("next", "The next step", "next step", ("right",), group=HERE, applies=_in_walk, off=_not_last),
    Action("previous", "The step before", "step before", ("left",), group=HERE, applies=_in_walk, off=_not_first),
    Action("first", "The first step", "first step", ("home",), group=HERE, applies=_watching, off=_not_first),
    Action("last", "The last step", "last step", ("end",), group=HERE, applies=_watching, off=_not_last),
    Action(
        "agenda",
        "What waits, and the rule as written",
        "agenda, rule as written",
        ("d",),
        group=HERE,
        applies=_in_walk,
        off=_no_steps,
    ),
    Action(
        "play",
        "Play the steps, one in two seconds",
        "play and pause",
        ("space",),
        group=HERE,
        applies=_watching,
        off=_not_last,
    ),
    Action(
        "predict",
        "Predict before you look; again to stop",
        "predict before you look",
        ("p",),
        group=HERE,
        applies=_place("walk"),
        off=_no_steps,
        command="foedus walk {case} --plain --predict",
        also="guess quiz test question",
    ),
    Action("tick", "Tick a reason", "tick a reason", ("space",), group=HERE, applies=_predicting, off=_no_reasons),
    Action(
        "reasons",
        "From the answers to the reasons, and back",
        "reasons, and back",
        ("tab",),
        group=HERE,
        applies=_predicting,
        off=lambda now: "" if _asked(now) else "No question is open.",
    ),
    Action("show_instead", "Show me instead", "show me instead", ("right",), group=HERE, applies=_asked),
    Action(
        "next_question",
        "The next question",
        "next question",
        ("right",),
        group=HERE,
        applies=lambda now: _predicting(now) and not _asked(now),
        off=lambda now: "" if now.phase == "told" else "No question is left behind this step.",
    ),
    Action(
        "record",
        "Which rules are understood",
        "which rules are understood",
        ("d",),
        group=HERE,
        applies=lambda now: _predicting(now) or now.sheet == "record",
        off=_no_steps,
    ),
    Action(
        "expect",
        "Write down what you expect: what, how likely, by when",
        "what you expect",
        ("p",),
        group=HERE,
        applies=_view("compare", "later"),
        also="forecast predict bet",
    ),
    Action("arrived", "Add what came later", "add what came", ("a",), group=HERE, applies=_view("compare", "later")),
    Action(
        "keep",
        "Keep the try: take it into the case",
        "keep the try",
        ("k",),
        group=HERE,
        applies=_keeps,
        off=_nothing_to_keep,
        also="take over accept apply save",
    ),
    Action("round_next", "The next round", "next round", ("right",), group=HERE, applies=_plays, off=_not_last_round),
    Action(
        "round_before", "The round before", "round before", ("left",), group=HERE, applies=_plays, off=_not_first_round
    ),
    Action(
        "play_rounds",
        "Play the rounds, one in two seconds",
        "play and pause",
        ("space",),
        group=HERE,
        applies=_plays,
        off=_not_last_round,
        command="foedus play {case}",
    ),
    Action(
        "event",
        "Put an event in before the chosen round",
        "put in an event",
        ("a",),
        group=HERE,
        applies=_plays,
        also="add schedule happens",
    ),
    Action("theory_next", "The next theory", "next theory", ("right",), group=HERE, applies=_view("compare", "rivals")),
    Action(
        "theory_before", "The theory before", "theory before", ("left",), group=HERE, applies=_view("compare", "rivals")
    ),
    Action(
        "their_rules",
        "The rules of the chosen theory",
        "their rules",
        ("d",),
        group=HERE,
        applies=_view("compare", "rivals"),
    ),
    Action(
        "write_rule",
        "Write a new rule behind the marked one",
        "write a rule",
        ("a",),
        group=HERE,
        applies=_view("rules", "rules"),
        also="add create new",
    ),
    Action(
        "rule_text",
        "The text of the marked rule",
        "its text",
        ("e",),
        group=HERE,
        applies=_view("rules", "rules"),
        off=_no_rule,
        also="edit change yaml",
    ),
    Action(
        "write_text",
        "Write in this text",
        "write in it",
        ("e",),
        group=HERE,
        applies=_view("rules", "text"),
        also="edit change yaml type begin",
    ),
    Action(
        "drop_draft",
        "Drop the text of this rulebook that is not in force",
        "drop what is not in force",
        group=HERE,
        applies=_view("rules", "rules"),
        off=lambda now: "" if now.unfinished else "All that was written is in force.",
        also="discard throw away delete draft revert",
    ),
    Action(
        "original",
        "Read the case by its own rulebook again",
        "the case's own rulebook again",
        group=HERE,
        applies=_place("rules"),
        off=lambda now: "" if now.own_rules else "The case is read by its own rulebook.",
        also="copy undo revert back bundled",
    ),
    Action(
        "map_mermaid",
        "Write what rests on what in this case as a Mermaid diagram",
        "diagram, Mermaid",
        group=HERE,
        applies=_place("rules"),
        off=_no_case,
        command="foedus report {case} -o map.mmd",
        also="map export graph",
    ),
    Action(
        "map_dot",
        "Write what rests on what in this case as a DOT diagram",
        "diagram, DOT",
        group=HERE,
        applies=_place("rules"),
        off=_no_case,
        command="foedus report {case} -o map.dot",
        also="map export graph graphviz",
    ),
)

BY_ID = {action.id: action for action in ACTIONS}


def state(action: Action, now: Situation) -> str | None:
    """None where the action does not exist here, "" where it works, else why it is off."""
    return action.off(now) if action.applies(now) else None


def usable(now: Situation) -> tuple[Action, ...]:
    """The actions that would do something just now."""
    return tuple(action for action in ACTIONS if state(action, now) == "")


def refused(now: Situation) -> tuple[tuple[Action, str], ...]:
    """The actions that exist here but are off, each with its reason."""
    return tuple((action, reason) for action in ACTIONS if action.listed and (reason := state(action, now)))


def command(action: Action, now: Situation) -> str:
    """The shell command that does the same; empty where there is none or its sentence is missing."""
    if not action.command or not now.case or ("{sentence}" in action.command and not now.sentence):
        return ""
    return action.command.format(case=now.case, sentence=now.sentence)

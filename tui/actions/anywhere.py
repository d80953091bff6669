"""What can be done anywhere."""

from __future__ import annotations

from .. import keynames as key
from ..places import PLACES
from ..situation import Situation
from .action import Action, works
from .reasons import no_book, no_case
from .where import in_circles, plays, predicting


def _nothing_to_open(now: Situation) -> str:
    """Where a view may have nothing but prose, Enter is not offered."""
    prose = now.place == "compare" or (now.place, now.view) == ("case", "ask")
    return "Nothing is marked." if prose and not (now.mark or now.sheet or now.typing) else ""


def _no_pane(now: Situation) -> str:
    return "" if now.panes > 1 else "There is one pane only; a window of 110 columns has more."


def _unfoldable(now: Situation) -> str:
    pinned = now.place == "change" and not now.sheet and now.mark in ("way", "pin")
    turns = now.foldable or pinned or now.mark in ("fact", "detail", "written")
    return "" if turns else "Nothing turns on this line."


def _no_undo(now: Situation) -> str:
    if now.undo:
        return ""
    if now.place == "rules" and now.sheet in ("", "told"):
        return (
            "Nothing was written here that could be taken back. "
            f"An answer is taken back in the case: {key.CASE}, then {key.UNDO}."
        )
    return "Nothing was changed yet."


def _no_redo(now: Situation) -> str:
    return "" if now.redo else "Nothing was undone."


_COMMANDS = {
    "walk": "foedus walk {case} --plain",
    "conclusions": "foedus run {case}",
    "change": 'foedus what-if {case} --deny "{sentence}"',
    "compare": "foedus reveal {case}",
}
_VIEWS = {  # of a view: the command that does the same, and other words by which it is looked for
    "silent": ("foedus run {case} --assumptions", "silence unknown missing open"),
    "ask": ("foedus ask {case}", "interview questions"),
    "predict": ("foedus walk {case} --plain --predict", "guess quiz test"),
    "conflict": ("foedus run {case}", "contradiction exclude both sides"),
    "circles": ("foedus circles {case}", "loop ring vicious feedback break"),
    "taken": ("foedus run {case} --assumptions", "assumed assumptions silence"),
    "least": ('foedus change {case} "{sentence}"', "break stop bring about smallest repair goal"),
    "carries": ("foedus sensitivity {case}", "hangs on sensitivity linchpin bars"),
    "rounds": ("foedus play {case}", "play game turn event simulate break"),
    "rivals": ("foedus rivals {case}", "theories disagree others"),
    "scoreboard": ("foedus reveal --all", "score hits right verdicts"),
    "text": ("", "yaml write edit source"),
    "map": ("", "diagram graph outline"),
}
_OFF = {
    "conflict": lambda now: no_case(now) or ("" if now.in_conflict else "No sentences exclude each other here."),
    "rounds": lambda now: no_case(now) or ("" if now.has_rounds else "No rule of this case leads to a next round."),
}
_VIEW_ACTIONS = tuple(
    Action(
        f"view_{place.id}_{view.id}",
        f"Go to {view.title}, in {place.title}",
        view.title,
        off=_OFF.get(view.id, no_book if place.id == "rules" else no_case),
        command=_VIEWS[view.id][0],
        also=_VIEWS[view.id][1],
        sought=True,
    )
    for place in PLACES
    for view in place.views
    if view.id in _VIEWS
)

_PLACE_ACTIONS = tuple(
    Action(
        f"place_{place.id}",
        f"Go to {place.title}",
        place.title,
        (place.digit,),
        off=works if place.id == "home" else no_book if place.id == "rules" else no_case,
        command=_COMMANDS.get(place.id, ""),
        also=place.views[0].title if place.views else "",
    )
    for place in PLACES
)

ANYWHERE_ACTIONS: tuple[Action, ...] = (
    Action("choose", "Open what is marked", "open it, or ask why", ("enter",), off=_nothing_to_open, listed=False),
    Action("mark", "Mark another line", "choose", ("up", "down"), "↑↓", listed=False),
    Action("quit", "Leave Foedus", "leave Foedus", ("q",), also="quit exit close end stop"),
    *_PLACE_ACTIONS,
    *_VIEW_ACTIONS,
    Action(
        "fold",
        "Turn over what is marked: fold, or yes, no, open",
        "turn over what is marked",
        ("space",),
        applies=lambda now: (
            now.sheet not in ("", "record") or not (now.place == "walk" or in_circles(now) or plays(now))
        ),
        off=_unfoldable,
        listed=False,
    ),
    Action(
        "pane",
        "Go to the other pane",
        "other pane",
        ("tab",),
        applies=lambda now: not predicting(now),
        off=_no_pane,
        listed=False,
    ),
    Action("back", "One step back", "one step back, never lost", ("escape",), listed=False),
    Action(
        "find",
        "Find a sentence or a step",
        "find a sentence or a step; at home, a case",
        ("slash",),
        off=lambda now: "" if now.place == "home" else no_case(now),
        also="search look go to jump case title",
    ),
    Action("actions", "All actions", "all actions", ("colon",), listed=False),
    Action("keys", "The keys of this screen", "this sheet", ("question_mark",)),
    Action("undo", "Undo the last answer", "undo", ("u",), off=_no_undo, also="take back revert"),
    Action("redo", "Redo what was undone", "redo", ("U",), off=_no_redo),
    Action(
        "memo",
        "Write a memo on this case: an answer you look at comes first",
        "memo, written to a file",
        ("m",),
        off=no_case,
        command="foedus report {case} -o memo.html",
        also="report export save print document page",
    ),
    Action("happened", "What happened: the notices so far", "what happened", listed=True),
    Action(
        "write_case",
        "Write my answers into the case file",
        "write my answers into the case file",
        off=lambda now: no_case(now) or ("" if now.undo else "Nothing was answered yet."),
        also="save export yaml keep",
    ),
    Action(
        "begin_afresh",
        "Forget all answers and start the case afresh",
        "forget all answers, start afresh",
        off=lambda now: no_case(now) or ("" if now.answered else "Nothing was answered yet."),
        also="reset clear again anew over delete",
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
    Action("colours", "Change the colours", "change the colours", also="colors theme dark light contrast look"),
)

"""What every screen does: its keys from the table of actions, one notice at a time, and the way back.

Widgets say what happened to them; only the screen knows what it means. What concerns the whole program
(another place, leaving) the screen passes on as a message.
"""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from .. import keynames as key
from ..actions import ACTIONS, BY_ID, state
from ..keys import printed
from ..sentences import SentenceList
from ..store.model import Standing
from . import wishes
from .lines import KeysLine, PlacesLine, ViewsLine
from .shown import Shown, Tries


def table_bindings() -> list[BindingType]:
    """The table of actions as Textual's bindings; their ids can be given other keys in the settings."""
    return [
        Binding(action.bound, f"do('{action.id}')", action.words, show=False, id=action.id)
        for action in ACTIONS
        if action.keys and action.id not in ("mark", "choose")
    ]


class Framed(Shown):
    """A screen with its keys. A subclass has a method `do_<action>` for each action that is its own."""

    BINDINGS: ClassVar[list[BindingType]] = table_bindings()
    ESCAPE_TO_MINIMIZE = False

    Go: TypeAlias = wishes.Go
    Return: TypeAlias = wishes.Return
    Leave: TypeAlias = wishes.Leave
    Recolour: TypeAlias = wishes.Recolour
    PutBack: TypeAlias = wishes.PutBack
    Tours: TypeAlias = wishes.Tours
    Ask: TypeAlias = wishes.Ask

    def post_message(self, message: Message) -> bool:
        """A question is asked of the screen that passes it on."""
        if isinstance(message, Framed.Ask):
            message.over = message.over or self
        return super().post_message(message)

    # -- keys ---

    def seize(self, key: str) -> bool:
        """See every key before anybody else; True where this was all that it meant."""
        if self.has_class("-too-small"):  # What nobody sees is not altered; and all is saved, so that q need not ask.
            if key in self.keys_of("quit"):
                self.post_message(self.Leave())
            return True
        self.desk.notice, self._awaited = "", ""
        if self.typing or key not in [*self.keys_of("undo"), *self.keys_of("redo")]:
            self.desk.altered.grow_old()
        if self.leaving:
            self.at_the_door(key)
            return True
        if key in self.keys_of("quit") and not self.typing:
            self.do_quit()  # At once, or an Enter typed right after it would still reach what lies underneath.
            self.refresh_frame()
            return True
        meant = None if self.typing else self.desk.means(key, self.situation())
        if meant:
            self.call_next(self.action_do, meant)
        elif meant == "":
            self.nothing_here(printed(key))
        self.refresh_frame()
        return meant is not None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A notice stands until the next key or click: who uses the mouse alone reads the Now line, too."""
        if self.desk.notice:
            self.desk.notice = ""
            self.refresh_frame()

    def keys_of(self, action: str) -> list[str]:
        """The keys of an action, by the settings or else by the table."""
        return self.desk.keymap.get(action, BY_ID[action].bound).split(",")

    def at_the_door(self, key: str) -> None:
        """The question whether to leave: while it stands, keys mean nothing but an answer to it."""
        leaves = key == "enter" or key in self.keys_of("quit")
        if leaves:
            self.post_message(self.Leave())
        self.leaving = not leaves and key != "escape"
        self.insisting = self.leaving
        self.refresh_frame()

    async def action_do(self, id: str) -> None:
        """Do what the table says, or say why not."""
        if self.leaving:  # The key came so soon that the question was not yet asked when it was seen first.
            self.at_the_door({"quit": "enter", "back": "escape"}.get(id, ""))
            return
        action, at = BY_ID[id], self.situation()
        why_off = state(action, at)
        if why_off is None:
            self.nothing_here(printed(action.keys[0]))
        elif why_off:
            self.say(why_off)
        else:
            await self.perform(id)

    async def perform(self, id: str) -> None:
        """Call `do_<id>`; places are all done by one method."""
        if id.startswith("place_"):
            self.announce(id.removeprefix("place_"))
            self.post_message(self.Go(id.removeprefix("place_")))
        elif id.startswith("view_"):
            _, there, view = id.split("_")
            self.post_message(self.Go(there, view=view))
        elif callable(method := getattr(self, f"do_{id}", None)):
            result = method()
            if result is not None:
                await result
        self.refresh_frame()

    def announce(self, place: str) -> None:
        """Show on line 1 where one goes, before anything is built: the first time that takes a moment."""
        line = self.query_one(PlacesLine)
        if place != line.here:
            line.here = place
            self._dirty_widgets.add(line)
            self._on_timer_update()  # Draw it now; by itself it would be drawn together with the new place.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that exists in several actions (Space, d) means the one that exists here."""
        if action != "do" or not self.ready:
            return True
        entry, at = BY_ID[str(parameters[0])], self.situation()
        if state(entry, at) is not None:
            return True
        return not any(
            other is not entry and set(other.keys) & set(entry.keys) and state(other, at) is not None
            for other in ACTIONS
        )

    def on_key(self, event: events.Key) -> None:
        """A letter that nobody took is answered, so that no key seems dead."""
        if event.is_printable and event.character and not self.typing and not self.leaving:
            bound = any(event.key in action.bound.split(",") for action in ACTIONS)
            if not bound:
                self.nothing_here(event.character)

    def nothing_here(self, pressed: str) -> None:
        """Answer a key that means nothing on this screen."""
        self.say(f"{pressed} does nothing here. {key.KEYS} shows the keys that do.")

    def refresh_frame(self) -> None:
        """Bring the lines around the body up to date; they may show that the tour is over."""
        super().refresh_frame()
        if self.ready and self.desk.tour is not None and self.desk.tour.over:
            self.post_message(self.Tours(goes=False))

    # -- what every screen can do ---

    def do_tour(self) -> None:
        """Go on the tour."""
        self.post_message(self.Tours(goes=True))

    def do_end_tour(self) -> None:
        """Leave the tour."""
        self.post_message(self.Tours(goes=False))

    def do_back(self) -> None:
        """Back to where one asked from; at the top the program is never left by accident."""
        if self.desk.reads:
            self.say(self.desk.stop_reading())
        elif self.desk.trails:
            self.post_message(self.Return())
        else:
            self.say(f"This is the top. {key.QUIT} leaves Foedus.")

    def do_find(self) -> None:
        """Open the search."""
        self.post_message(self.Ask("find"))

    def do_actions(self) -> None:
        """Open the list of all actions."""
        self.post_message(self.Ask("actions"))

    def do_keys(self) -> None:
        """Open the sheet of keys."""
        self.post_message(self.Ask("keys"))

    def do_colours(self) -> None:
        """The next set of colours."""
        self.post_message(self.Recolour())

    def do_memo(self) -> None:
        """Ask for the name of the memo's file."""
        self.post_message(self.Ask("memo"))

    def do_record(self) -> None:
        """Open the list of which rules are understood."""
        self.post_message(self.Ask("record"))

    def do_understood(self) -> None:
        """The same where its key means something else."""
        self.do_record()

    def do_happened(self) -> None:
        """Open the list of notices."""
        self.post_message(self.Ask("happened"))

    def do_write_case(self) -> None:
        """Write the answers into the case file; for a case that came with Foedus, into a copy."""
        opened = self.desk.case
        own = self.desk.library.files.own(opened.header.id) if opened is not None else ""
        if own:
            self.desk.write_case(own)
        else:
            self.post_message(self.Ask("write case"))

    def do_why(self) -> None:
        """Ask why the marked sentence holds, or why not."""
        self.post_message(self.Ask("why", self.situation().sentence))

    def do_where(self) -> None:
        """Go to the step that concludes the marked sentence; Esc comes back."""
        self.go_to(self.situation().sentence)

    def go_to(self, wanted: str) -> None:
        """Go to a step, or to that of a sentence, with a way back."""
        self.post_message(self.Go("walk", wanted, comes_back=True))

    def do_change(self) -> None:
        """Ask what would change the marked sentence; Esc comes back."""
        self.change(self.situation().sentence)

    def change(self, sentence: str) -> None:
        """Go to what would change a sentence; Esc comes back."""
        self.post_message(self.Go("change", view="least", sentence=sentence, comes_back=True))

    def do_rests(self) -> None:
        """Ask what rests on the marked sentence, or what it would lead to."""
        self.post_message(self.Ask("rests", self.situation().sentence))

    def do_yes(self) -> None:
        """Try what follows if it is so."""
        self._try("stated")

    def do_no(self) -> None:
        """Try what follows if it is not so."""
        self._try("denied")

    def do_leave_open(self) -> None:
        """Try what follows if nothing is said about it."""
        self._try("open")

    def _try(self, standing: Standing) -> None:
        """Off the case nothing is altered: the answer is tried in What if, unless it would be nothing new."""
        opened, sentence = self.desk.case, self.situation().sentence
        already = opened.already((sentence, standing)) if opened is not None else ""
        if already:
            self.say(already)
        else:
            self.try_all(((sentence, standing),))

    def try_all(self, tries: Tries) -> None:
        """Try several answers at once in What if; Esc comes back."""
        self.post_message(self.Go("change", view="whatif", tries=tries, comes_back=True))

    def do_undo(self) -> None:
        """Take back the last answer; right after the rules were changed outside, keep the old ones."""
        if self.desk.altered.fresh is not None:
            self.post_message(self.PutBack(self.desk.altered.fresh))
            return
        self.say(self.desk.undo())
        self.renew()

    def do_redo(self) -> None:
        """Give the answer again that was taken back."""
        if self.desk.altered.fresh_again is not None:
            self.post_message(self.PutBack(self.desk.altered.fresh_again, again=True))
            return
        self.say(self.desk.redo())
        self.renew()

    def do_begin_afresh(self) -> None:
        """Forget all answers."""
        self.say(self.desk.begin_afresh())
        self.renew()

    def do_quit(self) -> None:
        """Ask once, in the Now line."""
        self.leaving, self.insisting = True, False

    def do_fold(self) -> None:
        """Fold or unfold the marked line."""
        if isinstance(part := self.focused, SentenceList):
            part.turn()

    def do_pane(self) -> None:
        """Focus the next pane."""
        self.focus_next()

    # -- what the parts tell ---

    async def on_places_line_wanted(self, event: PlacesLine.Wanted) -> None:
        """A place was clicked: the same as its digit."""
        await self.action_do(f"place_{event.place}")

    async def on_views_line_wanted(self, event: ViewsLine.Wanted) -> None:
        """A view was clicked."""
        self.post_message(self.Go(self.place, view=event.view))

    async def on_keys_line_wanted(self, event: KeysLine.Wanted) -> None:
        """A key was clicked."""
        if self.leaving:
            self.seize("enter" if event.action == "choose" else "escape")
        elif event.action == "choose":
            self.choose_focused()
        else:
            await self.action_do(event.action)

    def choose_focused(self) -> None:
        """Do what Enter does on the focused part."""
        focused = self.focused
        if isinstance(focused, SentenceList):
            focused.action_select()

    def on_sentence_list_marked(self, event: SentenceList.Marked) -> None:
        """Another mark, another Now line."""
        event.stop()
        self.marked(event)
        self.refresh_frame()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Into a text field or out of it: letters mean something else, and the last lines say so."""
        for part in self.query(SentenceList):
            part.refresh()  # The mark is with the list that has the keys.
        self.refresh_frame()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """As on focus."""
        self.refresh_frame()

    def marked(self, event: SentenceList.Marked) -> None:
        """For subclasses that show something about the marked line."""

"""Taking keys: one after the other, however fast they are typed."""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic
from typing import TypeAlias

from textual import events
from textual.widget import Widget

from ..desk import Desk
from ..frame import Framed
from ..places import PLACES
from ..vanished import Vanished
from .goes import Goes

Typed: TypeAlias = events.Key | events.Paste | Vanished
"""What comes from the keyboard, and the end of it."""

LONGEST = 2.0
"""Seconds after which a key is taken even though the one before seems to be still at work."""
ASKING = ("choose", "why", "rests", "change", "where", "find", "predict", *(f"place_{p.id}" for p in PLACES))
"""What these show depends on what follows; typed right behind an answer, they wait until that is evaluated."""
PAUSE = 0.01
"""Seconds between two looks whether it is."""


class TakesKeys(Goes):
    """A key is taken when the one before has done all it does, and so meets the place or the field it was for."""

    def __init__(self, desk: Desk, *, colourless: bool = False, watch: bool = False) -> None:
        super().__init__(desk, colourless=colourless, watch=watch)
        self._ahead: deque[Typed] = deque()
        """What was typed ahead, in its order."""
        self._held = False
        """The first of it waited for an evaluation."""
        self._taken = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed while the key before is still at work."""
        if not isinstance(event, (events.Key, events.Paste, Vanished)) or event.is_forwarded:
            await super().on_event(event)
            return
        early = self._too_early(event)
        if not early:  # Else it waits for a question itself.
            self.desk.questions.make_way()
        if not self._ahead and self._at_rest() and not early:
            await self._take_typed(event)
        else:
            self._ahead.append(event)
            if len(self._ahead) == 1:
                self.call_later(self._go_on)

    async def _go_on(self) -> None:
        early = self._too_early(self._ahead[0])
        self._held |= early
        await asyncio.sleep(PAUSE if early else 0)  # Let the others do theirs.
        if (self._at_rest() and not early) or monotonic() - self._taken > LONGEST:
            await self._take_typed(self._ahead.popleft())
        if self._ahead:
            self.call_later(self._go_on)

    async def _take_typed(self, event: Typed) -> None:
        """Let the screen see each key before anybody else: a notice lasts until then."""
        self._taken = monotonic()
        notice, held, self._held = self.desk.notice, self._held, False
        if isinstance(event, events.Key) and isinstance(self.screen, Framed) and self.screen.seize(event.key):
            return
        if held:
            self.desk.notice = notice  # What the answer changed came while the key waited: nobody has read it yet.
        await super().on_event(event)

    def _at_rest(self) -> bool:
        """Whether nothing is on its way between the program, the screen and its parts, and all of them stand."""
        screen = self.screen
        return not (self.message_queue_size or screen._callbacks) and all(
            part.is_mounted and not part.message_queue_size for part in screen.walk_children(Widget, with_self=True)
        )

    def _too_early(self, event: Typed) -> bool:
        """Whether a key asks what follows from an answer that is still being evaluated."""
        opened, screen = self.desk.case, self.screen
        if opened is None or not opened.stale or not isinstance(event, events.Key) or not isinstance(screen, Framed):
            return False
        return not (screen.typing or screen.leaving) and any(event.key in screen.keys_of(action) for action in ASKING)

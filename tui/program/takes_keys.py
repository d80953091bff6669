"""Taking keys: one after the other, however fast they are typed."""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic

from textual import events
from textual.widget import Widget

from ..desk import Desk
from ..frame import Framed
from .goes import Goes

LONGEST = 2.0
"""Seconds after which a key is taken even though the one before seems to be still at work."""


class TakesKeys(Goes):
    """A key is taken when the one before has done all it does, and so meets the place or the field it was for."""

    def __init__(self, desk: Desk, *, colourless: bool = False, watch: bool = False) -> None:
        super().__init__(desk, colourless=colourless, watch=watch)
        self._ahead: deque[events.Key | events.Paste] = deque()
        """What was typed ahead, in its order."""
        self._taken = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed while the key before is still at work."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif not self._ahead and self._at_rest():
            await self._take_typed(event)
        else:
            self._ahead.append(event)
            if len(self._ahead) == 1:
                self.call_later(self._go_on)

    async def _go_on(self) -> None:
        await asyncio.sleep(0)  # Let the others do theirs.
        if self._at_rest() or monotonic() - self._taken > LONGEST:
            await self._take_typed(self._ahead.popleft())
        if self._ahead:
            self.call_later(self._go_on)

    async def _take_typed(self, event: events.Key | events.Paste) -> None:
        """Let the screen see each key before anybody else: a notice lasts until then."""
        self._taken = monotonic()
        if isinstance(event, events.Key) and isinstance(self.screen, Framed) and self.screen.seize(event.key):
            return
        await super().on_event(event)

    def _at_rest(self) -> bool:
        """Whether nothing is on its way between the program, the screen and its parts, and all of them stand."""
        screen = self.screen
        return not (self.message_queue_size or screen._callbacks) and all(
            part.is_mounted and not part.message_queue_size for part in screen.walk_children(Widget, with_self=True)
        )

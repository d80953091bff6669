"""What the views of Change share: the questions that the evaluated case answers."""

from __future__ import annotations

from ...opencase import OpenCase
from ...reading import Changing
from ..late import Late


class ChangeView(Late):
    """A view asks about the open case; where nothing is evaluated yet, it waits."""

    @property
    def asked(self) -> tuple[OpenCase, Changing] | None:
        """The open case with what answers questions about it."""
        opened = self.desk.case
        if opened is None or opened.reading.changing is None:
            return None
        return opened, opened.reading.changing

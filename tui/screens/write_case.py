"""The answers of a case that came with Foedus, written into a copy: in which file?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.widgets import Input

from ..files import file_name
from ..row import BLANK, Heading, Prose, Row
from .chooser import Chooser


class WriteCaseSheet(Chooser):
    """One question: the name of the file."""

    SHEET = "write case"
    SIGN = ">"

    def rows(self, text: str) -> Sequence[Row]:
        """The question."""
        why = "A case that came with Foedus is never altered; your answers go into a copy of it."
        return Heading("In which file should the case with your answers lie?"), BLANK, Prose(why, quiet=True)

    def on_mount(self) -> None:
        """Suggest a name."""
        field = self.query_one("#typed", Input)
        field.value = file_name(f"my {Path(self.desk.case.header.name).stem}" if self.desk.case else "")
        field.cursor_position = len(field.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it, and stay on the question where that cannot be done."""
        event.stop()
        event.prevent_default()
        if self.text and self.desk.write_case(self.text):
            self.dismiss()
        self.refresh_frame()

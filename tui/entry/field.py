"""A field for text: one line without a border, in the colours of what stands around it."""

from __future__ import annotations

from textual.widgets import Input


class Field(Input):
    """The caret and what is selected are reversed, so that they are seen without colours too."""

    DEFAULT_CSS = """
    Field {
        width: 1fr; height: 1; border: none; padding: 0; background: $background; color: $foreground;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .input--cursor { text-style: reverse; background: $background; color: $foreground; }
        & > .input--selection { text-style: reverse; background: $background; color: $foreground; }
    }
    """

    def __init__(self, *, id: str, select_on_focus: bool = False) -> None:
        super().__init__(select_on_focus=select_on_focus, id=id)
        self.cursor_blink = False

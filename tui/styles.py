"""The styles of the screen, parsed once for each set of colours."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class Styles(Stylesheet):
    """As Textual's; but that parses all styles twice anew for each place that opens for the first time.

    Here what was parsed stays until a colour changes, so a key that opens a place is answered sooner.
    """

    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        self.parse()

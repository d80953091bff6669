"""What nobody said never reads as if it were taken to be so."""

from __future__ import annotations

from tui.paint import plain
from tui.reading import Known
from tui.screens.find import rows


def test_a_silence_that_is_found_says_that_nothing_was_said() -> None:
    known = [Known("the CSTO is a modern security system", "assumed")]
    shown = plain(rows("modern", known, ()), 79)
    assert "nothing was said" in shown, "The word beside the bare sentence says what is the case."
    assert "assumed" not in shown, "It would read as if it were assumed that it is."

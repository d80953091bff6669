"""A drawn ring stays within its pane at every width, and in plain ASCII where nothing else can be shown."""

from __future__ import annotations

import pytest

from tui.paint import paint, plain
from tui.row import Look, Node, Rail

RING = (
    Node("a", "Uzbekistan acts behind Russia's back", word="likely", first=True),
    Rail('"In turn", step 20'),
    Node("b", "Russia and Uzbekistan keep up the pretence in the CSTO", word="likely"),
    Rail('"Who is no equal goes behind the back", step 30', back=True),
    Node("c", "Russia denies Uzbekistan equality", word="likely", last=True),
)


@pytest.mark.parametrize("width", range(20, 121, 5))
@pytest.mark.parametrize("ascii", [False, True])
def test_no_line_of_a_ring_is_wider_than_its_pane(width: int, ascii: bool) -> None:
    for row in RING:
        for line in paint(row, width, Look(ascii=ascii)):
            assert line.cell_length <= width, f"'{line.plain}' is wider than {width} cells."
            assert not ascii or line.plain.isascii(), line.plain


def test_a_ring_is_closed() -> None:
    drawn = plain(RING, 50).splitlines()
    assert drawn[0] == "  ┌─> Uzbekistan acts behind Russia's back ──────┐"
    assert drawn[-2] == "  └── Russia denies Uzbekistan equality <────────┘"
    between = drawn[1:-2]
    assert all(line[2] == "│" and line[49] == "│" for line in between), "\n".join(drawn)

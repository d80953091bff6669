"""Text from files is shown as text, and measured in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text import cell_len, clip, closed, neutral, shorten, wrap


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\nb\tc", "a b c"),
        ("right\u202eleft", "right\\u202eleft"),
        ("bell\x07", "bell\\x07"),
        ("hid\u200bden", "hid\\u200bden"),
        ("[bold]no markup[/bold]", "[bold]no markup[/bold]"),
        ("Ўзбекистон, État, 中国", "Ўзбекистон, État, 中国"),
    ],
)
def test_what_could_steer_the_terminal_is_written_out(hostile: str, shown: str) -> None:
    assert neutral(hostile) == shown


@given(st.text(max_size=200), st.integers(1, 40))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(text: str, room: int) -> None:
    text = neutral(text)
    lines = [text[start:end] for start, end in wrap(text, room)]
    for line in lines:
        assert cell_len(line) <= max(room, 2), f"{line!r} is wider than {room}"
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_what_is_cut_says_so() -> None:
    assert clip("the vicious circle persists", 14) == "the vicious..."
    assert clip("short", 14) == "short"
    assert cell_len(clip("中国中国中国", 8)) <= 8


def test_a_sentence_is_cut_behind_a_word_and_keeps_what_is_to_be_kept() -> None:
    circle = "the vicious circle between Russia and Uzbekistan persists"
    assert shorten(circle, 60) == circle
    assert shorten(circle, 46) == "the vicious circle between Russia and...", "it is cut at its end, behind a word"
    assert shorten(circle, 40, "Uzbekistan") == "the vicious ... Uzbekistan persists"
    assert closed(circle, 60) == f"{circle}."
    assert closed(circle, 46) == shorten(circle, 46), "what is cut ends with its three dots"
    assert all(len(shorten(circle, size)) <= size for size in range(4, 60))
    assert all(len(shorten(circle, size, "Russia")) <= size for size in range(4, 60))

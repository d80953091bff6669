"""Rows on the grid: sentences begin in column 5, words end at the right edge."""

from __future__ import annotations

from tui.glyphs import ASCII, UNICODE, Glyph, ascii_is_safer
from tui.paint import paint, plain
from tui.row import BLANK, Heading, Line, Look, Progress, Prose
from tui.text import cell_len

WALK = (
    Progress("Step 39 of 41   wave 5", 39, 41),
    BLANK,
    Heading("The vicious circle persists", "circle-persists, author's words"),
    BLANK,
    Line("1", "Uzbekistan acts behind Russia's back", Glyph.CONCLUDED, "likely   step  3", "if", 8),
    Line("2", "Uzbekistan suspends or leaves the CSTO", Glyph.ASSUMED, "only if certain, assumed", "unless", 8),
    Prose('"This is a vicious circle that can only be broken if the approach is quite revised ..."', "Trenin", hang=1),
)


def test_a_step_reads_as_in_the_drawn_frame() -> None:
    assert plain(WALK, 79).splitlines() == [
        "  Step 39 of 41   wave 5   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━●──",
        "",
        "  The vicious circle persists                   circle-persists, author's words",
        "",
        "  if      ∴ Uzbekistan acts behind Russia's back               likely   step  3",
        "  unless  ~ Uzbekistan suspends or leaves the CSTO     only if certain, assumed",
        '  "This is a vicious circle that can only be broken if the approach is quite',
        '   revised ..."                                                          Trenin',
    ]


def test_a_long_sentence_hangs_and_its_word_stands_on_the_last_line() -> None:
    line = Line("x", "the CSTO fails the intra-alliance test over Tajikistan and Uzbekistan", Glyph.CONCLUDED)
    assert plain([line], 50).splitlines() == [
        "  ∴ the CSTO fails the intra-alliance test over",
        "    Tajikistan and Uzbekistan",
    ]
    worded = Line("x", line.sentence, Glyph.CONCLUDED, "possible")
    assert plain([worded], 50).splitlines()[-1] == "    Tajikistan and Uzbekistan             possible"


def test_below_80_columns_the_word_stands_under_its_sentence() -> None:
    line = Line("x", "Russia leads the CSTO", Glyph.STATED, "stated")
    assert plain([line], 59, Look(stacked=True)).splitlines() == ["  ● Russia leads the CSTO", "    stated"]


def test_ascii_says_everything_in_ascii() -> None:
    rows = [*WALK, Line("x", "so it is", Glyph.STATED, "stated", level=2), Prose("→ goes on, ←→ step")]
    drawn = plain(rows, 79, Look(ascii=True))
    assert drawn.isascii()
    assert "Right goes on, Left/Right step" in drawn


def test_no_row_is_ever_wider_than_its_pane() -> None:
    rows = [*WALK, Line("x", "a" * 300, Glyph.STATED, "stated, disputed, yours", "and not", 8, level=4)]
    for width in range(24, 100):
        for look in (Look(), Look(stacked=True)):
            for row in rows:
                for line in paint(row, width, look):
                    assert line.cell_length <= width, f"{line.plain!r} at {width}"


def test_signs_are_one_cell_wide_and_all_different() -> None:
    for signs in (UNICODE, ASCII):
        assert set(signs.of) == set(Glyph)
        assert all(cell_len(sign) == 1 for sign in signs.of.values())
        assert len(set(signs.of.values())) == len(Glyph)


def test_ascii_is_chosen_where_the_locale_cannot_show_signs() -> None:
    assert ascii_is_safer({"LANG": "de_DE.ISO-8859-1"})
    assert ascii_is_safer({"LANG": "ja_JP.UTF-8"})
    assert not ascii_is_safer({"LANG": "en_US.UTF-8"})
    assert not ascii_is_safer({"LC_ALL": "C.UTF-8", "LANG": "C"})
    assert ascii_is_safer({"LC_ALL": "C", "LANG": "en_US.UTF-8"}), "the locale C promises no more than ASCII"
    assert ascii_is_safer({"LANG": "en_US.UTF-8"}, encoding="ascii"), "what is drawn on counts, too"


def test_certainty_is_weight() -> None:
    def weights(word: str) -> set[str]:
        (line,) = paint(Line("x", "so", Glyph.CONCLUDED, word), 40, Look())
        return {str(span.style) for span in line.spans if "$" not in str(span.style)}

    assert weights("certain") == {"bold"}
    assert weights("likely") == set()
    assert weights("possible") == {"italic"}
    assert weights("only if certain, assumed") == set()

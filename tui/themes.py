"""Four inks on a paper: the terminal's own text, quiet, what people said, and what nobody said.

Colour never says anything alone: every standing has its sign and its word. So the mono theme, which
has no colour at all, loses nothing.
"""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str, ink: str, paper: str, quiet: str, you: str, open_: str, *, dark: bool, ansi: bool = False
) -> Theme:
    return Theme(
        name=name,
        primary=you,
        secondary=quiet,
        accent=open_,
        warning=open_,
        error=open_,
        success=you,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=paper,
        boost=paper,
        dark=dark,
        ansi=ansi,
        variables={
            "ink": ink,
            "paper": paper,
            "quiet": quiet,
            "you": you,
            "open": open_,
            "ansi-background": paper,
            "ansi-foreground": ink,
            "input-cursor-background": ink,
            "input-cursor-foreground": paper,
        },
    )


DARK = _theme("dark", "#E6E6E6", "#16181D", "#9AA0A6", "#6CB6FF", "#F0A030", dark=True)
LIGHT = _theme("light", "#1A1A1A", "#FAFAF7", "#5F6368", "#005A9C", "#8A4B00", dark=False)
CONTRAST = _theme("high-contrast", "#FFFFFF", "#000000", "#FFFFFF", "#FFFFFF", "#FFFFFF", dark=True)
SAFE = _theme("colour-blind-safe", "#F0F0F0", "#101010", "#A8A8A8", "#56B4E9", "#E69F00", dark=True)
"""Sky blue and orange as Okabe and Ito chose them: apart under every colour vision, and in brightness too."""
SIXTEEN = _theme(
    "sixteen",
    "ansi_default",
    "ansi_default",
    "ansi_default",
    "ansi_bright_blue",
    "ansi_yellow",
    dark=True,
    ansi=True,
)
MONO = _theme(
    "mono",
    "ansi_default",
    "ansi_default",
    "ansi_default",
    "ansi_default",
    "ansi_default",
    dark=True,
    ansi=True,
)

THEMES = (DARK, LIGHT, CONTRAST, SAFE, SIXTEEN, MONO)
"""In the order in which "Change the colours" goes through them."""


def following(name: str) -> Theme:
    """The theme after this one."""
    names = [theme.name for theme in THEMES]
    return THEMES[(names.index(name) + 1) % len(THEMES)] if name in names else DARK

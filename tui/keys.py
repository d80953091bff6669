"""Names of keys: how they are printed, and the same letters on a Cyrillic keyboard, by their place."""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
BY_PLACE = dict(zip(_LATIN, _CYRILLIC, strict=True))
BY_PLACE |= {latin.upper(): cyrillic.upper() for latin, cyrillic in BY_PLACE.items() if latin.isalpha()}
# The keys that print / ? and : print these with a Cyrillic layout.
_SIGNS = {"slash": "full_stop", "question_mark": "comma", "colon": "Ж"}

_PRINTED = {
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def with_cyrillic(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys, and for each letter or sign the one that lies in its place."""
    more = tuple(_SIGNS.get(key) or BY_PLACE.get(key, "") for key in keys)
    return keys + tuple(key for key in more if key)


def printed(key: str) -> str:
    """A key as it is called on the screen."""
    return _PRINTED.get(key, key)


def named(key: str) -> str:
    """A key by Textual's name, where it is written as it is printed: "/" or "slash", "→" or "right", "Esc"."""
    key = key.strip() or key
    by_print = {shown.lower(): name for name, shown in _PRINTED.items()}
    return by_print.get(key.lower(), key)

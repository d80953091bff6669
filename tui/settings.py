"""The settings of the user: keys, colours, plain characters. A mistake in them is told in a sentence and left out.

They stand in `config.toml` in the user's folder for settings (`FOEDUS_CONFIG` names another file):

    theme = "light"
    ascii = true
    [keys]
    predict = "f"
    next = ["right", "l"]
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from platformdirs import user_config_path

from .actions import ACTIONS, BY_ID, Action, state
from .keys import named, printed, with_cyrillic
from .places import PLACES
from .situation import Situation
from .themes import THEMES

_FIXED = ("choose", "mark", "back")
"""Without these nobody would find the way back."""


@dataclass(frozen=True)
class Settings:
    """What was read. `keymap` has the keys of an action by its id, as Textual names them."""

    theme: str = ""
    ascii: bool = False
    keymap: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def file() -> Path:
    """Where the settings stand."""
    chosen = os.environ.get("FOEDUS_CONFIG")
    return Path(chosen) if chosen else user_config_path("foedus", appauthor=False) / "config.toml"


def load(path: Path | None = None) -> Settings:
    """The settings; without a file there are none."""
    path = path or file()
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError):
        return Settings(problems=(f"{path.name} cannot be read; nothing of it counts.",))
    return read(text, path.name)


def read(text: str, name: str = "config.toml") -> Settings:
    """The settings in a text."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        return Settings(problems=(f"{name} is no TOML, and nothing of it counts: {problem}.",))
    problems = [f"{name}: {_meant(key, ('theme', 'ascii', 'keys'), 'setting')}" for key in found if key not in _KNOWN]
    theme, ascii, keys = found.get("theme", ""), found.get("ascii", False), found.get("keys", {})
    themes = [each.name for each in THEMES]
    if theme and theme not in themes:
        problems.append(f"{name}: there are no colours '{theme}', but {', '.join(themes)}.")
        theme = ""
    if not isinstance(ascii, bool):
        problems.append(f"{name}: ascii is true or false.")
        ascii = False
    if not isinstance(keys, dict):
        problems.append(f'{name}: keys is a table: [keys], and below it lines such as predict = "f".')
        keys = {}
    keymap, wrong = _keymap(keys)
    return Settings(theme, ascii, keymap, tuple(problems + [f"{name}: {each}" for each in wrong]))


_KNOWN = ("theme", "ascii", "keys")


def listing() -> str:
    """Every action that can have other keys: its name, its keys, what it does."""
    rows = [(action.id, " ".join(map(printed, action.keys)), action.words) for action in ACTIONS]
    rows = [row for row in rows if row[0] not in _FIXED]
    widths = [max(len(row[at]) for row in rows) for at in (0, 1)]
    return "".join(f"{id:{widths[0]}}  {keys:{widths[1]}}  {words}\n" for id, keys, words in rows)


def _meant(word: str, known: tuple[str, ...], what: str) -> str:
    near = get_close_matches(word, known, 1, 0.6)
    return f"'{word}' is no {what}{f'; did you mean {near[0]}?' if near else '.'}"


def _keymap(keys: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """The keys of each action, and what is wrong with others."""
    found: dict[str, tuple[str, ...]] = {}
    wrong = []
    can = tuple(action.id for action in ACTIONS if action.id not in _FIXED)
    for id, value in keys.items():
        listed = [value] if isinstance(value, str) else value
        if id in _FIXED:
            wrong.append(f"{printed(BY_ID[id].keys[0])} stays what it is; '{id}' cannot have another key.")
        elif id not in can:
            wrong.append(_meant(id, can, "action"))
        elif not isinstance(listed, list) or not listed or not all(_is_key(key) for key in listed):
            wrong.append(f'{id} needs a key, such as {id} = "f", or several: {id} = ["f", "space"].')
        else:
            found[id] = tuple(named(key) for key in listed)
    for id in list(found):
        other = _other(id, found)
        if other is not None:
            wrong.append(f"{id} keeps its own key: '{printed(found[id][0])}' is taken by {other.id} ({other.brief}).")
            del found[id]
    return {id: ",".join(with_cyrillic(each)) for id, each in found.items()}, wrong


def _is_key(key: object) -> bool:
    return isinstance(key, str) and bool(key.strip()) and "," not in key.strip(",")


def _other(id: str, found: Mapping[str, tuple[str, ...]]) -> Action | None:
    """Another action that has one of these keys where this one is."""
    mine = BY_ID[id]
    for action in ACTIONS:
        keys = found.get(action.id, action.keys)
        if action.id != id and set(keys) & set(found[id]) and any(_both(mine, action, at) for at in _EVERYWHERE):
            return action
    return None


def _both(one: Action, other: Action, at: Situation) -> bool:
    return state(one, at) is not None and state(other, at) is not None


_EVERYWHERE = tuple(
    Situation(place=place.id, view=view, has_case=True, phase=phase)
    for place in PLACES
    for view in ([each.id for each in place.views] or [""])
    for phase in ("", "choose", "told")
)

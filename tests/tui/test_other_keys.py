"""Every text that names a key names the one of the settings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

import tui
from tui import keynames, tour
from tui.actions import ACTIONS, BY_ID, keyed, refused
from tui.now import hints, now
from tui.paint import plain
from tui.row import Look, Prose
from tui.screens import keysheet, palette
from tui.settings import read
from tui.tour import Tour

from .conftest import Run
from .sample import SampleLibrary
from .screen_text import lines, now_line, press, said
from .test_actions import SITUATIONS
from .test_app import CASE, App, FoedusApp, P

OTHER = tuple((action.id, "¤") for action in ACTIONS if action.keys and action.id not in ("choose", "mark", "back"))
"""Every action that can have another key has this one."""
USUAL = re.compile(
    r"→|←|\bSpace\b|\bHome\b(?! )|\bEnd\b|\bTab\b"
    r"|(?<![\w'])[b-zU](?:, | and | or |:| )"
    r"|(?<![\w'])a (?=\w+s (?:one|it|a|the|what|another)\b)"
    r"|(?<!step )(?<!round )(?<!\w)[0-6](?! of)(?= \w+s\b| again| and)"
)
IN_TEXT = re.compile(r"Tab (takes|goes on|goes to the next|or next)")
"""In a text field Tab belongs to the field."""


def usual(text: str) -> str:
    """A usual key that the text names."""
    found = USUAL.search(IN_TEXT.sub("", text))
    return found[0] if found else ""


def names() -> Iterator[tuple[str, str]]:
    module: ModuleType = keynames
    for name, value in vars(module).items():
        if name.isupper() and name not in ("BEFORE", "BEHIND"):
            yield name, value


def test_every_key_that_a_text_can_name_is_that_of_an_action() -> None:
    for name, value in names():
        ids = value.strip(keynames.BEFORE + keynames.BEHIND).split()
        assert ids, name
        assert all(id in BY_ID for id in ids), name


def test_the_pattern_sees_the_usual_keys() -> None:
    for at in (SITUATIONS[0], replace(SITUATIONS[0], place="walk", steps=41, step=9)):
        text = now(at)
        assert bool(usual(text)) == (at.place == "walk"), text
    for text in (
        "a adds one.",
        "y, n and o try it.",
        "3 again shows it.",
        "Space turns.",
        "Start with y, n or o on it.",
    ):
        assert usual(text), text


def test_with_other_keys_no_now_line_no_reason_and_no_offer_names_a_usual_one() -> None:
    for at in SITUATIONS[::7]:
        at = replace(at, other_keys=OTHER)
        assert not usual(now(at)), now(at)
        for _, why in refused(at):
            assert not usual(why), why
        for hint in hints(at, 140):
            assert hint.key in ("Enter", "Esc", "↑↓", "¤", "¤/¤"), hint


def test_with_other_keys_the_tour_leads_by_them(monkeypatch: pytest.MonkeyPatch) -> None:
    at = replace(SITUATIONS[0], other_keys=OTHER, touring=True)
    for part in tour.parts(39):
        there = replace(at, place=part.place, sheet=part.over[0])
        monkeypatch.setattr(tour, "parts", lambda circle, part=part: (part,))
        words = Tour().words(there)
        assert not usual(words.replace("type 39", "")), words


def test_with_other_keys_the_sheet_and_the_list_of_actions_print_them() -> None:
    look = Look(keys=OTHER)
    for at in SITUATIONS[:: len(SITUATIONS) // 40]:
        at = replace(at, other_keys=OTHER)
        for row in (*keysheet.rows(at), *palette.rows("", at)):
            key = getattr(row, "lead", "").strip() or getattr(row, "word", "")
            assert key in ("", "Enter", "Esc", "↑↓", "¤") or isinstance(row, Prose), row
            if isinstance(row, Prose):
                assert not usual(plain([row], 80, look)), row


def test_two_keys_that_belong_together_are_told_apart_where_one_is_another() -> None:
    assert keyed(keynames.STEPS) == "←→"
    assert keyed(keynames.STEPS, (("next", "l"),)) == "←/l"


def test_bodies_and_notices_name_the_keys_of_the_settings(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "n")
        assert "z takes it back" in said(app), said(app)
        await press(pilot, "z")
        assert "Z brings it back" in said(app), said(app)
        await press(pilot, "down")
        assert "f, n and o answer" in now_line(app), now_line(app)
        await press(pilot, "9")
        assert any("h shows" in line for line in lines(app)), lines(app)
        await press(pilot, "down", "enter")
        assert "v Rests on it" in lines(app)[1] or "v Would lead to" in lines(app)[1], lines(app)[1]

    text = '[keys]\nyes = "f"\nundo = "z"\nredo = "Z"\nplace_walk = "9"\nagenda = "h"\nrests = "v"\n'
    run(act, app=FoedusApp(SampleLibrary(), case=CASE, settings=read(text)))


PLAIN = re.compile(
    r"(?<![\w'<])[a-zU:?0-9] (?:adds|asks|brings|drops|goes|keeps|leaves|opens|puts|says|shows|takes|tries|writes)\b"
)
"""A key written as it is, with what it does."""


def test_no_text_has_a_key_written_as_it_is() -> None:
    written = []
    for path in sorted(Path(tui.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in alone]
        written += [f"{path.name}:{node.lineno}: {node.value}" for node in texts if PLAIN.search(str(node.value))]
    assert not written, f"These name a key that may be another in the settings: {written}"

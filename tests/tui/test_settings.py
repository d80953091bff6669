"""Settings: keys by the ids of actions, colours, plain characters; a mistake is told in a sentence and left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.open_command import command
from tui.actions import ACTIONS
from tui.app import FoedusApp
from tui.settings import Settings, load, read
from tui.store import chosen
from tui.themes import THEMES

from .conftest import Run
from .sample import SampleLibrary
from .screen_text import lines, now_line, press, said
from .test_app import CASE, App, P, shows

MANUAL = Path(__file__).parents[2] / "docs" / "manual.md"


def app(text: str) -> FoedusApp:
    return FoedusApp(SampleLibrary(), case=CASE, settings=read(text))


def test_without_a_file_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(tmp_path / "config.toml") == Settings()
    (tmp_path / "mine.toml").write_text('theme = "light"\nascii = true\n[keys]\npredict = "f"\n')
    monkeypatch.setenv("FOEDUS_CONFIG", str(tmp_path / "mine.toml"))
    found = load()
    assert (found.theme, found.ascii, found.problems) == ("light", True, ())
    assert found.keymap == {"predict": "f,а"}, "The key in the same place of a Cyrillic keyboard comes with it."  # noqa: RUF001


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = ", "config.toml is no TOML, and nothing of it counts"),
        ('theme = "pink"', "there are no colours 'pink', but dark, light"),
        ('ascii = "yes"', "ascii is true or false"),
        ('them = "light"', "'them' is no setting; did you mean theme?"),
        ('[keys]\npredicts = "f"', "'predicts' is no action; did you mean predict?"),
        ("[keys]\npredict = 7", 'predict needs a key, such as predict = "f"'),
        ('[keys]\nchoose = "f"', "Enter stays what it is"),
        ('[keys]\npredict = "d"', "predict keeps its own key: 'd' is taken by agenda"),
        ("keys = 3", "keys is a table"),
    ],
)
def test_a_mistake_is_told_and_left_out(text: str, told: str) -> None:
    found = read(text)
    assert any(told in problem for problem in found.problems), found.problems
    assert all(problem.endswith((".", "?")) for problem in found.problems), found.problems
    assert (found.theme, found.ascii, dict(found.keymap)) == ("", False, {})


def test_two_actions_can_change_their_keys() -> None:
    found = read('[keys]\nagenda = "p"\npredict = "d"\nrecord = "x"\nfind = ["/", "f"]\n')
    assert not found.problems
    assert found.keymap["find"].split(",")[:2] == ["slash", "f"]


def test_another_key_does_it_and_stands_everywhere(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "2", "right")
        assert now_line(app) == " → does nothing here. ? shows the keys that do."
        await press(pilot, "l")
        assert shows(app, "Step 2 of 9")
        assert "l Step" in lines(app)[-1]
        await press(pilot, "?")
        assert any(line.strip("▸ ").split() == ["l", "next", "step"] for line in lines(app)), lines(app)
        await press(pilot, "l")
        assert shows(app, "Step 3 of 9"), "From the sheet of keys it works as well."
        await press(pilot, ":", *"next step")
        assert any("The next step" in line and line.endswith(" l") for line in lines(app))
        await press(pilot, "escape", "x")
        assert shows(app, "Enter leaves, Esc stays.")

    run(act, app=app('[keys]\nnext = "l"\nquit = "x"\n'))


def test_in_a_text_a_letter_is_a_letter(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "f", "f", "f")
        assert shows(app, "  Add   ff")

    run(act, app=app('[keys]\nadd = "f"\n'))


def test_colours_and_plain_characters_are_taken_and_a_mistake_is_said_at_the_start(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        assert app.theme == "colour-blind-safe"
        assert "".join(lines(app)).isascii()
        assert said(app) == "config.toml: 'sound' is no setting."

    text = 'theme = "colour-blind-safe"\nascii = true\nsound = "loud"\n'
    run(act, app=FoedusApp(SampleLibrary(), settings=read(text)))


def test_without_colours_no_theme_has_any(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(app: App, pilot: P) -> None:
        assert app.theme == "mono"

    run(act, app=app('theme = "light"'))


def test_the_first_start_says_its_words_once_and_chosen_colours_are_there_again(run: Run) -> None:
    assert chosen.read() == chosen.Chosen(), "Before the first start nothing is chosen."

    async def first(app: App, pilot: P) -> None:
        assert said(app) == "You can do everything with arrows, Enter and Esc. ? helps, nothing gets lost."
        await press(pilot, ":", *"colours", "enter")
        assert app.theme == "light"

    async def again(app: App, pilot: P) -> None:
        assert not said(app), "The first words are said once."
        assert app.theme == "light", "Colours that were chosen in the program are there at the next start."

    run(first, app=FoedusApp(SampleLibrary(), chosen=chosen.read()))
    run(again, app=FoedusApp(SampleLibrary(), chosen=chosen.read()))


def test_all_actions_are_listed_by_their_names_and_the_manual_names_all_colours() -> None:
    result = CliRunner().invoke(command, ["--keys"], standalone_mode=False)
    for action in ACTIONS:
        if action.id not in ("choose", "mark", "back"):
            assert re.search(rf"^{action.id} .* {re.escape(action.words)}$", result.output, re.MULTILINE), action.id
    for theme in THEMES:
        assert f"`{theme.name}`" in MANUAL.read_text("utf-8")

"""Home: what was left, one's own cases with what is wrong with them, a new case, and answers written on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.files import file_name

from .conftest import Run
from .screen_text import lines, press, said, write
from .test_app import App, P, shows

OWN = """\
case: Two allies   # a remark
rulebook: csto-2012
facts:
  # who leads
  - say: Russia leads the CSTO
    by: me
  - Belarus is a member of the CSTO
"""


def app(folder: Path, case: str = "", *named: Path) -> FoedusApp:
    return FoedusApp(EngineLibrary(folder=folder, named=named), case=case)


def test_a_file_is_named_after_its_title() -> None:
    assert file_name("NATO & Turkey, 15 July 2016") == "nato-turkey-15-july-2016.yaml"
    assert file_name("Österreich") == "osterreich.yaml"
    assert file_name("Дело") == "my-case.yaml", "A title without a Latin letter has a name all the same."


def test_own_cases_stand_first_and_what_is_wrong_with_one_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(OWN)
    (tmp_path / "broken.yaml").write_text("case: Broken\nrulebook: csto-2012\nfacts:\n- Russia loves the CSTO deeply\n")
    (tmp_path / "notes.yaml").write_text("a list: of things\n")
    elsewhere = tmp_path / "far" / "other.yaml"
    elsewhere.parent.mkdir()
    elsewhere.write_text(OWN.replace("Two allies", "From elsewhere"))

    async def act(app: App, pilot: P) -> None:
        await press(pilot)
        text = [line.strip("▸ ") for line in lines(app)]
        assert text[7:11] == ["Your cases", "From elsewhere", "Broken", "line 4: No statement reads like this."]
        assert text[11] == "Two allies"
        await press(pilot, "down", "down", "enter")
        assert "broken.yaml, line 4: No statement reads like this." in " ".join(said(app).split())
        assert lines(app)[1].startswith(" Broken"), "it is opened as text"
        assert any(line.startswith("4! - Russia loves the CSTO") for line in lines(app)), "at that line"
        await press(pilot, "escape")
        assert lines(app)[0].startswith("[0 Home]"), "Esc goes back"
        await press(pilot, "enter", "enter", "end", *["backspace"] * len("loves the CSTO deeply"))
        await write(pilot, "leads the CSTO")
        await press(pilot, "escape")
        assert "[1 Case]" in lines(app)[0], "once it can be read, it is opened as a case"
        assert shows(app, "Russia leads the CSTO")
        assert (tmp_path / "broken.yaml").read_text().endswith("- Russia leads the CSTO\n")

    run(act, app=app(tmp_path, "", elsewhere))


def test_enter_alone_goes_on_where_one_left_and_the_cases_before_are_named(run: Run, tmp_path: Path) -> None:
    async def first(app: App, pilot: P) -> None:
        await press(pilot, "2", "right", "right", "q", "enter")

    async def other(app: App, pilot: P) -> None:
        await press(pilot, "q", "enter")

    async def then(app: App, pilot: P) -> None:
        assert lines(app)[5].startswith("▸   Continue: The CSTO on 15 June 2012")
        assert lines(app)[5].endswith("walk, step 3")
        assert lines(app)[6].startswith("    NATO: France")
        await press(pilot, "enter")
        assert shows(app, "Step 3 of 41")

    run(other, app=app(tmp_path, "france-1966"))
    run(first, app=app(tmp_path, "csto-2012"))
    run(then, app=app(tmp_path))


@pytest.mark.parametrize("rulebook", ["csto-2012", "scholarship-ruling"])
def test_a_new_case_is_asked_for_written_and_opened(run: Run, tmp_path: Path, rulebook: str) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "a")
        await write(pilot, "My first: a case")
        await press(pilot, "enter")
        assert shows(app, "With which rulebook is it read?")
        await press(pilot, *rulebook.partition("-")[0], "enter")
        assert shows(app, "> my-first-a-case.yaml")
        await press(pilot, "escape", "escape")
        assert shows(app, "> My first: a case"), "Esc goes one question back, and nothing typed is lost."
        await press(pilot, "enter", *rulebook.partition("-")[0], "enter", "enter")
        assert shows(app, "My first: a case")
        assert "[Facts 0]" in lines(app)[1]
        assert "Written:" in said(app)

    run(act, app=app(tmp_path))
    text = (tmp_path / "my-first-a-case.yaml").read_text()
    assert f'case: "My first: a case"\nrulebook: {rulebook}\n' in text


def test_no_file_is_overwritten_by_a_new_case(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken.yaml").write_text(OWN)

    async def act(app: App, pilot: P) -> None:
        await press(pilot, "a")
        await write(pilot, "Taken")
        await press(pilot, "enter", "enter", "enter")
        assert said(app) == "taken.yaml is there already, and nothing is overwritten. Another name?"
        assert shows(app, "> taken.yaml")

    run(act, app=app(tmp_path))
    assert (tmp_path / "taken.yaml").read_text() == OWN


async def written(pilot: P) -> None:
    await press(pilot, ":")
    await press(pilot, *"write my", "enter")


def test_answers_are_written_into_the_file_only_when_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN)

    async def act(app: App, pilot: P) -> None:
        await press(pilot, "n", "down", "d", "space", "escape")
        assert file.read_text() == OWN, "Answering alone writes nothing into the file."
        await written(pilot)
        assert "Written: 2 answers are in" in said(app)
        assert not shows(app, "yours"), "What is written is the file's own."
        await press(pilot, "u")
        assert shows(app, "yours"), "What was written can still be taken back here."

    run(act, app=app(tmp_path, str(file)))
    assert file.read_text() == (
        "case: Two allies   # a remark\nrulebook: csto-2012\nfacts:\n  # who leads\n"
        "  - likely: Russia leads the CSTO\n    by: me\n  - not: Belarus is a member of the CSTO\n"
    )


def test_a_case_that_came_with_foedus_is_written_into_a_copy(run: Run, tmp_path: Path) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "n")
        await written(pilot)
        assert shows(app, "> my-csto-2012.yaml")
        await press(pilot, "enter")
        assert "1 answer is in" in said(app)
        await written(pilot)
        await press(pilot, "enter")
        assert "is there already" in said(app)

    run(act, app=app(tmp_path, "csto-2012"))
    text = (tmp_path / "my-csto-2012.yaml").read_text()
    assert "# Members" in text
    assert "  - not: " in text


def test_in_a_session_nothing_is_written_outside_of_its_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    mine.mkdir()
    theirs.mkdir()
    (theirs / "own.yaml").write_text(OWN)
    monkeypatch.setenv("FOEDUS_CONFINED", str(mine))

    async def act(app: App, pilot: P) -> None:
        await press(pilot, "n")
        await written(pilot)
        await press(pilot, "ctrl+u")
        await write(pilot, str(theirs / "stolen.yaml"))
        await press(pilot, "enter")
        assert said(app) == "In a browser, files lie in a folder of your own: a name alone is enough."
        await press(pilot, "ctrl+u")
        await write(pilot, "kept.yaml")
        await press(pilot, "enter")
        assert "1 answer is in" in said(app)

    run(act, app=app(mine, str(theirs / "own.yaml"), theirs / "own.yaml"))
    assert (theirs / "own.yaml").read_text() == OWN, "A case that was named for all is never altered."
    assert sorted(path.name for path in tmp_path.rglob("*.yaml")) == ["kept.yaml", "own.yaml"]


def test_all_answers_are_forgotten_as_one_act_and_home_counts_with_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(OWN)

    async def act(app: App, pilot: P) -> None:
        opened = app.desk.case
        assert opened is not None
        before = opened.facts
        await press(pilot, "n", "down", "o")
        assert opened.facts == before - 1
        await press(pilot, "0")
        assert shows(app, f"{before - 1} facts, "), "Home counts with the answers."
        await press(pilot, "1", "colon")
        await write(pilot, "afresh")
        await press(pilot, "enter")
        assert opened.facts == before, "The case stands as in its file."
        assert "All answers are forgotten" in said(app)
        assert opened.begin_afresh() == "Nothing was answered yet."
        await press(pilot, "u")
        assert opened.facts == before - 1, "One key brings all of them back."

    run(act, app=app(tmp_path, str(tmp_path / "good.yaml")))


def test_end_goes_to_the_end_of_all_actions(run: Run, tmp_path: Path) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "colon", "end")
        assert not shows(app, "more below"), "The last lines are seen."

    run(act, app=app(tmp_path, "csto-2012"))

"""Beside a fact it can be said how sure it is, who says so, from which source, and that it is disputed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from engine import Problems, load_case, open_library
from engine.authoring.facts_file import with_facts
from tui.adapt import EngineLibrary
from tui.adapt.facts import answered
from tui.app import FoedusApp
from tui.opencase import OpenCase
from tui.store import Keeper, disk

from .conftest import Run
from .screen_text import press, write
from .test_app import shows


def opened(name: str) -> OpenCase:
    library = EngineLibrary(folder=Path("/nowhere"))
    return OpenCase(library, library.open(name))


def a_fact(case: OpenCase) -> str:
    return next(fact.sentence for topic in case.topics for fact in topic.facts if fact.standing == "stated")


@pytest.mark.parametrize("name", ["csto-2012", "scholarship-award"])
def test_what_is_said_beside_a_fact_is_undone_kept_and_read_again(name: str) -> None:
    case = opened(name)
    sentence = a_fact(case)
    before = case.fact(sentence)
    assert before is not None
    for field, value in (("by", "Ms Weber"), ("source", "Treaty, p. 2"), ("disputed", not before.disputed)):
        case.say_beside(sentence, field, value)  # type: ignore[arg-type]
    fact = case.fact(sentence)
    assert fact is not None
    assert (fact.by, fact.cited, fact.disputed) == ("Ms Weber", "Treaty, p. 2", not before.disputed)
    assert fact.yours, "A fact of the file with other details is an answer of the user on top of it."
    case.answer(sentence, "denied")
    case.answer(sentence, "open")
    case.answer(sentence, "stated")
    assert case.fact(sentence) == fact, "What was said beside a sentence comes back when it stands so again."
    case.close()
    again = opened(name)
    assert again.fact(sentence) == fact, "It is kept in the file of the answers."
    for _ in range(6):
        again.undo()
    assert again.fact(sentence) == before, "u takes each of them back."
    for _ in range(6):
        again.redo()
    assert again.fact(sentence) == fact, "U brings each of them back."
    again.close()


def test_what_an_older_program_kept_is_still_read() -> None:
    keeper = Keeper("csto-2012")
    keeper.path.parent.mkdir(parents=True, exist_ok=True)
    answer = '{"sentence": "Russia leads the CSTO", "standing": "stated", "certainty": "likely"}'
    change = f'{{"id": "a", "words": "yes", "answers": [{answer}]}}'
    keeper.path.write_text(f'{{"version": 1, "case": "csto-2012", "changes": [{change}], "done": 1}}', "utf-8")
    kept = disk.read(keeper.path)
    assert kept is not None
    assert kept.changes[0].answers[0].source is None, "It said nothing of a source."
    case = opened("csto-2012")
    fact = case.fact("Russia leads the CSTO")
    assert fact is not None
    assert (fact.certainty, bool(fact.cited)) == ("likely", True), "The file still says the source."
    case.close()


def test_what_rests_on_a_disputed_fact_says_so() -> None:
    case = opened("csto-2012")
    library, id = case.library, case.header.id
    before = sum(bool(one.beside) for one in library.read(id, case.answers).known)
    case.say_beside("Russia leads the CSTO", "disputed", True)
    reading = library.read(id, case.answers)
    marked = [one for one in reading.known if one.beside]
    assert len(marked) > before, "A fact that is disputed marks what falls without it."
    told = reading.why(marked[0].sentence)
    assert any(passage.title == "It rests on a disputed fact" for passage in told.passages), "Why names it."
    case.close()


@pytest.mark.parametrize(
    "item",
    [
        "- Russia leads the CSTO # why\n",
        "- likely: Russia leads the CSTO\n  # between\n  by: him # who\n",
        "- by: him # who\n  say: Russia leads the CSTO\n",
        "- {say: Russia leads the CSTO, source: column-2012}\n",
        "- say: Russia leads the CSTO\n  source: >-\n    a long\n    source\n  note: it stays\n",
        "- not: Russia leads the CSTO\n  disputed: true\n",
    ],
)
def test_it_is_written_into_the_case_file_and_comments_stay(item: str, tmp_path: Path) -> None:
    text = f"case: C\nrulebook: csto-2012\nfacts:\n{item}- Belarus is a member of the CSTO # last\n"
    path = tmp_path / "c.yaml"
    path.write_text(text, "utf-8")
    library = EngineLibrary(folder=tmp_path)
    case = OpenCase(library, library.open(str(path)))
    case.answer("Armenia is a member of the CSTO", "stated", "likely")
    for sentence in ("Russia leads the CSTO", "Armenia is a member of the CSTO", "Belarus is a member of the CSTO"):
        for field, value in (("by", "Ms Weber: a note"), ("source", "Treaty, p. 2 #4"), ("disputed", True)):
            case.say_beside(sentence, field, value)  # type: ignore[arg-type]
    wanted = {sentence.sentence: sentence for topic in case.topics for sentence in topic.facts}
    library.files.write(case.header.id, case.answers, str(path))
    new = path.read_text("utf-8")
    found = load_case(str(path), open_library(), Problems())
    assert found is not None, new
    for fact in found.facts:
        shown = wanted[found.rulebook.say(fact.sentence.positive)]
        assert (fact.by, fact.source, fact.disputed) == (shown.by, shown.cited, shown.disputed), new
        assert str(fact.certainty) == shown.certainty, new
    assert len(found.facts) == 3, new
    for remark in ("# why", "# between", "# who", "# last"):
        assert (remark in text) == (remark in new), "Every comment stays."
    assert ("it stays" in text) == ("it stays" in new), "A note stays."
    case.close()


def test_a_fact_stated_twice_stays_so_until_it_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(
        "case: C\nrulebook: csto-2012\nfacts:\n"
        "- possible: Russia leads the CSTO\n- say: Russia leads the CSTO\n  by: x\n",
        "utf-8",
    )
    found = load_case(str(path), open_library(), Problems())
    assert found is not None
    assert answered(found, (), lambda _: None) == found.facts, "Without an answer the screen has all facts of the file."
    assert with_facts(path.read_text("utf-8"), found, found.facts) == path.read_text("utf-8")


def test_the_fields_are_turned_and_written_on_the_screen(run: Run) -> None:
    async def act(app: FoedusApp, pilot: Pilot[None]) -> None:
        await press(pilot, "a")
        await write(pilot, "Armenia is a member of the CSTO")
        await press(pilot, "enter", "d", "down", "down", "enter")
        await write(pilot, "Treaty, p. 2")
        await press(pilot, "enter")
        assert shows(app, "Source: Treaty, p. 2"), "The source is written as a field under the line."
        await press(pilot, "down", "space")
        assert shows(app, "stated, disputed, yours"), "Space says that it is disputed."
        await press(pilot, "up", "enter")
        await write(pilot, "x")
        await press(pilot, "escape", "enter")
        assert shows(app, "Treaty, p. 2x"), "What was typed before Esc is not lost."
        await press(pilot, "escape", "u", "u")
        assert shows(app, "Source: nothing is said"), "u takes both back."

    run(act, app=FoedusApp(EngineLibrary(folder=Path("/nowhere")), case="csto-2012"))

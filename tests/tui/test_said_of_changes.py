"""That nothing changed is said where somebody wonders, and nowhere else."""

from __future__ import annotations

from tui.changes import UNCHANGED

from .conftest import Run
from .screen_text import press, said
from .test_app import CASE, LEADS, App, P


def test_who_gave_an_answer_is_told_that_nothing_changed(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        opened = app.desk.case
        assert opened is not None
        app.desk.say(opened.answer(LEADS, "denied"))
        app.desk.changed()
        await press(pilot)
        assert said(app).endswith(UNCHANGED), "An answer asks what it changes; so it is said that it changes nothing."

    run(act, case=CASE)


def test_what_is_said_beside_a_sentence_raises_no_such_question(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        opened = app.desk.case
        assert opened is not None
        for words in (opened.say_beside(LEADS, "source", "a newspaper"), opened.undo(), opened.answer(LEADS, "stated")):
            app.desk.say(words)
            alone = app.desk.notice
            app.desk.changed()
            await press(pilot)
            assert said(app) == alone, "A source, its undoing, and what stands so already change nothing that follows."

    run(act, case=CASE)

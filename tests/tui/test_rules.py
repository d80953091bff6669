"""Rules: the book by theme, its text with problems as one types, a copy at the first letter, and the map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.editor import BookText
from tui.editor.ink import inks
from tui.view import editing
from tui.view.scaffold import copied, finished, rule_at, scaffold

from .conftest import Run
from .sample import SampleLibrary
from .sample_books import RIGHT, TEXT, WRONG
from .screen_text import lines, press, said, write
from .test_app import CASE, App, P, shows

NAMES = {
    " ": "space",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    "'": "apostrophe",
    ".": "full_stop",
    "-": "minus",
}
PAUSE = 0.3
"""Longer than the pause after which a text is checked."""


async def type_out(pilot: P, text: str) -> None:
    """Type letter by letter, and wait for the check."""
    await pilot.press(*(NAMES.get(letter, letter) for letter in text))
    await pilot.pause(PAUSE)
    await press(pilot)


def books(app: App) -> Any:
    return app.desk.library.books


class TestTheList:
    """What is in the book, from where it is, and where it fires."""

    def test_rules_stand_by_theme_with_their_letter_and_how_often_they_fired(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6")
            assert lines(app)[1].endswith("[Rules 2]  Text  Map")
            assert lines(app)[1].startswith(" What the column argues"), "the book's title stands in place of the case's"
            assert shows(app, "The vicious circle                                            from  fires")
            assert shows(app, "Quiet talks                                                 A     3")
            assert shows(app, "A the author's own words  I implicit"), "the letters have their key below"

        run(act, case=CASE)

    def test_enter_tells_a_rule_in_sentences_with_the_cases_and_its_steps(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6", "enter")
            assert shows(app, "then     ∴ the vicious circle between <leader> and <ally> persists")
            assert shows(app, "SEATO and Laos"), "the cases in which it nearly fires"
            assert shows(app, "lacks: Laos leaves (missing)")
            await press(pilot, "down", "down", "down", "enter")
            assert shows(app, "Step 9 of 9"), "Enter on a step goes there"

        run(act, case=CASE)

    def test_a_rulebook_opens_from_home_without_any_case(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "end")
            assert any(line.startswith("▸   What the column argues") for line in lines(app)), lines(app)
            await press(pilot, "enter")
            assert "[6 Rules]" in lines(app)[0]
            assert shows(app, "Quiet talks")

        run(act)

    def test_the_map_shows_what_rests_on_what_and_where_it_comes_back(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6")
            app.screen.post_message(app.screen.Go("rules", view="map"))  # type: ignore[attr-defined]
            await press(pilot)
            assert any("the vicious circle persists" in line and line.endswith("1 rule") for line in lines(app))
            await press(pilot, "space")
            assert shows(app, 'by "The circle persists"')
            await press(pilot, "down", "down", "space")
            assert shows(app, "you state it")
            assert shows(app, "a circle: back to above")

        run(act, case=CASE)


class TestTheText:
    """Written in place, checked while one types, put in force on leaving."""

    def test_a_problem_stands_in_the_margin_and_below_and_tab_mends_it(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6", "down", "e", "e")
            await press(pilot, *["down"] * 4, "end", *["left"] * 20)
            area = app.screen.query_one(BookText)
            line = area.document.get_line(area.cursor_location[0])
            area.move_cursor((area.cursor_location[0], line.index("acts") + 4))
            await pilot.press("backspace")
            await type_out(pilot, "")
            assert lines(app)[0].endswith("draft"), "line 1 says that something is not in force"
            assert any("! " in line and WRONG in line for line in lines(app)), "a mark stands in the margin"
            assert shows(app, "No statement reads like this.")
            assert shows(app, "1 problem. Still in force: the text of 14:02"), "the last good one stays in force"
            await press(pilot, "tab")
            await type_out(pilot, "")
            assert shows(app, "No problem."), "Tab takes what is proposed"

        run(act, case=CASE)

    def test_a_bundled_rulebook_is_never_altered_the_first_letter_makes_a_copy_and_says_so(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6", "e", "enter")
            await pilot.press("end")
            await type_out(pilot, "x")
            assert "This is My copy of csto-2012 now; the original is not altered." in said(app)
            assert lines(app)[1].startswith(" My copy of csto-2012")
            assert books(app).texts["csto-2012"] == TEXT
            assert books(app).of(CASE) == "my-csto-2012", "the copy reads the case from now on"
            await press(pilot, "escape")
            assert lines(app)[3].startswith("    What the column argues"), "the original is one line above it"
            assert lines(app)[3].rstrip().endswith("the original; Enter goes back to it")
            await press(pilot, "u")
            assert books(app).of(CASE) == "csto-2012", "u goes back to the original"
            await press(pilot, "U", "home", "enter")
            assert books(app).of(CASE) == "csto-2012", "and so does Enter on its line"
            assert "The case is read by What the column argues again." in said(app)
            await press(pilot, "home", "enter")
            assert books(app).of(CASE) == "my-csto-2012", "the copy is one line above the original then"

        run(act, case=CASE)

    def test_u_takes_back_what_was_written_and_never_an_answer_out_of_sight(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "down", "n", "6", "u")
            assert "Nothing was written here that could be taken back." in said(app)
            assert app.desk.case is not None
            assert len(app.desk.case.answers) == 1, "the answer stands"
            await press(pilot, "enter", "u")
            assert "Nothing was written here that could be taken back." in said(app), "nor on the sheet of a rule"
            assert len(app.desk.case.answers) == 1
            await press(pilot, "escape")
            for word in ("one", "two"):
                await press(pilot, "6", "enter", "pagedown", "pagedown", "end")
                await type_out(pilot, f"  # {word}")
                await press(pilot, "escape")
            mine = "my-csto-2012"
            assert "# two" in books(app).texts[mine]
            await press(pilot, "u")
            assert "The text is as it was before you wrote." in said(app)
            assert "# two" not in books(app).texts[mine]
            assert "# one" in books(app).texts[mine]
            await press(pilot, "U")
            assert "# two" in books(app).texts[mine], "U brings it back"
            await press(pilot, "u", "u")
            assert books(app).of(CASE) == CASE, "before the first letter there was no copy"
            assert len(app.desk.case.answers) == 1

        run(act, case=CASE)

    def test_an_unfinished_rule_is_listed_as_such_and_enter_goes_on_with_its_first_blank(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6", "a")
            assert shows(app, "5 blanks to be filled"), "blanks are no problem, but they are said to be left"
            assert any("○ " in line and "then: ..." in line for line in lines(app)), "each has its mark in the margin"
            await type_out(pilot, "Half a rule")
            await press(pilot, "escape")
            assert "Your rule is unfinished: 4 blanks left" in said(app)
            assert "Still in force: the text of 14:02" in said(app)
            assert any(line.startswith("▸ ○ Half a rule") for line in lines(app)), "it is in the list, and marked"
            assert shows(app, "unfinished: 4 blanks to be filled"), "with what it lacks"
            await press(pilot, "enter")
            area = app.screen.query_one(BookText)
            assert area.document.get_line(area.cursor_location[0]) == "      - ..."
            assert area.selected_text == "...", "letters take the place of the blank"
            assert not area.read_only

        run(act, case=CASE)

    def test_what_is_broken_stays_a_draft_and_is_there_again(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6", "a")
            await type_out(pilot, "Half a rule")
            await press(pilot, "tab")
            await type_out(pilot, "<ally> act behind <leader>'s back")
            await press(pilot, "escape")
            assert "Your text is kept. Still in force: the text of 14:02" in said(app)
            assert shows(app, "Not in force, line"), "the problems stand over the rules"
            assert any(line.startswith("▸ ! Not in force") for line in lines(app)), "and the first of them is marked"
            await press(pilot, "enter")
            assert shows(app, "title: Half a rule"), "Enter opens the text there, and nothing typed is lost"

        run(act, case=CASE)

    def test_tab_goes_to_the_next_problem_and_back(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6", "down", "e", "e")
            area = app.screen.query_one(BookText)
            area.load_text(TEXT.replace(RIGHT, WRONG))
            await type_out(pilot, "")
            first, second = (at for at, line in enumerate(TEXT.split("\n")) if RIGHT in line)
            assert shows(app, "2 problems."), "how many there are"
            assert shows(app, f"line {second + 1}: No statement reads like this."), "each with its line"
            area.move_cursor((0, 3))
            await press(pilot, "tab")
            assert area.cursor_location[0] == first, "Tab goes to the next one"
            assert shows(app, f"Line {first + 1}: No statement reads like this."), "which is told in full"
            assert shows(app, "Tab goes there"), "and where Tab leads from there is marked"
            await press(pilot, "shift+tab")
            assert area.cursor_location[0] == second, "Shift+Tab goes back, round and round"

        run(act, case=CASE)

    def test_a_draft_can_be_dropped_and_blanks_alone_are_no_draft(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6", "a", "escape")
            assert lines(app)[0].endswith("saved"), "blanks that nobody filled are forgotten"
            assert books(app).of(CASE) == "csto-2012", "and make no copy"
            await press(pilot, "a")
            await type_out(pilot, "Half")
            await press(pilot, "escape")
            assert lines(app)[0].endswith("draft")
            await press(pilot, ":")
            await write(pilot, "drop the text")
            await press(pilot, "enter")
            assert "is dropped." in said(app)
            assert lines(app)[0].endswith("saved")

        run(act, case=CASE)

    def test_a_text_is_looked_at_first_and_every_key_works_as_elsewhere(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6", "6")
            assert app.screen.query_one(BookText).text == TEXT
            assert shows(app, "look through the text")
            assert shows(app, "In force: the text that came with Foedus")
            await press(pilot, "x", "backspace", "space", "delete")
            assert app.screen.query_one(BookText).text == TEXT, "no key writes before one begins to write"
            assert books(app).of(CASE) == CASE, "so no stray key makes a copy"
            await press(pilot, "6")
            assert lines(app)[1].endswith("[Map]"), "6 goes on to the map"
            await press(pilot, "6", "6", "escape")
            assert "[Rules 2]" in lines(app)[1], "Esc goes to the rules"
            await press(pilot, "6", "0")
            assert lines(app)[0].startswith("[0 Home]"), "a digit is a place"

        run(act, case=CASE)

    def test_letters_are_letters_while_one_writes(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6", "e", "e", "end")
            await type_out(pilot, "q6?")
            area = app.screen.query_one(BookText)
            assert area.document.get_line(area.cursor_location[0]).endswith("q6?")

        run(act, case=CASE)


class TestANewRule:
    """The walkthrough: write a rule and see it fire."""

    KEYS = ("6", "a"), ("acts be", "denies", "suspends")

    def test_a_rule_is_written_and_seen_to_fire_in_few_keys(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            pressed = 0
            await press(pilot, "6", "a")
            pressed += 2
            for text in ("Denied, so it leaves", "acts be", "denies", "suspends"):
                await type_out(pilot, text)
                await press(pilot, "tab")
                pressed += len(text) + 1
            area = app.screen.query_one(BookText)
            assert "    - <ally> acts behind <leader>'s back" in area.text, "a sentence is completed from its words"
            assert "    then: <ally> suspends or leaves <alliance>" in area.text
            reason = "nobody likes it"
            await type_out(pilot, reason)
            await press(pilot, "escape")
            pressed += len(reason) + 1
            assert "Your rule fires once, in step 9. Enter shows it." in said(app)
            await press(pilot, "enter")
            pressed += 1
            assert shows(app, "Step 9 of 9"), "Enter shows its step"
            assert pressed <= 4 + 62, pressed
            assert "- id: denied-so-it-leaves" in books(app).texts["my-csto-2012"], "its id is made of its title"

        run(act, case=CASE)

    def test_a_rule_that_does_not_fire_says_what_it_lacks_and_enter_asks_why_not(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            books(app).fires = False
            await press(pilot, "6", "a")
            for text in ("It does not", "acts be", "denies", "suspends"):
                await type_out(pilot, text)
                await press(pilot, "tab")
            await press(pilot, "escape")
            assert "It does not fire yet: nearest it lacks Russia denies Belarus equality (missing)." in said(app)
            await press(pilot, "enter")
            assert shows(app, "[w Why not]")

        run(act, case=CASE)

    def test_arrows_choose_among_several_sentences(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "6", "a")
            assert shows(app, "because: ..."), "all its blanks are in sight"
            await press(pilot, "tab")
            await type_out(pilot, "<leader> ")
            assert shows(app, "▸   <leader> denies <ally> equality")
            await press(pilot, "down", "tab")
            assert "- <leader> leads <alliance>" in app.screen.query_one(BookText).text

        run(act, case=CASE)


class TestTextsOfRules:
    """The text is dealt with as text, line by line."""

    def test_a_scaffold_stands_behind_the_rule_with_its_theme(self) -> None:
        text, line = scaffold(TEXT, 6)
        assert text.split("\n")[line - 1] == "  - id: new-rule"
        assert "    theme: The vicious circle" in text.split("\n")[line : line + 3]
        assert text.index("new-rule") < text.index("circle-persists")
        last, end = scaffold(TEXT, 0)
        assert last.index("because: nothing") < last.index("new-rule") < last.index("questions:"), "else it is the last"
        assert scaffold("rulebook: x\n", 0)[0].count("rules:") == 1, "a book without rules gets them"
        assert end > line

    def test_a_new_rule_is_called_after_its_title_and_blank_conditions_go(self) -> None:
        text, line = scaffold(TEXT, 6)
        text = text.replace("title: ...", "title: Quiet talks!", 1).replace("- ...", "- <leader> leads <alliance>", 1)
        found, id = finished(text.replace("then: ...", "then: <leader> denies <ally> equality", 1), line + 3)
        assert id == "quiet-talks-2", "an id that is taken gets a number"
        assert "..." not in found
        assert rule_at(found, line + 3) == (id, line)
        half, _ = finished(text, line + 3)
        assert half.count("...") == 3, "what a rule cannot do without stays to be filled"
        assert finished(scaffold(TEXT, 6)[0], line)[0] == TEXT, "a rule in which nothing was written goes"

    def test_a_copy_has_another_name_and_the_same_lines(self) -> None:
        other = copied(TEXT, "my-csto-2012", "My copy of csto-2012")
        assert other.splitlines()[:2] == ["rulebook: my-csto-2012", "title: My copy of csto-2012"]
        assert other.splitlines()[2:] == TEXT.splitlines()[2:]

    def test_a_sentence_is_looked_for_only_where_one_is_written(self) -> None:
        rows = TEXT.split("\n")
        condition = rows.index("      - <leader> denies <ally> equality")
        assert editing.sentence_at(TEXT, condition, len(rows[condition])) == (8, "<leader> denies <ally> equality")
        title = rows.index("    title: The vicious circle persists")
        assert editing.sentence_at(TEXT, title, len(rows[title])) is None
        denial = rows.index("      - not: the approach to <alliance> is fundamentally revised")
        assert editing.sentence_at(TEXT, denial, 20) is None, "not in the middle of a line"

    def test_inks_fall_on_keys_names_and_remarks(self) -> None:
        assert inks("      - not: <ally> leads") == ((8, 12, "key"), (13, 19, "name"))
        assert inks("    title: A # remark") == ((4, 10, "key"), (13, 21, "remark"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> EngineLibrary:
    """The bundled library with the column and a scholarship open."""
    found = EngineLibrary(folder=tmp_path_factory.mktemp("own"))
    found.open(CASE)
    found.open("scholarship-award")
    return found


class TestOnTheEngine:
    """The same on the column and on an unrelated rulebook."""

    @pytest.mark.parametrize("case", [CASE, "scholarship-award"])
    def test_the_book_is_listed_and_each_rule_tells_where_it_fires(self, library: EngineLibrary, case: str) -> None:
        id = library.books.of(case)
        overview = library.books.overview(id, case, ())
        fired = next(head for head in overview.rules if head.fired)
        rule = library.books.rule(id, fired.id, case, ())
        assert len(rule.here) == fired.fired
        assert rule.conditions[0][0] == "if"
        shown = library.books.outline(id)
        concluded = {node.id for node in shown.nodes if node.rules}
        assert set(shown.ends) <= concluded, "the map begins with what is concluded"

    @pytest.mark.parametrize("case", [CASE, "scholarship-award"])
    def test_a_copy_reads_the_case_with_the_same_steps_until_it_is_altered(self, case: str) -> None:
        library = EngineLibrary()
        library.open(case)
        before = [head.conclusion for head in library.read(case, ()).heads]
        id = library.books.of(case)
        made = library.books.copy(id, case)
        assert not made.bundled
        assert made.title == f"My copy of {id}"
        library.use(case, made.id)
        assert library.books.of(case) == made.id
        assert [head.conclusion for head in library.read(case, ()).heads] == before
        page = library.books.page(made.id)
        rule = library.books.overview(made.id, case, ()).rules[0]
        cut = page.text.replace(f"- id: {rule.id}", f"- id: {rule.id}-renamed", 1)
        library.books.save(page.path, cut, page.stands)
        assert library.disk.changed(case).rules, "what was read is not what stands there"
        library.use(case, made.id)
        assert library.books.overview(made.id, case, ()).rules[0].id == f"{rule.id}-renamed"
        assert any(item.id.endswith(made.id) for item in library.books.shelf()), "the copy is on the shelf"

    def test_a_bundled_rulebook_refuses_to_be_written(self, library: EngineLibrary) -> None:
        page = library.books.page(CASE)
        before = page.path.read_bytes()
        with pytest.raises(Exception, match="never altered"):
            library.books.save(page.path, "rulebook: x\n", page.stands)
        assert page.path.read_bytes() == before

    def test_a_problem_has_its_place_and_what_mends_it(self, library: EngineLibrary) -> None:
        page = library.books.page(CASE, "circle-persists")
        wrong = page.text.replace("acts behind", "act behind", 1)
        found = library.books.check(CASE, page.path, wrong)
        assert len(found.errors) == 1
        assert found.errors[0].mended == page.text

    def test_a_rule_that_nearly_fires_says_what_it_lacks(self, library: EngineLibrary) -> None:
        rule = library.books.rule(CASE, "circle-persists", CASE, ())
        assert len(rule.here) == 3
        assert any("Belarus acts behind Russia's back" in lack for each in rule.near for lack in each.lacks)

    def test_a_copy_beside_an_own_case_lies_beside_it(self, tmp_path: Path) -> None:
        own = tmp_path / "mine.yaml"
        own.write_text("case: Mine\nrulebook: csto-2012\nfacts:\n  - Russia leads the CSTO\n", "utf-8")
        library = EngineLibrary(folder=tmp_path)
        id = library.open(str(own)).id
        assert Path(library.books.copy(library.books.of(id), id).id).parent == tmp_path


Compare = Callable[..., bool]


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
@pytest.mark.parametrize("keys", [("6", "down"), ("6", "down", "e"), ("6", "down", "e", "e"), ("6", "enter")])
def test_how_it_looks(snap_compare: Compare, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    """The list, the text and one rule, at both sizes."""

    async def before(pilot: Pilot[Any]) -> None:
        await press(pilot, *keys)

    assert snap_compare(FoedusApp(SampleLibrary(), case=CASE), terminal_size=size, run_before=before)

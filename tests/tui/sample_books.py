"""Two rulebooks of plain values, one of them bundled, whose text is checked by looking for one misspelt word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tui.entry import Template
from tui.outside import Alteration, Changed
from tui.reading import CannotOpen
from tui.rulebooks import Book, Page
from tui.store import Answer
from tui.store.texts import Put
from tui.view.drafted import drafted
from tui.view.editing import Checked, Problem
from tui.view.home import BOOK, Item
from tui.view.rules import Elsewhere, Firing, Head, Kin, Map, Node, Overview, Remarks, Rule
from tui.view.scaffold import blanks, copied, line_of

TEXT = """\
rulebook: csto-2012
title: What the column argues

rules:
  # The circle.
  - id: quiet-talks
    title: Quiet talks are talks behind the back
    theme: The vicious circle
    if:
      - <ally> bargains with <outsider> without telling <leader>
    then: <ally> acts behind <leader>'s back

  - id: circle-persists
    title: The vicious circle persists
    theme: The vicious circle
    if:
      - <ally> acts behind <leader>'s back
      - <leader> denies <ally> equality
      - not: the approach to <alliance> is fundamentally revised
    then: the vicious circle between <leader> and <ally> persists
    because: nothing breaks the pattern.

questions:
  - ask: Is it so?
"""
ROLES: dict[str, tuple[str, ...]] = {"ally": ("Uzbekistan",), "leader": ("Russia",), "alliance": ("the CSTO",)}
TEMPLATES = tuple(
    Template.read(text, ROLES)
    for text in (
        "<ally> acts behind <leader>'s back",
        "<leader> denies <ally> equality",
        "<ally> suspends or leaves <alliance>",
        "<leader> leads <alliance>",
    )
)
WRONG, RIGHT = "act behind", "acts behind"


@dataclass
class SampleBooks:
    """Keeps texts in memory: those in force, and drafts."""

    texts: dict[str, str] = field(default_factory=lambda: {"csto-2012": TEXT})
    drafts: dict[str, str] = field(default_factory=dict)
    reads: dict[str, str] = field(default_factory=dict)
    fires: bool = True

    def shelf(self) -> Sequence[Item]:
        """The two books."""
        return (Item(f"{BOOK}csto-2012", "What the column argues", "csto-2012, 2 rules"),)

    def kin(self, id: str) -> Sequence[Kin]:
        """The two books are an original and its copy."""
        if id != "csto-2012":
            return (Kin("csto-2012", "What the column argues", True),)
        return tuple(Kin(each, "My copy of csto-2012") for each in self.texts if each != id)

    def of(self, case: str) -> str:
        """The rulebook of a case."""
        return self.reads.get(case) or "csto-2012"

    def own(self, case: str) -> str:
        """Every case names the bundled one."""
        return "csto-2012"

    def book(self, id: str) -> Book:
        """A rulebook."""
        if id not in self.texts:
            raise CannotOpen(f"There is no rulebook {id}.")
        bundled = id == "csto-2012"
        return Book(id, "What the column argues" if bundled else "My copy of csto-2012", bundled, files=(Path(id),))

    def _ids(self, id: str) -> list[str]:
        lines = self.texts[id].splitlines()
        return [line.split("id: ")[1] for line in lines if line.startswith("  - id: ")]

    def overview(self, id: str, case: str, answers: Sequence[Answer]) -> Overview:
        """The rules that stand in the text."""
        rules = tuple(
            Head(
                rule,
                rule.replace("-", " ").capitalize(),
                "The vicious circle",
                "extension" if at > 1 else "explicit",
                3,
            )
            for at, rule in enumerate(self._ids(id))
        )
        return Overview(self.book(id).title, "", rules)

    def remarks(self, id: str) -> Remarks:
        """What is wrong with a draft."""
        left = self.drafts.get(id)
        wrong = self.check(id, Path(id), left).wrong if left is not None else ()
        waiting = drafted(left, self._ids(id)) if left is not None else ()
        return Remarks({}, tuple((each.line, each.words) for each in wrong), left is not None, waiting)

    def rule(self, id: str, rule: str, case: str, answers: Sequence[Answer]) -> Rule:
        """One rule."""
        here = (Firing("the vicious circle between Russia and Uzbekistan persists", 9),)
        conditions = (("if", "<ally> acts behind <leader>'s back"), ("and not", "it is revised"))
        conclusions = (("then", "the vicious circle between <leader> and <ally> persists"),)
        return Rule(
            rule, rule.capitalize(), "author's words", "certain", conditions, conclusions, here=here, evaluated=True
        )

    def cases(self, id: str, rule: str, but: str) -> Sequence[Elsewhere]:
        """One other case."""
        return (Elsewhere("seato", "SEATO and Laos", 0, ("Laos leaves (missing)",)),)

    def firings(self, rule: str, case: str, answers: Sequence[Answer]) -> tuple[Sequence[Firing], Sequence[Firing]]:
        """Every new rule fires in the last step, or lacks one thing."""
        if self.fires:
            return (Firing("Uzbekistan suspends or leaves the CSTO", 9),), ()
        lacks = ("Russia denies Belarus equality (missing)",)
        return (), (Firing("the CSTO is a modern security system", 0, lacks),)

    def outline(self, id: str) -> Map:
        """Two statements that rest on each other, and one that only you can state."""
        back = Node(1, "<ally> acts behind <leader>'s back", (("quiet-talks", "Quiet talks", (2, 0)),))
        circle = Node(0, "the vicious circle persists", (("circle-persists", "The circle persists", (1,)),))
        return Map((circle, back, Node(2, "<ally> bargains with <outsider>")), (0,))

    def page(self, id: str, rule: str = "") -> Page:
        """The text."""
        text = self.drafts.get(id, self.texts[id])
        return Page(Path(id), text, line_of(text, rule) if rule else 1, id in self.drafts, "14:02", self.texts[id])

    def check(self, id: str, path: Path, text: str) -> Checked:
        """The misspelt word, and blanks that were left."""
        found = []
        for number, line in enumerate(text.split("\n"), 1):
            if WRONG in line and RIGHT not in line:
                column = line.index("<") + 1
                fix = f"Did you mean: {line.strip()[2:].replace(WRONG, RIGHT)}"
                mended = text.replace(WRONG, RIGHT)
                found.append(
                    Problem(number, column, len(line) - column + 1, "No statement reads like this.", "", fix, mended)
                )
            elif blanks(line) and line.lstrip().startswith(("- ", "then")):
                found.append(Problem(number, 1, len(line), "A sentence is missing."))
        return Checked(text, tuple(found))

    def keep(self, path: Path, text: str) -> bool:
        """Keep a draft; there is no other window."""
        self.drafts[str(path)] = text
        return False

    def take(self, path: Path, number: int) -> None:
        """There is one draft at most."""

    def drop(self, id: str) -> None:
        """Forget a draft."""
        self.drafts.pop(id, None)

    def save(self, path: Path, text: str, over: str) -> Put:
        """Put a text in force."""
        assert str(path) != "csto-2012", "a bundled rulebook is never altered"
        self.texts[str(path)] = text
        self.drafts.pop(str(path), None)
        return "in force"

    def stands(self, path: Path) -> str:
        """The text in force."""
        return self.texts[str(path)]

    def copy(self, id: str, case: str) -> Book:
        """The copy."""
        self.texts["my-csto-2012"] = copied(self.texts[id], "my-csto-2012", "My copy of csto-2012")
        return self.book("my-csto-2012")

    def templates(self, id: str) -> Sequence[Template]:
        """A few sentences."""
        return TEMPLATES


@dataclass
class SampleDisk:
    """Nobody else writes."""

    books: SampleBooks

    def files(self, case: str) -> Sequence[Path]:
        """None is watched."""
        return ()

    def changed(self, case: str) -> Changed:
        """Nothing stands otherwise."""
        return Changed()

    def put_back(self, alteration: Alteration, again: bool = False) -> None:
        """The text from before, or from after."""
        for path, before, after in alteration.files:
            text = after if again else before
            if alteration.draft and text != self.books.texts[str(path)]:
                self.books.keep(path, text)
            else:
                self.books.save(path, text, before if again else after)

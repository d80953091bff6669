"""Least change: the ways that would do it, the author's own first; what nobody can choose is pinned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from ...row import Line, Row
from ...sentences import SentenceList
from ...store.model import Standing
from ...view import least
from .view import ChangeView

ID = "least"
_STANDING: dict[str, Standing] = {"state": "stated", "deny": "denied", "drop": "open"}


class LeastChange(ChangeView):
    """The view Least change."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._most = least.FIRST

    def least_body(self) -> Iterable[Widget]:
        """One list."""
        yield SentenceList(id=ID, classes="view")

    @property
    def ways(self) -> SentenceList:
        """The list of ways, or of what can be asked."""
        return self.query_one(f"#{ID}", SentenceList)

    def _found_ways(self) -> least.Least | None:
        if self.asked is None:
            return None
        opened, changing = self.asked
        goal, most, pins = opened.goal, self._most, opened.pins
        return self.ask(ID, (changing, goal, most, pins), lambda: changing.least(goal, most, pins))

    def renew_least(self) -> None:
        """The ways for what was asked last; where nothing was, what can be asked."""
        mark = ""
        rows: Sequence[Row] | None
        if self.asked is None:
            rows = self.waiting("Reading the rules ...")
        elif not self.asked[0].goal:
            changing = self.asked[1]
            groups = self.ask("goals", (changing,), changing.goals)
            rows = least.goal_rows(groups) if groups is not None else self.waiting("Reading the rules ...")
        else:
            found, opened = self._found_ways(), self.asked[0]
            if found is None or found.goal.id != opened.goal:
                rows = self.waiting("Looking for the smallest changes ...")
            else:
                rows = least.rows(found, opened.pins)
                line = self.ways.line
                kept = (least.WAY, least.PIN, least.MORE, least.STRANGE, least.THE_GOAL)
                fresh = line is None or not line.id.startswith(kept)
                mark = f"{least.WAY}0:0" if fresh else ""
        self.ways.show(rows, mark)

    def take_goal(self, goal: str) -> None:
        """Ask what would change this."""
        if self.desk.case is not None:
            self.desk.case.goal, self._most = goal, least.FIRST
            self.renew_least()
            self.ways.mark(f"{least.WAY}0:0")

    def way_of(self, line: Line | None) -> tuple[tuple[str, Standing], ...]:
        """The turns of the way on this line; none where it is on no way."""
        found = self._found_ways() if self.desk.case and self.desk.case.goal else None
        if found is None or line is None or not line.id.startswith(least.WAY):
            return ()
        number = int(line.id.removeprefix(least.WAY).partition(":")[0])
        if number >= len(found.ways):
            return ()
        turns: list[tuple[str, Standing]] = []
        for made in found.ways[number].changes:
            turns.append((made.sentence, _STANDING[made.how]))
            if made.instead:
                turns.append((made.instead, "open"))
        opened = self.desk.case
        if (
            opened is not None
            and found.goal.standing == "concluded"
            and opened.stands(found.goal.id).standing != "open"
        ):
            turns.append((found.goal.id, "open"))  # What is stated holds by that alone, whatever else is changed.
        return tuple(turns)

    def try_way(self, line: Line) -> bool:
        """Let the scratch copy be the case with this way, and nothing else; False where the line is on no way."""
        opened, turns = self.desk.case, self.way_of(line)
        if opened is None or not turns:
            return False
        named = {sentence for sentence, _ in turns}
        back = [(turn.sentence, opened.stands(turn.sentence).standing) for turn in opened.tried]
        opened.turn(*turns, *((sentence, standing) for sentence, standing in back if sentence not in named))
        opened.attempt.look_at(*named)
        self.desk.drafted()
        return True

    def look_further(self) -> None:
        """Look for ways with one change more."""
        self._most = min(self._most + 1, least.LAST)
        self.renew_least()

    def turn_pin(self, line: Line) -> None:
        """Pin the sentence of the line, or let it go."""
        if self.desk.case is not None and line.about:
            opened = self.desk.case
            opened.pin(line.about)
            self.desk.drafted()
            self.renew_least()
            pinned = line.about in opened.pins
            self.say("Pinned: it stays as it is." if pinned else "No longer pinned.")

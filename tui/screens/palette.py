"""All actions in plain words, with the key of each and the shell command that does the same."""

from __future__ import annotations

from collections.abc import Sequence

from ..actions import ANYWHERE, BY_ID, HERE, SENTENCE, Action, command, refused, usable
from ..row import BLANK, Heading, Line, Prose, Row
from ..sentences import SentenceList
from ..situation import Situation
from ..text import shorten
from .chooser import Chooser

_ORDER = {HERE: 0, SENTENCE: 1, ANYWHERE: 2}


def rows(text: str, at: Situation) -> tuple[Row, ...]:
    """The actions that have every typed word, then those that are off with their reason."""
    words = text.casefold().split()

    def fits(action: Action) -> bool:
        return all(part in f"{_words(action, at)} {action.also}".casefold() for part in words)

    found: list[Row] = [
        Line(action.id, _words(action, at), word=action.shown(at))
        for action in sorted(usable(at), key=lambda action: _ORDER[action.group])
        if action.listed and fits(action)
    ]
    off = [(action, why) for action, why in refused(at) if fits(action)]
    if off:
        found += [*([BLANK] if found else []), Heading("Not now")]
        found += [Line(action.id, action.words, word=action.shown(at), below=(why,)) for action, why in off]
    if not found:
        found.append(Prose(f'No action has "{text}" in it.'))
    return tuple(found)


def _words(action: Action, at: Situation) -> str:
    if action.group == SENTENCE and at.sentence:
        return f'{action.words}: "{shorten(at.sentence, 44)}"'
    return action.words


class ActionsSheet(Chooser):
    """The list of all actions."""

    SHEET = "actions"
    SIGN = ":"

    def rows(self, text: str) -> Sequence[Row]:
        """The actions of the screen below, and the command for the marked one."""
        found = list(rows(text, self.below))
        marked = self.found.line
        same = command(BY_ID[marked.id], self.below) if marked and marked.id in BY_ID else ""
        if same:
            found += [BLANK, Prose(f"In a shell:  {same}", hang=13)]
        return found

    def marked(self, event: SentenceList.Marked) -> None:
        """Show the shell command of the marked action."""
        self.renew()

    async def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Do it on the screen below."""
        event.stop()
        self.dismiss()
        self.under.call_after_refresh(self.under.action_do, event.line.id)

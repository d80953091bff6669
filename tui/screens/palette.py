"""All actions in plain words, with the key of each and the shell command that does the same."""

from __future__ import annotations

from collections.abc import Sequence

from ..actions import ANYWHERE, HERE, SENTENCE, Action, command, refused, usable
from ..row import BLANK, Heading, Line, Prose, Row
from ..sentences import SentenceList
from ..situation import Situation
from ..text import shorten
from .chooser import Chooser

_ORDER = {HERE: 0, SENTENCE: 1, ANYWHERE: 2}


def rows(text: str, at: Situation, mark: str = "") -> tuple[Row, ...]:
    """The actions that have every typed word, then those that are off with their reason.

    Below the marked one stands the shell command that does the same.
    """
    words = text.casefold().split()

    def fits(action: Action) -> bool:
        said = f"{_words(action, at)} {action.also} {action.command}".casefold()
        return (bool(words) or not action.sought) and all(part in said for part in words)

    found: list[Row] = [
        Line(action.id, _words(action, at), word=action.shown(at), below=_in_a_shell(action, at, mark))
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


def _in_a_shell(action: Action, at: Situation, mark: str) -> tuple[str, ...]:
    same = command(action, at) if action.id == mark else ""
    return (f"in a shell: {same}",) if same else ()


class ActionsSheet(Chooser):
    """The list of all actions."""

    SHEET = "actions"
    SIGN = ":"

    def rows(self, text: str) -> Sequence[Row]:
        """The actions of the screen below, and the command for the marked one."""
        marked = self.found.line
        return rows(text, self.below, marked.id if marked is not None else "")

    def marked(self, event: SentenceList.Marked) -> None:
        """Show the shell command of the marked action."""
        self.renew()

    async def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Do it on the screen below."""
        event.stop()
        self.dismiss()
        self.under.call_after_refresh(self.under.action_do, event.line.id)

"""Completion by statement: the sentences that could still become of a text, or what is wrong with it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .follow import Way, ways
from .lead import Lead, lead, stray, written
from .template import Blank, Template, tail

MOST = 6
_BLANK = re.compile(r"<[^<>]+>")


@dataclass(frozen=True)
class Suggestion:
    """A way the text could go on."""

    shown: str
    text: str
    """The text once it is taken."""
    select: tuple[int, int]
    """The blank that is selected then, else twice the end."""


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where in the text."""

    at: int
    words: str
    hint: str = ""
    fix: str = ""
    """The text with the nearest right name in it; Enter takes it."""
    known: str = ""


@dataclass(frozen=True)
class Completion:
    """The state of a text that is being typed."""

    suggestions: tuple[Suggestion, ...] = ()
    problem: Problem | None = None
    whole: bool = False
    """The text is a sentence that can be said."""
    text: str = ""
    """A whole sentence with its names as they are declared."""
    blanks: tuple[tuple[int, int], ...] = ()
    """Where blanks still stand in the text."""


def blanks(text: str) -> tuple[tuple[int, int], ...]:
    """Where blanks stand in the text."""
    return tuple(found.span() for found in _BLANK.finditer(text))


def complete(text: str, caret: int, templates: Sequence[Template], sure: bool = True) -> Completion:
    """What the text can become, seen from the caret; behind it stands what a taken sentence left there.

    Whether it is so, and unless `sure` is False how sure that is, may be said before the sentence.
    """
    before, sentence = lead(text)
    if before.says_how_sure and not sure:
        meant = written(before.denied) + sentence
        problem = Problem(0, "how sure it is, is not said here", "Without it:  Enter takes it.", meant)
        return Completion((), problem, blanks=blanks(text))
    found = _complete(sentence, max(caret - len(before.text), 0), templates)
    if found.problem is not None and not found.suggestions and (word := stray(before, sentence)) and word.fix:
        return Completion((), Problem(0, word.words, word.hint, word.fix), blanks=blanks(text))
    return _behind(before, found) if before.text else found


def _behind(before: Lead, found: Completion) -> Completion:
    """The completion of a sentence, where words stand before it."""
    text, size, problem = before.text, len(before.text), found.problem
    if problem is not None:
        problem = replace(problem, at=problem.at + size, fix=text + problem.fix if problem.fix else "")
    suggestions = tuple(
        Suggestion(text + each.shown, text + each.text, (each.select[0] + size, each.select[1] + size))
        for each in found.suggestions
    )
    stand = tuple((start + size, end + size) for start, end in found.blanks)
    return Completion(suggestions, problem, found.whole, text + found.text if found.whole else "", stand)


def _complete(text: str, caret: int, templates: Sequence[Template]) -> Completion:
    stand = blanks(text)
    all_ways = [way for template in templates for way in ways(template, text)]
    said = next((way.said for way in all_ways if way.stopped == "whole" and not way.open), None)
    if said is not None:
        return Completion(whole=True, text=said, blanks=stand)
    head, rest = text[:caret], text[caret:]
    if (selected := next((blank for blank in stand if blank[0] == caret), None)) is not None:
        # A blank is selected: what could be put in its place.
        rest = text[selected[1] :]
        opened = [way for template in templates for way in ways(template, head) if way.stopped == "blank"]
        fitting = [way for way in opened if _rest_fits(way, rest)]
        return Completion(_suggest(fitting, head, rest, in_blank=True), blanks=stand)
    before = all_ways if not rest else [way for template in templates for way in ways(template, head)]
    going = [way for way in before if way.stopped in ("words", "blank") and _rest_fits(way, rest)]
    if any(way.stopped == "whole" for way in all_ways) and not any(way.stopped == "blank" for way in going):
        return Completion(blanks=stand)  # A sentence with blanks left in it: Tab goes to them.
    if going:
        return Completion(_suggest(going, head, rest), blanks=stand)
    return _lost(text, all_ways, templates, stand)


def _rest_fits(way: Way, rest: str) -> bool:
    """Whether what stands behind the caret is what the template wants there."""
    if not rest.strip():
        return True
    if way.stopped != "blank":
        return False
    behind = Template(way.template.parts[way.part + 1 :])
    return any(found.stopped == "whole" for found in ways(behind, rest))


def _suggest(going: Sequence[Way], head: str, rest: str, in_blank: bool = False) -> tuple[Suggestion, ...]:
    found: dict[str, Suggestion] = {}
    less: dict[str, Suggestion] = {}  # What begins as typed only with an article, or without its own, comes last.
    # Inside a blank first the names, each once; else the sentences, the nearest to their end first.
    for way in sorted(going, key=lambda way: (-way.part, way.stopped != "blank")):
        parts = way.template.parts
        behind = rest if rest.strip() else tail(parts[way.part + 1 :])
        blank = way.blank
        if blank is None:
            text = head[: way.start] + tail(parts[way.part :])
            found.setdefault(text, suggestion(text, way.start))
        elif blank.kind == "number":
            text = head + behind
            shown = f"{head}{tail(parts[way.part + 1 :])}" if head[way.start :] else head + tail(parts[way.part :])
            found.setdefault(shown, Suggestion(shown, text, (len(head), len(head))))
        elif not head[way.start :] and way.start == 0 and not in_blank:
            text = tail(parts)
            found.setdefault(text, suggestion(text))
        else:
            typed = head[way.start :].casefold()
            for name in way.fits:
                text = head[: way.start] + name + behind
                to = found if name.casefold().startswith(typed) else less
                to.setdefault(text, suggestion(text, way.start + len(name)))
    return tuple((found | less).values())[:MOST]


def suggestion(text: str, after: int = 0) -> Suggestion:
    """A text to go on from: the next blank behind this place is selected, else the first one, else the end."""
    blank = _BLANK.search(text, after) or _BLANK.search(text)
    return Suggestion(text, text, blank.span() if blank else (len(text), len(text)))


def _lost(
    text: str, all_ways: Sequence[Way], templates: Sequence[Template], stand: tuple[tuple[int, int], ...]
) -> Completion:
    """No sentence goes on like this: the nearest place where it goes wrong, and a way on."""
    farthest = max(all_ways, key=lambda way: (way.reach, way.part), default=None)
    by_words = _by_words(text, templates)
    if farthest is None or (by_words and farthest.part == 0):
        words = "no sentence begins like this" if by_words else "no sentence reads like this"
        return Completion(by_words, Problem(0, words), blanks=stand)
    blank = farthest.blank
    if farthest.stopped == "lost" and blank is not None and blank.kind == "number":
        return Completion((), Problem(farthest.start, "a number is wanted here"), blanks=stand)
    if blank is not None:
        return Completion(by_words, _best_name(text, all_ways, farthest), blanks=stand)
    at = _word_start(text, farthest.reach)
    near = nearest(text, templates)
    hint = f"Nearest: {near.shown}" if near else ""
    return Completion(by_words, Problem(at, "no sentence goes on like this", hint), blanks=stand)


def _best_name(text: str, all_ways: Sequence[Way], farthest: Way) -> Problem:
    """Of all blanks at which the text goes wrong, the one whose nearest name lets it go on the farthest."""

    def gain(found: tuple[Way, Problem]) -> int:
        way, problem = found
        return max((on.reach for on in ways(way.template, problem.fix)), default=0) if problem.fix else -1

    here = [
        (way, _no_such_name(text, way, blank))
        for way in all_ways
        if way.start == farthest.start and way.stopped == "lost" and (blank := way.blank) is not None
    ]
    return max(here, key=gain)[1]


def _no_such_name(text: str, way: Way, blank: Blank) -> Problem:
    """An unknown name, the nearest one, and those that are known."""
    parts, start = way.template.parts, way.start
    after = parts[way.part + 1] if way.part + 1 < len(parts) else ""
    end = text.casefold().find(after.casefold(), start) if isinstance(after, str) and after.strip() else -1
    if end < 0:
        end = len(text.rstrip(" ."))
    wrong = text[start:end]
    folded = {name.casefold(): name for name in blank.names}
    close = difflib.get_close_matches(wrong.casefold(), folded, 1, 0.7)
    at = start + (_word_start(wrong, way.reach - start) if way.reach > start else 0)
    known = f"Known here: {_some(blank.names)}" if blank.names else f"No {blank.label} is known yet."
    said = "no such word" if blank.kind == "choice" else "no such name"
    if close:
        name = folded[close[0]]
        return Problem(at, said, f"Did you mean {name}?  Enter takes it.", text[:start] + name + text[end:], known)
    return Problem(at, said, known=known)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more


def _word_start(text: str, at: int) -> int:
    """The beginning of the word in which this position lies."""
    return text.rfind(" ", 0, min(at, len(text))) + 1


def _by_words(text: str, templates: Sequence[Template]) -> tuple[Suggestion, ...]:
    """Sentences that have all the typed words somewhere."""
    words = re.findall(r"\w+", text.casefold())
    if not words:
        return ()
    fitting = [t for t in templates if all(word in t.wording.casefold() for word in words)]
    return tuple(suggestion(t.shown) for t in fitting[:MOST])


def nearest(text: str, templates: Sequence[Template]) -> Template | None:
    """The sentence that looks most like a text that is none."""
    by_words = {template.shown.casefold(): template for template in templates}
    close = difflib.get_close_matches(text.casefold(), by_words, 1, 0.4)
    return by_words[close[0]] if close else None

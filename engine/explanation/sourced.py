"""Who says so: the source of a fact in a reader's words, in place of the ids that files use."""

from __future__ import annotations

from engine.inference.trace import Trace

from . import wording


def source_words(trace: Trace, cited: str) -> str:
    """ "column-2012, S8" as "Trenin, sentence 8"; a source that nobody declared stays as it is written."""
    head, colon, quote = cited.partition(": ")
    id, *places = head.split(", ")
    known = {**trace.rulebook.sources, **{source.id: source for source in trace.case.sources}}
    source = known.get(id)
    if source is None:
        return cited
    who = source.author.split(" ")[-1] if source.author else source.title or id
    unchecked = "" if source.checked else ", not checked"
    return wording.cited(who, tuple(places)) + (colon + quote if quote else "") + unchecked

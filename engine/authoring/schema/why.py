"""The schema of `foedus why --json`: how a sentence holds, or why it does not."""

from __future__ import annotations

from typing import get_args

from engine.explanation.why_not import Finding
from engine.inference.trace import Standing
from engine.language.vocabulary import Claim

from .answers import CERTAINTY, NUMBER, SENTENCE, STEPS, TEXT, TRUE, described, group, listed, maybe
from .files import DRAFT, VERSION
from .parts import Json, ref

CONFLICTS = ["denied", "opposite", "one"]
STANDINGS: Json = {"enum": list(get_args(Standing))}


def why_schema() -> Json:
    """The answer of `foedus why CASE SENTENCE --json`."""
    return {
        "$schema": DRAFT,
        "$id": f"foedus-why-{VERSION}",
        "title": "Why a sentence holds in a case of Foedus, or why it does not",
        **group(
            {
                "sentence": SENTENCE,
                "holds": described(TRUE, "Tells which of `how` and `why_not` is there."),
                "conflicts": listed(
                    group({"kind": {"enum": ["denied", "opposite", "one"]}, "sentences": listed(TEXT)})
                ),
            },
            {
                "how": ref("reason"),
                "ways": described(listed(ref("reason")), "With --all: every way in which it follows."),
                "why_not": ref("why not"),
                "rests_on": described(
                    maybe(listed(TEXT)), "The facts and silences that carry it; null where that was not worked out."
                ),
                "limit": described(TEXT, "Why it was not worked out what it rests on."),
                "disputed": described(listed(TEXT), "The disputed facts without any one of which it falls."),
            },
        ),
        "definitions": {
            "reason": _reason(),
            "by": _by(),
            "source": _source(),
            "why not": _why_not(),
            "near": _near(),
            "condition": _condition(),
            **ways(),
        },
    }


def _reason() -> Json:
    return group(
        {
            "sentence": described(TEXT, "The sentence, or the condition as written with the names filled in."),
            "standing": STANDINGS,
            "certainty": maybe(CERTAINTY),
            "claim": {"enum": [*get_args(Claim), ""]},
        },
        {
            "part": {"enum": ["if", "unless"]},
            "by": ref("by"),
            "stated": group({"by": maybe(TEXT), "source": maybe(TEXT), "disputed": TRUE, "certainty": CERTAINTY}),
            "premises": listed(ref("reason")),
            "other_ways": listed(group({"step": NUMBER, "title": TEXT, "premises": listed(TEXT), "circular": TRUE})),
            "assumes": described(listed(TEXT), "What was taken not to hold, because nothing was said about it."),
            "shown_above": described(TRUE, "Its proof stands further up already."),
            "weakest": described(TRUE, "It makes the step above only as sure as it is."),
            "left_out": described(NUMBER, "So many premises are left out by --depth."),
            "comes_back": described(TRUE, "It rests on what it is to explain: it is named, and not explained again."),
        },
        "One sentence of a proof.",
    )


def _by() -> Json:
    return group(
        {
            "step": NUMBER,
            "rule": TEXT,
            "title": TEXT,
            "status": TEXT,
            "certainty": CERTAINTY,
            "because": TEXT,
            "sureness": described(TEXT, "Why it is as sure as it is, in a sentence."),
            "source": maybe(ref("source")),
            "even_though": described(listed(TEXT), "The concessions of the rule that hold."),
        },
        description="The rule that concludes it.",
    )


def _source() -> Json:
    return group({"at": TEXT, "quote": TEXT, "checked": described(TRUE, "false: nobody opened the source.")})


def _why_not() -> Json:
    return group(
        {
            "sentence": SENTENCE,
            "rules": described(NUMBER, "How many rules could conclude it."),
            "against": described(listed(TEXT), "What holds against it."),
            "enterable": described(TRUE, "Whether it may be entered."),
            "elsewhere": described(listed(TEXT), "Titles of other rulebooks that could conclude it."),
            "near": described(listed(ref("near")), "The nearest rule instances, the nearest first."),
        },
        {"repairs": ref("ways")},
    )


def _near() -> Json:
    return group(
        {
            "rule": TEXT,
            "title": TEXT,
            "status": TEXT,
            "certainty": CERTAINTY,
            "source": maybe(ref("source")),
            "bindings": {"type": "object", "additionalProperties": TEXT},
            "failing": NUMBER,
            "conditions": listed(ref("condition")),
        }
    )


def _condition() -> Json:
    return group(
        {"part": {"enum": ["if", "unless"]}, "finding": {"enum": list(get_args(Finding))}, "condition": TEXT},
        {
            "sentence": described(TEXT, "What would have to hold; for what blocks, what stands in the way."),
            "detail": described(TEXT, "By how much it misses, or how it stands."),
            "steps": STEPS,
            "how": described(ref("reason"), "How it came to hold, one step deep."),
            "why_not": described(ref("why not"), "Why a conclusion that it needs does not hold."),
        },
    )


def ways() -> dict[str, Json]:
    """Sets of changes, each of which was run."""
    change = group(
        {"do": {"enum": ["state", "deny", "drop"]}, "sentence": SENTENCE, "instead_of": maybe(TEXT)},
        description="`instead_of`: the number that is replaced.",
    )
    return {
        "way": group(
            {
                "changes": listed(change),
                "certainty": described(maybe(CERTAINTY), "How surely the asked sentence holds then."),
                "gained": listed(TEXT),
                "lost": listed(TEXT),
            },
            description="A set of changes, none of which could be left out.",
        ),
        "ways": group(
            {
                "complete": described(NUMBER, "Up to this number of changes none is missing."),
                "possible": described(TRUE, "false: no changes of any number could do it."),
                "limit": described(maybe(TEXT), "Why the search was ended early."),
                "more": described(NUMBER, "So many more ways were found; they were not run."),
                "ways": listed(ref("way")),
            }
        ),
    }

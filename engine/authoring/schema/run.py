"""The schema of `foedus run --json`. Keys may be added later; those named here keep their meaning."""

from __future__ import annotations

from typing import get_args

from engine.inference.trace import Standing
from engine.language.value import Certainty
from engine.language.vocabulary import Claim

from .files import DRAFT, VERSION
from .parts import Json, ref

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
TRUE: Json = {"type": "boolean"}


def _list(item: Json) -> Json:
    return {"type": "array", "items": item}


def _maybe(item: Json) -> Json:
    """The value, or null."""
    return {"anyOf": [item, {"type": "null"}]}


def _said(value: Json, description: str) -> Json:
    return value | {"description": description}


def _group(required: dict[str, Json], optional: dict[str, Json] | None = None, description: str = "") -> Json:
    group: Json = {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required)}
    return group | ({"description": description} if description else {})


CERTAINTY: Json = {"enum": [str(level) for level in Certainty]}
STEPS = _said(_list(NUMBER), "Numbers of steps.")
SENTENCE = _said(TEXT, "A sentence in its canonical wording.")


def run_schema() -> Json:
    """The answer of `foedus run CASE --json`."""
    return {
        "$schema": DRAFT,
        "$id": f"foedus-run-{VERSION}",
        "title": "A run of Foedus",
        **_group(
            {
                "meta": _group({"foedus": TEXT, "engine": TEXT}, description="Only this may differ between engines."),
                "case": _said(TEXT, "The title of the case."),
                "rulebooks": _said(_list(TEXT), "The rulebook in use first, then those it uses."),
                "as_of": _said(_maybe(TEXT), "The date of the facts."),
                "facts": _said(_list(ref("fact")), "What was entered, in the order of the case."),
                "conclusions": _said(_list(ref("conclusion")), "In the order of their first steps."),
                "steps": _said(_list(ref("step")), "Every way in which anything follows, in the order of firing."),
                "leads_to": _said(_list(ref("effect")), "What would be so in the next round."),
                "conflicts": _list(ref("conflict")),
                "questions": _list(ref("question")),
                "circles": _said(_list(ref("circle")), "Feedback loops; those that stand first."),
                "assumptions": _list(ref("assumption")),
                "unknown_here": _said(_list(TEXT), "Sentences that only a rival rulebook knows."),
                "warnings": _list(TEXT),
            }
        ),
        "definitions": _definitions(),
    }


def _definitions() -> dict[str, Json]:
    denies = _said(_maybe(TEXT), "The positive sentence that is denied, or null.")
    firing = {
        "rule": _said(TEXT, "The id of the rule."),
        "title": TEXT,
        "because": _said(TEXT, "The author's reason with the names filled in."),
        "bindings": {"type": "object", "additionalProperties": TEXT, "description": "Which name each role stands for."},
        "stratum": NUMBER,
        "wave": NUMBER,
        "premises": _list(ref("premise")),
    }
    return {
        "fact": _group(
            {
                "sentence": _said(TEXT, "The positive sentence, also where it was denied."),
                "standing": {"enum": ["stated", "denied"]},
                "certainty": CERTAINTY,
                "source": _maybe(TEXT),
            },
            {"by": _said(TEXT, "Who says so."), "disputed": TRUE},
        ),
        "conclusion": _group(
            {
                "sentence": SENTENCE,
                "certainty": CERTAINTY,
                "claim": {"enum": list(get_args(Claim))},
                "steps": _said(_list(NUMBER), "The steps that conclude it."),
                "assumes": _said(_list(TEXT), "What its proof takes for granted because nothing was said about it."),
            },
            {
                "also_stated": _said(TRUE, "It was entered as well."),
                "denies": _said(TEXT, "The positive sentence, where this is a denial."),
                "rests_on": _said(_list(TEXT), "The facts and assumptions without which it falls."),
            },
        ),
        "step": _group(
            {"step": NUMBER, **firing, "concludes": SENTENCE, "denies": denies, "certainty": CERTAINTY, "new": TRUE},
            {"circular": _said(TRUE, "This way comes back to its own conclusion.")},
        ),
        "effect": _group({**firing, "leads_to": SENTENCE, "denies": denies, "certainty": CERTAINTY}),
        "premise": _group(
            {
                "sentence": _said(TEXT, "The sentence, or the condition as written with the names filled in."),
                "standing": {"enum": list(get_args(Standing))},
                "steps": STEPS,
            },
            {
                "certainty": CERTAINTY,
                "part": {"enum": ["unless"], "description": "Present where it is an exception."},
                "instead": _said(TEXT, "What explains an absence, so that it is no assumption."),
                "counted": _said(_list(TEXT), "What was counted."),
                "assumes": _said(_list(TEXT), "The silences inside a condition that is more than a sentence."),
            },
        ),
        "conflict": _group(
            {
                "kind": {"enum": ["denied", "opposite", "one"]},
                "sentences": _list(TEXT),
                "steps": _said(_list(_list(NUMBER)), "For each sentence its steps; none: it was entered."),
            }
        ),
        "question": _group({"ask": TEXT, "answer": {"enum": ["yes", "no", "both", "open"]}, "yes": STEPS, "no": STEPS}),
        "circle": _group(
            {
                "label": TEXT,
                "name": _said(_maybe(TEXT), "The author's name for it, where it is declared."),
                "sign": {"enum": ["reinforcing", "balancing"]},
                "stands": _said(TRUE, "false: it could turn, but does not in this case."),
                "statements": _list(TEXT),
                "rules": _list(TEXT),
                "turns": _list(ref("turn")),
            }
        ),
        "turn": _group(
            {
                "names": _list(TEXT),
                "sentences": _list(TEXT),
                "steps": STEPS,
                "entries": _said(
                    _list(_group({"into": TEXT, "step": _maybe(NUMBER), "from": _list(TEXT)})),
                    "What holds it up from outside.",
                ),
                "drawn": _said(_list(TEXT), "What is concluded from it."),
            }
        ),
        "assumption": _group(
            {"sentence": SENTENCE, "rests": _said(_list(TEXT), "The conclusions whose proofs rest on it.")}
        ),
    }

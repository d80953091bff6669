"""The schema of `foedus run --json`. Keys may be added later; those named here keep their meaning."""

from __future__ import annotations

from typing import get_args

from engine.inference.trace import Standing
from engine.language.vocabulary import Claim

from .answers import CERTAINTY, NUMBER, SENTENCE, STEPS, TEXT, TRUE, described, group, listed, maybe
from .files import DRAFT, VERSION
from .parts import Json, ref

CARRIES = described(listed(TEXT), "With --assumptions: the conclusions that fall without it.")


def run_schema() -> Json:
    """The answer of `foedus run CASE --json`."""
    return {
        "$schema": DRAFT,
        "$id": f"foedus-run-{VERSION}",
        "title": "A run of Foedus",
        **group(
            {
                "meta": group({"foedus": TEXT, "engine": TEXT}, description="Only this may differ between engines."),
                "case": described(TEXT, "The title of the case."),
                "rulebooks": described(listed(TEXT), "The rulebook in use first, then those it uses."),
                "as_of": described(maybe(TEXT), "The date of the facts."),
                "facts": described(listed(ref("fact")), "What was entered, in the order of the case."),
                "conclusions": described(listed(ref("conclusion")), "In the order of their first steps."),
                "steps": described(listed(ref("step")), "Every way in which anything follows, in the order of firing."),
                "leads_to": described(listed(ref("effect")), "What would be so in the next round."),
                "conflicts": listed(ref("conflict")),
                "questions": listed(ref("question")),
                "circles": described(listed(ref("circle")), "Feedback loops; those that stand first."),
                "assumptions": listed(ref("assumption")),
                "unknown_here": described(listed(TEXT), "Sentences that only a rival rulebook knows."),
                "warnings": listed(TEXT),
            },
            {
                "unstated": described(
                    listed(group({"say": TEXT, "rules": listed(TEXT)})),
                    "With --assumptions: what the author takes for granted, and the rules that need it.",
                )
            },
        ),
        "definitions": definitions(),
    }


def definitions() -> dict[str, Json]:
    """The parts of a run, by name."""
    denies = described(maybe(TEXT), "The positive sentence that is denied, or null.")
    firing = {
        "rule": described(TEXT, "The id of the rule."),
        "title": TEXT,
        "because": described(TEXT, "The author's reason with the names filled in."),
        "bindings": {"type": "object", "additionalProperties": TEXT, "description": "Which name each role stands for."},
        "stratum": NUMBER,
        "wave": NUMBER,
        "premises": listed(ref("premise")),
    }
    return {
        "fact": group(
            {
                "sentence": described(TEXT, "The positive sentence, also where it was denied."),
                "standing": {"enum": ["stated", "denied"]},
                "certainty": CERTAINTY,
                "source": maybe(TEXT),
            },
            {"by": described(TEXT, "Who says so."), "disputed": TRUE, "carries": CARRIES},
        ),
        "conclusion": group(
            {
                "sentence": SENTENCE,
                "certainty": CERTAINTY,
                "claim": {"enum": list(get_args(Claim))},
                "steps": described(listed(NUMBER), "The steps that conclude it."),
                "assumes": described(
                    listed(TEXT), "What its proof takes for granted, since nothing was said about it."
                ),
            },
            {
                "also_stated": described(TRUE, "It was entered as well."),
                "denies": described(TEXT, "The positive sentence, where this is a denial."),
                "rests_on": described(
                    listed(TEXT), "With --rests-on: the facts without which it falls, the silences which it needs."
                ),
                "disputed": described(listed(TEXT), "The disputed facts without any one of which it falls."),
            },
        ),
        "step": group(
            {"step": NUMBER, **firing, "concludes": SENTENCE, "denies": denies, "certainty": CERTAINTY, "new": TRUE},
            {"circular": described(TRUE, "This way comes back to its own conclusion.")},
        ),
        "effect": group({**firing, "leads_to": SENTENCE, "denies": denies, "certainty": CERTAINTY}),
        "premise": group(
            {
                "sentence": described(TEXT, "The sentence, or the condition as written with the names filled in."),
                "standing": {"enum": list(get_args(Standing))},
                "steps": STEPS,
            },
            {
                "certainty": CERTAINTY,
                "part": {"enum": ["unless"], "description": "Present where it is an exception."},
                "instead": described(TEXT, "What explains an absence, so that it is no assumption."),
                "counted": described(listed(TEXT), "What was counted."),
                "assumes": described(listed(TEXT), "The silences inside a condition that is more than a sentence."),
            },
        ),
        "conflict": group(
            {
                "kind": {"enum": ["denied", "opposite", "one"]},
                "sentences": listed(TEXT),
                "steps": described(listed(listed(NUMBER)), "For each sentence its steps; none: it was entered."),
            }
        ),
        "question": group({"ask": TEXT, "answer": {"enum": ["yes", "no", "both", "open"]}, "yes": STEPS, "no": STEPS}),
        "circle": group(
            {
                "label": TEXT,
                "name": described(maybe(TEXT), "The author's name for it, where it is declared."),
                "sign": {"enum": ["reinforcing", "balancing"]},
                "stands": described(TRUE, "false: it could turn, but does not in this case."),
                "statements": listed(TEXT),
                "rules": listed(TEXT),
                "turns": listed(ref("turn")),
            }
        ),
        "turn": group(
            {
                "names": listed(TEXT),
                "sentences": listed(TEXT),
                "steps": STEPS,
                "entries": described(
                    listed(group({"into": TEXT, "step": maybe(NUMBER), "from": listed(TEXT)})),
                    "What holds it up from outside.",
                ),
                "drawn": described(listed(TEXT), "What is concluded from it."),
            }
        ),
        "assumption": group(
            {"sentence": SENTENCE, "rests": described(listed(TEXT), "The conclusions whose proofs rest on it.")},
            {"carries": CARRIES},
        ),
    }

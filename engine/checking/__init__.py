"""An independent checker: what the engine says in JSON is derived again, from the rulebook and the case alone.

It shares nothing with the engine but the language, so that both cannot be wrong in the same way. It takes
answers as they are published, and says as sentences what is wrong in them; of a right answer it says nothing.

    branches   rules taken apart, held-apart names, strata
    table      sentences with their certainty, found by pattern
    scales     how surely a condition holds
    claims     the steps that a run claims, each with its rule, branch and names
    premises, order, run, circles    what a run says
    proofs, near, why                what an explanation says
    changes                          what is said to bring a sentence about, or to break a ring
"""

from __future__ import annotations

from .changes import check_breaks, check_repairs
from .circles import check_circles
from .run import check_run
from .why import check_why, check_whys

__all__ = ["check_breaks", "check_circles", "check_repairs", "check_run", "check_why", "check_whys"]

"""From a case and its rulebook to a trace: every way in which every conclusion follows, in a fixed order.

    Rulebook -> Program (clauses, strata) -> an engine's firings, wave by wave -> Trace

An engine is `run(program, facts) -> list of Firing`; experta is one, and only `experta_engine` imports it. What a
firing means beyond its conclusion (certainty, standings, conflicts, answers) is recorded here once, for all engines.
"""

from .run import run
from .trace import Trace

__all__ = ["Trace", "run"]

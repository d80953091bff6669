"""The second engine: rules compiled to Python hash joins, with every derivation kept as a tuple of values.

    Program -> functions (clauses, joins, conditions, writing) -> Code -> CompiledEngine.evaluate -> Derivations

`evaluate` costs the inference alone. Words, proofs and the order of firing are views on the derivations, made when
somebody asks; `run` gives the same firings in the same order as the other engine.
"""

from .derivations import Derivations
from .engine import CompiledEngine

__all__ = ["CompiledEngine", "Derivations"]

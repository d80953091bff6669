"""Many cases at once: one bit for each scenario, every sentence a row of bits. No words are made here.

    Rulebook x Case --ground--> gates --link--> Circuit --> columns of scenarios (bit-parallel)
                                                        --> diagrams (exact counts)
                                                        --> smallest sets of changes

`Changes` and `apply` are the one way to alter a case. What may differ between scenarios is said by `inputs`.
"""

from .changes import Change, Changes, apply

__all__ = ["Change", "Changes", "apply"]

"""`foedus format`: one stable layout, every comment kept, the meaning unchanged.

text -> tree (entries with their comments and blank lines) -> write -> text; laid_out compares the two before it answers
"""

from __future__ import annotations

from .laid_out import comments_of, laid_out

__all__ = ["comments_of", "laid_out"]

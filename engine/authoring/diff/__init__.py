"""`foedus diff OLD NEW`: what an edit changed in meaning.

rules (which changed, in meaning or only in words) -> cases (conclusions and reasons that changed) -> text, json
"""

from __future__ import annotations

from .cases import CaseChange, Change, case_change
from .rules import RuleChanges, rule_changes, touched

__all__ = ["CaseChange", "Change", "RuleChanges", "case_change", "rule_changes", "touched"]

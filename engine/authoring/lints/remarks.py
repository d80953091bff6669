"""The pages of what can be wrong with the remarks that silence a lint."""

from __future__ import annotations

from engine.language.catalogue import Page

from .allow import IDLE, NO_REASON, UNKNOWN

_RULE = """\
- id: reward
  if:
    - <ally> trusts <leader>
    # foedus: allow {remark}
    - <country> quarrels with <outsider>
  then: <leader> rewards <ally>
  because: <leader> sees the quarrel with <outsider>."""
_GOOD = _RULE.format(remark="A104 because it does not matter who quarrels")

REMARK_PAGES = (
    Page(
        NO_REASON,
        "An allowance without a reason",
        _RULE.format(remark="A104"),
        _GOOD,
        "A remark silences a problem only with a reason: whoever reads the rule later must be able to tell whether the "
        "reason still holds.",
    ),
    Page(
        UNKNOWN,
        "An allowance of nothing that can be allowed",
        _RULE.format(remark="F301 because it does not matter who quarrels"),
        _GOOD,
        "Only lints (codes A) can be allowed. What the language cannot read (codes F) takes no part in the inference, "
        "and no remark changes that.",
    ),
    Page(
        IDLE,
        "An allowance that allows nothing",
        _RULE.format(remark="A104 because it does not matter who quarrels").replace("<country>", "<ally>"),
        _GOOD,
        "The line below has no such problem, or has it no more. Left standing, the remark would hide a new one.",
    ),
)

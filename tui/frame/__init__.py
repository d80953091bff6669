"""The frame of every screen: places, case and views, a rule above the body; what can be done now below it."""

from .lines import KeysLine, NowLine, PlacesLine, Rule, ViewsLine
from .screen import Framed
from .shown import Tries

__all__ = ["Framed", "KeysLine", "NowLine", "PlacesLine", "Rule", "Tries", "ViewsLine"]

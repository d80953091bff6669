"""One module for each place, and for each sheet that lies over a place."""

from ..frame import Framed
from .agenda import AgendaSheet
from .case import CaseScreen
from .find import FindSheet
from .happened import HappenedSheet
from .home import HomeScreen
from .keysheet import KeySheet
from .palette import ActionsSheet
from .record import RecordSheet
from .sheet import Sheet
from .walk import WalkScreen
from .why import WhySheet

PLACES: dict[str, type[Framed]] = {screen.PLACE: screen for screen in (HomeScreen, CaseScreen, WalkScreen)}
_SHEETS = (WhySheet, FindSheet, ActionsSheet, KeySheet, AgendaSheet, HappenedSheet, RecordSheet)
SHEETS: dict[str, type[Sheet]] = {sheet.SHEET: sheet for sheet in _SHEETS}

__all__ = ["PLACES", "SHEETS"]

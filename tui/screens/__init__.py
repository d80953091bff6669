"""One module for each place, and for each sheet that lies over a place."""

from ..frame import Framed
from .agenda import AgendaSheet
from .case import CaseScreen
from .change import ChangeScreen
from .compare import CompareScreen
from .conclusions import ConclusionsScreen
from .find import FindSheet
from .happened import HappenedSheet
from .home import HomeScreen
from .keysheet import KeySheet
from .memo import MemoSheet
from .new_case import NewCaseSheet
from .palette import ActionsSheet
from .record import RecordSheet
from .rests import RestsSheet
from .rules import RulesScreen
from .sheet import Sheet
from .told import ToldSheet
from .walk import WalkScreen
from .why import WhySheet
from .write_case import WriteCaseSheet

_PLACES: tuple[type[Framed], ...] = (
    HomeScreen,
    CaseScreen,
    WalkScreen,
    ConclusionsScreen,
    ChangeScreen,
    CompareScreen,
    RulesScreen,
)
_SHEETS: tuple[type[Sheet], ...] = (
    WhySheet,
    RestsSheet,
    FindSheet,
    ActionsSheet,
    KeySheet,
    AgendaSheet,
    HappenedSheet,
    RecordSheet,
    ToldSheet,
    NewCaseSheet,
    WriteCaseSheet,
    MemoSheet,
)
PLACES: dict[str, type[Framed]] = {screen.PLACE: screen for screen in _PLACES}
SHEETS: dict[str, type[Sheet]] = {sheet.SHEET: sheet for sheet in _SHEETS}

__all__ = ["PLACES", "SHEETS"]

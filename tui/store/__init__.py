"""What the user answered, kept apart from the case file: history, disk, autosave, other windows.

A case file is never written. For each case one small JSON file lies in the user's state folder
(`FOEDUS_STATE` names another); it holds every answer ever given in order, and how many of them stand.
"""

from .journal import Journal
from .keeper import Keeper
from .model import Answer, Arrival, Change, Expectation, Kept, Place

__all__ = ["Answer", "Arrival", "Change", "Expectation", "Journal", "Keeper", "Kept", "Place"]

"""One table of everything that can be done: its words, its keys, where it applies, and why it is off.

The keys line, the list of all actions, the sheet of keys and the Now line read this table, so they
cannot disagree. A new action is one entry in the module of its place and one method `do_<id>` on the
screen that has it.
"""

from .action import ANYWHERE, HERE, SENTENCE, Action
from .table import ACTIONS, BY_ID, command, keyed, refused, state, usable

__all__ = [
    "ACTIONS",
    "ANYWHERE",
    "BY_ID",
    "HERE",
    "SENTENCE",
    "Action",
    "command",
    "keyed",
    "refused",
    "state",
    "usable",
]

"""The way in: settings and files from outside, and the program that runs on them."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from .app import FoedusApp
from .arriving import Arriving
from .glyphs import ascii_is_safer
from .reading import Library
from .settings import load
from .store import chosen

SWITCH = 0.0005
"""So many seconds a worker goes on before it lets the screen have its turn: a key press needs some ten of them."""
COLLECT = (20_000, 5, 1_000)
"""Of a large case there are millions of things: to look through all of them for what is left over would take so long
that a key waits, so it is looked for among the new ones."""


def open_app(named: Sequence[str] = (), only_ascii: bool = False) -> None:
    """Run the program on the bundled library, and on the cases and folders that are named."""
    folder = next((Path(word) for word in named if Path(word).is_dir()), None)
    cases = [word for word in named if not Path(word).is_dir()]

    def engine() -> Library:
        from .adapt import EngineLibrary  # the greater part of what there is to load

        return EngineLibrary(folder=folder, named=[Path(word) for word in cases if Path(word).is_file()])

    sys.setswitchinterval(SWITCH)
    gc.set_threshold(*COLLECT)
    library = cast(Library, Arriving(engine))
    ascii = only_ascii or ascii_is_safer(encoding=getattr(sys.__stderr__, "encoding", None) or "utf-8")
    first = cases[0] if cases else ""
    FoedusApp(library, case=first, ascii=ascii, settings=load(), watch=True, chosen=chosen.read()).run()
    gc.freeze()  # To look through all of a large case for what may be thrown away takes longer than to leave.

"""The way in: settings and files from outside, and the program that runs on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from .app import FoedusApp
from .arriving import Arriving
from .glyphs import ascii_is_safer
from .reading import Library
from .settings import load


def open_app(named: Sequence[str] = (), only_ascii: bool = False) -> None:
    """Run the program on the bundled library, and on the cases and folders that are named."""
    folder = next((Path(word) for word in named if Path(word).is_dir()), None)
    cases = [word for word in named if not Path(word).is_dir()]

    def engine() -> Library:
        from .adapt import EngineLibrary  # the greater part of what there is to load

        return EngineLibrary(folder=folder, named=[Path(word) for word in cases if Path(word).is_file()])

    library = cast(Library, Arriving(engine))
    ascii = only_ascii or ascii_is_safer()
    FoedusApp(library, case=cases[0] if cases else "", ascii=ascii, settings=load(), watch=True).run()

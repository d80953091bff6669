"""In a session of `foedus serve`, files are written into the folder of that session alone."""

from __future__ import annotations

import os
from pathlib import Path

from ..reading import CannotOpen


def may_write(path: Path) -> bool:
    """Whether a file lies where it may be written; without a session that is everywhere."""
    folder = os.environ.get("FOEDUS_CONFINED")
    return folder is None or path.resolve().is_relative_to(Path(folder).resolve())


def refuse_elsewhere(path: Path) -> None:
    """Raise `CannotOpen` where a file must not be written."""
    if not may_write(path):
        raise CannotOpen("In a browser, files lie in a folder of your own: a name alone is enough.")

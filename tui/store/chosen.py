"""What was chosen in the program itself, for all cases: it is there again at the next start."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from . import disk


@dataclass(frozen=True)
class Chosen:
    """The colours, by the name of their theme, and whether the first words were said."""

    theme: str = ""
    greeted: bool = False


def read() -> Chosen:
    """What was chosen; what cannot be read counts as nothing."""
    try:
        found = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return Chosen()
    if not isinstance(found, dict):
        return Chosen()
    theme = found.get("theme")
    return Chosen(theme if isinstance(theme, str) else "", found.get("greeted") is True)


def write(chosen: Chosen) -> None:
    """Keep it. Where nothing can be written, it lasts until the end: the next choice tries again."""
    with suppress(OSError):
        disk.write_bytes(_file(), json.dumps(asdict(chosen)).encode())


def _file() -> Path:
    return disk.folder() / "chosen.json"

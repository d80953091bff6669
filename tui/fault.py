"""A fault of the program itself: what is known of it goes into a file, and the user is told in sentences."""

from __future__ import annotations

import traceback

from .store import disk


def told(error: BaseException) -> str:
    """What to tell the user; what a maintainer needs is written beside the answers."""
    lines = ["Foedus came upon a fault of its own and had to stop. Your answers are kept; foedus opens them again."]
    path = disk.folder() / "fault.txt"
    try:
        disk.write_bytes(path, "".join(traceback.format_exception(error)).encode())
    except OSError:
        lines.append(f"It was: {type(error).__name__}.")
    else:
        lines.append(f"What went wrong is written in {path}; whoever looks after Foedus will want to see it.")
    return "\n".join(lines) + "\n"

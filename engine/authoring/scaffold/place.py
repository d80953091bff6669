"""Puts files where none are: what is there already is never overwritten."""

from __future__ import annotations

from pathlib import Path


class Occupied(Exception):
    """A file stands where one should be written; `path` is that file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def place_files(folder: Path, files: dict[str, str]) -> list[Path]:
    """Write the files (name below the folder, text) if none of them exists; the paths in order."""
    paths = [folder / name for name in files]
    for path in paths:
        if path.exists():
            raise Occupied(path)
    for path, text in zip(paths, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return paths

"""Files to begin with: a folder to teach from (`folder`), and single rulebooks and cases (`single`).

Scaffolds are text; writing them to disk without overwriting anything is `place`'s business.
"""

from __future__ import annotations

from .folder import teaching_folder
from .place import Occupied, place_files
from .single import new_case, new_rulebook

__all__ = ["Occupied", "new_case", "new_rulebook", "place_files", "teaching_folder"]

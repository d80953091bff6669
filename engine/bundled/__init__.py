"""Where the rulebooks and cases that come with Foedus lie.

A wheel carries them beside this module; a checkout, and an editable install of one, keeps them in the
top-level folders `rules/` and `facts/`.
"""

from pathlib import Path

_HERE = Path(__file__).parent
_CHECKOUT = _HERE.parent.parent


def rules_folder() -> Path:
    """The folder of the bundled rulebooks."""
    return _folder("rules")


def facts_folder() -> Path:
    """The folder of the bundled cases."""
    return _folder("facts")


def _folder(name: str) -> Path:
    in_wheel = _HERE / name
    return in_wheel if in_wheel.is_dir() else _CHECKOUT / name

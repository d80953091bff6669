"""What a check has to say, as a list of sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_SHAPELESS = (KeyError, TypeError, IndexError, ValueError, AttributeError)


def complaints(check: Callable[[], Iterator[str]]) -> list[str]:
    """What a check has to say; an answer that lacks its keys is complained about, and raises nothing."""
    found: list[str] = []
    try:
        for complaint in check():
            found.append(complaint)
    except _SHAPELESS as wrong:
        found.append(f"The JSON does not have its shape ({type(wrong).__name__}: {wrong}).")
    return found

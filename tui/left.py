"""Where one was in a case, in words."""

from __future__ import annotations

from .places import PLACES
from .store import Place


def where(at: Place) -> str:
    """The place, its view unless it is the first, and on the walk the step: "walk, step 20"."""
    found = next((place for place in PLACES if place.id == at.place), None)
    if found is None:
        return "case"
    views = [view.title.lower() for view in found.views[1:] if view.id == at.view and view.title != "All"]
    steps = [f"step {at.step}"] if at.place == "walk" and at.step > 0 else []
    return ", ".join([found.title.lower(), *views, *steps])

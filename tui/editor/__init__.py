"""The editor for the text of a rulebook. It decides nothing: it tells what was typed and which keys were pressed."""

from .booktext import BookText
from .writing import Writing

__all__ = ["BookText", "Writing"]

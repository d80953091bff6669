"""Who may come in, and where each finds the own answers again: no more at a time than there are places."""

from __future__ import annotations

import hmac
import re
import secrets
from pathlib import Path

_VISITOR = re.compile(r"[0-9a-f]{32}")


class Places:
    """The token in the address, the places, and a folder for each visitor."""

    def __init__(self, limit: int, folder: Path, token: str = "") -> None:
        self.limit = limit
        self.folder = folder
        self.token = token or secrets.token_urlsafe(16)
        self.taken = 0

    def knows(self, token: str) -> bool:
        """Whether this is the token, compared so that the time it takes tells nothing."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def visitor(self, cookie: str) -> str:
        """Who comes: the same as last time, or somebody new."""
        return cookie if _VISITOR.fullmatch(cookie) else secrets.token_hex(16)

    def home(self, visitor: str) -> Path:
        """The folder in which the answers and the files of a visitor lie."""
        return self.folder / visitor

    @property
    def full(self) -> bool:
        """Whether every place is taken."""
        return self.taken >= self.limit

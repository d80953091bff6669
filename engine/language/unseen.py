"""Signs that cannot be seen: no text of a file may hold them, and none of them reaches a terminal."""

from __future__ import annotations

import re
import unicodedata

# Joiners and direction marks belong to the writing of some languages; all other invisible signs are refused.
_ALLOWED = "\u200c\u200d\u200e\u200f\u061c"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffc\ufffe\uffff"
UNSEEN = re.compile(f"[{_CONTROL}\\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def refused(char: str) -> bool:
    """True for a sign that no text of a file may hold."""
    return UNSEEN.match(char) is not None and char not in _ALLOWED


def called(char: str) -> str:
    """What a sign without a picture is called."""
    return unicodedata.name(char, f"control character {ord(char)}").lower()


def printable(text: str) -> str:
    """`text` with a replacement for each sign that cannot be seen, so that no file can steer a terminal."""
    if not UNSEEN.search(text) and "\n" not in text:
        return text
    return "".join("\ufffd" if refused(char) or char == "\n" else char for char in text)

"""Knows the characters that break a file or hide what it says, wherever they come from.

XML 1.0 cannot hold most control characters and no surrogates, U+FFFE and U+FFFF; the embeddings and
overrides of Unicode's bidirectional algorithm (UAX #9) make text read as what it is not. Isolates,
joiners and variation selectors stay.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

INVISIBLE = (
    ("NUL characters", re.compile("\0")),
    ("control characters", re.compile("[\x01-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")),
    ("characters that turn the direction of the text", re.compile("[\u202a-\u202e]")),
    ("byte order marks inside the text", re.compile("\ufeff")),
    ("combining grapheme joiners", re.compile("\u034f")),
)
# compatibility ideographs; the twelve of their block that stand for no other character stay out
COMPATIBLE = re.compile(
    "[\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufa6d\ufa70-\ufad9\U0002f800-\U0002fa1d]"
)
ODD_BREAKS = re.compile("[\u0085\u2028\u2029]")
_SYMBOLS = re.compile(r"[^\w\s!-~\u3000-\u303f]{2,}")
_ANY = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u034f\u2028-\u202e\ufeff\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Return a text without them; half a surrogate pair becomes U+FFFD, odd line ends a space."""
    return _ANY.sub(_replaced, text) if _ANY.search(text) else text


def is_heaped(text: str, most: int) -> bool:
    """Tell whether more combining marks than that follow each other, which must be put in order."""
    for found in _SYMBOLS.finditer(text):
        for combining, run in groupby(found[0], key=lambda c: unicodedata.combining(c) > 0):
            if combining and sum(1 for _ in run) > most:
                return True
    return False


def _replaced(found: re.Match[str]) -> str:
    if "\ud800" <= found[0] <= "\udfff":
        return "\ufffd"
    return " " if ODD_BREAKS.match(found[0]) else ""

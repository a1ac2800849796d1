"""Where what begins at a place of the source ends, for findings that know their beginning alone."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_TAG = re.compile(r"<[^<>\n]*>")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_LONGEST = 10_000
_PAIRS = {"[": "]", "(": ")"}


def end_of(text: str, start: int) -> int:
    """Return where a link, a picture, a tag, code or an address ends; all else ends with its line.

    Parameters
    ----------
    start : int
        The offset at which it begins; the end is the offset behind it.
    """
    for pattern in (_ADDRESS, _TAG, _CODE):
        if found := pattern.match(text, start):
            return found.end()
    bracket = start + text.startswith("![", start)
    if text.startswith("[", bracket) and (end := _bracketed(text, bracket)):
        follows = text[end : end + 1]
        return (_bracketed(text, end) if follows in _PAIRS else 0) or end
    line_end = text.find("\n", start)
    line = text[start : line_end if line_end >= 0 else len(text)]
    return start + len(line.rstrip())


def _bracketed(text: str, start: int) -> int:
    """Return the end of what stands in brackets, 0 if they are not closed in their paragraph."""
    opening, closing = text[start], _PAIRS[text[start]]
    paragraph = _PARAGRAPH_END.search(text, start, start + _LONGEST)
    depth, escaped = 0, False
    for place in range(start, paragraph.start() if paragraph else min(len(text), start + _LONGEST)):
        character = text[place]
        if not escaped:
            depth += (character == opening) - (character == closing)
            if not depth:
                return place + 1
        escaped = character == "\\" and not escaped
    return 0

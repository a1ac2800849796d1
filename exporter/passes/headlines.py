"""Parts a title into its headlines, where its shape says that it has several.

`|` and `｜` always part. `；` and ` / ` part what has no full stop. `、` counts the words of a
sentence as well, so it parts only three pieces or more that are nothing but names: short, without
another mark between them, and without 的, 和, 与, 及, 等, which bind pieces into one sentence.
Nothing is parted inside brackets and quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BARS = re.compile(r"[|｜]")
_SEMICOLONS = re.compile(r"[；]|(?<=\s)/(?=\s)|(?<=\s)／(?=\s)|／")
_OPENING, _CLOSING = "（(【[《「『“‘〈", "）)】]》」』”’〉"
_SENTENCE = re.compile(r"[。！？!?]")
_BINDS = re.compile(r"[的和与與及等或，,：:。！？!?]")
_FEWEST = 3
_LONGEST = 24
_EDGES = " ：:-—–·"


def headlines(text: str) -> tuple[str, ...]:
    """Return the headlines that a title holds besides series and number."""
    pieces = _named(_BARS.split(text))
    if len(pieces) != 1:
        return pieces
    by_semicolon = _named(_parted(text, _SEMICOLONS))
    if len(by_semicolon) > 1 and not _SENTENCE.search(text[:-1]):
        return by_semicolon
    by_comma = _named(_parted(text, re.compile("、")))
    is_list = len(by_comma) >= _FEWEST and not any(map(_BINDS.search, by_comma))
    return by_comma if is_list and max(map(len, by_comma)) <= _LONGEST else pieces


def _named(pieces: list[str] | Iterator[str]) -> tuple[str, ...]:
    stripped = (piece.strip(_EDGES) for piece in pieces)
    return tuple(piece for piece in stripped if any(c.isalpha() for c in piece))


def _parted(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    """Yield the pieces of a text between separators that stand in no brackets."""
    start = depth = done = 0
    for found in separator.finditer(text):
        between = text[done : found.start()]
        depth += sum(c in _OPENING for c in between) - sum(c in _CLOSING for c in between)
        done = found.end()
        if depth <= 0:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]

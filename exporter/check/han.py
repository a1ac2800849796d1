"""What Chinese text is: its marks, for the inside of brackets in patterns, and its sentences."""

from __future__ import annotations

import re

from exporter.model.han import HAN

OPENING = "“‘「『《〈（【"
CLOSING = "”’」』》〉）】"
MARKS = f"，。、；：？！…—{OPENING}{CLOSING}"

_ENDS = re.compile(r"[。！？；\n|]|[.!?](?=\s)")
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def is_chinese(prose: str, at: int) -> bool:
    """Tell whether the sentence around an offset has more Han characters than Latin words."""
    start = max((found.end() for found in _ENDS.finditer(prose, max(at - 200, 0), at)), default=0)
    start = max(start, at - 200, 0)
    found = _ENDS.search(prose, at + 1)
    sentence = prose[start : found.start() if found else len(prose)]
    return len(_HAN.findall(sentence)) > len(_WORD.findall(sentence))

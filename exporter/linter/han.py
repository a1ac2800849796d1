"""What Chinese text is: its marks, for the inside of brackets in patterns, and its sentences."""

from __future__ import annotations

import re

from exporter.model.han import HAN

OPENING = "“‘「『《〈（【"
CLOSING = "”’」』》〉）】"
MARKS = f"，。、；：？！…—{OPENING}{CLOSING}"

_SENTENCE = re.compile(r"(?:[^。！？；\n|.!?]|[.!?](?!\s))+")
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def is_chinese(prose: str, at: int) -> bool:
    """Tell whether Han characters outnumber the Latin words of the sentence and of the line."""
    start, end = prose.rfind("\n", 0, at) + 1, prose.find("\n", at)
    line = prose[start:end] if end >= 0 else prose[start:]
    sentences = (found[0] for found in _SENTENCE.finditer(line) if start + found.end() >= at)
    return _is_mostly_han(next(sentences, "")) and _is_mostly_han(line)


def _is_mostly_han(text: str) -> bool:
    return len(_HAN.findall(text)) > len(_WORD.findall(text))

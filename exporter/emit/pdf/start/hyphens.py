"""Divides words by pyphen's patterns, read in advance: pyphen takes 50 ms to read those of English.

A pattern is a text and numbers; a number stands between two letters and an odd one lets a word be
divided there (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983). In the file that was made, the
first byte of a pattern says before which letter its numbers begin.
"""

from __future__ import annotations

import marshal
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import pyphen

from exporter.emit.pdf.start.modules import MADE, stamp

LANGUAGES = ("en_US",)
_LEFT = _RIGHT = 2
_KNOWN_WORDS = 20_000


class Dictionary(Protocol):
    """What divides the words of a language."""

    def positions(self, word: str) -> list[int]:
        """Return the places where a word may be divided."""


def dictionary(language: str) -> Dictionary:
    """Return what divides the words of a language, by its name among pyphen's."""
    source, made = Path(pyphen.LANGUAGES[language]), _file(language)
    if made.is_file():
        with made.open("rb") as opened:
            if opened.readline() == stamp(source.read_bytes()):
                return _Ready(marshal.loads(opened.read()))  # noqa: S302 - made with the program
    found: Dictionary = pyphen.Pyphen(lang=language)
    return found


def make() -> None:
    """Write the patterns of the languages that are asked for most."""
    for language in LANGUAGES:
        source = Path(pyphen.LANGUAGES[language])
        read = pyphen.HyphDict(source).patterns
        patterns = {text: bytes([first, *numbers]) for text, (first, numbers) in read.items()}
        _file(language).write_bytes(stamp(source.read_bytes()) + marshal.dumps(patterns))


def _file(language: str) -> Path:
    return MADE / f"hyphens-{language}"


class _Ready:
    def __init__(self, patterns: dict[str, bytes]) -> None:
        self._patterns = patterns
        self._longest = max(map(len, patterns))
        self.positions = lru_cache(_KNOWN_WORDS)(self._positions)

    def _positions(self, word: str) -> list[int]:
        pointed = f".{word.lower()}."
        numbers = bytearray(len(pointed) + 1)
        for first in range(len(pointed) - 1):
            for last in range(first + 1, min(first + self._longest, len(pointed)) + 1):
                if pattern := self._patterns.get(pointed[first:last]):
                    for place, number in enumerate(pattern[1:], first + pattern[0]):
                        numbers[place] = max(numbers[place], number)
        return [at for at in range(_LEFT, len(word) - _RIGHT + 1) if numbers[at + 1] % 2]

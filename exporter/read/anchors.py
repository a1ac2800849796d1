"""Gives each heading the anchor that GitHub gives it, so that in-page links of authors work.

GitHub's rule (html-pipeline, github-slugger): lower case, letters, digits, marks, hyphens and
underscores stay, spaces become hyphens, what was there before gets a number.
"""

from __future__ import annotations

import unicodedata

_SELECTORS = frozenset("\ufe0e\ufe0f\u20e3")


def slug(text: str) -> str:
    """Return the anchor of a heading with this text, before duplicates are counted."""
    return "".join(
        "-" if character == " " else character
        for character in text.strip().lower()
        if character in "-_ " or (_is_word(character) and character not in _SELECTORS)
    )


class Anchors:
    """Hands out anchors, each once."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def give(self, text: str) -> str:
        """Return a new anchor for a heading with this text."""
        base = slug(text) or "section"
        anchor = base
        while anchor in self._used:
            self._used[base] += 1
            anchor = f"{base}-{self._used[base]}"
        self._used[anchor] = 0
        return anchor


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category in {"Nd", "Nl", "Pc"}

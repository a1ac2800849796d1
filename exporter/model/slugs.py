"""The anchor of a heading by GitHub's rule (html-pipeline, github-slugger)."""

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


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category in {"Nd", "Nl", "Pc"}

"""How wide a text is where no font is asked: in em, or in columns of half an em.

Wide are the characters that Unicode calls wide and full-width (UAX 11).
"""

from __future__ import annotations

from unicodedata import east_asian_width

_CAPITAL, _LETTER, _SIGN = 0.72, 0.55, 0.26


def is_wide(character: str, *, ambiguous: bool = False) -> bool:
    """Tell whether a character is a square; `ambiguous` are those that only Chinese fonts widen."""
    return east_asian_width(character) in ("WFA" if ambiguous else "WF")


def columns(text: str) -> int:
    """Return how many columns a text takes: two for a wide character, one for any other."""
    return sum(2 if is_wide(character) else 1 for character in text)


def ems(text: str, narrow: float, *, ambiguous: bool = False) -> float:
    """Return about how wide a text is in em.

    Parameters
    ----------
    narrow : float
        How wide a character is that is not wide: about 0.55 in a serif, 0.62 in code.
    """
    return sum(1.0 if is_wide(one, ambiguous=ambiguous) else narrow for one in text)


def serif_ems(text: str) -> float:
    """Return about how wide a text is in a serif, in em, by the kinds of its letters."""
    return sum(map(_serif, text))


def _serif(character: str) -> float:
    # α and ā are ambiguous, and Latin's
    if is_wide(character, ambiguous=not character.isalpha()):
        return 1.0
    if character.isupper():
        return _CAPITAL
    return _LETTER if character.isalnum() else _SIGN

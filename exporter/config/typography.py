"""The table `[typography]` of digest.toml: what is changed in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Quotes(StrEnum):
    """The quotation marks of Chinese text: as written, 「『』」 or “‘’”."""

    KEEP = "keep"
    CORNER = "corner"
    CURLY = "curly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """What the typography passes change: the table `[typography]` of digest.toml.

    Attributes
    ----------
    han_latin_space : bool
        Put a space between Han and Latin.
    quotes : Quotes
        Which quotation marks Chinese text has.
    dashes, ellipsis : bool
        Write `--` as ——, `...` as …… in Chinese text.
    """

    han_latin_space: bool = False
    quotes: Quotes = Quotes.KEEP
    dashes: bool = False
    ellipsis: bool = False

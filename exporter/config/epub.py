"""The table `[epub]` of digest.toml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubOptions:
    """What can be said of an EPUB: the table `[epub]` of digest.toml.

    Attributes
    ----------
    embed_fonts : bool or None
        Put the characters of the issue's font into the book; None does it where that is small.
    vertical : bool
        Set the book in vertical lines.
    """

    embed_fonts: bool | None = None
    vertical: bool = False

"""The EPUB: its table `[epub]` in digest.toml, and its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from exporter.config.options import FormatOptions, Key
from exporter.emit.format import Format
from exporter.model.profile import Notation, PictureProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubOptions(FormatOptions):
    """What can be said of an EPUB: the table `[epub]` of digest.toml.

    Attributes
    ----------
    embed_fonts : bool or None
        Put the characters of the issue's font into the book; None does it where that is small.
    vertical : bool
        Set the book in vertical lines.
    """

    embed_fonts: Annotated[
        bool | None,
        Key(
            "Put the issue's characters into an EPUB. [default: where that stays under 300 KB]",
            "--embed-fonts",
        ),
    ] = None
    vertical: Annotated[bool, Key("Set an EPUB in vertical lines.", "--vertical")] = False


FORMAT = Format(
    name="epub",
    suffix=".epub",
    module="exporter.emit.epub",
    options=EpubOptions,
    pictures=PictureProfile(
        types=("jpeg", "png", "gif", "webp"), max_side=1600, max_bytes=500_000, animation=True
    ),
    formulas=Notation.MATHML,
)

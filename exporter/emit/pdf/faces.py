"""Cuts from each font file what one document needs, and writes the style sheet that brings it.

Each file is embedded under a family name of its own: two files under one family and weight make
WeasyPrint print wrong glyphs without a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape

from exporter.assets.cache import Cache
from exporter.emit.fonts.files import BOLD, REGULAR
from exporter.emit.fonts.keep import prepared
from exporter.emit.fonts.separate import separate
from exporter.emit.fonts.subset import subset
from exporter.emit.pdf.dialect import Resource
from exporter.emit.pdf.families import File, find
from exporter.emit.typesetting.marks import MARKS, PRIVATE, SUFFIX
from exporter.model.bundle import Foundry

_NAMED = re.compile(rf'"([^"]+){SUFFIX}"')
_ITALIC = 'class="latin"'
_FIRST_WIDE = "\u2e80"
# Counters and markers that stand in no text.
_ALWAYS = frozenset(
    "".join(map(chr, range(0x20, 0x7F))) + " ‐…—·•◦▪–“”‘’、。，一二三四五六七八九十百千〇零"
)
# Marks that Latin and Chinese share: a Chinese font behind a Latin one shall show them.
_SHARED = frozenset(MARKS + "·—…")


def faces(
    page: str, drawings: Iterable[str], foundry: Foundry, lacking: Collection[str] = ()
) -> tuple[str, dict[str, Resource]]:
    """Return the style sheet that brings the fonts of a page, and the bytes that it refers to.

    Parameters
    ----------
    drawings : iterable of str
        The SVG pictures of the page, which may hold text.
    lacking : collection of str
        Characters that no font has: each is shown by its code point.
    """
    families = sorted(set(_NAMED.findall(page)))
    said = frozenset(unescape(page)).union(*map(frozenset, drawings))
    kept = Cache(foundry.cache, foundry.max_cache)
    rules = ""
    resources: dict[str, Resource] = {}
    for family in families:
        for weight in (REGULAR, BOLD):
            if file := find(family, weight, foundry.own):
                for style, font in _styles(file, said, lacking, kept, italics=_ITALIC in page):
                    address = f"bundle:font-{len(resources)}"
                    resources[address] = Resource(font, "font/ttf")
                    rules += (
                        f'@font-face{{font-family:"{family}{SUFFIX}";font-weight:{weight};'
                        f'font-style:{style};src:url("{address}")}}'
                    )
    return rules, resources


def _styles(
    file: File, said: frozenset[str], lacking: Collection[str], kept: Cache, *, italics: bool
) -> Iterator[tuple[str, bytes]]:
    """Yield the upright font, and a slanted one of its Latin where a page has italics."""
    font = separate(_cut(file, said | _ALWAYS, kept), said)
    if lacking and file.chinese:
        from exporter.emit.fonts.boxes import boxed  # fontTools takes a while to import

        font = boxed(font, lacking)
    yield "normal", font
    if italics:
        from exporter.emit.fonts.slant import slanted

        latin = frozenset(character for character in said if character < _FIRST_WIDE)
        yield "italic", slanted(separate(_cut(file, latin | _ALWAYS, kept), latin))


def _cut(file: File, characters: frozenset[str], kept: Cache) -> bytes:
    if file.prepared:
        return subset(file.path, characters | PRIVATE, file.index)
    if not file.chinese:
        characters -= _SHARED
    return prepared(file.path, characters - PRIVATE, kept, file.index, file.weight)

"""Prepares a font for a document; what was made of the same glyphs before comes from the cache.

HarfBuzz cuts what a document needs out of any font within milliseconds, preparing that takes up to
a second. So what is kept is named by the bytes of the cut, by the code that prepares them and by
the version of fontTools: it can be nothing else than what would be made anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

import fontTools

from exporter.assets.cache import Cache
from exporter.emit.fonts.subset import subset

_HERE = Path(__file__).parent
_CODE = (
    _HERE / "prepare.py",
    _HERE / "glyphs.py",
    _HERE / "subset.py",
    _HERE.parent / "typesetting" / "marks.py",
)


@cache
def fingerprint() -> bytes:
    """Return what stands for the way in which fonts are prepared."""
    code = (path.read_bytes() for path in _CODE)
    return sha256(b"\0".join((*code, fontTools.version.encode()))).digest()


def prepared(
    path: Path, characters: Iterable[str], kept: Cache, index: int = 0, weight: int = 400
) -> bytes:
    """Return what a font file has of some characters, with the narrow marks, as `prepare` does.

    Parameters
    ----------
    kept : Cache
        Where it lies if it was made before, and is put if not.
    index : int
        Which font of a collection.
    weight : int
        Which weight of a variable font.
    """
    cut = subset(path, characters, index, "pwid", weight)
    recipe = fingerprint() + cut
    if found := kept.find_font(recipe):
        return found
    from exporter.emit.fonts.prepare import widened  # which takes a while to import

    made = widened(cut)
    kept.keep_font(recipe, made)
    kept.trim()
    return made

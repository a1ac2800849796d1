"""Says what a font file holds, finds those that a user has dropped into a folder, and chooses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from exporter import theme
from exporter.files import opened

REGULAR, BOLD = 400, 700
_BOLD_FROM = 600
_SUFFIXES = {".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"}
_FAMILY, _STYLE, _TYPOGRAPHIC_FAMILY = 1, 2, 16
_NAMES = {_FAMILY, _TYPOGRAPHIC_FAMILY}
_HAN = ord("中")
_SLANTED = ("italic", "oblique")


@dataclass(frozen=True, slots=True)
class Facts:
    """One font of a file, the `index`-th of a collection.

    `families` is what it is called in any language. A `variable` font is of every weight.
    """

    path: Path
    index: int
    families: frozenset[str]
    weight: int
    upright: bool
    variable: bool
    chinese: bool


def own(folder: Path | None) -> Iterator[Facts]:
    """Yield the fonts of a user's folder, then those of `fonts/own`."""
    for path in _files(folder):
        yield from facts(path)


def unreadable(folder: Path | None) -> list[Path]:
    """Return the files in these folders that should be fonts, but cannot be read as such."""
    return [path for path in _named(folder) if not _is_here(path) or not facts(path)]


def _files(folder: Path | None) -> Iterator[Path]:
    return filter(_is_here, _named(folder))


def _named(folder: Path | None) -> Iterator[Path]:
    for place in (folder, theme.folder("fonts") / "own"):
        if place is not None and place.is_dir():
            yield from (p for p in sorted(place.iterdir()) if p.suffix.lower() in _SUFFIXES)


def _is_here(path: Path) -> bool:
    """Tell whether a path is a regular file that no symbolic link leads out of its folder."""
    try:
        with opened(path, path.parent):
            return True
    except (OSError, RuntimeError):
        return False


def choose(family: str, weight: int, fonts: Iterable[Facts]) -> Facts | None:
    """Return the upright font of a family that is nearest to a weight, None if none is.

    Parameters
    ----------
    weight : int
        `REGULAR` or `BOLD`: a light font is a regular one if there is no other, never a bold one.
    """
    bold = weight >= _BOLD_FROM
    fitting = [
        font
        for font in fonts
        if family in font.families
        and font.upright
        and (font.variable or bold == (font.weight >= _BOLD_FROM))
    ]
    return min(fitting, key=lambda font: _distance(font, weight), default=None)


def _distance(font: Facts, weight: int) -> int:
    return 0 if font.variable else abs(font.weight - weight)


@cache
def facts(path: Path) -> tuple[Facts, ...]:
    """Return the fonts of a file; what is no font has none."""
    try:
        blob = hb.Blob.from_file_path(path)
    except hb.HarfBuzzError:
        return ()
    return tuple(_facts(path, index, blob) for index in range(hb.Face(blob, 0).count))


def _facts(path: Path, index: int, blob: hb.Blob) -> Facts:
    face = hb.Face(blob, index)
    font = hb.Font(face)
    said = [entry for entry in face.list_names() if entry.name_id in _NAMES]
    style = (face.get_name(_STYLE) or "").lower()
    weight = round(font.get_style_value(hb.StyleTag.WEIGHT))
    return Facts(
        path=path,
        index=index,
        families=frozenset(face.get_name(e.name_id, e.language) or "" for e in said) - {""},
        weight=max(weight, BOLD) if "bold" in style else weight,
        upright=not any(word in style for word in _SLANTED),
        variable=bool(face.has_var_data),
        chinese=font.get_nominal_glyph(_HAN) is not None,
    )

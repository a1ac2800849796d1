"""Finds the font files that a theme asks for, and cuts from each what one document needs.

A family is looked for in fonts/own (a user's files), in fonts/built (`make fonts`) and among the
system's fonts. It is embedded under a name of its own: two files under one family and weight make
WeasyPrint print wrong glyphs without a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from html import unescape
from pathlib import Path

import uharfbuzz as hb
from weasyprint.text.ffi import ffi, fontconfig

from exporter import theme
from exporter.diagnostics import Problem, Report
from exporter.emit.fonts.boxes import boxed
from exporter.emit.fonts.separate import separate
from exporter.emit.fonts.slant import slanted
from exporter.emit.fonts.subset import subset
from exporter.emit.pdf.dialect import Resource
from exporter.emit.typesetting.marks import PRIVATE, SUFFIX
from exporter.theme import FontRole, Theme

_NAMED = re.compile(rf'"([^"]+){SUFFIX}"')
_REGULAR, _BOLD = 400, 700
_STYLES = {_REGULAR: "Regular", _BOLD: "Bold"}
_FILES = {".ttf", ".otf", ".ttc"}
_HAN = ord("中")
_ITALIC = 'class="latin"'
_FIRST_WIDE = "\u2e80"
_FAMILY, _STYLE, _TYPOGRAPHIC_FAMILY = 1, 2, 16
# Counters and markers that stand in no text.
_ALWAYS = frozenset(
    "".join(map(chr, range(0x20, 0x7F))) + " ‐…—·•◦▪–“”‘’、。，一二三四五六七八九十百千〇零"
)


@dataclass(frozen=True, slots=True)
class File:
    """A font file, which font of the collection it is, and whether it has the narrow marks."""

    path: Path
    index: int = 0
    prepared: bool = False
    weight: int = _REGULAR


def dress(look: Theme, report: Report) -> Theme:
    """Return a theme whose roles begin with the family that will be embedded.

    A role's families without Chinese stay before it. Where no file is found, nothing changes.
    """
    if not any((theme.folder("fonts") / "built").glob("*.ttf")):
        message = "the product's own fonts are not built; the system's are used"
        report.add(Problem.RENDERER, message, hint="run `make fonts` where the registry answers")
    roles = {f.name: _dressed(getattr(look.fonts, f.name)) for f in fields(look.fonts)}
    return replace(look, fonts=replace(look.fonts, **roles))


def _dressed(role: FontRole) -> FontRole:
    found = next((name for name in role.families if find(name, _REGULAR)), None)
    if found is None:
        return role
    families = tuple(name + SUFFIX if name == found else name for name in role.families)
    return replace(role, families=families)


def faces(
    page: str, drawings: Iterable[str], lacking: Collection[str] = ()
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
    rules = ""
    resources: dict[str, Resource] = {}
    for family in families:
        for weight in _STYLES:
            if file := find(family, weight):
                for style, font in _styles(file, said, lacking, italics=_ITALIC in page):
                    address = f"bundle:font-{len(resources)}"
                    resources[address] = Resource(font, "font/ttf")
                    rules += (
                        f'@font-face{{font-family:"{family}{SUFFIX}";font-weight:{weight};'
                        f'font-style:{style};src:url("{address}")}}'
                    )
    return rules, resources


def _styles(
    file: File, said: frozenset[str], lacking: Collection[str], *, italics: bool
) -> Iterator[tuple[str, bytes]]:
    """Yield the upright font, and a slanted one of its Latin where a page has italics."""
    font = separate(_cut(file, said | _ALWAYS), said)
    yield "normal", boxed(font, lacking) if lacking else font
    if italics:
        latin = frozenset(character for character in said if character < _FIRST_WIDE)
        yield "italic", slanted(separate(_cut(file, latin | _ALWAYS), latin))


def _cut(file: File, characters: frozenset[str]) -> bytes:
    if file.prepared:
        return subset(file.path, characters | PRIVATE, file.index)
    from exporter.emit.fonts.prepare import prepare  # which takes a while to import

    return prepare(file.path, characters - PRIVATE, file.index, file.weight)


@cache
def find(family: str, weight: int) -> File | None:
    """Return the file of a family that has Chinese, in a weight; None where there is none."""
    candidates = (_own(family, weight), _built(family, weight), _installed(family, weight))
    return next((file for file in candidates if file and _has_chinese(file)), None)


def _own(family: str, weight: int) -> File | None:
    folder = theme.folder("fonts") / "own"
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        if path.suffix.lower() in _FILES:
            for index, face in _collection(path):
                bold = "bold" in face.get_name(_STYLE).lower()
                fits = face.has_var_data or bold == (weight == _BOLD)
                if family in _names(face) and fits:
                    return File(path, index, weight=weight)
    return None


def _built(family: str, weight: int) -> File | None:
    path = theme.built_font(family, bold=weight == _BOLD)
    return File(path, prepared=True) if path else None


def _installed(family: str, weight: int) -> File | None:
    """Ask fontconfig, which answers with the nearest: only the family itself will do."""
    pattern = ffi.gc(fontconfig.FcPatternCreate(), fontconfig.FcPatternDestroy)
    fontconfig.FcPatternAddString(pattern, b"family", family.encode())
    fontconfig.FcPatternAddString(pattern, b"style", _STYLES[weight].encode())
    configuration = _configuration()
    fontconfig.FcConfigSubstitute(configuration, pattern, fontconfig.FcMatchPattern)
    fontconfig.FcDefaultSubstitute(pattern)
    result = ffi.new("FcResult *")
    match = fontconfig.FcFontMatch(configuration, pattern, result)
    if match == ffi.NULL:
        return None
    match = ffi.gc(match, fontconfig.FcPatternDestroy)
    styles = set(_strings(match, b"style"))
    if family not in _strings(match, b"family") or not styles & {_STYLES[weight], "W3", "W6"}:
        return None
    path = Path(next(_strings(match, b"file")))
    for index, face in _collection(path):
        if family in _names(face):
            return File(path, index, weight=weight)
    return None


@cache
def _configuration() -> object:
    found = fontconfig.FcInitLoadConfigAndFonts()
    return ffi.gc(found, fontconfig.FcConfigDestroy)


def _strings(pattern: object, key: bytes) -> Iterator[str]:
    value = ffi.new("FcChar8 **")
    place = 0
    while fontconfig.FcPatternGetString(pattern, key, place, value) == fontconfig.FcResultMatch:
        yield ffi.string(value[0]).decode(errors="replace")
        place += 1


def _collection(path: Path) -> Iterator[tuple[int, hb.Face]]:
    blob = hb.Blob.from_file_path(path)
    first = hb.Face(blob, 0)
    for index in range(max(first.count, 1)):
        yield index, hb.Face(blob, index)


def _names(face: hb.Face) -> set[str]:
    return {face.get_name(_FAMILY), face.get_name(_TYPOGRAPHIC_FAMILY)} - {None, ""}


def _has_chinese(file: File) -> bool:
    return _HAN in hb.Face(hb.Blob.from_file_path(file.path), file.index).unicodes

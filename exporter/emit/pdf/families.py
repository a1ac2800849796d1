"""Finds the font file of a family in a weight, and dresses a theme in the families that are found.

A family is looked for in the user's folder, in fonts/own, in fonts/built (`make fonts`) and among
the system's fonts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import chain
from pathlib import Path

from exporter import theme
from exporter.diagnostics import Problem, Report
from exporter.emit.fonts import files
from exporter.emit.fonts.files import BOLD, REGULAR, Facts
from exporter.emit.pdf.internals import UNSUITABLE, ffi, fontconfig
from exporter.emit.typesetting.marks import SUFFIX
from exporter.spelling import nearest
from exporter.theme import FontRole, Theme


@dataclass(frozen=True, slots=True)
class File:
    """A font file, which font of the collection it is, and whether it has the narrow marks."""

    path: Path
    index: int = 0
    prepared: bool = False
    weight: int = REGULAR
    chinese: bool = True


def dress(look: Theme, report: Report, own: Path | None = None) -> Theme:
    """Return a theme whose roles begin with the families that will be embedded.

    These are the first with Chinese, and the user's own before it. Others without Chinese stay as
    they are, for the layout engine to find.

    Parameters
    ----------
    own : Path or None
        A folder with fonts of the user's own.
    """
    roles: dict[str, FontRole] = {f.name: getattr(look.fonts, f.name) for f in fields(look.fonts)}
    for path in files.unreadable(own):
        message = f"{path.name} among the fonts of your own is no font that can be read"
        report.add(Problem.FONT_MISSING, message, hint="put it there as .ttf, .otf or .ttc")
    for family in dict.fromkeys(role.families[0] for role in roles.values()):
        _tell_if_lacking(family, report, own)
    dressed = {name: _dressed(role, own) for name, role in roles.items()}
    return replace(look, fonts=replace(look.fonts, **dressed))


def tell_if_unbuilt(report: Report) -> None:
    """Say that the system's fonts stand for the product's own, where those are not built."""
    if not any((theme.folder("fonts") / "built").glob("*.ttf")):
        message = "the product's own fonts are not built; the system's are used"
        report.add(Problem.RENDERER, message, hint="run `make fonts` where the registry answers")


def _tell_if_lacking(family: str, report: Report, own: Path | None) -> None:
    """Say that a family is not here, if it is one that the theme names and not a role of ours."""
    ours = {name for role in theme.font_roles().values() for name in role.families}
    if family in ours or find(family, REGULAR, own) or _installed(family, REGULAR):
        return
    here = chain(_families(), *(facts.families for facts in files.own(own)))
    hint = nearest(family, sorted(set(here))) or "install it, or put its files into a folder"
    message = f"the theme's font {family} is not on this machine; another stands for it"
    report.add(Problem.FONT_MISSING, message, hint=hint)


def _dressed(role: FontRole, own: Path | None) -> FontRole:
    families = list(role.families)
    for place, name in enumerate(role.families):
        if found := find(name, REGULAR, own):
            families[place] = name + SUFFIX
            if found.chinese:
                return replace(role, families=tuple(families))
    return role


@cache
def find(family: str, weight: int, own: Path | None = None) -> File | None:
    """Return the file of a family in a weight; None where there is none.

    A user's own file may be without Chinese; of what is installed only Chinese is looked for.
    """
    if facts := files.choose(family, weight, files.own(own)):
        return File(facts.path, facts.index, weight=weight, chinese=facts.chinese)
    if path := theme.built_font(family, bold=weight == BOLD):
        return File(path, prepared=True)
    if (facts := _installed(family, weight)) and facts.chinese:
        return File(facts.path, facts.index, weight=weight)
    return None


def _installed(family: str, weight: int) -> Facts | None:
    paths = _families().get(family, ())
    return files.choose(family, weight, chain.from_iterable(map(files.facts, paths)))


@cache
def _families() -> dict[str, tuple[Path, ...]]:
    """Return the files of every family that fontconfig knows."""
    if UNSUITABLE:
        return {}
    configuration = fontconfig.FcInitLoadConfigAndFonts()
    configuration = ffi.gc(configuration, fontconfig.FcConfigDestroy)
    found: dict[str, dict[Path, None]] = {}
    known = fontconfig.FcConfigGetFonts(configuration, fontconfig.FcSetSystem)
    for place in range(known.nfont):
        path = Path(next(_strings(known.fonts[place], b"file")))
        for family in _strings(known.fonts[place], b"family"):
            found.setdefault(family, {})[path] = None
    return {family: tuple(sorted(paths)) for family, paths in found.items()}


def _strings(pattern: object, key: bytes) -> Iterator[str]:
    value = ffi.new("FcChar8 **")
    place = 0
    while fontconfig.FcPatternGetString(pattern, key, place, value) == fontconfig.FcResultMatch:
        yield ffi.string(value[0]).decode(errors="replace")
        place += 1

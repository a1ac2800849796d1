"""Finds styles/ and fonts/ (in a checkout or in the wheel) and gives theme values to CSS and Word.

A theme is a folder with a `theme.toml`, where each colour, size and font role is said once, and
style sheets that use the values as `var(--name)`. It may say only what differs from the theme that
it `extends`: ours lie in `styles/`, anybody's own is named by its path.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from exporter import themefile
from exporter.diagnostics import ExportError, Problem
from exporter.look import Page, Palette, Sizes
from exporter.spelling import nearest

DEFAULT = "paper"
"""The theme of an issue that names none."""
_HERE = Path(__file__).resolve().parent
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
COVERS = ("frame", "columns", "stalks", "press", "waves", "sky")
"""The manners in which covers are drawn, by `emit/cover`."""
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class FontRole:
    """What plays a role: families for CSS in order of preference, and the pair that Word names."""

    families: tuple[str, ...]
    east_asian: str
    latin: str

    @property
    def css(self) -> str:
        """The families as a CSS value."""
        generic = {"serif", "sans-serif", "monospace"}
        return ",".join(f if f in generic else f'"{f}"' for f in self.families)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The font role that each part of the page plays, already looked up in fonts/fonts.toml."""

    body: FontRole
    heading: FontRole
    emphasis: FontRole
    code: FontRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One look for all formats.

    `summary` is one sentence on how it looks, `page` the paper that it is printed on, `qr` whether
    references in print have a QR code, `cover` the manner of its drawn covers, of `COVERS`,
    `foreign` whether it is none of ours.
    """

    name: str
    title: str
    summary: str = ""
    light: Palette
    dark: Palette
    sizes: Sizes
    fonts: Fonts
    sheets: Mapping[str, str]
    page: Page
    qr: bool = False
    cover: str = COVERS[0]
    foreign: bool = False

    def on_paper(self) -> Theme:
        """Return the theme with the sizes that its text has on its page."""
        return replace(self, sizes=self.page.fit(self.sizes))

    def css(self, *sheets: str) -> str:
        """Join style sheets of the theme ("base", "print", …) with every `var(--…)` filled in.

        Raises
        ------
        ExportError
            If a sheet uses a name that no value has.
        """
        values = self.values
        text = "\n".join(_COMMENT.sub("", self.sheets.get(sheet, "")) for sheet in sheets)

        def value(match: re.Match[str]) -> str:
            name = match[1]
            if name not in values:
                raise ExportError(
                    Problem.UNREADABLE,
                    f"the theme {self.name} uses var(--{name}), which has no value",
                    hint=nearest(name, values) or "add it to theme.toml",
                )
            return values[name]

        return _VARIABLE.sub(value, text)

    @property
    def values(self) -> dict[str, str]:
        """Every value as CSS writes it: `accent`, `dark-accent`, `size-body`, `font-code`."""
        colours = {f.name: getattr(self.light, f.name) for f in fields(Palette)}
        dark = {f"dark-{f.name}": getattr(self.dark, f.name) for f in fields(Palette)}
        sizes = {f"size-{f.name}": f"{getattr(self.sizes, f.name):g}pt" for f in fields(Sizes)}
        fonts = {f"font-{f.name}": getattr(self.fonts, f.name).css for f in fields(Fonts)}
        values = {
            **colours,
            **dark,
            **sizes,
            **fonts,
            **self.page.values,
            "line": f"{self.sizes.line:g}",
        }
        return {name.replace("_", "-"): value for name, value in values.items()}


def folder(name: str) -> Path:
    """Return `styles` or `fonts`: inside the package in a wheel, beside it in a checkout."""
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name


def names() -> tuple[str, ...]:
    """Return the names of the themes that there are."""
    return tuple(sorted(p.parent.name for p in folder("styles").glob("*/theme.toml")))


def picture(name: str) -> Path:
    """Return the picture of a theme of ours; tools/themes.py draws it."""
    return folder("styles") / name / "picture.png"


def built_font(family: str, *, bold: bool = False) -> Path | None:
    """Return the file of a family that `make fonts` has built."""
    name = f"{family.replace(' ', '')}-{'bold' if bold else 'regular'}.ttf"
    path = folder("fonts") / "built" / name
    return path if path.is_file() else None


@cache
def font_roles() -> Mapping[str, FontRole]:
    """Return the font roles of fonts/fonts.toml by name."""
    table = tomllib.loads((folder("fonts") / "fonts.toml").read_text("utf-8"))
    return {
        name: FontRole(
            families=tuple(role["families"]), east_asian=role["east_asian"], latin=role["latin"]
        )
        for name, role in table["roles"].items()
    }


@cache
def pages() -> Mapping[str, Page]:
    """Return the page formats of styles/pages.toml by name."""
    table = tomllib.loads((folder("styles") / "pages.toml").read_text("utf-8"))
    return {name: Page(name=name, **values) for name, values in table.items()}


def find(name: str, beside: Path = Path()) -> Path | None:
    """Return the folder of a theme of ours by its name, else of one by its path from a folder."""
    return _grammar().find(name, beside)


def allowed(name: str, beside: Path, folders: Iterable[Path]) -> Path | None:
    """Return the one of some folders of themes that an issue in a folder names, if any."""
    try:
        there = (beside / name).resolve()
    except (OSError, ValueError, RuntimeError):
        return None
    return next((one for one in folders if one.name == name or one.resolve() == there), None)


def load(name: str, beside: Path = Path(), within: Path | None = None) -> Theme:
    """Load a theme by name, or by its path from a folder.

    Parameters
    ----------
    within : Path, optional
        The folder that it and those that it extends may not leave, but for ours.

    Raises
    ------
    ExportError
        If there is no such theme, or it says something that cannot be; the hint names the nearest.
    """
    home = find(name, beside)
    if home is None:
        hint = nearest(name, names()) or f"the themes are: {', '.join(names())}"
        raise ExportError(Problem.UNREADABLE, f"there is no theme {name!r}", hint=hint)
    ours = name in names()
    if not ours and within is not None and not home.resolve().is_relative_to(within.resolve()):
        message, hint = f"the theme {name!r} lies outside {within}", "name it with --theme"
        raise ExportError(Problem.UNREADABLE, message, hint=hint)
    table, sheets = themefile.read(home, _grammar(), within)
    known = home.resolve().name
    look = Theme(
        name=known,
        title=table.get("title", known),
        summary=table.get("summary", ""),
        light=_fill(Palette, home, table, "light"),
        dark=_fill(Palette, home, table, "light", "dark"),
        sizes=_fill(Sizes, home, table, "sizes"),
        fonts=_fill(Fonts, home, table, "fonts"),
        sheets=sheets,
        page=pages()[table.get("page", "a4")],
        qr=table.get("qr", False),
        cover=table.get("cover", COVERS[0]),
        foreign=not ours,
    )
    look.css(*look.sheets)
    return look


_PARTS = {"light": Palette, "dark": Palette, "sizes": Sizes, "fonts": Fonts}
_T = TypeVar("_T")


def _grammar() -> themefile.Grammar:
    return themefile.Grammar(
        parts={part: [_key(f.name) for f in fields(kind)] for part, kind in _PARTS.items()},
        roles=font_roles(),
        pages=pages(),
        covers=COVERS,
        themes={name: folder("styles") / name for name in names()},
    )


def _key(name: str) -> str:
    return name.replace("_", "-")


def _role(name: str, roles: Mapping[str, FontRole]) -> FontRole:
    """Return a role by its name, or the serif role led by the family of that name."""
    serif = roles["serif"]
    return roles.get(name, replace(serif, families=(name, *serif.families)))


def _fill(kind: type[_T], home: Path, table: Mapping[str, Any], *parts: str) -> _T:
    """Fill a part of a theme from tables, of which a later one counts more."""
    said = {key: value for part in parts for key, value in table.get(part, {}).items()}
    if lacking := [key for key in map(_key, kind.__annotations__) if key not in said]:
        message = f"{home / themefile.NAME} lacks {', '.join(lacking)} in [{parts[-1]}]"
        raise ExportError(Problem.UNREADABLE, message, hint='write extends = "paper" above all')
    roles = font_roles()
    return kind(
        **{
            key.replace("-", "_"): _role(value, roles) if kind is Fonts else value
            for key, value in said.items()
        }
    )

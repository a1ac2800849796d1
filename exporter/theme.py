"""Finds styles/ and fonts/ (in a checkout or in the wheel) and gives theme values to CSS and Word.

A theme is a folder of `styles/` with a `theme.toml`, where each colour, size and font role is said
once, and style sheets that use the values as `var(--name)`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from exporter.diagnostics import ExportError, Problem
from exporter.spelling import nearest

_HERE = Path(__file__).resolve().parent
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a theme as `#rrggbb`; text has contrast ≥ 4.5:1."""

    paper: str
    text: str
    muted: str
    accent: str
    on_accent: str
    surface: str
    rule: str
    link: str
    keyword: str
    name: str
    string: str
    number: str
    comment: str
    inserted: str
    deleted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes in pt for paper and Word; `line` is the line height as a factor."""

    body: float
    small: float
    title: float
    heading1: float
    heading2: float
    heading3: float
    line: float


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
    """One look for all formats."""

    name: str
    title: str
    light: Palette
    dark: Palette
    sizes: Sizes
    fonts: Fonts
    sheets: Mapping[str, str]

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
        values = {**colours, **dark, **sizes, **fonts, "line": f"{self.sizes.line:g}"}
        return {name.replace("_", "-"): value for name, value in values.items()}


def folder(name: str) -> Path:
    """Return `styles` or `fonts`: inside the package in a wheel, beside it in a checkout."""
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name


def names() -> tuple[str, ...]:
    """Return the names of the themes that there are."""
    return tuple(sorted(p.parent.name for p in folder("styles").glob("*/theme.toml")))


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
def load(name: str) -> Theme:
    """Load a theme by name.

    Raises
    ------
    ExportError
        If there is no such theme; the hint names the nearest.
    """
    if name not in names():
        hint = nearest(name, names()) or f"the themes are: {', '.join(names())}"
        raise ExportError(Problem.UNREADABLE, f"there is no theme {name!r}", hint=hint)
    home = folder("styles") / name
    table = tomllib.loads((home / "theme.toml").read_text("utf-8"))
    roles = font_roles()
    return Theme(
        name=name,
        title=table["title"],
        light=_fill(Palette, table["light"]),
        dark=_fill(Palette, {**table["light"], **table["dark"]}),
        sizes=_fill(Sizes, table["sizes"]),
        fonts=Fonts(**{part: roles[role] for part, role in table["fonts"].items()}),
        sheets={sheet.stem: sheet.read_text("utf-8") for sheet in sorted(home.glob("*.css"))},
    )


_T = TypeVar("_T")


def _fill(kind: type[_T], table: Mapping[str, Any]) -> _T:
    return kind(**{key.replace("-", "_"): value for key, value in table.items()})

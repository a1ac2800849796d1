"""Reads a theme's folder: theme.toml, checked key by key, and sheets, over those it extends."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exporter.diagnostics import ExportError, Problem
from exporter.spelling import nearest

NAME = "theme.toml"
_WORDS = ("title", "summary", "extends", "page", "qr", "cover")
_LARGEST = 200
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_RULE = re.compile(r"([^{}]+)(\{[^{}]*\})")
_MOST_BYTES, _MOST_DOTS = 256 * 1024, 500
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_LOADS = re.compile(
    r"@import[^;]*|(?:url|src|image|image-set)\(\s*(?![\"']?(?:bundle:|data:|#))[^)]*",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """What a theme.toml may say.

    Attributes
    ----------
    parts : mapping
        The keys of each of its tables.
    roles, pages, covers : collection of str
        The font roles, the page formats and the manners of covers that there are.
    themes : mapping
        The folders of our own themes by name.
    """

    parts: Mapping[str, Collection[str]]
    roles: Collection[str]
    pages: Collection[str]
    themes: Mapping[str, Path]
    covers: Collection[str] = ()

    def find(self, name: str, beside: Path) -> Path | None:
        """Return the folder of a theme of ours by its name, else by its path from a folder."""
        home = self.themes.get(name, beside / name)
        return home if (home / NAME).is_file() else None


def read(
    home: Path, grammar: Grammar, above: tuple[Path, ...] = ()
) -> tuple[dict[str, Any], dict[str, str]]:
    """Read a theme and lay it over the one that it extends; `above` are those that extend it.

    Raises
    ------
    ExportError
        If it cannot be read, says something that cannot be, or extends nothing, or itself.
    """
    table, sheets = _own(home)
    _check(home / NAME, table, grammar)
    if "extends" not in table:
        return table, sheets
    name, chain = table["extends"], (*above, home.resolve())
    base = grammar.find(name, home)
    if base is None:
        message = f"{home / NAME} extends {name!r}, a theme that there is not"
        hint = nearest(name, grammar.themes) or f"the themes are: {', '.join(grammar.themes)}"
        raise ExportError(Problem.UNREADABLE, message, hint=hint)
    if base.resolve() in chain:
        message = f"{home / NAME} extends {name!r}, which extends it"
        raise ExportError(Problem.UNREADABLE, message, hint="extend one of ours, such as paper")
    below, under = read(base, grammar, chain)
    below = {key: value for key, value in below.items() if key not in {"title", "summary"}}
    tables = {part: below.get(part, {}) | table.get(part, {}) for part in grammar.parts}
    return below | table | tables, {
        sheet: _laid_over(sheet, under, sheets) for sheet in {**under, **sheets}
    }


def _own(home: Path) -> tuple[dict[str, Any], dict[str, str]]:
    try:
        table = tomllib.loads(_text(home, home / NAME))
        sheets = {sheet.stem: _text(home, sheet) for sheet in sorted(home.glob("*.css"))}
    except (OSError, ValueError, RecursionError) as error:
        message = f"the theme in {home} cannot be read: {error}"
        raise ExportError(Problem.UNREADABLE, message) from error
    for name, sheet in sheets.items():
        loads = _LOADS.search(_ESCAPE.sub(_unescaped, _COMMENT.sub("", sheet)))
        if loads:
            message = f"{home / name}.css loads something: {loads[0].strip()}"
            hint = "take it out: what a theme shows stands in its own sheets"
            raise ExportError(Problem.UNREADABLE, message, hint=hint)
    return table, sheets


def _text(home: Path, path: Path) -> str:
    """Read a file of a theme, which a stranger may have written: a link leads nowhere else.

    Raises
    ------
    ValueError
        If it is elsewhere, too large, or has a key of so many dots that its parser never ends.
    """
    if not path.resolve().is_relative_to(home.resolve()) or not path.is_file():
        raise ValueError(f"{path.name} is no file of its folder")
    with path.open("rb") as file:
        text = file.read(_MOST_BYTES + 1).decode()
    if len(text) > _MOST_BYTES:
        raise ValueError(f"{path.name} is larger than {_MOST_BYTES // 1024} kB")
    if path.name == NAME and any(line.count(".") > _MOST_DOTS for line in text.split("\n")):
        raise ValueError(f"{NAME} is nested too deeply")
    return text


def _unescaped(escape: re.Match[str]) -> str:
    """Return the character of an escape (CSS Syntax, 4.3.7)."""
    code = int(escape[1], 16) if escape[1] else 0
    return chr(code) if 0 < code <= sys.maxunicode else escape[2] or ""


def _laid_over(name: str, under: Mapping[str, str], over: Mapping[str, str]) -> str:
    """Lay sheets over each other: by cascade, but for WeChat's, where a rule replaces another."""
    below, above = (_COMMENT.sub("", sheets.get(name, "")) for sheets in (under, over))
    if name == "wechat":
        said = {one.strip() for names, _ in _RULE.findall(above) for one in names.split(",")}
        rules = [
            ([one for one in names.split(",") if one.strip() not in said], style)
            for names, style in _RULE.findall(below)
        ]
        below = "".join(",".join(kept) + style for kept, style in rules if kept)
    return f"{below}\n{above}"


def _check(path: Path, table: Mapping[str, Any], grammar: Grammar, part: str = "") -> None:
    """Check every key and value of a theme.toml, or of one of its tables."""
    known = grammar.parts[part] if part else (*_WORDS, *grammar.parts)
    for key, value in table.items():
        if key not in known:
            message = f"{path} has an unknown key {key!r}" + (f" in [{part}]" if part else "")
            hint = nearest(key, known) or f"the keys are: {', '.join(known)}"
            raise ExportError(Problem.UNREADABLE, message, hint=hint)
        if not part and key in grammar.parts and isinstance(value, dict):
            _check(path, value, grammar, key)
        elif wanted := _wanted(part, key, value, grammar):
            message = f"{path} has {key} = {value!r}, which must be {wanted}"
            raise ExportError(Problem.UNREADABLE, message, hint=f"correct {key} in {NAME}")


def _wanted(part: str, key: str, value: object, grammar: Grammar) -> str:
    """Say what a value must be, nothing if it is that."""
    match part or key:
        case table if not part and table in grammar.parts:
            return f"a table, [{table}]"
        case "light" | "dark":
            fits = isinstance(value, str) and bool(_COLOUR.fullmatch(value))
            return "" if fits else 'a colour such as "#9a3324"'
        case "sizes":
            fits = type(value) in {int, float} and 0 < float(str(value)) < _LARGEST
            return "" if fits else "a number of pt"
        case "fonts":
            # A family's name has capitals, or is Chinese; a role's name is neither.
            family = isinstance(value, str) and not (value.isascii() and value == value.lower())
            known = family or value in list(grammar.roles)
            return "" if known else f"a family or one of {', '.join(grammar.roles)}"
        case "page":
            return "" if value in list(grammar.pages) else f"one of {', '.join(grammar.pages)}"
        case "cover":
            return "" if value in list(grammar.covers) else f"one of {', '.join(grammar.covers)}"
        case "qr":
            return "" if isinstance(value, bool) else "true or false"
        case _:
            return "" if isinstance(value, str) else "a text"

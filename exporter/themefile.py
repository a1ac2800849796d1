"""Reads a theme's folder: theme.toml, checked key by key, and sheets, over those it extends."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exporter import files
from exporter.diagnostics import ExportError, Problem
from exporter.spelling import nearest
from exporter.stylesheet import SheetError, rewritten

NAME = "theme.toml"
_WORDS = ("title", "summary", "extends", "page", "qr", "cover")
_LARGEST = 200
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_RULE = re.compile(r"([^{}]+)(\{[^{}]*\})")
_MOST_BYTES, _MOST_DOTS, _MOST_THEMES = 256 * 1024, 500, 8
_LONGEST_TEXT = 300
_LONGEST_INLINE = 2_000  # a rule of wechat.css is written out at each use
_FAMILY = re.compile(r"[^\W_](?:[\w .&+'()/,-]*[\w.)])?")
SHEETS = ("base", "print", "front", "epub", "vertical", "wechat")
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
    home: Path, grammar: Grammar, within: Path | None = None, above: tuple[Path, ...] = ()
) -> tuple[dict[str, Any], dict[str, str]]:
    """Read a theme and lay it over the one that it extends; `above` are those that extend it.

    Parameters
    ----------
    within : Path, optional
        The folder that it may not leave with what it extends, but for our own; without one, the
        folder in which it lies, so that themes that lie side by side may extend each other.

    Raises
    ------
    ExportError
        If it cannot be read, says something that cannot be, or extends nothing, or itself.
    """
    within = home.resolve().parent if within is None else within
    table, sheets = _own(home, trusted=home in grammar.themes.values())
    _check(home / NAME, table, grammar)
    if "extends" not in table:
        return table, sheets
    name, chain = table["extends"], (*above, home.resolve())
    base = grammar.find(name, home)
    if base is None:
        message = f"{home / NAME} extends {name!r}, a theme that there is not"
        hint = nearest(name, grammar.themes) or f"the themes are: {', '.join(grammar.themes)}"
        raise ExportError(Problem.UNREADABLE, message, hint=hint)
    ours = base in grammar.themes.values()
    if not ours and not base.resolve().is_relative_to(within.resolve()):
        message = f"{home / NAME} extends {name!r}, which lies outside {within.resolve()}"
        raise ExportError(Problem.UNREADABLE, message, hint="put it beside the theme")
    if base.resolve() in chain:
        message = f"{home / NAME} extends {name!r}, which extends it"
        raise ExportError(Problem.UNREADABLE, message, hint="extend one of ours, such as paper")
    if len(chain) > _MOST_THEMES:
        message = f"{home / NAME} is the end of a chain of more than {_MOST_THEMES} themes"
        raise ExportError(Problem.UNREADABLE, message, hint="extend one of ours, such as paper")
    below, under = read(base, grammar, within, chain)
    below = {key: value for key, value in below.items() if key not in {"title", "summary"}}
    tables = {part: below.get(part, {}) | table.get(part, {}) for part in grammar.parts}
    return below | table | tables, {
        sheet: _laid_over(sheet, under, sheets) for sheet in {**under, **sheets}
    }


def _own(home: Path, *, trusted: bool) -> tuple[dict[str, Any], dict[str, str]]:
    """Read the files of one theme; but for ours, its sheets are written anew."""
    room = _MOST_BYTES
    texts = {}
    try:
        for name in (NAME, *(f"{sheet}.css" for sheet in SHEETS)):
            if name == NAME or (home / name).exists() or (home / name).is_symlink():
                texts[name] = _text(home, home / name, room)
                room -= len(texts[name].encode())
        table = tomllib.loads(texts.pop(NAME))
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"the theme in {home} cannot be read: {reason}"
        raise ExportError(Problem.UNREADABLE, message) from error
    sheets = {name.removesuffix(".css"): text for name, text in texts.items()}
    if not trusted:
        sheets = {name: _rewritten(home / f"{name}.css", text) for name, text in sheets.items()}
    return table, sheets


def _rewritten(path: Path, text: str) -> str:
    try:
        return rewritten(text, _LONGEST_INLINE) if path.stem == "wechat" else rewritten(text)
    except SheetError as error:
        hint = "take it out: docs/themes.md says what a theme may say"
        raise ExportError(Problem.UNREADABLE, f"{path} {error}", hint=hint) from error


def _text(home: Path, path: Path, room: int) -> str:
    """Read a file of a theme, which a stranger may have written: a link leads nowhere else.

    Raises
    ------
    OSError, ValueError
        If it is elsewhere, too large, or has a key of so many dots that its parser never ends.
    """
    try:
        text = files.read(path, room, home).decode()
    except files.ElsewhereError as error:
        raise ValueError(f"{path.name} is no file of its folder") from error
    except files.TooLargeError as error:
        raise ValueError(f"its files are larger than {_MOST_BYTES // 1024} kB") from error
    if path.name == NAME and any(line.count(".") > _MOST_DOTS for line in text.split("\n")):
        raise ValueError(f"{NAME} is nested too deeply")
    return text


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
            known = value in list(grammar.roles)
            if isinstance(value, str) and not (value.isascii() and value == value.lower()):
                known = len(value) <= _LONGEST_TEXT and bool(_FAMILY.fullmatch(value))
            return "" if known else f"a family or one of {', '.join(grammar.roles)}"
        case "page":
            return "" if value in list(grammar.pages) else f"one of {', '.join(grammar.pages)}"
        case "cover":
            return "" if value in list(grammar.covers) else f"one of {', '.join(grammar.covers)}"
        case "qr":
            return "" if isinstance(value, bool) else "true or false"
        case _:
            if not isinstance(value, str):
                return "a text"
            fits = len(value) <= _LONGEST_TEXT and (value.isprintable() or not value)
            return "" if fits else f"one line of at most {_LONGEST_TEXT} characters"

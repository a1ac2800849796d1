"""Takes the front matter off the top of an issue and gives each key its type.

Blank lines take its place, so that no line of the text moves. A value of the wrong kind is named
and ignored, a key that nobody knows is named; `frontkeys` has those of other tools.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeAlias

from exporter.config import Breaks
from exporter.diagnostics import Problem, Report
from exporter.draftfields import DRAW, Comments, View, read_comments, read_crops, read_source_url
from exporter.model.issue import FrontMatter
from exporter.reading.characters import clean
from exporter.reading.frontkeys import (
    ALIASES,
    KEYS,
    LENIENT,
    is_meaningless,
    meant,
    normalized,
    rank,
)
from exporter.reading.header import header_end
from exporter.reading.keyvalues import Entry, Value, is_entry, read_toml, read_yaml

_MAX_BYTES = 64 * 1024
_LONGEST_DATE = 64
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T\s].*)?")
_SEPARATOR = re.compile(r"\s*[,，、;；]\s*")
_FULL_WIDTH_SEPARATOR = re.compile(r"\s*[，、；]\s*")
_HASHTAG = re.compile(r"#([^\s#,，、]+)")
_BLANKS = re.compile(r"[ \t\n]+")  # a full-width space is the author's
_NOTHING = frozenset({"", "~", "null"})
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})
_Typed: TypeAlias = str | date | bool | Breaks | tuple[str, ...] | tuple[View, ...] | None


class _WrongError(Exception):
    """A value is not of the kind that its key asks for."""


def take_front_matter(text: str, report: Report) -> tuple[FrontMatter, str]:
    """Return the front matter, and the text with blank lines in its place."""
    lines = text.split("\n")
    opened = 1
    end = _end(lines, report)
    if not end:
        opened, end = 0, header_end(lines, (*KEYS, *ALIASES))
    if not end:
        return FrontMatter(), text
    inside = lines[opened:end]
    without = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    if len("\n".join(inside).encode()) > _MAX_BYTES:
        report.add(
            Problem.FRONT_MATTER, "the front matter is larger than 64 kB and was not read", line=1
        )
        return FrontMatter(), without
    reader = read_toml if lines[0].startswith("+") else read_yaml
    return _typed(reader(inside, opened + 1, report), report), without


def _end(lines: list[str], report: Report) -> int:
    """Return the index of the line that closes the front matter, 0 if there is none."""
    fence = lines[0].rstrip()
    if fence not in {"---", "+++"}:
        return 0
    closing = {"+++"} if fence == "+++" else {"---", "..."}
    begins = next((line for line in lines[1:] if line.strip() and not line.startswith("#")), "")
    if fence == "---" and not is_entry(begins):
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() in closing:
            return index
    message = f"the front matter is never closed by {fence}"
    report.add(Problem.FRONT_MATTER, message, line=1, hint=f"write {fence} below its last key")
    index = 1
    while index < len(lines) and is_entry(lines[index]):
        index += 1
    return index if index < len(lines) and not lines[index].strip() else 0


def _typed(entries: list[Entry], report: Report) -> FrontMatter:
    found: dict[str, _Typed] = {}
    places: dict[str, int] = {}
    seen: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for entry in entries:
        raw = normalized(entry.key)
        key = ALIASES.get(raw, raw)
        if raw in seen and key in KEYS:
            message = f"{entry.key} stands twice, in lines {seen[raw]} and {entry.line}"
            hint = "delete one of them; the last one counts"
            report.add(Problem.FRONT_MATTER, message, line=entry.line, hint=hint)
        elif raw not in seen and key not in KEYS:
            _name_unknown(entry, raw, report)
        seen[raw] = entry.line
        if key not in KEYS or (key in ranks and ranks[key] < rank(raw)):
            continue
        try:
            value = _READERS.get(key, _read_text)(_cleaned(entry, report))
        except _WrongError as wrong:
            if raw not in LENIENT:
                message = f"{entry.key} {wrong} and was ignored"
                report.add(Problem.FRONT_MATTER, message, line=entry.line)
            continue
        if isinstance(entry.value, dict) and key == "cover":
            found.setdefault("cover_credit", _inner(entry.value, "credit", "caption"))
            places.setdefault("cover_credit", entry.line)
        if raw != key and (value is None or value is False):
            continue  # `katex: false` does not say that dollars are money
        if key == "cover":
            drawn = value == DRAW
            found["draw_cover"] = drawn or None
            value = None if drawn else value
        found[key] = value
        places[key] = entry.line
        if value is not None:
            ranks[key] = rank(raw)
    return FrontMatter(**found, lines=places)  # type: ignore[arg-type]


def _cleaned(entry: Entry, report: Report) -> Value:
    """Take out what the escapes of YAML and TOML smuggle in, which no file can hold."""

    def inner(value: Value) -> Value:
        match value:
            case str():
                return clean(value)
            case list():
                return [inner(item) for item in value]
            case dict():
                return {key: inner(item) for key, item in value.items()}

    bare = inner(entry.value)
    if bare != entry.value:
        message = f"{entry.key} holds control characters, which were removed"
        report.add(Problem.CONTROL_CHARACTER, message, line=entry.line)
    return bare


def _name_unknown(entry: Entry, raw: str, report: Report) -> None:
    if is_meaningless(raw):
        return
    hint = meant(raw) or "the keys are in the README; delete it, if nothing else reads it"
    report.add(
        Problem.FRONT_MATTER, f"{entry.key} is no key that is known", line=entry.line, hint=hint
    )


def _read_text(value: Value) -> str | None:
    if not isinstance(value, str):
        raise _WrongError("is a list" if isinstance(value, list) else "holds keys")
    text = _BLANKS.sub(" ", value).strip(" ")
    return None if text in _NOTHING else text


def _read_cover(value: Value) -> str | None:
    if isinstance(value, dict):
        return _inner(value, "image", "src", "url", "path")
    text = _read_text(value)
    return None if text and text.lower() in _TRUE | _FALSE else text  # `cover: false` of themes


def _inner(value: Mapping[str, Value], *keys: str) -> str | None:
    texts = (value.get(key) for key in keys)
    return next((text for text in texts if isinstance(text, str) and text), None)


def _read_date(value: Value) -> date | None:
    text = _read_text(value)
    if text is None:
        return None
    from email.utils import parsedate

    if len(text) > _LONGEST_DATE:
        raise _WrongError("is too long for a date")
    found = _DATE.fullmatch(text)
    mail = parsedate(text)
    if found:
        year, month, day = found[1], found[2] or found[4], found[3] or found[5]
    elif mail:
        year, month, day = mail[:3]
    else:
        raise _WrongError(f"{text!r} is no date like 2025-02-03")
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise _WrongError(f"{text!r} is no day of the calendar") from error


def _read_names(value: Value) -> tuple[str, ...] | None:
    if isinstance(value, dict):
        value = [value]
    if isinstance(value, str):
        text = _read_text(value)
        return tuple(name for name in _SEPARATOR.split(text) if name) if text else None
    names: list[str] = []
    for item in value:
        name = _inner(item, "name", "title") if isinstance(item, dict) else _read_text(item)
        names += (part for part in _FULL_WIDTH_SEPARATOR.split(name or "") if part)
    return tuple(names) or None


def _read_titles(value: Value) -> tuple[str, ...] | None:
    """Read titles, which may hold what separates names."""
    titles = map(_read_text, value if isinstance(value, list) else [value])
    return tuple(title for title in titles if title) or None


def _read_tags(value: Value) -> tuple[str, ...] | None:
    if isinstance(value, str) and "#" in value:
        return tuple(_HASHTAG.findall(value)) or None
    tags = _read_names(value)
    return tuple(tag.removeprefix("#") for tag in tags) if tags else None


def _read_bool(value: Value) -> bool | None:
    text = _read_text(value)
    if text is None:
        return None
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise _WrongError(f"{text!r} is neither true nor false")


def _read_draft_field(reader: Callable[[str], _Typed], value: Value) -> _Typed:
    text = _read_text(value)
    try:
        return None if text is None else reader(text)
    except ValueError as error:
        raise _WrongError(str(error)) from error


def _read_comments(value: Value) -> _Typed:
    """Read who may comment; `true` and `false` are meant for generators of sites."""
    text = _read_text(value)
    if text is None or text.lower() in _TRUE | (_FALSE - {Comments.OFF}):
        return None
    return _read_draft_field(read_comments, text)


def _read_crops(value: Value) -> _Typed:
    texts = _read_titles(value) or ()
    return _read_draft_field(lambda _: read_crops(texts), texts[0]) if texts else None


def _read_breaks(value: Value) -> Breaks | None:
    text = _read_text(value)
    if text is None:
        return None
    if text.lower() not in {*Breaks}:
        raise _WrongError(f"{text!r} is none of {', '.join(Breaks)}")
    return Breaks(text.lower())


_READERS: dict[str, Callable[[Value], _Typed]] = {
    "articles": _read_titles,
    "authors": _read_names,
    "comments": _read_comments,
    "breaks": _read_breaks,
    "cover": _read_cover,
    "cover_crop": _read_crops,
    "date": _read_date,
    "math": _read_bool,
    "source_url": partial(_read_draft_field, read_source_url),
    "tags": _read_tags,
}

"""Reads and fills the templates of `[recognition]`: `{number}-{title}`, `{series} {date}`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date

from exporter.passes.names import Name, read_name

_FIELD = re.compile(r"\{(\w+)\}")
_FORMS = {
    "series": r".+?",
    "number": r"\d{1,4}",
    "title": r".+",
    "date": r"(?:19|20)\d\d[-._/年]?\d{1,2}[-._/月]?\d{1,2}日?",
    "year": r"(?:19|20)\d\d",
    "month": r"\d{1,2}",
    "day": r"\d{1,2}",
    "week": r"\d{1,2}",
}
_BOTH = "{month}{day}"
_RULE = "file_name in digest.toml"


def read_by_template(template: str, stem: str, folders: Sequence[str]) -> Name | None:
    """Return what a file is called by a template, None if it is called otherwise.

    Parameters
    ----------
    template : str
        As `Recognition.file_name`; each `/` in it stands before one of the names around the file.
    """
    depth = template.count("/")
    path = "/".join((*folders[len(folders) - depth :], stem)) if depth else stem
    found = _pattern(template).fullmatch(path)
    if not found:
        return None
    said = found.groupdict(default="")
    number = said.get("number", "").lstrip("0") or ("0" if said.get("number") else "")
    if said.get("week"):
        week = int(said["week"])
        number = f"{said['year']}-W{week:02}" if said.get("year") else str(week)
    return Name(number, _days(said), said.get("title", "").strip(), _RULE, by_template=True)


def fill(template: str, known: Mapping[str, str]) -> str:
    """Return a template with what is known in place of its fields, "" if one is not known."""
    if any(not known.get(field[1]) for field in _FIELD.finditer(template)):
        return ""
    return _FIELD.sub(lambda field: known[field[1]], template)


def asks_for(template: str, field: str) -> bool:
    """Tell whether a template names a field."""
    return f"{{{field}}}" in template


def _pattern(template: str) -> re.Pattern[str]:
    glued = _BOTH in template
    pieces: list[str] = []
    seen: set[str] = set()
    for piece in re.split(r"(\{\w+\})", template):
        field = _FIELD.fullmatch(piece)
        if field is None:
            pieces.append(re.escape(piece))
        elif field[1] in seen:
            pieces.append(f"(?P={field[1]})")
        else:
            seen.add(field[1])
            form = r"\d\d" if glued and field[1] in {"month", "day"} else _FORMS[field[1]]
            pieces.append(f"(?P<{field[1]}>{form})")
    return re.compile("".join(pieces), re.IGNORECASE)


def _days(said: Mapping[str, str]) -> tuple[date, ...]:
    if said.get("date"):
        return read_name(said["date"]).days
    parts = [said.get(name) for name in ("year", "month", "day")]
    if not all(parts):
        return ()
    with suppress(ValueError):
        return (date(*(int(part) for part in parts if part)),)
    return ()

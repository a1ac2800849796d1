"""Settles what an issue is as a publication: title, series, number, day, authors, identifier.

Front matter wins over the hints of digest.toml, these over the rules; each fact knows its origin.
What was only guessed, and where sources contradict each other, is a note.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from exporter import words
from exporter.config import Recognition
from exporter.conventions.roles import key
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import LANGUAGE, FrontMatter, Manuscript, Meta, Origin
from exporter.model.walk import plain
from exporter.passes.masthead import Masthead, is_series, read_title
from exporter.passes.names import Name, is_day, read_name
from exporter.passes.numbered import leading_figures, unnumbered_title
from exporter.passes.people import Said, read_lead
from exporter.passes.repeated import repeated_series
from exporter.passes.templates import asks_for, fill, read_by_template
from exporter.passes.titles import Titled

MADE_OF_SERIES = "series and number, else day"
_FRONT = "front matter"
_HINT = "digest.toml"
_MADE = "title in digest.toml"
_FAR = 31
_Fact = TypeVar("_Fact")
_NUMBER_IN_YEAR = re.compile(r"((?:19|20)\d\d)\s*年?\s*第\s*\d+\s*[期号號刊辑輯]")


@dataclass(frozen=True, slots=True)
class _Evidence:
    """All that may say what an issue is, read once."""

    front: FrontMatter
    hints: Recognition
    titled: Titled
    name: Name
    said: Masthead
    lines: tuple[tuple[Masthead, int], ...]
    lead: tuple[Said, ...]
    repeated: tuple[str, int]
    stem: str


def publish(manuscript: Manuscript, titled: Titled, hints: Recognition, report: Report) -> Meta:
    """Return what is known of the issue before its sections are looked at."""
    seen = _evidence(manuscript, titled, hints)
    origins: dict[str, Origin] = {}
    day, origins["date"] = _day(seen)
    number, origins["number"] = _number(seen, day)
    series, origins["series"] = _series(seen, is_counted=bool(number or day))
    title, origins["title"] = _title(seen, series, number, day)
    authors, origins["authors"] = _authors(seen)
    _report(seen, title, number, origins, report)
    return Meta(
        title=title,
        identifier=identifier(series, number, day.isoformat() if day else "", title),
        parts=read_title(unnumbered_title(title, number)).parts,
        series=series,
        number=number,
        date=day,
        authors=authors,
        line=origins["title"].line,
        author_line=seen.front.lines.get("authors", 0),
        digest_line=seen.front.lines.get("digest", 0),
        origins=origins,
    )


def is_made_without(meta: Meta, hints: Recognition) -> bool:
    """Tell whether a hint made the title of something else than the one that the issue has."""
    return meta.origins["title"].rule == _MADE and not asks_for(hints.title, "title")


def identifier(series: str, number: str, day: str, title: str) -> str:
    """Return a urn:uuid (RFC 9562, version 5) that stays when the text is edited.

    It is made of series and number, else of series and date, else of the title with both: whoever
    gives an issue a series and a number may correct the title without making another publication
    of it. Where numbers begin anew each year (`2024 年第 3 期`), the year counts too.
    """
    restarts = _NUMBER_IN_YEAR.search(title)
    count = f"{restarts[1]}-{number}" if restarts and number else number or day
    name = f"{series}#{count}" if series and count else "#".join(filter(None, (title, number, day)))
    return uuid.uuid5(uuid.NAMESPACE_URL, f"digest-export:{name}").urn


def _evidence(manuscript: Manuscript, titled: Titled, hints: Recognition) -> _Evidence:
    stem, folders = manuscript.stem, manuscript.folders
    name = (read_by_template(hints.file_name, stem, folders) if hints.file_name else None) or (
        read_name(stem, folders)
    )
    named = titled.title or next((plain(line.children) for line in titled.lines), "")
    lines = tuple((read_title(plain(line.children)), line.line) for line in titled.lines)
    first = next(
        (i for i, b in enumerate(titled.blocks) if isinstance(b, n.Heading)), len(titled.blocks)
    )
    return _Evidence(
        front=manuscript.front,
        hints=hints,
        titled=titled,
        name=name,
        said=read_title(named or name.title),
        lines=lines,
        lead=tuple(read_lead(titled.blocks[:first])),
        repeated=repeated_series(titled.blocks),
        stem=stem,
    )


def _series(seen: _Evidence, *, is_counted: bool) -> tuple[str, Origin]:
    """Return the series; where number or day are known, a title may be nothing but its name."""
    if seen.front.series is not None:
        return seen.front.series, Origin(_FRONT, seen.front.lines.get("series", 0))
    named, line = seen.repeated
    title = seen.titled.title
    whole = title if is_counted and is_series(title) else ""
    return _first(
        (seen.hints.series, Origin(_HINT)),
        (seen.said.series or whole, _by_title(seen)),
        *((said.series, Origin("heading of the masthead", at)) for said, at in seen.lines),
        (named, Origin("what all sections say before their day", line, is_weak=True)),
    )


def _day(seen: _Evidence) -> tuple[date | None, Origin]:
    front, name = seen.front, seen.name
    found = _first(
        (front.date, Origin(_FRONT, front.lines.get("date", 0))),
        (name.date if name.by_template else None, Origin(name.source)),
        (seen.said.date, _by_title(seen)),
        *((said.date, Origin("heading of the masthead", at)) for said, at in seen.lines),
        *((said.date, Origin("line above the first section", said.line)) for said in seen.lead),
        (name.date, Origin(name.source)),
    )
    return found[0] or None, found[1]


def _number(seen: _Evidence, day: date | None) -> tuple[str, Origin]:
    front, name = seen.front, seen.name
    if front.number is not None:
        return front.number, Origin(_FRONT, front.lines.get("number", 0))
    is_weak = name.is_weak and key(name.title) != key(seen.titled.title)
    is_of_day = day is not None and is_day(seen.stem, day) and not name.by_template
    return _first(
        (name.number if name.by_template else "", Origin(name.source)),
        (seen.said.number, _by_title(seen)),
        *((said.number, Origin("heading of the masthead", at)) for said, at in seen.lines),
        ("" if is_of_day else name.number, Origin(name.source, is_weak=is_weak)),
        (leading_figures(seen.titled.title), replace(_by_title(seen), is_weak=True)),
    )


def _title(seen: _Evidence, series: str, number: str, day: date | None) -> tuple[str, Origin]:
    titled, name, hints = seen.titled, seen.name, seen.hints
    if seen.front.title:
        return titled.title, titled.origin
    title, origin = _first(
        (unnumbered_title(titled.title, number), titled.origin),
        (name.title, Origin(name.source, is_weak=name.is_weak)),
    )
    known = {"series": series, "number": number, "title": title, **_fields(day, number)}
    if made := fill(hints.title, known):
        uses_title = asks_for(hints.title, "title")
        return made, Origin(_MADE, origin.line if uses_title else 0)
    if title:
        return title, origin
    days = " 至 ".join(each.isoformat() for each in name.days) or (day.isoformat() if day else "")
    own = words.of(seen.front.lang or LANGUAGE)
    counted = own.issue_number(number) if number else days
    made = " ".join(filter(None, (series, counted)))
    if series and counted:
        return made, Origin(MADE_OF_SERIES, is_weak=True)
    return made or name.called or seen.stem, Origin(name.source)


def _fields(day: date | None, number: str) -> dict[str, str]:
    week = number.partition("-W")[2]
    if day is None:
        return {"week": week}
    parts = {"year": f"{day.year}", "month": f"{day.month:02}", "day": f"{day.day:02}"}
    return {"date": day.isoformat(), "week": week, **parts}


def _authors(seen: _Evidence) -> tuple[tuple[str, ...], Origin]:
    if seen.front.authors:
        return seen.front.authors, Origin(_FRONT, seen.front.lines.get("authors", 0))
    named = [said for said in seen.lead if said.authors]
    names = tuple(dict.fromkeys(name for said in named for name in said.authors))
    return names, Origin("lines above the first section", named[0].line if named else 0)


def _by_title(seen: _Evidence) -> Origin:
    if seen.titled.title:
        return Origin("title", seen.titled.origin.line)
    if seen.titled.lines:
        return Origin("heading of the masthead", seen.titled.lines[0].line)
    return Origin(seen.name.source)


def _first(*candidates: tuple[_Fact, Origin]) -> tuple[_Fact, Origin]:
    """Return the first fact that is known, else the last, which says nothing."""
    return next((found for found in candidates if found[0]), (candidates[-1][0], Origin("")))


def _report(
    seen: _Evidence, title: str, number: str, origins: dict[str, Origin], report: Report
) -> None:
    is_found = seen.titled.title or title == seen.name.title or origins["title"].is_weak
    if not is_found and origins["title"].rule != _MADE:
        message = f"the issue has no title; {title!r} stands for it"
        report.add(Problem.TITLE_MISSING, message)
    for name, value in (("title", title), ("number", number), ("series", "")):
        if origins[name].is_weak and value:
            message = f"the {name} {value!r} is a guess ({origins[name].rule})"
            report.add(Problem.GUESSED, message, line=origins[name].line)
    _report_years(seen, report)


def _report_years(seen: _Evidence, report: Report) -> None:
    """Name a title and a file name that are a year apart: one was copied and not corrected."""
    said, named = seen.said.date, seen.name.date
    if seen.front.date or said is None or named is None or said.year == named.year:
        return
    if abs((said - named).days) > _FAR:
        message = f"the title says {said.isoformat()}, the {seen.name.source} {named.isoformat()}"
        report.add(Problem.DATE_CONFLICT, message, line=seen.titled.origin.line)

"""Proposes the table `[recognition]` for a series, with the counts of issues that speak for it.

Nothing is proposed that fewer than half of the issues support, or that the rules find by
themselves in every issue.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exporter.config import Settings
from exporter.conventions.roles import Role, key, role
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import Issue, Manuscript, Section, SectionKind
from exporter.model.walk import plain, sections
from exporter.passes import recognise
from exporter.passes.publication import MADE_OF_SERIES
from exporter.passes.shapes import shapes
from exporter.passes.templates import read_by_template
from exporter.reading import load, read

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Hint:
    """A key of `[recognition]`, its value as TOML, and how many issues speak for it.

    `why` says in words what they have in common.
    """

    key: str
    value: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """An issue as it was written, and as the rules alone understand it."""

    manuscript: Manuscript
    issue: Issue
    is_untitled: bool


def propose(paths: Sequence[Path], settings: Settings) -> tuple[Hint, ...]:
    """Return what digest.toml might say of a series of issues.

    Raises
    ------
    ExportError
        If an issue cannot be read.
    """
    seen = [_see(path, settings) for path in paths]
    if len(seen) < _FEWEST:
        return ()
    return tuple(hint for ask in _QUESTIONS for hint in ask(seen) if hint.count * 2 >= len(seen))


def _see(path: Path, settings: Settings) -> _Seen:
    report = Report()
    manuscript = read(
        load(path, report, settings.max_issue), report, math=settings.math, breaks=settings.breaks
    )
    issue = recognise(manuscript, report)
    is_made = issue.meta.origins["title"].rule == MADE_OF_SERIES
    missing = any(found.problem is Problem.TITLE_MISSING for found in report.diagnostics)
    return _Seen(manuscript, issue, is_made or missing)


def _series(seen: list[_Seen]) -> Iterator[Hint]:
    named = Counter(one.issue.meta.series for one in seen if one.issue.meta.series)
    for series, count in named.most_common(1):
        guessed = any(one.issue.meta.origins["series"].is_weak for one in seen)
        if count < len(seen) or guessed:
            yield Hint("series", _quoted(series), count, "name it so")


def _file_name(seen: list[_Seen]) -> Iterator[Hint]:
    told = [
        one.issue.meta.origins[name].rule for one in seen for name in ("number", "date", "title")
    ]
    if not any("name" in rule for rule in told):
        return
    made = Counter(
        template for one in seen for template in shapes(one.manuscript.stem, one.manuscript.folders)
    )
    fitting = {
        template: sum(
            read_by_template(template, one.manuscript.stem, one.manuscript.folders) is not None
            for one in seen
        )
        for template in made
    }
    best = sorted(fitting, key=lambda template: (-fitting[template], len(template), template))
    for template in best[:1]:
        yield Hint("file_name", _quoted(template), fitting[template], "are called so")


def _title(seen: list[_Seen]) -> Iterator[Hint]:
    """Propose how titles are made where issues have none of their own."""
    without = [one.issue.meta for one in seen if one.is_untitled]
    numbered = sum(bool(meta.number) for meta in without)
    dated = sum(bool(meta.date) for meta in without)
    if numbered and numbered >= dated:
        yield Hint("title", '"{series} 第 {number} 期"', numbered, "have no title, but a number")
    elif dated:
        yield Hint("title", '"{series} {date}"', dated, "have no title, but a day")


def _entry_level(seen: list[_Seen]) -> Iterator[Hint]:
    levels = [level for one in seen if (level := _level(one))]
    for level, count in Counter(levels).most_common(1):
        if 2 * len(levels) <= 3 * count < 3 * len(levels):
            yield Hint("entry_level", str(level), count, "have their entries at this level")


def _level(one: _Seen) -> int:
    """Return how many `#` most entries of an issue have, 0 if it has none."""
    written = {b.line: b.level for b in one.manuscript.blocks if isinstance(b, n.Heading)}
    entries = (s for s in sections(one.issue) if s.kind is SectionKind.ENTRY and s.line in written)
    found = Counter(written[section.line] for section in entries).most_common(1)
    return found[0][0] if found else 0


def _footers(seen: list[_Seen]) -> Iterator[Hint]:
    """Propose sections that say the same in issue after issue."""
    said: Counter[tuple[str, str]] = Counter()
    spelled: dict[str, str] = {}
    for one in seen:
        for section in sections(one.issue):
            if section.kind is SectionKind.ENTRY:
                word = key(plain(section.title))
                spelled.setdefault(word, plain(section.title).strip())
                said[word, _text(section)] += 1
    same = [(word, count) for (word, text), count in said.items() if word and text and count > 1]
    kept = [(spelled[word], count) for word, count in same if count * 2 >= len(seen)]
    if kept:
        names = json.dumps([name for name, _ in kept], ensure_ascii=False)
        yield Hint("footers", names, min(count for _, count in kept), "repeat them word for word")


def _text(section: Section) -> str:
    return plain(section.blocks) + "".join(map(_text, section.children))


def _summary(seen: list[_Seen]) -> Iterator[Hint]:
    """Propose to take no summary where what is called so holds entries."""
    columns = [
        one
        for one in seen
        if any(
            section.kind is SectionKind.ENTRY and role(plain(section.title)) is Role.SUMMARY
            for section in sections(one.issue)
        )
    ]
    if columns and len(columns) < len(seen):
        yield Hint("summary", "[]", len(columns), "have a column that is called summary")


def _cover(seen: list[_Seen]) -> Iterator[Hint]:
    sources = Counter(one.issue.cover.image.source for one in seen if one.issue.cover)
    for _, count in sources.most_common(1):
        if count >= _FEWEST:
            yield Hint("cover", "false", count, "have the same picture, a logo")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_QUESTIONS: tuple[Callable[[list[_Seen]], Iterator[Hint]], ...] = (
    _series,
    _file_name,
    _title,
    _entry_level,
    _footers,
    _summary,
    _cover,
)

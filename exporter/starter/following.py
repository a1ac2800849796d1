"""Writes the next issue after the last: the same headings, and what every issue says, kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from exporter.config import Settings
from exporter.conventions.roles import Role, key, role
from exporter.diagnostics import ExportError, Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import Issue, Section, SectionKind
from exporter.model.walk import descend, plain, sections
from exporter.passes import recognise
from exporter.reading import load, read
from exporter.starter.counting import counted_on, next_day, next_number
from exporter.starter.heading import TITLE, front_matter, title
from exporter.starter.place import next_path

_TEXT = "写这一段。"
_ENTRY = "第一条的标题"
_REFERENCE = "1. [文章的名字](https://example.com/)"
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")
_LABEL = re.compile(r"\s*(?:[-*+]\s+)?(?:\*\*[^*]+\*\*\s*[：:]?|[^：:]{1,12}[：:])")
_ONLY_COUNTS = re.compile(r"\W*\d*\W*")


@dataclass(frozen=True, slots=True)
class Following:
    """The next issue: where it goes, and its text."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class _Written:
    """An issue as it is written and as it was understood; `head` is how many lines come first."""

    path: Path
    lines: list[str]
    head: int
    issue: Issue

    @property
    def chunks(self) -> frozenset[str]:
        """What its text says, in pieces between blank lines."""
        return frozenset(_chunks(self.lines[self.head :]))

    @property
    def headings(self) -> frozenset[str]:
        """The headings of its sections, as far as they are compared."""
        return frozenset(key(plain(section.title)) for section in sections(self.issue))


def following(last: Path, before: Path | None, settings: Settings, today: date) -> Following:
    """Return the issue that comes after the last.

    Headings that both issues have, and text that stands in both word for word, are kept; number and
    date count on; an entry is to be written in the form of the last issue's first.

    Parameters
    ----------
    last, before : Path
        The last issue, and the one before it if there is one.
    today : date
        The next issue does not appear before it.

    Raises
    ------
    ExportError
        If one of them cannot be read, or the next one is there already.
    """
    was = _read(last, settings)
    earlier = _read(before, settings) if before else None
    meta = was.issue.meta
    day = next_day(meta.date, earlier.issue.meta.date if earlier else None, today)
    number = next_number(meta.number, day) if meta.number else ""
    on = partial(counted_on, numbers=(meta.number, number), days=(meta.date, day))
    path = next_path(last, before, (meta.number, number), (meta.date, day))
    if path.exists():
        reason = "has no number to count on" if path == last else "is there already"
        raise ExportError(Problem.UNWRITABLE, f"{path} {reason}", hint="give it a name of its own")
    above = earlier.lines[: earlier.head] if earlier else []
    front = "\n".join(front_matter(was.lines[: was.head], above, meta, on))
    pieces = [front, _title(was, on), *_body(was, earlier)]
    return Following(path, "\n\n".join(filter(None, pieces)) + "\n")


def _read(path: Path, settings: Settings) -> _Written:
    unsaid = Report()
    source = load(path, unsaid, settings.max_issue)
    manuscript = read(source, unsaid, math=settings.math, breaks=settings.breaks)
    issue = recognise(manuscript, unsaid, settings.typography, settings.recognition)
    lines = source.text.splitlines()
    return _Written(path, lines, _head(lines, bool(manuscript.front.lines)), issue)


def _head(lines: list[str], is_there: bool) -> int:  # noqa: FBT001 - the reader says it
    """Return how many lines front matter takes, with or without `---` around it."""
    if not is_there:
        return 0
    fenced = lines[0].strip() == "---"
    for count, line in enumerate(lines[1:], 2):
        if line.strip() in {"---", "..."}:
            return count
        if not fenced and not line.strip():
            return count - 1
    return len(lines)


def _title(was: _Written, on: partial[str]) -> str:
    """Return the heading of the next issue, "" where front matter has its title."""
    line = was.issue.meta.line
    if was.head < line <= len(was.lines):
        return title(was.lines[line - 1], was.issue.meta, on)
    return "" if 0 < line <= was.head else f"# {TITLE}"


def _body(was: _Written, earlier: _Written | None) -> Iterator[str]:
    """Yield the pieces below the title: what leads on to the sections, and each of them."""
    starts = [section.line for section in was.issue.sections]
    top = max(was.issue.meta.line, was.head)
    lead = was.lines[top : starts[0] - 1 if starts else None]
    yield from _kept(lead, earlier)
    has_entry = False
    for section, end in zip(was.issue.sections, [*starts, len(was.lines) + 1][1:], strict=True):
        lines = was.lines[section.line - 1 : end - 1]
        word = key(plain(section.title))
        is_column = earlier is not None and word in earlier.headings and word != key(_ENTRY)
        if section.kind is SectionKind.ENTRY and not is_column:
            if has_entry:
                continue
            has_entry = True
            yield from _entry(section, was)
        else:
            yield from _section(section, lines, was, earlier, is_column=is_column)
        if _RULE.fullmatch(([*_chunks(lines), ""])[-2] if lines else ""):
            yield "---"


def _section(
    section: Section,
    lines: list[str],
    was: _Written,
    earlier: _Written | None,
    *,
    is_column: bool,
) -> Iterator[str]:
    """Yield a section that issues have in common: its heading, and what it says in each."""
    heading, below = _split(section, lines)
    match section.kind:
        case SectionKind.CONTENTS:
            return
        case SectionKind.SUMMARY:
            yield from (heading, _TEXT)
        case SectionKind.REFERENCES:
            yield from (heading, _REFERENCE)
        case _:
            ends = section.kind is SectionKind.SIGN_OFF or role(plain(section.title)) is Role.FOOTER
            kept = _chunks(below) if ends and earlier is None else list(_kept(below, earlier))
            if kept or is_column:
                yield from filter(None, (heading, *kept))
            if is_column and not kept:
                yield from _entry(section.children[0], was) if section.children else (_TEXT,)


def _entry(section: Section, was: _Written) -> Iterator[str]:
    """Yield an entry to be written: its heading, and the labels of the one that it follows."""
    yield "#" * max(1, _level(was.lines[section.line - 1])) + f" {_ENTRY}"
    inside = (*section.blocks, *(block for child in section.children for block in child.blocks))
    labels = [
        found[0].rstrip() + ("#标签" if isinstance(node, n.TagLine) else _TEXT)
        for node in descend(inside)
        if isinstance(node, n.Labelled | n.TagLine)
        and node.line
        and (found := _LABEL.match(was.lines[node.line - 1]))
    ]
    yield from labels or [_TEXT]


def _split(section: Section, lines: list[str]) -> tuple[str, list[str]]:
    """Return the heading of a section as it is written, and the lines below it."""
    if section.kind is SectionKind.SIGN_OFF:
        return "", lines
    underlined = len(lines) > 1 and not _level(lines[0]) and re.fullmatch(r"\s*[-=]+\s*", lines[1])
    height = 2 if underlined else 1
    return "\n".join(lines[:height]), lines[height:]


def _level(line: str) -> int:
    found = re.match(r"\s*(#{1,6})", line)
    return len(found[1]) if found else 0


def _kept(lines: list[str], earlier: _Written | None) -> Iterator[str]:
    """Yield what the issue before says as well, word for word."""
    if earlier is not None:
        known = earlier.chunks
        yield from (c for c in _chunks(lines) if c in known and not _ONLY_COUNTS.fullmatch(c))


def _chunks(lines: list[str]) -> list[str]:
    """Return what stands between blank lines; a listing is one piece."""
    found: list[list[str]] = [[]]
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if line.strip() or fence:
            found[-1].append(line.rstrip())
        elif found[-1]:
            found.append([])
    return ["\n".join(chunk) for chunk in found if chunk]

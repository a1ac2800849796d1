"""Writes manuscripts by hand, as the reader would hand them on."""

from __future__ import annotations

from typing import Any

from exporter.config import Recognition
from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.issue import FrontMatter, Issue, Manuscript, Note, Section
from exporter.model.walk import plain, sections
from exporter.passes import recognise


def inlines(*pieces: n.Inline | str) -> n.Inlines:
    return tuple(n.Text(p) if isinstance(p, str) else p for p in pieces)


def heading(level: int, *pieces: n.Inline | str, line: int = 0, anchor: str = "") -> n.Heading:
    children = inlines(*pieces)
    slug = "".join(
        c for c in plain(children).casefold().replace(" ", "-") if c.isalnum() or c in "-_"
    )
    return n.Heading(level, children, anchor or slug, line=line)


def paragraph(*pieces: n.Inline | str, line: int = 0) -> n.Paragraph:
    return n.Paragraph(inlines(*pieces), line=line)


def strong(*pieces: n.Inline | str) -> n.Strong:
    return n.Strong(inlines(*pieces))


def link(words: str, address: str) -> n.Link:
    return n.Link(inlines(words), address)


def cross(words: str, anchor: str, line: int = 0) -> n.CrossReference:
    return n.CrossReference(inlines(words), anchor, line=line)


def figure(source: str, alt: str = "", title: str = "", **more: Any) -> n.Figure:
    return n.Figure(n.Image(source, alt, title), **more)


def item(*blocks: n.Block | n.Inline | str) -> n.ListItem:
    return n.ListItem(tuple(b if isinstance(b, n.Block) else paragraph(b) for b in blocks))


def numbered(*items: n.ListItem, start: int = 1) -> n.OrderedList:
    return n.OrderedList(items, start)


def bullets(*items: n.ListItem) -> n.BulletList:
    return n.BulletList(items)


def manuscript(
    *blocks: n.Block,
    stem: str = "issue",
    front: FrontMatter | None = None,
    notes: tuple[Note, ...] = (),
    folders: tuple[str, ...] = (),
) -> Manuscript:
    return Manuscript(stem, front or FrontMatter(), blocks, notes, folders)


def recognised(
    *blocks: n.Block, recognition: Recognition | None = None, **more: Any
) -> tuple[Issue, list[str]]:
    """The issue and what was said about it, without hints."""
    report = Report()
    known = recognition or Recognition()
    issue = recognise(manuscript(*blocks, **more), report, recognition=known)
    said = [f"{d.line}: {d.message} [{d.problem}]" for d in report.diagnostics]
    return issue, said


def outline(issue: Issue) -> list[str]:
    """A line a section: its level as indent, its kind, its title."""
    return [_line(section) for section in sections(issue)]


def _line(section: Section) -> str:
    return f"{'  ' * (section.level - 2)}{section.kind} {plain(section.title)}"

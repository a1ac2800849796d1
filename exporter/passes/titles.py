"""Finds the title of an issue among its headings and takes it out of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.han import HAN
from exporter.model.issue import Manuscript
from exporter.model.walk import plain
from exporter.passes.masthead import read_title
from exporter.passes.recount import recount
from exporter.passes.roles import Role, key, role

_CHAPTER = re.compile(
    r"\s*(?:第\s*[\d一二三四五六七八九十]+\s*[章节部]|[\d一二三四五六七八九十]+\s*(?:[.、．]|\s))"
)
_SPACES = re.compile(" {2,}")
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Titled:
    """The title with its line and anchor, and the blocks without it.

    `moved` are the anchors that count otherwise now, because a heading became something else.
    """

    title: str
    blocks: n.Blocks
    line: int = 0
    anchor: str = ""
    moved: dict[str, str] = field(default_factory=dict)


def take_title(manuscript: Manuscript, report: Report) -> Titled:
    """Return front matter's title, else the first heading of level 1, else the file's name.

    A daily that opens with two such headings, the first of them only a date or number, is titled
    by the second; the first stays as a paragraph. Headings of level 1 that are numbered like
    chapters are no titles. Without any of level 1, a heading that opens the text and is alone at
    its level is one. A title's links, notes and pictures stay in the text, in a paragraph.
    """
    titled = _take(manuscript, report)
    kept = {id(block) for block in titled.blocks}
    gone = (
        block
        for block in manuscript.blocks
        if isinstance(block, n.Heading)
        and id(block) not in kept
        and plain(block.children) != titled.title
    )
    blocks, moved = recount(titled.blocks, gone)
    return replace(titled, blocks=blocks, moved=moved)


def _take(manuscript: Manuscript, report: Report) -> Titled:
    blocks = _demote_dateline(manuscript.blocks)
    first = next((b for b in blocks if isinstance(b, n.Heading)), None)
    if manuscript.front.title:
        return _titled_above(manuscript.front.title, manuscript, blocks, first)
    found = _find(blocks, first)
    if found is None:
        _report_missing(manuscript.stem, report)
        return Titled(manuscript.stem, blocks)
    for heading in _tops(blocks):
        if heading is not found:
            message = f"a second heading of level 1, {plain(heading.children)!r}, is a section"
            report.add(Problem.TITLE_EXTRA, message, heading)
    kept = blocks if found is not first else _replaced(blocks, found, _remainder(found))
    title = _SPACES.sub(" ", plain(found.children)).strip()  # a picture left two of them
    return Titled(title, kept, found.line, found.anchor)


def _titled_above(
    title: str, manuscript: Manuscript, blocks: n.Blocks, first: n.Heading | None
) -> Titled:
    """Keep a heading of level 1 that says something else than the title in front matter."""
    line = manuscript.front.lines.get("title", 0)
    if first is not None and first.level == 1:
        if key(plain(first.children)) == key(title):
            kept = _replaced(blocks, first, _remainder(first))
            return Titled(title, kept, line or first.line, first.anchor)
        if len(_tops(blocks)) == 1:
            subtitle = n.Paragraph((n.Strong(first.children),), line=first.line)
            return Titled(title, _replaced(blocks, first, (subtitle,)), line, first.anchor)
    return Titled(title, blocks, line)


def _find(blocks: n.Blocks, first: n.Heading | None) -> n.Heading | None:
    tops = _tops(blocks)
    if tops:
        chapters = len(tops) > 1 and all(_CHAPTER.match(plain(h.children)) for h in tops)
        return None if chapters or not key(plain(tops[0].children)) else tops[0]
    if first is None or blocks[0] is not first or role(plain(first.children)) is not Role.NONE:
        return None
    highest = [b for b in blocks if isinstance(b, n.Heading) and b.level <= first.level]
    return first if len(highest) == 1 and key(plain(first.children)) else None


def _tops(blocks: n.Blocks) -> tuple[n.Heading, ...]:
    return tuple(b for b in blocks if isinstance(b, n.Heading) and b.level == 1)


def _demote_dateline(blocks: n.Blocks) -> n.Blocks:
    """Make a paragraph of a first heading that is only the date or number of the second."""
    headings = [b for b in blocks if isinstance(b, n.Heading)][:2]
    if len(headings) <= 1 or any(h.level != 1 for h in headings):
        return blocks
    said = read_title(plain(headings[0].children))
    if said.parts or said.series or not (said.date or said.number):
        return blocks
    dateline = n.Paragraph(headings[0].children, line=headings[0].line)
    return _replaced(blocks, headings[0], (dateline,))


def _remainder(title: n.Heading) -> n.Blocks:
    """Return what the plain text of a title does not hold."""
    carriers = tuple(_carriers(title.children))
    figures = (c for c in carriers if isinstance(c, n.Figure))
    links = tuple(c for c in carriers if not isinstance(c, n.Figure))
    spaced = tuple(piece for link in links for piece in (n.Text(" "), link))[1:]
    return (*figures, *((n.Paragraph(spaced, line=title.line),) if spaced else ()))


def _carriers(inlines: n.Inlines, address: str = "") -> Iterator[n.Link | n.NoteRef | n.Figure]:
    for node in inlines:
        match node:
            case n.Image():
                yield n.Figure(node, link=address, line=node.line, column=node.column)
            case n.Link():
                yield from _parts(node)
            case n.NoteRef():
                yield node
            case n.Span():
                yield from _carriers(node.children, address)
            case _:
                pass


def _parts(link: n.Link) -> Iterator[n.Link | n.NoteRef | n.Figure]:
    """Yield a link; where it holds pictures, these, which lead where it leads, and its words."""
    held = tuple(_carriers(link.children, link.address))
    if not any(isinstance(c, n.Figure) for c in held):
        yield link
        return
    if words := plain(link.children).strip():
        yield replace(link, children=(n.Text(words),))
    yield from held


def _replaced(blocks: n.Blocks, old: n.Block, new: n.Blocks) -> n.Blocks:
    place = next(i for i, block in enumerate(blocks) if block is old)
    return (*blocks[:place], *new, *blocks[place + 1 :])


def _report_missing(stem: str, report: Report) -> None:
    """Say so, unless the file's name is a title: in Chinese, and more than a number and date."""
    said = read_title(stem)
    if not _HAN.search(stem) or not (said.series or said.parts):
        message = f"the issue has no title; the name of its file, {stem!r}, stands for it"
        report.add(Problem.TITLE_MISSING, message)

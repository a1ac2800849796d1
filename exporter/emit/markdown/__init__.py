"""The issue as canonical Markdown: read again, it is the same issue.

Front matter says what is known, every block is written in one way, and what Markdown cannot say is
HTML. Pictures keep the addresses that they have in the source. An aid for debugging, and a way to
normalise an issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporter.conventions.captions import is_counted_by_hand
from exporter.conventions.credits import is_credit_paragraph
from exporter.conventions.roles import key
from exporter.diagnostics import Report
from exporter.emit.markdown.blocks import Style, blocks, heading, note
from exporter.emit.markdown.escape import Pen
from exporter.emit.markdown.front import front_matter, is_credit_in_alt
from exporter.emit.markdown.inlines import image
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Cover, Issue, Section, SectionKind
from exporter.model.slugs import slug
from exporter.model.walk import Descendable, all_nodes, plain, sections

_DEEPEST = 6


def emit(bundle: Bundle, report: Report) -> bytes:
    """Return the Markdown file."""
    del report
    return write(bundle.issue).encode()


def write(issue: Issue) -> str:
    """Write an issue as Markdown."""
    nodes = [*all_nodes(issue)]
    math = any(isinstance(node, n.Math) for node in nodes)
    figures = [node for node in nodes if isinstance(node, n.Figure)]
    tables = [node for node in nodes if isinstance(node, n.Table)]
    style = Style(
        Pen(math=math, dollars=math),
        is_counted_by_hand(figures),
        is_counted_by_hand(tables),
        issue.meta.words,
    )
    titled = _is_titled(issue, nodes)
    parts = [front_matter(issue, math=math, titled=titled)]
    if titled:
        parts.append(heading(1, (n.Text(issue.meta.title),), style))
    above = 0
    if issue.cover:
        above = _above_cover(issue.cover, issue.lead)
        parts += [blocks(issue.lead[:above], style), image(_cover(issue.cover), style.pen)]
    parts += [blocks(issue.lead[above:], style), *_sections(issue, issue.sections, style)]
    parts += [note(some.number, some.blocks, style) for some in issue.notes]
    return "\n\n".join(filter(None, parts)) + "\n"


def _is_titled(issue: Issue, nodes: list[Descendable]) -> bool:
    """Tell whether the title may be a heading: letters, no address, an anchor that is free."""
    title = issue.meta.title
    if not key(title) or "://" in title or "  " in title:
        return False
    anchors = {section.anchor for section in sections(issue)}
    anchors |= {node.anchor for node in nodes if isinstance(node, n.Heading)}
    return (slug(title) or "section") not in anchors


def _cover(cover: Cover) -> n.Image:
    return replace(cover.image, alt=cover.credit) if is_credit_in_alt(cover) else cover.image


def _above_cover(cover: Cover, lead: n.Blocks) -> int:
    """Return how many blocks must stand above the cover: below it, one would be its credit."""
    return int(bool(lead) and not cover.credit and is_credit_paragraph(lead[0]))


def _sections(issue: Issue, some: tuple[Section, ...], style: Style) -> Iterator[str]:
    for section in some:
        if section.kind is not SectionKind.SIGN_OFF:
            yield heading(min(section.level, _DEEPEST), section.title, style)
        inner = section.blocks
        if section.kind is SectionKind.CONTENTS:
            inner = _contents(issue)
        yield blocks(tuple(_unheaded(block) for block in inner), style)
        yield from _sections(issue, section.children, style)


def _unheaded(block: n.Block) -> n.Block:
    """Return the paragraph that a heading inside a section was: the title of a numbered item."""
    return n.Paragraph(block.children) if isinstance(block, n.Heading) else block


def _contents(issue: Issue) -> n.Blocks:
    """Return the list of contents that stood where the issue has only its place."""
    named = [section for section in issue.sections if key(plain(section.title))]
    apart = {SectionKind.SUMMARY, SectionKind.CONTENTS}
    items = tuple(
        n.ListItem((n.Paragraph((n.CrossReference((n.Text(title),), section.anchor),)),))
        for section in [s for s in named if s.kind not in apart] or named
        if (title := plain(section.title))
    )
    return (n.BulletList(items),)

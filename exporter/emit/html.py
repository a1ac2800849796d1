"""Nodes to HTML, for PDF, EPUB and WeChat: knows every node and leaves the writing to a dialect."""

from __future__ import annotations

from html import escape
from typing import assert_never

from exporter.emit.dialect import Dialect, Role
from exporter.model import nodes as n
from exporter.model.bundle import FormulaKey
from exporter.model.grid import Slot, placed
from exporter.model.issue import Section, SectionKind
from exporter.words import TASK

_SECTIONS = {
    SectionKind.ENTRY: Role.ENTRY,
    SectionKind.SUMMARY: Role.SUMMARY,
    SectionKind.REFERENCES: Role.BIBLIOGRAPHY,
    SectionKind.CONTENTS: Role.SECTION,
    SectionKind.SIGN_OFF: Role.SECTION,
    SectionKind.PLAIN: Role.SECTION,
}


def section(some: Section, dialect: Dialect, level: int) -> str:
    """Write a section with its children; `level` is that of its heading on the page."""
    heading = ""
    if some.kind is not SectionKind.SIGN_OFF:
        heading = dialect.heading(min(level, 6), inlines(some.title, dialect), some.anchor)
    own = blocks(some.blocks, dialect)
    children = "".join(section(child, dialect, level + 1) for child in some.children)
    return dialect.element(_SECTIONS[some.kind], heading + own + children)


def inlines(nodes: n.Inlines, dialect: Dialect) -> str:
    """Write a run of inlines."""
    return "".join(_inline(node, dialect) for node in nodes)


def blocks(nodes: n.Blocks, dialect: Dialect, depth: int = 0) -> str:
    """Write blocks; `depth` counts the lists around them."""
    return "".join(_block(node, dialect, depth) for node in nodes)


_SPANS: dict[type[n.Span], Role] = {
    n.Emph: Role.EMPH,
    n.Strong: Role.STRONG,
    n.Strike: Role.STRIKE,
    n.Sub: Role.SUB,
    n.Super: Role.SUPER,
    n.Mark: Role.MARK,
    n.Small: Role.SMALL,
    n.Underline: Role.UNDERLINE,
    n.Work: Role.WORK,
    n.Keyboard: Role.KEYBOARD,
}


def _inline(node: n.Inline, d: Dialect) -> str:
    match node:
        case n.Text(text=text):
            return d.text(text)
        case n.Code(text=text):
            return d.element(Role.CODE, escape(text, quote=False))
        case n.Math(tex=tex):
            return d.formula(FormulaKey(tex, display=False))
        case n.Link():
            return d.link(node, inlines(node.children, d))
        case n.CrossReference():
            return d.cross_reference(node, inlines(node.children, d))
        case n.Image():
            return d.icon(node)
        case n.NoteRef():
            return d.note_reference(node)
        case n.Break():
            return "<br/>"
        case n.Ruby():
            return d.ruby(node)
        case (
            n.Emph() | n.Strong() | n.Strike() | n.Sub() | n.Super() | n.Mark()
            | n.Small() | n.Underline() | n.Work() | n.Keyboard()
        ):  # fmt: skip
            return d.element(_SPANS[type(node)], inlines(node.children, d))
        case _:
            assert_never(node)


def _block(node: n.Block, d: Dialect, depth: int) -> str:
    match node:
        case n.Heading(level=level, children=children, anchor=anchor):
            return d.heading(min(level, 6), inlines(children, d), anchor)
        case n.Paragraph(children=children):
            return d.element(Role.PARAGRAPH, inlines(children, d))
        case n.Labelled(label=label, children=children):
            before = d.element(Role.LABEL, inlines(label, d)) + d.words.colon
            return d.element(Role.LABELLED, before + inlines(children, d))
        case n.TagLine():
            return _tags(node, d)
        case n.Figure():
            return _figure(node, d)
        case n.BulletList() | n.OrderedList():
            return _list(node, d, depth)
        case n.DefinitionList():
            return _definitions(node, d, depth)
        case n.Quote(blocks=inner):
            return d.element(Role.QUOTE, blocks(inner, d, depth))
        case n.Callout(kind=kind, title=title, blocks=inner):
            head = d.element(Role.CALLOUT_TITLE, inlines(title, d))
            return d.element(Role.CALLOUT, head + blocks(inner, d, depth), kind.value)
        case n.CodeBlock():
            return d.listing(node)
        case n.MathBlock(tex=tex):
            return _display(FormulaKey(tex, display=True), d)
        case n.Table():
            return _table(node, d)
        case n.Rule():
            return d.element(Role.RULE, None)
        case n.Media():
            return _media(node, d)
        case n.ReferenceList(items=references):
            written = "".join(_reference(reference, d) for reference in references)
            return d.element(Role.REFERENCES, written)
        case _:
            assert_never(node)


def _tags(node: n.TagLine, d: Dialect) -> str:
    label = d.element(Role.LABEL, inlines(node.label, d), "of-tags") if node.label else ""
    label += d.words.colon if label else ""
    tags = " ".join(d.element(Role.TAG, f"#{escape(tag, quote=False)}") for tag in node.tags)
    return d.element(Role.TAGS, label + tags)


def _display(key: FormulaKey, d: Dialect) -> str:
    number = d.equation_number(key)
    return d.element(Role.FORMULA, d.formula(key) + number, "numbered" if number else "")


def _figure(node: n.Figure, d: Dialect) -> str:
    picture = d.picture(node.image)
    if node.link:
        picture = d.link(n.Link((), node.link), picture)
    number = d.caption_number(d.words.figure, node.number)
    caption = number + inlines(node.caption, d)
    written = d.element(Role.CAPTION, caption) if caption else ""
    return d.element(Role.FIGURE, picture + written)


def _list(node: n.BulletList | n.OrderedList, d: Dialect, depth: int) -> str:
    items = [_item(item, d, depth) for item in node.items]
    if isinstance(node, n.OrderedList):
        return d.items(Role.NUMBERED, items, node.start, depth)
    tasks = all(item.checked is not None for item in node.items)  # else plain ones lose theirs
    return d.items(Role.TASKS if tasks else Role.BULLETS, items, 1, depth)


def _item(item: n.ListItem, d: Dialect, depth: int) -> str:
    box = "" if item.checked is None else f"{TASK[item.checked]} "
    match item.blocks:
        case (n.Paragraph(children=children), *rest):
            return box + inlines(children, d) + blocks(tuple(rest), d, depth + 1)
        case _:
            return box + blocks(item.blocks, d, depth + 1)


def _definitions(node: n.DefinitionList, d: Dialect, depth: int) -> str:
    written = "".join(
        d.element(Role.TERM, inlines(item.term, d))
        + d.element(Role.MEANING, blocks(item.blocks, d, depth))
        for item in node.items
    )
    return d.element(Role.DEFINITIONS, written)


def _table(node: n.Table, d: Dialect) -> str:
    caption = d.caption_number(d.words.table, node.number) + inlines(node.caption, d)
    above = d.element(Role.TABLE_CAPTION, caption) if caption else ""
    written = ""
    for role, rows in ((Role.HEAD, node.head), (Role.BODY, node.body), (Role.FOOT, node.foot)):
        if rows:
            scope = n.Scope.COLUMN if role is Role.HEAD else n.Scope.NONE
            written += d.element(role, _rows(rows, node, d, scope))
    return d.table(node, above, written)


def _rows(rows: tuple[n.Row, ...], table: n.Table, d: Dialect, scope: n.Scope) -> str:
    """Write a group of rows; `scope` is that of the cells that have none."""
    written = ""
    for slots in placed(rows):
        own = (slot for slot in slots if not slot.is_rest and not slot.is_filler)
        written += d.element(Role.ROW, "".join(_placed(slot, table, d, scope) for slot in own))
    return written


def _placed(slot: Slot, table: n.Table, d: Dialect, scope: n.Scope) -> str:
    cell = slot.cell
    scope = cell.scope or scope
    attributes = {
        "scope": scope.value,
        "colspan": str(slot.span) if slot.span > 1 else "",
        "rowspan": str(cell.rowspan) if cell.rowspan > 1 else "",
    }
    aligned = table.alignments[slot.column : slot.column + 1]
    role = Role.HEAD_CELL if scope else Role.CELL
    return d.element(role, _cell(cell, d), "".join(aligned), **attributes)


def _cell(cell: n.Cell, d: Dialect) -> str:
    match cell.blocks:
        case (n.Paragraph(children=children),):
            return inlines(children, d)
        case _:
            return blocks(cell.blocks, d)


def _media(node: n.Media, d: Dialect) -> str:
    poster = d.picture(node.poster) if node.poster else ""
    name = escape(node.title or d.words.media[node.kind], quote=False)
    link = d.link(n.Link((), node.source), name)
    caption = d.element(Role.CAPTION, f"▶ {link}")
    return d.element(Role.MEDIA, poster + caption + d.address(node.source))


def _reference(reference: n.Reference, d: Dialect) -> str:
    text = inlines(reference.children, d)
    if reference.address:
        if not any(isinstance(node, n.Link) for node in reference.children):
            text = d.link(n.Link((), reference.address), text)
        text = f"{text} {d.address(reference.address)}"
    return d.element(Role.REFERENCE, text, value=str(reference.number))

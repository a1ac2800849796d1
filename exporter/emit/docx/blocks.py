"""Transcribes blocks into paragraphs and tables: the `match` over every block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from exporter.emit.docx import figures, tables
from exporter.emit.docx.draft import Story
from exporter.emit.docx.frame import Frame, gap
from exporter.emit.docx.inlines import formula, inlines, numbered, text
from exporter.emit.docx.markup import (
    Element,
    characters,
    element,
    flag,
    paragraph,
    qualified,
    run,
    w,
)
from exporter.emit.docx.numbering import ListKind, marker
from exporter.emit.docx.page import CALLOUT_INDENT, CODE_INDENT, INDENT
from exporter.emit.docx.style import aligned, callout, identifier, token
from exporter.emit.docx.traits import Trait, token_look
from exporter.model import nodes as n
from exporter.model.bundle import FormulaKey
from exporter.model.walk import descend, plain
from exporter.words import TASK

# Lines of code that a page surely holds; more of them are torn.
_LONG_LISTING = 30
_HAND_MADE_INDENT = "\u3000\u2003\u2002\u00a0 "
_UNDIVIDED = re.compile(r"[!-~]{30,}")
_OPENS_ITEM = (n.Paragraph, n.Labelled, n.TagLine, n.Heading, n.MathBlock)


def blocks(story: Story, nodes: n.Blocks, frame: Frame) -> Iterator[Element]:
    """Transcribe blocks into what a body, a cell or a note holds."""
    if frame.item and not (nodes and isinstance(nodes[0], _OPENS_ITEM)):
        yield frame.paragraph([])
        frame = replace(frame, item=None)
    for previous, node in zip((None, *nodes), nodes, strict=False):
        if isinstance(previous, n.CodeBlock) and isinstance(node, n.CodeBlock):
            yield gap()
        yield from _block(story, node, frame)
        frame = replace(frame, item=None)


def _block(story: Story, node: n.Block, frame: Frame) -> Iterator[Element]:
    match node:
        case n.Heading():
            yield _heading(story, node, frame)
        case n.Paragraph(children=inner):
            yield _paragraph(story, inner, frame)
        case n.Labelled():
            label = _label(story, node.label, frame)
            yield frame.paragraph([*label, *inlines(story, node.children, frame.tone)])
        case n.TagLine():
            yield _tag_line(story, node, frame)
        case n.Figure():
            yield from figures.figure(story, node, frame)
        case n.BulletList(items=items):
            yield from _items(story, items, frame, ListKind.BULLET)
        case n.OrderedList(items=items, start=start):
            yield from _items(story, items, frame, ListKind.NUMBER, start)
        case n.DefinitionList(items=definitions):
            for definition in definitions:
                term = inlines(story, definition.term, frame.tone)
                yield frame.paragraph(term, "Definition Term")
                yield from blocks(story, definition.blocks, frame.inside("Definition", INDENT))
        case n.Quote(blocks=inner):
            yield from blocks(story, inner, frame.inside("Quote", INDENT))
        case n.Callout():
            yield from _callout(story, node, frame)
        case n.CodeBlock():
            parts = [] if node.text.count("\n") < _LONG_LISTING else [flag("keepLines", on=False)]
            yield frame.paragraph(_code(story, node), "Source Code", *parts, carried=CODE_INDENT)
        case n.MathBlock(tex=tex):
            yield _display(story, tex, frame)
        case n.Table():
            yield from tables.table(story, node, frame, blocks)
        case n.Rule():
            yield frame.paragraph([], "Horizontal Rule")
        case n.Media():
            yield from figures.media(story, node, frame)
        case n.ReferenceList(items=references):
            yield from _references(story, references, frame)
        case _:
            assert_never(node)


def _paragraph(story: Story, inner: n.Inlines, frame: Frame) -> Element:
    """Set a paragraph, without the indent that an author made by hand where the style has one.

    A line before a word that Word does not divide is not spread out.
    """
    children = _unindented(inner) if frame.style == "Body Text" else inner
    parts = [aligned("left")] if _UNDIVIDED.search(plain(children)) else []
    return frame.paragraph(inlines(story, children, frame.tone), "", *parts)


def _unindented(inner: n.Inlines) -> n.Inlines:
    match inner:
        case (n.Text(text=written) as first, *rest):
            return (replace(first, text=written.lstrip(_HAND_MADE_INDENT)), *rest)
        case (
            n.Strong() | n.Emph() | n.Mark() | n.Underline() | n.Small() | n.Link() as first,
            *rest,
        ):
            return (replace(first, children=_unindented(first.children)), *rest)
        case _:
            return inner


def _heading(story: Story, node: n.Heading, frame: Frame) -> Element:
    content = inlines(story, node.children, frame.tone)
    return frame.paragraph(story.draft.anchored(node.anchor, content), "Inner Heading")


def _label(story: Story, label: n.Inlines, frame: Frame) -> list[Element]:
    if not label:
        return []
    return [*inlines(story, label, frame.tone + Trait.LABEL), *text(story, story.words.colon)]


def _tag_line(story: Story, node: n.TagLine, frame: Frame) -> Element:
    tags = text(story, " ".join(f"#{tag}" for tag in node.tags), Trait.TAG)
    content = [*_label(story, node.label, frame), *tags]
    return frame.paragraph(content, "Tag Line" if frame.is_outermost else "")


def _items(
    story: Story, items: tuple[n.ListItem, ...], frame: Frame, kind: ListKind, start: int = 1
) -> Iterator[Element]:
    base = frame.indent - INDENT * frame.level
    numbers: dict[ListKind, int] = {}
    for item in items:
        is_task = item.checked is not None and kind is ListKind.BULLET
        own = ListKind.TASK if is_task else kind
        if own not in numbers:
            numbering = story.draft.numbering
            numbers[own] = numbering.list_id(own, base=base, level=frame.level, start=start)
        box = () if item.checked is None else _box(checked=item.checked)
        yield from blocks(story, item.blocks, frame.listed(numbers[own], box))


def _box(*, checked: bool) -> tuple[Element, ...]:
    """Build the box of a task, which the editor can tick (MS-DOCX, § 2.6.1.4, `checkbox`)."""
    state = {"w14:font": "MS Gothic"}
    control = element(
        "w14:checkbox",
        {},
        element("w14:checked", {"w14:val": int(checked)}),
        element("w14:checkedState", {"w14:val": "2611", **state}),
        element("w14:uncheckedState", {"w14:val": "2610", **state}),
    )
    fonts = w("rFonts", ascii="MS Gothic", hAnsi="MS Gothic", eastAsia="MS Gothic", hint="eastAsia")
    shown = run(characters(TASK[checked]), fonts)
    box = w("sdt", w("sdtPr", control), w("sdtContent", shown))
    return (box, run(characters("\t")))


def _callout(story: Story, node: n.Callout, frame: Frame) -> Iterator[Element]:
    style = callout(node.kind)
    inner = frame.inside(style, CALLOUT_INDENT)
    yield replace(inner, style=f"{style} Title").paragraph(inlines(story, node.title, inner.tone))
    yield from blocks(story, node.blocks, inner)
    yield gap()


def _code(story: Story, node: n.CodeBlock) -> Iterator[Element]:
    """Yield the runs of a listing, whose lines end with breaks: a listing is one paragraph."""
    theme = story.draft.bundle.theme
    for piece in node.tokens or (n.Token(n.TokenKind.PLAIN, node.text),):
        styled = token_look(piece.kind, theme)
        style = [w("rStyle", val=identifier(token(piece.kind)))] if styled else []
        yield run(characters(piece.text), *style)


def _display(story: Story, tex: str, frame: Frame) -> Element:
    key = FormulaKey(tex, display=True)
    made = formula(story, key)
    if made[0].tag != qualified("m:oMath"):
        return frame.paragraph(made, "Formula")
    if number := story.draft.bundle.formulas[key].number:
        made = [numbered(made[0], number)]
    return frame.paragraph([element("m:oMathPara", {}, *made)], "Formula")


def _references(
    story: Story, references: tuple[n.Reference, ...], frame: Frame
) -> Iterator[Element]:
    """List references with the numbers that they have; a gap starts the count anew."""
    expected, number = 0, 0
    for reference in references:
        if reference.number != expected:
            number = story.draft.numbering.list_id(
                ListKind.REFERENCE, base=frame.indent, level=0, start=reference.number
            )
        expected = reference.number + 1
        content = _reference(story, reference, frame)
        yield paragraph("Bibliography", content, marker(number, 0))


def _reference(story: Story, reference: n.Reference, frame: Frame) -> list[Element]:
    """Set a reference as a link, with its address to read unless the link shows it already."""
    address, inner = reference.address, reference.children
    has_link = any(isinstance(node, n.Link) for node in descend(inner))
    if not address or has_link:
        content = inlines(story, inner, frame.tone)
    else:
        content = inlines(story, (n.Link(inner, address),), frame.tone)
    if address and address not in plain(inner):
        content += text(story, f"{story.words.space}{address}", Trait.ADDRESS)
    return content

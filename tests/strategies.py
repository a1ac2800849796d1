"""Whole issues drawn by chance, and the bundle that any issue needs, with pictures drawn here."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count

from hypothesis import strategies as st
from PIL import Image as Drawing
from PIL import ImageDraw

from exporter import theme
from exporter.model import nodes as n
from exporter.model.bundle import Bundle, Formula, FormulaKey, Picture
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind
from exporter.model.walk import all_nodes, rebuild_issue

OMML = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:f><m:num><m:r><m:t>{}</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    "</m:oMath>"
)
UNREADABLE = "\\unreadable"


@cache
def drawn(source: str) -> Picture:
    """Draw a picture whose size is in its name: `grid-640x360.png`; 320×200 if it is not."""
    stem, _, suffix = source.rpartition("/")[2].partition(".")
    sides = stem.rpartition("-")[2].partition("x")
    width, height = (
        int(s) if s.isdecimal() else d for s, d in zip(sides[::2], (320, 200), strict=True)
    )
    canvas = Drawing.new("RGB", (width, height), "#e9e2d3")
    pen = ImageDraw.Draw(canvas)
    for offset in range(0, max(width, height), 40):
        pen.line((offset, 0, 0, offset), fill="#9a3324", width=2)
    pen.rectangle((0, 0, width - 1, height - 1), outline="#1f4e79", width=3)
    raw = io.BytesIO()
    canvas.save(raw, "JPEG" if suffix == "jpg" else "PNG")
    kind = "image/jpeg" if suffix == "jpg" else "image/png"
    data = raw.getvalue()
    return Picture(data, kind, width, height, hashlib.sha256(data).hexdigest())


def bundle_for(issue: Issue, markup: str = OMML, theme_name: str = "paper") -> Bundle:
    """Return a bundle with a picture for each source and a formula for each TeX of an issue.

    `markup` is what each formula becomes, with `{}` for its TeX; UNREADABLE becomes nothing.
    """
    nodes = list(all_nodes(issue))
    sources = [node.source for node in nodes if isinstance(node, n.Image)]
    sources += [issue.cover.image.source] if issue.cover else []
    keys = [FormulaKey(node.tex, display=False) for node in nodes if isinstance(node, n.Math)]
    keys += [FormulaKey(node.tex, display=True) for node in nodes if isinstance(node, n.MathBlock)]
    return Bundle(
        issue=issue,
        pictures={source: drawn(source) for source in sources},
        formulas={
            key: Formula(None if key.tex == UNREADABLE else markup.format(key.tex), 2.0, 1.0, 0.3)
            for key in keys
        },
        theme=theme.load(theme_name),
        date=datetime(2025, 2, 10, 8, 30, tzinfo=UTC),
        stem="issue",
        source="# 周报\n",
    )


_HAN = "甲乙丙丁戊己庚辛壬癸天地玄黄宇宙洪荒"
_SIGNS = "abcXYZ019“”—…，。·é&<>\"' "
_ADDRESSES = (
    "https://example.org/",
    "https://example.org/a?b=1&c=%E4%B8%AD#d",
    "https://例子.中国/路径 有空格/[x]",
    "mailto:editor@example.org",
    "notes/甲.md",
)
_SOURCES = ("a-320x200.png", "wide-1500x300.jpg", "tall-200x1400.png", "dot-1x1.png")
_ANCHORS = ("节-1", "节-2", "section_1", "s")
_TEX = ("x^2", "a_1", UNREADABLE)
_NOTES = 3
SPANS = (
    n.Emph,
    n.Strong,
    n.Strike,
    n.Sub,
    n.Super,
    n.Mark,
    n.Small,
    n.Underline,
    n.Work,
    n.Keyboard,
)
_KINDS = (SectionKind.ENTRY, SectionKind.PLAIN, SectionKind.SUMMARY)

addresses = st.sampled_from(_ADDRESSES)
words = st.text(_HAN + _SIGNS, min_size=1, max_size=10).map(lambda text: f"字{text}")
some = st.integers(1, 3)


@st.composite
def images(draw: st.DrawFn) -> n.Image:
    """Draw a picture of any shape, with or without words for it."""
    width = draw(st.sampled_from(["", "120", "50%"]))
    return n.Image(draw(st.sampled_from(_SOURCES)), draw(st.sampled_from(["", "画"])), width=width)


@st.composite
def titles(draw: st.DrawFn) -> n.Inlines:
    """Draw what stands in a heading or a label."""
    span = draw(st.sampled_from(SPANS))
    return (n.Text(draw(words)), span((n.Text(draw(words)),)))[: draw(st.integers(1, 2))]


@st.composite
def leaves(draw: st.DrawFn) -> n.Inline:
    """Draw an inline that holds no other."""
    match draw(st.integers(0, 7)):
        case 0:
            return n.Code(draw(words))
        case 1:
            return n.Math(draw(st.sampled_from(_TEX)))
        case 2:
            return n.Break()
        case 3:
            return n.Ruby("漢字", "かんじ")
        case 4:
            return n.NoteRef(draw(st.integers(1, _NOTES)))
        case 5:
            return draw(images())
        case _:
            return n.Text(draw(words))


@st.composite
def inlines(draw: st.DrawFn, depth: int = 2) -> n.Inlines:
    """Draw some inlines, spans in spans to a depth."""
    made: list[n.Inline] = []
    for _ in range(draw(some)):
        kind = draw(st.integers(0, 5)) if depth else 5
        if kind == 0:
            title = draw(st.sampled_from(["", "题名"]))
            made.append(n.Link(draw(inlines(depth - 1)), draw(addresses), title))
        elif kind == 1:
            made.append(n.CrossReference(draw(inlines(depth - 1)), draw(st.sampled_from(_ANCHORS))))
        elif kind == 2:
            made.append(draw(st.sampled_from(SPANS))(draw(inlines(depth - 1))))
        else:
            made.append(draw(leaves()))
    return tuple(made)


@st.composite
def simple_blocks(draw: st.DrawFn) -> n.Block:
    """Draw a block that holds no other."""
    match draw(st.integers(0, 9)):
        case 0:
            return n.Heading(draw(st.integers(2, 6)), draw(titles()))
        case 1:
            return n.Labelled(draw(titles()), draw(inlines()))
        case 2:
            return n.TagLine((draw(words), draw(words)), draw(titles()))
        case 3:
            caption = draw(st.just(()) | titles())
            link = draw(st.sampled_from(["", "https://example.org/f"]))
            return n.Figure(draw(images()), caption, link)
        case 4:
            kind, text = draw(st.sampled_from(n.TokenKind)), draw(words)
            return n.CodeBlock(f"{text}\n\tx", "python", (n.Token(kind, f"{text}\n\tx"),))
        case 5:
            return n.MathBlock(draw(st.sampled_from(_TEX)))
        case 6:
            return n.Rule()
        case 7:
            kind = draw(st.sampled_from(n.MediaKind))
            return n.Media(kind, draw(addresses), draw(words), draw(st.none() | images()))
        case _:
            return n.Paragraph(draw(inlines()))


@st.composite
def items(draw: st.DrawFn, depth: int) -> tuple[n.ListItem, ...]:
    """Draw the items of a list."""
    checked = st.none() | st.booleans()
    return tuple(n.ListItem(draw(blocks(depth)), draw(checked)) for _ in range(draw(some)))


@st.composite
def tables(draw: st.DrawFn, depth: int) -> n.Table:
    """Draw a table, with spans that need not fit together."""

    def row() -> n.Row:
        cells = range(draw(some))
        return n.Row(tuple(n.Cell(draw(blocks(depth)), draw(some), draw(some)) for _ in cells))

    alignments = tuple(draw(st.lists(st.sampled_from(n.Alignment), min_size=1, max_size=3)))
    head = (row(),) if draw(st.booleans()) else ()
    body = tuple(row() for _ in range(draw(some)))
    return n.Table(alignments, head, body, draw(st.just(()) | titles()))


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> n.Blocks:
    """Draw no to two blocks, blocks in blocks to a depth."""
    made: list[n.Block] = []
    for _ in range(draw(st.integers(0, 2))):
        match draw(st.integers(0, 9)) if depth else 9:
            case 0:
                made.append(n.BulletList(draw(items(depth - 1))))
            case 1:
                made.append(n.OrderedList(draw(items(depth - 1)), draw(st.integers(0, 9))))
            case 2:
                definition = n.Definition(draw(titles()), draw(blocks(depth - 1)))
                made.append(n.DefinitionList((definition,)))
            case 3:
                made.append(n.Quote(draw(blocks(depth - 1))))
            case 4:
                kind = draw(st.sampled_from(n.CalloutKind))
                made.append(n.Callout(kind, draw(titles()), draw(blocks(depth - 1))))
            case 5:
                made.append(draw(tables(depth - 1)))
            case _:
                made.append(draw(simple_blocks()))
    return tuple(made)


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    """Draw a whole issue: what is linked or called exists, what has a caption has a number."""
    first, second, *others = (
        Section(draw(st.sampled_from(_KINDS)), draw(titles()), anchor, 2, blocks=draw(blocks()))
        for anchor in _ANCHORS
    )
    nested = replace(first, children=(replace(second, level=3),))
    references = tuple(n.Reference(i, draw(titles()), draw(addresses)) for i in (1, 2))
    bibliography = Section(
        SectionKind.REFERENCES,
        (n.Text("参考文献"),),
        "参考文献",
        2,
        blocks=(n.ReferenceList(references),),
    )
    issue = Issue(
        meta=draw(metas()),
        cover=draw(st.none() | st.builds(Cover, images(), st.just("封面来自编辑部"))),
        lead=draw(blocks(1)),
        sections=(nested, *others, bibliography),
        citations=references,
    )
    called = {node.number for node in all_nodes(issue) if isinstance(node, n.NoteRef)}
    notes = tuple(Note(i, (n.Paragraph(draw(titles())),)) for i in sorted(called))
    return _numbered(replace(issue, notes=notes))


@st.composite
def metas(draw: st.DrawFn) -> Meta:
    """Draw what is known of an issue, much of it often missing."""
    return Meta(
        title=draw(words),
        identifier="urn:uuid:00000000-0000-5000-8000-000000000000",
        parts=tuple(draw(st.lists(words, max_size=3))),
        series=draw(st.sampled_from(["", "甲骨周报"])),
        number=draw(st.sampled_from(["", "12"])),
        date=draw(st.sampled_from([None, date(2025, 2, 10)])),
        authors=tuple(draw(st.lists(words, max_size=2))),
        tags=tuple(draw(st.lists(words, max_size=2))),
    )


def _numbered(issue: Issue) -> Issue:
    figures, tables = count(1), count(1)

    def number(node: n.Block) -> Iterator[n.Block]:
        if isinstance(node, n.Figure) and node.caption:
            yield replace(node, number=next(figures))
        elif isinstance(node, n.Table) and node.caption:
            yield replace(node, number=next(tables))
        else:
            yield node

    return rebuild_issue(issue, block=number)

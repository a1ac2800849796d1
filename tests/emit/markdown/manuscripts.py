"""Manuscripts drawn by chance, as the reader hands them on: what Markdown with HTML can say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count

from hypothesis import strategies as st
from strategies import SPANS

from exporter.draftfields import Comments, View
from exporter.model import nodes as n
from exporter.model.issue import FrontMatter, Manuscript, Note
from exporter.model.walk import descend, joined, plain, rebuild
from exporter.reading.anchors import Anchors
from exporter.reading.linebreaks import settle, trim

_SIGNS = "甲乙丙丁天地abXY019 *_`[]()<>!#$&~|\\:.-+=@{}^\"'，。“”、：；——…·？　éü😀⚠️𠮷한か\u00a0"
_PIECES = (
    "www.example.org", "a@b.cn", ":smile:", "&copy;", "&#35;", "[^1]", "[x] ", "[a]: b", "# ",
    "## ", "1. ", "2) ", "- ", "+ ", "> ", "---", "===", "|---|", "a | b", "$x^2$", "$5 ", "<b>",
    "</p>", "<!-- ", "<?", "![", "](", "](a)", "~~", "**", "__", "``", "```", "~~~", "\\",
    "snake_case", "**强调。**", "C# ", "1、",
    "图 3：", "目录", "摘要", "#标签 ", "。", "（", "第 3 期", "|",
    "[!NOTE]",
)  # fmt: skip
_ADDRESSES = (
    "https://example.org/",
    "https://example.org/a?b=1&copy=2&c;d#e",
    "https://example.org/a_(b)_c*d*",
    "https://例子.中国/路径 有空格/[x]",
    "https://example.org/(((x",
    "https://example.org/$a_b$",
    "https://example.org/a|b`c",
    "mailto:editor@example.org",
    "notes/甲.md",
)
_SOURCES = ("a.png", "images/图 1.png", "https://example.org/p_1.jpg?x=1&y=(2)", "b|c.png")
_TEX = ("x^2", "a_1", r"\frac{1}{2}", "100", r"\text{甲}", "a<b", "x|y", "n*m*k")
_LANGUAGES = ("", "python", "c++", "sh", "math")
_TITLES = {
    n.CalloutKind.NOTE: "注意",
    n.CalloutKind.TIP: "提示",
    n.CalloutKind.IMPORTANT: "重要",
    n.CalloutKind.WARNING: "警告",
    n.CalloutKind.CAUTION: "小心",
}
_HEADINGS = ("目录", "摘要", "参考文献", "订阅", "文章", "工具", "甲", "甲 乙", "C #", "封面图")

texts = st.one_of(
    st.text(_SIGNS, min_size=1, max_size=8),
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=3).map("".join),
    st.text("甲乙丙丁，。", min_size=1, max_size=8),
)
words = texts.map(lambda text: f"字{' '.join(filter(None, text.split(' ')))}字")
codes = st.text("ab甲`*_$ |\\<&", min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
listings = st.text("ab甲`~ \t\n*_$-#>|<", max_size=20).map(lambda text: text.strip("\n"))
some = st.integers(1, 3)
addresses = st.sampled_from(_ADDRESSES)


def images(width: str = "") -> st.SearchStrategy[n.Image]:
    widths = st.just(width) if width else st.sampled_from(["", "", "120", "50%"])
    alt = st.sampled_from(
        ["", "画", "图片", "蒸汽钟的剖面图", "图 2：齿轮", "[a](b)", "来源：某某"]
    )
    title = st.sampled_from(["", "", '钟"楼" \\ &copy;'])
    return st.builds(n.Image, st.sampled_from(_SOURCES), alt, title, widths)


@st.composite
def leaves(draw: st.DrawFn, *, notes: bool = True) -> n.Inline:
    match draw(st.integers(0, 13)):
        case 0:
            return n.Code(draw(codes))
        case 1:
            return n.Math(draw(st.sampled_from(_TEX)))
        case 2:
            return n.Break()
        case 3:
            return n.Ruby("漢字", "かん$じ")
        case 4 if notes:
            return n.NoteRef(1)
        case _:
            return n.Text(draw(texts))


@st.composite
def inlines(
    draw: st.DrawFn, depth: int = 2, *, links: bool = True, notes: bool = True
) -> n.Inlines:
    made: list[n.Inline] = []
    for _ in range(draw(st.integers(1, 4))):
        match draw(st.integers(0, 9)) if depth else 9:
            case 0 if links:
                made.append(n.Link(draw(inlines(depth - 1, links=False)), draw(addresses)))
            case 1 if links:
                address = draw(addresses)
                title = draw(st.sampled_from(["", '题"名"\\']))
                made.append(n.Link((n.Text(address),), address, title))
            case 2 if links:
                inner = draw(inlines(depth - 1, links=False, notes=notes))
                made.append(n.CrossReference(inner, draw(st.sampled_from(["甲", "甲-乙", "没有"]))))
            case 3 | 4 | 5:
                inner = draw(inlines(depth - 1, links=links, notes=notes))
                made.append(draw(st.sampled_from(SPANS))(inner))
            case 6:
                made += [draw(images("20")), n.Text(draw(words))]
            case _:
                made.append(draw(leaves(notes=notes)))
    return joined(_plausible(made, notes=notes))


def _plausible(made: Iterable[n.Inline], *, notes: bool) -> Iterator[n.Inline]:
    """Leave out what no reader makes: spans without text, calls where none can stand."""
    for node in made:
        if isinstance(node, n.NoteRef) and not notes:
            continue
        if isinstance(node, n.Link | n.CrossReference):
            kept = (c for c in node.children if notes or not isinstance(c, n.NoteRef))
            node = replace(node, children=tuple(trim(tuple(kept))))  # noqa: PLW2901
        if isinstance(node, n.Span) and not plain(node.children).strip():
            continue
        yield node


@st.composite
def lines(draw: st.DrawFn, *, notes: bool = True) -> n.Inlines:
    """Draw what stands in a paragraph: settled, beginning and ending with something to see."""
    settled = settle((n.Text(draw(st.sampled_from(["", "字"]))), *draw(inlines(notes=notes))))
    return _seen(settled) or (n.Text(draw(words)),)


def _seen(settled: n.Inlines) -> n.Inlines:
    return settled if any(isinstance(c, n.Text) and c.text.strip() for c in settled) else ()


@st.composite
def titles(draw: st.DrawFn, *, notes: bool = True) -> n.Inlines:
    return settle((n.Text(draw(words)), *draw(inlines(1, notes=notes))))


@st.composite
def simple_blocks(draw: st.DrawFn) -> n.Block:
    match draw(st.integers(0, 11)):
        case 0:
            tags = draw(st.lists(st.sampled_from(["甲", "s_1", "C++", "Qwen2.5-32B"]), min_size=2))
            label = draw(st.sampled_from([(), (n.Strong((n.Text("标签"),)),)]))
            colon = "：" if label else ""
            return n.Paragraph((*label, n.Text(colon + " ".join(f"#{tag}" for tag in tags))))
        case 1:
            label = n.Strong((n.Text("概要"),))
            return n.Paragraph(settle((label, n.Text("：字"), *draw(lines()))))
        case 2 | 3:
            caption = draw(st.just(()) | titles(notes=False))
            return n.Figure(draw(images()), caption, draw(st.sampled_from(["", *_ADDRESSES])))
        case 4:
            return n.CodeBlock(draw(listings), draw(st.sampled_from(_LANGUAGES)))
        case 5:
            return n.MathBlock(draw(st.sampled_from(_TEX)))
        case 6:
            return n.Rule()
        case 7:
            title = draw(words)
            poster = draw(st.none() | st.just(n.Image("p.png", title)))
            return n.Media(draw(st.sampled_from(n.MediaKind)), draw(addresses), title, poster)
        case _:
            return n.Paragraph(draw(lines()))


@st.composite
def items(draw: st.DrawFn, depth: int, *, tasks: bool) -> tuple[n.ListItem, ...]:
    made = [draw(blocks(depth)) for _ in range(draw(some))]
    if not (tasks and draw(st.booleans())) or not all(
        isinstance(inner[0], n.Paragraph) for inner in made
    ):
        return tuple(n.ListItem(inner) for inner in made)
    return tuple(n.ListItem(inner, draw(st.booleans())) for inner in made)


@st.composite
def contents(draw: st.DrawFn) -> n.Blocks:
    """Draw what a cell of HTML holds: there, no figure has a caption and tasks stand alone."""
    text = n.Paragraph(draw(lines()))
    inner = (
        text,
        n.BulletList((n.ListItem((text,)), n.ListItem((text, text)))),
        n.CodeBlock(draw(listings), "python"),
        n.Quote((text,)),
        n.OrderedList((n.ListItem((text,)),)),
    )
    return tuple(draw(st.lists(st.sampled_from(inner), max_size=3)))


@st.composite
def tables(draw: st.DrawFn) -> n.Table:
    """Draw a table: of lines in as many columns each, or with spans, captions and blocks."""
    columns = draw(some)
    alignments = tuple(draw(st.sampled_from(n.Alignment)) for _ in range(columns))
    if draw(st.booleans()):

        def cell() -> n.Cell:
            content = draw(st.one_of(st.just(()), lines(), images().map(lambda i: (i,))))
            return n.Cell((n.Paragraph(content),) if content else ())

        def row() -> n.Row:
            return n.Row(tuple(cell() for _ in range(columns)))

        head = (row(),) if draw(st.booleans()) else ()
        return n.Table(alignments, _said(head), tuple(row() for _ in range(draw(some))))
    whole = n.Row(tuple(n.Cell(draw(contents())) for _ in range(columns)))
    wide = n.Row((n.Cell(draw(contents()), columns),))
    tall = n.Row((n.Cell(draw(contents()), rowspan=2), *whole.cells[1:]))
    rest = n.Row(whole.cells[1:])
    body = draw(st.sampled_from([(whole, wide), (wide, tall, rest)[: 3 if columns > 1 else 1]]))
    head = (whole,) if draw(st.booleans()) else ()
    foot = (whole,) if draw(st.booleans()) else ()
    caption = draw(st.just(()) | titles(notes=False))
    return n.Table(alignments, _said(head), body, caption, foot=foot)


def _said(head: tuple[n.Row, ...]) -> tuple[n.Row, ...]:
    """Return a head unless nothing stands in it: such a head is none."""
    return head if any(cell.blocks for row in head for cell in row.cells) else ()


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> n.Blocks:
    made: list[n.Block] = []
    for _ in range(draw(some)):
        match draw(st.integers(0, 10)) if depth else 10:
            case 0:
                made.append(n.BulletList(draw(items(depth - 1, tasks=True))))
            case 1:
                start = draw(st.sampled_from([0, 1, 9, 99]))
                made.append(n.OrderedList(draw(items(depth - 1, tasks=False)), start))
            case 2:
                term = draw(st.just(()) | titles(notes=False))
                made.append(n.DefinitionList((n.Definition(term, draw(blocks(depth - 1))),)))
            case 3:
                made.append(n.Quote(draw(blocks(depth - 1))))
            case 4:
                kind = draw(st.sampled_from(n.CalloutKind))
                title = _TITLES.get(kind)
                words_ = (n.Text(title),) if title else draw(titles(notes=False))
                made.append(n.Callout(kind, words_, draw(blocks(depth - 1))))
            case 5:
                made.append(draw(tables()))
            case 6 if depth == 1:
                made.append(n.Heading(draw(st.integers(2, 6)), draw(titles())))
            case _:
                made.append(draw(simple_blocks()))
    return tuple(made)


@st.composite
def sections(draw: st.DrawFn) -> n.Blocks:
    """Draw a heading and what stands under it: anything, references, or numbered items."""
    title = (n.Text(draw(st.sampled_from(_HEADINGS))),) if draw(st.booleans()) else draw(titles())
    level = draw(st.sampled_from([2, 2, 2, 3, 4]))
    match draw(st.integers(0, 5)):
        case 0:
            link = n.Link(settle(draw(titles(notes=False))[:1]), draw(addresses))
            entries = (
                n.ListItem((n.Paragraph((link,)),)),
                n.ListItem((n.Paragraph(draw(titles())),)),
            )
            below: n.Blocks = (n.OrderedList(entries, draw(st.sampled_from([1, 4]))),)
        case 1:
            below = (
                n.Paragraph((n.Text("1、"), n.Link((n.Text("甲"),), "https://example.org/"))),
                n.Paragraph(draw(lines())),
                n.Paragraph((n.Text("2、乙"),)),
                n.Paragraph(draw(lines())),
            )
        case 2:
            link_ = n.CrossReference((n.Text("甲"),), "甲")
            below = (n.BulletList((n.ListItem((n.Paragraph((link_,)),)),)),)
        case _:
            below = draw(blocks())
    return (n.Heading(level, title), *below)


@st.composite
def manuscripts(draw: st.DrawFn) -> Manuscript:
    title = n.Heading(1, (n.Text(f"题{draw(words)}"),))
    parts = draw(st.lists(sections(), max_size=3))
    opening = (title,) if draw(st.booleans()) else ()
    made = (*opening, *draw(blocks()), *(block for part in parts for block in part))
    read = _as_read(made)
    called = [node.number for node in descend(read) if isinstance(node, n.NoteRef)]
    return Manuscript("issue", draw(fronts()), read, tuple(draw(notes(i)) for i in called))


@st.composite
def fronts(draw: st.DrawFn) -> FrontMatter:
    def perhaps(value: object) -> st.SearchStrategy[object]:
        return st.sampled_from([None, None, value])

    known = {
        "title": "钟: 'C #'【街角周报】",
        "series": "街角: 周报",
        "number": "12",
        "date": date(2025, 2, 10),
        "authors": ("林一苇", "周, 小满"),
        "cover": "images/封面.png",
        "cover_credit": "某某 'x' #1",
        "summary": "一句: 摘要。",
        "digest": "- 导语",
        "tags": ("甲", "C #: x"),
        "lang": "zh-TW",
        "source_url": "https://weekly.example/7?a=1#b",
        "comments": Comments.FANS,
        "cover_crop": (View(y=0.2), View(0.1, 0.2, 0.3, 0.4)),
        "draw_cover": True,
    }
    return FrontMatter(**{key: draw(perhaps(value)) for key, value in known.items()})  # type: ignore[arg-type]


@st.composite
def notes(draw: st.DrawFn, number: int) -> Note:
    text: n.Block = n.Paragraph(draw(titles(notes=False)))
    match draw(st.integers(0, 3)):
        case 0:
            return Note(number, (text, n.CodeBlock(draw(listings), "python"), n.Quote((text,))))
        case 1:
            item = n.ListItem((text,))
            return Note(number, (text, n.BulletList((item, item)), text))
        case _:
            return Note(number, (text,))


def _as_read(made: n.Blocks) -> n.Blocks:
    """Give headings their anchors and calls their numbers, in the order of the text."""
    given, numbers = Anchors(), count(1)

    def anchored(block: n.Block) -> tuple[n.Block, ...]:
        if isinstance(block, n.Heading):
            return (replace(block, anchor=given.give(plain(block.children))),)
        return (block,)

    def numbered(node: n.Inline) -> tuple[n.Inline, ...]:
        return (n.NoteRef(next(numbers)),) if isinstance(node, n.NoteRef) else (node,)

    return rebuild(made, block=anchored, inline=numbered)

"""Issues made by hand, with every kind of node, and the bundles that hold them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256

from PIL import Image as Drawing
from PIL import ImageDraw

from exporter import theme
from exporter.model import nodes as n
from exporter.model.bundle import Bundle, Formula, FormulaKey, Picture
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind


def p(*children: n.Inline | str) -> n.Paragraph:
    return n.Paragraph(inlines(*children))


def inlines(*children: n.Inline | str) -> n.Inlines:
    return tuple(n.Text(child) if isinstance(child, str) else child for child in children)


def item(*blocks: n.Block, checked: bool | None = None) -> n.ListItem:
    return n.ListItem(blocks, checked)


def row(*cells: str | n.Cell) -> n.Row:
    made = (c if isinstance(c, n.Cell) else n.Cell((p(c),) if c else ()) for c in cells)
    return n.Row(tuple(made))


def section(
    title: str | n.Inlines,
    *blocks: n.Block,
    anchor: str = "",
    kind: SectionKind = SectionKind.ENTRY,
    children: tuple[Section, ...] = (),
) -> Section:
    heading = inlines(title) if isinstance(title, str) else title
    name = anchor or (title if isinstance(title, str) else "section")
    return Section(kind, heading, name, 2, blocks=blocks, children=children)


@cache
def picture(kind: str = "png", size: tuple[int, int] = (640, 400), *, frames: int = 1) -> Picture:
    """Draw hills under a sun; of a moving picture, the sun moves."""
    width, height = size
    drawn = []
    for frame in range(frames):
        image = Drawing.new("RGB", size, "#f3e9d7")
        pen = ImageDraw.Draw(image)
        x, y, r = width // 4 + frame * width // 8, height // 4, min(size) // 8
        pen.ellipse((x - r, y - r, x + r, y + r), fill="#c0392b")
        for step, colour in enumerate(("#9db4ab", "#6b8f83", "#3d6b5f")):
            top = height * (4 + step) // 8
            points = [(0, height), (0, top), (width // 3, top - height // 8)]
            pen.polygon([*points, (width, top + height // 12), (width, height)], fill=colour)
        drawn.append(image)
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": drawn[1:], "loop": 0} if frames > 1 else {}
    drawn[0].save(buffer, kind, **more)
    data = buffer.getvalue()
    return Picture(data, f"image/{kind}", width, height, sha256(data).hexdigest())


def mathml(inside: str, tex: str, *, display: bool) -> Formula:
    """Return what pandoc makes of a formula."""
    shown = "block" if display else "inline"
    return Formula(
        f'<math display="{shown}" xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow>{inside}</mrow>'
        f'<annotation encoding="application/x-tex">{tex}</annotation></semantics></math>'
    )


FORMULAS = {
    FormulaKey("E=mc^2", display=False): mathml(
        "<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>", "E=mc^2", display=False
    ),
    FormulaKey(r"\frac{a}{b} < 1", display=True): mathml(
        "<mfrac><mi>a</mi><mi>b</mi></mfrac><mo>&lt;</mo><mn>1</mn>",
        r"\frac{a}{b} &lt; 1",
        display=True,
    ),
    FormulaKey(r"\unknown{x}", display=False): Formula(None),
}
META = Meta(
    title="山中来信|纸的旅行【慢读周刊】",
    identifier="urn:uuid:6f0f3a0e-9d2b-5a64-8a44-0c6c4d1a7a11",
    parts=("山中来信", "纸的旅行"),
    series="慢读周刊",
    number="12",
    date=date(2025, 2, 10),
    authors=("林间", "阿桥 & 小满"),
    summary="本期写一封山里的信，也写一张纸走过的路。",
    tags=("慢读", "造纸 <手工>"),
)


def _summary() -> Section:
    return section(
        "摘要",
        p("本期写一封山里的信，也写一张纸走过的路。"),
        anchor="摘要",
        kind=SectionKind.SUMMARY,
    )


def _contents() -> Section:
    link = n.CrossReference(inlines("山中来信"), "山中来信")
    listed = n.OrderedList((item(p(link)),))
    return section("目录", listed, anchor="目录", kind=SectionKind.CONTENTS)


def _letter() -> Section:
    """Inlines of every kind."""
    text = p(
        "信里说，",
        n.Emph(inlines("雾散得很慢")),
        "，但",
        n.Strong(inlines("桥还在")),
        "。",
        n.Emph(inlines("The slow reader")),
        " 这份 Slow Reading Club 的手册写道：",
        n.Strike(inlines("明天出发")),
        "改为后天；水是 H",
        n.Sub(inlines("2")),
        "O，面积是 10",
        n.Super(inlines("4")),
        " 平方米，",
        n.Mark(inlines("这句要记住")),
        "，",
        n.Small(inlines("旁注写得很小")),
        "，",
        n.Underline(inlines("书名")),
        "，按 ",
        n.Keyboard(inlines("Ctrl")),
        " 键，运行 ",
        n.Code("grep -n '<山>' 信.txt"),
        "。",
        n.Break(),
        "公式 ",
        n.Math("E=mc^2"),
        " 与写坏的 ",
        n.Math(r"\unknown{x}"),
        "，",
        n.Ruby("漫", "màn"),
        n.Ruby("游", "yóu"),
        "，见",
        n.CrossReference(inlines("纸的旅行"), "纸的旅行"),
        "与",
        n.CrossReference(inlines("目录"), "目录"),
        "，或 ",
        n.Link(inlines("外面的路"), "https://example.org/路?a=1&b=2", "一条路"),
        "。第一处脚注",
        n.NoteRef(1),
        "，第二处",
        n.NoteRef(2),
        "，再提一次",
        n.NoteRef(1),
        "。行内的图 ",
        n.Image("icon.png", alt="太阳", width="24"),
        " 到此为止。",
    )
    figure = n.Figure(n.Image("hills.png", alt="雾中的三重山"), inlines("山里的早晨"), number=1)
    linked = n.Figure(n.Image("plain.webp", width="50%"), link="https://example.org/picture")
    below = section(
        "过桥",
        p("桥下的水声比人声大，走过去要慢一些。"),
        children=(section("桥的来历", p("桥是村里人用旧木料搭的。"), kind=SectionKind.PLAIN),),
    )
    labelled = n.Labelled(inlines("概要"), inlines("一封从山里寄出的信，走了九天才到。"))
    tags = n.TagLine(("山", "慢读"), inlines("标签"))
    return section("山中来信", figure, labelled, text, linked, tags, children=(below,))


def _paper() -> Section:
    """Blocks of every kind."""
    code = "def 折(纸: int) -> int:\n    return 纸 * 2  # <对折>\n"
    tokens = (
        n.Token(n.TokenKind.KEYWORD, "def"),
        n.Token(n.TokenKind.PLAIN, " "),
        n.Token(n.TokenKind.NAME, "折"),
        n.Token(n.TokenKind.PLAIN, "(纸: int) -> int:\n    "),
        n.Token(n.TokenKind.KEYWORD, "return"),
        n.Token(n.TokenKind.PLAIN, " 纸 * "),
        n.Token(n.TokenKind.NUMBER, "2"),
        n.Token(n.TokenKind.PLAIN, "  "),
        n.Token(n.TokenKind.COMMENT, "# <对折>"),
        n.Token(n.TokenKind.PLAIN, "\n"),
    )
    table = n.Table(
        (n.Alignment.LEFT, n.Alignment.CENTER, n.Alignment.RIGHT),
        (row("", "产地", "厚度"),),
        (
            row("竹纸", "夹江", "0.08 毫米"),
            row("皮纸", n.Cell((p("丹寨", n.NoteRef(3)),)), "0.12 毫米"),
            row(n.Cell((p("合计两种"),), colspan=3)),
        ),
        caption=inlines("两种手工纸"),
        number=1,
    )
    nested = n.BulletList((item(p("浸泡"), n.OrderedList((item(p("第七天")),), start=7)), item()))
    tasks = n.BulletList((item(p("买纸"), checked=True), item(p("写信"), checked=False)))
    terms = n.DefinitionList((n.Definition(inlines("抄纸"), (p("用竹帘从水里捞起纸浆。"),)),))
    quote = n.Quote((n.Heading(4, inlines("老师傅的话"), "老师傅的话"), p("纸是水做的。")))
    callouts = tuple(
        n.Callout(kind, inlines(title), (p("压纸时不要着急，", "水要慢慢出去。"),))
        for kind, title in ((n.CalloutKind.TIP, "提示"), (n.CalloutKind.DETAILS, "展开细节"))
    )
    media = n.Media(
        n.MediaKind.VIDEO, "https://example.org/抄纸.mp4", "抄纸的一天", n.Image("moving.gif")
    )
    return section(
        "纸的旅行",
        p("从竹子到一张纸，要走七十二道工序，这里只写其中几道。"),
        nested,
        tasks,
        n.OrderedList((item(p("砍竹")), item(p("捞纸"), p("一帘一张。")))),
        terms,
        quote,
        *callouts,
        n.CodeBlock(code, "python", tokens),
        n.MathBlock(r"\frac{a}{b} < 1"),
        table,
        n.Rule(),
        media,
        p(n.CrossReference(inlines("老师傅"), "老师傅的话"), "说完就走了。"),
    )


def _references() -> Section:
    listed = n.ReferenceList(
        (
            n.Reference(
                1,
                inlines(n.Link(inlines("造纸小史"), "https://example.org/history", citation=1)),
                "https://example.org/history",
            ),
            n.Reference(2, inlines("山中书信集，自印本。")),
        )
    )
    return section("参考文献", listed, kind=SectionKind.REFERENCES)


NOTES = (
    Note(1, (p("这座桥已有百年。"),)),
    Note(2, (p("第二条，里面还有一处", n.NoteRef(4), "。"), n.BulletList((item(p("列表")),)))),
    Note(3, (n.CodeBlock("皮纸", "", (n.Token(n.TokenKind.PLAIN, "皮纸"),)),)),
    Note(4, (p("脚注里的脚注。"),)),
)
PICTURES = {
    "cover.jpg": picture("jpeg", (600, 800)),
    "hills.png": picture(),
    "again.png": picture(),
    "plain.webp": picture("webp", (500, 200)),
    "icon.png": picture("png", (48, 48)),
    "moving.gif": picture("gif", (320, 180), frames=3),
}


def bundle(issue: Issue, **changes: object) -> Bundle:
    made = Bundle(
        issue=issue,
        pictures=PICTURES,
        formulas=FORMULAS,
        theme=theme.load("paper"),
        date=datetime(2025, 2, 10, 8, 30, tzinfo=UTC),
        stem="issue",
        source="",
    )
    return replace(made, **changes)


def rich() -> Issue:
    """Return an issue with every kind of node."""
    lead = (
        p("写在前面的话。", n.NoteRef(1)),
        n.Figure(n.Image("again.png", alt="同一张画"), number=0),
    )
    cover = Cover(n.Image("cover.jpg", alt="封面：林间速写"), "封面：林间速写")
    sections = (_summary(), _contents(), _letter(), _paper(), _references())
    return Issue(META, cover, lead, sections, NOTES)


def bare() -> Issue:
    """Return an issue without cover, summary, notes or references."""
    return Issue(
        Meta(title="无封面的一期", identifier="urn:uuid:00000000-0000-5000-8000-000000000001"),
        sections=(section("第一篇", p("只有文字。")), section("第二篇", p("也只有文字。"))),
    )


def single() -> Issue:
    """Return an issue of one paragraph."""
    meta = Meta(title="短信", identifier="urn:uuid:00000000-0000-5000-8000-000000000002")
    return Issue(meta, lead=(p("一句话就够了。"),))

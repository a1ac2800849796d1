"""Issues of our own writing: short words for nodes, and one issue that holds every node."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO

from PIL import Image as Drawing
from PIL import ImageDraw

from exporter import theme
from exporter.emit.wechat.fitting import article
from exporter.model import nodes as n
from exporter.model.bundle import Bundle, Formula, FormulaKey, Picture
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind
from exporter.model.walk import all_nodes

# A formula like those of the assets: a viewBox, sizes in em, currentColor.
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="2em" height="1.5em" viewBox="0 0 20 15">'
    '<path d="M1 1L19 1L19 14L1 14Z" fill="none" stroke="currentColor"/></svg>'
)


def drawn(width: int, height: int) -> Picture:
    picture = Drawing.new("RGB", (width, height), "#e9e2d3")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((width // 4, height // 4, width * 3 // 4, height * 3 // 4), fill="#9a3324")
    pen.line((0, height, width, 0), fill="#1f4e79", width=max(1, width // 100))
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    data = buffer.getvalue()
    return Picture(data, "image/png", width, height, hashlib.sha256(data).hexdigest())


def t(text: str) -> tuple[n.Text]:
    return (n.Text(text),)


def p(text: str) -> n.Paragraph:
    return n.Paragraph(t(text))


def item(text: str, *blocks: n.Block, checked: bool | None = None) -> n.ListItem:
    return n.ListItem((p(text), *blocks), checked)


def images(issue: Issue) -> Iterator[n.Image]:
    if issue.cover:
        yield issue.cover.image
    yield from (node for node in all_nodes(issue) if isinstance(node, n.Image))


def formulas(issue: Issue) -> Iterator[FormulaKey]:
    for node in all_nodes(issue):
        if isinstance(node, n.Math | n.MathBlock):
            yield FormulaKey(node.tex, display=isinstance(node, n.MathBlock))


def bundle(issue: Issue) -> Bundle:
    """Wrap an issue: a picture called 图标 is small, TeX that says \\broken has no drawing."""
    large, small = drawn(1080, 540), drawn(64, 64)
    return Bundle(
        issue=issue,
        pictures={i.source: small if "图标" in i.source else large for i in images(issue)},
        formulas={
            key: Formula(None) if "broken" in key.tex else Formula(SQUARE, 2.0, 1.5, 0.5)
            for key in formulas(issue)
        },
        theme=theme.load("paper"),
        date=datetime(2026, 11, 20, tzinfo=UTC),
        stem="第12期",
        source="",
    )


def one(*blocks: n.Block, notes: tuple[Note, ...] = ()) -> Issue:
    """An issue with nothing but these blocks."""
    return Issue(Meta("灯塔周刊", "urn:uuid:0"), lead=blocks, notes=notes)


def written(*blocks: n.Block, notes: tuple[Note, ...] = ()) -> str:
    """The article of these blocks, without the empty paragraph before it."""
    return article(bundle(one(*blocks, notes=notes))).removeprefix(FIRST)


def bare(markup: str) -> str:
    """Markup without styles and without the data of pictures."""
    return re.sub(r' style="[^"]*"|(?<=src=")[^"]*', "", markup)


FIRST = '<p style="margin:0;font-size:0"></p>'

META = Meta(
    title="灯塔周刊：雾里也要看路",
    identifier="urn:uuid:1b4e28ba-2fa1-51d2-883f-0016d3cca427",
    parts=("雾里也要看路", "一台旧收音机的复活"),
    series="灯塔周刊",
    number="12",
    date=date(2026, 11, 20),
    authors=("林小满",),
    summary="本期谈雾天的航标与旧收音机。",
    digest="本期谈雾天的航标与旧收音机。",
    line=1,
)


def every_block() -> n.Blocks:
    """A block of each kind."""
    listing = 'def 问候(name):\n\tif name:\n\t\treturn f"你好，{name}"\n\n\treturn None  # 没有名字'
    k, plain = n.TokenKind, n.TokenKind.PLAIN
    tokens = (
        n.Token(k.KEYWORD, "def"), n.Token(plain, " "), n.Token(k.NAME, "问候"),
        n.Token(plain, "(name):\n\t"), n.Token(k.KEYWORD, "if"), n.Token(plain, " name:\n\t\t"),
        n.Token(k.KEYWORD, "return"), n.Token(plain, " "), n.Token(k.STRING, 'f"你好，{name}"'),
        n.Token(plain, "\n\n\t"), n.Token(k.KEYWORD, "return"), n.Token(plain, " None  "),
        n.Token(k.COMMENT, "# 没有名字"),
    )  # fmt: skip
    rows = tuple(
        n.Row(tuple(n.Cell((p(text),)) for text in row))
        for row in (("礁石角", "12 海里", "白色"), ("望归台", "8 海里", "红色"))
    )
    head = n.Row(tuple(n.Cell((p(text),)) for text in ("灯塔", "射程", "光色")))
    aligned = (n.Alignment.DEFAULT, n.Alignment.RIGHT, n.Alignment.CENTER)
    return (
        n.Heading(4, t("雾笛的由来")),
        n.BulletList((item("先听风向"), item("再看潮水"))),
        n.OrderedList((item("点灯"), item("鸣笛"), item("记录")), start=3),
        n.BulletList(
            (
                item("航标", n.BulletList((item("浮标"), item("立标", p("立标不随水动。"))))),
                item("信号", n.OrderedList((item("灯光"), item("声音")))),
            )
        ),
        n.BulletList((item("擦亮透镜", checked=True), item("更换灯芯", checked=False))),
        n.DefinitionList((n.Definition(t("雾号"), (p("雾天发出的声音信号。"),)),)),
        n.Quote((p("海上没有路，灯就是路。"), p("——守塔人日记"))),
        n.Callout(n.CalloutKind.WARNING, t("警告"), (p("大雾时不要独自出海。"),)),
        n.Callout(n.CalloutKind.DETAILS, t("展开的细节"), (p("透镜共有八面。"),)),
        n.CodeBlock(listing, "python", tokens),
        n.MathBlock("d = 3.57\\sqrt{h}"),
        n.Table(aligned, (head,), rows, t("三座灯塔"), 1),
        n.Rule(),
        n.Media(
            n.MediaKind.VIDEO, "https://video.example.com/lens", "透镜的转动", n.Image("帧.png")
        ),
    )


def every_inline() -> n.Inlines:
    """A line with an inline of each kind."""
    return (
        n.Text("雾中"), n.Emph(t("缓缓")), n.Text("驶来"), n.Strong(t("三艘")), n.Strike(t("四艘")),
        n.Text("船，水"), n.Text("H"), n.Sub(t("2")), n.Text("O，面积"), n.Super(t("2")),
        n.Mark(t("记号")), n.Small(t("小字")), n.Underline(t("横线")), n.Keyboard(t("Ctrl")),
        n.Code("a  = <b>"), n.Math("E=mc^2"), n.Math("\\broken{x}"), n.Ruby("字", "zì"), n.Break(),
        n.Link(t("灯塔年鉴"), "https://lights.example.com/book"), n.NoteRef(1),
        n.Link(t("一篇旧文"), "https://mp.weixin.qq.com/s/abc"),
        n.Link(t("https://plain.example.com/a"), "https://plain.example.com/a"),
        n.Link(t("来信"), "mailto:tower@example.com"),
        n.CrossReference(t("见旧收音机"), "radio"), n.Image("图标.png", "小灯"),
    )  # fmt: skip


def whole_issue() -> Issue:
    """An issue with every kind of node and section."""
    references = n.ReferenceList(
        (
            n.Reference(
                1,
                (n.Link(t("航标手册"), "https://marks.example.com/m", citation=1),),
                "https://marks.example.com/m",
            ),
            n.Reference(2, t("守塔人访谈"), "https://talk.example.com/t"),
        )
    )
    figure = n.Figure(n.Image("雾.png", "雾中的灯塔"), t("雾中的灯塔"), number=1)
    marks = n.Link(t("航标手册"), "https://marks.example.com/m", citation=1)
    told = (*t("雾天的航标靠"), n.Strong(t("声音")), *t("，详见"), marks, *t("。"))
    first = Section(
        SectionKind.ENTRY, t("雾里也要看路"), "fog", 2, ("航海",),
        (
            figure,
            n.Labelled(t("概要"), told),
            n.Paragraph(every_inline()),
            n.TagLine(("航海", "灯塔"), t("标签")),
        ),
    )  # fmt: skip
    second = Section(SectionKind.ENTRY, t("一台旧收音机的复活"), "radio", 2, (), every_block())
    return Issue(
        meta=META,
        cover=Cover(n.Image("封面.png", "封面由守塔人拍摄"), "封面由守塔人拍摄"),
        lead=(p("亲爱的读者，你好。"),),
        sections=(
            Section(SectionKind.SUMMARY, t("摘要"), "summary", 2, blocks=(p(META.summary),)),
            Section(SectionKind.CONTENTS, t("目录"), "contents", 2),
            first,
            second,
            Section(SectionKind.REFERENCES, t("参考文献"), "refs", 2, blocks=(references,)),
            Section(SectionKind.PLAIN, t("关于我们"), "about", 2, blocks=(p("我们守一座灯塔。"),)),
        ),
        notes=(Note(1, (p("年鉴每年十二月出版。"),)),),
        citations=(
            n.Reference(1, t("航标手册"), "https://marks.example.com/m"),
            n.Reference(2, t("守塔人访谈"), "https://talk.example.com/t"),
            n.Reference(3, t("灯塔年鉴"), "https://lights.example.com/book"),
        ),
    )  # fmt: skip

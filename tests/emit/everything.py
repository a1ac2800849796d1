"""An issue made by hand that holds every kind of node."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO

from PIL import Image as Drawing
from PIL import ImageDraw

from exporter import theme
from exporter.diagnostics import Report
from exporter.emit import FORMATS, Emission
from exporter.model import nodes as n
from exporter.model.bundle import Bundle, Formula, FormulaKey, Picture
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind

T = n.Text
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">'
    '<path d="M2 18 L30 2 L58 18 Z" fill="none" stroke="currentColor" stroke-width="2"/></svg>'
)
LONG = "https://example.org/a/very/long/address/" + "that-never-ends-" * 6


def p(*children: n.Inline | str) -> n.Paragraph:
    return n.Paragraph(inlines(*children))


def inlines(*children: n.Inline | str) -> n.Inlines:
    return tuple(T(c) if isinstance(c, str) else c for c in children)


def picture(width: int, height: int, kind: str = "PNG") -> Picture:
    drawing = Drawing.new("RGB", (width, height), "#e9dfd0")
    pen = ImageDraw.Draw(drawing)
    for step in range(0, max(width, height), 40):
        pen.line((0, step, step, 0), fill="#9a3324", width=3)
    pen.rectangle((0, 0, width - 1, height - 1), outline="#57606a", width=2)
    file = BytesIO()
    drawing.save(file, kind)
    data = file.getvalue()
    return Picture(data, f"image/{kind.lower()}", width, height, sha256(data).hexdigest())


PICTURES = {
    "cover.jpg": picture(900, 640, "JPEG"),
    "wide.png": picture(1400, 500),
    "tall.png": picture(700, 2400),
    "small.png": picture(240, 120),
    "icon.png": picture(24, 24),
}
FORMULAS = {
    FormulaKey("E=mc^2", display=False): Formula(SVG, 3.0, 1.0, 0.2),
    FormulaKey(r"\int_0^1 x\,dx", display=True): Formula(SVG, 6.0, 2.0, 0.6),
    FormulaKey(r"\broken{", display=False): Formula(None),
}
ENTRY = (
    n.Figure(n.Image("wide.png", alt="蒸汽钟的剖面图", line=9), inlines("蒸汽钟的剖面"), number=1),
    n.Labelled(
        inlines("概要"),
        inlines(
            n.Strong(inlines("蒸汽钟")),
            "是一座靠蒸汽推动的街角大钟，每隔一刻钟鸣笛一次。修复小组用三个月拆洗了它的",
            n.Emph(inlines("全部齿轮")),
            "，并把旧图纸扫描成了",
            n.Link(inlines("公开档案"), "https://example.org/archive"),
            "。游客很少注意到，钟里其实藏着一台小电机",
            n.NoteRef(1),
            "，它才是指针真正的动力；蒸汽只负责唱歌。这一点在修复报告的第二章里写得很清楚。",
        ),
    ),
    p("详细的比较见", n.CrossReference(inlines("数据与公式"), "数据与公式"), "一节。" * 3),
    n.TagLine(("蒸汽钟", "修复", "open-data"), inlines("标签")),
)
BLOCKS: n.Blocks = (
    p(
        "行内的各种写法：",
        n.Code("pip install clock"),
        "、",
        n.Strike(inlines("旧的说法")),
        "、H",
        n.Sub(inlines("2")),
        "O、x",
        n.Super(inlines("2")),
        "、",
        n.Mark(inlines("划出来的重点")),
        "、",
        n.Small(inlines("小字旁注")),
        "、",
        n.Underline(inlines("下划线")),
        "、",
        n.Work(inlines("钟表志")),
        "、",
        n.Keyboard(inlines("Ctrl")),
        "、",
        n.Ruby("齿轮", "chǐlún"),
        "、",
        n.Image("icon.png", alt="图标"),
        "、",
        n.Math("E=mc^2"),
        "、",
        n.Math(r"\broken{"),
        "，再提一次同一条脚注",
        n.NoteRef(1),
        "，换行",
        n.Break(),
        "之后继续；还有一条长脚注",
        n.NoteRef(2),
        "和一个长地址 ",
        n.Link(inlines(LONG), LONG),
        "。",
    ),
    n.BulletList(
        (
            n.ListItem((p("第一层的条目"), n.BulletList((n.ListItem((p("第二层的条目"),)),)))),
            n.ListItem((p("另一条，带", n.Strong(inlines("重点"))), p("条目里的第二段。"))),
        )
    ),
    n.OrderedList((n.ListItem((p("从三开始"),)), n.ListItem((p("然后是四"),))), start=3),
    n.BulletList(
        (n.ListItem((p("已经修好"),), checked=True), n.ListItem((p("还没有修"),), checked=False))
    ),
    n.DefinitionList((n.Definition(inlines("擒纵轮"), (p("让齿轮一格一格走的零件。"),)),)),
    n.Quote((n.Heading(4, inlines("引文里的标题")), p("钟不会说谎，只会走慢。"))),
    *(
        n.Callout(kind, inlines(f"提示框 {kind}"), (p("里面的话也要读得清楚。"),))
        for kind in n.CalloutKind
    ),
    n.CodeBlock(
        'def chime(hour):\n    return "当" * hour  # 整点报时，' + "很长的注释" * 12,
        "python",
        (
            n.Token(n.TokenKind.KEYWORD, "def"),
            n.Token(n.TokenKind.PLAIN, " "),
            n.Token(n.TokenKind.NAME, "chime"),
            n.Token(n.TokenKind.PLAIN, "(hour):\n    "),
            n.Token(n.TokenKind.KEYWORD, "return"),
            n.Token(n.TokenKind.PLAIN, " "),
            n.Token(n.TokenKind.STRING, '"当"'),
            n.Token(n.TokenKind.PLAIN, " * hour  "),
            n.Token(n.TokenKind.COMMENT, "# 整点报时，" + "很长的注释" * 12),
        ),
    ),
    n.MathBlock(r"\int_0^1 x\,dx"),
    n.Rule(),
    n.Media(
        n.MediaKind.VIDEO,
        "https://example.org/clock.mp4",
        "鸣笛的一刻",
        n.Image("small.png", alt="视频封面"),
    ),
    n.Figure(
        n.Image("tall.png", alt="钟楼"), inlines("钟楼的全貌"), "https://example.org/tower", 2
    ),
    n.Figure(n.Image("small.png", width="50%")),
)


def cell(text: str, **spans: int) -> n.Cell:
    return n.Cell((p(text),) if text else (), **spans)


TABLE = n.Table(
    (n.Alignment.LEFT, n.Alignment.CENTER, n.Alignment.RIGHT),
    (n.Row((cell("零件"), cell("材料"), cell("重量（克）"))),),
    (
        *(
            n.Row((cell(f"第 {row} 号齿轮"), cell("黄铜，" * 4), cell(str(row * 37))))
            for row in range(1, 41)
        ),
        n.Row((cell("合计", colspan=2), cell("pneumonoultramicroscopic" * 3))),
    ),
    inlines("齿轮清单"),
    1,
)
REFERENCES = n.ReferenceList(
    (
        n.Reference(
            1,
            inlines(n.Link(inlines("公开档案"), "https://example.org/archive")),
            "https://example.org/archive",
        ),
        n.Reference(2, inlines("没有链接的书目")),
        n.Reference(3, inlines("钟楼小史"), "https://example.org/tower"),
    )
)
META = Meta(
    title="蒸汽钟修好了|一座会唱歌的钟楼【街角周报】",
    identifier="urn:uuid:0e9a3f5e-6f0e-5a0b-9d7b-2f4b8f0c1a11",
    parts=("蒸汽钟修好了", "一座会唱歌的钟楼"),
    series="街角周报",
    number="12",
    date=date(2025, 2, 10),
    authors=("林一苇", "周小满"),
    summary="本期说一座靠蒸汽唱歌的钟。",
    tags=("蒸汽钟", "修复", "open-data"),
)
ISSUE = Issue(
    META,
    Cover(n.Image("cover.jpg", alt="封面是旧图纸"), "封面由编辑部绘制"),
    (p("写在前面的话：这一期只讲一件事。"),),
    (
        Section(
            SectionKind.SUMMARY,
            inlines("摘要"),
            "摘要",
            2,
            blocks=(p("本期说一座靠蒸汽唱歌的钟：它怎样停了，又怎样被修好。" * 2),),
        ),
        Section(SectionKind.CONTENTS, inlines("目录"), "目录", 2),
        Section(
            SectionKind.ENTRY,
            inlines("蒸汽钟：一座会", n.Emph(inlines("唱歌")), "的街角大钟", n.NoteRef(3)),
            "蒸汽钟",
            2,
            ("蒸汽钟", "修复", "open-data"),
            ENTRY,
        ),
        Section(
            SectionKind.PLAIN,
            inlines("各种写法"),
            "各种写法",
            2,
            (),
            BLOCKS,
            (Section(SectionKind.PLAIN, inlines("数据与公式"), "数据与公式", 3, (), (TABLE,)),),
        ),
        Section(SectionKind.REFERENCES, inlines("参考文献"), "参考文献", 2, blocks=(REFERENCES,)),
    ),
    (
        Note(1, (p("小电机是一九八六年装上的。"),)),
        Note(
            2,
            (
                p("第一段。"),
                p("第二段，带", n.Code("code"), "。"),
                n.BulletList((n.ListItem((p("列表"),)),)),
            ),
        ),
        Note(3, (p("标题上的脚注。"),)),
    ),
)


def bundle_of(issue: Issue, **changes: object) -> Bundle:
    values = {
        "pictures": PICTURES,
        "formulas": FORMULAS,
        "theme": theme.load("paper"),
        "date": datetime(2025, 2, 10, tzinfo=UTC),
        "stem": "issue",
        "source": "# 蒸汽钟修好了\n\n正文\n",
    }
    return Bundle(issue, **{**values, **changes})


def pdf_of(bundle: Bundle, report: Report | None = None) -> bytes:
    """Make a PDF; WeasyPrint is imported when the first is made."""
    made = FORMATS["pdf"].emitter()(bundle, Report() if report is None else report)
    assert isinstance(made, Emission)
    return made.files[".pdf"]

"""An issue written for the tests that holds every node, in the places where editors put them."""

from __future__ import annotations

from datetime import date

from exporter.model import nodes as n
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind

T = n.Text


def t(words: str) -> n.Inlines:
    return (T(words),)


def p(*children: n.Inline | str) -> n.Paragraph:
    return n.Paragraph(inlines(*children))


def inlines(*children: n.Inline | str) -> n.Inlines:
    return tuple(T(child) if isinstance(child, str) else child for child in children)


def item(*blocks: n.Block, checked: bool | None = None) -> n.ListItem:
    return n.ListItem(blocks, checked)


def cell(*children: n.Inline | str, colspan: int = 1, rowspan: int = 1) -> n.Cell:
    return n.Cell((p(*children),) if children else (), colspan, rowspan)


def row(*cells: n.Cell) -> n.Row:
    return n.Row(cells)


INLINES = p(
    "行内各种写法：",
    n.Emph(t("着重号与 Latin 并用")),
    "，",
    n.Strong(t("加粗")),
    "，",
    n.Strike(t("作废")),
    "，水是 H",
    n.Sub(t("2")),
    "O，面积 m",
    n.Super(t("2")),
    "，",
    n.Mark(t("荧光笔")),
    "，",
    n.Small(t("小字旁注")),
    "，",
    n.Underline(t("下划线")),
    n.Work(t("史记")),
    "，按 ",
    n.Keyboard(t("Ctrl")),
    "，运行 ",
    n.Code("pip install --upgrade"),
    "，公式 ",
    n.Math("x"),
    "，读不懂的 ",
    n.Math("\\unreadable"),
    "，",
    n.Ruby("漢字", "かんじ"),
    "，见",
    n.CrossReference(t("第二节"), "第二节"),
    "与",
    n.Link((n.Strong(t("外部链接")),), "https://example.org/a b?q=甲&r=1", "链接的题名"),
    "。“引号”用中文字体——It’s “fine” 也一样……换行",
    n.Break(),
    "之后，脚注",
    n.NoteRef(1),
    "与再次引用",
    n.NoteRef(1),
    "，小图",
    n.Image("icon-24x24.png", "小图标"),
    "。",
)
LISTS = (
    n.BulletList(
        (
            item(
                p("第一项有两段。"),
                p(
                    "这是第二段，与第一段的文字对齐；它很长，为的是看看折行之后左边是不是整齐，所以再多写几个字。"
                ),
            ),
            item(
                p("第二项有下级："),
                n.BulletList(
                    (item(p("下级一"), n.BulletList((item(p("再下一级")),))), item(p("下级二")))
                ),
            ),
            item(p("第三项带代码："), n.CodeBlock("print('项目里的代码')", "python")),
        )
    ),
    n.OrderedList(
        (item(p("数字列表")), item(p("继续"), n.OrderedList((item(p("甲")), item(p("乙"))))))
    ),
    p("两个列表之间的一段，后面的列表从五开始："),
    n.OrderedList((item(p("第五")), item(p("第六"))), start=5),
    n.BulletList((item(p("还没做"), checked=False), item(p("做完了"), checked=True))),
    n.DefinitionList(
        (
            n.Definition(t("大模型"), (p("参数很多的模型。"),)),
            n.Definition(t("词元"), (p("模型读写的单位。"),)),
        )
    ),
)
CODE = n.CodeBlock(
    'def 问好(name: str) -> str:\n\t# 回答一句话\n    return f"你好，{name}" * 2',
    "python",
    (
        n.Token(n.TokenKind.KEYWORD, "def"),
        n.Token(n.TokenKind.PLAIN, " "),
        n.Token(n.TokenKind.NAME, "问好"),
        n.Token(n.TokenKind.PLAIN, "(name: str) "),
        n.Token(n.TokenKind.OPERATOR, "->"),
        n.Token(n.TokenKind.PLAIN, " str:\n\t"),
        n.Token(n.TokenKind.COMMENT, "# 回答一句话"),
        n.Token(n.TokenKind.PLAIN, "\n    "),
        n.Token(n.TokenKind.KEYWORD, "return"),
        n.Token(n.TokenKind.PLAIN, " "),
        n.Token(n.TokenKind.STRING, 'f"你好，{name}"'),
        n.Token(n.TokenKind.PLAIN, " * "),
        n.Token(n.TokenKind.NUMBER, "2"),
        n.Token(n.TokenKind.PLAIN, "\n"),
    ),
)
DIFF = n.CodeBlock(
    "+新的一行\n-旧的一行",
    "diff",
    (
        n.Token(n.TokenKind.INSERTED, "+新的一行"),
        n.Token(n.TokenKind.PLAIN, "\n"),
        n.Token(n.TokenKind.DELETED, "-旧的一行"),
    ),
)
TABLE = n.Table(
    (n.Alignment.LEFT, n.Alignment.CENTER, n.Alignment.RIGHT),
    (row(cell("模型"), cell("说明"), cell("得分")),),
    (
        row(
            cell("CodeTrans"),
            cell("一段比较长的说明文字，要占去表格里的大部分宽度，也会折成两行甚至三行。"),
            cell("92.5"),
        ),
        row(cell("合并两行", rowspan=2), cell(n.Image("table-900x300.png", "格中图")), cell("8")),
        row(cell("右边两格", colspan=2)),
        row(cell(), cell(n.Code("x = 1"), n.NoteRef(2)), cell("100")),
    ),
    t("三个模型的比较"),
    1,
)
BOXES = tuple(
    n.Callout(
        kind,
        t(title),
        (
            p(
                "框里的一段话，长到要折行才好，看看左边的粗线和底色是不是连成一片，所以这里再多写一些。"
            ),
            n.BulletList((item(p("框里的列表")), item(p("第二项")))),
        ),
    )
    for kind, title in zip(
        n.CalloutKind, ("注意", "提示", "重要", "警告", "当心", "展开看全文"), strict=True
    )
)
QUOTE = n.Quote(
    (
        p("引用的话用楷体，左右缩进。"),
        n.Heading(4, t("引文里的标题"), "引文里的标题"),
        n.BulletList((item(p("引文里的列表")),)),
        n.Quote((p("引文里的引文。"),)),
    )
)
MEDIA = (
    n.Media(
        n.MediaKind.VIDEO,
        "https://example.org/video/1.mp4",
        "演示片段",
        n.Image("poster-640x360.png", "片段的封面"),
    ),
    n.Media(n.MediaKind.AUDIO, "https://example.org/podcast/1.mp3", "第一期播客"),
    n.Media(n.MediaKind.EMBED, "https://player.example.org/?id=1"),
)


def issue() -> Issue:
    """Return the issue."""
    first = Section(
        SectionKind.ENTRY,
        inlines("探月：", n.Code("lunar"), " 的“第一节”", n.NoteRef(3)),
        "探月第一节",
        2,
        tags=("探月", "航天"),
        blocks=(
            n.Figure(
                n.Image("wide-1500x600.png", "宽图"),
                t("宽图缩到版心，点击可看原图"),
                "https://example.org/wide",
                1,
            ),
            n.Labelled(
                t("概要"),
                inlines(
                    "标签段的正文，",
                    n.Strong(t("重点")),
                    "在后面。这一段写得长一些，为的是看首行缩进和两端对齐的样子，也看看行距够不够宽。",
                ),
            ),
            INLINES,
            n.TagLine(("探月", "航天", "CLIP-Pro"), t("标签")),
        ),
        children=(
            Section(SectionKind.PLAIN, t("清单"), "清单", 3, blocks=LISTS),
            Section(
                SectionKind.PLAIN,
                t("代码与公式"),
                "代码与公式",
                3,
                blocks=(CODE, DIFF, n.MathBlock("y"), n.MathBlock("\\unreadable")),
            ),
        ),
    )
    second = Section(
        SectionKind.ENTRY,
        t("第二节"),
        "第二节",
        2,
        blocks=(
            TABLE,
            QUOTE,
            *BOXES,
            n.Rule(),
            *MEDIA,
            n.Figure(n.Image("tall-400x3000.png", "高图")),
            n.TagLine(("无题",)),
        ),
    )
    references = (
        n.Reference(1, t("探月仓库"), "https://example.org/repo"),
        n.Reference(2, t("https://example.org/paper"), "https://example.org/paper"),
        n.Reference(5, inlines("没有链接的书，", n.Emph(t("书名"))), ""),
    )
    return Issue(
        meta=Meta(
            title="月面采样返回｜小模型写诗｜开源地图【星火周报】",
            identifier="urn:uuid:5c4f5a0e-7d0b-5a6e-8d57-0a5a6d1f3a11",
            parts=("月面采样返回", "小模型写诗也有大讲究", "开源地图 OpenAtlas"),
            series="星火周报",
            number="12",
            date=date(2025, 2, 10),
            authors=("甲编辑", "Editor B"),
            summary="本期摘要。",
            tags=("探月", "航天"),
        ),
        cover=Cover(n.Image("cover-900x1200.jpg", "封面画"), "封面由编辑部绘制"),
        lead=(p("题目之后、第一节之前的话。"),),
        sections=(
            Section(
                SectionKind.SUMMARY,
                t("摘要"),
                "摘要",
                2,
                blocks=(p("本期摘要：月面采样、写诗与地图。"),),
            ),
            Section(SectionKind.CONTENTS, t("目录"), "目录", 2, blocks=(p("作者自己的目录"),)),
            first,
            second,
            Section(
                SectionKind.REFERENCES,
                t("参考文献"),
                "参考文献",
                2,
                blocks=(n.ReferenceList(references),),
            ),
        ),
        notes=(
            Note(
                1,
                (
                    p("第一条脚注，带", n.Link(t("链接"), "https://example.org/note"), "。"),
                    p("第二段。"),
                ),
            ),
            Note(2, (p("表格里的脚注。"),)),
            Note(3, (p("标题里的脚注。"), n.BulletList((item(p("脚注里的列表")),)))),
        ),
        citations=references[:2],
    )

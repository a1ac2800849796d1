"""Issues of one construct each, to find which of them a validator objects to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from emit.everything import LONG, META, TABLE, cell, inlines, p

from exporter.model import nodes as n
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind

PLAIN = Meta(title="一座钟", identifier="urn:uuid:0")
LINK = n.Link(inlines("公开档案"), "https://example.org/archive", "档案")
ITEM = n.ListItem((p("条目"),))
LEFT = n.Alignment.LEFT


def of(*blocks: n.Block, notes: tuple[Note, ...] = (), title: n.Inlines = ()) -> Issue:
    section = Section(SectionKind.ENTRY, title or inlines("蒸汽钟"), "蒸汽钟", 2, ("钟",), blocks)
    return Issue(PLAIN, sections=(section,), notes=notes)


def say(*children: n.Inline | str) -> Issue:
    return of(p("行内：", *children, "。"))


def table(head: int, *rows: tuple[n.Cell, ...], columns: int) -> n.Table:
    made = tuple(n.Row(row) for row in rows)
    return n.Table((LEFT,) * columns, made[:head], made[head:])


def entry(number: int, picture: str = "wide.png", length: int = 9) -> Section:
    blocks = (
        n.Figure(n.Image(picture, alt=f"图{number}"), inlines(f"第 {number} 幅"), number=number),
        n.Labelled(
            inlines("概要"), inlines("蒸汽钟每隔一刻钟鸣笛一次，声音传到河的对岸。" * length)
        ),
        n.TagLine(("钟", "修复"), inlines("标签")),
    )
    title = inlines(f"第 {number} 座钟")
    return Section(SectionKind.ENTRY, title, f"钟{number}", 2, ("钟",), blocks)


INLINES = {
    "text": say("甲 乙 Latin 12"),
    "emphasis": say(n.Emph(inlines("重点"))),
    "latin-emphasis": say(n.Emph(inlines("Ficus elastica"))),
    "strong": say(n.Strong(inlines("重点"))),
    "nested-spans": say(n.Strong(inlines(n.Emph(inlines("又", n.Code("c"), "又"))))),
    "strike": say(n.Strike(inlines("旧说"))),
    "sub-and-super": say("H", n.Sub(inlines("2")), "O", n.Super(inlines("2"))),
    "mark": say(n.Mark(inlines("划出"))),
    "small": say(n.Small(inlines("小字"))),
    "underline": say(n.Underline(inlines("专名"))),
    "work": say(n.Work(inlines("史记")), n.Work(inlines("Nature"))),
    "keyboard": say(n.Keyboard(inlines("Ctrl"))),
    "code": say(n.Code("pip install clock")),
    "ruby": say(n.Ruby("齿轮", "chǐlún")),
    "break": say("上", n.Break(), "下"),
    "emoji": say("🕰️ 👩‍🔧"),
    "rare-han": say("𠮷野家、㐂、龘"),
    "quotes-and-dashes": say("“引”‘号’——破折……「直」『角』"),
    "link": say(LINK),
    "link-in-bold": say(n.Strong((LINK,))),
    "bold-in-link": say(n.Link(inlines(n.Strong(inlines("粗"))), "https://example.org/b")),
    "long-address": say(n.Link(inlines(LONG), LONG)),
    "empty-link": say(n.Link((), "https://example.org/e")),
    "cross-reference": say(n.CrossReference(inlines("那一节"), "蒸汽钟")),
    "inline-picture": say(n.Image("icon.png", alt="图标")),
    "linked-picture": say(n.Link((n.Image("icon.png", alt="图标"),), "https://example.org/i")),
    "formula": say(n.Math("E=mc^2")),
    "broken-formula": say(n.Math(r"\broken{")),
}
BLOCKS = {
    "bullets": of(n.BulletList((ITEM, ITEM))),
    "bullets-in-bullets": of(n.BulletList((n.ListItem((p("外"), n.BulletList((ITEM,)))), ITEM))),
    "numbers-from-seven": of(n.OrderedList((ITEM, ITEM), start=7)),
    "numbers-in-bullets": of(n.BulletList((n.ListItem((p("外"), n.OrderedList((ITEM,)))),))),
    "tasks": of(n.BulletList((replace(ITEM, checked=True), replace(ITEM, checked=False)))),
    "item-of-two-paragraphs": of(n.BulletList((n.ListItem((p("一"), p("二"))),))),
    "item-with-code": of(n.BulletList((n.ListItem((p("一"), n.CodeBlock("x"))),))),
    "empty-item": of(n.BulletList((n.ListItem(()), ITEM))),
    "definitions": of(n.DefinitionList((n.Definition(inlines("擒纵轮"), (p("零件"), p("又"))),))),
    "quote": of(n.Quote((p("引文"), n.Quote((p("再引"),))))),
    "heading-in-quote": of(n.Quote((n.Heading(6, inlines("题")), p("文")))),
    "callouts": of(*(n.Callout(kind, inlines("题"), (p("文"),)) for kind in n.CalloutKind)),
    "listing": of(n.CodeBlock("a\n b", "", (n.Token(n.TokenKind.PLAIN, "a\n b"),))),
    "listing-that-wraps": of(
        n.CodeBlock("", "", (n.Token(n.TokenKind.COMMENT, f"短\n{'很长的注释' * 40}\n短"),))
    ),
    "listing-over-pages": of(n.CodeBlock("", "", (n.Token(n.TokenKind.NAME, "行\n" * 150),))),
    "display-formula": of(n.MathBlock(r"\int_0^1 x\,dx")),
    "rule": of(p("上"), n.Rule(), p("下")),
    "figure": of(n.Figure(n.Image("wide.png", alt="剖面"), inlines("题"), number=1)),
    "figure-without-words": of(n.Figure(n.Image("small.png"))),
    "figure-that-links": of(n.Figure(n.Image("small.png"), inlines("题"), "https://example.org")),
    "tall-figure": of(n.Figure(n.Image("tall.png", alt="钟楼"), inlines("题"))),
    "figure-of-a-width": of(n.Figure(n.Image("small.png", alt="图", width="50%"))),
    "video": of(n.Media(n.MediaKind.VIDEO, LONG, "", n.Image("small.png"))),
    "audio": of(n.Media(n.MediaKind.AUDIO, "https://example.org/a.mp3", "鸣笛")),
    "tags": of(n.TagLine(("钟", "修复"))),
    "paragraph-over-pages": of(p("蒸汽钟每隔一刻钟鸣笛一次。" * 200)),
    "list-over-pages": of(n.BulletList((n.ListItem((p("长" * 2500),)), *(ITEM,) * 60))),
    "quote-over-pages": of(n.Quote((p("长" * 2500),))),
    "callout-over-pages": of(n.Callout(n.CalloutKind.TIP, inlines("题"), (p("长" * 2500),))),
}
TABLES = {
    "table": of(table(1, (cell("头"), cell("头")), (cell("甲"), cell("乙")), columns=2)),
    "table-without-head": of(table(0, (cell("甲"), cell("乙")), columns=2)),
    "table-of-a-head": of(table(1, (cell("头"),), columns=1)),
    "table-of-two-heads": of(
        table(
            2,
            (cell("跨", colspan=2),),
            (cell("一"), cell("二")),
            (cell("甲"), cell("乙")),
            columns=2,
        )
    ),
    "table-with-a-cell-over-rows": of(
        table(
            1,
            (cell("头"), cell("头")),
            (cell("甲", rowspan=2), cell("乙")),
            (cell("丙"),),
            columns=2,
        )
    ),
    "table-over-pages": of(TABLE),
    "table-with-links": of(table(1, (n.Cell((p(LINK),)),), (n.Cell((p(LINK),)),), columns=1)),
    "table-over-pages-with-a-link-above": of(
        table(1, (n.Cell((p(LINK),)),), *((cell(str(row)),) for row in range(120)), columns=1)
    ),
    "table-with-a-list": of(table(0, (n.Cell((n.BulletList((ITEM,)),)),), columns=1)),
    "table-of-many-columns": of(table(1, *([(cell("列"),) * 14] * 3), columns=14)),
}
NOTE = (Note(1, (p("小电机是后来装的，见", LINK, "。"),)),)
NOTES = {
    "note": of(p("正文", n.NoteRef(1)), notes=NOTE),
    "note-called-twice": of(p("正文", n.NoteRef(1), "又", n.NoteRef(1)), notes=NOTE),
    "note-of-blocks": of(
        p("正文", n.NoteRef(1)), notes=(Note(1, (p("一"), n.BulletList((ITEM,)))),)
    ),
    "note-in-a-title": of(p("文"), title=inlines("题", n.NoteRef(1)), notes=NOTE),
    "note-in-a-table": of(table(0, (n.Cell((p("甲", n.NoteRef(1)),)),), columns=1), notes=NOTE),
    "long-note": of(p("正文", n.NoteRef(1)), notes=(Note(1, (p("很长的脚注。" * 200),)),)),
}
WHOLE = {
    "nothing": Issue(PLAIN),
    "lead": Issue(PLAIN, lead=(p("开头的话"),)),
    "cover": Issue(META, Cover(n.Image("cover.jpg", alt="旧图纸"), "编辑部绘制")),
    "tall-cover": Issue(META, Cover(n.Image("tall.png", alt="钟楼"))),
    "bare-cover": Issue(META),
    "many-headlines": Issue(replace(META, parts=tuple(f"第 {i} 条头条" for i in range(7)))),
    "undated": Issue(replace(META, date=None, authors=(), summary="", tags=())),
    "markup-in-metadata": Issue(
        replace(META, title="<&>（甲）", authors=("乙&丙", "丁"), tags=("a,b",))
    ),
    "old": Issue(replace(META, date=date(1999, 12, 31))),
    "english": Issue(replace(PLAIN, language="en", title="A clock"), lead=(p("Only English."),)),
    "summary": Issue(
        PLAIN, sections=(Section(SectionKind.SUMMARY, inlines("摘要"), "摘要", 2, (), (p("短"),)),)
    ),
    "composed-entries": Issue(PLAIN, sections=tuple(entry(number) for number in range(1, 6))),
    "entries-in-entries": Issue(
        PLAIN, sections=(replace(entry(1), children=(replace(entry(2), children=(entry(3),)),)),)
    ),
    "title-of-many-kinds": of(
        p("文"), title=inlines(n.Code("x"), n.Emph(inlines("重")), LINK, n.Image("icon.png"))
    ),
    "references": Issue(
        PLAIN,
        sections=(
            Section(
                SectionKind.REFERENCES,
                inlines("参考文献"),
                "参考文献",
                2,
                (),
                (
                    n.ReferenceList(
                        (
                            n.Reference(1, (LINK,), LINK.address),
                            n.Reference(2, inlines("没有链接的书目")),
                            n.Reference(3, inlines("钟楼小史"), "https://example.org/tower"),
                        )
                    ),
                ),
            ),
        ),
    ),
}
CONSTRUCTS: dict[str, Issue] = {**INLINES, **BLOCKS, **TABLES, **NOTES, **WHOLE}

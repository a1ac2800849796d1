"""The article as a whole: its order, its contents, its lists at the end, its budget."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from emit.wechat.writing import FIRST, META, bare, bundle, one, p, t, whole_issue, written
from lxml import html

from exporter.emit.wechat.fitting import article
from exporter.emit.wechat.limits import size
from exporter.emit.wechat.platform import violations
from exporter.model import nodes as n
from exporter.model.issue import Cover, Issue, Note, Section, SectionKind


def text(markup: str) -> str:
    return str(html.fromstring(f"<main>{markup}</main>").text_content())


def headings(markup: str) -> list[tuple[str, str]]:
    return re.findall(r"<(h\d)[^>]*>(.*?)</h\d>", bare(markup))


def test_nothing_in_it_is_what_the_platform_removes_or_refuses(whole_article: str) -> None:
    assert violations(whole_article) == []


@pytest.mark.parametrize(
    "refused",
    [
        "<div", "<style", "<script", "<input", "<ruby", "<math", "class=", " id=", "data-", "aria-",
        "position:", "flex", "grid", "float", "!important", "var(", "<use", "<defs",
        "#fog", "\n", "\t",
    ],
)  # fmt: skip
def test_no_trace_of_what_is_refused(refused: str, whole_article: str) -> None:
    assert refused not in re.sub(r'src="[^"]*"', "", whole_article)


def test_no_white_space_between_blocks(whole_article: str) -> None:
    block = "section|p|h[1-6]|ul|ol|li|table|thead|tbody|tr|t[dh]|hr"
    assert not re.search(
        rf"</(?:{block})>\s+<|<(?:section|ul|ol|li|table|tr)[^>]*>\s+<", whole_article
    )


SAID = """\
封面由守塔人拍摄
灯塔周刊 · 第 12 期 · 2026 年 11 月 20 日
亲爱的读者，你好。
摘要
本期谈雾天
目录
雾里也要看路
一台旧收音机的复活
雾里也要看路
雾中的灯塔
概要：
航标手册
缓缓
三艘
四艘
记号
小字
横线
Ctrl
a\u00a0 = <b>
\\broken{x}
字（zì）
灯塔年鉴
一篇旧文
https://plain.example.com/a
来信（tower@example.com）
见旧收音机
标签：#航海 #灯塔
一台旧收音机的复活
雾笛的由来
先听风向
点灯
航标
浮标
立标不随水动。
声音
☑ 擦亮透镜
☐ 更换灯芯
雾号
海上没有路
警告
大雾时
展开的细节
透镜共有八面。
def\u00a0问候
三座灯塔
射程
8 海里
▶ 透镜的转动
https://video.example.com/lens
参考文献
[1] 航标手册: https://marks.example.com/m
[2] 守塔人访谈: https://talk.example.com/t
[3] 灯塔年鉴: https://lights.example.com/book
[4] 年鉴每年十二月出版。
关于我们
我们守一座灯塔。
"""


def test_text_is_complete_and_in_order(whole_article: str) -> None:
    shown = text(whole_article)
    place = 0
    for said in SAID.splitlines():
        found = shown.find(said, place)
        assert found >= 0, said
        place = found + len(said)


def test_the_title_has_a_field_of_its_own(whole_article: str) -> None:
    assert META.title not in text(whole_article)
    assert "<h1" not in whole_article


def test_the_first_block_cannot_lose_its_style(whole_article: str) -> None:
    assert whole_article.startswith(FIRST)


def test_a_cover_without_credit_has_no_caption() -> None:
    issue = replace(one(), cover=Cover(n.Image("封面.png")))
    assert bare(article(bundle(issue))) == '<p></p><section><img src="" alt=""/></section>'


def test_what_is_not_known_of_an_issue_is_not_said() -> None:
    assert bare(article(bundle(one(p("正文。"))))) == "<p></p><p>正文。</p>"


def test_levels_of_headings_follow_the_sections() -> None:
    inner = Section(SectionKind.PLAIN, t("起因"), "why", 3)
    entry = Section(SectionKind.ENTRY, t("雾"), "fog", 2, children=(inner,))
    issue = replace(one(), sections=(entry,))
    assert headings(article(bundle(issue))) == [("h2", "雾"), ("h3", "起因")]


def test_contents_are_titles_without_links_and_numbers() -> None:
    title = (n.Link(t("雾"), "https://a.example.com/"), n.NoteRef(1))
    entry = Section(SectionKind.ENTRY, title, "fog", 2)
    contents = Section(SectionKind.CONTENTS, (), "toc", 2)
    issue = replace(one(), sections=(contents, entry), notes=(Note(1, (p("注。"),)),))
    markup = bare(article(bundle(issue)))
    assert "<h2>目录</h2><ol><li><section>雾</section></li></ol>" in markup
    assert "<h2>雾<sup>[1]</sup><sup>[2]</sup></h2>" in markup


def test_an_issue_without_a_contents_section_gets_none(whole: Issue) -> None:
    kept = tuple(s for s in whole.sections if s.kind is not SectionKind.CONTENTS)
    assert "目录" not in article(bundle(replace(whole, sections=kept)))


LINK = n.Paragraph((n.Link(t("年鉴"), "https://a.example.com/"),))
CALL = n.Paragraph((n.NoteRef(1),))
NOTE = (Note(1, (p("注。"),)),)


@pytest.mark.parametrize(
    ("blocks", "notes", "title"),
    [((LINK,), (), "参考链接"), ((CALL,), NOTE, "脚注"), ((CALL, LINK), NOTE, "脚注与参考链接")],
)
def test_links_and_notes_get_a_section_at_the_end(
    blocks: n.Blocks, notes: tuple[Note, ...], title: str
) -> None:
    assert headings(written(*blocks, notes=notes)) == [("h2", title)]


def test_further_references_join_the_issue_s_own() -> None:
    markup = article(bundle(whole_issue()))
    assert [title for _, title in headings(markup) if "参考" in title] == ["参考文献"]
    assert markup.index("[4] 年鉴") < markup.index("关于我们")
    for address in ("https://marks.example.com/m", "https://lights.example.com/book"):
        assert markup.count(address) == 1


def test_a_note_may_hold_more_than_a_paragraph() -> None:
    note = Note(1, (p("先说一句。"), n.CodeBlock("灯 = 1")))
    markup = bare(written(CALL, notes=(note,)))
    assert "<section>[1] 先说一句。<section>灯\u00a0=\u00a01</section></section>" in markup


def test_markup_costs_little() -> None:
    paragraphs = tuple(p("海上没有路，灯就是路。" * 8) for _ in range(20))
    markup = written(*paragraphs)
    assert size(markup) / len(text(markup)) < 1.4


def test_an_article_of_many_short_pieces_has_fewer_styles() -> None:
    short = n.Paragraph((n.Code("灯"), n.Text("与"), n.Code("雾")))
    long = p("海上没有路，灯就是路。" * 8)
    assert 'style="padding' not in written(*[short] * 99)
    assert 'style="padding' in written(*[short] * 9)
    assert 'style="padding' in written(*[short] * 49, *[long] * 49)


def test_the_same_issue_gives_the_same_article(whole: Issue) -> None:
    assert article(bundle(whole)) == article(bundle(whole_issue()))

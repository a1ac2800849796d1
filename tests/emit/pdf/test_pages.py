from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from emit.everything import ISSUE, META, PICTURES, bundle_of, inlines, p, picture
from emit.pdf.constructs import CONSTRUCTS

from exporter.emit.pdf import pages
from exporter.emit.pdf.dialect import PaperDialect
from exporter.model import nodes as n
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind

PLAIN = Meta(title="一座钟", identifier="urn:uuid:0")


def written(issue: Issue, **changes: object) -> str:
    bundle = bundle_of(issue, **changes)
    return pages.document(bundle, PaperDialect(bundle))


def entry(title: str, *blocks: n.Block, children: tuple[Section, ...] = ()) -> Section:
    return Section(SectionKind.ENTRY, inlines(title), title, 2, (), blocks, children)


def cut(page: str, start: str, end: str) -> str:
    return page[page.index(start) : page.index(end, page.index(start))]


def test_metadata() -> None:
    page = written(replace(ISSUE, meta=replace(META, tags=("a,b", "丙"), digest="<导语>")))
    assert page.startswith('<!DOCTYPE html><html lang="zh-CN"><head><title>蒸汽钟修好了|')
    assert '<meta name="author" content="林一苇"/><meta name="author" content="周小满"/>' in page
    assert '<meta name="keywords" content="a，b, 丙"/>' in page
    assert '<meta name="description" content="&lt;导语&gt;"/>' in page
    assert '<meta name="dcterms.created" content="2025-02-10T00:00:00Z"/>' in page


def test_what_is_not_known_is_not_said() -> None:
    page = written(Issue(PLAIN))
    assert 'name="author"' not in page
    assert 'name="keywords"' not in page
    assert 'class="series"' not in page
    assert 'class="number"' not in page


def test_the_date_is_one_moment_whatever_its_zone() -> None:
    moment = datetime(2025, 2, 10, 8, tzinfo=timezone(timedelta(hours=8)))
    pages_of = {written(ISSUE, date=day) for day in (moment, moment.astimezone(UTC))}
    assert len(pages_of) == 1


def test_the_style_is_filled_in() -> None:
    style = cut(written(ISSUE), "<style>", "</style>")
    assert "var(--" not in style
    assert '"Noto Serif CJK SC"' in style


def test_headlines_stand_one_a_line() -> None:
    page = written(Issue(META))
    assert (
        '<p class="series">街角周报</p><p class="number">第 12 期\u30002025 年 2 月 10 日</p>'
        in page
    )
    assert (
        '<h1 class="parts"><span class="part">蒸汽钟修好了</span>'
        '<span class="part">一座会唱歌的钟楼</span></h1>'
    ) in page


def test_an_issue_without_headlines_is_called_by_its_series() -> None:
    page = written(Issue(replace(META, parts=())))
    assert '<h1 class="series">街角周报</h1>' in page
    assert page.count("<h1") == 1


def test_a_title_alone() -> None:
    assert '<h1><span class="part">一座钟</span></h1>' in written(Issue(PLAIN))


def test_a_cover_without_a_picture_is_bare() -> None:
    assert '<section class="cover bare">' in written(Issue(PLAIN))
    page = written(ISSUE)
    assert '<section class="cover wide">' in page
    assert '<p class="credit">封面由编辑部绘制</p>' in page


@pytest.mark.parametrize(
    ("source", "shape"), [("tall.png", "tall"), ("cover.jpg", "wide"), ("square.png", "square")]
)
def test_a_cover_is_arranged_by_the_shape_of_its_picture(source: str, shape: str) -> None:
    pictures = {**PICTURES, "square.png": picture(300, 300)}
    page = written(Issue(PLAIN, Cover(n.Image(source))), pictures=pictures)
    assert f'<section class="cover {shape}">' in page


def test_many_headlines_make_the_picture_small() -> None:
    meta = replace(META, parts=tuple("一二三四五"))
    page = written(Issue(meta, Cover(n.Image("cover.jpg"))))
    assert '<section class="cover wide crowded">' in page


def test_composed_entries_say_how_they_are_set() -> None:
    sections = tuple(CONSTRUCTS["composed-entries"].sections)
    page = written(Issue(PLAIN, sections=sections))
    found = re.findall(r'<article class="([\w ]+)"><section class="entry"><h2 id="(\w+)"', page)
    assert [anchor for _, anchor in found] == [section.anchor for section in sections]


def test_markup_in_metadata_is_text() -> None:
    meta = replace(
        META, title="a<b>&c", parts=(), series="<i>", authors=("甲&乙",), date=date(2025, 1, 2)
    )
    page = written(Issue(meta))
    assert "<title>a&lt;b&gt;&amp;c</title>" in page
    assert '<h1 class="series">&lt;i&gt;</h1>' in page
    assert '<p class="authors">甲&amp;乙</p>' in page
    assert 'data-running="&lt;i&gt;\u3000第 12 期"' in page


def test_contents_stand_where_the_author_had_them() -> None:
    page = written(ISSUE)
    assert page.count('<section class="contents">') == 1
    assert page.index("</section>", page.index('class="summary"')) < page.index('class="contents"')
    assert 'id="目录"' in page


def test_contents_stand_before_the_entries_where_the_author_had_none() -> None:
    summary = Section(SectionKind.SUMMARY, inlines("摘要"), "摘要", 2, (), (p("短"),))
    page = written(Issue(PLAIN, lead=(p("开头的话"),), sections=(summary, entry("一"))))
    order = ["开头的话", 'class="summary"', 'class="contents"', 'id="一"']
    assert sorted(order, key=page.index) == order


def test_a_long_lead_comes_after_the_contents() -> None:
    page = written(Issue(PLAIN, lead=(p("开头的话" * 200),), sections=(entry("一"),)))
    assert page.index('class="contents"') < page.index("开头的话") < page.index('id="一"')


def test_an_author_who_places_the_contents_keeps_the_summary_before_them() -> None:
    sections = (
        Section(SectionKind.CONTENTS, inlines("目录"), "目录", 2),
        Section(SectionKind.SUMMARY, inlines("摘要"), "摘要", 2, (), (p("短"),)),
        entry("一"),
    )
    page = written(Issue(PLAIN, lead=(p("开头的话" * 200),), sections=sections))
    order = ['class="contents"', "开头的话", 'class="summary"', 'id="一"']
    assert sorted(order, key=page.index) == order


def test_an_issue_without_sections_has_no_contents() -> None:
    page = written(Issue(PLAIN, lead=(p("只有正文"),)))
    assert 'class="contents"' not in page
    assert '<section class="lead"><p>只有正文</p></section>' in page


def test_high_notes_stand_behind_their_section_with_those_they_call() -> None:
    notes = (Note(1, (p("长" * 800, n.NoteRef(2)),)), Note(2, (p("更长" * 800),)))
    after = Section(SectionKind.PLAIN, inlines("后"), "后", 2)
    page = written(Issue(PLAIN, lead=(p("正文", n.NoteRef(1)),), sections=(after,), notes=notes))
    behind = cut(page, '<section class="endnotes">', "</section>")
    assert '"endnotes"><ol><li id="Note-1" value="1"><p>长' in behind
    assert '<li id="Note-2" value="2">' in behind
    assert page.index("endnotes") < page.index(">后</h2>")
    assert "endnotes" not in cut(written(ISSUE), "<body>", "</body>")


def test_more_notes_than_pages_hold_stand_at_the_end_under_a_heading() -> None:
    notes = tuple(Note(number, (p("短"),)) for number in range(1, 62))
    calls = [n.NoteRef(note.number) for note in notes]
    page = written(Issue(PLAIN, lead=(p("正文", *calls),), notes=notes))
    assert '>脚注</h2><ol><li id="Note-1" value="1"><p>短' in page

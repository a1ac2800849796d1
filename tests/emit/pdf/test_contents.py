from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from emit.everything import ISSUE, bundle_of, inlines, p, pdf_of
from emit.pdf.printed import Printed
from emit.pdf.test_pages import PLAIN, cut, entry, written

from exporter import __version__, theme
from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.issue import Issue, Note, Section, SectionKind
from exporter.model.walk import plain

LEAD = (p("作者：林一苇"), n.Rule(), n.Quote((p("本期的话" * 30),)), p("开头的话" * 20))


def issue_of(count: int, lead: n.Blocks = ()) -> Issue:
    entries = tuple(entry(f"第{number}件", p("正文")) for number in range(count))
    return Issue(PLAIN, lead=lead, sections=entries)


def spaces(page: str) -> set[str]:
    contents = cut(page, '<section class="contents', "</section>")
    return set(re.findall(r"padding-bottom:([\d.]+)em", contents))


def test_contents_list_entries_with_tags_and_two_levels() -> None:
    deep = entry("三级")
    page = written(
        Issue(PLAIN, sections=(entry("一级", children=(entry("二级", children=(deep,)),)),))
    )
    contents = cut(page, '<section class="contents">', "</section>")
    assert re.findall(r'href="#(\w+)"', contents) == ["一级", "二级"]
    tags = cut(written(ISSUE), '<p class="entry-tags">', "</p>")
    assert tags.endswith('<span class="tag">#修复</span> <span class="tag">#open-data</span>')


def test_each_section_is_told_to_be_on_the_page_that_shows_it(
    printed: Printed, page: Callable[[int], str]
) -> None:
    numbered = [(printed.pages[one.anchor], plain(one.title)) for one in ISSUE.sections]
    assert len(set(numbered)) > 3
    assert [title for number, title in numbered if title not in page(number)] == []


def test_a_few_entries_have_room() -> None:
    assert spaces(written(issue_of(5))) == {"0.75"}


def test_entries_stand_closer_where_that_saves_a_page() -> None:
    (few,), (more,) = spaces(written(issue_of(20))), spaces(written(issue_of(24)))
    assert 0.1 < float(more) < float(few) < 0.75


def test_what_stands_above_makes_them_closer() -> None:
    (alone,), (below,) = spaces(written(issue_of(12))), spaces(written(issue_of(12, LEAD)))
    assert float(below) < float(alone)


def test_entries_that_need_two_pages_anyway_have_room_again() -> None:
    assert spaces(written(issue_of(32))) == {"0.75"}


def test_what_a_summary_is_divided_into_counts_too() -> None:
    parts = tuple(entry(f"其{number}", p("一行")) for number in range(4))
    flat = Section(SectionKind.SUMMARY, inlines("摘要"), "摘要", 2, (), (p("一行"),))
    (low,), (high,) = (
        spaces(written(replace(issue, sections=(summary, *issue.sections))))
        for issue in [issue_of(8)]
        for summary in (flat, replace(flat, children=parts))
    )
    assert float(high) < float(low)


@pytest.mark.parametrize(("lines", "followed"), [(4, False), (16, False), (22, True)])
def test_text_follows_contents_that_run_on_to_a_page_and_leave_it_empty(
    lines: int,
    followed: bool,
) -> None:
    page = written(issue_of(8, (p("一行"),) * lines))
    assert ('class="contents followed"' in page) == followed


def test_text_follows_the_contents_where_a_reader_scrolls() -> None:
    phone = replace(theme.load("paper"), page=theme.pages()["phone"])
    assert 'class="contents followed"' in written(issue_of(3), theme=phone)


@pytest.mark.sweep
@pytest.mark.parametrize("name", theme.names())
def test_contents_that_nearly_fill_a_page_stay_on_it(
    name: str, ask: Callable[..., str], tmp_path: Path
) -> None:
    children = tuple(entry(f"其{number}", p("正文")) for number in range(9))
    issue = issue_of(9, LEAD)
    first = replace(issue.sections[0], children=children)
    issue = replace(issue, sections=(first, *issue.sections[1:]))
    path = tmp_path / "issue.pdf"
    path.write_bytes(pdf_of(bundle_of(issue, theme=theme.load(name)), Report()))
    second = ask("pdftotext", "-f", 2, "-l", 2, path, "-")
    assert "作者：林一苇" in second
    assert "排版" in second


def test_a_title_in_the_contents_is_a_link_and_holds_none() -> None:
    title = inlines(
        "见", n.Link(inlines("别处"), "https://example.org"), n.NoteRef(1), n.Break(), "末"
    )
    section = Section(SectionKind.ENTRY, title, "a", 2)
    page = written(Issue(PLAIN, sections=(section,), notes=(Note(1, (p("注"),)),)))
    assert '<p class="entry-line" data-to="#a"><a href="#a">见别处 末</a></p>' in page
    assert page.count('class="footnote"') == 1


def test_the_summary_is_not_listed() -> None:
    contents = cut(written(ISSUE), '<section class="contents">', "</section>")
    assert "摘要" not in contents
    assert "参考文献" in contents


def test_the_colophon_says_what_and_when_and_how() -> None:
    colophon = cut(written(ISSUE), '<div class="colophon"', "</div>")
    assert re.findall("<p>(.*?)</p>", colophon) == [
        "街角周报\u3000第 12 期\u30002025 年 2 月 10 日",
        "林一苇\u3000周小满",
        f"由 digest-export {__version__} 排版，版式“纸”",
    ]


def test_a_colophon_of_an_undated_issue_has_no_date() -> None:
    page = written(Issue(PLAIN))
    assert cut(page, '<div class="colophon"', "</p>").endswith("<p>一座钟")


def test_a_heading_of_a_picture_is_listed_by_its_name_an_empty_one_not() -> None:
    pictured = replace(entry("图"), title=(n.Image("icon.png", alt="钟的图标"),))
    page = written(Issue(PLAIN, sections=(pictured, replace(entry("空"), title=()), entry("后"))))
    contents = cut(page, '<section class="contents">', "</section>")
    assert re.findall(r'href="#(\w+)">([^<]*)<', contents) == [("图", "钟的图标"), ("后", "后")]
    assert 'data-title="钟的图标"' in page

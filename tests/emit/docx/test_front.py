"""Cover, contents, headings, running header and footer: what an editor sees and navigates by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from emit.docx.check import W, faults, parts
from emit.docx.document import A4, META, Document, entry, extents, path, said, styled, val
from strategies import bundle_for

from exporter.diagnostics import Report
from exporter.emit.docx import emit
from exporter.model import nodes as n
from exporter.model.issue import Cover, Issue, Note, Section, SectionKind


def t(words: str) -> n.Inlines:
    return (n.Text(words),)


def section(title: str, *children: Section, kind: SectionKind = SectionKind.ENTRY) -> Section:
    return Section(kind, t(title), title, 2, children=children)


def cover(issue: Issue) -> list[tuple[str, str]]:
    """Style and text of each paragraph of the cover."""
    found = []
    for paragraph in Document(issue).paragraphs():
        found.append((styled(paragraph), said(paragraph)))
        if paragraph.find(path("pPr/sectPr")) is not None:
            break
    return found


def test_the_cover_says_what_the_issue_is() -> None:
    meta = replace(
        META,
        title="甲事｜乙事",
        parts=("甲事", "乙事"),
        series="星火周报",
        number="12",
        date=date(2025, 2, 10),
        authors=("甲编辑", "乙编辑"),
    )
    picture = Cover(n.Image("cover-900x1200.jpg"), "封面由编辑部绘制")
    assert cover(Issue(meta, picture)) == [
        ("CoverSeries", "星火周报 · 第 12 期"),
        ("Title", "甲事\n乙事"),
        ("Subtitle", "2025 年 2 月 10 日 · 甲编辑、乙编辑"),
        ("CoverPicture", ""),
        ("CoverCredit", "封面由编辑部绘制"),
    ]


def test_a_cover_with_a_title_alone_has_nothing_empty() -> None:
    assert cover(Issue(META)) == [("Title", "小报")]


@pytest.mark.parametrize("source", ["wide-3000x200.png", "tall-300x3000.png"])
def test_the_picture_of_the_cover_leaves_room_for_the_title(source: str) -> None:
    document = Document(Issue(META, Cover(n.Image(source))))
    ((width, height),) = extents(document.body)
    assert width <= A4.width
    assert height <= A4.cover_height


def test_the_cover_is_a_section_whose_first_page_has_an_empty_header(rich: Document) -> None:
    first, last = rich.body.iter(f"{W}sectPr")
    assert first.find(f"{W}titlePg") is not None
    kinds = [e.get(f"{W}type") for e in first if e.tag.endswith("Reference")]
    assert kinds == ["first", "default", "first", "default"]
    assert said(rich.part("header-first")) == said(rich.part("footer-first")) == ""
    assert last.find(f"{W}titlePg") is None


def test_the_cover_begins_lower_than_the_text(rich: Document) -> None:
    first, last = (int(val(e, "pgMar", "top") or 0) for e in rich.body.iter(f"{W}sectPr"))
    assert first > last


def test_the_page_is_a4_with_a_grid_of_lines(rich: Document) -> None:
    for properties in rich.body.iter(f"{W}sectPr"):
        assert val(properties, "pgSz", "w") == "11906"
        assert val(properties, "pgSz", "h") == "16838"
        assert val(properties, "docGrid", "type") == "lines"


def test_header_and_footer_say_where_one_is(rich: Document) -> None:
    assert said(rich.part("header-default")) == "星火周报 · 第 12 期\t月面采样返回"
    assert said(rich.part("footer-default")) == "第 1 页，共 1 页"
    codes = [e.text.strip() for e in rich.part("footer-default").iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


def test_a_header_without_a_series_says_the_title() -> None:
    assert said(Document(Issue(META)).part("header-default")) == "小报"


def contents(document: Document) -> list[tuple[str, str]]:
    (control,) = [
        e for e in document.body.iter(f"{W}sdt") if e.find(path("sdtPr/docPartObj")) is not None
    ]
    return [(styled(p), said(p)) for p in control.iter(f"{W}p")]


def test_the_contents_list_headings_down_to_the_third_level() -> None:
    deep = section("一", section("二", section("三", section("四"))))
    assert contents(Document(Issue(META, sections=(deep, section("五"))))) == [
        ("TOCHeading", "目录"),
        ("Toc1", "一"),
        ("Toc2", "二"),
        ("Toc3", "三"),
        ("Toc1", "五"),
    ]


def test_the_contents_name_what_a_heading_shows_and_leave_out_empty_ones() -> None:
    shown = replace(section("甲"), title=(n.Image("a-9x9.png", "山"),))
    document = Document(Issue(META, sections=(replace(section("乙"), title=()), shown)))
    assert contents(document) == [("TOCHeading", "目录"), ("Toc1", "山")]


def test_the_contents_are_a_field_without_page_numbers(rich: Document) -> None:
    (code,) = [e.text for e in rich.body.iter(f"{W}instrText") if "TOC" in e.text]
    assert code.split() == ["TOC", "\\o", '"1-3"', "\\n", "\\h", "\\z"]
    assert rich.part("settings").find(f"{W}updateFields") is None


@pytest.mark.parametrize(
    ("pages", "opened"),
    [
        ({"甲": 3, "乙": 3}, ["甲"]),
        ({"甲": 2, "乙": 3}, ["乙"]),
        ({"甲": 2, "乙": 2}, []),
        ({}, []),
    ],
)
def test_the_text_begins_after_as_many_pages_as_in_the_pdf(
    pages: dict[str, int], opened: list[str]
) -> None:
    issue = Issue(META, sections=(section("甲"), section("乙")))
    body = parts(emit(replace(bundle_for(issue), pages=pages), Report()))["word/document.xml"]
    breaks = [e for e in body.iter(f"{W}p") if e.find(path("pPr/pageBreakBefore")) is not None]
    assert [said(e) for e in breaks] == opened


def test_every_entry_of_the_contents_leads_to_its_heading() -> None:
    document = Document(Issue(META, sections=(section("甲", section("乙")),)))
    marks = {
        e.get(f"{W}name"): said(e.getparent()) for e in document.body.iter(f"{W}bookmarkStart")
    }
    links = list(document.body.iter(f"{W}hyperlink"))
    assert [(said(e), marks[e.get(f"{W}anchor")]) for e in links] == [("甲", "甲"), ("乙", "乙")]


def test_the_authors_own_contents_are_replaced_and_links_to_them_still_lead_there() -> None:
    own = Section(SectionKind.CONTENTS, t("本期目录"), "本期目录", 2)
    text = n.Paragraph((n.CrossReference(t("回目录"), "本期目录"),))
    document = Document(Issue(META, sections=(own, entry(text))))
    assert faults(document.data) == []
    assert contents(document) == [("TOCHeading", "本期目录"), ("Toc1", "一节")]
    assert [said(p) for p in document.paragraphs("Heading1")] == ["一节"]
    (title,) = document.paragraphs("TOCHeading")
    (link,) = document.paragraphs("BodyText")[0].iter(f"{W}hyperlink")
    assert val(title, "bookmarkStart", "name") == link.get(f"{W}anchor")


def test_a_note_in_a_heading_is_not_called_by_the_contents() -> None:
    heading = replace(entry(), title=(n.Text("一节"), n.NoteRef(1)))
    notes = (Note(1, (n.Paragraph(t("注")),)),)
    document = Document(Issue(META, sections=(heading,), notes=notes))
    (call,) = document.body.iter(f"{W}footnoteReference")
    ancestors = list(call.iterancestors(f"{W}p"))
    assert styled(ancestors[0]) == "Heading1"


def test_an_issue_without_sections_has_no_contents() -> None:
    document = Document(Issue(META, lead=(n.Paragraph(t("只有一段")),)))
    assert list(document.body.iter(f"{W}sdt")) == []
    assert document.paragraphs("HorizontalRule") == []


def test_a_lead_is_set_off_from_the_contents() -> None:
    document = Document(Issue(META, lead=(n.Paragraph(t("引子")),), sections=(entry(),)))
    styles = [styled(p) for p in document.paragraphs()]
    assert styles[styles.index("Toc1") :] == ["Toc1", "HorizontalRule", "BodyText", "Heading1"]


def test_entries_are_first_in_the_outline() -> None:
    deep = section("一", section("二", section("三", section("四"))))
    document = Document(Issue(META, sections=(deep,)))
    headings = [p for p in document.paragraphs() if styled(p).startswith("Heading")]
    assert [styled(p) for p in headings] == ["Heading1", "Heading2", "Heading3", "Heading4"]
    levels = [val(document.style(styled(p)), "pPr/outlineLvl") for p in headings]
    assert levels == ["0", "1", "2", "3"]


def test_headings_deeper_than_markdown_has_stay_the_deepest() -> None:
    nested = section("底")
    for depth in range(8):
        nested = section(f"层{depth}", nested)
    document = Document(Issue(META, sections=(nested,)))
    assert [said(p) for p in document.paragraphs("Heading6")][-1] == "底"


def test_bookmarks_have_names_that_word_takes() -> None:
    long = "很长的标题" * 30
    sections = (section(long), section("a-b"), section("1"))
    document = Document(Issue(META, sections=sections))
    names = [e.get(f"{W}name") for e in document.body.iter(f"{W}bookmarkStart")]
    assert names == ["section_1", "section_2", "section_3"]


def test_two_sections_with_one_anchor_share_one_bookmark() -> None:
    document = Document(Issue(META, sections=(section("同名"), section("同名"))))
    assert faults(document.data) == []


def test_the_contents_heading_is_no_part_of_the_outline(rich: Document) -> None:
    assert val(rich.style("TOCHeading"), "pPr/outlineLvl") == "9"


@pytest.mark.parametrize(
    ("language", "footer", "heading", "eastern"),
    [
        ("zh-TW", "第 1 頁，共 1 頁", "目錄", "zh-TW"),
        ("ja", "1 ページ（全 1 ページ）", "目次", "ja"),
        ("en", "Page 1 of 1", "Contents", "zh-CN"),
    ],
)
def test_the_front_is_in_the_language_of_the_issue(
    language: str, footer: str, heading: str, eastern: str
) -> None:
    document = Document(Issue(replace(META, language=language), sections=(section("甲"),)))
    assert said(document.part("footer-default")) == footer
    assert contents(document)[0] == ("TOCHeading", heading)
    found = next(document.part("settings").iter(f"{W}themeFontLang"))
    assert found.get(f"{W}eastAsia") == eastern

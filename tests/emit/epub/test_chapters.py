"""Which documents a book has, and where its headings stand."""

from __future__ import annotations

from emit.epub.issues import META, inlines, p, section

from exporter.emit.epub.chapters import chapters, label, places
from exporter.model import nodes as n
from exporter.model.issue import Issue, SectionKind


def test_each_section_is_a_document() -> None:
    issue = Issue(META, sections=(section("甲"), section("乙")))
    assert [(c.file, c.title) for c in chapters(issue)] == [
        ("c01.xhtml", "甲"),
        ("c02.xhtml", "乙"),
    ]


def test_what_stands_before_the_sections_is_a_document_of_its_own() -> None:
    issue = Issue(META, lead=(p("开头"),), sections=(section("甲"),))
    assert [c.title for c in chapters(issue)] == ["卷首", "甲"]


def test_an_issue_without_sections_is_all_text() -> None:
    assert [c.title for c in chapters(Issue(META, lead=(p("全部"),)))] == ["正文"]


def test_an_empty_issue_has_no_document() -> None:
    assert chapters(Issue(META)) == ()


def test_the_authors_contents_give_way_to_the_navigation() -> None:
    contents = section("目录", kind=SectionKind.CONTENTS)
    issue = Issue(META, sections=(section("甲", children=(contents,)), contents))
    cut = chapters(issue)
    assert [c.title for c in cut] == ["甲"]
    assert cut[0].section.children == ()
    assert places(issue, cut)["目录"] == "nav.xhtml#toc"


def test_what_stands_below_the_contents_stays() -> None:
    contents = section("目录", kind=SectionKind.CONTENTS, children=(section("其实是正文"),))
    assert [c.title for c in chapters(Issue(META, sections=(contents,)))] == ["其实是正文"]


def test_anchors_become_plain_ids_in_the_file_that_holds_them() -> None:
    quote = n.Quote((n.Heading(4, inlines("引语"), "引语"),))
    issue = Issue(
        META,
        sections=(
            section("甲", quote, children=(section("甲之一"),)),
            section("乙", anchor="乙-1"),
        ),
    )
    assert places(issue, chapters(issue)) == {
        "甲": "c01.xhtml#h1",
        "引语": "c01.xhtml#h2",
        "甲之一": "c01.xhtml#h3",
        "乙-1": "c02.xhtml#h4",
    }


def test_a_label_is_never_empty() -> None:
    assert label(section(inlines("两行", n.Break(), n.Code("x"))), META.words) == "两行 x"
    assert label(section((n.Image("a.png", alt="标志"),)), META.words) == "标志"
    assert label(section((n.Image("a.png"),)), META.words) == "无题"

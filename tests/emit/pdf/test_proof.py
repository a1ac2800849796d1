from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from emit.everything import ISSUE, META, bundle_of, inlines, p, pdf_of
from emit.pdf.setting import page

from exporter.diagnostics import Problem, Report
from exporter.emit.formats.pdf import PdfOptions
from exporter.emit.pdf.dialect import Resource
from exporter.emit.pdf.proof import prove
from exporter.emit.pdf.render import render
from exporter.model import nodes as n
from exporter.model.issue import Issue, Note, Section, SectionKind

LEAD = (
    n.Paragraph(inlines("钟"), line=3),
    n.Paragraph((n.Text("齿轮", line=5),), line=5),
    n.Paragraph((n.Text("齿轮", line=7),), line=7),
    n.Figure(n.Image("a.png", alt="钟面", line=9)),
)
NOTE = Note(1, (n.Paragraph((n.Text("齿轮", line=11),), line=11),))


def found(body: str, style: str = "") -> list[tuple[int, str]]:
    report = Report()
    issue = Issue(META, lead=LEAD, notes=(NOTE,))
    render(page(body, 200, style), {}, "", report, prove=partial(prove, issue, report))
    lost = [d for d in report.diagnostics if d.problem is Problem.PAGE_INCOMPLETE]
    return [(d.line, d.message) for d in lost]


@pytest.mark.parametrize(
    "style",
    [
        "p { position: relative; left: 2000pt }",
        "p { position: absolute; top: -90pt }",
        "p { margin-left: 190pt; width: 90pt; white-space: nowrap; text-indent: 90pt }",
    ],
)
def test_text_beyond_the_edge_of_the_paper_is_lacking(style: str) -> None:
    assert found("<p>齿轮</p>", style) == [(5, "the text '齿轮' is on no page of the PDF")]


def test_the_second_of_two_equal_texts_has_a_line_of_its_own() -> None:
    style = ".far { position: absolute; top: -90pt }"
    assert found("<p>齿轮</p><p class='far'>齿轮</p>", style)[0][0] == 7


def test_a_text_of_a_note_has_the_line_of_the_note() -> None:
    style = "li { position: absolute; top: -90pt }"
    said = (11, "the text '齿轮' of note 1 is on no page of the PDF")
    assert found('<ol><li id="Note-1">齿轮</li></ol>', style) == [said]


def test_a_picture_that_is_not_drawn_is_lacking() -> None:
    assert found('<img src="bundle:none" alt="钟面"/>', "img { position: fixed; left: -99pt }") == [
        (9, "the picture 钟面 is on no page of the PDF")
    ]


def test_a_picture_that_is_placed_absolutely_is_drawn() -> None:
    code = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    resources = {"bundle:code": Resource(code.encode(), "image/svg+xml")}
    body = '<p><img src="bundle:code" alt="码"/></p>'
    style = "p { position: relative } img { position: absolute; right: 0; width: 9pt }"
    report = Report()
    proof = partial(prove, Issue(META), report)
    render(page(body, 200, style), resources, "", report, prove=proof)
    assert report.diagnostics == ()


def test_what_the_style_sheet_hides_is_not_lacking() -> None:
    assert found("<div class='no'><p>齿轮</p></div><p>钟</p>", ".no { display: none }") == []


def test_a_divided_word_and_a_torn_paragraph_are_whole() -> None:
    assert found(f"<p>{'incomprehensibilities of typesetting ' * 150}</p>") == []


def test_an_issue_of_every_kind_of_node_is_whole(printed: object) -> None:
    report: Report = printed.report  # type: ignore[attr-defined]
    assert not [d for d in report.diagnostics if d.problem is Problem.PAGE_INCOMPLETE]


HIGH = "很高的一行，" * 260
TALL_ROW = (n.Row((n.Cell((p(HIGH),)), n.Cell((p("旁边"),)))),)
DEEP = p("最里面")
for _ in range(20):
    DEEP = n.BulletList((n.ListItem((p("层"), DEEP)),))  # type: ignore[assignment]
QUOTED: n.Block = p("最里面")
for _ in range(14):
    QUOTED = n.Quote((QUOTED,))


@pytest.mark.sweep
@pytest.mark.parametrize(
    "block",
    [
        n.Table((n.Alignment.DEFAULT,) * 2, (), TALL_ROW),
        n.Table((n.Alignment.DEFAULT,) * 2, TALL_ROW, TALL_ROW),
        DEEP,
        QUOTED,
        n.Paragraph((n.Ruby("钟", "zhōng " * 60),)),
        n.Paragraph((n.Code("x" * 900), n.Keyboard(inlines("K" * 300)))),
    ],
    ids=["row", "head", "lists", "quotes", "reading", "code"],
)
def test_what_is_larger_than_a_page_of_a_phone_is_whole(block: n.Block) -> None:
    section = Section(SectionKind.PLAIN, inlines("大"), "大", 2, (), (block, p("后文")))
    bundle = bundle_of(replace(ISSUE, lead=(), sections=(section,), notes=()))
    from exporter import theme

    phone = replace(bundle.theme, page=theme.pages()["phone"])
    report = Report()
    pdf_of(replace(bundle, theme=phone, options=PdfOptions(variant="plain")), report)
    assert report.diagnostics == ()

"""Inlines: styles for what a style can carry, Word's own properties for the rest."""

from __future__ import annotations

import pytest
from emit.docx.check import W
from emit.docx.conftest import Make
from emit.docx.document import extents, path, said, val
from strategies import UNREADABLE

from exporter.model import nodes as n
from exporter.model.issue import Note

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def t(words: str) -> n.Inlines:
    return (n.Text(words),)


def p(*children: n.Inline) -> n.Paragraph:
    return n.Paragraph(children)


@pytest.mark.parametrize(
    ("node", "style"),
    [
        (n.Strong(t("要紧")), "Strong"),
        (n.Emph(t("着重")), "Emphasis"),
        (n.Emph(t("stressed")), "EmphasisLatin"),
        (n.Small(t("旁注")), "SmallPrint"),
        (n.Keyboard(t("Ctrl")), "Keyboard"),
        (n.Code("x = 1"), "VerbatimChar"),
        (n.Link(t("站点"), "https://example.org/"), "Hyperlink"),
        (n.CrossReference(t("见一节"), "一节"), "Hyperlink"),
    ],
)
def test_a_trait_is_a_character_style(make: Make, node: n.Inline, style: str) -> None:
    document = make(p(node))
    (run,) = document.paragraphs("BodyText")[0].iter(f"{W}r")
    assert val(run, "rPr/rStyle") == style
    assert len(run.find(f"{W}rPr")) == 1


@pytest.mark.parametrize(
    ("node", "names", "value"),
    [
        (n.Strike(t("作废")), "rPr/strike", ""),
        (n.Sub(t("2")), "rPr/vertAlign", "subscript"),
        (n.Super(t("2")), "rPr/vertAlign", "superscript"),
        (n.Underline(t("线")), "rPr/u", "single"),
        (n.Work(t("史记")), "rPr/u", "wave"),
        (n.Mark(t("亮")), "rPr/highlight", "yellow"),
    ],
)
def test_what_is_words_own_is_a_property(
    make: Make, node: n.Inline, names: str, value: str
) -> None:
    (run,) = make(p(node)).paragraphs("BodyText")[0].iter(f"{W}r")
    assert val(run, names) == value
    assert run.find(path("rPr/rStyle")) is None


def test_chinese_is_emphasised_with_dots_and_latin_with_italics(make: Make) -> None:
    document = make(p(n.Emph(t("着重 both 两者"))))
    styles = {said(r).strip(): val(r, "rPr/rStyle") for r in document.body.iter(f"{W}r")}
    assert styles["着重"] == styles["两者"] == "Emphasis"
    assert styles["both"] == "EmphasisLatin"
    assert val(document.style("Emphasis"), "rPr/em") == "dot"
    assert document.style("Emphasis").find(path("rPr/i")) is None


def test_a_run_with_two_traits_has_one_style_and_the_other_as_properties(make: Make) -> None:
    document = make(p(n.Link((n.Strong(t("要紧的链接")),), "https://example.org/")))
    (run,) = document.paragraphs("BodyText")[0].iter(f"{W}r")
    assert val(run, "rPr/rStyle") == "Hyperlink"
    assert run.find(path("rPr/b")) is not None


def test_properties_of_a_run_stand_in_the_order_of_the_schema(make: Make) -> None:
    inner = n.Sub((n.Mark((n.Strike((n.Strong((n.Emph(t("全有")),)),)),)),))
    (run,) = make(p(inner)).paragraphs("BodyText")[0].iter(f"{W}r")
    names = [child.tag.removeprefix(W) for child in run.find(f"{W}rPr")]
    assert names == ["rStyle", "b", "bCs", "strike", "highlight", "vertAlign"]


def test_an_external_link_leads_to_its_address(make: Make) -> None:
    document = make(p(n.Link(t("站点"), "https://example.org/a?b=1", "题名")))
    (link,) = document.paragraphs("BodyText")[0].iter(f"{W}hyperlink")
    assert document.target(link) == "https://example.org/a?b=1"
    assert link.get(f"{W}tooltip") == "题名"


def test_an_address_is_encoded_as_a_uri_and_its_own_encoding_kept(make: Make) -> None:
    document = make(p(n.Link(t("站点"), "https://example.org/甲 乙?q=%E4%B8%AD&100%")))
    (link,) = document.paragraphs("BodyText")[0].iter(f"{W}hyperlink")
    assert document.target(link) == "https://example.org/%E7%94%B2%20%E4%B9%99?q=%E4%B8%AD&100%25"


def test_a_link_without_words_shows_its_address(make: Make) -> None:
    assert said(make(p(n.Link((), "https://e.org/"))).paragraphs("BodyText")[0]) == "https://e.org/"


def test_a_link_without_an_address_keeps_its_words(make: Make) -> None:
    document = make(p(n.Link(t("无处可去"), "")))
    assert said(document.paragraphs("BodyText")[0]) == "无处可去"
    assert not list(document.paragraphs("BodyText")[0].iter(f"{W}hyperlink"))


def test_links_do_not_nest(make: Make) -> None:
    inner = n.CrossReference(t("里"), "一节")
    document = make(p(n.Link((n.Text("外"), inner), "https://example.org/")))
    (link,) = document.paragraphs("BodyText")[0].iter(f"{W}hyperlink")
    assert said(link) == "外里"


def test_a_cross_reference_jumps_to_the_bookmark_of_its_heading(make: Make) -> None:
    document = make(p(n.CrossReference(t("见上"), "一节")))
    (link,) = document.paragraphs("BodyText")[0].iter(f"{W}hyperlink")
    (mark,) = document.paragraphs("Heading1")[0].iter(f"{W}bookmarkStart")
    assert link.get(f"{W}anchor") == mark.get(f"{W}name")


def test_a_formula_is_office_math_inside_the_line(make: Make) -> None:
    paragraph = make(p(n.Text("设 "), n.Math("x"), n.Text(" 为")))
    (found,) = paragraph.body.iter(f"{M}oMath")
    assert found.getparent().tag == f"{W}p"
    assert not list(paragraph.body.iter(f"{M}oMathPara"))


def test_a_formula_that_cannot_be_converted_is_shown_as_code(make: Make) -> None:
    (run,) = make(p(n.Math(UNREADABLE))).paragraphs("BodyText")[0].iter(f"{W}r")
    assert said(run) == UNREADABLE
    assert val(run, "rPr/rStyle") == "VerbatimChar"


def test_ruby_stands_above_its_base(make: Make) -> None:
    (ruby,) = make(p(n.Ruby("漢字", "かんじ"))).body.iter(f"{W}ruby")
    assert said(ruby.find(f"{W}rt")) == "かんじ"
    assert said(ruby.find(f"{W}rubyBase")) == "漢字"


def test_ruby_has_another_choice_that_keeps_its_base(make: Make) -> None:
    body = make(p(n.Ruby("邮", "yóu"))).body
    (other,) = body.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
    assert said(other) == "邮（yóu）"


def test_breaks_and_tabs_are_elements(make: Make) -> None:
    assert said(make(p(n.Text("上\t左"), n.Break(), n.Text("下"))).paragraphs("BodyText")[0]) == (
        "上\t左\n下"
    )


def test_a_picture_in_a_line_has_its_own_size_and_words(make: Make) -> None:
    document = make(p(n.Text("图标"), n.Image("icon-24x24.png", "小图标")))
    assert extents(document.body) == [(360, 360)]


def test_the_first_call_is_a_footnote_and_the_second_refers_to_it(make: Make) -> None:
    notes = (Note(7, (p(n.Text("注文")),)),)
    document = make(p(n.NoteRef(7), n.Text("又见"), n.NoteRef(7)), notes=notes)
    (call,) = document.body.iter(f"{W}footnoteReference")
    (code,) = [e.text for e in document.body.iter(f"{W}instrText") if "NOTEREF" in e.text]
    (mark,) = [
        e for e in document.body.iter(f"{W}bookmarkStart") if e.get(f"{W}name").startswith("note")
    ]
    assert call.get(f"{W}id") == "1"
    assert code.split()[1] == mark.get(f"{W}name")

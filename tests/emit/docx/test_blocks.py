"""Blocks: each has a style of its own, and stands where its surroundings ask for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.docx.check import W, parts
from emit.docx.conftest import Make
from emit.docx.document import META, Document, entry, path, said, styled, val
from strategies import UNREADABLE, bundle_for

from exporter.diagnostics import Report
from exporter.emit.docx import emit
from exporter.model import nodes as n
from exporter.model.bundle import Formula, FormulaKey
from exporter.model.issue import Issue

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def t(words: str) -> n.Inlines:
    return (n.Text(words),)


def p(words: str) -> n.Paragraph:
    return n.Paragraph(t(words))


def item(*blocks: n.Block, checked: bool | None = None) -> n.ListItem:
    return n.ListItem(blocks, checked)


def numbered(document: Document) -> list[tuple[str, str, str]]:
    """Text, marker and start of every item."""
    found = []
    for paragraph in document.paragraphs():
        if paragraph.find(path("pPr/numPr")) is not None:
            level = document.level(paragraph)
            number = val(paragraph, "pPr/numPr/numId")
            nums = document.part("numbering").iter(f"{W}num")
            num = next(e for e in nums if e.get(f"{W}numId") == number)
            start = val(num, "lvlOverride/startOverride") or ""
            found.append((said(paragraph), val(level, "lvlText") or "", start))
    return found


def test_a_paragraph_is_body_text_with_nothing_by_hand(make: Make) -> None:
    (paragraph,) = make(p("一段")).paragraphs("BodyText")
    assert len(paragraph.find(f"{W}pPr")) == 1


def test_a_label_has_its_own_style_and_behind_it_a_colon(make: Make) -> None:
    (paragraph,) = make(n.Labelled(t("概要"), t("正文"))).paragraphs("BodyText")
    assert said(paragraph) == "概要：正文"
    labels = [said(r) for r in paragraph.iter(f"{W}r") if val(r, "rPr/rStyle") == "Label"]
    assert labels == ["概要"]


def test_a_tag_line_shows_its_tags(make: Make) -> None:
    document = make(n.TagLine(("探月", "航天"), t("标签")), n.TagLine(("无签",)))
    assert [said(line) for line in document.paragraphs("TagLine")] == [
        "标签：#探月 #航天",
        "#无签",
    ]


def test_each_numbered_list_counts_for_itself(make: Make) -> None:
    three = n.OrderedList((item(p("甲")), item(p("乙"))))
    document = make(three, p("之间"), three, n.OrderedList((item(p("丙")),), start=5))
    assert numbered(document) == [
        ("甲", "%1.", "1"),
        ("乙", "%1.", "1"),
        ("甲", "%1.", "1"),
        ("乙", "%1.", "1"),
        ("丙", "%1.", "5"),
    ]
    ids = [val(q, "pPr/numPr/numId") for q in document.paragraphs("ListParagraph")]
    assert len(set(ids)) == 3
    assert ids[0] == ids[1]


def test_nested_lists_go_down_the_levels(make: Make) -> None:
    inner = n.OrderedList((item(p("再下")),))
    document = make(n.BulletList((item(p("上"), n.BulletList((item(p("下"), inner),))),)))
    assert [(words, text) for words, text, _ in numbered(document)] == [
        ("上", "•"),
        ("下", "◦"),
        ("再下", "%3."),
    ]
    levels = [document.level(q) for q in document.paragraphs("ListParagraph")]
    assert [val(level, "pPr/ind", "left") for level in levels] == ["420", "840", "1260"]


def test_a_second_paragraph_of_an_item_is_aligned_by_its_style(make: Make) -> None:
    inner = n.BulletList((item(p("下"), p("下的二段")),))
    document = make(n.BulletList((item(p("上"), p("上的二段"), inner),)))
    assert [said(q) for q in document.paragraphs("ListContinue")] == ["上的二段"]
    assert [said(q) for q in document.paragraphs("ListContinue2")] == ["下的二段"]
    assert val(document.style("ListContinue2"), "pPr/ind", "left") == "840"


def test_an_item_that_begins_with_a_listing_has_its_marker(make: Make) -> None:
    document = make(n.BulletList((item(n.CodeBlock("x")), item())))
    assert [words for words, _, _ in numbered(document)] == ["", ""]
    (code,) = document.paragraphs("SourceCode")
    assert val(code, "pPr/ind", "left") == "540"


def test_very_deep_lists_stay_within_words_nine_levels(make: Make) -> None:
    block: n.Block = p("底")
    for _ in range(12):
        block = n.BulletList((item(block),))
    document = make(block)
    assert val(document.paragraphs("ListParagraph")[-1], "pPr/numPr/ilvl") == "8"


@pytest.mark.parametrize(("checked", "box", "state"), [(True, "☑", "1"), (False, "☐", "0")])
def test_a_task_is_a_box_that_can_be_ticked(
    make: Make, checked: bool, box: str, state: str
) -> None:
    document = make(n.BulletList((item(p("做完"), checked=checked),)))
    (paragraph,) = document.paragraphs("ListParagraph")
    assert said(paragraph) == f"{box}\t做完"
    (sign,) = paragraph.iter(f"{W14}checked")
    assert sign.get(f"{W14}val") == state
    assert val(document.level(paragraph), "lvlText") == "\u200b"


def test_a_task_in_a_numbered_list_keeps_its_number(make: Make) -> None:
    document = make(n.OrderedList((item(p("做"), checked=False),)))
    assert numbered(document) == [("☐\t做", "%1.", "1")]


def test_terms_and_definitions(make: Make) -> None:
    document = make(n.DefinitionList((n.Definition(t("词元"), (p("单位"),)),)))
    assert [said(q) for q in document.paragraphs("DefinitionTerm")] == ["词元"]
    assert [said(q) for q in document.paragraphs("Definition")] == ["单位"]


def test_a_quote_has_the_style_quote_and_a_quote_inside_stands_further_in(make: Make) -> None:
    document = make(n.Quote((p("外"), n.Quote((p("内"),)))))
    outer, inner = document.paragraphs("Quote")
    assert outer.find(path("pPr/ind")) is None
    assert val(inner, "pPr/ind", "left") == "840"
    east = val(document.style("Quote"), "rPr/rFonts", "eastAsia")
    assert east == "楷体"


def test_a_list_in_a_quote_keeps_the_look_of_the_quote(make: Make) -> None:
    document = make(n.Quote((n.BulletList((item(p("引文里的列表")),)),)))
    (paragraph,) = document.paragraphs("Quote")
    assert val(document.level(paragraph), "pPr/ind", "left") == "840"
    assert document.paragraphs("ListParagraph") == []


def test_a_heading_inside_a_quote_is_not_in_the_outline(make: Make) -> None:
    document = make(
        n.Quote((n.Heading(3, t("小题"), "小题"),)),
        n.Paragraph((n.CrossReference(t("见小题"), "小题"),)),
    )
    (title,) = document.paragraphs("InnerHeading")
    assert val(document.style("InnerHeading"), "pPr/outlineLvl") == "9"
    link = next(document.paragraphs("BodyText")[0].iter(f"{W}hyperlink"))
    assert val(title, "bookmarkStart", "name") == link.get(f"{W}anchor")


@pytest.mark.parametrize("kind", n.CalloutKind)
def test_a_callout_has_a_title_and_a_bar_of_its_own(make: Make, kind: n.CalloutKind) -> None:
    document = make(n.Callout(kind, t("标题"), (p("正文"), n.BulletList((item(p("列表")),)))))
    name = f"Callout{kind.capitalize()}"
    assert [said(q) for q in document.paragraphs(f"{name}Title")] == ["标题"]
    assert [said(q) for q in document.paragraphs(name)] == ["正文", "列表"]
    assert document.style(name).find(path("pPr/pBdr/left")) is not None
    assert val(document.style("Callout"), "pPr/shd", "fill") == "F6F4F0"
    assert val(document.style(f"{name}Title"), "pPr/keepNext") == ""


def test_the_list_in_a_callout_begins_at_its_bar(make: Make) -> None:
    inner = n.BulletList((item(p("列表")),))
    document = make(n.Callout(n.CalloutKind.NOTE, t("注意"), (inner,)))
    level = document.level(document.paragraphs("CalloutNote")[0])
    left, hanging = val(level, "pPr/ind", "left"), val(level, "pPr/ind", "hanging")
    bar = val(document.style("Callout"), "pPr/ind", "left")
    assert int(left or 0) - int(hanging or 0) == int(bar or -1)


def test_code_is_one_paragraph_with_coloured_pieces(make: Make) -> None:
    tokens = (
        n.Token(n.TokenKind.KEYWORD, "def"),
        n.Token(n.TokenKind.PLAIN, " f():\n\t"),
        n.Token(n.TokenKind.COMMENT, "# 注释\n"),
        n.Token(n.TokenKind.OPERATOR, "..."),
    )
    document = make(n.CodeBlock("def f():\n\t# 注释\n...", "python", tokens))
    (code,) = document.paragraphs("SourceCode")
    assert said(code) == "def f():\n\t# 注释\n..."
    styles = [val(run, "rPr/rStyle") for run in code.iter(f"{W}r")]
    assert styles == ["TokenKeyword", None, "TokenComment", None]
    assert val(document.style("TokenKeyword"), "rPr/color") == "8A1538"


def test_code_without_tokens_is_shown_plain(make: Make) -> None:
    (code,) = make(n.CodeBlock("甲\n乙")).paragraphs("SourceCode")
    assert said(code) == "甲\n乙"


@pytest.mark.parametrize(("lines", "is_whole"), [(20, True), (90, False)])
def test_only_a_listing_that_a_page_holds_stays_whole(
    make: Make, lines: int, is_whole: bool
) -> None:
    (listing,) = make(n.CodeBlock("x = 1\n" * lines)).paragraphs("SourceCode")
    assert (val(listing, "pPr/keepLines") is None) == is_whole


@pytest.mark.parametrize(
    "first",
    [
        n.Text("\u3000\u3000正文"),
        n.Text("\u2003\u2003正文"),
        n.Text("\u00a0\u00a0 \u3000正文"),
        n.Strong((n.Text("\u3000\u3000正文"),)),
        n.Link((n.Text("\u3000\u3000正文"),), "https://example.org/"),
    ],
)
def test_an_indent_made_by_hand_is_not_doubled(make: Make, first: n.Inline) -> None:
    (paragraph,) = make(n.Paragraph((first, n.Text("\u3000后文")))).paragraphs("BodyText")
    assert said(paragraph) == "正文\u3000后文"


def test_a_line_before_an_endless_word_is_not_spread_out(make: Make) -> None:
    path_like = n.Code("/var/log/some_package/some_module/output.log")
    found = make(n.Paragraph((n.Text("见 "), path_like)), p("短")).paragraphs("BodyText")
    assert [val(paragraph, "pPr/jc") for paragraph in found] == ["left", None]


def test_two_listings_do_not_run_into_one_box(make: Make) -> None:
    document = make(n.CodeBlock("甲"), n.CodeBlock("乙"))
    assert [styled(q) for q in document.paragraphs()][-3:] == ["SourceCode", "Gap", "SourceCode"]


def test_a_display_formula_stands_alone(make: Make) -> None:
    document = make(n.MathBlock("x"), n.MathBlock(UNREADABLE))
    formula, source = document.paragraphs("Formula")
    assert formula.find(f"{M}oMathPara/{M}oMath") is not None
    assert said(source) == UNREADABLE


def test_a_number_stands_at_the_edge_as_word_sets_it() -> None:
    math = f'<m:oMath xmlns:m="{M[1:-1]}"><m:r><m:t>x</m:t></m:r></m:oMath>'
    key = FormulaKey("x", display=True)
    issue = Issue(META, sections=(entry(n.MathBlock("x")),))
    made = replace(bundle_for(issue), formulas={key: Formula(math, number="(7)")})
    root = parts(emit(made, Report()))["word/document.xml"]
    (array,) = root.iter(f"{M}eqArr")
    assert array.find(f"{M}eqArrPr/{M}maxDist") is not None
    (row,) = array.iterfind(f"{M}e")
    assert [child.tag for child in row] == [f"{M}r", f"{M}r"]
    assert "".join(t.text for t in row.iter(f"{M}t")) == "x#(7)"


def test_a_rule_is_a_style(make: Make) -> None:
    document = make(n.Rule())
    (rule,) = document.paragraphs("HorizontalRule")
    assert said(rule) == ""
    assert document.style("HorizontalRule").find(path("pPr/pBdr/bottom")) is not None


def references(*items: n.Reference) -> n.ReferenceList:
    return n.ReferenceList(items)


def test_references_are_numbered_links_with_their_address(make: Make) -> None:
    document = make(references(n.Reference(1, t("仓库"), "https://example.org/r")))
    (entry,) = document.paragraphs("Bibliography")
    assert said(entry) == "仓库\u3000https://example.org/r"
    (link,) = entry.iter(f"{W}hyperlink")
    assert (said(link), document.target(link)) == ("仓库", "https://example.org/r")
    assert numbered(document)[0][1:] == ("[%1]", "1")


def test_an_address_that_is_the_reference_is_not_said_twice(make: Make) -> None:
    address = "https://example.org/paper"
    document = make(references(n.Reference(1, t(address), address)))
    assert said(document.paragraphs("Bibliography")[0]) == address


def test_a_reference_with_its_own_links_keeps_them(make: Make) -> None:
    own = (n.Text("见"), n.Link(t("甲"), "https://a.example.org/"), n.Text("等"))
    document = make(references(n.Reference(1, own, "https://a.example.org/")))
    links = [said(e) for e in document.paragraphs("Bibliography")[0].iter(f"{W}hyperlink")]
    assert links == ["甲"]


def test_references_keep_the_numbers_that_they_have(make: Make) -> None:
    items = [n.Reference(i, t(f"第{i}")) for i in (1, 2, 5, 6)]
    found = [start for _, _, start in numbered(make(references(*items)))]
    assert found == ["1", "1", "5", "5"]

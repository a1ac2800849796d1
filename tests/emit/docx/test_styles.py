"""The style sheet: one place for every look, so that an editor changes it in one place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from emit.docx.check import W
from emit.docx.document import A4, Document, path, said, styled, val

from exporter import theme
from exporter.emit.docx.markup import _CHARACTERS, _PARAGRAPH, flag, properties, w
from exporter.emit.docx.style import identifier
from exporter.emit.docx.styles import sheet
from exporter.emit.docx.traits import Trait, look, token_look
from exporter.model.nodes import TokenKind

PAPER = theme.load("paper")
DIRECT = {"pStyle", "numPr", "ind", "sectPr"}


def test_paragraphs_are_formatted_by_their_style_alone(rich: Document) -> None:
    """By hand stand only list membership, an indent by nesting, and the end of the cover."""
    for paragraph in rich.paragraphs():
        found = {child.tag.removeprefix(W) for child in paragraph.find(f"{W}pPr")}
        assert found <= DIRECT, said(paragraph)


def test_text_at_the_outermost_level_has_no_indent_by_hand(rich: Document) -> None:
    for paragraph in rich.body.iterfind(f"{W}p"):
        if styled(paragraph) in {"BodyText", "Heading1", "Figure", "Caption", "Bibliography"}:
            assert paragraph.find(path("pPr/ind")) is None


def test_every_paragraph_style_goes_back_to_normal(rich: Document) -> None:
    styles = {e.get(f"{W}styleId"): e for e in rich.part("styles").iter(f"{W}style")}
    for name, style in styles.items():
        if style.get(f"{W}type") != "paragraph":
            continue
        chain = [name]
        while (base := val(styles[chain[-1]], "basedOn")) is not None:
            chain.append(base)
        assert chain[-1] == "Normal"


def test_body_text_says_no_font_and_no_size_so_that_normal_rules(rich: Document) -> None:
    for name in ("BodyText", "ListParagraph", "ListContinue", "Definition", "Callout"):
        assert rich.style(name).find(f"{W}rPr") is None, name


def test_normal_breaks_lines_as_chinese_does(rich: Document) -> None:
    normal = rich.style("Normal")
    for rule in ("kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "widowControl"):
        assert val(normal, f"pPr/{rule}") == "", rule
    assert val(normal, "pPr/spacing", "lineRule") == "atLeast"
    assert normal.get(f"{W}default") == "1"


def test_only_body_text_is_indented_by_two_characters(rich: Document) -> None:
    indented = [
        e.get(f"{W}styleId")
        for e in rich.part("styles").iter(f"{W}style")
        if val(e, "pPr/ind", "firstLineChars")
    ]
    assert indented == ["BodyText"]


@pytest.mark.parametrize(
    ("style", "role"),
    [("Heading1", "heading"), ("Quote", "emphasis"), ("SourceCode", "code")],
)
def test_fonts_come_from_the_roles_of_the_theme(rich: Document, style: str, role: str) -> None:
    fonts = getattr(PAPER.fonts, role)
    assert val(rich.style(style), "rPr/rFonts", "eastAsia") == fonts.east_asian
    assert val(rich.style(style), "rPr/rFonts", "ascii") == fonts.latin


def test_headings_keep_with_what_follows_and_grow_smaller(rich: Document) -> None:
    sizes = []
    for depth in range(1, 7):
        heading = rich.style(f"Heading{depth}")
        assert val(heading, "name") == f"heading {depth}"
        assert val(heading, "pPr/keepNext") == ""
        assert val(heading, "next") == "BodyText"
        sizes.append(int(val(heading, "rPr/sz") or 0))
    assert all(larger >= smaller for larger, smaller in pairwise(sizes))


def test_styles_of_our_own_have_chinese_names_and_words_own_none(rich: Document) -> None:
    for style in rich.part("styles").iter(f"{W}style"):
        own = style.get(f"{W}customStyle") == "1"
        alias = val(style, "aliases")
        assert (alias is not None) == own
        assert not own or any("\u4e00" <= letter <= "\u9fff" for letter in alias or "")


def test_style_names_and_ids_are_unique(rich: Document) -> None:
    sheet_ = list(rich.part("styles").iter(f"{W}style"))
    assert len({e.get(f"{W}styleId") for e in sheet_}) == len(sheet_)
    assert len({val(e, "name") for e in sheet_}) == len(sheet_)


def test_a_table_has_a_styled_head(rich: Document) -> None:
    style = rich.style("DigestTable")
    assert val(style, "tblStylePr", "type") == "firstRow"
    assert style.find(path("tblStylePr/rPr/b")) is not None


@pytest.mark.parametrize(
    ("name", "expected"),
    [("heading 1", "Heading1"), ("footnote text", "FootnoteText"), ("TOC Heading", "TOCHeading")],
)
def test_the_id_of_a_style_is_its_name_without_spaces(name: str, expected: str) -> None:
    assert identifier(name) == expected


@pytest.mark.parametrize("name", ["pPr", "rPr"])
def test_properties_are_put_into_the_order_of_the_schema(name: str) -> None:
    order = (_PARAGRAPH if name == "pPr" else _CHARACTERS).split()
    made = properties(name, [w(kind) for kind in reversed(order)])
    assert [child.tag.removeprefix(W) for child in made] == order


def test_of_two_properties_of_a_kind_the_first_counts() -> None:
    made = properties("rPr", [w("sz", val=18), flag("b"), w("sz", val=21)])
    assert val(made, "sz") == "18"
    assert len(made) == 2


@pytest.mark.parametrize("trait", Trait)
def test_every_trait_can_be_seen(trait: Trait) -> None:
    assert look(trait, PAPER)


@pytest.mark.parametrize("kind", TokenKind)
def test_tokens_have_a_style_if_they_have_a_colour(rich: Document, kind: TokenKind) -> None:
    ids = [e.get(f"{W}styleId") for e in rich.part("styles").iter(f"{W}style")]
    assert (f"Token{kind.capitalize()}" in ids) == bool(token_look(kind, PAPER))


def test_every_theme_makes_a_sheet() -> None:
    for name in theme.names():
        made = sheet(theme.load(name), "zh-CN", A4)
        assert len(list(made.iter(f"{W}style"))) > 50

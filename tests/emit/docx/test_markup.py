"""Elements, fields and addresses: the small pieces that everything else is made of."""

from __future__ import annotations

import pytest
from emit.docx.check import W
from emit.docx.document import said, val
from lxml import etree

from exporter import theme
from exporter.emit.docx.fields import bookmark, field, hyperlink, jump, uri
from exporter.emit.docx.markup import characters, clean, element, parse, run, tidy, w
from exporter.emit.docx.numbering import ListKind, Numbering

PAPER = theme.load("paper")


def test_attributes_of_the_main_namespace_are_qualified() -> None:
    assert w("pgSz", w=1, h=2).attrib == {f"{W}w": "1", f"{W}h": "2"}


def test_attributes_of_drawings_are_not() -> None:
    assert element("wp:extent", {"cx": 1}).attrib == {"cx": "1"}


def test_text_keeps_its_spaces() -> None:
    (leaf,) = characters("  甲  ")
    assert leaf.text == "  甲  "
    assert leaf.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_no_text_makes_no_element() -> None:
    assert characters("") == []


def test_tabs_and_line_feeds_become_elements() -> None:
    tags = [piece.tag.removeprefix(W) for piece in characters("甲\t乙\n\n丙")]
    assert tags == ["t", "tab", "t", "br", "br", "t"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("甲\x00乙", "甲乙"), ("\ufffe", ""), ("\ud800甲", "甲"), ("😀\t", "😀\t")],
)
def test_what_xml_forbids_is_left_out(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_namespaces_are_declared_once() -> None:
    math = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>'
    root = tidy(w("p", run(characters("甲")), parse(math)))
    assert etree.tostring(root).count(b"xmlns:m=") == 1
    assert b"xmlns:pic" not in etree.tostring(root)


def test_entities_of_a_formula_are_not_resolved() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse("<a>&file;</a>")


def test_a_field_begins_shows_and_ends() -> None:
    made = w("p", *field("PAGE", "3"))
    kinds = [e.get(f"{W}fldCharType") for e in made.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert said(made) == "3"
    assert [e.text for e in made.iter(f"{W}instrText")] == [" PAGE "]


def test_a_bookmark_goes_around_its_content() -> None:
    tags = [e.tag.removeprefix(W) for e in bookmark("section_1", 7, [run(characters("甲"))])]
    assert tags == ["bookmarkStart", "r", "bookmarkEnd"]


def test_a_jump_and_a_link_out_are_different_hyperlinks() -> None:
    inner, outer = jump("section_1", []), hyperlink("rId3", "题" * 300, [])
    assert inner.get(f"{W}anchor") == "section_1"
    assert len(outer.get(f"{W}tooltip") or "") == 260


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=1&c#d", "https://example.org/a?b=1&c#d"),
        ("https://example.org/甲", "https://example.org/%E7%94%B2"),
        ("https://example.org/%E7%94%B2", "https://example.org/%E7%94%B2"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("a b<c>.md", "a%20b%3Cc%3E.md"),
        ("mailto:editor@example.org", "mailto:editor@example.org"),
    ],
)
def test_addresses_become_uris(address: str, expected: str) -> None:
    assert uri(address) == expected


def test_bullets_share_a_numbering_and_numbers_do_not() -> None:
    numbering = Numbering(PAPER)
    bullets = [numbering.list_id(ListKind.BULLET, base=0, level=0) for _ in range(2)]
    numbers = [numbering.list_id(ListKind.NUMBER, base=0, level=0) for _ in range(2)]
    assert len({*bullets, *numbers}) == 3
    assert len(list(numbering.part().iter(f"{W}abstractNum"))) == 2


def test_a_list_that_stands_further_in_has_a_definition_of_its_own() -> None:
    numbering = Numbering(PAPER)
    for base in (0, 420):
        numbering.list_id(ListKind.BULLET, base=base, level=0)
    lefts = [val(e, "lvl/pPr/ind", "left") for e in numbering.part().iter(f"{W}abstractNum")]
    assert lefts == ["420", "840"]


def test_definitions_come_before_instances_and_their_ids_are_fixed() -> None:
    numbering = Numbering(PAPER)
    numbering.list_id(ListKind.NUMBER, base=0, level=0, start=3)
    first, second = numbering.part()
    assert (first.tag, second.tag) == (f"{W}abstractNum", f"{W}num")
    assert val(first, "nsid") == "0D160000"
    assert val(second, "lvlOverride/startOverride") == "3"


def test_reference_numbers_have_room_for_two_digits() -> None:
    numbering = Numbering(PAPER)
    numbering.list_id(ListKind.REFERENCE, base=0, level=0)
    (definition,) = numbering.part().iter(f"{W}abstractNum")
    assert val(definition, "lvl/lvlText") == "[%1]"
    assert val(definition, "lvl/pPr/ind", "hanging") == "600"

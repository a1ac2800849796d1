from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from emit.everything import ISSUE, PICTURES, SVG, bundle_of, inlines

from exporter.emit.dialect import Dialect, Role, tag
from exporter.model import nodes as n
from exporter.model.bundle import FormulaKey, Picture


class Plain(Dialect):
    def picture_address(self, source: str, picture: Picture) -> str:
        return source + picture.suffix

    def note_reference(self, reference: n.NoteRef) -> str:
        return f"[{reference.number}]"


@pytest.fixture
def plain() -> Plain:
    return Plain(bundle_of(ISSUE))


def test_a_tag_is_well_formed() -> None:
    assert tag("p", "字", {}) == "<p>字</p>"
    assert tag("hr", None, {}) == "<hr/>"
    written = tag("a", "字", {"href": "?a&b", "title": '"<>"'})
    assert written == '<a href="?a&amp;b" title="&quot;&lt;&gt;&quot;">字</a>'
    assert ET.fromstring(written).get("title") == '"<>"'  # noqa: S314 - written just now


def test_empty_attributes_are_left_out_but_for_alt() -> None:
    assert tag("img", None, {"src": "", "title": "", "alt": ""}) == '<img alt=""/>'


def test_a_role_is_a_selector(plain: Plain) -> None:
    assert plain.element(Role.STRONG, "字") == "<strong>字</strong>"
    assert plain.element(Role.LABEL, "字") == '<b class="label">字</b>'
    assert plain.element(Role.CALLOUT, "字", "tip") == '<aside class="callout tip">字</aside>'
    assert plain.element(Role.CELL, "字", "left") == '<td class="left">字</td>'
    assert plain.element(Role.CELL, "字", colspan="2") == '<td colspan="2">字</td>'


@pytest.mark.parametrize(
    ("width", "style"), [("", ""), ("120", ' style="width:120px"'), ("50%", ' style="width:50%"')]
)
def test_a_picture_is_as_wide_as_it_is_asked_to_be(width: str, style: str, plain: Plain) -> None:
    image = n.Image("small.png", alt="钟", width=width)
    assert plain.picture(image) == f'<img src="small.png.png" alt="钟"{style}/>'


def test_a_jpeg_ends_in_jpg() -> None:
    assert PICTURES["cover.jpg"].suffix == ".jpg"


def test_a_formula_is_its_markup_or_its_source(plain: Plain) -> None:
    assert plain.formula(FormulaKey("E=mc^2", display=False)) == SVG
    assert plain.formula(FormulaKey(r"\broken{", display=False)) == (
        r'<code class="tex">\broken{</code>'
    )


def test_what_a_format_must_say_itself() -> None:
    assert Dialect.__abstractmethods__ == {"picture_address", "note_reference"}


def test_ruby_is_escaped(plain: Plain) -> None:
    assert plain.ruby(n.Ruby("<钟>", "a&b")) == "<ruby>&lt;钟&gt;<rt>a&amp;b</rt></ruby>"


def test_tokens(plain: Plain) -> None:
    assert plain.token(n.Token(n.TokenKind.PLAIN, "a<b")) == "a&lt;b"
    assert plain.token(n.Token(n.TokenKind.COMMENT, "# 注")) == '<span class="comment"># 注</span>'


def test_lists_count_from_where_they_start(plain: Plain) -> None:
    assert plain.items(Role.NUMBERED, ["甲"], 1, 0) == "<ol><li>甲</li></ol>"
    assert plain.items(Role.NUMBERED, ["甲"], 0, 2) == '<ol start="0"><li>甲</li></ol>'


def test_a_caption_number(plain: Plain) -> None:
    assert plain.caption_number("图", 2) == '<span class="number">图 2\u3000</span>'
    assert plain.caption_number("图", 0) == ""


def test_a_table_is_its_caption_and_rows(plain: Plain) -> None:
    table = n.Table((), (), (), inlines("表题"))
    assert plain.table(table, "<caption>表题</caption>", "<tbody/>") == (
        "<table><caption>表题</caption><tbody/></table>"
    )

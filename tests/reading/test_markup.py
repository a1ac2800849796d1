from __future__ import annotations

import time

import pytest

from exporter.model import nodes as n
from exporter.reading.markup import Dropped, Element, Piece, Tag, build, cut, visible


def pieces(html: str, ends: list[Tag] | None = None) -> list[Piece]:
    tokens = [n.Text(t) if isinstance(t, str) else t for _, t in cut(html)]
    return build([t for t in tokens if not isinstance(t, Dropped)], ends)


def shape(html: str) -> str:
    return "".join(_shape(piece) for piece in pieces(html))


def _shape(piece: Piece) -> str:
    if isinstance(piece, Element):
        mark = "" if piece.closed else "?"
        return f"{piece.name}{mark}({''.join(map(_shape, piece.children))})"
    assert isinstance(piece, n.Text)
    return piece.text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("甲<b>乙</b>丙", "甲b(乙)丙"),
        ("<p>甲<p>乙", "p(甲)p?(乙)"),
        ("<ul><li>甲<li>乙</ul>", "ul(li(甲)li?(乙))"),
        ("<ul><li>甲<ul><li>乙</ul><li>丙</ul>", "ul(li(甲ul(li?(乙)))li?(丙))"),
        ("<table><tr><td>甲<td>乙<tr><td>丙</table>", "table(tr(td(甲)td?(乙))tr?(td?(丙)))"),
        ("<dl><dt>甲<dd>乙<dt>丙</dl>", "dl(dt(甲)dd(乙)dt?(丙))"),
        ("<p>甲<div>乙</div>", "p(甲)div(乙)"),
        ("<div>甲<p>乙</div>", "div(甲p?(乙))"),
        ("甲<br>乙<br/>丙<img src=a>", "甲br()乙br()丙img()"),
        ("<b>甲<i>乙</b>丙</i>", "b(甲i?(乙))丙"),
        ("<B>甲</b >", "b(甲)"),
        ("甲</b>乙", "甲乙"),
        ("<b>甲", "b?(甲)"),
        ("<script>if (a<b) {}</script>甲", "script()甲"),
        ("<svg><path d='x'/></svg>甲", "svg()甲"),
        ("<!-- <b> -->甲<?php x ?><!DOCTYPE html><![CDATA[y]]>", "甲"),
        ("a < b > c", "a < b > c"),
        ("<ruby>漢<rt>a<rt>b</ruby>", "ruby(漢rt(a)rt?(b))"),
    ],
)
def test_elements(html: str, expected: str) -> None:
    assert shape(html) == expected


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        (
            "<img src=a.png alt='甲 乙' title=\"丙\">",
            {"src": "a.png", "alt": "甲 乙", "title": "丙"},
        ),
        ("<img SRC=a.png/>", {"src": "a.png/"}),
        ("<video controls src='a'>", {"controls": "", "src": "a"}),
        ("<a href='x?a=1&amp;b=2'>", {"href": "x?a=1&b=2"}),
        ("<img src=a src=b>", {"src": "a"}),
        ('<img src="a"alt="b">', {"src": "a", "alt": "b"}),
        ('<img alt="a > b">', {"alt": "a > b"}),
        ("<img\n  src = 'a'\n>", {"src": "a"}),
    ],
)
def test_attributes(tag: str, attributes: dict[str, str]) -> None:
    ((_, found),) = cut(tag)
    assert isinstance(found, Tag)
    assert found.attributes == attributes


def test_offsets_and_open_comments() -> None:
    assert [(at, type(token)) for at, token in cut("甲<b>乙<!-- x")] == [
        (0, str), (1, Tag), (4, str), (5, Dropped),
    ]  # fmt: skip
    assert [token for _, token in cut("<!-- x")] == [Dropped(open=True)]
    assert [token for _, token in cut("<!-- x -->")] == [Dropped(open=False)]


def test_end_tags_without_a_start_are_handed_on() -> None:
    ends: list[Tag] = []
    pieces("甲</details></b>", ends)
    assert [tag.name for tag in ends] == ["details", "b"]


def test_the_text_of_html() -> None:
    assert visible("  a \t b\n   c &lt;&nbsp;&#20013;") == " a b\nc <\u00a0中"


@pytest.mark.parametrize("bomb", ['<x "' * 50_000, "<" * 50_000, "<a " * 50_000, "<!--" * 20_000])
def test_cutting_takes_no_time(bomb: str) -> None:
    start = time.perf_counter()
    assert list(cut(bomb))
    assert time.perf_counter() - start < 2

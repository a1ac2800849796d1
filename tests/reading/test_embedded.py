from __future__ import annotations

import pytest
from reading.written import blocks

from exporter.model import nodes as n
from exporter.model.walk import descend
from exporter.reading import embedded
from exporter.reading.draft import JOINER, draft


def sent(text: str) -> str:
    mended = draft(text)
    embedded.mend(mended)
    return mended.text.replace(JOINER, "^")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<center>**甲**</center>", "^<center>**甲**</center>"),
        ("<p>\n[甲](a)\n</p>", "^<p>\n[甲](a)\n</p>"),
        ("> <div>`甲`</div>", "> ^<div>`甲`</div>"),
        ('<img src="a.png">\n![](b.png)', '^<img src="a.png">\n![](b.png)'),
        ("<tr>\n    <td>**甲**</td>\n</tr>", "^<tr>\n    ^<td>**甲**</td>\n</tr>"),
        ("<div>\n\n**甲**\n\n</div>", "<div>\n\n**甲**\n\n</div>"),
        ("<p>2*3*4，a_b_c，[x] (y)</p>", "<p>2*3*4，a_b_c，[x] (y)</p>"),
        ('<a href="[x](y)">甲</a>\n', '<a href="[x](y)">甲</a>\n'),
        ("<div><!-- **甲** --></div>", "<div><!-- **甲** --></div>"),
        ("<p><code>**甲**</code></p>", "<p><code>**甲**</code></p>"),
        ("<pre>\n**甲**\n</pre>", "<pre>\n**甲**\n</pre>"),
        ("<p>\n**甲**\n---\n</p>", "<p>\n**甲**\n---\n</p>"),
        ("文字 <b>**甲**</b>", "文字 <b>**甲**</b>"),
        ("文字\n<b>\n**甲**", "文字\n<b>\n**甲**"),
        ("```\n<p>**甲**</p>\n```", "```\n<p>**甲**</p>\n```"),
        ("    <p>**甲**</p>", "    <p>**甲**</p>"),
        ("- <details><summary>**甲**</summary>", "- ^<details><summary>**甲**</summary>"),
        ("1. <p>[甲](a)</p>\n2. <p>`乙`</p>", "1. ^<p>[甲](a)</p>\n2. ^<p>`乙`</p>"),
        ("- [ ] <p>**甲**</p>", "- [ ] ^<p>**甲**</p>"),
        ("> - <p>**甲**</p>", "> - ^<p>**甲**</p>"),
        ("- - <p>**甲**</p>", "- - ^<p>**甲**</p>"),
        ("- <p>甲</p>\n- 乙", "- <p>甲</p>\n- 乙"),
    ],
)
def test_only_marks_inside_html_are_let_out(text: str, expected: str) -> None:
    assert sent(text) == expected


def test_an_endless_block_stays_html() -> None:
    block = "<table>\n" + "<tr><td>**甲**</td></tr>\n" * 1000 + "</table>"
    assert sent(block) == block


def test_an_element_that_begins_in_a_paragraph_ends_further_down() -> None:
    (callout,) = blocks("<details><summary>**甲**</summary>\n**乙**\n\n- 丙\n\n丁\n\n</details>")
    assert isinstance(callout, n.Callout)
    assert isinstance(callout.title[0], n.Strong)
    assert [type(b).__name__ for b in callout.blocks] == ["Paragraph", "BulletList", "Paragraph"]


def test_places_are_those_of_the_source() -> None:
    found = list(descend(blocks("<article>**甲**[乙](a)</article>\n\n<p>\n  ![](b.png)</p>")))
    places = [(b.line, b.column) for b in found if isinstance(b, n.Strong | n.Link | n.Image)]
    assert places == [(1, 10), (1, 15), (4, 3)]

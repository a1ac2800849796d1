from __future__ import annotations

import pytest
from read.written import block, blocks

from exporter.model import nodes as n

A = n.Alignment


def table(html: str) -> n.Table:
    found = block(html)
    assert isinstance(found, n.Table)
    return found


def texts(rows: tuple[n.Row, ...]) -> list[list[str]]:
    return [
        ["".join(b.children[0].text for b in cell.blocks) for cell in row.cells]  # type: ignore[union-attr]
        for row in rows
    ]


def test_head_and_body() -> None:
    found = table(
        "<table><thead><tr><th>甲<th>乙</thead><tbody><tr><td>1<td>2</tbody>"
        "<tfoot><tr><td>3<td>4</tfoot></table>"
    )
    assert texts(found.head) == [["甲", "乙"]]
    assert texts(found.body) == [["1", "2"], ["3", "4"]]


def test_a_first_row_of_heads_is_the_head() -> None:
    found = table("<table><tr><th>甲</th></tr><tr><td>1</td></tr></table>")
    assert (texts(found.head), texts(found.body)) == ([["甲"]], [["1"]])


def test_spans_are_numbers() -> None:
    found = table("<table><tr><td colspan=2 rowspan=3>1<td colspan=x>2<td colspan=0>3</table>")
    assert [(c.colspan, c.rowspan) for c in found.body[0].cells] == [(2, 1), (1, 1), (1, 1)]
    assert len(found.alignments) == 4


def test_alignment() -> None:
    found = table(
        "<table><tr><td align=right>1<td style='text-align: center'>2<td>3"
        "<tr><td>4<td>5<td align=justify>6</table>"
    )
    assert found.alignments == (A.RIGHT, A.CENTER, A.DEFAULT)


def test_caption_and_pictures_in_cells() -> None:
    found = table(
        "<table><caption>表 <b>一</b></caption><tr><td><img src=a.png>甲</td></tr></table>"
    )
    assert found.caption == (n.Text("表 "), n.Strong((n.Text("一"),)))
    assert found.body[0].cells[0].blocks == (n.Paragraph((n.Image("a.png"), n.Text("甲"))),)


def test_markdown_between_the_tags_of_a_cell() -> None:
    found = table("<table><tr><td>\n\n**甲**\n\n- 乙\n\n</td></tr></table>")
    assert [type(b) for b in found.body[0].cells[0].blocks] == [n.Paragraph, n.BulletList]


def test_a_table_inside_a_table() -> None:
    found = table("<table><tr><td><table><tr><td>内</table></table>")
    assert isinstance(found.body[0].cells[0].blocks[0], n.Table)


@pytest.mark.parametrize("html", ["<table></table>", "<table><tr></tr></table>"])
def test_an_empty_table_is_nothing(html: str) -> None:
    assert blocks(html) == ()


def test_what_stands_outside_the_cells_comes_first() -> None:
    first, second = blocks("<table>外<tr>间<td>内</table>")
    assert first == n.Paragraph((n.Text("外间"),))
    assert isinstance(second, n.Table)


def test_a_table_of_markdown() -> None:
    found = table("| 左 | 右 |\n|:--|--:|\n| **粗** | 一<br>二 |\n| 短 |")
    assert found.alignments == (A.LEFT, A.RIGHT)
    assert found.body[0].cells[1].blocks == (n.Paragraph((n.Text("一"), n.Break(), n.Text("二"))),)
    assert found.body[1].cells[1].blocks == ()


def test_an_empty_head_is_none() -> None:
    found = table("| | |\n|--|--|\n| 1 | 2 |")
    assert found.head == ()

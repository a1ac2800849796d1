from __future__ import annotations

import pytest
from reading.written import block, blocks

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
    assert (texts(found.body), texts(found.foot)) == ([["1", "2"]], [["3", "4"]])


def test_a_first_row_of_heads_is_the_head() -> None:
    found = table("<table><tr><th>甲</th></tr><tr><td>1</td></tr></table>")
    assert (texts(found.head), texts(found.body)) == ([["甲"]], [["1"]])


HEADS = {
    "a header that reaches into the data": (
        "<tr><th rowspan=3>优<th>速<tr><td>电<tr><td>价",
        0,
    ),
    "headers beside the data": ("<tr><th rowspan=2>优<td>快<tr><td>省<tr><th>缺<td>贵", 0),
    "two rows": (
        "<tr><th rowspan=2>型<th colspan=2>分<tr><th>数<th>码<tr><td>甲<td>9<td>8",
        2,
    ),
    "two rows, the second of data cells below a header that spans them": (
        "<tr><th rowspan=2>型<th colspan=2>分<tr><td>数<td>码<tr><td>甲<td>9<td>8",
        2,
    ),
    "data below a header that is no wider than they are": (
        "<tr><th rowspan=2>优<th>速<tr><td>电<tr><td>重<td>9",
        0,
    ),
    "three rows": (
        "<tr><th rowspan=3>型<th colspan=2>分<tr><th colspan=2>理<tr><th>数<th>物<tr><th>甲<td>1",
        3,
    ),
    "a title over the names": ("<tr><th colspan=2>总<tr><th>名<th>值<tr><td>甲<td>1", 2),
    "a first part right below the names": (
        "<tr><th>名<th>值<tr><th colspan=2>一<tr><td>甲<td>1",
        1,
    ),
    "headers and nothing else": ("<tr><th>甲<tr><th>乙<tr><th>丙", 1),
    "one row of headers": ("<tr><th>甲<th>乙", 0),
    "a head that is marked, with spans beyond it": (
        "<thead><tr><th rowspan=9>型<th>分<tbody><tr><td>甲<td>9",
        1,
    ),
    "a head that stands below its body": ("<tbody><tr><td>1<thead><tr><th>甲", 1),
}


@pytest.mark.parametrize("name", HEADS)
def test_the_rows_of_the_head(name: str) -> None:
    html, rows = HEADS[name]
    found = table(f"<table>{html}</table>")
    assert len(found.head) == rows


SCOPES = {
    "a header of data beside it": ("<tr><th>优<td>快", n.Scope.ROW),
    "a row of headers": ("<tr><td>1<td>2<tr><th>一<th>二<tr><td>3<td>4", n.Scope.COLUMN),
    "a header over rows with data": ("<tr><th rowspan=2>优<th>速<tr><td>电", n.Scope.ROW),
    "what the author says": ("<tr><th scope=colgroup>优<td>快", n.Scope.COLUMN),
    "a cell of data": ("<tr><td scope=row>优<td>快", n.Scope.NONE),
}


@pytest.mark.parametrize("name", SCOPES)
def test_what_a_cell_of_the_body_is_the_header_of(name: str) -> None:
    html, scope = SCOPES[name]
    found = table(f"<table>{html}</table>")
    cells = [cell for row in found.body for cell in row.cells]
    assert next((cell.scope for cell in cells if cell.scope), n.Scope.NONE) is scope


def test_the_foot_comes_last_wherever_it_is_written() -> None:
    found = table("<table><tfoot><tr><td>合</tfoot><tbody><tr><td>甲</tbody></table>")
    assert (texts(found.body), texts(found.foot)) == ([["甲"]], [["合"]])


def test_a_span_ends_with_its_group_of_rows() -> None:
    found = table(
        "<table><tbody><tr><td rowspan=9>一<td>1<tr><td>2"
        "<tbody><tr><td rowspan=0>二<td>3<tr><td>4</table>"
    )
    assert [row.cells[0].rowspan for row in found.body] == [2, 1, 2, 1]


def test_a_row_without_cells_is_in_no_span() -> None:
    found = table("<table><tr><td rowspan=2>一<td>1<tr><tr><td>2<td>3</table>")
    assert [cell.rowspan for cell in found.body[0].cells] == [1, 1]


def test_a_span_makes_no_columns_that_nobody_uses() -> None:
    found = table("<table><tr><td>1<td>2<tr><td colspan=99>3</table>")
    assert (found.body[1].cells[0].colspan, len(found.alignments)) == (2, 2)


def test_the_alignment_of_a_column_beside_a_span() -> None:
    found = table("<table><tr><td rowspan=2>1<td>2<tr><td align=right>3</table>")
    assert found.alignments == (A.DEFAULT, A.RIGHT)


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

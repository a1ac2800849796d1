"""Tables right below text, as cmark-gfm 0.29 reads them too, but for code and HTML."""

from __future__ import annotations

import pytest
from reading.written import blocks

from exporter.model import nodes as n
from exporter.reading import tables
from exporter.reading.draft import draft

ROWS = "| 甲 | 乙 |\n|----|----|\n| 1 | 2 |"


def kinds(text: str) -> list[str]:
    return [type(block).__name__ for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"文字\n{ROWS}", ["Paragraph", "Table"]),
        (f"两行\n文字\n{ROWS}\n\n后文", ["Paragraph", "Table", "Paragraph"]),
        ("文字\n甲 | 乙\n:-: | -\n1 | 2", ["Paragraph", "Table"]),
        (f"- 项\n{ROWS}", ["BulletList", "Table"]),
        (f"## 标题\n{ROWS}", ["Heading", "Table"]),
        (f"文字\n{ROWS}\n| 丙 | 丁 |\n|----|----|", ["Paragraph", "Table"]),
        ("文字\n| 甲 |\n|----|----|", ["Paragraph"]),
        ("文字\n\\| 甲 |\n|---|---|", ["Paragraph"]),
        ("文字\n---", ["Heading"]),
        (f"```\n文字\n{ROWS}\n```", ["CodeBlock"]),
        ("段\n\n    文字\n    | 甲 | 乙 |\n    |---|---|", ["Paragraph", "CodeBlock"]),
        (f"<pre>\n文字\n{ROWS}\n</pre>", ["CodeBlock"]),
        (ROWS, ["Table"]),
    ],
)
def test_a_table_may_follow_text(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_code_keeps_its_lines() -> None:
    code = "文字\n| 甲 | 乙 |\n|---|---|"
    _, found = blocks("段\n\n    " + code.replace("\n", "\n    "))
    assert isinstance(found, n.CodeBlock)
    assert found.text == code


def test_places_below_are_those_of_the_source() -> None:
    *_, table, last = blocks(f"> 引\n> {ROWS.replace(chr(10), chr(10) + '> ')}\n\n{ROWS}\n\n尾")
    assert (table.line, table.column) == (6, 1)
    assert (last.line, last.column) == (10, 1)


def test_a_list_item_and_a_quote_hold_their_table() -> None:
    (items,) = blocks("- 项\n  | 甲 |\n  |----|\n- 后")
    assert isinstance(items, n.BulletList)
    assert [type(b).__name__ for b in items.items[0].blocks] == ["Paragraph", "Table"]
    (quote,) = blocks("> 引\n> | 甲 |\n> |----|")
    assert isinstance(quote, n.Quote)
    assert [type(b).__name__ for b in quote.blocks] == ["Paragraph", "Table"]


def test_no_line_of_the_source_moves() -> None:
    text = draft(f"文字\n{ROWS}")
    tables.part(text)
    assert text.gaps == {1: ""}
    assert "\n".join(text.lines) == f"文字\n{ROWS}"
    assert text.text == f"文字\n\n{ROWS}"
    assert [text.place(f"{line}:1-{line}:2") for line in (1, 3, 4, 5)] == [
        (1, 1), (2, 1), (3, 1), (4, 1),
    ]  # fmt: skip

from __future__ import annotations

import pytest

from exporter.reading.draft import draft
from exporter.reading.nesting import Elements, deep_containers, is_deep


def line(text: str) -> int:
    some = draft(text)
    return deep_containers(some, some.prose())


@pytest.mark.parametrize(
    "text",
    [
        "> " * 101 + "甲",
        ">" * 101,
        "- " * 101 + "甲",
        "12) " * 101,
        "> 1. - " * 40,
        "\n".join(" " * depth + "- 甲" for depth in range(102)),
    ],
)
def test_quotes_and_lists_are_counted(text: str) -> None:
    assert line(f"甲\n\n{text}") >= 3


@pytest.mark.parametrize(
    "text",
    [
        "> " * 99 + "甲",
        "- " * 200,
        "* " * 200,
        "-" * 500,
        "- 甲\n" * 500,
        "  - 甲\n- 乙\n" * 500,
        "```\n" + "> " * 200 + "甲\n```",
        "- 甲\n    - 乙\n        - 丙\n" * 200,
        "+-> 甲",
    ],
)
def test_rules_long_lists_and_code_are_not(text: str) -> None:
    assert line(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "[" * 101 + "甲" + "]" * 101,
        "[甲](b)" * 10 + "![" * 101 + "](b)" * 101,
        "*" * 101 + "甲" + "*" * 101,
        "*甲 " * 101 + "乙*" * 101,
        "**_" * 60 + "甲" + "_**" * 60,
    ],
)
def test_brackets_and_emphasis_are_counted(text: str) -> None:
    assert is_deep(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500,
        "]" * 500,
        "[a]" * 500,
        "[a](" * 500,
        r"\[" * 500 + r"\]" * 500,
        "**甲**乙" * 200,
        "a*b*" * 200,
        "*甲 " * 500,
        "snake_case_name " * 200,
        "2 * 3 * " * 200,
        "~~删~~" * 200,
    ],
)
def test_what_stands_side_by_side_is_not(text: str) -> None:
    assert not is_deep(text)


def test_elements_are_counted_until_they_end() -> None:
    assert Elements().are_deep("<div>" * 101)
    assert Elements().are_deep("<b class=x>" * 60 + "<I>" * 60)
    for harmless in ("<div></div>", "<br>", "<p>", "<li>", "<T>", "<b>甲</b>", "</div>", "a < b"):
        assert not Elements().are_deep(harmless * 200)


def test_inline_elements_end_with_their_paragraph_and_blocks_do_not() -> None:
    inlines, blocks = Elements(), Elements()
    for _ in range(200):
        inlines.end_paragraph()
        assert not inlines.are_deep("<b>")
    found = [blocks.are_deep("<div>") for _ in range(101) if blocks.end_paragraph() is None]
    assert found == [False] * 100 + [True]

from __future__ import annotations

import pytest
from reading.written import complaints

from exporter.diagnostics import Problem

LOST = Problem.TEXT_LOST


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("甲\n\n[^x]: 注", "the footnote [^x] is never called"),
        ("甲\n\n[乙]: https://example.com/", "no link uses the address that [乙] stands for"),
        (
            "甲[^a]\n\n[^a]: 见[^b]。[^b]\n\n[^b]: 注",
            "the footnote [^a] calls [^b]: a footnote has no footnotes",
        ),
    ],
)
def test_what_markdown_drops_is_named(text: str, message: str) -> None:
    found = complaints(text)
    assert (LOST, 3, message) in found
    assert {problem for problem, _, _ in found} == {LOST}


@pytest.mark.parametrize(
    "text",
    [
        "甲[^x]\n\n[^x]: 注",
        "[甲][乙]\n\n[乙]: https://example.com/",
        "[乙]\n\n[乙]: https://example.com/",
        "[甲][ Big  ID ]\n\n[big id]: https://example.com/",
        "![甲][图]\n\n[图]: a.png",
        "甲\n\n[//]: # (注释)\n[comment]: <> (注释)",
        "```\n[乙]: https://example.com/\n```",
        "甲\n[乙]: 这是段落里的文字",
        "`[^x]: 不是脚注`",
    ],
)
def test_what_is_used_or_shown_is_not(text: str) -> None:
    assert complaints(text) == []


def test_the_second_definition_of_a_name_is_named() -> None:
    text = "甲[^x][乙]\n\n[^x]: 一\n\n[^x]: 二\n\n[乙]: a\n[乙]: b"
    assert complaints(text) == [
        (LOST, 5, "[^x] is defined twice, and the first one counts"),
        (LOST, 8, "[乙] is defined twice, and the first one counts"),
    ]


def test_a_footnote_may_interrupt_a_paragraph() -> None:
    assert complaints("甲\n[^x]: 注") == [(LOST, 2, "the footnote [^x] is never called")]


def test_a_note_that_only_another_note_calls_is_lost_with_it() -> None:
    messages = [message for _, _, message in complaints("甲[^a]\n\n[^a]: 见[^b]。\n\n[^b]: 注")]
    assert messages == [
        "the footnote [^a] calls [^b]: a footnote has no footnotes",
        "the footnote [^b] is never called",
    ]

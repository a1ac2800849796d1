from __future__ import annotations

import pytest
from read.written import blocks, inlines

from exporter.model import nodes as n
from exporter.model.walk import plain
from exporter.read.linebreaks import settle


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        ("中文", "中文", ""),
        ("中文，", "中文", ""),
        ("中文", "“引文”", ""),
        ("他说——", "这样", ""),
        ("日本", "の", ""),
        ("中文", "English", " "),
        ("English", "中文", " "),
        ("LLM", "Solver", " "),
        ("中文，", "English", ""),
        ("English", "，中文", ""),
        ("3", "4", " "),
        ("한국어", "문장", " "),
        ("表情😀", "中文", " "),
        ("**中文**", "中文", ""),
        ("**中文**", "**中文**", ""),
        ("*中文*", "[中文](https://example.com/)", ""),
        ("[Latin](https://example.com/)", "中文", " "),
        ("`code`", "中文", " "),
        ("中文", "`code`", " "),
        ("<small>中文</small>", "中文", ""),
    ],
)
def test_a_line_end_between(first: str, second: str, between: str) -> None:
    together = plain(inlines(f"{first}\n{second}"))
    assert together == plain(inlines(first)) + between + plain(inlines(second))


def test_a_call_of_a_note_is_looked_through() -> None:
    (paragraph,) = blocks("中文[^1]\n中文\n\n[^1]: 注")
    assert plain([paragraph]) == "中文中文\n".rstrip()


@pytest.mark.parametrize("end", ["  ", "\\", "<br>", "<br />"])
def test_a_break_that_was_meant_stays(end: str) -> None:
    assert inlines(f"甲{end}\n乙") == (n.Text("甲"), n.Break(), n.Text("乙"))


@pytest.mark.parametrize("text", ["甲  ", "甲  \n", "甲<br>", "<br>甲", "甲<br><br>\n<br>", "  甲"])
def test_breaks_at_the_ends_of_a_paragraph_make_nothing(text: str) -> None:
    assert inlines(text) == (n.Text("甲"),)


def test_runs_of_text_are_joined() -> None:
    assert inlines("甲 &amp; 乙:smile: *a*") == (n.Text("甲 & 乙😄 "), n.Emph((n.Text("a"),)))
    assert settle([n.Text("甲", line=1, column=2), n.Text(""), n.Text("乙")]) == (n.Text("甲乙"),)


def test_spaces_inside_the_first_and_last_span_go_too() -> None:
    assert inlines("<small> 甲 </small>乙<u> 丙 </u>") == (
        n.Small((n.Text("甲 "),)),
        n.Text("乙"),
        n.Underline((n.Text(" 丙"),)),
    )


def test_spaces_that_matter_stay() -> None:
    assert inlines("a\u00a0b\u3000c") == (n.Text("a\u00a0b\u3000c"),)

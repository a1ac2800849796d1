from __future__ import annotations

import re
from pathlib import Path

import pytest
from reading.written import blocks, complaints, every, inlines, understood

from exporter.config import Breaks
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.source import Source
from exporter.model.walk import plain
from exporter.reading import read
from exporter.reading.linebreaks import settle


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


@pytest.mark.parametrize("line", ["14. The doors are six.", "(1) a door", "😀 a door", "B. a door"])
def test_english_prose_may_wrap_before_a_number(line: str) -> None:
    text = "The number of windows in my house is"
    assert plain(inlines(f"{text}\n{line}")) == f"{text} {line}"


@pytest.mark.parametrize("line", ["① a door", "• a door", "一、a door"])
def test_signs_of_chinese_text_begin_a_line_in_english_too(line: str) -> None:
    assert n.Break() in inlines(f"Windows\n{line}")


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


@pytest.mark.parametrize(
    "line",
    ["一、换灯", "十二、换灯", "1、换灯", "1．换灯", "2.换灯", "2. 换灯", "2）换灯", "（1）换灯",
     "(2) 换灯",      "（三）换灯", "①换灯", "⑴换灯",
     "❶换灯", "•换灯", "·换灯", "● 换灯", "✅ 换灯",
     "　　换灯", "时间：周六",      "联系人: 小林", "邮箱：a@example.com", "**时间**：周六",
     "**一、**换灯", "[时间](https://a.example/)：八点",
     "二〇二四年三月五日", "2024年3月5日", "2024 年 3 月 5 日", "Q：为何", "A、换灯"],
)  # fmt: skip
def test_a_line_that_begins_as_one_of_its_own_keeps_its_break(line: str) -> None:
    before = "灯塔换了新灯。"
    kept = inlines(f"{before}\n{line}")
    assert kept[:2] == (n.Text(before), n.Break())
    assert plain(kept[2:]) == re.sub(r"\*\*|[\[\]]|\(h.*\)", "", line)


@pytest.mark.parametrize(
    "line",
    ["换灯之后", "14.6 万元", "2024、2025 两年", "就得让一步：汉字不动", "https://a.example/",
     "3月5日换灯",     "2024年3月5日换灯", "一天之后", "“时间：”不算",
     "这是一句很长很长很长的话：后面", "- 横线", "Latin"],
)  # fmt: skip
def test_any_other_line_is_joined(line: str) -> None:
    nodes = inlines(f"灯塔换了新灯，人们都来看了，海上也看得见，\n\\{line}")
    assert not any(isinstance(node, n.Break) for node in nodes)


def test_fields_and_items_stand_line_by_line() -> None:
    nodes = inlines("地点：海边路一号\n电话：12345\n（1）甲\n（2）乙\n丙")
    assert "".join("|" if isinstance(node, n.Break) else plain([node]) for node in nodes) == (
        "地点：海边路一号|电话：12345|（1）甲|（2）乙丙"
    )


@pytest.mark.parametrize("frame", ["- {}", "> {}", "1. 甲\n\n   {}", "甲[^1]\n\n[^1]: {}"])
def test_a_break_is_kept_anywhere(frame: str) -> None:
    nodes = [*every(understood(frame.format("甲。\n一、乙"))[0])]
    assert n.Break() in nodes
    assert n.Text("一、乙") in nodes


def test_a_break_is_kept_in_emphasis() -> None:
    assert inlines("**甲。\n一、乙**") == (n.Strong((n.Text("甲。"), n.Break(), n.Text("一、乙"))),)


def test_what_stands_behind_a_kept_break_knows_its_place() -> None:
    *_, last = inlines("甲。\n  二、乙")
    assert (last.line, last.column) == (2, 3)


@pytest.mark.parametrize(
    ("breaks", "times"), [(Breaks.CHINESE, 1), (Breaks.ALL, 2), (Breaks.MARKDOWN, 0)]
)
def test_which_breaks_are_kept_can_be_set(breaks: Breaks, times: int) -> None:
    text = "甲。\n一、乙\n丙"
    for front, setting in ((f"---\nbreaks: {breaks}\n---\n", Breaks.CHINESE), ("", breaks)):
        source = Source(Path("a.md"), "a", front + text)
        nodes = every(read(source, Report(), breaks=setting))
        assert sum(isinstance(node, n.Break) for node in nodes) == times


def test_a_word_that_is_no_setting_is_named() -> None:
    assert complaints("---\nbreaks: 都要\n---\n甲") == [
        (
            Problem.FRONT_MATTER,
            2,
            "breaks '都要' is none of chinese, all, markdown and was ignored",
        )
    ]


@pytest.mark.parametrize(
    "line",
    ["A. 换灯", "Ⅱ、换灯", "壹、换灯", "· 换灯", "★ 换灯", "▲换灯", "➤ 换灯", "📌 换灯",
     "作者: Lin", "**邮箱**: a@example.com", "2024-03-05"],
)  # fmt: skip
def test_other_signs_begin_a_line_too(line: str) -> None:
    assert inlines(f"灯塔换了新灯。\n{line}")[:2] == (n.Text("灯塔换了新灯。"), n.Break())


def test_emphasis_that_holds_but_a_break_is_none() -> None:
    assert inlines("*<br>*甲") == (n.Text("甲"),)

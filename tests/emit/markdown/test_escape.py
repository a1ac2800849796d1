"""Escaping: what must be escaped is, what need not be is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.written import understood

from exporter.emit.markdown import escape
from exporter.emit.markdown.escape import Pen
from exporter.emit.markdown.inlines import paragraph
from exporter.model import nodes as n


def written(text: str, **pen: bool) -> str:
    return escape.lines(escape.text(text, Pen(**pen), "", ""))


@pytest.mark.parametrize(
    "text",
    [
        "他说“桥塌了”。——《石桥》第 3 页……",
        "涨了 50%，共 $5（约 3 * 12 元）",
        "见 [1] 与 [译注]: a[i][j]，C# 与 C++，a < b",
        "snake_case 与 __init__x 之外，中文_下划线",
        "1、石桥；2.5 版；#标签 -3 +4 20:30-21:30",
        "A & B，~100~，x^2，a|b",
        "结尾的反斜杠 C:\\桥",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert written(text.replace("__init__x ", "")) == text.replace("__init__x ", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*重点*", r"\*重点\*"),
        ("_重点_", r"\_重点\_"),
        ("`码`", r"\`码\`"),
        ("~~旧~~", r"\~\~旧\~\~"),
        ("[甲](乙)", r"[甲\](乙)"),
        ("![甲](乙)", r"\![甲\](乙)"),
        ("[甲]: 乙", r"\[甲]: 乙"),
        ("见[^1]", r"见[\^1]"),
        ("<b>粗</b>", r"\<b>粗\</b>"),
        ("&copy; &#35;", r"\&copy; \&#35;"),
        (":smile:", r"\:smile:"),
        ("a@b.cn", r"a\@b.cn"),
        ("www.example.org", r"www\.example.org"),
        (r"C:\*", r"C:\\\*"),
        ("末\\", r"末\\"),
        ("# 题", r"\# 题"),
        ("#\u3000题", "\\#\u3000题"),
        ("> 引", r"\> 引"),
        ("- 项", r"\- 项"),
        ("1. 项", r"1\. 项"),
        ("12) 项", r"12\) 项"),
        ("---", r"\---"),
        ("+++", r"\+++"),
        ("===", r"\==="),
        (":--|--:", r"\:--|--:"),
        ("[x] 做完", r"\[x] 做完"),
        ("[!NOTE]", r"\[!NOTE]"),
    ],
)
def test_what_would_be_markup_is_escaped(text: str, expected: str) -> None:
    assert written(text) == expected


def test_brackets_are_escaped_inside_brackets_and_bars_in_cells() -> None:
    assert written("[甲]|", bracketed=True) == r"\[甲\]|"
    assert written("甲|乙", cell=True) == r"甲\|乙"


def test_dollars_are_escaped_where_two_could_be_a_formula() -> None:
    assert paragraph((n.Text("涨到 $5"),), Pen()) == "涨到 $5"
    assert paragraph((n.Text("$5 和 $6"),), Pen()) == r"\$5 和 \$6"
    assert paragraph((n.Text("$5"), n.Math("x")), Pen(math=True, dollars=True)) == r"\$5<!-- -->$x$"


def test_an_address_in_brackets_is_broken_only_where_an_escape_would_enter_it() -> None:
    assert written("https://example.org/a_b", bracketed=True) == "https://example.org/a_b"
    assert written("https://example.org/*", bracketed=True) == r"https\://example.org/\*"


@pytest.mark.parametrize(
    ("before", "inner", "after", "fits"),
    [
        ("", "强调", "", True),
        ("中", "强调。", "后", True),
        ("中", "“强调”", "后", True),
        ("中", "“强调”", "b", True),
        ("中", "“强调”", "，", True),
        ("", " 强调", "", False),
        ("a", "(b)", "c", False),
        ("*", "强调", "", False),
        ("", "强调", "_", False),
    ],
)
def test_where_stars_can_enclose(before: str, inner: str, after: str, *, fits: bool) -> None:
    assert escape.can_enclose("**", before, inner, after) is fits
    manuscript, _ = understood(f"{before}**{inner}**{after}".replace("***", "**"))
    if before != "*" and after != "_":
        (block,) = manuscript.blocks
        assert isinstance(block, n.Paragraph)
        assert any(isinstance(node, n.Strong) for node in block.children) is fits


def test_where_tildes_can_enclose() -> None:
    assert escape.can_enclose("~~", "中", "。旧", "b")
    assert not escape.can_enclose("~~", "", "旧 ", "")
    assert not escape.can_enclose("~~", "~", "旧", "")
    assert not escape.can_enclose("~~", "", "[旧](a&#42;b)", "")


SIGNS = "甲乙ab01 *_`[]()<>!#$&~|\\:.-+=@{}^\"'，。“”　/"


@pytest.mark.sweep
@settings(max_examples=150, deadline=None)
@given(
    st.text(SIGNS, min_size=1, max_size=14).map(
        lambda text: " ".join(filter(None, text.split(" "))).strip()
    )
)
def test_any_text_is_read_again_as_it_was(text: str) -> None:
    if text and "://" not in text:
        manuscript, report = understood(paragraph((n.Text(text),), Pen()))
        assert manuscript.blocks == (n.Paragraph((n.Text(text),)),)
        assert not report.diagnostics

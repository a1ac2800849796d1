"""Texts as editors write them, with mistakes made by chance: lines moved, marks put anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

_BLOCKS = (
    "# 题", "## 目录", "## 摘要", "## 参考文献", "---", "===", "***", "```", "~~~", "| a | b |",
    "|---|---|", "> [!TIP]", "- [x] 做", "[^1]: 注", "$$", "<details>", "<summary>标</summary>",
    "</details>", "<div>", "</div>", "<table><tr><td>", "</table>", "<pre>", "</pre>", "<hr>",
    "<ul>", "<li>", "</ul>", "<dl><dt>甲</dt><dd>乙</dd></dl>", "<blockquote>", "</blockquote>",
    "![画](a.png)", '<video src="a.mp4"></video>', "#甲 #乙", "**概要**：", "1、甲", "图 3：",
)  # fmt: skip
_MARKS = (
    *"*_`~[]()<>#>+-|\\&$:!^=@{}\"'。，：、“”（）—…·　 甲a0",
    "**", "__", "~~", "``", "![](a.png)", "[](", "](a)", "[^1]", "  \n", "\\\n", "&amp;", "&#32;",
    "&nbsp;", "$x^2$", ":smile:", "www.example.org", "https://example.org/a_b", "a@b.cn", "<b>",
    "</b>", "<br>", "<sub>2</sub>", '<img src="a.png" width="20">', "<kbd>", "</kbd>", "<u>",
    "<small>", "<!-- ", "-->", "<ruby>字<rt>zi</rt></ruby>", "**重点。**", "[x] ", "[a]: b",
    "😀", "⚠️", "𠮷", "é", "한", "か", "\u200b", "\u00a0",
)  # fmt: skip
_PREFIXES = ("> ", "- ", "1. ", "  ", "    ", "   ", "\t", "> > ", "* ")


@st.composite
def mutated(draw: st.DrawFn, texts: Sequence[str]) -> str:
    """Draw a piece of one of some texts, changed in a few places."""
    whole = draw(st.sampled_from(texts)).split("\n")
    start = draw(st.integers(0, len(whole) - 1))
    lines = whole[start : start + draw(st.sampled_from([3, 8, 20]))]
    for change in draw(st.lists(st.sampled_from(_CHANGES), min_size=1, max_size=6)):
        place = draw(st.integers(0, max(len(lines) - 1, 0)))
        lines[place : place + 1] = change(draw, lines[place] if lines else "", lines)
    return "\n".join(lines) + "\n"


def _delete(_draw: st.DrawFn, _line: str, _lines: list[str]) -> list[str]:
    return []


def _bring(draw: st.DrawFn, line: str, lines: list[str]) -> list[str]:
    return [line, draw(st.sampled_from(lines or [""]))]


def _part(_draw: st.DrawFn, line: str, _lines: list[str]) -> list[str]:
    return ["", line]


def _indent(draw: st.DrawFn, line: str, _lines: list[str]) -> list[str]:
    return [draw(st.sampled_from(_PREFIXES)) + line]


def _insert_block(draw: st.DrawFn, line: str, _lines: list[str]) -> list[str]:
    return [draw(st.sampled_from(_BLOCKS)), line]


def _insert_mark(draw: st.DrawFn, line: str, _lines: list[str]) -> list[str]:
    place = draw(st.integers(0, len(line)))
    return [line[:place] + draw(st.sampled_from(_MARKS)) + line[place:]]


def _cut(draw: st.DrawFn, line: str, _lines: list[str]) -> list[str]:
    place = draw(st.integers(0, len(line)))
    return [line[:place] + line[place + draw(st.integers(1, 4)) :]]


_CHANGES: tuple[Callable[[st.DrawFn, str, list[str]], list[str]], ...] = (
    _delete, _bring, _part, _indent, _insert_block, _insert_mark, _insert_mark, _insert_mark, _cut,
)  # fmt: skip

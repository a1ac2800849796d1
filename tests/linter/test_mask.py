"""What is prose and what is not; nothing moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.config import Settings
from exporter.diagnostics import ExportError, Report
from exporter.linter.mask import MARK, Masked
from exporter.linter.proof import pull
from exporter.model.source import Source


def masked(text: str, *, math: bool = False) -> Masked:
    source = Source(Path("刊.md"), "刊", text)
    return pull(source, Settings(math=math), Report()).masked


def left(text: str) -> str:
    """The prose without marks."""
    return masked(text).prose.replace(MARK, "")


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("甲`码`乙``码`码``丙", "甲乙丙"),
        ("甲`没有完", "甲`没有完"),
        ("- 甲`没有完\n- 乙`码`丙", "- 甲`没有完\n- 乙丙"),
        ("甲`一\n##二`乙", "甲\n乙"),
        ("甲[`码`](a)[^1]\n\n[^1]: 注`码`\n\n乙`码`", "甲[\n\n 注\n\n乙"),
        ("甲\n\n<pre>\n码\n码\n</pre>\n\n乙", "甲\n\n\n\n\n\n\n乙"),
        ("![甲`码`](a)", "![甲"),
        ("甲`没有完\n\n另一段`乙", "甲`没有完\n\n另一段`乙"),
        ("甲\n\n```py\n码\n```\n\n乙", "甲\n\n\n\n\n\n乙"),
        ("甲\n\n    码\n\n乙", "甲\n\n\n\n乙"),
        ("- 甲\n\n      码\n\n乙", "- 甲\n\n\n\n乙"),
        ("甲[乙](https://example.org/丙)丁", "甲[乙丁"),
        ('甲[乙](<a b> "题")丁', "甲[乙丁"),
        ("甲[乙](a(b)c)丁", "甲[乙丁"),
        ("甲 https://example.org/a,b 乙", "甲  乙"),
        ("甲https://example.org/甲乙，丙", "甲，丙"),
        ("甲 <https://example.org/> 乙", "甲  乙"),
        ("甲 a.b@example.org 乙", "甲  乙"),
        ("甲<br>乙<img src='丙' alt=\"丁\">戊", "甲乙戊"),
        ("甲<code>码</code>乙", "甲乙"),
        ("甲<!-- 注\n释 -->乙", "甲\n乙"),
        ("甲 < 乙 且 丙 > 丁", "甲 < 乙 且 丙 > 丁"),
        ("甲\\*乙&nbsp;丙", "甲乙丙"),
        ("甲 $x_1$ 乙，价格 $5 到 $6", "甲  乙，价格 $5 到 $6"),
        ("甲 #标签 乙#3", "甲  乙#3"),
        ("甲[^1]\n\n[^1]: 乙", "甲\n\n 乙"),
        ("[甲]乙\n\n[甲]: https://example.org/", "乙\n\n"),
        ("---\ntitle: 甲\n---\n\n乙", "\n\n\n\n乙"),
        ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "| 甲 | 乙 |\n\n| 丙 | 丁 |"),
        ('甲 {{< figure src="乙" >}} 丙', "甲  丙"),
    ],
)
def test_only_prose_is_left(text: str, prose: str) -> None:
    assert left(text) == prose


def test_math_hides_every_pair_of_dollars() -> None:
    assert masked("甲 $x$ 乙", math=True).prose == f"甲 {MARK * 3} 乙"


def test_tags_and_comments_are_known_by_their_places() -> None:
    text = "甲<b>乙</b> <!-- 丙 -->\n\n[丁]: a\n"
    found = masked(text)
    assert [text[a:b] for a, b in found.tags] == ["<b>", "</b>"]
    assert [text[a:b] for a, b in found.comments] == ["<!-- 丙 -->"]


@pytest.mark.sweep
@settings(deadline=None, max_examples=60)
@given(st.text("甲a `~$#<>[]()!\\|-*\n:/.\"'{}%&;1", max_size=60))
def test_nothing_moves(text: str) -> None:
    try:
        prose = masked(text).prose
    except ExportError:
        return
    assert len(prose) == len(text)
    for before, after in zip(text, prose, strict=True):
        assert after in (before, MARK)
        assert (before == "\n") == (after == "\n")

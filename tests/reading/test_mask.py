from __future__ import annotations

import re
import time

import pytest

from exporter.reading.draft import draft
from exporter.reading.mask import HIDDEN, Mask


def shown(text: str, kind: Mask) -> str:
    """Return a masked text with a dot for each run that is hidden."""
    masked = draft(text).masked(kind)
    assert len(masked) == len(text)
    assert masked.count("\n") == text.count("\n")
    return re.sub(f"{HIDDEN}+", "·", masked)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲`乙`丙", "甲·丙"),
        ("甲``乙`丙``丁", "甲·丁"),
        ("甲`乙\n丙`丁", "甲·\n·丁"),
        ("甲`乙\n\n丙`丁", "甲`乙\n\n丙`丁"),
        ("- 甲`乙\n- 丙`丁", "- 甲`乙\n- 丙`丁"),
        ("甲\\`乙`丙", "甲\\`乙`丙"),
        ("甲`乙\\`丙", "甲·丙"),
        ("甲\\\\`乙`丙", "甲\\\\·丙"),
        ("甲\n```\n乙\n```\n丙", "甲\n·\n·\n·\n丙"),
        ("> ```\n> 乙\n> ```\n丙", "·\n·\n·\n丙"),
        ("甲\n\n    乙\n\n    丙\n丁", "甲\n\n·\n\n·\n丁"),
        ("甲\n    乙", "甲\n    乙"),
        ("[^1]: 甲\n\n    乙", "[^1]: 甲\n\n    乙"),
        ("[^1]: 甲\n\n        乙", "[^1]: 甲\n\n·"),
        ("- 甲\n\n    乙", "- 甲\n\n    乙"),
        ("- 甲\n\n      乙", "- 甲\n\n·"),
        ("1. 甲\n\n       乙", "1. 甲\n\n·"),
        ("> 甲\n>\n>     乙", "> 甲\n>\n·"),
        ("10. 甲\n\n    > 引\n\n    乙", "10. 甲\n\n    > 引\n\n    乙"),
        ("甲\n\n\t乙", "甲\n\n·"),
        ("甲<!-- 乙 -->丙", "甲·丙"),
        ("<!-- 乙\n\n乙 -->丙", "·\n\n·丙"),
        ("甲<!-- 乙", "甲<!-- 乙"),
        ("甲\\<!-- 乙 -->", "甲\\<!-- 乙 -->"),
        ("甲`<!--`乙-->", "甲·乙-->"),
        ("甲<!-- 乙\n乙 -->丙", "甲·\n·丙"),
        ("<pre>\n乙\n\n乙</pre>丙", "·\n·\n\n·>丙"),
        ("[甲`]`](a)", "[甲·](a)"),
        ("甲<code>乙</code>丙", "甲<code>·</code>丙"),
        ("甲<tt class='b'>乙</tt>丙", "甲<tt class='b'>·</tt>丙"),
        ("甲<code>乙", "甲<code>乙"),
    ],
)
def test_code_is_hidden(text: str, left: str) -> None:
    assert shown(text, Mask.CODE) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[甲](https://a.example/ '题')乙", "[甲]·乙"),
        ("![甲](<a b.png>)乙", "![甲]·乙"),
        ("[甲](a_(b).html)乙", "[甲]·乙"),
        ("[甲](屏幕 1.png)乙", "[甲]·乙"),
        ("[甲][乙]丙", "[甲]·丙"),
        ("[^1][甲](https://a.example/)乙", "[^1][甲]·乙"),
        ("[甲][乙](https://a.example/)丙", "[甲]·丙"),
        ("[甲]: https://a.example/\n\n[^1]: 乙", "·\n\n[^1]: 乙"),
        ("<https://a.example/>乙<b title='a > b'>丙</b>", "·乙·丙·"),
        ("a < b > c <用户名>", "a < b > c <用户名>"),
        ("`<b>`<b>", "·"),
    ],
)
def test_markup_is_hidden(text: str, left: str) -> None:
    assert shown(text, Mask.MARKUP) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲[乙](a)丙", "甲·丙"),
        ("甲[![乙](a)](b)丙", "甲·丙"),
        ("甲[`乙`][b]丙", "甲·丙"),
        ("甲[乙]丙[^1]", "甲[乙]丙[^1]"),
        ("甲\n<div>\n乙\n</div>\n\n丙", "甲\n·\n·\n·\n\n丙"),
        ("<b>\n乙\n\n丙", "·\n·\n\n丙"),
        ("甲\n<b>\n丙", "甲\n·\n丙"),
    ],
)
def test_links_and_blocks_of_html_are_hidden(text: str, left: str) -> None:
    assert shown(text, Mask.LINKS) == left


def test_a_mask_follows_the_edits() -> None:
    text = draft("甲`乙`丙")
    assert text.masked(Mask.CODE) == f"甲{HIDDEN * 3}丙"
    text.replace([(1, 2, ""), (3, 4, "")])
    assert text.masked(Mask.CODE) == "甲乙丙"


@pytest.mark.parametrize(
    "piece", ["`", "``a", "[", "](", "<!--", "<pre>", "<a b='", '<a "', "\\", "- ", "> ", "<"]
)
def test_endless_marks_take_linear_time(piece: str) -> None:
    text = draft(piece * (200_000 // len(piece)))
    began = time.process_time()
    text.masked(Mask.LINKS)
    assert time.process_time() - began < 2

"""Characters that look right and are not."""

from __future__ import annotations

import pytest
from linter.proofs import mended, places


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("名叫Ｖｕｅ，有１２３人", "名叫Vue，有123人"),
        ("一共有1，000人", "一共有1,000人"),
        ("增长了20－30%", "增长了20-30%"),
        ("圆周率是3．14", "圆周率是3.14"),
    ],
)
def test_full_width_letters_and_figures(before: str, after: str) -> None:
    assert mended(f"{before}\n", "character-full-width") == f"{after}\n"


def test_a_full_width_mark_in_a_latin_sentence() -> None:
    assert places("He said hello， and left.\n", "character-full-width") == [(1, 14)]
    assert places("有 Apache，Drupal，PuTTY 等\n", "character-full-width") == []


def test_a_date_is_no_number() -> None:
    assert places("在1，2，3之间，见2024，2025年\n", "character-full-width") == []


def test_radicals() -> None:
    assert mended("这是⼀本好书\n", "character-radical") == "这是一本好书\n"
    assert places("部首⺌没有对应的字\n", "character-radical") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("功\u200b能", "功能"), ("软\u00ad件", "软件"), ("今天\u00a0天气", "今天 天气")],
)
def test_invisible_characters(before: str, after: str) -> None:
    assert mended(f"{before}\n", "character-invisible") == f"{after}\n"


def test_a_zero_width_space_beside_emphasis_is_meant() -> None:
    assert places("**粗。**\u200b后\n", "character-invisible") == []


def test_a_tab_in_a_sentence() -> None:
    assert places("今天\t天气很好\n", "character-invisible") == [(1, 3)]


def test_a_family_is_held_together_by_what_is_invisible() -> None:
    assert places("一家 👨\u200d👩\u200d👧 人\n", "character-invisible") == []


@pytest.mark.parametrize("text", ["好\ufffd书", "这是锟斤拷", "烫烫烫"])
def test_what_is_left_of_another_encoding(text: str) -> None:
    assert len(places(f"{text}\n", "character-broken")) == 1

"""Traditional characters in simplified text."""

from __future__ import annotations

import pytest
from linter.proofs import mended, places

from exporter.linter.rules.script import _SIMPLIFIED

CODE = "character-traditional"
SIMPLIFIED = "我们还没说过这个问题，让时间给出结论吧。\n\n"


@pytest.mark.parametrize(
    ("sentence", "column"),
    [
        ("这是一個很好的工具。", 4),
        ("- 這个工具还不错。", 3),
        ("## 关于時间", 6),
        ("> 他们说對的。", 6),
        ("| 这樣 |\n| --- |", 4),
    ],
)
def test_a_traditional_character_in_a_simplified_sentence(sentence: str, column: int) -> None:
    assert places(f"{SIMPLIFIED}{sentence}\n", CODE) == [(3, column)]


@pytest.mark.parametrize(
    "text",
    [
        f"{SIMPLIFIED}他们读《資治通鑑》与“國學”。\n",
        f"{SIMPLIFIED}繁體中文的這個句子讓他們說話。\n",
        "這個問題還沒說過，让我们时间。\n",
        "這是一個很好的工具。\n",
        f"{SIMPLIFIED}`這` 这。\n",
    ],
)
def test_what_is_traditional_on_purpose(text: str) -> None:
    assert places(text, CODE) == []


def test_only_unsafe_fixes_mend_it() -> None:
    text = f"{SIMPLIFIED}这是一個工具。\n"
    assert mended(text, CODE) == text
    assert mended(text, CODE, unsafe=True) == text.replace("個", "个")


def test_no_character_of_the_table_is_one_of_gb_2312() -> None:
    assert "".join(_SIMPLIFIED).encode("gb2312", "ignore") == b""

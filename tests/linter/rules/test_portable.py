"""What this reader understands and others do not."""

from __future__ import annotations

import pytest
from linter.proofs import mended, places

A = "https://a.example/x"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (f"见 {A}，后", f"见 <{A}>，后"),
        (f"**地址：{A}**，{A}。", f"**地址：{A}**，<{A}>。"),
        (f"- {A}；甲", f"- <{A}>；甲"),
        (f"> （{A}）", f"> （<{A}>）"),
        (f"---\ntitle: 题\n---\n\n{A}、乙", f"---\ntitle: 题\n---\n\n<{A}>、乙"),
        (f"见 {A} 后，[甲]({A})，<{A}>，`{A}，`", f"见 {A} 后，[甲]({A})，<{A}>，`{A}，`"),
    ],
)
def test_an_address_before_chinese_punctuation(text: str, after: str) -> None:
    assert mended(f"{text}\n", "portable-address") == f"{after}\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (r"式 \(x_1\)，后", "式 $x_1$，后"),
        ("式 $ x_1 $ 与 $y_1 $", "式 $x_1$ 与 $y_1$"),
        ("# 题\n\n- $ x_1 $", "# 题\n\n- $x_1$"),
        ("式 $x_1$ 与 $`n`$ 与 $5", "式 $x_1$ 与 $`n`$ 与 $5"),
    ],
)
def test_a_formula_with_marks_of_its_own(text: str, after: str) -> None:
    assert mended(f"{text}\n", "portable-formula") == f"{after}\n"


def test_a_line_that_others_join() -> None:
    text = "甲。\n（1）乙\n（2）丙\n\n丁  \n（3）戊\n"
    assert places(text, "portable-line") == [(2, 1)]


def test_a_highlight() -> None:
    assert places("甲 ==乙== <mark>丙</mark>\n", "portable-highlight") == [(1, 3)]

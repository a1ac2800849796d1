"""Ranges of numbers that are written with two signs."""

from __future__ import annotations

import pytest
from linter.proofs import places


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("从10~20人增加到 30～40 人\n", 4),
        ("从 10 ~ 20 人到 30～40 人，再到 50～60 人\n", 6),
        ("1~2、3~4、5～6\n", 10),
        ("10%~20%，30%～40%\n", 4),
        ("- 3〜5 天，6～7 天\n", 4),
    ],
)
def test_two_signs_of_ranges(text: str, column: int) -> None:
    assert places(text, "punctuation-range") == [(1, column)]


@pytest.mark.parametrize(
    "text", ["10~20 与 30~40\n", "10～20\n", "`1~2` 与 3～4\n", "约 ~20，3～4\n", "好~ 3～4\n"]
)
def test_one_sign_of_ranges(text: str) -> None:
    assert places(text, "punctuation-range") == []

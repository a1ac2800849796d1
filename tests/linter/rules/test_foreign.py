"""What only Obsidian shows as it is meant: reported, never mended."""

from __future__ import annotations

import pytest
from linter.proofs import look, places


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("> [!abstract]\n> 文。", 3),
        ("> [!NOTE] 自己的标题\n> 文。", 3),
        ("> [!tip]-\n> 文。", 3),
        ("- > [!bug] 列表里\n  > 文。", 5),
        ("> > [!中文]\n> > 文。", 5),
        ("见[[另一篇]]。", 2),
        ("见 [[页#节|名]]。", 3),
        ("![[附件.png|300]]", 1),
        ("文 %%注释%% 文。", 3),
    ],
)
def test_it_is_reported_where_it_stands(text: str, column: int) -> None:
    assert places(f"{text}\n", "foreign-markup") == [(1, column)]


@pytest.mark.parametrize(
    "text",
    [
        "> [!NOTE]\n> 文。",
        "> [!Warning]  \n> 文。",
        "`[[码]]` 与 `%%d%%`",
        "```\n> [!abstract]\n```",
        "[[1]](https://example.com)",
        "[![图](a.png)](https://example.com)",
        "涨了 5%%，又涨 6%%。",
        "> [!重要](https://example.com)",
    ],
)
def test_what_github_understands_or_nobody_means_is_not(text: str) -> None:
    assert places(f"{text}\n", "foreign-markup") == []


def test_it_is_a_note_that_mends_nothing() -> None:
    (found,) = look("> [!abstract]\n> 文。\n", "foreign-markup")
    assert (found.severity.word, found.replacement) == ("note", None)

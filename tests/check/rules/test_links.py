"""Addresses shown as text, without encryption, given twice; in-page links that lead nowhere."""

from __future__ import annotations

import pytest
from check.proofs import look, places


def test_the_text_is_the_address() -> None:
    first = "[https://example.org/甲](https://example.org/甲)"
    second = "[example.org/乙](https://example.org/乙/)"
    text = f"见 {first}，又见 {second}\n"
    assert places(text, "link-text-address") == [(1, 3), (1, text.index(second) + 1)]


@pytest.mark.parametrize(
    "text",
    [
        "见 https://example.org/甲 。\n",
        "<https://example.org/>\n",
        "[读这里](https://example.org/)\n",
        "[v0.example](https://v0.example/)\n",
    ],
)
def test_bare_addresses_are_no_such_links(text: str) -> None:
    assert places(text, "link-text-address") == []


def test_addresses_without_encryption() -> None:
    text = (
        "[甲](http://example.org/) 与 ![图](http://example.org/a.png)\n\n"
        '<img src="HTTP://example.org/b.png" alt="图">\n\n见 http://example.org/c 。\n'
    )
    assert places(text, "link-http") == [(1, 1), (1, 28), (3, 1), (5, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "[甲](https://example.org/)\n",
        "[甲](http://localhost:8000/)\n",
        "[甲](http://127.0.0.1/)\n",
        "[甲](https://example.org/?u=http://example.net)\n",
        "`http://example.org`\n",
    ],
)
def test_addresses_that_may_stay(text: str) -> None:
    assert places(text, "link-http") == []


REFERENCES = """# 刊

## 正文

文字。

## 参考文献

1. [甲](https://example.org/a)
2. [乙](https://example.org/b)
3. [又是甲](https://example.org/a/)
"""


def test_two_references_to_one_address() -> None:
    found = look(REFERENCES, "reference-duplicate")
    assert [(f.line, f.column, f.message) for f in found] == [
        (11, 1, "references 1 and 3 lead to the same address")
    ]


def test_the_same_address_in_the_text_is_no_reference() -> None:
    text = "# 刊\n\n## 甲\n\n- [甲](https://example.org/)\n- [乙](https://example.org/)\n"
    assert places(text, "reference-duplicate") == []


def test_definitions_with_one_label_are_told_by_the_reader() -> None:
    links = "[甲]: https://example.org/\n[ 甲 ]: https://example.net/\n"
    found = look(f"[甲] 与注[^1]\n\n{links}\n[^1]: 一\n\n[^1]: 二\n")
    assert [(f.line, f.code) for f in found] == [(4, "text-lost"), (8, "text-lost")]


def test_in_page_links_that_lead_nowhere_are_shown_too() -> None:
    assert places("# 刊\n\n## 甲\n\n见[乙](#没有的)。\n", "link-dead") == [(5, 2)]
    assert places("# 刊\n\n## 甲\n\n见[甲](#甲)。\n", "link-dead") == []

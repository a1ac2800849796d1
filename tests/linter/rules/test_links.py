"""Addresses shown as text, without encryption, given twice; in-page links that lead nowhere."""

from __future__ import annotations

import pytest
from linter.proofs import look, places


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
        "[甲](http://github.com/) 与 ![图](http://img.github.com/a.png)\n\n"
        '<img src="HTTP://github.com/b.png" alt="图">\n\n见 http://github.com/c 。\n'
    )
    assert places(text, "link-http") == [(1, 1), (1, 27), (3, 1), (5, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "[甲](https://example.org/)\n",
        "[甲](http://nobody-knows.example/)\n",
        "[甲](http://notgithub.com/)\n",
        "[甲](https://example.org/?u=http://example.net)\n",
        "`http://example.org`\n",
    ],
)
def test_addresses_that_may_stay(text: str) -> None:
    assert places(text, "link-http") == []


@pytest.mark.parametrize(
    "text",
    [
        "- [https://example.org/甲](https://example.org/甲)\n",
        "[https://example.org/甲](https://example.org/甲)\n",
        "地址：[https://example.org/甲](https://example.org/甲)\n",
        "官网（[https://example.org/甲](https://example.org/甲)）\n",
        "> **[https://example.org/甲](https://example.org/甲)**\n",
    ],
)
def test_an_address_that_is_printed_on_purpose(text: str) -> None:
    assert places(text, "link-text-address") == []


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "10.0.0.3", "nas.local"])
def test_links_that_only_the_editor_can_follow(host: str) -> None:
    assert places(f"见[甲](http://{host}/x)\n", "link-local") == [(1, 2)]


def test_links_without_a_text() -> None:
    assert places("请看[](https://example.org/a)与[ ](b.md)\n", "link-empty") == [(1, 3), (1, 29)]
    assert places("[![桥](a.png)](https://example.org/) ![](b.png)\n", "link-empty") == []


def test_full_width_brackets_make_no_link() -> None:
    assert places("请看【这篇】(https://example.org/a)。\n", "link-brackets") == [(1, 3)]
    assert places("请看【这篇】（见下）。\n", "link-brackets") == []


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

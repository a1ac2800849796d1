"""Markup that stands in the text as it is."""

from __future__ import annotations

import pytest
from linter.proofs import places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("**甲** 说了 **一句话，没有完。\n", (1, 10)),
        ("先说甲。\n后说 ** 乙** 的事。\n", (2, 4)),
        ("- 项目里的**强调\n", (1, 7)),
        ("说了~~不算\n\n~~删去的话\n", (3, 1)),
        ("转义 \\*\\* 之后 **没完\n", (1, 12)),
        ("文字__加粗__文字\n", (1, 3)),
    ],
)
def test_emphasis_that_is_never_closed(text: str, place: tuple[int, int]) -> None:
    assert places(text, "emphasis-unclosed") == [place]


@pytest.mark.parametrize(
    "text",
    [
        "**强调。**后面\n",
        "**华为****何某**发言\n",
        "写作 \\*\\*\n",
        "`**` 与 `a ** b`\n",
        "2**10 等于 1024\n",
        "2 ** 10 等于 1024\n",
        "src/**/*.md 里的文件\n",
        "电话 138****5678\n",
        "密码是 ****\n",
        "欢迎投稿~~\n",
        "好吃~~下次再来\n",
        "~~删去~~\n",
        "方法 __init__ 与变量__name__的值，填空 ____ 与 __ 都行\n",
        "__加粗__\n",
        "```\n**\n```\n",
        "***\n",
    ],
)
def test_signs_that_are_no_failed_emphasis(text: str) -> None:
    assert places(text, "emphasis-unclosed") == []


def test_a_link_that_is_never_closed() -> None:
    assert places("# 刊\n\n见 [甲](https://example.org/a.html 。\n", "link-unparsed") == [(3, 5)]


def test_a_link_with_a_space_in_its_address_is_read() -> None:
    assert places("# 刊\n\n见 [甲](https://example.org/a b.html) 。\n", "link-unparsed") == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("见 [标题] (https://example.org/a) 。\n", 6),
        ("见[标题]（https://example.org/a）。\n", 5),
    ],
)
def test_a_link_whose_brackets_stand_apart(text: str, column: int) -> None:
    assert places(text, "link-unparsed") == [(1, column)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('图如下：\n\n<img src="a.png"\n\n文字\n', (3, 1)),
        ('见 <a href="x>链接</a>\n', (1, 3)),
    ],
)
def test_a_tag_that_never_ends(text: str, place: tuple[int, int]) -> None:
    assert places(text, "tag-unclosed") == [place]


@pytest.mark.parametrize(
    "text",
    ["a <b 与 p < q\n", "`<img src=`\n", "<img\nsrc='a.png' alt='图'>\n", "写作 \\<img src=1\n"],
)
def test_what_is_no_broken_tag(text: str) -> None:
    assert places(text, "tag-unclosed") == []


@pytest.mark.parametrize(
    "text",
    [
        "[1] (https://example.org/)\n",
        "- [x] (https://example.org/)\n",
        "[甲] (乙)\n",
        "[甲](a.html)\n",
        "`[甲](a b)`\n",
        "写作 \\[甲\\](乙 丙)\n",
        "数组 a[0](1)\n",
    ],
)
def test_links_that_are_none_or_right(text: str) -> None:
    assert places(text, "link-unparsed") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("文字\n\n```python\nx = 1\n\n更多文字\n", (3, 1)),
        ("~~~\n代码\n```\n", (1, 1)),
        ("- 项目\n  ```\n  x\n- 项目\n", (2, 3)),
        ("> ```\n> x\n\n```\ny\n```\n", (1, 3)),
    ],
)
def test_code_that_is_never_closed(text: str, place: tuple[int, int]) -> None:
    assert places(text, "fence-unclosed") == [place]


@pytest.mark.parametrize(
    "text",
    [
        "```\nx\n```\n",
        "```\n```\n",
        "```\n\n```\n",
        "```\nx\n\n\n```\n文字\n",
        "> ```\n> x\n> ```\n",
        "1. 一\n   ~~~~\n   ```\n   ~~~~\n",
        "    缩进的代码\n\n文字\n",
        "<pre>\nx\n</pre>\n",
    ],
)
def test_code_that_is_closed(text: str) -> None:
    assert places(text, "fence-unclosed") == []


def test_a_footnote_that_is_defined_nowhere() -> None:
    text = "# 刊\n\n说[^1]，又说[^2]。\n\n[^1]: 注\n"
    assert places(text, "note-undefined") == [(3, 9)]


@pytest.mark.parametrize("text", ["说\\[^2]\n", "`[^2]`\n", "正则 [^a-z] 与 [^0-9]\n"])
def test_what_is_no_call_of_a_footnote(text: str) -> None:
    assert places(text, "note-undefined") == []

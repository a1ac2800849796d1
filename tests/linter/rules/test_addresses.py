"""Addresses with a space, and one address under two texts."""

from __future__ import annotations

import pytest
from linter.proofs import places


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("请看[文](https://example.org/a b)。\n", 7),
        ("[文](https://example.org/a b)\n", 5),
        ("- [文](https://example.org/a b)\n", 7),
        ("> [文](https://example.org/a b)\n", 7),
        ("![图](a b.png)\n", 6),
        ("**[文](https://example.org/a b)**\n", 7),
    ],
)
def test_a_space_in_an_address(text: str, column: int) -> None:
    assert places(text, "link-space") == [(1, column)]


@pytest.mark.parametrize(
    "text",
    [
        "[文](<https://example.org/a b>)\n",
        '[文](https://example.org/a "题 名")\n',
        "[文](https://example.org/a%20b)\n",
        "`[文](https://example.org/a b)`\n",
    ],
)
def test_addresses_that_end_where_they_should(text: str) -> None:
    assert places(text, "link-space") == []


def test_one_address_under_two_texts_of_a_line() -> None:
    text = "[甲](https://example.org/x) 与 [乙](https://example.org/x)\n"
    assert places(text, "link-twice") == [(1, text.index("[乙") + 1)]


@pytest.mark.parametrize(
    "text",
    [
        "[甲](https://example.org/x) 与 [乙](https://example.org/y)\n",
        "[甲](https://example.org/x)\n\n[乙](https://example.org/x)\n",
        "[甲](https://example.org/x) 与 [甲](https://example.org/x)\n",
        "[甲](https://example.org/x)，来自读者（[@乙](https://example.org/x)）\n",
        "[![图](a.png)](https://example.org/x) [乙](https://example.org/x)\n",
    ],
)
def test_an_address_that_may_stand_twice(text: str) -> None:
    assert places(text, "link-twice") == []

"""The order in which formats are made."""

from __future__ import annotations

from itertools import permutations

import pytest

from exporter.emit import FORMATS, in_order


@pytest.mark.parametrize("names", list(permutations(("pdf", "docx", "wechat"))))
def test_a_format_comes_after_what_it_needs(names: tuple[str, ...]) -> None:
    made = in_order(names)
    assert made.index("pdf") < made.index("docx")


def test_the_order_that_was_asked_for_does_not_matter() -> None:
    assert len({in_order(names) for names in permutations(FORMATS)}) == 1


def test_a_format_named_twice_is_one() -> None:
    assert in_order(["epub", "epub"]) == ("epub",)


def test_what_is_needed_is_not_made_unasked() -> None:
    assert in_order(["docx"]) == ("docx",)


def test_what_is_needed_is_a_format() -> None:
    assert {need for kind in FORMATS.values() for need in kind.needs} <= set(FORMATS)

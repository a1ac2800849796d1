"""Addresses, titles and code between their marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.written import inlines

from exporter.emit.markdown import addresses
from exporter.emit.markdown.escape import Pen
from exporter.model import nodes as n


@pytest.mark.parametrize(
    ("address", "title", "expected"),
    [
        ("https://example.org/a_(b)?c=1&d=2", "", "(https://example.org/a_(b)?c=1&d=2)"),
        ("https://例子.中国/桥", "题名", '(https://例子.中国/桥 "题名")'),
        ("路径 有空格.png", "", "(<路径 有空格.png>)"),
        ("a(((b", "", "(<a(((b>)"),
        ("a?b&copy;", '引"号', r'(a?b&amp;copy; "引\"号")'),
        ("a*b", "", "(a&#42;b)"),
    ],
)
def test_targets(address: str, title: str, expected: str) -> None:
    assert addresses.target(address, title, Pen()) == expected
    (link,) = inlines(f"[甲]{expected}")
    assert link == n.Link((n.Text("甲"),), address, title)


@pytest.mark.parametrize(
    ("words", "address", "expected"),
    [
        ("https://example.org/", "https://example.org/", "<https://example.org/>"),
        ("a@example.org", "mailto:a@example.org", "<a@example.org>"),
        ("甲", "https://example.org/", ""),
        ("notes/甲.md", "notes/甲.md", ""),
        ("https://example.org/a b", "https://example.org/a b", ""),
    ],
)
def test_what_may_stand_between_angle_brackets(words: str, address: str, expected: str) -> None:
    assert addresses.automatic(words, address) == expected


def test_anchors_are_encoded_only_where_they_must_be() -> None:
    assert addresses.anchor("石桥-1") == "#石桥-1"
    assert addresses.anchor("a b%(c)") == "#a%20b%25%28c%29"


@pytest.mark.sweep
@settings(max_examples=80, deadline=None)
@given(st.text("ab甲` *|$\\<", min_size=1, max_size=10).filter(str.strip))
def test_any_code_is_read_again_as_it_was(text: str) -> None:
    assert inlines(f"字{addresses.code(text, Pen())}字") == (
        n.Text("字"),
        n.Code(text),
        n.Text("字"),
    )

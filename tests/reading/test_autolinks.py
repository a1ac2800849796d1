from __future__ import annotations

import pytest
from reading.written import inlines

from exporter.model import nodes as n
from exporter.model.walk import plain


def found(text: str) -> list[str]:
    """Return the addresses that a text links, each of which it also shows."""
    nodes = inlines(text)
    assert plain(nodes) == text.replace("<https", "https").replace("/>", "/")
    return [node.address for node in nodes if isinstance(node, n.Link)]


@pytest.mark.parametrize("stop", "，。；：！？、）》」』】”’…—　\u00a0\u200b")
def test_an_address_ends_at_chinese_punctuation_and_odd_spaces(stop: str) -> None:
    assert found(f"https://example.com/a{stop}后面") == ["https://example.com/a"]


@pytest.mark.parametrize("before", ["见", "：", "（", "“", "参考："])
def test_an_address_glued_to_chinese_is_linked(before: str) -> None:
    assert found(f"{before}https://example.com/a，后") == ["https://example.com/a"]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("见https://example.com/a.", ["https://example.com/a"]),
        ("见(https://example.com/a)", ["https://example.com/a"]),
        ("见https://example.com/a_(b)。", ["https://example.com/a_(b)"]),
        ("见https://example.com/a?b=c&d=e#f。", ["https://example.com/a?b=c&d=e#f"]),
        (
            "https://a.example/1，https://b.example/2",
            ["https://a.example/1", "https://b.example/2"],
        ),
        ("https://zh.example.org/wiki/中文", ["https://zh.example.org/wiki/中文"]),
        ("看www.example.com吧", ["http://www.example.com"]),
        ("见http://localhost/", ["http://localhost/"]),
        ("版本 axios@1.14.1 与 a@b", []),
        ("写信到 editor@example.com。", ["mailto:editor@example.com"]),
        ("`https://example.com/`", []),
    ],
)
def test_addresses_in_text(text: str, addresses: list[str]) -> None:
    if "`" in text:
        assert not [node for node in inlines(text) if isinstance(node, n.Link)]
    else:
        assert found(text) == addresses


def test_an_address_between_angle_brackets_is_not_cut() -> None:
    assert inlines("<https://example.com/甲，乙>") == (
        n.Link((n.Text("https://example.com/甲，乙"),), "https://example.com/甲，乙"),
    )


def test_a_link_is_not_linked_again() -> None:
    assert inlines("[见https://example.com/a](https://example.com/b)") == (
        n.Link((n.Text("见https://example.com/a"),), "https://example.com/b"),
    )


def test_addresses_in_emphasis_and_html_are_linked() -> None:
    link = n.Link((n.Text("https://example.com/a"),), "https://example.com/a")
    assert inlines("**见https://example.com/a**") == (n.Strong((n.Text("见"), link)),)
    assert inlines("<small>见https://example.com/a</small>") == (n.Small((n.Text("见"), link)),)


def test_places_of_mended_links() -> None:
    nodes = inlines("甲https://example.com/a，\n乙https://example.com/a；丙")
    links = [node for node in nodes if isinstance(node, n.Link)]
    assert [(link.line, link.column) for link in links] == [(1, 2), (2, 2)]

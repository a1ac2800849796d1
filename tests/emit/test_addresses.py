"""Which addresses a book can carry, and how they are spelt."""

from __future__ import annotations

import pytest

from exporter.emit.addresses import outward


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("https://example.org/路 上", "https://example.org/%E8%B7%AF%20%E4%B8%8A"),
        ("https://example.org/%E8%B7%AF", "https://example.org/%E8%B7%AF"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/[1]|{2}", "https://example.org/%5B1%5D%7C%7B2%7D"),
        ("https://example.org/#第 1 节#a", "https://example.org/#%E7%AC%AC%201%20%E8%8A%82%23a"),
        ("HTTP://Example.org:8080/", "http://example.org:8080/"),
        ("https://例子.中国/", "https://xn--fsqu00a.xn--fiqs8s/"),
        ("https://u:p@example.org/", "https://u:p@example.org/"),
        ("mailto:bianji@example.org", "mailto:bianji@example.org"),
        ("tel:+861012345678", "tel:+861012345678"),
    ],
)
def test_addresses_are_spelt_as_a_url(written: str, spelt: str) -> None:
    assert outward(written) == spelt


@pytest.mark.parametrize(
    "written",
    [
        "上一期.md",
        "/about",
        "//example.org/a",
        "https://",
        "https:example.org",
        "https://example..org/",
        "https://example.org:99999/",
        "https://example.org:http/",
        f"https://{'a' * 64}.org/",
        "mailto:",
        "weixin://dl/business",
        "data:text/html,x",
    ],
)
def test_what_leads_nowhere_outside_the_book_is_no_address(written: str) -> None:
    assert outward(written) == ""

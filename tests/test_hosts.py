"""Names of hosts in ASCII, as browsers spell them."""

from __future__ import annotations

import pytest

from exporter.hosts import ascii_host


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("faß.de", "xn--fa-hia.de"), ("例え.jp", "xn--r8jz45g.jp"),
        ("中文。公司", "xn--fiq228c.xn--55qx5d"), ("１２７。0。0。1", "127.0.0.1"),
        ("ⓛocalhost", "localhost"), ("💩.la", "xn--ls8h.la"), ("A_b.Example", "a_b.example"),
        ("::1", "::1"), ("xn--fa-hia.de", "xn--fa-hia.de"), ("ﬀ.de", "ff.de"),
    ],
)  # fmt: skip
def test_a_name_is_spelt_as_browsers_do(name: str, spelt: str) -> None:
    assert ascii_host(name) == spelt


@pytest.mark.parametrize(
    "name",
    [
        "⒈.example",
        "℀.de",
        "中/国.de",
        "中@国.de",
        "中:8.de",
        "中 国.de",
        "\u202ea.b",
        "é" * 80,
        "a" * 300,
    ],
)
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        ascii_host(name)

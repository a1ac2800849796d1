"""Addresses without what a reader need not type."""

from __future__ import annotations

import pytest

from exporter.emit.wechat.shortening import Shortening, untracked


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.example.com/1", "a.example.com/1"),
        ("http://a.example.com/1", "http://a.example.com/1"),
        ("https://a.example.com/1?utm_source=x&id=3&spm=a.b", "a.example.com/1?id=3"),
        ("https://a.example.com/1?utm_medium=x#top", "a.example.com/1#top"),
        ("https://a.example.com/%E7%81%AF%E5%A1%94", "a.example.com/灯塔"),
        ("https://a.example.com/%20%E7%81%AF%2F%FF", "a.example.com/%20灯%2F%FF"),
        ("https://a.example.com/?q=utm_source", "a.example.com/?q=utm_source"),
        ("ftp://a.example.com/1", "ftp://a.example.com/1"),
    ],
)
def test_an_address_is_shown_short(address: str, shown: str) -> None:
    assert Shortening().shown(address, 1) == shown


def test_a_host_is_said_once_where_that_is_shorter() -> None:
    some = Shortening(hosts=True)
    addresses = ("https://github.com/a", "https://x.io/b", "https://github.com/c", "https://x.io/d")
    shown = [some.shown(address, number) for number, address in enumerate(addresses, 1)]
    assert shown == ["github.com/a", "x.io/b", "同[1]/c", "x.io/d"]


def test_it_knows_whether_anything_became_shorter() -> None:
    some = Shortening()
    some.shown("http://a.example.com/1", 1)
    assert not some.changed
    some.shown("https://a.example.com/1", 2)
    assert some.changed


def test_an_address_without_tracking_is_the_same() -> None:
    assert untracked("https://a.example.com/?a=1&b#c?d") == "https://a.example.com/?a=1&b#c?d"

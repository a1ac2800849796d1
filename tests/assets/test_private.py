"""Addresses that lead into somebody's own network are not asked, in no spelling, on no way."""

from __future__ import annotations

from pathlib import Path

import pytest
from assets import drawn
from assets.attacks import ADDRESSES, SYNTAX
from assets.hosts import Host, redirect, reply
from assets.ways import get_all, words

from exporter.assets import connect
from exporter.assets.errors import MissingError
from exporter.assets.gather import pictures
from exporter.config import Network, Settings
from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.issue import Issue, Meta

OPEN = "127.0.0.2"
real_kind = connect.addresses.kind_of_private


@pytest.mark.sweep
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("way", ["asked", "through a redirect", "through a proxy"])
def test_a_private_address(address: str, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def kind(ip: str) -> str:
        return "" if ip == OPEN else real_kind(ip)

    host = Host(
        {"/": redirect(address), "http://pictures.example/": redirect(address)}, address=OPEN
    )
    with host.serving() as origin:
        match way:
            case "asked":
                results = get_all([address], Settings())
            case "through a redirect":
                monkeypatch.setattr(connect.addresses, "kind_of_private", kind)
                results = get_all([f"{origin}/"], Settings())
            case _:
                settings = Settings(network=Network(http_proxy=origin))
                results = get_all(["http://pictures.example/", address], settings)
    for result in results.values():
        assert ADDRESSES[address] in words(result)
        assert isinstance(result, MissingError)
        assert "--allow-private" in result.hint or "not valid" in result.message
    assert len(host.asked) == (way != "asked")


@pytest.mark.parametrize("address", SYNTAX)
def test_an_address_that_nobody_asks(address: str, tmp_path: Path) -> None:
    issue = Issue(Meta("刊", "urn:uuid:0"), lead=(n.Figure(n.Image(address, line=7)),))
    report = Report()
    pictures(issue, tmp_path / "刊.md", Settings(), {}, report, lambda _: None)
    (found,) = report.diagnostics
    assert SYNTAX[address] in found.message
    assert found.line == 7


def test_private_addresses_are_asked_by_those_who_allow_it() -> None:
    picture = drawn.data(drawn.chart(), "PNG")
    with Host({"/a.png": reply(picture)}).serving() as origin:
        address = origin.replace("127.0.0.1", "2130706433") + "/a.png"
        result = get_all([address], Settings(network=Network(allow_private=True)))[address]
    assert words(result) == "the picture comes"

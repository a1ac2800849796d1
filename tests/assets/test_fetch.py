"""What is said to hosts, and what each setting changes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import trustme
from assets import hosts
from assets.attacks import COMES, OK, PNG, START
from assets.hosts import Host, drip, in_turn, raw, redirect, reply
from assets.ways import ROUTES, Way, get_all, words

from exporter.assets import fetch
from exporter.assets.fetch import Fetched
from exporter.config import Network, Settings

LOCAL = Network(allow_private=True)


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_FIRST_WAIT", 0.01)


def get(host: Host, path: str = "/a.png", **settings: object) -> str:
    """Return what comes of one picture of a host, with one setting changed."""
    with host.serving() as origin:
        asked = Settings(network=LOCAL, **settings)  # type: ignore[arg-type]
        return words(get_all([origin + path], asked)[origin + path])


@pytest.mark.parametrize("route", ROUTES)
def test_a_picture_comes_on_every_route(route: str, ca: trustme.CA, ca_file: Path) -> None:
    result = Way(route, ca, ca_file).get({"/a.png": OK}, Settings())
    assert isinstance(result, Fetched)
    assert result.data == PNG
    assert result.address.endswith("/a.png")


def test_the_address_after_redirects_is_known(ca: trustme.CA, ca_file: Path) -> None:
    answers = {"/a.png": redirect("/b", 301), "/b": redirect("c?x=1", 307), "/c?x=1": OK}
    for route in ROUTES:
        result = Way(route, ca, ca_file).get(answers, Settings())
        assert isinstance(result, Fetched)
        assert result.address.endswith("/c?x=1")


@pytest.mark.parametrize("body", [b"", b"garbage", PNG])
def test_a_body_without_a_length(body: bytes) -> None:
    host = Host({"/a": raw(b"HTTP/1.1 200 OK\r\n\r\n" + body)})
    with host.serving() as origin:
        result = get_all([f"{origin}/a"], Settings(network=LOCAL))[f"{origin}/a"]
    assert result == Fetched(body, f"{origin}/a")


def test_what_is_said_to_the_host() -> None:
    host = Host({"/a,b=c/%E5%9B%BE.png": OK})
    with host.serving() as origin:
        get_all([f"{origin}/a,b=c/%E5%9B%BE.png"], Settings(network=LOCAL))
    (head,) = host.heads
    assert host.asked == ["/a,b=c/%E5%9B%BE.png"]
    assert f"Host: {origin.removeprefix('http://')}\r\n" in head
    assert "digest-export/" in head
    assert "Accept-Encoding: identity\r\n" in head
    assert "Referer" not in head
    assert "Cookie" not in head


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_passes_is_tried_again(status: int) -> None:
    host = Host({"/a.png": in_turn(reply(status=status), OK)})
    assert get(host) == COMES
    assert len(host.asked) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501, 505])
def test_what_does_not_pass_is_not(status: int) -> None:
    host = Host({"/a.png": in_turn(reply(status=status), OK)})
    assert get(host).endswith(str(status))
    assert len(host.asked) == 1


def test_the_waits_grow_and_differ_from_address_to_address(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(fetch, "_FIRST_WAIT", 0.3)
    monkeypatch.setattr(fetch.asyncio, "sleep", sleep)
    busy = reply(status=503)
    for path in ("/a", "/b"):
        get(Host({path: busy}), path)
    first, second, other, _ = waits
    assert 0.3 <= first < 0.45
    assert second == pytest.approx(3 * first)
    assert first != other


def test_the_wait_that_a_host_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(fetch.asyncio, "sleep", sleep)
    date = {"date": "Sun, 22 Nov 2026 11:00:00 GMT"}
    for after in ("2", "Sun, 22 Nov 2026 11:00:02 GMT"):
        busy = reply(status=429, retry_after=after, **date)
        assert get(Host({"/a.png": in_turn(busy, OK)})) == COMES
    assert all(2 <= wait <= 3 for wait in waits)
    assert len(waits) == 2


def test_a_fault_of_the_client_costs_one_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    real = fetch.check

    def faulty(response: object, most: float) -> None:
        if b"x-odd" in dict(response.headers):  # type: ignore[attr-defined]
            raise ZeroDivisionError("odd")
        real(response, most)  # type: ignore[arg-type]

    monkeypatch.setattr(fetch, "check", faulty)
    host = Host({"/a": reply(PNG, x_odd="1"), "/b": OK})
    with host.serving() as origin:
        results = get_all([f"{origin}/a", f"{origin}/b"], Settings(network=LOCAL))
    said = "fetched: the answer of its host makes no sense (ZeroDivisionError: odd)"
    assert words(results[f"{origin}/a"]).endswith(said)
    assert words(results[f"{origin}/b"]) == COMES


# --- each setting changes something; test_crowds.py has those of many at once ----------------


def test_timeout() -> None:
    begun = time.monotonic()
    assert get(Host({"/a.png": drip(START)}), timeout=0.4).endswith("did not answer within 0.4 s")
    assert time.monotonic() - begun < 10


def test_connect_timeout() -> None:
    begun = time.monotonic()
    with Host({}, talk=hosts.hang).serving() as origin:
        address = origin.replace("http:", "https:") + "/a.png"
        settings = Settings(connect_timeout=0.3, retries=0, network=LOCAL)
        said = words(get_all([address], settings)[address])
    assert said.endswith("127.0.0.1 did not answer")
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize(("limit", "said"), [(len(PNG), COMES), (len(PNG) - 1, "larger than")])
def test_max_bytes(limit: int, said: str) -> None:
    assert said in get(Host({"/a.png": OK}), max_bytes=limit)


@pytest.mark.parametrize(("retries", "said"), [(0, "503"), (1, "503"), (2, COMES), (3, COMES)])
def test_retries(retries: int, said: str) -> None:
    host = Host({"/a.png": in_turn(*[reply(status=503)] * 2, OK)})
    assert get(host, retries=retries).endswith(said)
    assert len(host.asked) == min(retries, 2) + 1


@pytest.mark.parametrize(("redirects", "said"), [(0, "0 times"), (1, "1 times"), (2, COMES)])
def test_max_redirects(redirects: int, said: str) -> None:
    host = Host({"/a.png": redirect("/b"), "/b": redirect("/c"), "/c": OK})
    assert get(host, max_redirects=redirects).endswith(said)


@pytest.mark.parametrize(("most", "said"), [(0.5, "the host asks to wait 1 s"), (2.0, COMES)])
def test_max_wait(most: float, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def sleep(_: float) -> None:
        pass

    monkeypatch.setattr(fetch.asyncio, "sleep", sleep)
    busy = reply(status=503, retry_after="1")
    assert get(Host({"/a.png": in_turn(busy, OK)}), max_wait=most).endswith(said)


def test_nobody_listens() -> None:
    with Host({}).serving() as origin:
        pass
    result = get_all([f"{origin}/a"], Settings(network=LOCAL))[f"{origin}/a"]
    assert words(result).endswith("127.0.0.1 cannot be reached")

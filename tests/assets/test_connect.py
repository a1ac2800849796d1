"""The address that is connected to is the address that was checked."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from assets import drawn
from assets.hosts import Host, redirect, reply

from exporter.assets import connect
from exporter.assets.errors import MissingError
from exporter.assets.fetch import Fetched, fetch_all
from exporter.config import Network, Settings

PNG = drawn.data(drawn.chart(32, 32), "PNG")
OK = reply(PNG)
OPEN, CLOSED = "127.0.0.2", "127.0.0.3"


class Names:
    """A resolver of the test's own; each question takes the next answer, the last for ever."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {name.replace("_", "."): list(turns) for name, turns in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, flags: int = 0) -> list[str]:
        if flags & socket.AI_NUMERICHOST or host not in self.answers:
            return real_lookup(host, port, flags | socket.AI_NUMERICHOST)
        self.asked.append(host)
        turns = self.answers[host]
        answer = turns.pop(0) if len(turns) > 1 else turns[0]
        if not answer:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return answer


real_lookup = connect.lookup


@pytest.fixture(autouse=True)
def _one_open_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 127.0.0.2 play the public internet; every other loopback address stays private."""
    monkeypatch.setattr(connect.addresses, "is_public", lambda ip: ip == OPEN)


@pytest.fixture
def host() -> Iterator[tuple[Host, str]]:
    served = Host({"/a.png": OK}, address=OPEN)
    with served.serving() as origin:
        yield served, origin.rpartition(":")[2]


def get(address: str, names: Names, monkeypatch: pytest.MonkeyPatch) -> Fetched | MissingError:
    monkeypatch.setattr(connect, "lookup", names)
    results: dict[str, Fetched | MissingError] = {}
    fetch_all([address], Settings(timeout=1.5), results.__setitem__)
    return results[address]


def test_a_name_is_looked_up_once_and_connected_to(
    host: tuple[Host, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    served, port = host
    names = Names(pictures_example=[[OPEN], [CLOSED]])
    result = get(f"http://pictures.example:{port}/a.png", names, monkeypatch)
    assert isinstance(result, Fetched)
    assert names.asked == ["pictures.example"]
    assert f"Host: pictures.example:{port}" in served.heads[0]


@pytest.mark.parametrize("answer", [[CLOSED], [OPEN, CLOSED], [CLOSED, OPEN], [OPEN, "::1"]])
def test_one_private_answer_is_enough_to_refuse(
    host: tuple[Host, str], monkeypatch: pytest.MonkeyPatch, answer: list[str]
) -> None:
    served, port = host
    names = Names(pictures_example=[answer])
    result = get(f"http://pictures.example:{port}/a.png", names, monkeypatch)
    assert isinstance(result, MissingError)
    assert "it leads to a private address" in result.message
    assert served.asked == []


def test_a_name_that_changes_between_two_hops_is_checked_again(
    host: tuple[Host, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    served, port = host
    served.answers = {"/a.png": redirect("http://inside.example/secret")}
    names = Names(pictures_example=[[OPEN]], inside_example=[[CLOSED]])
    result = get(f"http://pictures.example:{port}/a.png", names, monkeypatch)
    assert isinstance(result, MissingError)
    assert f"a private address, {CLOSED}" in result.message


def test_the_second_answer_is_tried_where_the_first_does_not_listen(
    host: tuple[Host, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, port = host
    monkeypatch.setattr(connect.addresses, "is_public", lambda ip: ip in {OPEN, CLOSED})
    names = Names(pictures_example=[[CLOSED, OPEN]])
    result = get(f"http://pictures.example:{port}/a.png", names, monkeypatch)
    assert isinstance(result, Fetched)


def test_a_name_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    result = get("http://nobody.example/a", Names(nobody_example=[[]]), monkeypatch)
    assert isinstance(result, MissingError)
    assert result.message == "the picture could not be fetched: there is no host nobody.example"
    assert "check the spelling" in result.hint


def test_a_dead_resolver_does_not_hold_up_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    def dead(host: str, port: int, flags: int = 0) -> list[str]:
        if flags:
            return real_lookup(host, port, flags)
        time.sleep(4)
        return [OPEN]

    monkeypatch.setattr(connect, "lookup", dead)
    results: dict[str, Fetched | MissingError] = {}
    begun = time.monotonic()
    fetch_all(["http://slow.example/a"], Settings(timeout=0.5), results.__setitem__)
    assert time.monotonic() - begun < 2
    assert "did not answer within 0.5 s" in str(results["http://slow.example/a"])


def test_a_name_that_cannot_be_looked_up_now_is_asked_again(
    host: tuple[Host, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, port = host
    asked: list[str] = []

    def flaky(name: str, port: int, flags: int = 0) -> list[str]:
        if flags:
            return real_lookup(name, port, flags)
        asked.append(name)
        if len(asked) == 1:
            raise socket.gaierror(socket.EAI_AGAIN, "try again")
        return [OPEN]

    monkeypatch.setattr(connect, "lookup", flaky)
    address = f"http://pictures.example:{port}/a.png"
    results: dict[str, Fetched | MissingError] = {}
    fetch_all([address], Settings(timeout=3), results.__setitem__)
    assert isinstance(results[address], Fetched)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("address", "exceptions", "proxied"),
    [
        ("http://pictures.example/a", (), True),
        ("http://pictures.example/a", ("other.example",), True),
        ("http://pictures.example/a", ("pictures.example",), False),
        ("http://cdn.pictures.example/a", (".pictures.example",), False),
        ("http://cdn.pictures.example/a", ("pictures.example",), False),
        ("http://mypictures.example/a", ("pictures.example",), True),
        ("http://pictures.example/a", ("*",), False),
    ],
)
def test_no_proxy(
    address: str, exceptions: tuple[str, ...], *, proxied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "lookup", Names(x=[[]]))
    proxy = Host({address: OK})
    with proxy.serving() as at:
        network = Network(http_proxy=at, no_proxy=exceptions)
        results: dict[str, Fetched | MissingError] = {}
        fetch_all([address], Settings(timeout=1, network=network), results.__setitem__)
    assert bool(proxy.asked) is proxied
    assert isinstance(results[address], Fetched) is proxied


def test_a_proxy_with_a_password() -> None:
    proxy = Host({"http://pictures.example/a": OK})
    with proxy.serving() as at:
        network = Network(http_proxy=at.replace("http://", "http://editor:p%40ss@"))
        fetch_all(
            ["http://pictures.example/a"], Settings(timeout=1, network=network), lambda *_: None
        )
    assert "Basic ZWRpdG9yOnBAc3M=" in proxy.heads[0]

"""The address that is connected to is the address that was checked."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from assets.attacks import COMES, NAMES, OK
from assets.hosts import Host, redirect
from assets.ways import get_all, words

from exporter.assets import connect, fetch
from exporter.assets.fetch import Fetched, Result
from exporter.config import Settings

OPEN, CLOSED = "127.0.0.2", "127.0.0.3"


class Names:
    """A resolver of the test's own; each question takes the next answer, the last for ever."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {name.replace("_", "."): list(turns) for name, turns in answers.items()}
        self.asked: list[str] = []

    @property
    def silent(self) -> bool:
        return any(["never"] in turns for turns in self.answers.values())

    def __call__(self, host: str, port: int, flags: int = 0) -> list[str]:
        if flags & socket.AI_NUMERICHOST or host not in self.answers:
            return real_lookup(host, port, flags | socket.AI_NUMERICHOST)
        self.asked.append(host)
        turns = self.answers[host]
        answer = turns.pop(0) if len(turns) > 1 else turns[0]
        if answer == ["later"]:
            raise socket.gaierror(socket.EAI_AGAIN, "try again")
        if answer == ["never"]:
            time.sleep(2)
        if not answer:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return answer


real_lookup = connect.lookup
real_kind = connect.addresses.kind_of_private


def kind(ip: str) -> str:
    return "" if ip == OPEN else real_kind(ip)


@pytest.fixture(autouse=True)
def _one_open_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 127.0.0.2 play the public internet; every other loopback address stays private."""
    monkeypatch.setattr(connect.addresses, "kind_of_private", kind)


@pytest.fixture
def host() -> Iterator[tuple[Host, str]]:
    served = Host({"/a.png": OK}, address=OPEN)
    with served.serving() as origin:
        yield served, origin.rpartition(":")[2]


def get(address: str, names: Names, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setattr(connect, "lookup", names)
    monkeypatch.setattr(fetch, "_FIRST_WAIT", 0.01)
    timeout = 0.5 if names.silent else 10
    return get_all([address], Settings(timeout=timeout, retries=1))[address]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_deceives(
    name: str, host: tuple[Host, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    served, port = host
    answers, inside = {
        "a name of a private address": ([[CLOSED]], []),
        "a name of a public and a private address": ([[OPEN, CLOSED]], []),
        "a name that changes between check and connection": ([[OPEN], [CLOSED]], []),
        "a name that changes between two redirects": ([[OPEN], [CLOSED]], ["again"]),
        "a name that nobody has": ([[]], []),
        "a name that cannot be looked up for a moment": ([["later"], [OPEN]], []),
        "a resolver that does not answer": ([["never"]], []),
    }[name]
    if inside:
        elsewhere = f"http://pictures.example:{port}/again"
        served.answers = {"/a.png": redirect(elsewhere), "/again": OK}
    names = Names(pictures_example=answers)
    said = words(get(f"http://pictures.example:{port}/a.png", names, monkeypatch))
    assert NAMES[name] in said
    comes = NAMES[name] == COMES
    assert served.asked == ["/a.png"] * (comes or bool(inside))
    assert comes or names.asked[-1] == "pictures.example"


@pytest.mark.parametrize("answer", [[CLOSED], [OPEN, CLOSED], [CLOSED, OPEN], [OPEN, "::1"]])
def test_one_private_answer_is_enough_to_refuse(
    host: tuple[Host, str], monkeypatch: pytest.MonkeyPatch, answer: list[str]
) -> None:
    served, port = host
    names = Names(pictures_example=[answer])
    said = words(get(f"http://pictures.example:{port}/a.png", names, monkeypatch))
    assert said.endswith("a loopback address")
    assert served.asked == []


def test_the_second_answer_is_tried_where_the_first_does_not_listen(
    host: tuple[Host, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, port = host
    monkeypatch.setattr(connect.addresses, "kind_of_private", lambda _: "")
    names = Names(pictures_example=[[CLOSED, OPEN]])
    result = get(f"http://pictures.example:{port}/a.png", names, monkeypatch)
    assert isinstance(result, Fetched)

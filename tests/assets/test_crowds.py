"""Many pictures at once: as many as the settings allow, and none at the cost of the others."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from assets import hosts
from assets.attacks import OK
from assets.hosts import Host
from assets.ways import get_all, words

from exporter.assets.fetch import Fetched, fetch_all
from exporter.assets.gather import pictures
from exporter.config import Network, Settings
from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.issue import Issue, Meta

LOCAL = Network(allow_private=True)


class Slow:
    """Answers after a while; `most` is how many were kept waiting at a time.

    The host's own count is too high: it still closes one connection when the next is there.
    """

    def __init__(self) -> None:
        self.most = self._waiting = 0
        self._lock = threading.Lock()

    def __call__(self, connection: hosts.socket.socket) -> None:
        with self._lock:
            self._waiting += 1
            self.most = max(self.most, self._waiting)
        time.sleep(0.05)
        with self._lock:
            self._waiting -= 1
        OK(connection)


@pytest.fixture
def crowd() -> Iterator[tuple[Slow, list[str]]]:
    paths, slow = [f"/{n}.png" for n in range(40)], Slow()
    with Host(dict.fromkeys(paths, slow)).serving() as origin:
        yield slow, [origin + path for path in paths]


@pytest.mark.sweep
def test_200_pictures_on_one_host(tmp_path: Path) -> None:
    paths = [f"/{n}.png" for n in range(200)]
    slow = Slow()
    host = Host(dict.fromkeys(paths, slow))
    with host.serving() as origin:
        figures = tuple(n.Figure(n.Image(origin + path)) for path in paths)
        issue = Issue(Meta("刊", "urn:uuid:0"), lead=figures)
        report, said = Report(), []
        pictures(issue, tmp_path / "刊.md", Settings(network=LOCAL), {}, report, said.append)
    assert report.diagnostics == ()
    assert sorted(host.asked) == sorted(paths)
    assert 2 <= slow.most <= 4
    fetching = [f"fetching pictures {count}/200" for count in range(201)]
    assert [line for line in said if line in fetching] == fetching
    assert said[-1] == "preparing pictures 200/200"


def test_a_host_that_is_silent_is_given_up() -> None:
    host = Host({}, talk=hosts.hang)
    with host.serving() as origin:
        wanted = [f"{origin}/{n}.png" for n in range(200)]
        begun = time.monotonic()
        results = get_all(wanted, Settings(timeout=0.3, network=LOCAL))
    assert time.monotonic() - begun < 14
    said = [words(result) for result in results.values()]
    waited = [line for line in said if line.endswith("did not answer within 0.3 s")]
    given_up = [line for line in said if line.endswith("was silent too often before")]
    assert 8 <= len(waited) < 8 + 4
    assert len(waited) + len(given_up) == 200


def test_a_host_that_fails_is_given_up() -> None:
    answer = hosts.raw(b"HTTP/1.1 503 No\r\n\r\n")
    host = Host(dict.fromkeys((f"/{n}.png" for n in range(60)), answer))
    with host.serving() as origin:
        wanted = [f"{origin}/{n}.png" for n in range(60)]
        results = get_all(wanted, Settings(retries=0, network=LOCAL))
    said = [words(result) for result in results.values()]
    assert len(host.asked) < 8 + 4
    assert sum(line.endswith("failed too often before") for line in said) > 60 - 12


def test_all_pictures_together_have_so_many_seconds() -> None:
    host = Host({}, talk=hosts.hang)
    with host.serving() as origin:
        wanted = [f"{origin}/{n}.png" for n in range(40)]
        begun = time.monotonic()
        told: list[str] = []
        settings = Settings(max_fetch_time=0.5, network=LOCAL)
        results = get_all(wanted, settings)
        told = [words(result) for result in results.values()]
    assert time.monotonic() - begun < 5
    assert all("all pictures together took longer than 0.5 s" in line for line in told)


def test_who_waits_is_told_for_whom(tmp_path: Path) -> None:
    said: list[str] = []
    host = Host({}, talk=hosts.hang)
    with host.serving() as origin:
        issue = Issue(Meta("刊", "urn:uuid:0"), lead=(n.Figure(n.Image(f"{origin}/a.png")),))
        settings = Settings(timeout=1.5, retries=0, network=LOCAL)
        pictures(issue, tmp_path / "刊.md", settings, {}, Report(), said.append)
    assert f"fetching pictures 0/1, waiting for {origin}" in said


def test_no_more_of_one_host_than_the_settings_allow(crowd: tuple[Slow, list[str]]) -> None:
    slow, wanted = crowd
    get_all(wanted[:8], Settings(connections_per_host=2, network=LOCAL))
    assert slow.most == 2


def test_no_more_in_all_than_the_settings_allow(crowd: tuple[Slow, list[str]]) -> None:
    slow, wanted = crowd
    get_all(wanted[:4], Settings(connections=1, network=LOCAL))
    assert slow.most == 1


def test_one_slow_picture_does_not_cost_the_others() -> None:
    host = Host({"/hang": hosts.hang, "/a.png": OK})
    with host.serving() as origin:
        wanted = [f"{origin}/hang", f"{origin}/a.png"]
        results = get_all(wanted, Settings(timeout=2, network=LOCAL))
    assert list(results) == [f"{origin}/a.png", f"{origin}/hang"]
    assert isinstance(results[f"{origin}/a.png"], Fetched)


def test_fetching_waits_while_much_is_unfinished(
    crowd: tuple[Slow, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from concurrent.futures import Future, ThreadPoolExecutor

    monkeypatch.setattr("exporter.assets.fetch._IN_HAND", 0)
    waiting = most = 0

    def work() -> None:
        nonlocal waiting
        time.sleep(0.02)
        waiting -= 1

    with ThreadPoolExecutor(1) as pool:

        def done(_: str, __: object) -> Future[None]:
            nonlocal waiting, most
            waiting += 1
            most = max(most, waiting)
            return pool.submit(work)

        fetch_all(crowd[1], Settings(network=LOCAL), done)
    assert most <= 4


def test_a_fault_in_what_is_done_with_a_picture_is_not_swallowed() -> None:
    def done(_: str, __: object) -> None:
        raise ZeroDivisionError

    with Host({"/a.png": OK}).serving() as origin, pytest.raises(BaseExceptionGroup):
        fetch_all([f"{origin}/a.png"], Settings(network=LOCAL), done)

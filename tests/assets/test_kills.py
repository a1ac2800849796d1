"""Killed at any moment, a fetch and a cache leave nothing behind that the next run minds."""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from assets import drawn, victims
from assets.hosts import Host, reply
from assets.victims import BODIES, address

from exporter.assets import pruning
from exporter.assets.cache import Cache
from exporter.assets.lock import Places, load
from exporter.assets.pruning import Stock

MOMENTS = 25
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["exporter.assets.fetch", "exporter.assets.confine"])


def run(target: object, *arguments: object) -> float:
    """Run in a process of its own to the end; return the seconds it took."""
    begun = time.monotonic()
    process = PROCESSES.Process(target=target, args=arguments)  # type: ignore[arg-type]
    process.start()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - begun


def kill(within: float, dice: random.Random, target: object, *arguments: object) -> None:
    """Run and kill at some moment; if it was done before that, once more and sooner."""
    process = PROCESSES.Process(target=target, args=arguments)  # type: ignore[arg-type]
    process.start()
    process.join(dice.uniform(0, within))
    process.kill()
    process.join()
    if process.exitcode == 0:
        kill(within * 0.7, dice, target, *arguments)


def lines(target: object, *arguments: object) -> int:
    """Run to the end; return how many lines of what writes files that took."""
    here, there = PROCESSES.Pipe(duplex=False)
    run(victims.counting, there, target, *arguments)
    return int(here.recv())


def die(at: int, target: object, *arguments: object) -> bool:
    """Run until a line of what writes files; tell whether it came to that."""
    process = PROCESSES.Process(target=victims.dying, args=(at, target, *arguments))
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


@pytest.fixture
def host() -> Iterator[str]:
    picture = [drawn.data(drawn.photo(200 + n, 200), "PNG") for n in range(6)]
    with Host({f"/{n}": reply(data) for n, data in enumerate(picture)}).serving() as origin:
        yield origin


def test_a_fetch_that_is_killed(tmp_path: Path, host: str) -> None:
    places = Places(tmp_path / "刊.md")
    sources = [f"{host}/{n}" for n in range(6)]
    run(victims.fetch, places.issue, sources[:3])
    usual = run(victims.fetch, places.issue, sources)
    most = lines(victims.fetch, places.issue, sources[:3])
    dice = random.Random(4)  # noqa: S311
    at_lines = 0
    for moment in range(2 * MOMENTS):
        wanted = sources[moment % 3 :]
        if moment % 2:
            kill(usual, dice, victims.fetch, places.issue, wanted)
        else:
            at_lines += die(dice.randint(1, most), victims.fetch, places.issue, wanted)
        entries = load(places) or {}
        assert 3 <= len(entries) <= 6
        for entry in entries.values():
            data = (places.store / entry.name).read_bytes()
            assert sha256(data).hexdigest() == entry.sha256
    assert at_lines == MOMENTS
    run(victims.fetch, places.issue, sources)
    assert sorted(load(places) or {}) == sorted(sources)
    assert len(list(places.store.iterdir())) == 6
    assert sorted(path.name for path in tmp_path.iterdir() if path.name[0] != ".") == [
        "刊.assets", "刊.lock",
    ]  # fmt: skip


def test_two_fetches_of_one_issue_at_once(tmp_path: Path, host: str) -> None:
    path = tmp_path / "刊.md"
    sources = [f"{host}/{n}" for n in range(6)]
    processes = [
        PROCESSES.Process(target=victims.fetch, args=(path, sources[n:])) for n in (0, 3, 0)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    entries = load(Places(path)) or {}
    for entry in entries.values():
        assert (Places(path).store / entry.name).is_file()
    assert len(list(Places(path).store.iterdir())) == len(entries) in {3, 6}


def test_a_cache_that_is_killed(tmp_path: Path) -> None:
    usual = run(victims.fill, tmp_path, 60)
    most = lines(victims.fill, tmp_path, 8)
    dice = random.Random(5)  # noqa: S311
    at_lines = 0
    for moment in range(2 * MOMENTS):
        if moment % 2:
            kill(usual, dice, victims.fill, tmp_path, 60)
        else:
            at_lines += die(dice.randint(1, most), victims.fill, tmp_path, 60)
        cache = Cache(tmp_path, 600_000)
        assert {cache.find(address(turn)) for turn in range(8)} <= {None, *BODIES}
    assert at_lines == MOMENTS
    run(victims.fill, tmp_path, 60)
    pruning.mend(tmp_path)
    assert pruning.mend(tmp_path) == Stock("", 0, 0)


def test_two_processes_share_a_cache(tmp_path: Path) -> None:
    processes = [PROCESSES.Process(target=victims.fill, args=(tmp_path, 150)) for _ in range(2)]
    for process in processes:
        process.start()
    while any(process.is_alive() for process in processes):
        pruning.mend(tmp_path)
    assert [process.exitcode for process in processes] == [0, 0]
    assert sum(stock.size for stock in pruning.stocks(tmp_path)) <= 600_000

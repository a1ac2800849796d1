"""What the kill tests kill: functions that a fork server runs in processes of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from assets.issues import issue
from deaths import watch

from exporter import output
from exporter.assets import cache as kept
from exporter.assets import pruning, store
from exporter.assets.bring import Errand, bring
from exporter.assets.cache import Cache
from exporter.assets.lock import Places
from exporter.config import Network, Settings
from exporter.diagnostics import Report

WHEN = datetime(2026, 11, 22, tzinfo=UTC)
SETTINGS = Settings(network=Network(allow_private=True))
WRITERS = {output.__file__, store.__file__, kept.__file__, pruning.__file__}
BODIES = [bytes([n]) * (20_000 + 30_000 * n) for n in range(8)]


def address(turn: int) -> str:
    return f"https://h.cn/{turn % 8}"


def fetch(path: Path, sources: list[str]) -> None:
    """Fetch all anew, write the lock and the store."""
    errand = Errand(Places(path), WHEN, update=True)
    assert bring(issue(*sources), errand, SETTINGS, Report(), lambda _: None)


def fill(folder: Path, turns: int) -> None:
    """Write into a cache and trim it, over and over."""
    for turn in range(turns):
        cache = Cache(folder, 600_000)
        cache.keep(address(turn), BODIES[(turn + turn // 8) % 8], "")
        assert cache.find(address(turn + 1)) in {None, *BODIES}
        cache.trim()


def dying(at: int, work: Callable[..., None], *arguments: object) -> None:
    """Do some work until a line of what writes files."""
    watch(WRITERS, at)
    work(*arguments)


def counting(answer: Connection, work: Callable[..., None], *arguments: object) -> None:
    """Do some work and tell how many lines of what writes files it took."""
    passed = watch(WRITERS)
    work(*arguments)
    answer.send(passed[0])

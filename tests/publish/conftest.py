"""A platform on loopback, an account of it, a clock that nobody waits for, and a way to publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from publish.server import APPID, SECRET, Platform

from exporter.config import Settings
from exporter.publish import session, state
from exporter.publish.account import Account
from exporter.publish.client import Client, Clock
from exporter.publish.state import State, Store
from exporter.publish.submission import Submission
from exporter.publish.wechat import Published, publish


@dataclass
class Time:
    """The time, which passes when somebody sleeps; `slept` is how long each time."""

    now: float = 1_800_000_000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.now, sleep=self.sleep, chance=lambda: 0.5)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def platform(time: Time) -> Platform:
    return Platform(now=lambda: time.now)


@pytest.fixture
def api(platform: Platform) -> Iterator[str]:
    with platform.serving() as address:
        yield address


@pytest.fixture
def account() -> Account:
    return Account(APPID, SECRET)


@pytest.fixture
def store() -> Store:
    return Store(State())


@pytest.fixture
def client(platform: Platform, account: Account, store: Store, time: Time) -> Client:
    return Client(platform.send, account, store, time.clock)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(cache=tmp_path / "cache", formats=("wechat",))


Publish = Callable[..., Published]


@pytest.fixture
def published(platform: Platform, account: Account, settings: Settings, time: Time) -> Publish:
    """Publish with a state that is read and written anew, as a run of the command does."""

    def run(*submissions: Submission, strict: bool = False) -> Published:
        with state.opened(session.state_file(settings, account)) as store:
            client = Client(platform.send, account, store, time.clock)
            return publish(submissions, client, store, lambda _: None, strict=strict)

    return run

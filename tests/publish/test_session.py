"""Where the state lies, and that a rehearsal changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from publish.conftest import Publish, Time
from publish.issues import submitted
from publish.server import APPID, Platform

from exporter.config import Settings
from exporter.publish import session
from exporter.publish.account import Account
from exporter.publish.wechat import publish


def test_the_state_lies_beside_the_cache(
    settings: Settings, account: Account, tmp_path: Path
) -> None:
    assert session.state_file(settings, account) == (
        tmp_path / "cache-state" / f"wechat-{APPID}.json"
    )
    assert session.state_file(replace(settings, cache=None), account) is None


@pytest.mark.parametrize("cache", [".", "/", "..", "a/.."])
def test_a_cache_without_a_name_has_its_state_somewhere_too(
    settings: Settings, account: Account, cache: str
) -> None:
    path = session.state_file(replace(settings, cache=Path(cache)), account)
    assert path is not None
    assert path.is_absolute()
    assert path.parent.name.endswith("-state")


def test_each_account_has_its_own(settings: Settings, account: Account) -> None:
    other = Account("wx9", "geheim")
    assert session.state_file(settings, account) != session.state_file(settings, other)


def test_without_a_cache_nothing_is_remembered(
    api: str, account: Account, settings: Settings, time: Time, tmp_path: Path
) -> None:
    bare = replace(settings, cache=None)
    with session.live(account, bare, time.clock, api) as (client, store):
        publish([submitted()], client, store, lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_a_rehearsal_looks_at_the_state_and_leaves_it(
    published: Publish,
    platform: Platform,
    account: Account,
    settings: Settings,
    time: Time,
    tmp_path: Path,
) -> None:
    published(submitted())
    before = {path: path.read_bytes() for path in (tmp_path / "cache-state").iterdir()}
    calls = len(platform.calls)
    folder = tmp_path / "rehearsal"
    issue = submitted(colours=("#1f5c4d", "#abcdef"))
    with session.rehearsed(account, settings, time.clock, folder) as (client, store):
        done = publish([issue], client, store, lambda _: None)
    assert (done.media_id, done.added, done.uploads) == ("draft-0", False, 1)
    assert {path: path.read_bytes() for path in (tmp_path / "cache-state").iterdir()} == before
    assert len(platform.calls) == calls
    assert issue.report.diagnostics == ()

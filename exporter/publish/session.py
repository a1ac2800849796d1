"""Opens what a run of publishing needs: the account's state and a way to WeChat, or to a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exporter.config import Settings
from exporter.publish import state
from exporter.publish.account import Account
from exporter.publish.client import Client, Clock
from exporter.publish.state import State, Store

Session = tuple[Client, Store]


def state_file(settings: Settings, account: Account) -> Path | None:
    """Return where an account is remembered: beside the cache, which anybody may delete."""
    if settings.cache is None:
        return None
    cache = settings.cache.absolute()
    return cache.parent / f"{cache.name}-state" / f"wechat-{account.appid}.json"


@contextmanager
def live(account: Account, settings: Settings, clock: Clock, api: str = "") -> Iterator[Session]:
    """Talk to WeChat, or to an API elsewhere that behaves like it.

    Raises
    ------
    ExportError
        If the state cannot be used or the proxy or the certificates are wrong.
    """
    from exporter.publish.transport import API, connected, route

    path = state_file(settings, account)
    with (
        state.opened(path) as store,
        connected(api or API, settings.network) as send,
    ):
        yield Client(send, account, store, clock, route(api or API, settings.network)), store


@contextmanager
def rehearsed(
    account: Account | None, settings: Settings, clock: Clock, folder: Path
) -> Iterator[Session]:
    """Write the requests into a folder; what the account has done is looked at and left alone."""
    from exporter.publish.dryrun import APPID, SECRET, Rehearsal

    known = Account(account.appid if account else APPID, SECRET)
    path = state_file(settings, known)
    store = Store(State() if path is None else state.load(path))
    yield Client(Rehearsal(folder), known, store, clock), store

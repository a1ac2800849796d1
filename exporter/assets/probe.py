"""Asks whether addresses answer, without fetching what lies there; imported when asked to.

HEAD first (RFC 9110, 9.3.2); GET, whose body is not read, where HEAD did not get a good answer.
A host that answers 401, 403 or 429 is there, it only does not talk to everybody. One that says
nothing twice is asked no more.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from exporter.assets import addresses
from exporter.assets.answer import REDIRECTS, header, in_words
from exporter.assets.connect import PassingError, Routes, unfetched
from exporter.assets.errors import MissingError
from exporter.config import Settings

_PER_HOST = 2
_PAUSE = 0.2
_GONE = {404, 410}
_BROKEN = 500
_BUSY = {503}
_GOOD = 400
_TOO_MANY = 429
_ENOUGH = 2

Done = Callable[[str, str], None]


def probe_all(wanted: Sequence[str], settings: Settings, done: Done) -> None:
    """Ask many addresses at once, few of a host; tell of each why it does not answer, or "".

    Raises
    ------
    ExportError
        If the certificates that the settings name cannot be read.
    """
    asyncio.run(_probe_all(wanted, settings, done))


@dataclass(slots=True)
class _Host:
    """How a host has answered so far, and who may ask it now."""

    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_PER_HOST))
    answers: bool = False
    silences: int = 0

    @property
    def is_given_up(self) -> bool:
        return not self.answers and self.silences >= _ENOUGH


async def _probe_all(wanted: Sequence[str], settings: Settings, done: Done) -> None:
    hosts: defaultdict[str, _Host] = defaultdict(_Host)
    slots = asyncio.Semaphore(settings.connections)
    clock = asyncio.get_running_loop()
    end = clock.time() + settings.max_fetch_time
    async with AsyncExitStack() as stack:
        routes = Routes(settings, stack)

        async def one(address: str) -> None:
            host = hosts[addresses.site(address)]
            async with host.slots:
                if host.is_given_up:
                    done(address, f"its host did not answer when it was asked for {_ENOUGH} others")
                    return
                async with slots:
                    if clock.time() > end:
                        done(address, f"all links took longer than {settings.max_fetch_time:g} s")
                        return
                    reason = await _why_not(address, settings, routes, host)
                host.silences += bool(reason)
                done(address, reason)
                await asyncio.sleep(_PAUSE)

        async with asyncio.TaskGroup() as group:
            for address in wanted:
                group.create_task(one(address))


async def _why_not(address: str, settings: Settings, routes: Routes, host: _Host) -> str:
    try:
        async with asyncio.timeout(settings.timeout):
            return await _ask(address, settings, routes, host)
    except TimeoutError:
        return f"nothing came within {settings.timeout:g} s"
    except MissingError as error:
        return error.message.removeprefix(unfetched("")).replace("picture", "link")
    except Exception as error:  # noqa: BLE001 - what a host makes the HTTP client raise is no answer
        return f"its answer makes no sense ({type(error).__name__})"


async def _ask(address: str, settings: Settings, routes: Routes, host: _Host) -> str:
    try:
        status = await _status("HEAD", address, settings, routes, host)
    except PassingError:
        status = _BROKEN
    if status >= _GOOD and status != _TOO_MANY:
        status = await _status("GET", address, settings, routes, host)
    gone = status in _GONE or (status >= _BROKEN and status not in _BUSY)
    return f"it answers {status}" if gone else ""


async def _status(
    method: str, address: str, settings: Settings, routes: Routes, host: _Host
) -> int:
    """Return the status at the end of the redirects; the host answers as soon as one came."""
    seen = []
    for _ in range(settings.max_redirects + 1):
        if address in seen:
            raise MissingError(unfetched("the host redirects in a circle"))
        seen.append(address)
        target = addresses.target(address)
        with in_words(target.host):
            async with routes.answer(target, method) as response:
                status, location = response.status, header(response, b"location")
        host.answers = True
        if status not in REDIRECTS or not location:
            return status
        address = addresses.follow(address, location)
    raise MissingError(unfetched(f"the host redirects more than {settings.max_redirects} times"))

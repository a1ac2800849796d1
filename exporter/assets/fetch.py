"""Fetches pictures over HTTP, many at once; imported when something must be fetched.

Redirects are followed by hand, each hop checked anew. One deadline covers all that is done for
one picture; what may pass is tried again within it.
"""

from __future__ import annotations

import asyncio
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from exporter.assets import addresses
from exporter.assets.answer import REDIRECTS, body, check, header, in_words
from exporter.assets.connect import SAVE, PassingError, Routes, unfetched
from exporter.assets.errors import MissingError
from exporter.config import Settings

_FIRST_WAIT = 0.3
_GROWTH = 3.0
_IN_HAND = 64 * 2**20
_FAILURES = 2
_OFTEN = 1.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came, and the address it lay at after redirects."""

    data: bytes
    address: str


class _SilentError(MissingError):
    """The time was over before the picture was there, or its host is asked no more."""


Result = Fetched | MissingError
Done = Callable[[str, Result], Future[Any] | None]
Waits = Callable[[Sequence[str]], None]


def fetch_all(
    wanted: Sequence[str], settings: Settings, done: Done, waits: Waits | None = None
) -> None:
    """Fetch many addresses at once and tell of each, in this thread, when it is done.

    Parameters
    ----------
    done : callable
        May return the work on what came: while much is unfinished, fetching waits for it.
    waits : callable, optional
        Is told now and then which hosts are being waited for.

    Raises
    ------
    ExportError
        If the certificates that the settings name cannot be read.
    """
    asyncio.run(_fetch_all(wanted, settings, done, waits))


async def _fetch_all(
    wanted: Sequence[str], settings: Settings, done: Done, waits: Waits | None
) -> None:
    few = settings.connections_per_host
    hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(few))
    slots = asyncio.Semaphore(settings.connections)
    failures: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    faults: dict[str, str] = {}
    at_work: dict[Future[Any], int] = {}
    clock = asyncio.get_running_loop()
    end = clock.time() + settings.max_fetch_time
    async with AsyncExitStack() as stack:
        routes = Routes(settings, stack)

        async def one(address: str) -> None:
            host = addresses.site(address)
            async with hosts[host], slots:
                asked[host] += 1
                left = end - clock.time()
                result: Result
                if left <= 0:
                    result = _over(settings)
                elif failures[host] >= _FAILURES * few:
                    result = _given_up(host, faults[host])
                else:
                    result = await _result(address, settings, routes, left)
                    faults[host] = "was silent" if isinstance(result, _SilentError) else "failed"
                failed = isinstance(result, _SilentError | PassingError)
                failures[host] = failures[host] + 1 if failed else 0
                asked[host] -= 1
                work = done(address, result)
                if isinstance(result, Fetched) and work is not None:
                    at_work[work] = len(result.data)
                    if sum(size for job, size in at_work.items() if not job.done()) > _IN_HAND:
                        await asyncio.wait([asyncio.wrap_future(work)])

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(address)) for address in wanted]
            if waits is not None:
                group.create_task(_tell(tasks, asked, waits))


async def _tell(tasks: Sequence[asyncio.Task[None]], asked: Counter[str], waits: Waits) -> None:
    """Tell now and then which hosts have not answered yet."""
    while not all(task.done() for task in tasks):
        await asyncio.wait(tasks, timeout=_OFTEN)
        waits([host for host, count in asked.items() if count])


def _given_up(host: str, fault: str) -> MissingError:
    """Return what becomes of the rest when a host failed again and again."""
    hint = f"try again later, or {SAVE}"
    return _SilentError(unfetched(f"{host} {fault} too often before"), hint=hint)


def _over(settings: Settings) -> MissingError:
    hint = f"run again, what came is kept; or raise `max_fetch_time` in your config.toml, or {SAVE}"
    message = f"all pictures together took longer than {settings.max_fetch_time:g} s"
    return _SilentError(unfetched(message), hint=hint)


async def _result(address: str, settings: Settings, routes: Routes, left: float) -> Result:
    try:
        async with asyncio.timeout(min(settings.timeout, left)):
            return await _patiently(address, settings, routes)
    except TimeoutError:
        if left < settings.timeout:
            return _over(settings)
        hint = f"raise `timeout` in digest.toml, or {SAVE}"
        message = f"the host did not answer within {settings.timeout:g} s"
        return _SilentError(unfetched(message), hint=hint)
    except MissingError as error:
        return error
    except Exception as error:  # noqa: BLE001 - what a host makes the HTTP client raise costs one picture
        reason = f"the answer of its host makes no sense ({type(error).__name__}: {error})"
        return MissingError(unfetched(reason))


async def _patiently(address: str, settings: Settings, routes: Routes) -> Fetched:
    """Try again, a little later each time, what may pass; not all at the same moment."""
    jitter = 1 + zlib.crc32(address.encode()) % 100 / 200
    for turn in range(settings.retries):
        try:
            return await _get(address, settings, routes)
        except PassingError as error:
            await asyncio.sleep(max(error.after, _FIRST_WAIT * _GROWTH**turn) * jitter)
    return await _get(address, settings, routes)


async def _get(address: str, settings: Settings, routes: Routes) -> Fetched:
    seen = []
    for _ in range(settings.max_redirects + 1):
        if address in seen:
            raise MissingError(unfetched("the host redirects in a circle"))
        seen.append(address)
        target = addresses.target(address)
        with in_words(target.host):
            async with routes.answer(target) as response:
                if response.status not in REDIRECTS:
                    check(response, settings.max_wait)
                    return Fetched(await body(response, settings.max_bytes), address)
                location = header(response, b"location")
        if not location:
            raise MissingError(unfetched(f"{response.status} leads nowhere"))
        address = addresses.follow(address, location)
    raise MissingError(unfetched(f"the host redirects more than {settings.max_redirects} times"))

"""Fetches pictures over HTTP, many at once; imported when something must be fetched.

Redirects are followed by hand, each hop checked anew. One deadline covers all that is done for
one picture; what may pass is tried again within it.
"""

from __future__ import annotations

import asyncio
import ssl
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpcore2

from exporter.assets import addresses
from exporter.assets.connect import SAVE, PassingError, Routes, unfetched
from exporter.assets.errors import MissingError
from exporter.config import Settings

_PER_HOST = 4
HOPS = 8
_PATIENCE = 5.0
_WAITS = (0.3, 0.9)
REDIRECTS = {301, 302, 303, 307, 308}
_OK = 200
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_MB = 2**20


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came, and the address it lay at after redirects."""

    data: bytes
    address: str


Done = Callable[[str, Fetched | MissingError], None]


def fetch_all(wanted: Sequence[str], settings: Settings, done: Done) -> None:
    """Fetch many addresses at once and tell of each, in this thread, when it is done.

    Raises
    ------
    ExportError
        If the certificates that the settings name cannot be read.
    """
    asyncio.run(_fetch_all(wanted, settings, done))


async def _fetch_all(wanted: Sequence[str], settings: Settings, done: Done) -> None:
    hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(_PER_HOST))
    slots = asyncio.Semaphore(settings.connections)
    async with AsyncExitStack() as stack:
        routes = Routes(settings, stack)

        async def one(address: str) -> None:
            async with hosts[urlsplit(address).netloc], slots:
                done(address, await _result(address, settings, routes))

        async with asyncio.TaskGroup() as group:
            for address in wanted:
                group.create_task(one(address))


async def _result(address: str, settings: Settings, routes: Routes) -> Fetched | MissingError:
    try:
        async with asyncio.timeout(settings.timeout):
            return await _patiently(address, settings, routes)
    except TimeoutError:
        hint = f"raise `timeout` in digest.toml, or {SAVE}"
        message = f"the host did not answer within {settings.timeout:g} s"
        return MissingError(unfetched(message), hint=hint)
    except MissingError as error:
        return error


async def _patiently(address: str, settings: Settings, routes: Routes) -> Fetched:
    """Try again, a little later each time, what may pass."""
    jitter = 1 + zlib.crc32(address.encode()) % 100 / 100
    for wait in _WAITS:
        try:
            return await _get(address, settings, routes)
        except PassingError as error:
            if error.after > _PATIENCE:
                raise
            await asyncio.sleep(max(error.after, wait * jitter))
    return await _get(address, settings, routes)


async def _get(address: str, settings: Settings, routes: Routes) -> Fetched:
    seen = []
    for _ in range(HOPS):
        if address in seen:
            raise MissingError(unfetched("the host redirects in a circle"))
        seen.append(address)
        target = addresses.target(address)
        with in_words(target.host):
            async with routes.answer(target) as response:
                if response.status not in REDIRECTS:
                    _check(response)
                    return Fetched(await _body(response, settings.max_bytes), address)
                location = header(response, b"location")
        if not location:
            raise MissingError(unfetched(f"{response.status} leads nowhere"))
        address = addresses.follow(address, location)
    raise MissingError(unfetched(f"the host redirects more than {HOPS - 1} times"))


def _check(response: httpcore2.Response) -> None:
    status = response.status
    if status == _OK:
        return
    if status in _PASSING:
        after = header(response, b"retry-after")
        seconds = float(after) if after.isascii() and after.isdigit() else 0.0
        raise PassingError(unfetched(str(status)), after=seconds)
    hint = "" if status in {404, 410} else f"the host does not give it to everybody: {SAVE}"
    raise MissingError(unfetched(str(status)), hint=hint)


async def _body(response: httpcore2.Response, limit: int) -> bytes:
    """Read a body up to the limit, whatever its length is said to be; gzip although not asked."""
    encoding = header(response, b"content-encoding").lower()
    if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise MissingError(unfetched(f"it is compressed as {encoding}, which was not asked for"))
    inflate = None if encoding in {"", "identity"} else zlib.decompressobj(wbits=47)
    body = bytearray()
    async for chunk in response.aiter_stream():
        body += inflate.decompress(chunk, limit + 1 - len(body)) if inflate else chunk
        if len(body) > limit:
            hint = f"raise `max_bytes` in digest.toml, or link to a smaller picture, or {SAVE}"
            raise MissingError(unfetched(f"it is larger than {limit / _MB:.3g} MB"), hint=hint)
    return bytes(body)


def header(response: httpcore2.Response, name: bytes) -> str:
    """Return a header field, or nothing."""
    values = (value for key, value in response.headers if key.lower() == name)
    return next(values, b"").decode("latin-1").strip()


@contextmanager
def in_words(host: str) -> Iterator[None]:
    """Say in words what the HTTP client raises."""
    try:
        yield
    except httpcore2.ConnectTimeout as error:
        raise PassingError(unfetched(f"{host} did not answer")) from error
    except httpcore2.ConnectError as error:
        if reason := _distrust(error):
            hint = "set SSL_CERT_FILE if you trust the host, or " + SAVE
            message = unfetched(f"the certificate of the host is not trusted: {reason}")
            raise MissingError(message, hint=hint) from error
        raise PassingError(unfetched(f"{host} cannot be reached")) from error
    except httpcore2.ProxyError as error:
        raise PassingError(unfetched(f"the proxy refused: {error}")) from error
    except httpcore2.NetworkError as error:
        raise PassingError(unfetched("the connection broke")) from error
    except httpcore2.ProtocolError as error:
        words = "the answer of the host broke off or is not HTTP"
        raise PassingError(unfetched(words)) from error
    except zlib.error as error:
        raise PassingError(unfetched("its compression is broken")) from error


def _distrust(error: BaseException | None) -> str:
    """Return why a certificate was refused, if that is at the bottom of an error."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return ""

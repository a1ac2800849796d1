"""The ways out to the network: every address is checked before a connection goes there.

The address that is connected to is the address that was checked: names are resolved here, every
answer is looked at, and the connection goes to that very answer. A proxy is trusted by whoever
names it, and resolves the names itself; what is private in any spelling is refused all the same.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from urllib.parse import unquote, urlsplit

import httpcore2

from exporter import __version__
from exporter.assets import addresses
from exporter.assets.errors import MissingError
from exporter.config import Network, Settings
from exporter.diagnostics import ExportError, Problem

_ANSWERS = 3
_PROXIES = {"http": 80, "https": 443}
SAVE = "save the picture beside the issue and link to it there"
_HEADERS = [
    (b"User-Agent", f"Mozilla/5.0 (compatible; digest-export/{__version__})".encode()),
    # AVIF only from whom has nothing else: no format takes it, and it is dear to decode.
    (b"Accept", b"image/webp,image/png,image/jpeg,image/gif,image/svg+xml,*/*;q=0.5"),
    (b"Accept-Encoding", b"identity"),
]


class PassingError(MissingError):
    """What may be over soon; `after` is how many seconds the host asks to wait."""

    def __init__(self, message: str, *, after: float = 0.0) -> None:
        super().__init__(message, hint="try again later, or put the picture beside the issue")
        self.after = after


def unfetched(reason: str) -> str:
    """Return the message of a picture that did not come."""
    return f"the picture could not be fetched: {reason}"


class _Guard(httpcore2.AsyncNetworkBackend):
    """Connects to public addresses only, unless everything is permitted or a proxy stands there."""

    def __init__(self, *, permissive: bool, proxy: bool) -> None:
        self._permissive = permissive or proxy
        self._proxy = proxy
        self._backend = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        answers = await _resolved(host, port)
        if not self._permissive:
            _refuse_private(host, answers)
        failure: Exception = httpcore2.ConnectError()
        for answer in answers[:_ANSWERS]:
            try:
                return await self._backend.connect_tcp(
                    answer, port, timeout, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        if self._proxy:
            raise PassingError(unfetched(f"the proxy {host}:{port} cannot be reached")) from failure
        raise failure


def _refuse_private(host: str, answers: Iterable[str]) -> None:
    """Refuse a host if one of its addresses is not public: the others may be there to deceive."""
    for answer in answers:
        kind = addresses.kind_of_private(answer)
        if kind:
            where = f"is {kind}" if host == answer else f"leads to {answer}, {kind}"
            hint = f"use --allow-private if you trust the issue, or {SAVE}"
            raise MissingError(unfetched(f"{host} {where}"), hint=hint)


async def _resolved(host: str, port: int) -> list[str]:
    """Look a name up in a thread that nobody waits for: a deadline must not hang on a dead DNS."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[list[str]] = loop.create_future()

    def settle(answers: list[str], error: Exception | None) -> None:
        if future.done():
            return
        if answers:
            future.set_result(answers)
        elif isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
            future.set_exception(PassingError(unfetched(f"the name {host} cannot be looked up")))
        else:
            hint = f"check the spelling of {host}, or {SAVE}"
            future.set_exception(MissingError(unfetched(f"there is no host {host}"), hint=hint))

    def work() -> None:
        answers: list[str] = []
        reason: Exception | None = None
        try:
            answers = lookup(host, port)
        except (OSError, UnicodeError) as error:
            reason = error
        with suppress(RuntimeError):  # the loop is closed when the deadline has passed
            loop.call_soon_threadsafe(settle, answers, reason)

    threading.Thread(target=work, daemon=True).start()
    return await future


def lookup(host: str, port: int, flags: int = 0) -> list[str]:
    """Return the IP addresses of a host, each once, in the system's order."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class Routes:
    """The ways out: straight, or through the proxy for the scheme."""

    def __init__(self, settings: Settings, stack: AsyncExitStack) -> None:
        self._network = settings.network
        self._connections = settings.connections
        self._limits = {"timeout": {"connect": settings.connect_timeout}}
        self._stack = stack
        self._pools: dict[str, httpcore2.AsyncConnectionPool] = {}
        self._trust = _trust(settings.network)

    @asynccontextmanager
    async def answer(
        self, target: addresses.Target, method: str = "GET"
    ) -> AsyncIterator[httpcore2.Response]:
        """Ask for a target; its body may be read inside the block."""
        if not self._network.allow_private:
            _refuse_local(target)
        url = httpcore2.URL(
            scheme=target.scheme, host=target.host, port=target.port, target=target.path
        )
        headers = [(b"Host", target.host_header.encode()), *_HEADERS]
        pool = await self._pool(self._network.proxy(target.scheme, target.host))
        async with pool.stream(method, url, headers=headers, extensions=self._limits) as response:
            yield response

    async def _pool(self, proxy: str) -> httpcore2.AsyncConnectionPool:
        if proxy not in self._pools:
            pool = httpcore2.AsyncConnectionPool(
                ssl_context=self._trust,
                proxy=_parsed(proxy) if proxy else None,
                max_connections=self._connections,
                # Who names a proxy trusts it, wherever it is; the proxy resolves the names.
                network_backend=_Guard(permissive=self._network.allow_private, proxy=bool(proxy)),
            )
            self._pools[proxy] = await self._stack.enter_async_context(pool)
        return self._pools[proxy]


def _refuse_local(target: addresses.Target) -> None:
    """Refuse what is private on the face of it, in any spelling; a proxy would not look."""
    try:
        _refuse_private(target.host, lookup(target.host, target.port or 0, socket.AI_NUMERICHOST))
    except OSError:  # it is a name
        if addresses.is_local_name(target.host):
            hint = f"use --allow-private if you trust the issue, or {SAVE}"
            message = unfetched(f"{target.host} is a name of the local network")
            raise MissingError(message, hint=hint) from None


def _parsed(proxy: str) -> httpcore2.Proxy:
    hint = "check HTTP_PROXY and HTTPS_PROXY"
    try:
        parts = urlsplit(proxy)
        auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        if parts.scheme not in _PROXIES:
            message = unfetched(f"{parts.scheme}: proxies are not supported, only http and https")
            raise MissingError(message, hint=hint)
        port = parts.port or _PROXIES[parts.scheme]
        host = parts.hostname or ""
        url = httpcore2.URL(scheme=parts.scheme, host=host, port=port, target="/")
        return httpcore2.Proxy(url, auth=auth)
    except (ValueError, TypeError) as error:
        message = unfetched("the address of the proxy is not valid")
        raise MissingError(message, hint=hint) from error


def _trust(network: Network) -> ssl.SSLContext:
    if network.ca_file is None and network.ca_folder is None:
        return httpcore2.default_ssl_context()
    try:
        return ssl.create_default_context(cafile=network.ca_file, capath=network.ca_folder)
    except OSError as error:
        named = network.ca_file or network.ca_folder
        message = f"the certificates in {named} cannot be read: {error.strerror or error}"
        hint = "check SSL_CERT_FILE and SSL_CERT_DIR"
        raise ExportError(Problem.UNREADABLE, message, hint=hint) from error

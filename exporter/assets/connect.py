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

_CONNECT_SECONDS = 6.0
_ANSWERS = 3
SAVE = "save the picture beside the issue and link to it there"
_HEADERS = [
    (b"User-Agent", f"Mozilla/5.0 (compatible; digest-export/{__version__})".encode()),
    (b"Accept", b"image/avif,image/webp,image/png,image/jpeg,image/gif,image/svg+xml,*/*;q=0.5"),
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
    """Connects to public addresses only, unless everything is permitted."""

    def __init__(self, *, permissive: bool) -> None:
        self._permissive = permissive
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
            _refuse_private(answers)
        for answer in answers[:_ANSWERS]:
            try:
                return await self._backend.connect_tcp(
                    answer, port, timeout, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure


def _refuse_private(answers: Iterable[str]) -> None:
    for answer in answers:
        if not addresses.is_public(answer):
            hint = "link to a public address, or " + SAVE
            message = unfetched(f"it leads to a private address, {answer}")
            raise MissingError(message, hint=hint)


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
        limits = {"timeout": {"connect": _CONNECT_SECONDS}}
        pool = await self._pool(self._proxy(target))
        async with pool.stream(method, url, headers=headers, extensions=limits) as response:
            yield response

    def _proxy(self, target: addresses.Target) -> str:
        name = target.host
        for suffix in self._network.no_proxy:
            if suffix == "*" or f".{name}".endswith("." + suffix.lstrip("*.")):
                return ""
        http, https = self._network.http_proxy, self._network.https_proxy
        return https if target.scheme == "https" else http

    async def _pool(self, proxy: str) -> httpcore2.AsyncConnectionPool:
        if proxy not in self._pools:
            # Who names a proxy trusts it, wherever it is; the proxy resolves the names.
            permissive = bool(proxy) or self._network.allow_private
            pool = httpcore2.AsyncConnectionPool(
                ssl_context=self._trust,
                proxy=_parsed(proxy) if proxy else None,
                max_connections=self._connections,
                network_backend=_Guard(permissive=permissive),
            )
            self._pools[proxy] = await self._stack.enter_async_context(pool)
        return self._pools[proxy]


def _refuse_local(target: addresses.Target) -> None:
    """Refuse what is private on the face of it, in any spelling; a proxy would not look."""
    if addresses.is_local_name(target.host):
        raise MissingError(unfetched(f"{target.host} is a name of the local network"), hint=SAVE)
    try:
        numeric = lookup(target.host, target.port or 0, socket.AI_NUMERICHOST)
    except OSError:
        return
    _refuse_private(numeric)


def _parsed(proxy: str) -> httpcore2.Proxy:
    try:
        parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        port = parts.port or {"https": 443, "socks5": 1080}.get(parts.scheme, 80)
        host = parts.hostname or ""
        url = httpcore2.URL(scheme=parts.scheme, host=host, port=port, target="/")
        return httpcore2.Proxy(url, auth=auth)
    except (ValueError, TypeError) as error:
        hint = "check HTTP_PROXY and HTTPS_PROXY"
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

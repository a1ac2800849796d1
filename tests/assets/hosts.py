"""Hosts on loopback that answer as they are told, well or badly, and a proxy that plays others."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import trustme

Answer = Callable[[socket.socket], None]


def reply(body: bytes = b"", status: int = 200, **headers: str) -> Answer:
    """Answer with a body; `content_type="…"` becomes a header, `content_length=""` none."""
    fields = {"content_length": str(len(body)), "connection": "close", **headers}
    lines = [f"{name.replace('_', '-')}: {text}" for name, text in fields.items() if text]
    head = f"HTTP/1.1 {status} Well\r\n" + "".join(f"{line}\r\n" for line in lines) + "\r\n"
    return raw(head.encode() + body)


def raw(data: bytes) -> Answer:
    def answer(connection: socket.socket) -> None:
        connection.sendall(data)

    return answer


def redirect(to: str, status: int = 302) -> Answer:
    return reply(status=status, location=to)


def hang(connection: socket.socket) -> None:
    """Say nothing until the other side gives up."""
    with suppress(OSError):
        connection.recv(1)


def drip(first: bytes) -> Answer:
    """Send something, then a byte now and then for ever."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(first)
        connection.settimeout(0.05)
        while True:
            connection.sendall(b"x")
            with suppress(TimeoutError):
                if not connection.recv(1):
                    return

    return answer


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"\xff\xd8\xff" * 20_000)


def flood(piece: bytes, first: bytes = b"") -> Answer:
    """Send something, then the same again and again as fast as it goes."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(piece * (1 + 50_000 // len(piece)))

    return answer


def reset(after: bytes = b"") -> Answer:
    """Send something, then break the connection off with a reset."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(after)
        linger = struct.pack("ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    return answer


def in_turn(*answers: Answer) -> Answer:
    """Give one answer after the other, the last for ever."""
    left = list(answers)

    def answer(connection: socket.socket) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(connection)

    return answer


@dataclass
class Host:
    """A server: `answers` by path, or by whole address for a proxy; `asked` is what came.

    With `talk` it does not listen to what is asked, nor to TLS.
    """

    answers: Mapping[str, Answer]
    tls: ssl.SSLContext | None = None
    ca: trustme.CA | None = None
    address: str = "127.0.0.1"
    talk: Answer | None = None
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    busiest: int = 0
    _busy: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Serve, and give the address."""
        with socket.create_server((self.address, 0)) as listener:
            accepting = threading.Thread(target=self._accept, args=(listener,), daemon=True)
            accepting.start()
            scheme = "https" if self.tls else "http"
            yield f"{scheme}://{self.address}:{listener.getsockname()[1]}"
            listener.shutdown(socket.SHUT_RDWR)
            accepting.join()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with self._lock:
            self._busy += 1
            self.busiest = max(self.busiest, self._busy)
        try:
            with suppress(OSError), connection:
                self._talk(connection)
        finally:
            with self._lock:
                self._busy -= 1

    def _talk(self, connection: socket.socket, origin: str = "") -> None:
        if self.talk is not None:
            connection.recv(65536)
            return self.talk(connection)
        if self.tls and not origin:
            with self.tls.wrap_socket(connection, server_side=True) as secure:
                return self._answer(secure, origin)
        return self._answer(connection, origin)

    def _answer(self, connection: socket.socket, origin: str) -> None:
        head = _head(connection)
        if not head:
            return
        method, target = head.split(" ")[:2]
        if method == "CONNECT":
            self._tunnel(connection, target)
            return
        self.asked.append(origin + target)
        self.heads.append(head)
        self.answers.get(origin + target, reply(b"<html>nothing here", 404))(connection)

    def _tunnel(self, connection: socket.socket, target: str) -> None:
        """Play the host that the client wants to talk to, with a certificate for it."""
        assert self.ca is not None
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        host = target.rpartition(":")[0]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.ca.issue_cert(host).configure_cert(context)
        with context.wrap_socket(connection, server_side=True) as secure:
            self._answer(secure, f"https://{host}")


def _head(connection: socket.socket) -> str:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        piece = connection.recv(1)
        if not piece:
            return ""
        head += piece
    return head.decode("latin-1")

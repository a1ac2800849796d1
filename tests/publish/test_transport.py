"""Over the wire: what arrives, what does not, and that nothing is logged."""

from __future__ import annotations

import logging
import socket
import ssl
from pathlib import Path

import pytest
import trustme
from assets.hosts import Answer, Host, raw, reply, reset
from publish.issues import upload
from publish.server import Platform

from exporter.config import Network
from exporter.diagnostics import ExportError
from exporter.publish import requests, transport
from exporter.publish.client import UnreachedError
from exporter.publish.transport import API, connected, route

GET = requests.get_draft("draft-1").signed("token-1")
TARGET = "/cgi-bin/draft/get?access_token=token-1"


def test_the_request_arrives_as_it_was_made(platform: Platform, api: str) -> None:
    request = requests.add_material(upload("#1f5c4d")).signed("token-1")
    with connected(api, Network()) as send:
        send(request)
    (call,) = platform.calls
    assert (call.path, call.body) == ("material/add_material", request.body)
    assert call.content_type == request.content_type
    assert call.query == {"access_token": "token-1", "type": "image"}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (reset(), "."),
        (raw(b""), "."),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"), "."),
        (raw(b"nonsense\r\n\r\n"), "."),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nx"), "compressed as gzip"),
        (raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"[" * (17 * 2**20)), "larger than 16 MB"),
        (reply(b"busy", 502), "HTTP status 502"),
        (reply(b"", 302, location="http://127.0.0.1/"), "HTTP status 302"),
    ],
    ids=["reset", "silence", "half", "nonsense", "compressed", "endless", "502", "redirect"],
)
def test_what_is_no_answer(answer: Answer, reason: str) -> None:
    host = Host({TARGET: heard(answer)})
    with (
        host.serving() as address,
        connected(address, Network()) as send,
        pytest.raises(UnreachedError, match=reason),
    ):
        send(GET)
    assert host.asked == [TARGET]


def heard(answer: Answer) -> Answer:
    """Read the body before answering: closing on it would break the connection off."""

    def after(connection: socket.socket) -> None:
        connection.recv(1000)
        answer(connection)

    return after


def hang(connection: socket.socket) -> None:
    while connection.recv(1000):
        pass


def test_a_host_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "_TIMEOUT", dict.fromkeys(transport._TIMEOUT, 0.1))
    with (
        Host({TARGET: hang}).serving() as address,
        connected(address, Network()) as send,
        pytest.raises(UnreachedError, match="no answer in time"),
    ):
        send(GET)


def test_nobody_listens() -> None:
    with connected("http://127.0.0.1:9", Network()) as send, pytest.raises(UnreachedError):
        send(GET)


def test_over_tls_with_a_certificate_that_is_trusted(tmp_path: Path) -> None:
    ca = trustme.CA()
    ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    host = Host({TARGET: heard(reply(b"{}"))}, tls=server_side(ca))
    with host.serving() as address:
        with connected(address, Network(ca_file=tmp_path / "ca.pem")) as send:
            assert send(GET) == b"{}"
        with connected(address, Network()) as send, pytest.raises(UnreachedError, match="certif"):
            send(GET)


def test_through_the_proxy_that_was_named() -> None:
    proxy = Host({"http://127.0.0.1:9" + TARGET: heard(reply(b"{}"))})
    with proxy.serving() as address:
        with connected("http://127.0.0.1:9", Network(http_proxy=address)) as send:
            assert send(GET) == b"{}"
        apart = Network(http_proxy=address, no_proxy=("127.0.0.1",))
        with connected("http://127.0.0.1:9", apart) as send, pytest.raises(UnreachedError):
            send(GET)


@pytest.mark.parametrize(
    ("proxy", "said"),
    [
        ("", "without a proxy"),
        ("http://proxy.example:3128", "through the proxy http://proxy.example:3128"),
        ("http://name:geheim@proxy.example:3128", "through the proxy http://proxy.example:3128"),
        ("http://na@me:ge@heim@proxy.example", "through the proxy http://proxy.example"),
        ("name:geheim@proxy.example", "through the proxy http://proxy.example"),
    ],
)
def test_the_way_is_told_without_what_opens_it(proxy: str, said: str) -> None:
    assert route(API, Network(https_proxy=proxy)) == said


def test_the_environment_is_not_read(monkeypatch: pytest.MonkeyPatch, api: str) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with connected(api, Network()) as send:
        assert b"40014" in send(GET)


def test_a_proxy_or_certificates_that_are_none(tmp_path: Path) -> None:
    with (
        pytest.raises(ExportError, match="proxy is not valid"),
        connected(API, Network(https_proxy="ftp://127.0.0.1:9")),
    ):
        pass
    with (
        pytest.raises(ExportError, match="certificates in"),
        connected(API, Network(ca_file=tmp_path / "none.pem")),
    ):
        pass


def test_tokens_are_not_logged(api: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with connected(api, Network()) as send:
        send(GET)
    assert "token-1" not in caplog.text


def test_the_real_service_is_reached_by_https_only() -> None:
    assert API.startswith("https://")


def server_side(ca: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("127.0.0.1").configure_cert(context)
    return context

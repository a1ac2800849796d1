"""Certificates and proxies: whom to believe."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from assets import hosts
from assets.attacks import CERTIFICATES, OK, PROXIES
from assets.hosts import Host, reply
from assets.ways import get_all, words

from exporter.assets import fetch
from exporter.config import Network, Settings
from exporter.diagnostics import ExportError

TODAY = datetime.now(UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_FIRST_WAIT", 0.01)


def certified(ca: trustme.CA, name: str) -> ssl.SSLContext:
    """Return what a host shows whose certificate has the fault."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    match name:
        case "a certificate that nobody vouches for":
            certificate = trustme.CA().issue_cert("127.0.0.1")
        case "an expired certificate":
            certificate = ca.issue_cert(
                "127.0.0.1", not_before=TODAY - 9 * DAY, not_after=TODAY - DAY
            )
        case "a certificate of tomorrow":
            certificate = ca.issue_cert(
                "127.0.0.1", not_before=TODAY + DAY, not_after=TODAY + 9 * DAY
            )
        case "a certificate of somebody else":
            certificate = ca.issue_cert("somebody.example")
        case _:
            other = trustme.CA()
            with other.cert_pem.tempfile() as cert, other.private_key_pem.tempfile() as key:
                context.load_cert_chain(cert, key)
            return context
    certificate.configure_cert(context)
    return context


@pytest.mark.parametrize("name", CERTIFICATES)
def test_a_certificate(name: str, ca: trustme.CA, ca_file: Path) -> None:
    tls = certified(ca, name) if "certificate" in name else None
    host = Host({"/a.png": OK}, tls=tls)
    host.talk = {"a handshake that stops": hosts.hang, "a host without TLS": OK}.get(name)
    with host.serving() as origin:
        address = f"https://{origin.partition('://')[2]}/a.png"
        network = Network(ca_file=ca_file, allow_private=True)
        patience = 0.3 if name == "a handshake that stops" else 5
        settings = Settings(timeout=10, connect_timeout=patience, retries=0, network=network)
        result = get_all([address], settings)[address]
    assert CERTIFICATES[name] in words(result)
    assert host.asked == []
    if tls is not None:
        assert "the certificate of the host is not trusted" in words(result)
        assert "SSL_CERT_FILE" in result.hint  # type: ignore[union-attr]


def test_certificates_that_cannot_be_read(tmp_path: Path) -> None:
    settings = Settings(network=Network(ca_file=tmp_path / "nothing.pem"))
    with pytest.raises(ExportError, match=r"the certificates in .*nothing\.pem cannot be read"):
        get_all(["https://pictures.example/a"], settings)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("name", PROXIES)
def test_a_proxy(name: str, scheme: str) -> None:
    address = f"{scheme}://pictures.example/a.png"
    host = Host({}, talk=reply(status=407))
    with host.serving() as there:
        pass
    match name:
        case "a proxy that wants a password":
            host = Host({}, talk=reply(b"who are you", 407))
        case "a proxy that says nothing":
            host = Host({}, talk=hosts.hang)
    with host.serving() as origin:
        at = {
            "a proxy that is not there": there,
            "a proxy of an unknown kind": "socks5://127.0.0.1:1080",
            "a proxy whose address is none": "http://[broken",
        }.get(name, origin)
        network = Network(http_proxy=at, https_proxy=at)
        timeout = 0.5 if name == "a proxy that says nothing" else 10
        settings = Settings(timeout=timeout, retries=0, network=network)
        result = get_all([address], settings)[address]
    assert PROXIES[name] in words(result)


def test_the_password_of_a_proxy_is_not_told() -> None:
    at = "http://editor:secret@127.0.0.1:1"
    settings = Settings(retries=0, network=Network(http_proxy=at))
    result = get_all(["http://pictures.example/a"], settings)["http://pictures.example/a"]
    assert words(result).endswith("the proxy 127.0.0.1:1 cannot be reached")
    assert "secret" not in words(result)


def test_a_proxy_with_a_password() -> None:
    proxy = Host({"http://pictures.example/a": OK})
    with proxy.serving() as at:
        network = Network(http_proxy=at.replace("http://", "http://editor:p%40ss@"))
        get_all(["http://pictures.example/a"], Settings(network=network))
    assert "Basic ZWRpdG9yOnBAc3M=" in proxy.heads[0]


@pytest.mark.parametrize(
    ("address", "exceptions", "proxied"),
    [
        ("http://pictures.example/a", (), True),
        ("http://pictures.example/a", ("other.example",), True),
        ("http://127.0.0.9:1/a", ("127.0.0.9",), False),
        ("http://127.0.0.9:1/a", ("*",), False),
        ("http://h.localhost:1/a", ("H.LocalHost",), False),
        ("http://h.localhost:1/a", (".LOCALHOST",), False),
    ],
)
def test_no_proxy(address: str, exceptions: tuple[str, ...], *, proxied: bool) -> None:
    proxy = Host({address: OK})
    with proxy.serving() as at:
        network = Network(http_proxy=at, no_proxy=exceptions, allow_private=True)
        result = get_all([address], Settings(retries=0, network=network))[address]
    assert bool(proxy.asked) is proxied
    assert (words(result) == "the picture comes") is proxied

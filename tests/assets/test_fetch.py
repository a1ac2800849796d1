"""What comes of each fault that a picture host commits: a sentence, in time, and no other harm."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import trustme
from assets import drawn, hosts
from assets.hosts import Host, drip, in_turn, raw, redirect, reply, reset

from exporter.assets import connect, fetch
from exporter.assets.errors import MissingError
from exporter.assets.fetch import Fetched, fetch_all
from exporter.config import Network, Settings
from exporter.diagnostics import ExportError

PNG = drawn.data(drawn.chart(64, 48), "PNG")
OK = reply(PNG, content_type="image/png")
START = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
LIMIT = 100_000
TIMEOUT = 0.8

Result = Fetched | MissingError


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_WAITS", (0.01, 0.02))


@pytest.fixture(scope="session")
def ca() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(ca: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    ca.cert_pem.write_to_path(str(path))
    return path


def settings(network: Network, **changes: object) -> Settings:
    usual = Settings(timeout=TIMEOUT, max_bytes=LIMIT, network=network)
    return replace(usual, **changes)  # type: ignore[arg-type]


def get_all(wanted: list[str], with_: Settings) -> dict[str, Result]:
    results: dict[str, Result] = {}
    fetch_all(wanted, with_, results.__setitem__)
    return results


# --- the ways on which a host is reached ---------------------------------------------------

ROUTES = ("http", "https", "http through a proxy", "https through a proxy")


class Way:
    """Serves one path on one of the routes and fetches it."""

    def __init__(self, route: str, ca: trustme.CA, ca_file: Path) -> None:
        self.route, self.ca, self.ca_file = route, ca, ca_file

    def get(self, answers: dict[str, hosts.Answer], path: str = "/a.png") -> Result:
        if "proxy" not in self.route:
            return self._straight(answers, path)
        origin = f"{self.route.split()[0]}://pictures.example"
        host = Host({origin + key: answer for key, answer in answers.items()}, ca=self.ca)
        with host.serving() as proxy:
            network = Network(http_proxy=proxy, https_proxy=proxy, ca_file=self.ca_file)
            return get_all([origin + path], settings(network))[origin + path]

    def _straight(self, answers: dict[str, hosts.Answer], path: str) -> Result:
        tls = None
        if self.route == "https":
            tls = connect.ssl.SSLContext(connect.ssl.PROTOCOL_TLS_SERVER)
            self.ca.issue_cert("127.0.0.1").configure_cert(tls)
        with Host(answers, tls=tls).serving() as origin:
            network = Network(ca_file=self.ca_file, allow_private=True)
            return get_all([origin + path], settings(network))[origin + path]


@pytest.fixture(params=ROUTES)
def way(request: pytest.FixtureRequest, ca: trustme.CA, ca_file: Path) -> Way:
    return Way(request.param, ca, ca_file)


@pytest.fixture
def straight(ca: trustme.CA, ca_file: Path) -> Way:
    return Way("http", ca, ca_file)


# --- what is well --------------------------------------------------------------------------


def test_a_picture_comes(way: Way) -> None:
    result = way.get({"/a.png": OK})
    assert isinstance(result, Fetched)
    assert result.data == PNG
    assert result.address.endswith("/a.png")


def test_redirects_are_followed(way: Way) -> None:
    answers = {"/a.png": redirect("/b", 301), "/b": redirect("c?x=1", 307), "/c?x=1": OK}
    result = way.get(answers)
    assert isinstance(result, Fetched)
    assert result.address.endswith("/c?x=1")


def test_a_redirect_with_chinese_bytes(straight: Way) -> None:
    to = raw("HTTP/1.1 302 Found\r\nLocation: /图.png\r\nContent-Length: 0\r\n\r\n".encode())
    assert isinstance(straight.get({"/a.png": to, "/%E5%9B%BE.png": OK}), Fetched)


@pytest.mark.parametrize("body", [b"", b"garbage", PNG])
def test_a_body_without_a_length(straight: Way, body: bytes) -> None:
    result = straight.get({"/a.png": raw(b"HTTP/1.1 200 OK\r\n\r\n" + body)})
    assert result == Fetched(body, result.address) if isinstance(result, Fetched) else False


def test_compression_that_nobody_asked_for(straight: Way) -> None:
    for name, packed in (("gzip", gzip.compress(PNG)), ("deflate", zlib.compress(PNG))):
        result = straight.get({"/a.png": reply(packed, content_encoding=name)})
        assert isinstance(result, Fetched)
        assert result.data == PNG


def test_what_is_said_to_the_host() -> None:
    host = Host({"/a,b=c/%E5%9B%BE.png": OK})
    with host.serving() as origin:
        get_all([f"{origin}/a,b=c/%E5%9B%BE.png"], settings(Network(allow_private=True)))
    (head,) = host.heads
    assert host.asked == ["/a,b=c/%E5%9B%BE.png"]
    assert f"Host: {origin.removeprefix('http://')}\r\n" in head
    assert "digest-export/" in head
    assert "Accept-Encoding: identity\r\n" in head
    assert "Referer" not in head
    assert "Cookie" not in head


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_passes_is_tried_again(straight: Way, status: int) -> None:
    assert isinstance(straight.get({"/a.png": in_turn(reply(status=status), OK)}), Fetched)


def test_a_broken_connection_is_tried_again(way: Way) -> None:
    assert isinstance(way.get({"/a.png": in_turn(reset(), reset(START), OK)}), Fetched)


def test_the_host_says_when_to_come_back(straight: Way) -> None:
    busy = reply(status=429, retry_after="0")
    assert isinstance(straight.get({"/a.png": in_turn(busy, OK)}), Fetched)


# --- what is not ---------------------------------------------------------------------------

HEADER_BOMB = b"HTTP/1.1 200 OK\r\n" + b"X-Much: " + b"x" * 1_000_000 + b"\r\n\r\n"
BAD_CHUNK = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
GZIP_BOMB = gzip.compress(bytes(50_000_000))
FAULTS: dict[str, tuple[hosts.Answer, str]] = {
    "404 with a page": (reply(b"<html>", 404), "404"),
    "410": (reply(status=410), "410"),
    "403": (reply(status=403), "403"),
    "500 with a page": (reply(b"<html>", 500), "500"),
    "503 for ever": (reply(status=503), "503"),
    "429, come back in an hour": (reply(status=429, retry_after="3600"), "429"),
    "204, nothing there": (raw(b"HTTP/1.1 204 No Content\r\n\r\n"), "204"),
    "206, a part": (reply(PNG[:20], 206), "206"),
    "a redirect to nowhere": (reply(status=302), "302 leads nowhere"),
    "a redirect loop": (redirect("/a.png"), "redirects in a circle"),
    "a redirect to ftp:": (redirect("ftp://pictures.example/a.png"), "ftp: addresses"),
    "a redirect to file:": (redirect("file:///etc/passwd"), "file: addresses"),
    "a redirect to data:": (redirect("data:image/png;base64,AA"), "data: addresses"),
    "a redirect to gopher:": (redirect("gopher://pictures.example/"), "gopher: addresses"),
    "a redirect to no address": (redirect("http://[oops/"), "redirects to an address that is none"),
    "a redirect with a password": (redirect("http://a:b@pictures.example/"), "password"),
    "silence before the headers": (hosts.hang, "did not answer within 0.8 s"),
    "a drip of headers": (drip(b"HTTP/1.1 200 OK\r\nX: "), "did not answer within 0.8 s"),
    "a drip of a body": (drip(START), "did not answer within 0.8 s"),
    "an endless body": (hosts.endless, "larger than 0.0954 MB"),
    "a body larger than said": (reply(bytes(LIMIT + 1)), "larger than 0.0954 MB"),
    "a gzip bomb": (reply(GZIP_BOMB, content_encoding="gzip"), "larger than 0.0954 MB"),
    "gzip that is none": (reply(PNG, content_encoding="gzip"), "compression is broken"),
    "an unknown compression": (reply(PNG, content_encoding="br"), "compressed as br"),
    "a body cut off": (reply(PNG[:50], content_length="5000"), "broke off"),
    "a reset at once": (reset(), "connection broke"),
    "a reset in the body": (reset(START + PNG[:50]), "the connection broke"),
    "a closed connection": (raw(b""), "broke off or is not HTTP"),
    "a garbage status line": (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "not HTTP"),
    "a megabyte of header": (raw(HEADER_BOMB), "not HTTP"),
    "a bad chunk": (raw(BAD_CHUNK), "not HTTP"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_a_sentence_in_time(way: Way, fault: str) -> None:
    answer, words = FAULTS[fault]
    begun = time.monotonic()
    result = way.get({"/a.png": answer})
    assert time.monotonic() - begun < TIMEOUT + 1.5
    assert isinstance(result, MissingError)
    assert words in result.message or ("reset" in fault and "broke" in result.message)
    assert result.message == result.message.rstrip(".")
    assert result.hint


def test_an_endless_chain_of_redirects(straight: Way) -> None:
    answers = {f"/{n}": redirect(f"/{n + 1}") for n in range(50)}
    result = straight.get(answers, "/0")
    assert isinstance(result, MissingError)
    assert result.message.endswith("the host redirects more than 7 times")


PRIVATE = (
    "http://127.0.0.1/x", "http://localhost/x", "http://2130706433/x", "http://0x7f.1/x",
    "http://0177.0.0.1/x", "http://127.1/x", "http://１２７.0.0.1/x", "http://[::1]/x",
    "http://[::ffff:127.0.0.1]/x", "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/x", "http://10.0.0.1/x", "http://[fe80::1]/x", "http://0/x",
    "http://printer.local/x", "http://[64:ff9b::7f00:1]/x",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_asked(address: str) -> None:
    result = get_all([address], settings(Network()))[address]
    assert isinstance(result, MissingError)
    assert "private address" in result.message or "local network" in result.message


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_asked_through_a_proxy(address: str) -> None:
    host = Host({"http://pictures.example/a": redirect(address)})
    with host.serving() as proxy:
        wanted = ["http://pictures.example/a", address]
        results = get_all(wanted, settings(Network(http_proxy=proxy)))
    assert host.asked == ["http://pictures.example/a"]
    for result in results.values():
        assert isinstance(result, MissingError)
        assert "private address" in result.message or "local network" in result.message


def test_an_untrusted_certificate(ca_file: Path) -> None:
    tls = connect.ssl.SSLContext(connect.ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    with Host({"/a.png": OK}, tls=tls).serving() as origin:
        network = Network(ca_file=ca_file, allow_private=True)
        result = get_all([f"{origin}/a.png"], settings(network))[f"{origin}/a.png"]
    assert isinstance(result, MissingError)
    assert "the certificate of the host is not trusted" in result.message
    assert "SSL_CERT_FILE" in result.hint


def test_a_certificate_for_somebody_else(ca: trustme.CA, ca_file: Path) -> None:
    tls = connect.ssl.SSLContext(connect.ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("somebody.example").configure_cert(tls)
    with Host({"/a.png": OK}, tls=tls).serving() as origin:
        network = Network(ca_file=ca_file, allow_private=True)
        result = get_all([f"{origin}/a.png"], settings(network))[f"{origin}/a.png"]
    assert isinstance(result, MissingError)
    assert "not trusted" in result.message


def test_certificates_that_cannot_be_read(tmp_path: Path) -> None:
    network = Network(ca_file=tmp_path / "nothing.pem")
    with pytest.raises(ExportError, match=r"the certificates in .*nothing\.pem cannot be read"):
        get_all(["https://pictures.example/a"], settings(network))


def test_nobody_listens() -> None:
    with Host({}).serving() as origin:
        pass
    result = get_all([f"{origin}/a"], settings(Network(allow_private=True)))[f"{origin}/a"]
    assert isinstance(result, MissingError)
    assert result.message.endswith("127.0.0.1 cannot be reached")


def test_a_proxy_that_refuses() -> None:
    with Host({}).serving() as origin:
        network = Network(http_proxy=origin, https_proxy="http://[broken")
        wanted = ["http://pictures.example/a", "https://pictures.example/a"]
        results = get_all(wanted, settings(network))
    assert {address: str(result) for address, result in results.items()} == {
        "http://pictures.example/a": "the picture could not be fetched: 404",
        "https://pictures.example/a": (
            "the picture could not be fetched: the address of the proxy is not valid"
        ),
    }


# --- many at once --------------------------------------------------------------------------


def slow(connection: hosts.socket.socket) -> None:
    time.sleep(0.1)
    OK(connection)


@pytest.fixture
def crowd() -> Iterator[tuple[Host, list[str]]]:
    paths = [f"/{n}.png" for n in range(40)]
    host = Host(dict.fromkeys(paths, slow))
    with host.serving() as origin:
        yield host, [origin + path for path in paths]


def test_many_pictures_come_four_at_a_time_from_a_host(crowd: tuple[Host, list[str]]) -> None:
    host, wanted = crowd
    begun = time.monotonic()
    results = get_all(wanted, settings(Network(allow_private=True)))
    assert time.monotonic() - begun < 40 * 0.1
    assert all(isinstance(result, Fetched) for result in results.values())
    assert len(results) == 40
    assert 2 <= host.busiest <= 4


def test_no_more_connections_than_the_settings_allow(crowd: tuple[Host, list[str]]) -> None:
    host, wanted = crowd
    get_all(wanted[:6], settings(Network(allow_private=True), connections=1, timeout=5))
    assert host.busiest == 1


def test_one_slow_picture_does_not_cost_the_others() -> None:
    host = Host({"/hang": hosts.hang, "/a.png": OK})
    with host.serving() as origin:
        wanted = [f"{origin}/hang", f"{origin}/a.png"]
        results = get_all(wanted, settings(Network(allow_private=True)))
    assert list(results) == [f"{origin}/a.png", f"{origin}/hang"]
    assert isinstance(results[f"{origin}/a.png"], Fetched)


def test_a_fault_in_what_is_done_with_a_picture_is_not_swallowed() -> None:
    def done(_: str, __: Result) -> None:
        raise ZeroDivisionError

    with Host({"/a.png": OK}).serving() as origin, pytest.raises(BaseExceptionGroup):
        fetch_all([f"{origin}/a.png"], settings(Network(allow_private=True)), done)

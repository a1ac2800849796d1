"""What a host can do to those who fetch from it: each attack with the words that come of it.

`docs/fetching.md` shows these tables; test_fetching_table.py compares them.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from assets import bombs, drawn, hosts
from assets.hosts import Answer, drip, in_turn, raw, redirect, reply, reset

PNG = drawn.data(drawn.chart(64, 48), "PNG")
JPEG = drawn.data(drawn.photo(), "JPEG")
OK = reply(PNG, content_type="image/png")
START = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
LIMIT = 100_000
COMES = "the picture comes"
SILENCE = "did not answer within 0.5 s"


@dataclass(frozen=True, slots=True)
class Attack:
    """How a host answers, by path, and what is said of `/a.png`; `fetched` counts in the message.

    `timeout` is the time limit of the test: short where nothing else can end the attack.
    """

    answers: Mapping[str, Answer]
    words: str
    timeout: float = 10.0


def at(answer: Answer, words: str) -> Attack:
    return Attack({"/a.png": answer}, words)


def silent(answer: Answer) -> Attack:
    return Attack({"/a.png": answer}, SILENCE, timeout=0.5)


def body(data: bytes, words: str, **headers: str) -> Attack:
    return at(reply(data, **headers), words)


HEADER_BOMB = b"HTTP/1.1 200 OK\r\n" + b"X-Much: " + b"x" * 1_000_000 + b"\r\n\r\n"
MANY_HEADERS = b"HTTP/1.1 200 OK\r\n" + b"X-Much: x\r\n" * 100_000 + b"\r\n"
BAD_CHUNK = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
DRIP_CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
SWITCHING = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
PACKED = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PNG)
NOTHING_PACKED = b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n\x78\x01"
SAID = f"Content-Length: {len(PNG)}\r\n".encode()
ONE_ANSWER = b"HTTP/1.1 200 OK\r\n" + SAID + b"\r\n" + PNG
TWO_ANSWERS = ONE_ANSWER + ONE_ANSWER
TWO_LENGTHS = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n" + SAID + b"\r\n" + PNG
LENGTH_AND_CHUNKS = (
    b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n"
    + f"{len(PNG):x}\r\n".encode() + PNG + b"\r\n0\r\n\r\n"
)  # fmt: skip
DATE = {"date": "Sun, 22 Nov 2026 11:00:00 GMT"}
CHINESE = raw("HTTP/1.1 302 Found\r\nLocation: /图.png\r\nContent-Length: 0\r\n\r\n".encode())

FAULTS: dict[str, Attack] = {
    "404 with a page": at(reply(b"<html>", 404), "404"),
    "410": at(reply(status=410), "410"),
    "401": at(reply(status=401), "401"),
    "403": at(reply(status=403), "403"),
    "451": at(reply(status=451), "451"),
    "500 with a page": at(reply(b"<html>", 500), "500"),
    "503 for ever": at(reply(status=503), "503"),
    "503 twice, then fine": at(in_turn(*[reply(status=503)] * 2, OK), COMES),
    "reset twice, then fine": at(in_turn(reset(), reset(START), OK), COMES),
    "429, come back in an hour": at(
        reply(status=429, retry_after="3600"), "429, and the host asks to wait 3600 s"
    ),
    "429, come back at a date": at(
        reply(status=429, retry_after="Sun, 22 Nov 2026 13:00:00 GMT", **DATE), "to wait 7200 s"
    ),
    "429, come back at no date": at(reply(status=429, retry_after="soon"), "429"),
    "429 for a moment, then fine": at(in_turn(reply(status=429, retry_after="0"), OK), COMES),
    "429, come back at a date that is none": at(
        reply(status=429, retry_after=f"Sun, 22 Nov 2026 13:00:00 +{'9' * 20}", **DATE), "429"
    ),
    "101, another protocol": at(raw(SWITCHING), "broke off or is not HTTP"),
    "an endless flood of 103": silent(hosts.flood(b"HTTP/1.1 103 Early Hints\r\n\r\n")),
    "304, although nothing was had": at(reply(status=304, content_length=""), "304"),
    "204, nothing there": at(raw(b"HTTP/1.1 204 No Content\r\n\r\n"), "204"),
    "206, a part": at(reply(PNG[:20], 206), "206"),
    "a redirect to nowhere": at(reply(status=302), "302 leads nowhere"),
    "a redirect loop": at(redirect("/a.png"), "redirects in a circle"),
    "an endless chain of redirects": Attack(
        {"/a.png": redirect("/0"), **{f"/{n}": redirect(f"/{n + 1}") for n in range(30)}},
        "the host redirects more than 7 times",
    ),
    "a redirect with Chinese bytes": Attack({"/a.png": CHINESE, "/%E5%9B%BE.png": OK}, COMES),
    "a redirect to ftp:": at(redirect("ftp://pictures.example/a.png"), "ftp: addresses"),
    "a redirect to file:": at(redirect("file:///etc/passwd"), "file: addresses"),
    "a redirect to data:": at(redirect("data:image/png;base64,AA"), "data: addresses"),
    "a redirect to gopher:": at(redirect("gopher://pictures.example/"), "gopher: addresses"),
    "a redirect to no address": at(redirect("http://[oops/"), "to an address that is none"),
    "a redirect to a name with a space": at(redirect("http://a b.example/"), "is not valid"),
    "a redirect to an encoded name": at(redirect("http://%6cocalhost/"), "is not valid"),
    "a redirect to a port beyond all": at(redirect("http://a.example:99999/"), "is not valid"),
    "a redirect with a password": at(
        redirect("http://a:b@pictures.example/"), "holds a user name or a password"
    ),
    "silence before the headers": silent(hosts.hang),
    "a drip of headers": silent(drip(b"HTTP/1.1 200 OK\r\nX: ")),
    "a drip of the status line": silent(drip(b"HT")),
    "a drip of a body": silent(drip(START)),
    "a drip of a chunk's length": silent(drip(DRIP_CHUNKS)),
    "an endless body": at(hosts.endless, "larger than 0.0954 MB"),
    "a body that is too large": body(bytes(LIMIT + 1), "larger than 0.0954 MB"),
    "a body larger than said": at(
        reply(PNG + b"more", content_length=str(len(PNG))), COMES
    ),
    "a length that is absurd": body(PNG, "broke off", content_length="99999999999"),
    "a length below zero": body(PNG, "not HTTP", content_length="-5"),
    "a gzip bomb": body(
        gzip.compress(bytes(50_000_000)), "larger than 0.0954 MB", content_encoding="gzip"
    ),
    "a gzip bomb that unpacks to nothing": Attack(
        {"/a.png": hosts.flood(b"\0\0\0\xff\xff" * 999, first=NOTHING_PACKED)},
        "larger than 0.0954 MB",
    ),
    "an endless body behind gzip": at(hosts.flood(b"x" * 999, first=PACKED), COMES),
    "gzip cut off": body(gzip.compress(PNG)[:-20], "broke off", content_encoding="gzip"),
    "gzip in gzip": body(
        gzip.compress(gzip.compress(PNG)), "compressed as gzip, gzip", content_encoding="gzip, gzip"
    ),
    "gzip that nobody asked for": body(gzip.compress(PNG), COMES, content_encoding="gzip"),
    "deflate that nobody asked for": body(zlib.compress(PNG), COMES, content_encoding="deflate"),
    "gzip that is none": body(PNG, "compression is broken", content_encoding="gzip"),
    "an unknown compression": body(PNG, "compressed as br", content_encoding="br"),
    "a body cut off": body(PNG[:50], "broke off", content_length="5000"),
    "a reset at once": at(reset(), "broke"),
    "a reset in the body": at(reset(START + PNG[:50]), "broke"),
    "a closed connection": at(raw(b""), "broke off or is not HTTP"),
    "a garbage status line": at(raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "not HTTP"),
    "a megabyte of one header": at(raw(HEADER_BOMB), "not HTTP"),
    "a hundred thousand headers": at(raw(MANY_HEADERS), "not HTTP"),
    "two lengths": at(raw(TWO_LENGTHS), "not HTTP"),
    "a length and chunks": at(raw(LENGTH_AND_CHUNKS), COMES),
    "a second answer behind the first": at(raw(TWO_ANSWERS), COMES),
    "an endless chunk's length": at(hosts.flood(b"0" * 999, first=DRIP_CHUNKS), "not HTTP"),
    "endless trailers": at(hosts.flood(b"X: x\r\n", first=DRIP_CHUNKS + b"0\r\n"), "not HTTP"),
    "a bad chunk": at(raw(BAD_CHUNK), "not HTTP"),
}  # fmt: skip

BODIES: dict[str, Attack] = {
    "a web page with status 200": body(b"<!DOCTYPE html><p>login", "leads to a web page"),
    "a web page called image/png": body(b"<html>", "leads to a web page", content_type="image/png"),
    "a picture called text/html": body(PNG, COMES, content_type="text/html"),
    "JSON with status 200": body(b'{"error": 1}', "not a picture of a known type"),
    "PostScript called image/png": body(
        b"%!PS-Adobe-3.0 EPSF-3.0\n", "not a picture of a known type", content_type="image/png"
    ),
    "an empty body": body(b"", "the picture is empty"),
    "half a JPEG without a length": at(
        raw(b"HTTP/1.1 200 OK\r\n\r\n" + JPEG[: len(JPEG) // 2]), "it is cut off"
    ),
    "a PNG of 13,000 × 13,000 px": body(bombs.png_head(13_000, 13_000), "more than 50 million px"),
    "a WebP of 36 bytes and 50 million px": body(bombs.WEBP, "too large for the memory"),
    "a TIFF with a tile of 1,600 million px": body(bombs.TIFF_TILE, "more than 50 million px"),
    "an icon that hides a large PNG": body(bombs.ICON, "more than 50 million px"),
    "a JPEG of a thousand scans": body(bombs.scans(), "takes too long to decode"),
    "a drawing with a dear filter": body(bombs.FILTER, "takes too long to decode"),
    "a drawing that uses itself a billion times": body(bombs.USES, "too complicated"),
    "a drawing with entities": body(bombs.ENTITIES, "declares entities"),
    "a drawing with a script": body(drawn.svg("<script>x()</script><path/>"), COMES),
}

_PRIVATE = {
    "127.0.0.1": "127.0.0.1 is a loopback address",
    "localhost": "localhost is a name of the local network",
    "printer": "printer is a name of the local network",
    "printer.local": "printer.local is a name of the local network",
    "2130706433": "2130706433 leads to 127.0.0.1, a loopback address",
    "0x7f.1": "0x7f.1 leads to 127.0.0.1, a loopback address",
    "0177.0.0.1": "0177.0.0.1 leads to 127.0.0.1, a loopback address",
    "127.1": "127.1 leads to 127.0.0.1, a loopback address",
    "１２７.0.0.1": "127.0.0.1 is a loopback address",
    "127。0。0。1": "127.0.0.1 is a loopback address",
    "ⓛocalhost": "localhost is a name of the local network",
    "0": "0 leads to 0.0.0.0, an unspecified address",
    "10.0.0.1": "10.0.0.1 is a private address",
    "169.254.169.254": "169.254.169.254 is a link-local address",
    "100.100.100.200": "100.100.100.200 is a reserved address",
    "168.63.129.16": "168.63.129.16 is a reserved address",
    "224.0.0.1": "224.0.0.1 is a multicast address",
    "240.0.0.1": "240.0.0.1 is a private address",
    "[::1]": "::1 is a loopback address",
    "[fe80::1]": "fe80::1 is a link-local address",
    "[::ffff:127.0.0.1]": "an address that may wrap another",
    "[::1%25lo]": "the picture's address is not valid",
    "[64:ff9b::7f00:1]": "an address that may wrap another",
    "[2002:7f00:1::]": "an address that may wrap another",
}
ADDRESSES = {f"http://{host}/": said for host, said in _PRIVATE.items()}

SYNTAX = {
    "ftp://pictures.example/a.png": "pictures are not fetched from ftp: addresses",
    "file:///etc/passwd": "begins with file:, which is never read",
    "javascript:alert(1)": "pictures are not fetched from javascript: addresses",
    "https:///a.png": "the picture's address has no host",
    "https://pictures.example:port/a.png": "the picture's address is not valid",
    "https://[::1/a.png": "the picture's address is not valid",
    "https://editor:secret@pictures.example/a.png": "holds a user name or a password",
}

NAMES = {
    "a name of a private address": "leads to 127.0.0.3, a loopback address",
    "a name of a public and a private address": "leads to 127.0.0.3, a loopback address",
    "a name that changes between check and connection": COMES,
    "a name that changes between two redirects": "leads to 127.0.0.3, a loopback address",
    "a name that nobody has": "there is no host pictures.example",
    "a name that cannot be looked up for a moment": COMES,
    "a resolver that does not answer": SILENCE,
}

CERTIFICATES = {
    "a certificate that nobody vouches for": "unable to get local issuer certificate",
    "a self-signed certificate": "self-signed certificate",
    "an expired certificate": "certificate has expired",
    "a certificate of tomorrow": "certificate is not yet valid",
    "a certificate of somebody else": "certificate is not valid for",
    "a host without TLS": "no secure connection to the host came about",
    "a handshake that stops": "did not answer",
}

PROXIES = {
    "a proxy that is not there": "cannot be reached",
    "a proxy that wants a password": "407",
    "a proxy that says nothing": SILENCE,
    "a proxy of an unknown kind": "socks5: proxies are not supported, only http and https",
    "a proxy whose address is none": "the address of the proxy is not valid",
}

CROWDS = {
    "200 pictures on one host": "all come, four at a time, and the progress is told",
    "200 pictures on a host that is silent": "after eight silences the others are given up",
    "one picture that hangs among many": "the others come",
}

TABLES: dict[str, dict[str, str]] = {
    "test_attacks.py::test_a_fault_of_the_host": {n: a.words for n, a in FAULTS.items()},
    "test_attacks.py::test_a_body_that_is_not_what_it_should_be": {
        name: attack.words for name, attack in BODIES.items()
    },
    "test_private.py::test_a_private_address": ADDRESSES,
    "test_private.py::test_an_address_that_nobody_asks": SYNTAX,
    "test_connect.py::test_a_name_that_deceives": NAMES,
    "test_trust.py::test_a_certificate": CERTIFICATES,
    "test_trust.py::test_a_proxy": PROXIES,
    "test_crowds.py": CROWDS,
}

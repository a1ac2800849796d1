"""Web addresses of pictures: what to ask for (RFC 3986) and which hosts may be asked."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from exporter.assets.errors import MissingError
from exporter.hosts import ascii_host

_KEPT = "!#$%&'()*+,/:;=?@[]~"
_GITHUB_PAGE = re.compile(r"(https?://(?:www\.)?github\.com/[^/]+/[^/]+)/blob/([^?#]+)")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_HOST = re.compile(r"[A-Za-z]+://[^/?#]*")
# As DNS has them, and underscores, which some hosts have; else an IPv6 address.
_VALID = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+")
_LOCAL = tuple(
    f".{name}"
    for name in (
        "localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home",
        "lan", "home.arpa",
    )
)  # fmt: skip
_USUAL_PORTS = {"http": 80, "https": 443}

# What is_global of Python 3.11 lets through although it leads into somebody's own network.
_NOT_PUBLIC_4 = tuple(
    ipaddress.ip_network(network)
    for network in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "224.0.0.0/4")
)
_PUBLIC_6 = ipaddress.ip_network("2000::/3")
# IPv4-mapped and -compatible, NAT64, Teredo, 6to4.
_WRAPPING = tuple(
    ipaddress.ip_network(network)
    for network in (
        "::ffff:0:0/96",
        "::/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2001::/32",
        "2002::/16",
    )
)
_NOT_PUBLIC_6 = tuple(
    ipaddress.ip_network(network) for network in ("2001::/23", "2001:db8::/32", "3fff::/20")
)
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_KINDS: tuple[tuple[str, Callable[[_Address], bool]], ...] = (
    ("an unspecified address", lambda address: address.is_unspecified),
    ("a loopback address", lambda address: address.is_loopback),
    ("a link-local address", lambda address: address.is_link_local),
    ("a multicast address", lambda address: address.is_multicast),
    ("an address that may wrap another", lambda address: _is_any(address, _WRAPPING)),
    ("a private address", lambda address: address.is_private),
    ("a reserved address", lambda address: address.is_reserved),
)


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: `host` in ASCII, `path` with its query, a `port` only if unusual."""

    scheme: str
    host: str
    port: int | None
    path: str

    @property
    def host_header(self) -> str:
        """The host as the Host header of RFC 9110 writes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"


def scheme(source: str) -> str:
    """Return the scheme of an address in lower case, "" for a path; `C:` is the drive of one."""
    if source.startswith("//"):
        return "https"
    match = _SCHEME.match(source)
    return match[1].lower() if match else ""


def canonical(source: str) -> str:
    """Return the address to ask for: no fragment, nothing but ASCII, a page of GitHub's as file.

    What is percent-encoded already stays as it is: decoding and encoding again would change it.
    """
    address = page(source)
    if blob := _GITHUB_PAGE.match(address):
        return f"{blob[1]}/raw/{blob[2]}"
    return address


def page(source: str) -> str:
    """Return the address to ask a page for: no fragment, nothing but ASCII."""
    address = source.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    return _ascii(address).partition("#")[0]


def site(address: str) -> str:
    """Return scheme, host and port of an address as they are written, valid or not."""
    match = _HOST.match(address)
    return match[0] if match else ""


def follow(address: str, location: str) -> str:
    """Return where a redirect leads; bytes that are not ASCII are UTF-8 more often than Latin-1."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode()
    try:
        return canonical(urljoin(address, location))
    except ValueError as error:
        raise MissingError("the picture's host redirects to an address that is none") from error


def target(address: str) -> Target:
    """Take an address apart.

    Raises
    ------
    MissingError
        If it is not http or https, has no valid host, or holds a user name or password.
    """
    kind = scheme(address)
    if kind not in _USUAL_PORTS:
        raise MissingError(f"a picture cannot be fetched from {kind or 'no'}: addresses")
    try:
        parts = urlsplit(address)
        host = ascii_host(parts.hostname or "").rstrip(".")
        port = None if parts.port == _USUAL_PORTS[kind] else parts.port
    except ValueError as error:
        raise MissingError("the picture's address is not valid") from error
    if not host:
        raise MissingError("the picture's address has no host")
    if not _VALID.fullmatch(host):
        raise MissingError("the picture's address is not valid")
    if parts.username is not None or parts.password is not None:
        raise MissingError(
            "the picture's address holds a user name or a password",
            hint="save the picture beside the issue: a published address gives them away",
        )
    query = f"?{parts.query}" if parts.query else ""
    return Target(kind, host, port, (parts.path or "/") + query)


def kind_of_private(ip: str) -> str:
    """Say what an IP address is that does not belong to the public internet; "" if it does.

    IANA's special-purpose registries; IPv6 addresses that wrap an IPv4 one are not public, nor is
    what is not known.
    """
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return "no IP address"
    named = next((name for name, holds in _KINDS if holds(address)), "")
    if named:
        return named
    if isinstance(address, ipaddress.IPv4Address):
        public = address.is_global and not _is_any(address, _NOT_PUBLIC_4)
        return "" if public else "a reserved address"
    return (
        "" if address in _PUBLIC_6 and not _is_any(address, _NOT_PUBLIC_6) else "a reserved address"
    )


def _is_any(address: _Address, networks: Iterable[_Network]) -> bool:
    return any(address in network for network in networks)


def is_local_name(host: str) -> bool:
    """Tell whether a name belongs to the machine or the network around it.

    RFC 6761, 6762 with its appendix G, 8375; a name of one part is nobody's in public.
    """
    return "." not in host or f".{host}".endswith(_LOCAL)


def _ascii(address: str) -> str:
    """Percent-encode what is not ASCII or not allowed, except in the host, which IDNA encodes."""
    match = _HOST.match(address)
    head = match[0] if match else ""
    return head + quote(address.removeprefix(head), safe=_KEPT, errors="replace")

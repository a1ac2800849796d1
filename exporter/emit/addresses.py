"""Web addresses as a finished file may carry them: absolute, and spelt as a URL of RFC 3986."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

from exporter.conventions.links import HOSTED, PLAIN
from exporter.hosts import ascii_host

_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[^\s/?#@:<>^|%\[\]\\\x00-\x20]+")
_SAFE = "!$%&'()*+,/:;=?@~"


def outward(address: str) -> str:
    """Return an address with all escaped that a URL cannot hold, "" if it is none.

    A relative address is none: it would be sought beside or inside the file.
    """
    try:
        parts = urlsplit(_PERCENT.sub("%25", address.strip()))
        if parts.scheme in PLAIN and parts.path:
            return _escaped(parts)
        if parts.scheme in HOSTED and _HOST.fullmatch(parts.hostname or ""):
            return _escaped(parts._replace(netloc=_authority(parts)))
    except ValueError:
        return ""
    return ""


def _escaped(parts: SplitResult) -> str:
    return parts._replace(
        path=quote(parts.path, safe=_SAFE),
        query=quote(parts.query, safe=_SAFE),
        fragment=quote(parts.fragment, safe=_SAFE),
    ).geturl()


def _authority(parts: SplitResult) -> str:
    """Return user, host and port; a host in Chinese becomes its ASCII form (RFC 5891)."""
    host = ascii_host(parts.hostname or "")
    user, mark, _ = parts.netloc.rpartition("@")
    port = "" if parts.port is None else f":{parts.port}"
    return f"{quote(user, safe=_SAFE)}{mark}{host}{port}"

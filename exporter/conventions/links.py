"""Where a link of a published file may lead, in every format alike.

The list is of what may be: addresses of the web, of mail and of telephones, and paths relative to
the issue. Every other scheme starts a program somewhere (`ms-msdt:`, `search-ms:`, `smb:`), and a
path from the root, of a drive or of a host (`//host/share`) is a place of the reader's own machine
or network, which a word processor may ask with the reader's password.
"""

from __future__ import annotations

import re

HOSTED = ("http", "https", "ftp")
PLAIN = ("mailto", "tel", "sms")

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED = re.compile(r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2060\ufeff]+")
_ROOTED = re.compile(r"[/\\~]|%2f|%5c", re.IGNORECASE)
_SHOWN = 60


def refusal(address: str) -> str:
    """Return what is wrong with where an address leads, nothing if it may be published."""
    bare = _IGNORED.sub("", address)
    scheme = _SCHEME.match(bare)
    if scheme:
        known = scheme[1].lower() in {*HOSTED, *PLAIN}
        return "" if known else f"a {scheme[1].lower()[:_SHOWN]}: address"
    rooted = _ROOTED.match(bare)
    return f"{bare[:_SHOWN]}, a place of the reader's own machine or network," if rooted else ""

"""Writes addresses, titles and code as CommonMark's links, images and code spans have them."""

from __future__ import annotations

import re
from urllib.parse import quote

from exporter.emit.markdown.escape import Pen

_BARE = re.compile(r"(?:[^\s<>()\\`]|\((?:[^\s<>()\\`])*\))+")
_AUTOLINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>$*|`\x00-\x20]+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}", re.ASCII)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_UNSAFE_ANCHOR = re.compile(r"[%\s<>()\\`\"]")
_TICKS = re.compile(r"`+")


def automatic(words: str, address: str) -> str:
    """Return an address between angle brackets, nothing if it cannot stand so (6.5)."""
    if words == address and _AUTOLINK.fullmatch(address) and not address.startswith("mailto:"):
        return f"<{address}>"
    return f"<{words}>" if address == f"mailto:{words}" and _MAIL.fullmatch(words) else ""


def target(address: str, title: str, pen: Pen) -> str:
    """Return what stands in the round brackets of a link."""
    if _BARE.fullmatch(address):
        written = _plain(address, pen)
    else:
        escaped = re.sub(r"[<>\\`]", lambda mark: f"\\{mark[0]}", address)
        written = f"<{_plain(escaped, pen)}>"
    if title:
        escaped = re.sub(r'["\\`]', lambda mark: f"\\{mark[0]}", title)
        written += f' "{_plain(escaped, pen)}"'
    return f"({written})"


def anchor(name: str) -> str:
    """Return the address of a heading of the issue."""
    return "#" + _UNSAFE_ANCHOR.sub(lambda mark: quote(mark[0]), name)


def language(name: str) -> str:
    """Return what stands behind the fence of a listing (4.5)."""
    return _ENTITY.sub("&amp;", name.replace("\\", "\\\\")).replace("`", "&#96;")


def code(text: str, pen: Pen) -> str:
    """Return a code span whose fence is longer than any run of backticks in it (6.1)."""
    longest = {len(run) for run in _TICKS.findall(text)}
    fence = "`" * next(length for length in range(1, len(longest) + 2) if length not in longest)
    is_padded = text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    if is_padded or text.startswith("`") or text.endswith("`"):
        text = f" {text} "
    return f"{fence}{_piped(text, pen)}{fence}"


def _plain(text: str, pen: Pen) -> str:
    text = _ENTITY.sub("&amp;", text).replace("*", "&#42;")  # else pandoc takes it for emphasis
    text = text.replace("$", "&#36;") if pen.dollars else text
    return _piped(text, pen)


def _piped(text: str, pen: Pen) -> str:
    return text.replace("|", "\\|") if pen.cell else text

"""Mends what stands between the brackets of a picture or link: spaces and sizes that note apps put.

CommonMark ends an address at a space, so that `![](屏幕 1.png)` and `![](a.png =300x200)` are text.
In angle brackets an address may hold spaces; the size goes along and is taken off again when the
picture is read, as is one in `{width=50%}` behind it.
"""

from __future__ import annotations

import re

from exporter.model.han import HAN
from exporter.reading.draft import Draft, Edit

_LINK = re.compile(
    r"(?P<picture>!?)\[[^\[\]]*(?<!\\)\]\([ \t]{0,9}"
    r"(?P<address>[^\s()<>\"'](?: ?[^\s()<>\"']| ?\([^()<>\"']*\))*?)"
    r"(?P<title>[ \t]{1,9}(?:\"[^\"]*\"|'[^']*'))?"
    r"(?P<size>[ \t]{1,9}=(?=[\d%x]*\d)(?:\d+%?)?x(?:\d+%?)?)?[ \t]{0,9}\)"
    r"(?P<attributes>\{:? ?"
    r"(?:(?:[.#][\w-]++|[a-z-]++=(?:\"[^\"{}]*\"|'[^'{}]*'|[\w.%-]+)) ?)+\})?"
)
_MAYBE = re.compile(r"\]\([^\s()]*(?:\([^()\n]*\)[^\s()]*)*[ \t]|\)\{")
_WIDTH = re.compile(r"\bwidth=[\"']?(\d+%?)(?:px)?(?![\w%])", re.IGNORECASE)
_SIZE = re.compile(r"[ \t]+=(?P<width>\d*%?)x[\d%]*\Z")
_IN_ALT = re.compile(r"[ \t]*\|[ \t]*(?P<width>\d{2,4})(?:x\d+)?\Z")
_HAN = re.compile(f"[{HAN}]")
_CODE = re.compile(r" {4}|\t")


def mend(text: Draft) -> None:
    """Put angle brackets around addresses with spaces, and the sizes of pictures inside them."""
    for index in text.prose():
        line = text.lines[index]
        if "](" in line and _MAYBE.search(line) and not _CODE.match(line):
            edits = [edit for found in _LINK.finditer(line) for edit in _edits(line, found)]
            if edits:
                text.edit(index, edits)


def size_in(address: str) -> tuple[str, str]:
    """Return the address of a picture without the size that `mend` put there, and its width."""
    found = _SIZE.search(address)
    return (address[: found.start()], found["width"]) if found else (address, "")


def size_in_alt(alt: str) -> tuple[str, str]:
    """Return the alt of a picture without the width that Obsidian writes into it, and the width."""
    found = _IN_ALT.search(alt)
    return (alt[: found.start()], found["width"]) if found else (alt, "")


def _edits(line: str, found: re.Match[str]) -> list[Edit]:
    size = (found["size"] or "").strip()
    attributes = found["attributes"] if found["picture"] else None
    width = _WIDTH.search(attributes or "")
    if width and not size:
        size = f"={width[1]}x"
    if line.count("`", 0, found.start()) % 2 or not (_is_broken(found) or attributes):
        return []
    start, end = found.span("address")
    edits = [(start, start, "<"), (end, end, f" {size}>" if size else ">")]
    if found["size"]:
        edits.append((*found.span("size"), ""))
    if attributes:
        edits.append((*found.span("attributes"), ""))
    return edits


def _is_broken(found: re.Match[str]) -> bool:
    """Tell whether CommonMark finds no address here; a link in prose must look like one."""
    address = found["address"]
    if found["picture"]:
        return bool(found["size"]) or " " in address
    return " " in address and "://" in address and not _HAN.search(address)

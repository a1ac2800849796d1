"""Fields, bookmarks and hyperlinks: what Word itself computes and follows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from exporter.emit.docx.markup import Element, characters, element, run, w

_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_TOOLTIP = 260


def field(instruction: str, result: str, *parts: Element, **flags: str | int) -> list[Element]:
    """Build a complex field with the result that it shows until Word computes it anew.

    Parameters
    ----------
    flags : str or int
        What the beginning says besides (ECMA-376 part 1, § 17.16.18).
    """
    return [*opening(instruction, **flags), run(characters(result), *parts), closing()]


def opening(instruction: str, **flags: str | int) -> list[Element]:
    """Build the beginning of a field, up to its result."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        run([w("fldChar", fldCharType="begin", **flags)]),
        run([code]),
        run([w("fldChar", fldCharType="separate")]),
    ]


def closing() -> Element:
    """Build the end of a field."""
    return run([w("fldChar", fldCharType="end")])


def bookmark(name: str, number: int, content: Iterable[Element]) -> list[Element]:
    """Put a bookmark around what stands in a paragraph."""
    return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]


def jump(name: str, content: Iterable[Element]) -> Element:
    """Build a hyperlink to a bookmark."""
    return w("hyperlink", *content, anchor=name, history=1)


def hyperlink(relation: str, title: str, content: Iterable[Element]) -> Element:
    """Build a hyperlink that leaves the document through a relationship."""
    attributes: dict[str, str | int] = {"r:id": relation, "w:history": 1}
    if title:
        attributes["w:tooltip"] = title[:_TOOLTIP]
    return element("w:hyperlink", attributes, *content)


def uri(address: str) -> str:
    """Return an address as a URI (RFC 3986): what it may not hold is percent-encoded."""
    return quote(_STRAY_PERCENT.sub("%25", address), safe="%/:=&?~#+!$,;'@()*-._")

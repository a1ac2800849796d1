"""Takes the page of a house's own document, as pandoc does: size, margins, headers, footers.

What counts is its last section, which is the one that its text stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from exporter.emit.docx.markup import Element, qualified
from exporter.emit.docx.page import Page
from exporter.emit.docx.reference import Reference

PLACES = ("first", "default", "even")
_SETTINGS = ("mirrorMargins", "evenAndOddHeaders")
_PROPERTIES = ("pgSz", "pgMar", "pgBorders", "cols", "docGrid")
_LENGTHS = {"w", "h", "top", "right", "bottom", "left", "header", "footer", "gutter", "space"}
_MEASURE = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(mm|cm|in|pt|pc|pi)?")
_UNITS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
_LEAST = 1440


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A page and what runs above and below its text.

    Attributes
    ----------
    running : mapping of str to mapping of str to Part
        The parts of `header` and `footer` by the pages they are for: `first`, `default`, `even`.
    settings : tuple of str
        The settings of the document that belong to the page.
    """

    page: Page
    running: Mapping[str, Mapping[str, Part]] = field(default_factory=dict)
    settings: tuple[str, ...] = ()


def letterhead(reference: Reference, own: Page) -> Letterhead:
    """Take the page of the house; what its document does not say is our own.

    A header or a footer that the house has not is ours.
    """
    former = qualified("w:sectPrChange")
    sections = [
        one
        for one in reference.document.iter(qualified("w:sectPr"))
        if next(one.iterancestors(former), None) is None
    ]
    settings = reference.part(RELATIONSHIP_TYPE.SETTINGS)
    named = () if settings is None else tuple(filter(lambda one: _is_on(settings, one), _SETTINGS))
    last = sections[-1] if sections else None
    if last is None:
        return Letterhead(own, settings=named)
    running = {kind: dict(_running(reference, sections, kind)) for kind in ("header", "footer")}
    return Letterhead(_page(last, own), running, named)


def _page(section: Element, own: Page) -> Page:
    parts = {part.tag: part for part in own.properties}
    for name in _PROPERTIES:
        theirs = section.find(qualified(f"w:{name}"))
        if theirs is not None:
            parts[theirs.tag] = _measured(theirs, parts.get(theirs.tag))
    ordered = [
        parts[tag] for tag in (qualified(f"w:{name}") for name in _PROPERTIES) if tag in parts
    ]
    size, margins = parts[qualified("w:pgSz")], parts[qualified("w:pgMar")]
    across = sum(_length(margins, side) for side in ("left", "right", "gutter"))
    along = sum(abs(_length(margins, side)) for side in ("top", "bottom"))
    width = max(_length(size, "w") - across, _LEAST)
    height = max(_length(size, "h") - along, _LEAST)
    return Page(
        tuple(ordered), width, height, max(_line(parts[qualified("w:cols")], width), _LEAST)
    )


def _measured(theirs: Element, ours: Element | None) -> Element:
    """Copy a property with its lengths in twips; one that cannot be read is ours."""
    copy = deepcopy(theirs)
    copy.tail = None
    for part in copy.iter():
        for name in _LENGTHS:
            key = qualified(f"w:{name}")
            if key in part.attrib and part.tag != qualified("w:pgBorders"):
                fallback = "0" if ours is None else ours.get(key, "0")
                part.set(key, str(_twips(part.get(key, ""), fallback)))
    return copy


def _twips(value: str, fallback: str) -> int:
    """Read a length (ECMA-376 part 1, § 22.9.2.14): twips, or a number with its unit."""
    found = _MEASURE.fullmatch(value)
    if found is None:
        return int(fallback)
    return round(float(found[1]) * _UNITS.get(found[2], 1))


def _length(part: Element, name: str) -> int:
    return int(part.get(qualified(f"w:{name}"), "0"))


def _line(columns: Element, width: int) -> int:
    own = [_length(column, "w") for column in columns.iter(qualified("w:col"))]
    if own and columns.get(qualified("w:equalWidth")) in {"0", "false"}:
        return min(own)
    number = max(_twips(columns.get(qualified("w:num"), "1"), "1"), 1)
    return (width - (number - 1) * _length(columns, "space")) // number


def _running(
    reference: Reference, sections: list[Element], kind: str
) -> Iterator[tuple[str, Part]]:
    """Yield the headers or footers of the last section, which it may have from those before."""
    found: dict[str, str] = {}
    for section in sections:
        for one in section.iterfind(qualified(f"w:{kind}Reference")):
            place = one.get(qualified("w:type"), "default")
            found[place] = one.get(qualified("r:id"), "")
    if not _is_on(sections[-1], "titlePg"):
        found.pop("first", None)
    for place in PLACES:
        part = reference.story(found[place]) if place in found else None
        if part is not None:
            yield place, part


def _is_on(parent: Element, name: str) -> bool:
    one = parent.find(qualified(f"w:{name}"))
    return one is not None and one.get(qualified("w:val"), "1") not in {"0", "false", "off"}

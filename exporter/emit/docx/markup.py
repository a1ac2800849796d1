"""Builds WordprocessingML elements and puts the children of properties into the schema's order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

Element: TypeAlias = _Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_PARAGRAPH = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN
    bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
    textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_CHARACTERS = """
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
    snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
    fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
"""
_ORDER = {"pPr": _PARAGRAPH.split(), "rPr": _CHARACTERS.split()}


def clean(text: str) -> str:
    """Return the text without the characters that XML 1.0 (§ 2.2) does not allow."""
    return _ILLEGAL.sub("", text)


def qualified(name: str) -> str:
    """Turn `w:val` into the name that lxml uses."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(
    name: str, attributes: Mapping[str, str | int] | None = None, *children: Element
) -> Element:
    """Build an element from prefixed names; attributes without a prefix have no namespace."""
    made = etree.Element(qualified(name), nsmap=NAMESPACES)
    for key, value in (attributes or {}).items():
        made.set(qualified(key) if ":" in key else key, clean(str(value)))
    made.extend(children)
    return made


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """Build an element of the main namespace, whose attributes are all in it too."""
    return element(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *children)


def value(parent: Element, name: str) -> str:
    """Return what a property below an element says, like `w:name` of a style; "" without one."""
    child = parent.find(qualified(f"w:{name}"))
    return "" if child is None else child.get(qualified("w:val"), "")


def flag(name: str, *, on: bool = True) -> Element:
    """Build a property that is either on or off (ECMA-376, `CT_OnOff`)."""
    return w(name) if on else w(name, val=0)


def properties(name: str, parts: Iterable[Element]) -> Element:
    """Build `pPr` or `rPr`: its children in the order of the schema, of each kind the first."""
    order = _ORDER[name]
    kinds: dict[str, Element] = {}
    for part in parts:
        kinds.setdefault(etree.QName(part).localname, part)
    return w(name, *(kinds[kind] for kind in sorted(kinds, key=order.index)))


def paragraph(style: str, content: Iterable[Element], *parts: Element) -> Element:
    """Build a paragraph in a style; `parts` are what its properties say besides."""
    return w("p", properties("pPr", [w("pStyle", val=style), *parts]), *content)


def run(content: Iterable[Element], *parts: Element) -> Element:
    """Build a run; `parts` are its properties."""
    return w("r", *([properties("rPr", parts)] if parts else []), *content)


def characters(text: str) -> list[Element]:
    """Return what a run holds for a text: tabs and line breaks are elements of their own."""
    made: list[Element] = []
    for piece in re.split("([\t\n])", clean(text)):
        if piece == "\t":
            made.append(w("tab"))
        elif piece == "\n":
            made.append(w("br"))
        elif piece:
            leaf = w("t")
            leaf.text = piece
            leaf.set(_SPACE, "preserve")
            made.append(leaf)
    return made


def parse(markup: str) -> Element:
    """Parse an element that names its namespaces."""
    return etree.fromstring(markup.encode(), etree.XMLParser(resolve_entities=False))


def tidy(root: Element) -> Element:
    """Declare the namespaces once, at the root, and only those that are used."""
    etree.cleanup_namespaces(root, top_nsmap=NAMESPACES, keep_ns_prefixes=["w14"])
    return root

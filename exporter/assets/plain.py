"""Reckons whether a drawing is so simple that drawing it can cost neither time nor memory.

Only what is named here is known to be cheap: filters, masks, patterns, markers, dashes, layers
(`opacity`) and style sheets are not, nor is anything that SVG may hold one day.
"""

from __future__ import annotations

import re

from lxml import etree

_DRAWN = (
    "svg g defs title desc metadata path rect circle ellipse line polyline polygon text tspan use"
    " a linearGradient radialGradient stop"
)
_SAID = (
    "id class version baseProfile lang role tabindex width height viewBox preserveAspectRatio x y"
    " x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points transform gradientUnits gradientTransform"
    " offset spreadMethod stop-color stop-opacity fill fill-opacity fill-rule clip-rule stroke"
    " stroke-opacity stroke-width stroke-linecap stroke-linejoin stroke-miterlimit color display"
    " font font-family font-size font-weight font-style font-variant text-anchor letter-spacing"
    " dominant-baseline alignment-baseline text-rendering shape-rendering visibility href style"
    " aria-label aria-labelledby aria-hidden"
)
_ELEMENTS, _ATTRIBUTES = frozenset(_DRAWN.split()), frozenset(_SAID.split())
_STYLE = re.compile(r"\s*([a-z-]+)\s*:[^;:{}\\]*(?:;|$)\s*")
_URLS = "url("
_LONGEST_TEXT = 2_000
_MOST_COPIED = 1_000_000
_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"


def is_plain(root: etree._Element, size: int, weight: int) -> bool:
    """Tell whether a drawing consists of shapes, gradients and a little text, and of no more.

    Parameters
    ----------
    root : element
        The drawing, cleaned.
    size, weight : int
        Its bytes, and how many elements are drawn, each as often as it is referred to.
    """
    elements = [element for element in root.iter(etree.Element) if _is_ours(str(element.tag))]
    if not all(_is_cheap(element) for element in elements):
        return False
    copies = any(_local(str(element.tag)) == "use" for element in elements)
    if copies and size * weight > _MOST_COPIED:
        return False
    return sum(len(text) for text in root.itertext()) <= _LONGEST_TEXT


def _is_ours(tag: str) -> bool:
    return not tag.startswith("{") or tag.startswith(_SVG)


def _local(tag: str) -> str:
    return tag.removeprefix(_SVG)


def _is_cheap(element: etree._Element) -> bool:
    if _local(str(element.tag)) not in _ELEMENTS:
        return False
    for name, value in element.attrib.items():
        own = str(name).removeprefix(_XLINK)
        if own.startswith("{"):
            continue
        if own not in _ATTRIBUTES or (_URLS in str(value) and own not in {"fill", "stroke"}):
            return False
        if own == "style" and not _is_cheap_style(str(value)):
            return False
    return True


def _is_cheap_style(text: str) -> bool:
    end = 0
    while end < len(text):
        found = _STYLE.match(text, end)
        if found is None or found[1] not in _ATTRIBUTES - {"style", "href"}:
            return False
        end = found.end()
    return True

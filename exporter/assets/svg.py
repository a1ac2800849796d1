"""Cleans SVG drawings (SVG 2) and turns them into pixels with resvg, never with a browser.

Whatever could run, load or explode is taken out or refused: scripts, event handlers, foreign
content but for its text, references that leave the file, entities, and references that multiply.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode, b64encode
from copy import deepcopy
from io import BytesIO
from urllib.parse import unquote

from lxml import etree
from PIL import Image

from exporter.assets import lettering, plain
from exporter.assets.errors import BrokenError
from exporter.assets.sniff import Kind, sniff

_MAX_BYTES = 4 * 2**20
_MAX_DEPTH = 64
_MAX_WEIGHT = 50_000
_DEFAULT_SIZE = 300.0
_LONGEST_LENGTH, _LONGEST_VIEW = 40, 200
_LEAST_SIDE, _MOST_SIDE = 1e-6, 1e7
_PLAIN_BYTES, _PLAIN_SIDE, _PLAIN_WORK = 32_000, 1_600, 30_000_000
_XLINK = "{http://www.w3.org/1999/xlink}href"
_FRAGMENT = re.compile(r"#[^/\\\s#]+")
_DATA = re.compile(r"data:image/[a-z+.-]+(?:;[^;,/]*)*;base64,", re.IGNORECASE)
_EMBEDDED = {Kind.PNG, Kind.JPEG, Kind.GIF}
_FOREIGN = {"script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler"}
_URL = re.compile(r"url\(\s*['\"]?\s*([^)'\"]*)", re.IGNORECASE)
_LOADS = re.compile(r"@import|expression\(|javascript:", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_LENGTH = re.compile(rf"\s*\+?({_NUMBER.pattern})\s*(px|pt|pc|mm|cm|in|em|ex)?\s*$", re.IGNORECASE)
_UNITS = {"pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "ex": 8}


def rasterise(data: bytes, side: int, density: float = 2.0) -> tuple[Image.Image, float]:
    """Draw an SVG with its longest side at most `side` px, else at `density` px for one of its own.

    Returns
    -------
    tuple of Image and float
        The drawing with its transparency, and how many px stand for one of the drawing's own.

    Raises
    ------
    BrokenError
        If it is not well-formed, not safe, or too complicated.
    """
    import resvg_py

    root = clean(data)
    width, height = _size(root)
    scale = min(density, side / max(width, height))
    pixels = max(1, round(width * scale)), max(1, round(height * scale))
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=etree.tostring(root, encoding="unicode"),
            width=pixels[0],
            height=pixels[1],
            resources_dir=os.devnull,  # no folder: a path that got here would lead nowhere
            **lettering.fonts(root),
        )
    except BaseException as error:  # resvg's panics are no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        raise BrokenError(f"the drawing cannot be drawn: {error}") from error
    return Image.open(BytesIO(bytes(png)), formats=["PNG"]), scale


def is_plain(data: bytes) -> bool:
    """Tell whether a drawing is small and simple, so that drawing it cannot take long.

    Raises
    ------
    BrokenError
        If it is not well-formed or not safe.
    """
    if len(data) > _PLAIN_BYTES:
        return False
    root = clean(data)
    width, height = _size(root)
    weight = _weigh(root)
    cheap = weight * min(width * height, _PLAIN_SIDE**2) <= _PLAIN_WORK
    return cheap and plain.is_plain(root, len(data), weight)


def clean(data: bytes) -> etree._Element:
    """Parse an SVG and take out whatever could run or load something."""
    if len(data) > _MAX_BYTES:
        raise BrokenError("the drawing is too complicated", hint="export it as PNG")
    if re.search(rb"<!\s*ENTITY|<\0?!\0?E\0?N\0?T\0?I", data, re.IGNORECASE):
        raise BrokenError("the drawing declares entities", hint="save it as plain SVG")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise BrokenError(f"the drawing is not well-formed: {reason}") from error
    if etree.QName(root).localname != "svg":
        raise BrokenError("the drawing is not SVG")
    if next(root.iter(etree.Entity), None) is not None:
        raise BrokenError("the drawing refers to entities", hint="save it as plain SVG")
    bare = deepcopy(root)  # without the document type, which resvg does not read
    lettering.letter(bare)
    for element in list(bare.iter(etree.Element)):
        _clean_element(element)
    _weigh(bare)
    return bare


def _clean_element(element: etree._Element) -> None:
    if etree.QName(element).localname in _FOREIGN:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
        return
    if etree.QName(element).localname == "style" and _unsafe_css(element.text or ""):
        element.text = ""
    for name, value in list(element.attrib.items()):
        local = etree.QName(name).localname.lower()
        if local in {"href", "src", "base"}:
            kept = _link(str(value).strip())
            if kept:
                element.set(name, kept)
            else:
                del element.attrib[name]
        elif local.startswith("on") or _unsafe_css(str(value)):
            del element.attrib[name]


def _link(address: str) -> str:
    """Return a link as it may stand: to an id, or a picture written anew; else nothing.

    What resvg does not take for either, it opens as a path.
    """
    if _FRAGMENT.fullmatch(address):
        return address
    head = _DATA.match(address)
    if head is None:
        return ""
    try:
        data = b64decode("".join(unquote(address[head.end() :]).split()), validate=True)
        kind = sniff(data)
    except (ValueError, BrokenError):
        return ""
    return f"data:image/{kind};base64,{b64encode(data).decode()}" if kind in _EMBEDDED else ""


def _unsafe_css(text: str) -> bool:
    if "\\" in text and ("(" in text or "@" in text):
        return True
    loads = any(not target.strip().startswith("#") for target in _URL.findall(text))
    return loads or _LOADS.search(text) is not None


def _weigh(root: etree._Element) -> int:
    """Count what is to be drawn, each reference as much as what it leads to; refuse too much."""
    known = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    weights: dict[etree._Element, int] = {}

    def weigh(element: etree._Element, depth: int) -> int:
        if depth > _MAX_DEPTH:
            raise BrokenError("the drawing is nested too deep", hint="export it as PNG")
        if element not in weights:
            targets = [known[name] for name in _references(element) if name in known]
            weight = 1 + sum(weigh(target, depth + 1) for target in targets)
            weights[element] = weight + sum(weigh(child, depth + 1) for child in element)
            if weights[element] > _MAX_WEIGHT:
                raise BrokenError("the drawing is too complicated", hint="export it as PNG")
        return weights[element]

    return weigh(root, 1)


def _references(element: etree._Element) -> list[str]:
    links = [element.get("href", ""), element.get(_XLINK, "")]
    urls = [target for value in element.attrib.values() for target in _URL.findall(str(value))]
    return [link.strip()[1:] for link in [*links, *urls] if link.strip().startswith("#")]


def _size(root: etree._Element) -> tuple[float, float]:
    """Return width and height in px: as said, else by the view box, else CSS's 300 px."""
    view: tuple[float, float] | None
    match _NUMBER.findall(root.get("viewBox", "")[:_LONGEST_VIEW]):
        case [_, _, across, down] if _is_side(float(across)) and _is_side(float(down)):
            view = (float(across), float(down))
        case _:
            view = None
    width, height = _length(root.get("width")), _length(root.get("height"))
    if view is None:
        return width or _DEFAULT_SIZE, height or width or _DEFAULT_SIZE
    if width and height:
        return width, height
    if width or height:
        scale = width / view[0] if width else height / view[1]
        return view[0] * scale, view[1] * scale
    return view


def _length(text: str | None) -> float:
    match = _LENGTH.match((text or "")[:_LONGEST_LENGTH])
    length = float(match[1]) * _UNITS.get((match[2] or "px").lower(), 1.0) if match else 0.0
    return length if _is_side(length) else 0.0


def _is_side(length: float) -> bool:
    """Tell whether a side may have that length: not nothing, not without end."""
    return _LEAST_SIDE <= length <= _MOST_SIDE

"""What the facts about the platform list as removed or refused, looked for by its number there.

Written from that page alone; it knows nothing of the model in `exporter.emit.wechat.platform`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree, html

_ELEMENTS = {
    **dict.fromkeys(("style", "script", "link", "iframe", "form"), 15),
    **dict.fromkeys(("use", "defs", "marker", "foreignobject", "clippath", "mask"), 18),
    **dict.fromkeys(("lineargradient", "radialgradient", "symbol", "filter", "pattern"), 18),
    "div": 20,
    "input": 37,
    "math": 40,
}
_STYLES = (
    (21, r"(^|;)\s*(position|float|transform|animation|transition)\s*:"),
    (21, r"display\s*:\s*(inline-)?(flex|grid)"),
    (26, r"var\(|color-mix\(|oklch\(|calc\("),
    (18, r"url\("),
    (29, r"!\s*important"),
)
_BLOCKS = {"section", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th", "hr"}
_BLOCKS |= {f"h{level}" for level in range(1, 7)}
_CONTAINERS = {"ul", "ol", "li", "table", "thead", "tbody", "tr"}
_LISTS = {"ul", "ol"}


def refused(article: str) -> list[str]:
    """Name what the platform removes, refuses or changes, with the number of the fact."""
    root = html.fromstring(f"<main>{article}</main>")
    found = [f"{number} {what}" for element in root.iter() for number, what in _in(element)]
    if re.search(r"[\n\t\r]", re.sub(r'src="[^"]*"', "", article)):
        found.append("31 a line feed or a tab")
    if (
        root[0].tag != "p"
        or len(root[0])
        or root[0].text
        or "font-size:0" not in root[0].get("style")
    ):
        found.append("42 the first block is not empty")
    return found


def _in(element: etree._Element) -> Iterator[tuple[int, str]]:
    name = element.tag
    if name in _ELEMENTS:
        yield _ELEMENTS[name], f"<{name}>"
    if "-" in name:
        yield 40, f"<{name}>"
    for attribute, value in element.attrib.items():
        yield from _attribute(element, attribute, value)
    yield from _children(element)
    if name == "svg":
        yield from _drawing(element)
    if name == "table" and "overflow-x:auto" not in element.getparent().get("style", ""):
        yield 41, "a table that does not scroll"


def _attribute(element: etree._Element, name: str, value: str) -> Iterator[tuple[int, str]]:
    if name == "href":
        address = urlsplit(value)
        if address.scheme not in {"http", "https"} or address.hostname != "mp.weixin.qq.com":
            yield 17 if value.startswith("#") else 16, value
    elif name == "id":
        yield 18, "id"
    elif name == "class" or name.startswith(("data-", "aria-", "on")):
        yield 19, name
    elif name == "src" and not re.match(r"data:image/(png|jpeg|gif);base64,", value):
        yield 1, value[:60]
    elif element.tag == "img" and name in {"width", "height"}:
        yield 38, f"<img {name}>"
    elif name == "style":
        for number, pattern in _STYLES:
            if re.search(pattern, value):
                yield number, value
        for family in re.findall(r"font-family:([^;]*)", value):
            if any(" " in one.strip() and one.strip()[0] not in "'\"" for one in family.split(",")):
                yield 28, family


def _children(element: etree._Element) -> Iterator[tuple[int, str]]:
    name, inside = element.tag, [child.tag for child in element]
    around = {parent.tag for parent in element.iterancestors()}
    texts = [element.text, *(child.tail for child in element)]
    blocks = not _BLOCKS.isdisjoint(inside)
    if (blocks or name in _CONTAINERS) and any(text and not text.strip(" ") for text in texts):
        yield 33, f"white space in <{name}>"
    if name in _CONTAINERS and any(text and text.strip() for text in texts):
        yield 34, f"text in <{name}>"
    if name == "li" and (inside != ["section"] or element[0].find("p") is not None):
        yield 34, f"<li> with {inside}"
    if name in _LISTS and "li" in around:
        yield 36, "a list in <li>"


def _drawing(element: etree._Element) -> Iterator[tuple[int, str]]:
    style = element.get("style", "")
    if not re.search(r"width:[\d.]+px", style) or not re.search(r"height:[\d.]+px", style):
        yield 39, f"a drawing of {style!r}"
    for piece in element:
        if {piece.get("fill", "black"), piece.get("stroke", "none")} - {"currentColor", "none"}:
            yield 39, "a drawing with colours of its own"

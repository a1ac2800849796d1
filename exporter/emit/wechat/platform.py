"""What WeChat's editor keeps, as far as it is known: elements, attributes, declarations.

The list is narrower than the truth: what is contradictory or unknown is not in it, so that an
article which keeps to it loses nothing. `violations` names what does not keep to it, and `kept`
shows what would be left.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

_SVG = {
    "svg": {"xmlns", "viewBox", "style", "fill"},
    "g": {"transform", "fill", "stroke"},
    "path": {"d", "transform", "fill", "stroke", "stroke-width"},
    "rect": {"x", "y", "width", "height", "fill", "stroke", "stroke-width"},
    "line": {"x1", "y1", "x2", "y2", "stroke", "stroke-width"},
}
_STYLED = {
    "section", "p", "span", "strong", "em", "sub", "sup", "code", "hr",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "table", "thead", "tbody", "tr",
}  # fmt: skip
ATTRIBUTES: dict[str, set[str]] = {
    **{name: {"style"} for name in _STYLED},
    "a": {"href"},
    "br": set(),
    "img": {"src", "alt", "style"},
    "li": set(),
    "ol": {"style", "start"},
    "td": {"style", "colspan", "rowspan"},
    "th": {"style", "colspan", "rowspan"},
    **{name.lower(): {a.lower() for a in attributes} for name, attributes in _SVG.items()},
}
"""The elements that are kept, with their attributes."""

PROPERTIES = {
    "background", "border", "border-bottom", "border-collapse", "border-left",
    "border-radius", "border-right", "border-top", "color", "display", "font-family",
    "font-size", "font-style", "font-weight", "height", "letter-spacing", "line-height",
    "list-style", "margin", "margin-bottom", "margin-left", "margin-right", "margin-top",
    "max-width", "min-width", "overflow-x", "padding", "padding-bottom", "padding-left",
    "padding-right", "padding-top", "text-align", "text-decoration", "vertical-align",
    "white-space", "width", "word-break",
}  # fmt: skip
_REFUSED_VALUE = re.compile(
    r"!important|var\(|url\(|color-mix|oklch|calc\(|flex|grid|['\"\\]|#(?![0-9a-f]{3}(?:[0-9a-f]{3})?\b)"
)
_DISPLAYS = {"block", "inline-block", "none"}
_KEPT_LINK = re.compile(r"https?://mp\.weixin\.qq\.com/")
_VOID = {"br", "hr", "img"}
_BLOCKS = {"section", "p", "ul", "ol", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
_IN_PX = re.compile(r"[a-z-]+:-?[\d.]+px")
_REMOVED_WHOLE = {"script", "style", "iframe", "form", "math"}


def violations(article: str) -> list[str]:
    """Name what the platform would remove, refuse or change in an article."""
    reader = _Reader()
    reader.feed(article)
    reader.close()
    return reader.found


def kept(article: str) -> str:
    """Return an article as the platform would keep it: without what `violations` names in it.

    Of an unknown element the content stays, of a style the declarations that are known.
    """
    sieve = _Sieve()
    sieve.feed(article)
    sieve.close()
    return "".join(sieve.written)


class _Reader(HTMLParser):
    """Looks at every element of an article."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] = []
        self._styles: list[str] = [""]
        self._children: list[list[str]] = [[]]

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        """Check an element and its attributes."""
        self._children[-1].append(name)
        if name not in ATTRIBUTES:
            self.found.append(f"<{name}>")
        if name == "p" and "li" in self._open:
            self.found.append("<p> in <li>")
        if name == "table" and "overflow-x:auto" not in self._styles[-1]:
            self.found.append("<table> that does not scroll")
        for attribute, value in attributes:
            self._attribute(name, attribute, value or "")
        if name not in _VOID:
            self._open.append(name)
            self._styles.append(dict(attributes).get("style") or "")
            self._children.append([])

    def handle_startendtag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        """Check an element that is closed at once."""
        self.handle_starttag(name, attributes)
        if name not in _VOID:
            self.handle_endtag(name)

    def handle_endtag(self, name: str) -> None:
        """Check what an element holds."""
        self._open.pop()
        self._styles.pop()
        children = self._children.pop()
        if name == "li" and children != ["section"]:
            self.found.append(f"<li> with {children}")
        if name in {"ul", "ol"} and "li" in self._open:
            self.found.append(f"<{name}> in <li>")
        if name == "p" and not set(children).isdisjoint({"p", "section", "table", "ul", "ol"}):
            self.found.append(f"<p> with {children}")

    def handle_data(self, data: str) -> None:
        """Check text: no line feed, and none but the text of a line between blocks."""
        if "\n" in data or "\t" in data:
            self.found.append(f"a line feed or tab in {data.strip()[:20]!r}")
        elif not data.strip(" "):
            inside = self._open[-1] if self._open else ""
            after_block = not _BLOCKS.isdisjoint(self._children[-1][-1:])
            if after_block or inside in {"", "ul", "ol", "li", "table", "thead", "tbody", "tr"}:
                self.found.append(f"white space in <{inside}>")

    def _attribute(self, name: str, attribute: str, value: str) -> None:
        if attribute not in ATTRIBUTES.get(name, {attribute}):
            self.found.append(f"<{name} {attribute}>")
        elif attribute == "style":
            lost = [d for d in value.split(";") if not is_kept(d)]
            if name == "svg":
                lost += [d for d in value.split(";") if not _IN_PX.fullmatch(d)]
            self.found += [f"<{name} style={d!r}>" for d in lost]
        elif _leads_outside(attribute, value):
            self.found.append(f"<{name} {attribute}={value[:40]!r}>")


class _Sieve(HTMLParser):
    """Writes an article anew, without what is not kept."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []
        self._ends: list[str] = []
        self._hidden = 0

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        """Write an element with the attributes that it keeps."""
        values = {key: value or "" for key, value in attributes}
        outside = any(_leads_outside(key, value) for key, value in values.items())
        shown = name in ATTRIBUTES and not outside and not self._hidden
        if shown:
            self.written.append(f"<{name}{_attributes(name, values)}>")
        if name not in _VOID:
            self._ends.append(f"</{name}>" if shown else "")
            self._hidden += bool(self._hidden) or name in _REMOVED_WHOLE

    def handle_startendtag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        """Write an element that is closed at once."""
        self.handle_starttag(name, attributes)
        if name not in _VOID:
            self.handle_endtag(name)

    def handle_endtag(self, name: str) -> None:
        """Close an element that was written."""
        del name
        self.written.append(self._ends.pop())
        self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        """Write text."""
        if not self._hidden:
            self.written.append(escape(data, quote=False))


def _attributes(name: str, values: dict[str, str]) -> str:
    if "style" in values:
        values["style"] = ";".join(filter(is_kept, values["style"].split(";")))
    return "".join(
        f' {key}="{escape(value)}"'
        for key, value in values.items()
        if key in ATTRIBUTES[name] and (value or key == "alt")
    )


def _leads_outside(attribute: str, value: str) -> bool:
    """Tell whether an address is one that the platform refuses."""
    match attribute:
        case "href":
            return not _KEPT_LINK.match(value)
        case "src":
            return not value.startswith("data:image/")
        case _:
            return False


def is_kept(declaration: str) -> bool:
    """Tell whether a declaration survives; one that does not may take its neighbours with it."""
    name, _, value = declaration.partition(":")
    if name not in PROPERTIES or not value or _REFUSED_VALUE.search(value):
        return False
    if name == "font-family":
        return " " not in value
    return name != "display" or value in _DISPLAYS

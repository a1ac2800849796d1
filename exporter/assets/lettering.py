"""Sees to it that every text of an SVG drawing is drawn, and in the fonts of the product.

Who draws on another machine names its fonts, or none: resvg leaves a text out whose family it does
not have. So the families end in a generic one (CSS Fonts 4, 2.1), and that is one of ours. Mermaid
and draw.io write labels as HTML inside `foreignObject`, which only a browser draws: they become
SVG text in the middle of the same box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from lxml import etree

from exporter import theme
from exporter.textwidth import ems

_GENERIC = {"serif", "sans-serif", "monospace", "cursive", "fantasy"}
_SERIF = re.compile(
    r"(?<!sans-)(?<!sans )serif|song|simsun|ming|times|georgia|宋|明|fangsong|kai|楷"
)
_MONO = re.compile(r"mono|courier|consolas|menlo|monaco|code|等宽")
_NAMED = re.compile(r"(font-family\s*:\s*)([^;}]+)", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([0-9.]+)px")
_COLOUR = re.compile(r"(?<![-\w])color\s*:\s*([^;]+)")
_LENGTH = re.compile(r"\s*([0-9.]+)(?:px)?\s*$")
_LINES = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "pre"}
_USUAL_SIZE, _USUAL_COLOUR = 16.0, "#333333"
_LATIN, _LEADING, _BASELINE = 0.56, 1.25, 0.36
_MOST = 4_000  # characters: more is no label


def letter(root: etree._Element) -> None:
    """Turn HTML labels into text, and end every list of families in a generic one."""
    for label in [e for e in root.iter() if _name(e) == "foreignObject"]:
        _replace(label)
    root.set("font-family", root.get("font-family") or "sans-serif")
    for element in root.iter():
        if named := element.get("font-family"):
            element.set("font-family", _ended(named))
        if style := element.get("style"):
            element.set("style", _NAMED.sub(_with_generic, style))
        if _name(element) == "style":
            element.text = _NAMED.sub(_with_generic, element.text or "")


def fonts(root: etree._Element) -> dict[str, Any]:
    """Return what resvg must be told of fonts to draw a drawing; nothing if it has no text.

    The system's fonts are asked only where ours lack a character, or are not built.
    """
    said = set("".join(str(t) for e in root.iter() if _name(e) == "text" for t in e.itertext()))
    roles = theme.font_roles()
    names = {role: roles[role].families[0] for role in ("sans", "serif")}
    files = [path for name in names.values() for bold in (False, True)
             if (path := theme.built_font(name, bold=bold))]  # fmt: skip
    if not files:
        names = {role: roles[role].families[1] for role in names}
    known = not said or (bool(files) and all(_has(files[0], c) for c in said))
    return {
        "skip_system_fonts": known,
        "font_files": list(map(str, files)) if said else None,
        "font_family": names["sans"],
        "serif_family": names["serif"],
        **dict.fromkeys(
            ("sans_serif_family", "cursive_family", "fantasy_family", "monospace_family"),
            names["sans"],
        ),
    }


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


@cache
def _face(path: Path) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(path)))


def _has(path: Path, character: str) -> bool:
    return character.isspace() or _face(path).get_nominal_glyph(ord(character)) is not None


def _with_generic(match: re.Match[str]) -> str:
    return match[1] + _ended(match[2])


def _ended(families: str) -> str:
    """Return families with a generic one behind them, of the kind that the first ones are."""
    names = [name.strip().strip("'\"").lower() for name in families.split(",")]
    if _GENERIC.intersection(names) or names == ["inherit"]:
        return families
    kind = "monospace" if any(map(_MONO.search, names)) else "sans-serif"
    kind = "serif" if any(map(_SERIF.search, names)) and kind == "sans-serif" else kind
    return f"{families.rstrip()}, {kind}"


def _replace(label: etree._Element) -> None:
    """Put SVG text in the place of a label; nothing where a `switch` has something else to show."""
    parent = label.getparent()
    if parent is None:  # the drawing is nothing else
        return
    others = [e for e in parent if e is not label and _name(e)]
    lines = [] if _name(parent) == "switch" and others else list(_lines(label))
    if not lines or len("".join(lines)) > _MOST:
        parent.remove(label)
        return
    text = _text(label, lines)
    text.tail = label.tail
    parent.replace(label, text)


def _lines(label: etree._Element) -> Iterator[str]:
    pieces = [""]
    for event, element in etree.iterwalk(label, events=("start", "end")):
        if _name(element) in _LINES:
            pieces.append("")
        if event == "start" and _name(element) not in {"style", "script"}:
            pieces[-1] += element.text or ""
        if event == "end" and element is not label:
            pieces[-1] += element.tail or ""
    yield from filter(None, (" ".join(piece.split()) for piece in pieces))


def _text(label: etree._Element, lines: list[str]) -> etree._Element:
    x, y, width, height = (_number(label.get(key)) for key in ("x", "y", "width", "height"))
    styles = " ".join(e.get("style") or "" for e in label.iter())
    asked = [float(size) for size in _SIZE.findall(styles) if float(size)]
    size = asked[-1] if asked else _USUAL_SIZE
    room = max(width, size)
    shown = [part for line in lines for part in _wrapped(line, room / size)] if width else lines
    widest = max(ems(line, _LATIN) for line in shown) * size
    shrunk = min(1.0, room / widest) if width else 1.0
    leading = size * shrunk * _LEADING
    text = etree.Element(f"{{{etree.QName(label).namespace or ''}}}text".replace("{}", ""))
    if asked or shrunk < 1:
        text.set("font-size", f"{size * shrunk:g}")
    if width:
        text.set("text-anchor", "middle")
    colours = _COLOUR.findall(styles)
    if colours or any(e.get("fill") == "none" for e in label.iterancestors()):
        text.set("fill", colours[-1].strip() if colours else _USUAL_COLOUR)
    top = y + (height - leading * len(shown)) / 2 if height else y
    for place, line in enumerate(shown):
        span = etree.SubElement(text, text.tag.replace("text", "tspan"))
        span.set("x", f"{x + width / 2:g}")
        span.set("y", f"{top + leading * (place + 0.5) + size * shrunk * _BASELINE:g}")
        span.text = line
    return text


def _wrapped(line: str, room: float) -> Iterator[str]:
    """Yield the lines that a label takes in a box of `room` em: Han end anywhere, words do not."""
    pieces = re.findall(r"[\u2e80-\uffef]|[^\u2e80-\uffef\s]+\s*|\s+", line)
    written = ""
    for piece in pieces:
        if written and ems((written + piece).rstrip(), _LATIN) > room * 1.1:
            yield written.strip()
            written = ""
        written += piece
    yield written.strip()


def _number(text: str | None) -> float:
    match = _LENGTH.match(text or "")
    return float(match[1]) if match else 0.0

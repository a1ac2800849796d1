"""Lets what follows a tab stand at the edge of the page, where the house's styles do not.

Word does the same: the entries of contents that it writes have their tab of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporter.emit.docx.markup import Element, properties, qualified, w
from exporter.emit.docx.page import Page


def align(roots: Iterable[Element], sheet: Element, page: Page) -> None:
    """Give the entries of contents and the running header a tab at the edge, if they need one."""
    styles = {
        style.get(qualified("w:styleId"), ""): style for style in sheet.iter(qualified("w:style"))
    }
    for root in roots:
        for mark in list(root.iter(qualified("w:pStyle"))):
            style = styles.get(mark.get(qualified("w:val"), ""))
            name = "" if style is None else _value(style, "name").lower()
            edge = _edge(name, page)
            paragraph = next(mark.iterancestors(qualified("w:p")), None)
            if edge is None or paragraph is None or style is None:
                continue
            if (
                next(paragraph.iterfind(f".//{qualified('w:r')}/{qualified('w:tab')}"), None)
                is None
            ):
                continue
            stops = [_position(stop) for one in _lineage(style, styles) for stop in _stops(one)]
            if edge.get(qualified("w:pos")) not in stops:
                cleared = [w("tab", val="clear", pos=stop) for stop in dict.fromkeys(stops)]
                _set(paragraph, w("tabs", *cleared, edge))


def _edge(name: str, page: Page) -> Element | None:
    if name.startswith("toc "):
        return w("tab", val="right", leader="dot", pos=page.line)
    return w("tab", val="right", pos=page.width) if name == "header" else None


def _set(paragraph: Element, tabs: Element) -> None:
    own = paragraph.find(qualified("w:pPr"))
    if own is not None:
        paragraph.replace(own, properties("pPr", [*own, tabs]))


def _lineage(style: Element, styles: dict[str, Element]) -> Iterator[Element]:
    seen: set[str] = set()
    current: Element | None = style
    while current is not None and current.get(qualified("w:styleId"), "") not in seen:
        yield current
        seen.add(current.get(qualified("w:styleId"), ""))
        current = styles.get(_value(current, "basedOn"))


def _stops(style: Element) -> Iterator[Element]:
    yield from style.iterfind("/".join(map(qualified, ("w:pPr", "w:tabs", "w:tab"))))


def _position(stop: Element) -> str:
    return stop.get(qualified("w:pos"), "0")


def _value(style: Element, name: str) -> str:
    child = style.find(qualified(f"w:{name}"))
    return "" if child is None else child.get(qualified("w:val"), "")

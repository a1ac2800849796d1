"""Lets what follows a tab stand at the edge of the page, where the house's styles do not.

Word does the same: the entries of contents that it writes have their tab of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporter.emit.docx.markup import Element, properties, qualified, value, w
from exporter.emit.docx.page import Page


def align(roots: Iterable[Element], sheet: Element, page: Page) -> None:
    """Give the entries of contents and the running header a tab at the edge, if they need one."""
    styles = {
        style.get(qualified("w:styleId"), ""): style for style in sheet.iter(qualified("w:style"))
    }
    for paragraph in [one for root in roots for one in root.iter(qualified("w:p"))]:
        own = paragraph.find(qualified("w:pPr"))
        style = None if own is None else styles.get(value(own, "pStyle"))
        if own is None or style is None or not _has_tab(paragraph):
            continue
        edge = _edge(value(style, "name").lower(), page)
        stops = [stop.get(qualified("w:pos"), "0") for stop in _stops(style, styles)]
        if edge is not None and edge.get(qualified("w:pos")) not in stops:
            cleared = [w("tab", val="clear", pos=stop) for stop in dict.fromkeys(stops)]
            paragraph.replace(own, properties("pPr", [*own, w("tabs", *cleared, edge)]))


def _has_tab(paragraph: Element) -> bool:
    runs = paragraph.iter(qualified("w:r"))
    return any(run.find(qualified("w:tab")) is not None for run in runs)


def _edge(name: str, page: Page) -> Element | None:
    if name.startswith("toc "):
        return w("tab", val="right", leader="dot", pos=page.line)
    return w("tab", val="right", pos=page.width) if name == "header" else None


def _stops(style: Element, styles: dict[str, Element]) -> Iterator[Element]:
    """Yield the tabs of a style and of those that it is based on."""
    path = "/".join(map(qualified, ("w:pPr", "w:tabs", "w:tab")))
    seen: set[str] = set()
    current: Element | None = style
    while current is not None and current.get(qualified("w:styleId"), "") not in seen:
        yield from current.iterfind(path)
        seen.add(current.get(qualified("w:styleId"), ""))
        current = styles.get(value(current, "basedOn"))

"""Joins in the structure tree what page ends tore apart, and makes artifacts of what they added.

WeasyPrint tags page by page: a paragraph over two pages is two paragraphs to a screen reader, a
table over three has three heads, and running headers are text. ISO 14289-1, 7.1 wants the logical
structure, and what only the pages have marked as an artifact (ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pydyf
from weasyprint.document import Document, Page

from exporter.emit.pdf import internals, structure
from exporter.emit.pdf.internals import boxes

_ROLES = {
    "main": "/Part",
    "article": "/Art",
    "section": "/Sect",
    "div": "/Div",
    "blockquote": "/BlockQuote",
    "p": "/P",
    "ul": "/L",
    "ol": "/L",
    "dl": "/L",
    "li": "/LI",
    "table": "/Table",
    "aside": "/NonStruct",
    "pre": "/NonStruct",
}


def join(document: Document, pdf: pydyf.PDF) -> None:
    """Join the parts of every element that goes over a page end."""
    root = structure.root(pdf)
    pages = list(zip(document.pages, pdf.page_references, strict=True))
    for (page, reference), (following, next_reference) in reversed(list(pairwise(pages))):
        torn = list(_torn(page, following))
        top = structure.kids(pdf, root)
        before = [e for e in top if e["Pg"] == reference and [e["S"]] == torn[:1]]
        after = [e for e in top if e["Pg"] == next_reference and [e["S"]] == torn[:1]]
        if before and after:
            _join(pdf, before[-1], after[0], torn[1:])
            root["K"].remove(after[0].reference)


def _torn(page: Page, following: Page) -> Iterator[str]:
    """Yield the roles of what goes over the end of a page, from the outside in."""
    ends, starts = _edge(page, last=True), _edge(following, last=False)
    for end, start in zip(ends, starts, strict=False):
        if end is not start or end.tag not in _ROLES:
            return
        yield _ROLES[end.tag]


def _edge(page: Page, *, last: bool) -> Iterator[pydyf.Dictionary]:
    """Yield the HTML elements of the last or first blocks of a page, below `body`."""
    box = internals.page_box(page).children[0]
    if not box.children:  # footnotes left no room for text
        return
    box = box.children[0]
    element = None
    while isinstance(box, boxes.ParentBox):
        inside = [child for child in box.children if child.is_in_normal_flow()]
        if not inside or isinstance(inside[0], boxes.LineBox):
            return
        box = inside[-1 if last else 0]
        if box.element is not element:
            element = box.element
            yield element


def _join(
    pdf: pydyf.PDF, first: pydyf.Dictionary, second: pydyf.Dictionary, inner: list[str]
) -> None:
    """Move what stands in the second part of an element into the first."""
    came = structure.kids(pdf, second)
    if first["S"] == "/Table":
        came = _without_head(pdf, first, second, came)
        inner = ["/TBody"]
    elif first["S"] == "/LI":
        inner = ["/LBody", *inner]
    had = structure.kids(pdf, first)
    if (
        inner
        and had
        and came
        and had[-1]["S"] == came[0]["S"] == inner[0]
        and (inner[0] != "/Table" or not _links(pdf, came[0]))
    ):
        _join(pdf, had[-1], came[0], inner[1:])
        came = came[1:]
    for element in came:
        element["P"] = first.reference
        first["K"].append(element.reference)
    structure.remove(second)


def _links(pdf: pydyf.PDF, table: pydyf.Dictionary) -> bool:
    """Tell whether the head of a table holds links: every annotation must stay in the tree."""
    heads = (part for part in structure.kids(pdf, table) if part["S"] == "/THead")
    inside = (element for head in heads for element in structure.below(pdf, head))
    return any(element["S"] == "/Link" for element in inside)


def _without_head(
    pdf: pydyf.PDF,
    first: pydyf.Dictionary,
    second: pydyf.Dictionary,
    parts: list[pydyf.Dictionary],
) -> list[pydyf.Dictionary]:
    """Leave the repeated head out, and let the cells below it refer to the first (14.8.5.7)."""
    heads = {part["S"] for part in structure.kids(pdf, first)}
    repeated = [part for part in parts if part["S"] == "/THead" and "/THead" in heads]
    if not repeated:
        return parts
    known = {e["ID"].string for e in structure.below(pdf, first) if "ID" in e}
    for cell in structure.below(pdf, second):
        for place, header in enumerate(cell.get("A", {}).get("Headers", ())):
            name = header.string.replace(f"{second.number}-", f"{first.number}-", 1)
            if name in known:
                cell["A"]["Headers"][place] = pydyf.String(name)
    return [part for part in parts if part is not repeated[0]]


def make_artifacts(pdf: pydyf.PDF) -> None:
    """Take what hangs on no tree out of the structure: running headers, repeated heads."""
    tree = {element.number for element in structure.below(pdf, structure.root(pdf))}
    lost: defaultdict[bytes, set[int]] = defaultdict(set)
    for element in structure.elements(pdf):
        if element.number not in tree:
            lost[element["Pg"]].update(kid for kid in element["K"] if isinstance(kid, int))
            structure.remove(element)
    numbers = structure.parents(pdf)
    for index, reference in enumerate(pdf.page_references):
        contents = structure.resolve(pdf, structure.resolve(pdf, reference)["Contents"]).stream
        marked = numbers[2 * index + 1]
        for place, item in enumerate(contents):
            if isinstance(item, dict) and item.get("MCID") in lost[reference]:
                contents[place - 1 : place + 2] = [b"/Artifact", b"BMC", b""]
                marked[item["MCID"]] = "null"

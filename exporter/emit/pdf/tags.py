"""Mends the structure tree that WeasyPrint writes, until PDF/UA-1 (ISO 14289-1) accepts it.

What is mended: an item's text stands in an LBody (ISO 32000-1, 14.8.4.3.3), what is clicked is a
Link (14.8.4.4.2), a header cell says what it heads (14.8.5.7), a link is described in words.
"""

from __future__ import annotations

from collections.abc import Iterator

import pydyf
from weasyprint.document import Document, Page


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Mend a PDF before it is written; `HTML.write_pdf` calls this."""
    for element in _elements(pdf):
        match element["S"]:
            case "/LI":
                _wrap_body(element, pdf)
            case "/TH":
                element["A"]["Scope"] = "/Column"
            case "/Table":
                _give_body(element, pdf)
            case "/Link":
                pass
            case _:
                _mark_link(element, pdf)
    for page in document.pages:
        _describe_links(page)


def _elements(pdf: pydyf.PDF) -> Iterator[pydyf.Dictionary]:
    for found in list(pdf.objects):
        if isinstance(found, dict) and found.get("Type") == "/StructElem":
            yield found


def _resolve(pdf: pydyf.PDF, kid: object) -> pydyf.Dictionary:
    """Return the object that a kid refers to; a kid may also be the number of a marked content."""
    return pdf.objects[int(kid.split()[0])] if isinstance(kid, bytes) else {}


def _child(pdf: pydyf.PDF, parent: pydyf.Dictionary, role: str) -> pydyf.Dictionary:
    kids = pydyf.Array([])
    entries = {"Type": "/StructElem", "S": role, "K": kids, "P": parent.reference}
    child = pydyf.Dictionary({**entries, "Pg": parent["Pg"]})
    pdf.add_object(child)
    return child


def _wrap_body(item: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    kids = [(kid, _resolve(pdf, kid)) for kid in item["K"]]
    loose = [(kid, found) for kid, found in kids if found.get("S") not in {"/Lbl", "/LBody"}]
    if not loose:
        return
    bodies = (found for _, found in kids if found.get("S") == "/LBody")
    body = next(bodies, None) or _child(pdf, item, "/LBody")
    labels = [kid for kid, found in kids if found.get("S") == "/Lbl"]
    item["K"] = pydyf.Array([*labels, body.reference])
    for kid, found in loose:
        body["K"].append(kid)
        found["P"] = body.reference


def _give_body(table: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    """Call the head of a table a body if it has no other (ISO 32000-1, 14.8.4.3.4)."""
    parts = [_resolve(pdf, kid) for kid in table["K"]]
    if not any(part.get("S") == "/TBody" for part in parts):
        for part in parts:
            if part.get("S") == "/THead":
                part["S"] = "/TBody"


def _mark_link(element: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    for place, kid in enumerate(element["K"]):
        annotation = _resolve(pdf, _resolve(pdf, kid).get("Obj"))
        if annotation.get("Subtype") != "/Link":
            continue
        if element["S"] != "/Figure":
            element["S"] = "/Link"
            return
        link = _child(pdf, element, "/Link")
        link["K"].append(kid)
        element["K"][place] = link.reference
        _point_back(pdf, annotation["StructParent"], link)
        return


def _point_back(pdf: pydyf.PDF, key: int, element: pydyf.Dictionary) -> None:
    root = _resolve(pdf, pdf.catalog["StructTreeRoot"])
    numbers = _resolve(pdf, root["ParentTree"])["Nums"]
    for place in range(0, len(numbers), 2):
        if numbers[place] == key:
            numbers[place + 1] = element.reference


def _describe_links(page: Page) -> None:
    for _, _, _, box in page.links:
        element, annotation = box.element, box.link_annotation
        words = "".join(element.itertext()).strip() or element.get("alt", "")
        if annotation and words:
            annotation["Contents"] = pydyf.String(words)

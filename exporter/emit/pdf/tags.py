"""Mends the structure tree that WeasyPrint writes, until PDF/UA-1 (ISO 14289-1) accepts it.

What is mended: an item's text stands in an LBody (ISO 32000-1, 14.8.4.3.3), what is clicked is a
Link (14.8.4.4.2), a header cell says what it heads (14.8.5.7), a link is described in words, what
stands at the foot of a page is a note. What page ends tore apart is joined in `fragments`.
"""

from __future__ import annotations

from urllib.parse import unquote
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.document import Document, Page

from exporter import words
from exporter.emit.pdf import fragments, structure
from exporter.words import Words


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Mend a PDF before it is written."""
    for element in structure.elements(pdf):
        match element["S"]:
            case "/LI":
                _wrap_body(element, pdf)
            case "/TH":
                element["A"]["Scope"] = f"/{_scope(element, pdf)}"
            case "/Table":
                _give_body(element, pdf)
            case "/P" | "/H1" | "/H2" | "/H3" | "/H4" | "/H5" | "/H6":
                _flatten(element, pdf)
                _mark_link(element, pdf)
            case "/Link":
                pass
            case _:
                _mark_link(element, pdf)
    _name_notes(pdf)
    for page in document.pages:
        _describe_links(page, words.of(document.metadata.lang or ""))
    fragments.join(document, pdf)
    fragments.make_artifacts(pdf)


def _scope(header: pydyf.Dictionary, pdf: pydyf.PDF) -> str:
    """Return what a header is the header of: of its row where data stand in it, below the head."""
    row = structure.resolve(pdf, header["P"])
    group = structure.resolve(pdf, row["P"])
    data = any(kid.get("S") == "/TD" for kid in structure.kids(pdf, row))
    return "Row" if data and group.get("S") != "/THead" else "Column"


def _flatten(element: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    """Let no heading or paragraph hold itself, as a box around its lines does."""
    for kid in structure.kids(pdf, element):
        if kid["S"] == element["S"]:
            kid["S"] = "/NonStruct"


def _name_notes(pdf: pydyf.PDF) -> None:
    """Call the notes at the foot of the pages notes (ISO 14289-1, 7.9)."""
    areas = (e for e in structure.kids(pdf, structure.root(pdf)) if e["S"] == "/NonStruct")
    notes = (note for area in areas for note in structure.kids(pdf, area))
    for number, note in enumerate(notes, 1):
        note["S"] = "/Note"
        note["ID"] = pydyf.String(f"note-{number}")


def _wrap_body(item: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    kids = [(kid, structure.resolve(pdf, kid)) for kid in item["K"]]
    loose = [(kid, found) for kid, found in kids if found.get("S") not in {"/Lbl", "/LBody"}]
    if not loose:
        return
    bodies = (found for _, found in kids if found.get("S") == "/LBody")
    body = next(bodies, None) or structure.add_child(pdf, item, "/LBody")
    labels = [kid for kid, found in kids if found.get("S") == "/Lbl"]
    item["K"] = pydyf.Array([*labels, body.reference])
    for kid, found in loose:
        body["K"].append(kid)
        found["P"] = body.reference


def _give_body(table: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    """Call the head of a table a body if it has no other (ISO 32000-1, 14.8.4.3.4)."""
    parts = [structure.resolve(pdf, kid) for kid in table["K"]]
    if not any(part.get("S") == "/TBody" for part in parts):
        for part in parts:
            if part.get("S") == "/THead":
                part["S"] = "/TBody"


def _mark_link(element: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    for place, kid in enumerate(element["K"]):
        annotation = structure.resolve(pdf, structure.resolve(pdf, kid).get("Obj"))
        if annotation.get("Subtype") != "/Link":
            continue
        if element["S"] != "/Figure":
            element["S"] = "/Link"
            return
        link = structure.add_child(pdf, element, "/Link")
        link["K"].append(kid)
        element["K"][place] = link.reference
        _point_back(pdf, annotation["StructParent"], link)
        return


def _point_back(pdf: pydyf.PDF, key: int, element: pydyf.Dictionary) -> None:
    numbers = structure.parents(pdf)
    for place in range(0, len(numbers), 2):
        if numbers[place] == key:
            numbers[place + 1] = element.reference


def _describe_links(page: Page, known: Words) -> None:
    for _, _, _, box in page.links:
        element, annotation = box.element, box.link_annotation
        if annotation and (said := _described(element, known)):
            annotation["Contents"] = pydyf.String(said)


def _described(link: Element, known: Words) -> str:
    """Return the words for a link: its own, those of its pictures, or whose page it leads to."""
    said = "".join(link.itertext()).strip()
    said = said or " ".join(filter(None, (picture.get("alt") for picture in link.iter("img"))))
    address = link.get("href", "")
    if said in {"", address, unquote(address)}:
        return link.get("title") or known.page_of(address)
    return said

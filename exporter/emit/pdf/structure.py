"""Reads and writes the structure tree of a PDF (ISO 32000-1, 14.7) while WeasyPrint holds it."""

from __future__ import annotations

from collections.abc import Iterator

import pydyf


def resolve(pdf: pydyf.PDF, kid: object) -> pydyf.Dictionary:
    """Return the object that a kid refers to; a kid may also be the number of a marked content."""
    return pdf.objects[int(kid.split()[0])] if isinstance(kid, bytes) else {}


def root(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """Return the element of the whole document."""
    return resolve(pdf, resolve(pdf, pdf.catalog["StructTreeRoot"])["K"][0])


def parents(pdf: pydyf.PDF) -> pydyf.Array:
    """Return the parent tree as keys and values in turns (14.7.4.4)."""
    numbers: pydyf.Array = resolve(pdf, resolve(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])[
        "Nums"
    ]
    return numbers


def elements(pdf: pydyf.PDF) -> Iterator[pydyf.Dictionary]:
    """Yield every element that there is, whether it hangs on the tree or not."""
    for found in list(pdf.objects):
        if isinstance(found, dict) and found.get("Type") == "/StructElem":
            yield found


def kids(pdf: pydyf.PDF, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
    """Return the elements that stand directly in one."""
    found = (resolve(pdf, kid) for kid in element["K"])
    return [kid for kid in found if kid.get("Type") == "/StructElem"]


def below(pdf: pydyf.PDF, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
    """Yield an element and all that stand in it."""
    yield element
    for kid in kids(pdf, element):
        yield from below(pdf, kid)


def add_child(pdf: pydyf.PDF, parent: pydyf.Dictionary, role: str) -> pydyf.Dictionary:
    """Make an element that knows its parent; the parent does not know it yet."""
    content = pydyf.Array([])
    entries = {"Type": "/StructElem", "S": role, "K": content, "P": parent.reference}
    child = pydyf.Dictionary({**entries, "Pg": parent["Pg"]})
    pdf.add_object(child)
    return child


def remove(element: pydyf.Dictionary) -> None:
    """Empty an element that nothing refers to; pydyf cannot leave out an object."""
    element.clear()

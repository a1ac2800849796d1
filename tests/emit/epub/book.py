"""A finished book, taken apart."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

from exporter.diagnostics import Report
from exporter.emit.epub import emit
from exporter.model.bundle import Bundle

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "m": "http://www.w3.org/1998/Math/MathML",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.daisy.org/z3986/2005/ncx/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Book:
    """A finished file, taken apart."""

    data: bytes
    files: dict[str, bytes]
    report: Report

    def page(self, name: str) -> etree._Element:
        return etree.fromstring(self.files[f"EPUB/{name}"])

    @property
    def package(self) -> etree._Element:
        return self.page("content.opf")

    @property
    def spine(self) -> list[str]:
        items = {i.get("id"): i.get("href") for i in find(self.package, "//o:item")}
        return [str(items[i.get("idref")]) for i in find(self.package, "//o:itemref")]

    @property
    def text(self) -> str:
        return "\n".join(words(self.page(name)) for name in self.spine)


def open_book(some: Bundle) -> Book:
    report = Report("issue.md")
    return take_apart(emit(some, report), report)


def take_apart(data: bytes, report: Report | None = None) -> Book:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return Book(data, files, report or Report())


def find(tree: etree._Element, path: str) -> list[etree._Element]:
    found = tree.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return found


def words(tree: etree._Element) -> str:
    """Return the text of an element, without the space around it."""
    return "".join(str(piece) for piece in tree.itertext()).strip()

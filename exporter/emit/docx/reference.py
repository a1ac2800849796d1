"""Opens a house's own Word document: its parts by what they are for, and what these refer to."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from exporter.diagnostics import ExportError, Problem
from exporter.emit.docx.markup import Element, qualified

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, etree.XMLSyntaxError)
_READ = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
}
_PLACE = "/word/house/"
_UNTYPED = "application/octet-stream"
# What counts over the whole document, which the house's is not any more.
_BOUND = ("numPr", "bookmarkStart", "bookmarkEnd")
_BEYOND = 1_000_000
_LARGEST = 128 * 2**20


class Relation(NamedTuple):
    """What a part refers to: the kind, and an address or the name of a part."""

    kind: str
    target: str
    is_external: bool


class Reference:
    """A house's document (ECMA-376 part 2).

    Parameters
    ----------
    data : bytes
        The file.

    Raises
    ------
    ExportError
        If it is no Word document with styles, or a header is broken.
    """

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
                    raise _unreadable()
                self._files = {name: package.read(name) for name in package.namelist()}
            self._types = dict(_types(_parse(self._files["[Content_Types].xml"])))
            start = self._relations("").values()
            main = next(r.target for r in start if r.kind == RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
            self.document = _parse(self._files[main])
            self._related = self._relations(main)
            self._parts = {
                relation.kind: _parse(self._files[relation.target])
                for relation in self._related.values()
                if relation.kind in _READ and relation.target in self._files
            }
            self.styles = self._parts[RELATIONSHIP_TYPE.STYLES]
        except (*_BROKEN, StopIteration) as error:
            raise _unreadable() from error
        self._taken: dict[str, Part] = {}
        self._drawing_ids = count(_BEYOND)

    def part(self, kind: str) -> Element | None:
        """Return the part of a kind, a relationship of python-docx, if it is there."""
        return self._parts.get(kind)

    def story(self, relation: str) -> Part | None:
        """Return a header or footer, with all that is in it, to be put into another document."""
        found = self._related.get(relation)
        try:
            return None if found is None else self._copied(found.target)
        except etree.XMLSyntaxError as error:
            raise _unreadable() from error

    def _copied(self, name: str) -> Part | None:
        if name not in self._files or name in self._taken:
            return self._taken.get(name)
        data, kind = self._files[name], self._type(name)
        if kind.endswith(("header+xml", "footer+xml")):
            data = self._unbound(data)
        place = PackURI(_PLACE + name.removeprefix("word/"))
        part = self._taken[name] = Part(place, kind, data)
        for identifier, relation in self._relations(name).items():
            target = relation.target if relation.is_external else self._copied(relation.target)
            if target is not None:
                part.load_rel(relation.kind, target, identifier, relation.is_external)
        return part

    def _unbound(self, data: bytes) -> bytes:
        """Loose a header or footer from the house's document, and number its drawings anew."""
        root = _parse(data)
        for name in _BOUND:
            for element in list(root.iter(qualified(f"w:{name}"))):
                parent = element.getparent()
                if parent is not None:
                    parent.remove(element)
        for drawing in root.iter(qualified("wp:docPr")):
            drawing.set("id", str(next(self._drawing_ids)))
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _relations(self, name: str) -> dict[str, Relation]:
        folder, file = posixpath.split(name)
        data = self._files.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for one in () if data is None else _parse(data):
            kind, target = one.get("Type", ""), one.get("Target", "")
            is_external = one.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[one.get("Id", "")] = Relation(kind, target, is_external)
        return found

    def _type(self, name: str) -> str:
        extension = posixpath.splitext(name)[1].lower()
        return self._types.get(f"/{name}") or self._types.get(extension) or _UNTYPED


def _unreadable() -> ExportError:
    message = "the reference document is not a Word document with styles"
    return ExportError(Problem.UNREADABLE, message, hint="save it as .docx in Word or WPS")


def _parse(data: bytes) -> Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _types(listed: Element) -> Iterator[tuple[str, str]]:
    """Yield the types of parts by name, and by the ending of the name with its dot."""
    for one in listed:
        key = one.get("PartName") or f".{one.get('Extension', '').lower()}"
        yield key, one.get("ContentType", "")

"""Binds documents, pictures and styles into an EPUB container, the same bytes every time.

EbookLib writes the package document and the archive; the pages and the navigation are our own,
because its HTML parser and its NCX lose or misname things.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

from ebooklib import epub
from lxml import etree

from exporter.emit.epub.documents import STYLESHEET, Document
from exporter.emit.epub.fonts import Font
from exporter.emit.epub.metadata import IDENTIFIER, Metadatum
from exporter.model.bundle import Picture

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STORED = {".jpg", ".png", ".gif", ".webp"}
_GUIDE = {"titlepage": "title-page", "bodymatter": "text"}


@dataclass(frozen=True, slots=True)
class Binding:
    """All that is bound: `documents` in reading order, `landmarks` as type, title, address.

    A book in vertical lines is leafed through from right to left.
    """

    identifier: str
    language: str
    modified: datetime
    metadata: Sequence[Metadatum]
    documents: Sequence[Document]
    landmarks: Sequence[tuple[str, str, str]]
    pictures: Mapping[str, Picture]
    cover: str
    ncx: bytes
    css: str
    fonts: Sequence[Font] = ()
    vertical: bool = False


def bind(binding: Binding) -> bytes:
    """Return the finished file."""
    book = epub.EpubBook()
    book.metadata = {}
    book.IDENTIFIER_ID = IDENTIFIER
    book.uid = binding.identifier
    book.set_direction("rtl" if binding.vertical else "ltr")
    for row in binding.metadata:
        book.add_metadata(row.namespace, row.name, row.value, row.attributes)
    book.spine = [_add(book, _document(document)) for document in binding.documents]
    _add(book, _item("ncx", "toc.ncx", "application/x-dtbncx+xml", binding.ncx))
    _add(book, _item("css", STYLESHEET, "text/css", binding.css.encode()))
    for font in binding.fonts:
        name = f"font-{PurePosixPath(font.file).stem}"
        _add(book, _item(name, font.file, font.media_type, font.data))
    for name, picture in binding.pictures.items():
        _add(book, _picture(name, picture, is_cover=name == binding.cover))
    book.guide = [
        {"type": _GUIDE.get(kind, kind), "title": title, "href": href}
        for kind, title, href in binding.landmarks
    ]
    return _write(book, binding.language, binding.modified)


def picture_id(name: str) -> str:
    """Return what the manifest calls a picture, "" for none."""
    return f"picture-{PurePosixPath(name).stem}" if name else ""


def _add(book: epub.EpubBook, item: epub.EpubItem) -> epub.EpubItem:
    book.add_item(item)
    return item


def _item(
    name: str, file: str, media_type: str, data: bytes, properties: Sequence[str] = ()
) -> epub.EpubItem:
    item = epub.EpubItem(uid=name, file_name=file, media_type=media_type, content=data)
    item.properties = list(properties)
    return item


def _document(document: Document) -> epub.EpubItem:
    properties = ("nav",) if document.kind == "toc" else document.properties
    name = f"page-{PurePosixPath(document.file).stem}"
    return _item(name, document.file, "application/xhtml+xml", document.data, properties)


def _picture(name: str, picture: Picture, *, is_cover: bool) -> epub.EpubItem:
    properties = ("cover-image",) if is_cover else ()
    return _item(picture_id(name), name, picture.media_type, picture.data, properties)


class _Archive(zipfile.ZipFile):
    """A zip file whose entries carry no date and no system, pictures stored as they are."""

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: bytes | str,  # type: ignore[override]  # what EbookLib writes
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write an entry; only names are given here."""
        entry = zipfile.ZipInfo(str(zinfo_or_arcname), (1980, 1, 1, 0, 0, 0))
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        stored = PurePosixPath(entry.filename).suffix in _STORED
        usual = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        super().writestr(
            entry, data, usual if compress_type is None else compress_type, compresslevel or 9
        )


def _write(book: epub.EpubBook, language: str, modified: datetime) -> bytes:
    class Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib is not typed
        def _write_opf_file(self, root: etree._Element) -> None:
            root.set(_LANGUAGE, language)
            del root.attrib["prefix"]
            super()._write_opf_file(root)

        def write(self) -> None:
            with _Archive(self.file_name, "w") as self.out:
                self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
                self._write_container()
                self._write_opf()
                self._write_items()

    buffer = io.BytesIO()
    moment = modified.astimezone(UTC) if modified.tzinfo else modified
    Writer(buffer, book, {"mtime": moment}).write()
    return buffer.getvalue()

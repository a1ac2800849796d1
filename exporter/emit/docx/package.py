"""Puts the parts into one package (ECMA-376 part 2), the same bytes for the same parts."""

from __future__ import annotations

import io
from datetime import UTC
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package

from exporter.emit.docx.markup import Element, tidy
from exporter.emit.docx.page import volume
from exporter.emit.titling import description
from exporter.model.bundle import Bundle

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST = 255


def xml_part(path: str, content_type: str, root: Element) -> XmlPart:
    """Make a part of an element, which may still grow."""
    return XmlPart(
        PackURI(path), content_type, cast("BaseOxmlElement", root), cast("Package", None)
    )


def attach(owner: Part | OpcPackage, kind: str, name: str, root: Element) -> str:
    """Add a part of a kind that Word names alike, like `STYLES`; return the relationship."""
    prefix = "OFC_" if kind in {"EXTENDED_PROPERTIES", "THEME"} else "WML_"
    part = xml_part(name, getattr(CONTENT_TYPE, prefix + kind), tidy(root))
    return owner.relate_to(part, getattr(RELATIONSHIP_TYPE, kind))


def describe(package: OpcPackage, bundle: Bundle) -> None:
    """Fill in the core properties: what the document is, with the one date that there is."""
    meta, core = bundle.issue.meta, package.core_properties
    core.title = meta.title[:_LONGEST]
    core.author = "; ".join(meta.authors)[:_LONGEST]
    core.subject = volume(meta)[:_LONGEST]
    core.keywords = "; ".join(meta.tags)[:_LONGEST]
    core.category = meta.series[:_LONGEST]
    core.comments = description(meta.digest or meta.summary, _LONGEST)
    core.identifier = meta.identifier
    core.language = meta.language
    core.last_modified_by = "digest-export"
    moment = bundle.date.astimezone(UTC) if bundle.date.tzinfo else bundle.date
    core.created = core.modified = moment


def pack(package: OpcPackage) -> bytes:
    """Write the package: files in a fixed order, without the time of writing."""
    raw = io.BytesIO()
    package.save(raw)
    packed = io.BytesIO()
    with ZipFile(raw) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name not in _FIRST, name)):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            target.writestr(entry, source.read(name))
    return packed.getvalue()

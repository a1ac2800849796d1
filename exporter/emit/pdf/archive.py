"""Makes of a PDF an archive: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) in one file.

WeasyPrint writes the one or the other. Here the file says that it is both, and carries what it was
made from, for a reader who wants to go on working with the text (ISO 19005-3, 6.8): the Markdown,
and the lock that says which bytes its pictures are.
"""

from __future__ import annotations

from datetime import UTC
from functools import partial

import pydyf
from weasyprint import Attachment
from weasyprint.document import Document

from exporter.emit.formats.pdf import PdfOptions
from exporter.emit.pdf import structure, tags
from exporter.emit.pdf.internals import UNSUITABLE
from exporter.model.bundle import Bundle

_END = b"</rdf:RDF>"
_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def options(bundle: Bundle) -> dict[str, object]:
    """Return what WeasyPrint must know to write a bundle's file in the variant that it asks for."""
    if bundle.said(PdfOptions).variant == "plain":
        return {"finisher": show_outline}
    return {
        "pdf_variant": "pdf/a-3a",
        "attachments": _attachments(bundle),
        "finisher": finish,
    }


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Mend a PDF before it is written; `HTML.write_pdf` calls this.

    Where WeasyPrint's internals are not known, the file is PDF/A alone, with WeasyPrint's tags.
    """
    show_outline(document, pdf)
    if UNSUITABLE:
        return
    tags.finish(document, pdf)
    _forbid_smoothing(pdf)
    metadata = structure.resolve(pdf, pdf.catalog["Metadata"])
    metadata.stream[0] = metadata.stream[0].replace(_END, _UA + _END)


def show_outline(document: Document, pdf: pydyf.PDF) -> None:
    """Let a reader's program open the file with its outline beside it (ISO 32000-1, 7.7.2)."""
    del document
    if "Outlines" in pdf.catalog:
        pdf.catalog["PageMode"] = "/UseOutlines"


def _forbid_smoothing(pdf: pydyf.PDF) -> None:
    """Let no reader smooth pictures, emoji included (ISO 19005-3, 6.2.8.3)."""
    for found in pdf.objects:
        if isinstance(found, pydyf.Stream) and "Interpolate" in found.extra:
            found.extra["Interpolate"] = "false"


def _attachments(bundle: Bundle) -> list[Attachment]:
    """Return the files that go into the PDF; each is of the date that stands for now."""
    date = bundle.date if bundle.date.tzinfo else bundle.date.replace(tzinfo=UTC)
    attach = partial(
        Attachment,
        created=date.astimezone(UTC),
        modified=date.astimezone(UTC),
        relationship="Source",
    )
    source = attach(string=bundle.source, name=f"{bundle.stem}.md", description="Markdown source")
    if bundle.lock is None:
        return [source]
    told = "Lock file: the bytes that the addresses of the pictures stand for"
    return [source, attach(string=bundle.lock, name=f"{bundle.stem}.lock", description=told)]

"""Documents made of issues and read back as trees, with short ways to what tests ask for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from emit.docx.check import WP, Parts, W, parts
from lxml import etree
from strategies import bundle_for

from exporter import theme
from exporter.diagnostics import Report
from exporter.emit.docx import emit, page
from exporter.emit.formats.docx import DocxOptions
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue, Meta, Section, SectionKind

A4 = page.a4(theme.load("paper"))
META = Meta("小报", "urn:uuid:00000000-0000-5000-8000-000000000000")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Document:
    """A document and its parts."""

    def __init__(self, issue: Issue) -> None:
        self.data = emit(bundle_for(issue), Report())
        self.parts: Parts = parts(self.data)

    def part(self, name: str) -> etree._Element:
        return self.parts[f"word/{name}.xml"]

    @property
    def body(self) -> etree._Element:
        """What stands after the cover."""
        return self.part("document")[0]

    def paragraphs(self, style: str = "") -> list[etree._Element]:
        """The paragraphs of the body in a style."""
        found = self.body.iter(f"{W}p")
        return [p for p in found if not style or styled(p) == style]

    def style(self, name: str) -> etree._Element:
        """A style by its id."""
        sheet = self.part("styles")
        return next(s for s in sheet.iter(f"{W}style") if s.get(f"{W}styleId") == name)

    def level(self, paragraph: etree._Element) -> etree._Element:
        """The level of numbering that a paragraph has."""
        number, depth = val(paragraph, "pPr/numPr/numId"), val(paragraph, "pPr/numPr/ilvl")
        numbering = self.part("numbering")
        num = next(e for e in numbering.iter(f"{W}num") if e.get(f"{W}numId") == number)
        abstract = next(
            e
            for e in numbering.iter(f"{W}abstractNum")
            if e.get(f"{W}abstractNumId") == val(num, "abstractNumId")
        )
        return next(e for e in abstract.iter(f"{W}lvl") if e.get(f"{W}ilvl") == depth)

    def target(self, link: etree._Element, part: str = "document") -> str:
        """The address that a hyperlink leads to."""
        relation = link.get(_RELATION)
        rels = self.parts[f"word/_rels/{part}.xml.rels"]
        return next(rel.get("Target") for rel in rels if rel.get("Id") == relation)


def path(names: str) -> str:
    return "/".join(W + name for name in names.split("/"))


def val(node: etree._Element, names: str, attribute: str = "val") -> str | None:
    """An attribute of what stands at a path below a node; None if there is nothing."""
    found = node.find(path(names))
    return None if found is None else found.get(W + attribute, "")


def styled(paragraph: etree._Element) -> str:
    return val(paragraph, "pPr/pStyle") or ""


def said(node: etree._Element) -> str:
    """The text of a node, with breaks as line feeds."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        (e.text or "") if e.tag == f"{W}t" else signs.get(e.tag, "") for e in node.iter()
    )


def extents(node: etree._Element) -> list[tuple[int, int]]:
    """Width and height in twips of the pictures in a node."""
    return [(int(e.get("cx")) // 635, int(e.get("cy")) // 635) for e in node.iter(f"{WP}extent")]


def entry(*blocks: n.Block, title: str = "一节", **more: object) -> Section:
    return Section(SectionKind.ENTRY, (n.Text(title),), title, 2, blocks=blocks, **more)


def with_house(bundle: Bundle, house: bytes) -> Bundle:
    """Return a bundle whose options name a reference document, with its bytes."""
    file = Path("house.docx")
    return replace(bundle, options=DocxOptions(reference_doc=file), files={file: house})

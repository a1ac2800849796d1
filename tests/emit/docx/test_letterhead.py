"""The page of the house: its size and margins, what runs above and below the text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Twips
from emit.docx.check import R, W, faults, parts
from emit.docx.document import extents, path, said, styled, val, with_house
from emit.docx.sample import issue as sample
from PIL import Image
from strategies import bundle_for
from validators import Tool, open_xml_sdk, openxml_audit

from exporter.diagnostics import ExportError, Report
from exporter.emit.docx import emit
from exporter.model.walk import sections

Change = Callable[[docx.document.Document], None]
A5 = (8391, 11906)
LINE = A5[0] - 2 * 850


def logo() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (60, 20), "#9a3324").save(file, "PNG")
    file.seek(0)
    return file


def house(*changes: Change) -> bytes:
    """Make a document whose pages are A5."""
    document = docx.Document()
    section = document.sections[-1]
    section.page_width, section.page_height = map(Twips, A5)
    section.left_margin = section.right_margin = Twips(850)
    section.top_margin = section.bottom_margin = Twips(1000)
    for change in changes:
        change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def running(document: docx.document.Document) -> None:
    section = document.sections[-1]
    paragraph = section.header.paragraphs[0]
    paragraph.text = "海边编辑部内部资料"
    paragraph.add_run().add_picture(logo())
    section.footer.paragraphs[0].text = "海边路一号"


def first_page(document: docx.document.Document) -> None:
    section = document.sections[-1]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "创刊于一九八六年"


def both_sides(document: docx.document.Document) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[-1].even_page_header.paragraphs[0].text = "双页"


def later_section(document: docx.document.Document) -> None:
    document.add_section(WD_SECTION.NEW_PAGE)


def two_columns(document: docx.document.Document) -> None:
    (columns,) = document.sections[-1]._sectPr.iterfind(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "400")


def in_millimetres(document: docx.document.Document) -> None:
    document.sections[-1]._sectPr.find(qn("w:pgMar")).set(qn("w:left"), "15mm")


def numbered_header(document: docx.document.Document) -> None:
    paragraph = document.sections[-1].header.paragraphs[0]
    number = OxmlElement("w:numPr")
    paragraph._p.get_or_add_pPr().append(number)
    paragraph._p.append(OxmlElement("w:bookmarkStart"))


def made(*changes: Change) -> bytes:
    return emit(with_house(bundle_for(sample()), house(*changes)), Report())


def ends(data: bytes) -> list:
    return list(parts(data)["word/document.xml"].iter(f"{W}sectPr"))


def shown(data: bytes, kind: str) -> dict[str, str]:
    """The text of each header or footer of the document, by the pages it is for."""
    found = parts(data)
    rels = {e.get("Id"): e.get("Target") for e in found["word/_rels/document.xml.rels"]}
    return {
        one.get(f"{W}type"): said(found[f"word/{rels[one.get(f'{R}id')]}"]).strip()
        for one in ends(data)[0].iter(f"{W}{kind}Reference")
    }


def test_size_and_margins_are_the_houses_on_every_page() -> None:
    for end in ends(made()):
        assert (val(end, "pgSz", "w"), val(end, "pgSz", "h")) == tuple(map(str, A5))
        assert val(end, "pgMar", "left") == "850"
    first, last = (int(val(end, "pgMar", "top") or 0) for end in ends(made()))
    assert (first > last, last) == (True, 1000)


def test_nothing_is_wider_than_the_lines_of_the_house() -> None:
    data = made()
    assert faults(data) == []
    body = parts(data)["word/document.xml"]
    assert max(width for width, _ in extents(body)) == LINE
    for table in body.iter(f"{W}tbl"):
        assert int(val(table, "tblPr/tblW", "w") or 0) <= LINE


def test_a_house_without_running_lines_has_ours() -> None:
    assert shown(made(), "header") == {"first": "", "default": "星火周报 · 第 12 期\t月面采样返回"}
    assert shown(made(), "footer")["default"] == "第 1 页，共 1 页"


def test_header_and_footer_of_the_house_with_their_pictures() -> None:
    data = made(running)
    assert shown(data, "header") == {"first": "", "default": "海边编辑部内部资料"}
    assert shown(data, "footer") == {"first": "", "default": "海边路一号"}
    assert faults(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "word/house/media/image1.png" in package.namelist()
        relations = package.read("word/house/_rels/header1.xml.rels").decode()
    assert 'Target="media/image1.png"' in relations


def test_the_first_page_of_the_house_is_the_cover() -> None:
    assert shown(made(running, first_page), "header")["first"] == "创刊于一九八六年"
    assert shown(made(running), "header")["first"] == ""


def test_even_pages_of_the_house() -> None:
    data = made(running, both_sides)
    assert shown(data, "header")["even"] == "双页"
    assert parts(data)["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None
    assert parts(made(running))["word/settings.xml"].find(f"{W}evenAndOddHeaders") is None


def test_a_last_section_that_says_nothing_has_the_headers_before_it() -> None:
    assert shown(made(running, later_section), "header")["default"] == "海边编辑部内部资料"


def test_lines_are_as_wide_as_the_columns_of_the_house() -> None:
    data = made(two_columns)
    cover, text = ends(data)
    assert (cover.find(f"{W}cols"), val(text, "cols", "num")) == (None, "2")
    body = parts(data)["word/document.xml"]
    widths = [int(val(table, "tblPr/tblW", "w") or 0) for table in body.iter(f"{W}tbl")]
    assert max(widths) <= (LINE - 400) // 2


def test_lengths_with_units_are_read() -> None:
    assert val(ends(made(in_millimetres))[-1], "pgMar", "left") == str(Mm(15).twips)


def test_what_a_header_counts_stays_behind() -> None:
    data = made(running, numbered_header)
    assert faults(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not re.search(b"numPr|bookmark", package.read("word/house/header1.xml"))


def test_a_broken_header_is_one_sentence() -> None:
    spoiled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(house(running))) as whole,
        zipfile.ZipFile(spoiled, "w") as worse,
    ):
        for name in whole.namelist():
            worse.writestr(name, b"<w:hdr" if "header" in name else whole.read(name))
    bundle = with_house(bundle_for(sample()), spoiled.getvalue())
    with pytest.raises(ExportError, match="not a Word document"):
        emit(bundle, Report())


def test_tabs_lead_to_the_edge_of_the_house() -> None:
    """In the house's style, a header has tabs in the middle and at the edge of another page."""
    found = parts(made())
    header = found["word/header-default.xml"][0]
    stops = {e.get(f"{W}val"): e.get(f"{W}pos") for e in header.find(path("pPr/tabs"))}
    assert stops["right"] == str(LINE)
    assert stops["clear"]
    entry = next(p for p in found["word/document.xml"].iter(f"{W}p") if "Toc" in styled(p))
    assert entry.find(path("pPr/tabs")) is None


def toc_style(document: docx.document.Document) -> None:
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)


def test_page_numbers_of_the_contents_stand_at_the_edge_of_the_house() -> None:
    """The house has a style for entries of contents, and no tab in it."""
    pages = {section.anchor: 7 for section in sections(sample())}
    bundle = replace(with_house(bundle_for(sample()), house(toc_style)), pages=pages)
    body = parts(emit(bundle, Report()))["word/document.xml"]
    entry = next(p for p in body.iter(f"{W}p") if said(p).endswith("\t7"))
    assert val(entry, "pPr/tabs/tab", "pos") == str(LINE)
    assert val(entry, "pPr/tabs/tab", "leader") == "dot"


@pytest.mark.sweep
@pytest.mark.parametrize("changes", [(), (running, first_page, both_sides), (two_columns,)])
def test_validators_find_nothing(changes: tuple[Change, ...], tool: Tool, tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(made(*changes))
    assert open_xml_sdk(path, tool) == []
    assert openxml_audit(path) == []


def test_the_same_house_gives_the_same_bytes() -> None:
    data = house(running, first_page)
    bundle = with_house(bundle_for(sample()), data)
    assert emit(bundle, Report()) == emit(bundle, Report())

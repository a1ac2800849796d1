"""The check itself finds what it is there to find: faults that are put into a sound document."""

from __future__ import annotations

import io
import zipfile

import pytest
from emit.docx.check import faults
from emit.docx.document import Document


def spoiled(data: bytes, name: str, old: str, new: str) -> bytes:
    """Replace the first occurrence of a piece of markup in a part."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.namelist():
            text = source.read(entry)
            if entry == name:
                assert old.encode() in text, old
                text = text.replace(old.encode(), new.encode(), 1)
            target.writestr(entry, text)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("document", 'w:anchor="section_1"', 'w:anchor="nowhere"', "nothing is called nowhere"),
        ("document", "NOTEREF note_1", "NOTEREF note_x", "nothing is called note_x"),
        ("document", 'w:name="section_1"', 'w:name="节"', "bookmark 节 has a name"),
        ("document", 'w:name="section_1"', 'w:name="section_3"', "bookmark section_3 2 times"),
        ("document", '<w:bookmarkEnd w:id="2"/>', "", "do not begin and end"),
        ("document", 'fldCharType="separate"', 'fldCharType="end"', "field out of order"),
        ("footer-default", '<w:fldChar w:fldCharType="end"/>', "", "field without an end"),
        ("document", 'w:pStyle w:val="BodyText"', 'w:pStyle w:val="None"', "no style None"),
        ("styles", 'w:basedOn w:val="Normal"', 'w:basedOn w:val="Gone"', "no style Gone"),
        ("document", 'w:numId w:val="1"', 'w:numId w:val="99"', "no numbering 99"),
        ("numbering", 'abstractNumId w:val="0"', 'abstractNumId w:val="77"', "no abstract"),
        ("footnotes", 'w:id="2"', 'w:id="9"', "do not answer"),
        ("document", 'r:embed="', 'r:embed="x', "no relationship x"),
        ("document", 'descr="宽图"', 'descr=""', "without a text alternative"),
        ("document", '<wp:docPr id="2"', '<wp:docPr id="1"', "two drawings have one id"),
        ("document", '<wp:extent cx="', '<wp:extent cx="9', "a picture of"),
        ("document", "<w:gridCol ", '<w:gridCol w:w="1"/><w:gridCol ', "in a grid of 4"),
    ],
)
def test_a_fault_is_found(rich: Document, name: str, old: str, new: str, fault: str) -> None:
    found = faults(spoiled(rich.data, f"word/{name}.xml", old, new))
    assert any(fault in one for one in found), found


def test_a_part_that_nothing_leads_to_is_found(rich: Document) -> None:
    written = io.BytesIO(rich.data)
    with zipfile.ZipFile(written, "a") as package:
        package.writestr("word/ballast.bin", b"x")
    assert faults(written.getvalue()) == ["nothing leads to word/ballast.bin"]

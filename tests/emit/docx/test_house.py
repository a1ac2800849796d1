"""A house's own styles: found by their names, completed by ours."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from emit.docx.check import W, faults, parts
from emit.docx.document import META, with_house
from emit.docx.sample import issue as sample
from lxml import etree
from strategies import bundle_for

from exporter.diagnostics import ExportError, Problem, Report
from exporter.emit.docx import emit
from exporter.model import nodes as n
from exporter.model.issue import Issue, Section, SectionKind

NUMBERING = (
    f'<w:numbering xmlns:w="{W[1:-1]}">'
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="9"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
)


def reference() -> bytes:
    """Make a document of a Chinese Word: its ids are not its names, its headings count."""
    document = docx.Document()
    document.styles.add_style("来稿", WD_STYLE_TYPE.PARAGRAPH)
    document.styles.add_style("代码", WD_STYLE_TYPE.PARAGRAPH)
    file = io.BytesIO()
    document.save(file)
    made = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/styles.xml":
                data = data.replace(b'"Heading1"', b'"1"').replace(b'"Normal"', b'"a"')
                data = data.replace(
                    b'<w:outlineLvl w:val="0"/>',
                    b'<w:numPr><w:numId w:val="9"/></w:numPr><w:outlineLvl w:val="0"/>',
                    1,
                )
            if name == "word/numbering.xml":
                data = NUMBERING.encode()
            target.writestr(name, data)
    return made.getvalue()


def emitted(issue: Issue, house: bytes) -> tuple[bytes, Report]:
    report = Report()
    return emit(with_house(bundle_for(issue), house), report), report


def used(root: etree._Element) -> list[str]:
    return [e.get(f"{W}val", "") for e in root.iter(f"{W}pStyle")]


def test_the_styles_of_the_house_win() -> None:
    data, _ = emitted(sample(), reference())
    found = parts(data)
    assert faults(data) == []
    assert "1" in used(found["word/document.xml"])
    assert "Heading1" not in used(found["word/document.xml"])
    names = [e.get(f"{W}val") for e in found["word/styles.xml"].iter(f"{W}name")]
    assert "来稿" in names
    assert len(names) == len(set(names))


def test_an_alias_is_a_name_too() -> None:
    code = n.CodeBlock("x = 1", "python")
    section = Section(SectionKind.PLAIN, (n.Text("节"),), "节", 2, blocks=(code,))
    data, report = emitted(Issue(META, sections=(section,)), reference())
    (named,) = [
        style
        for style in parts(data)["word/styles.xml"].iter(f"{W}style")
        if style.find(f"{W}name").get(f"{W}val") == "代码"
    ]
    assert named.get(f"{W}styleId") in used(parts(data)["word/document.xml"])
    assert "Source Code" not in str(report.diagnostics)


def test_the_numbering_of_the_houses_headings_comes_along() -> None:
    data, _ = emitted(sample(), reference())
    found = parts(data)
    (heading,) = [
        style
        for style in found["word/styles.xml"].iter(f"{W}style")
        if style.get(f"{W}styleId") == "1"
    ]
    number = heading.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    texts = {
        one.get(f"{W}numId"): one.find(f"{W}abstractNumId").get(f"{W}val")
        for one in found["word/numbering.xml"].iter(f"{W}num")
    }
    (definition,) = [
        one
        for one in found["word/numbering.xml"].iter(f"{W}abstractNum")
        if one.get(f"{W}abstractNumId") == texts[number]
    ]
    assert definition.find(f"{W}lvl/{W}lvlText").get(f"{W}val") == "第%1章"


def test_what_the_house_lacks_is_named_and_is_ours() -> None:
    data, report = emitted(sample(), reference())
    assert {one.problem for one in report.diagnostics} == {Problem.STYLE_MISSING}
    messages = [one.message for one in report.diagnostics]
    assert all("…" not in message for message in messages)
    lacking = {name for message in messages for name in re.split(" styles |、", message)[1:]}
    assert {"Callout Tip", "Callout Tip Title", "Token Keyword", "Gap"} <= lacking
    assert not {"heading 1", "来稿"} & lacking
    assert "CalloutTip" in used(parts(data)["word/document.xml"])


def test_only_what_the_text_uses_is_missed() -> None:
    _, report = emitted(Issue(META), reference())
    assert "Callout" not in str(report.diagnostics)


def test_the_theme_of_the_house_comes_along() -> None:
    data, _ = emitted(sample(), reference())
    with zipfile.ZipFile(io.BytesIO(reference())) as house:
        theirs = etree.fromstring(house.read("word/theme/theme1.xml"))
    ours = parts(data)["word/theme/theme1.xml"]
    assert ours.get("name") == theirs.get("name")


def test_the_same_reference_gives_the_same_bytes() -> None:
    house = reference()
    assert emitted(sample(), house)[0] == emitted(sample(), house)[0]


def without_styles() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/_rels/document.xml.rels", "<Relationships/>")
    return file.getvalue()


@pytest.mark.parametrize("house", [b"no zip", b"PK\x05\x06" + bytes(18), without_styles()])
def test_what_is_no_word_document_is_one_sentence(house: bytes) -> None:
    with pytest.raises(ExportError, match="not a Word document"):
        emitted(sample(), house)

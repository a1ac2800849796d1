"""The document as a whole: sound, complete, in order, the same bytes for the same issue."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from emit.docx.check import W, faults
from emit.docx.document import META, Document, entry, said
from emit.docx.sample import issue as sample
from hypothesis import Phase, given, settings
from strategies import bundle_for, issues
from validators import Tool, open_xml_sdk, openxml_audit

from exporter.diagnostics import Report
from exporter.emit import FORMATS
from exporter.emit.docx import emit
from exporter.model import nodes as n
from exporter.model.issue import Issue, SectionKind
from exporter.model.walk import children, plain, sections

ROOT = Path(__file__).resolve().parents[3]


def words(nodes: tuple[n.Inline | n.Block, ...]) -> Iterator[str]:
    """The texts below nodes in reading order, a formula and a picture not being text."""
    for node in nodes:
        match node:
            case n.Text(text=text) | n.Code(text=text) | n.CodeBlock(text=text):
                yield text
            case n.Ruby(base=base, reading=reading):
                yield f"{reading}{base}"
            case n.TagLine(tags=tags):
                yield from words(node.label)
                yield from tags
            case n.Media(title=title, source=source):
                yield from (title, source)
            case n.Reference(address=address):
                yield from words(node.children)
                yield "" if address in plain(node.children) else address
            case _:
                yield from words(tuple(children(node)))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def assert_in_order(texts: Iterator[str], document: str) -> None:
    place, whole = 0, squeezed(document)
    for text in map(squeezed, texts):
        found = whole.find(text, place)
        assert found >= 0, f"{text!r} is not after {whole[max(0, place - 40) : place]!r}"
        place = found + len(text)


def assert_complete(issue: Issue, document: Document) -> None:
    assert_in_order(words(issue.lead), said(document.body))
    for section in sections(issue):
        if section.kind is not SectionKind.CONTENTS:
            assert_in_order(words((*section.title, *section.blocks)), said(document.body))
    if issue.notes:
        notes = said(document.part("footnotes"))
        for note in issue.notes:
            assert_in_order(words(note.blocks), notes)


def test_the_sample_is_sound_and_complete(rich: Document) -> None:
    assert faults(rich.data) == []
    assert_complete(sample(), rich)


@pytest.mark.sweep
@settings(max_examples=60, deadline=None, derandomize=True, phases=[Phase.generate])
@given(issues())
def test_any_issue_is_sound_and_complete(issue: Issue) -> None:
    document = Document(issue)
    assert faults(document.data) == []
    assert_complete(issue, document)


def test_the_body_follows_the_order_of_the_issue(rich: Document) -> None:
    titles = [said(p) for p in rich.paragraphs() if p.find(f"{W}pPr/{W}pStyle") is not None]
    order = ["目录", "题目之后、第一节之前的话。", "本期摘要：月面采样、写诗与地图。", "\t再下一级"]
    places = [titles.index(text.strip()) for text in order]
    assert places == sorted(places)


def test_an_empty_issue_is_a_cover() -> None:
    document = Document(Issue(META))
    assert faults(document.data) == []
    assert said(document.body) == "小报"


def test_the_same_issue_gives_the_same_bytes(rich: Document) -> None:
    assert emit(bundle_for(sample()), Report()) == rich.data


@pytest.mark.sweep
def test_neither_hash_seed_nor_time_zone_nor_day_changes_a_byte(rich: Document) -> None:
    code = (
        "import sys\nfrom emit.docx.sample import issue\nfrom strategies import bundle_for\n"
        "from exporter.diagnostics import Report\nfrom exporter.emit.docx import emit\n"
        "sys.stdout.buffer.write(emit(bundle_for(issue()), Report()))\n"
    )
    environment = {"PYTHONPATH": str(ROOT / "tests"), "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd="/", capture_output=True, check=True
    )
    assert done.stdout == rich.data


def test_the_registry_finds_the_emitter() -> None:
    assert FORMATS["docx"].emitter() is emit


def test_nothing_is_reported_because_nothing_is_lost() -> None:
    report = Report()
    emit(bundle_for(sample()), report)
    assert report.diagnostics == ()


def test_characters_that_xml_forbids_do_not_stop_the_export() -> None:
    document = Document(
        Issue(META, sections=(entry(n.Paragraph((n.Text("甲\x00乙\x0b\ufffe丙"),))),))
    )
    assert "甲乙丙" in said(document.body)


@pytest.mark.sweep
def test_microsofts_validator_finds_nothing(rich: Document, tool: Tool, tmp_path: Path) -> None:
    path = tmp_path / "sample.docx"
    path.write_bytes(rich.data)
    assert open_xml_sdk(path, tool) == []


def test_openxml_audit_finds_nothing(rich: Document, tmp_path: Path) -> None:
    path = tmp_path / "sample.docx"
    path.write_bytes(rich.data)
    assert openxml_audit(path) == []


def test_no_ballast_is_in_the_package(rich: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(rich.data)) as package:
        names = package.namelist()
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])
    assert not [name for name in names if re.search("customXml|thumbnail|WithEffects", name)]

"""The pages of anchors, read back from a finished PDF."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from issue_files import exported
from weasyprint import HTML

from exporter.emit.pagination import pages

PAGE = """
<a href="#first">一</a> <a href="#标题">二</a> <a href="#f(x)">三</a> <a href="#far">四</a>
<h1 id="first">一</h1>
<h1 id="标题" style="break-before: page">二</h1>
<h2 id="f(x)">三</h2>
<h1 id="far" style="break-before: page">四</h1>
"""
ANCHORS = {"first": 1, "标题": 2, "f(x)": 2, "far": 3}


@pytest.mark.parametrize(
    "options",
    [{}, {"pdf_variant": "pdf/ua-1"}, {"pdf_variant": "pdf/a-3a"}, {"uncompressed_pdf": True}],
)
def test_weasyprints_own_files_are_read(options: dict[str, object]) -> None:
    assert pages(HTML(string=PAGE).write_pdf(**options)) == ANCHORS


def test_a_file_without_destinations_says_nothing() -> None:
    assert pages(HTML(string="<p>文").write_pdf()) == {}
    assert pages(b"%PDF-1.7 nothing") == {}


def test_a_broken_stream_is_passed_over() -> None:
    broken = b"1 0 obj <</Type /ObjStm>>\nstream\nno zlib\nendstream"
    objects = (
        b"<</Type /Pages/Kids [6 0 R 7 0 R]/Count 2>> "
        b"/Names <</Dests <</Names [(a\\)b) [7 0 R /XYZ 0 0 0] (lost) [9 0 R /Fit]]>>>>"
    )
    packed = b"2 0 obj <</Type /ObjStm>>\nstream\n" + zlib.compress(objects) + b"\nendstream"
    assert pages(broken + b"\n" + packed) == {"a)b": 2}


@pytest.mark.parametrize("last", [b"\r", b"\n"])
def test_a_stream_may_end_like_a_line(last: bytes) -> None:
    """One compressed stream in 256 ends with the byte of a carriage return."""
    objects = b"<</Type /Pages/Kids [6 0 R]>> /Names <</Dests <</Names [(a) [6 0 R /Fit]]>>>>"
    streams = (zlib.compress(objects + b"%" * number) for number in range(256))
    packed = next(stream for stream in streams if stream.endswith(last))
    assert pages(b"<</Type /ObjStm>>\nstream\n" + packed + b"\nendstream") == {"a": 1}
    assert pages(b"<</Type /ObjStm>>\nstream\n" + packed + b"\r\nendstream") == {"a": 1}


@pytest.mark.sweep
def test_the_contents_of_word_have_the_pages_of_the_pdf(tmp_path: Path) -> None:
    from emit.features_docx import Sample, contents, fields, said

    issue = tmp_path / "期刊.md"
    issue.write_text("# 刊\n\n## 一\n\n文\n\n## 二\n\n文\n", "utf-8")
    exported(issue, tmp_path, "pdf", "docx")
    data = (tmp_path / "期刊.docx").read_bytes()
    found = pages((tmp_path / "期刊.pdf").read_bytes())
    document = Sample(data, data)
    assert [said(entry) for entry in contents(document)] == [f"{n}{found[n]}" for n in ("一", "二")]
    assert "\\n" not in fields(document.body)
    exported(issue, tmp_path, "docx")
    data = (tmp_path / "期刊.docx").read_bytes()
    alone = Sample(data, data)
    assert [said(entry) for entry in contents(alone)] == ["一", "二"]
    assert "\\n" in fields(alone.body)

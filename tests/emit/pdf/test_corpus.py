"""Real issues, printed without pictures: nothing lost, nothing garbled, the same bytes twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from emit.everything import pdf_of
from emit.pdf import sentences

from exporter import pipeline
from exporter.config import Settings
from exporter.diagnostics import Problem, Report

pytestmark = pytest.mark.sweep

# The text of an A4 page in pt, without its running header and its number.
BOX = (0, 66, 596, 714)


def test_real_issues_are_printed_as_they_are(
    shared: Path, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    tool("pdftotext")
    tool("mutool")
    file = tmp_path / "issue.pdf"
    found = []
    for path in sorted((shared / "corpus").rglob("*.md")):
        report = Report(path.name)
        settings = Settings(formats=("pdf",), offline=True)
        bundle = pipeline.prepare(path, settings, report, lambda _: None)["pdf"]
        data = pdf_of(bundle, report)
        file.write_bytes(data)
        for read in (sentences.poppler, sentences.mupdf):
            difference = sentences.difference(bundle.issue, read(file, BOX))
            if difference.lost or difference.left:
                found.append((path.name, read.__name__, difference))
        found += [
            (path.name, "renderer", d.message)
            for d in report.diagnostics
            if d.problem is Problem.RENDERER or "no font" in d.message
        ]
        if random.Random(path.name).random() < 0.2 and pdf_of(bundle, Report()) != data:  # noqa: S311
            found.append((path.name, "bytes", "differ"))
    assert found == []

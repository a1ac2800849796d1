"""Real issues, printed without their pictures: nothing is lost, garbled, or another time different.

A fixed sample runs always; `DIGEST_CORPUS=all` runs over every issue there is.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

from emit.pdf import sentences

from exporter import pipeline
from exporter.config import Settings
from exporter.diagnostics import Problem, Report
from exporter.emit import FORMATS

SAMPLE = (
    "gocn/202102__20210201-20210207.md",
    "hellogithub/HelloGitHub109.md",
    "iosweekly/2022__no-200-2022.04.25.md",
    "mdh/issue-0020.md",
    "panson/2024__weekly-20.md",
    "pyweekly/2024-11-17-weekly.md",
    "ruanyf/issue-127.md",
    "tw93/17.md",
)
# The text of an A4 page in pt, without its running header and its number.
BOX = (0, 66, 596, 714)


def issues(shared: Path) -> list[Path]:
    corpus = shared / "corpus"
    if os.environ.get("DIGEST_CORPUS") == "all":
        return sorted(corpus.rglob("*.md"))
    return [corpus / name for name in SAMPLE]


def test_real_issues_are_printed_as_they_are(
    shared: Path, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    tool("pdftotext")
    tool("mutool")
    emit = FORMATS["pdf"].emitter()
    file = tmp_path / "issue.pdf"
    found = []
    for path in issues(shared):
        report = Report(path.name)
        settings = Settings(formats=("pdf",), offline=True)
        bundle = pipeline.prepare(path, settings, report, lambda _: None)["pdf"]
        data = emit(bundle, report)
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
        if random.Random(path.name).random() < 0.2 and emit(bundle, Report()) != data:  # noqa: S311
            found.append((path.name, "bytes", "differ"))
    assert found == []

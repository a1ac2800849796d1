"""Whole issues and what is understood of them; `DIGEST_RENEW=1` writes the expectations anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reading.written import outline

from exporter.diagnostics import Report
from exporter.reading import load, read

CASES = sorted((Path(__file__).parents[1] / "cases").glob("read-*"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_issue_is_understood_as_written_down(case: Path) -> None:
    report = Report("issue.md")
    found = outline(read(load(case / "issue.md", report), report), report)
    expectation = case / "manuscript.txt"
    if os.environ.get("DIGEST_RENEW"):
        expectation.write_text(found, "utf-8")
    assert found == expectation.read_text("utf-8")


def test_there_are_cases() -> None:
    assert len(CASES) >= 12

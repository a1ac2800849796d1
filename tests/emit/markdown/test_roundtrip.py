"""What is written is read again as the same issue: generated ones, our examples, real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from emit.markdown.manuscripts import manuscripts
from hypothesis import HealthCheck, given, settings

from exporter.diagnostics import Report
from exporter.emit.markdown import write
from exporter.model.issue import Issue, Manuscript
from exporter.model.source import Source
from exporter.passes import recognise
from exporter.read import load, read

OURS = sorted([*ROOT.glob("examples/*/*.md"), *ROOT.glob("tests/cases/*/issue.md")])


def again(issue: Issue) -> Issue:
    report = Report()
    source = Source(path=Path("x.canonical.md"), stem="x.canonical", text=write(issue))
    return recognise(read(source, report), report)


def understood(path: Path) -> Issue:
    report = Report()
    return recognise(read(load(path, report), report), report)


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(manuscripts())
def test_generated_issues(manuscript: Manuscript) -> None:
    issue = recognise(manuscript, Report())
    assert again(issue) == issue


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.parent.name)
def test_our_own_issues(path: Path) -> None:
    issue = understood(path)
    assert again(issue) == issue


def test_real_issues(shared: Path) -> None:
    different = []
    paths = sorted((shared / "corpus").rglob("*.md"))
    for path in [shared / "seed" / "issue.md", *paths]:
        issue = understood(path)
        if again(issue) != issue:
            different.append(path.name)
    assert different == []
    assert len(paths) >= 70

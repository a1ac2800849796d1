"""What is written is read again as the same issue: generated ones, our examples, real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from emit.markdown.manuscripts import manuscripts
from emit.markdown.mutations import mutated
from emit.markdown.rereading import again, understood
from hypothesis import HealthCheck, given, settings

from exporter.diagnostics import Report
from exporter.emit.markdown import write
from exporter.model.issue import Issue, Manuscript
from exporter.passes import recognise
from exporter.reading import load, read

OURS = sorted([*ROOT.glob("examples/*/*.md"), *ROOT.glob("tests/cases/*/issue.md")])
TEXTS = [path.read_text(encoding="utf-8") for path in OURS]


def check(issue: Issue) -> None:
    """Check that an issue is read again as it is, and then written as it was."""
    read_again = again(issue)
    assert read_again == issue
    assert write(read_again) == write(issue)


@pytest.mark.sweep
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(manuscripts())
def test_generated_issues(manuscript: Manuscript) -> None:
    check(recognise(manuscript, Report()))


@pytest.mark.sweep
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated(TEXTS))
def test_mutated_issues(text: str) -> None:
    check(understood(text))


@pytest.mark.sweep
@pytest.mark.parametrize("path", OURS, ids=lambda path: path.parent.name)
def test_our_own_issues(path: Path) -> None:
    check(recognised(path))


@pytest.mark.sweep
def test_real_issues(shared: Path) -> None:
    different = []
    paths = sorted((shared / "corpus").rglob("*.md"))
    for path in [shared / "seed" / "issue.md", *paths]:
        issue = recognised(path)
        if again(issue) != issue:
            different.append(path.name)
    assert different == []
    assert len(paths) >= 70


def recognised(path: Path) -> Issue:
    """Return the issue that a file means."""
    report = Report()
    return recognise(read(load(path, report), report), report)

"""What is written is read again as the same issue."""

from __future__ import annotations

from pathlib import Path

from emit.markdown.manuscripts import manuscripts
from hypothesis import HealthCheck, given, settings

from exporter.diagnostics import Report
from exporter.emit.markdown import write
from exporter.model.issue import Issue, Manuscript
from exporter.model.source import Source
from exporter.passes import recognise
from exporter.read import read


def again(issue: Issue) -> Issue:
    report = Report()
    source = Source(path=Path("x.canonical.md"), stem="x.canonical", text=write(issue))
    return recognise(read(source, report), report)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(manuscripts())
def test_reading_what_was_written_gives_the_same_issue(manuscript: Manuscript) -> None:
    issue = recognise(manuscript, Report())
    assert again(issue) == issue

"""Reads a text, and reads again what is written of it."""

from __future__ import annotations

from pathlib import Path

from exporter.diagnostics import Report
from exporter.emit.markdown import write
from exporter.model.issue import Issue
from exporter.model.source import Source
from exporter.passes import recognise
from exporter.reading import read


def understood(text: str, stem: str = "issue") -> Issue:
    """Return the issue that a text means."""
    report = Report()
    return recognise(read(Source(path=Path(f"{stem}.md"), stem=stem, text=text), report), report)


def again(issue: Issue) -> Issue:
    """Return the issue that is read in what is written of one."""
    return understood(write(issue), "x.canonical")

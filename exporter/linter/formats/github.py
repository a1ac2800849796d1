"""Findings as the workflow commands of GitHub Actions, which shows them beside the lines."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.diagnostics import Severity, one_line
from exporter.linter.finding import Finding

_COMMANDS = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def write(findings: Sequence[Finding]) -> str:
    """Return `::warning file=…,line=…,col=…,title=…::message` for each finding."""
    return "".join(f"{_command(found)}\n" for found in findings)


def _command(found: Finding) -> str:
    properties = {"file": found.path, "line": found.line, "col": found.column}
    if found.end_line == found.line and found.end_column > found.column:
        properties["endColumn"] = found.end_column
    properties["title"] = found.code
    said = ",".join(f"{name}={_property(str(v))}" for name, v in properties.items() if v)
    message = _data(f"{found.message}\nhint: {found.hint}")
    return f"::{_COMMANDS[found.severity]} {said}::{message}"


def _data(text: str) -> str:
    lines = (one_line(line).replace("%", "%25") for line in text.split("\n"))
    return "%0A".join(lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

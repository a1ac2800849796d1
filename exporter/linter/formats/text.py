"""Findings for people, in the shape of all the tool's diagnostics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exporter.diagnostics import one_line
from exporter.linter.finding import Finding


def write(findings: Sequence[Finding]) -> str:
    """Return `issue.md:24:7: warning: … [code]` and a hint for each finding."""
    named = (replace(found, path=one_line(found.path)) for found in findings)
    return "".join(f"{one_line(line)}\n" for found in named for line in str(found).split("\n"))

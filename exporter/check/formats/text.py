"""Findings for people, in the shape of all the tool's diagnostics."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.check.finding import Finding


def write(findings: Sequence[Finding]) -> str:
    """Return `issue.md:24:7: warning: … [code]` and a hint for each finding."""
    return "".join(f"{found}\n" for found in findings)

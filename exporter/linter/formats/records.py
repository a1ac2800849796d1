"""Findings as JSON; the schema is in docs/check.md, and `version` changes when it does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from exporter.diagnostics import in_json
from exporter.linter.finding import Finding

_VERSION = 1


def write(findings: Sequence[Finding]) -> str:
    """Return one object with a list of findings; what is not known is null."""
    found = {"version": _VERSION, "findings": [_record(finding) for finding in findings]}
    return in_json(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"


def _record(found: Finding) -> dict[str, Any]:
    return {
        "path": found.path,
        "line": found.line or None,
        "column": found.column or None,
        "endLine": found.end_line or None,
        "endColumn": found.end_column or None,
        "code": found.code,
        "severity": found.severity.word,
        "message": found.message,
        "hint": found.hint,
        "replacement": found.replacement,
        "safe": found.safe,
    }

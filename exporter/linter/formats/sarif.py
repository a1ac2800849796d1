"""Findings as SARIF (OASIS, Static Analysis Results Interchange Format 2.1.0)."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from exporter import __version__
from exporter.diagnostics import in_json
from exporter.linter.catalogue import CODES, describe
from exporter.linter.finding import Finding

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def write(findings: Sequence[Finding]) -> str:
    """Return one run with every rule and a result for each finding."""
    run = {
        "tool": {
            "driver": {
                "name": "digest-export check",
                "version": __version__,
                "rules": [_rule(code) for code in CODES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(found) for found in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return in_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(code: str) -> dict[str, Any]:
    severity, summary, hint = describe(code)
    return {
        "id": code,
        "shortDescription": {"text": summary},
        "help": {"text": hint},
        "defaultConfiguration": {"level": severity.word},
    }


def _result(found: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(found.path)}}
    region = _region(found)
    if region:
        location["region"] = region
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": CODES.index(found.code),
        "level": found.severity.word,
        "message": {"text": f"{found.message} ({found.hint})"},
        "locations": [{"physicalLocation": location}],
    }
    if found.replacement is not None:
        change = {"deletedRegion": region, "insertedContent": {"text": found.replacement}}
        artifact = {"artifactLocation": location["artifactLocation"], "replacements": [change]}
        result["fixes"] = [{"description": {"text": found.hint}, "artifactChanges": [artifact]}]
    return result


def _region(found: Finding) -> dict[str, int]:
    """Return what is known of the place; SARIF's end is exclusive too, and 0 is no number in it."""
    numbers = {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }
    return {name: number for name, number in numbers.items() if number}


def _uri(path: str) -> str:
    """Return a path as a URI: relative ones stay relative."""
    given = Path(path)
    return given.as_uri() if given.is_absolute() else quote(os.fsencode(given.as_posix()))

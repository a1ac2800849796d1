"""What the tests of the PDF are told about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter.diagnostics import Report


@dataclass(frozen=True)
class Printed:
    path: Path
    data: bytes
    report: Report
    pages: Mapping[str, int]

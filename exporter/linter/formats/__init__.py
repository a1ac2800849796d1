"""How findings are written for programs: a format is one module with `write` and a row here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exporter.linter.finding import Finding
from exporter.linter.formats import github, junit, records, sarif, statistics

FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "json": records.write,
    "sarif": sarif.write,
    "github": github.write,
    "junit": junit.write,
    "statistics": statistics.write,
}

"""Exports issues as the command line does, for tests that look at finished files."""

from __future__ import annotations

import shutil
from pathlib import Path

from exporter import pipeline
from exporter.config import Network, Settings
from exporter.diagnostics import Report
from exporter.model.issue import Issue
from exporter.passes import recognise
from exporter.reading import read
from exporter.reading.source import load

TESTS = Path(__file__).resolve().parent
FEATURES = TESTS / "cases" / "features" / "issue.md"
PICTURES = TESTS.parent / "examples" / "features" / "images"


def features(folder: Path) -> Path:
    """Put the issue with every node into a folder, with its pictures."""
    shutil.copytree(PICTURES, folder / "images")
    return Path(shutil.copy(FEATURES, folder / "features.md"))


def exported(issue: Path, folder: Path, *formats: str, **settings: object) -> Report:
    """Export an issue; every format must have been made."""
    asked = Settings(formats=formats, output=folder, **{"offline": True, **settings})
    outcome = pipeline.export(issue, asked, lambda _: None)
    assert outcome.complete, outcome.report.diagnostics
    return outcome.report


def recognised(issue: Path) -> Issue:
    """Read an issue as the pipeline does."""
    report = Report()
    return recognise(read(load(issue, report), report), report)


def mirrored(proxy: dict[str, str]) -> Network:
    """Reach the world through the mirror of the shared tools."""
    return Network(
        http_proxy=proxy["HTTP_PROXY"],
        https_proxy=proxy["HTTPS_PROXY"],
        ca_file=Path(proxy["SSL_CERT_FILE"]),
    )

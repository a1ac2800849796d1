"""Rewrites the Markdown of other tools for pandoc, one tool's after the other."""

from __future__ import annotations

from exporter.diagnostics import Report
from exporter.model.source import Source
from exporter.reading.dialects import (
    admonitions,
    attributes,
    callouts,
    coded,
    containers,
    contents,
    htmlboxes,
    obsidian,
    shortcodes,
)
from exporter.reading.dialects.dropped import Dropped
from exporter.reading.draft import Draft


def mend(draft: Draft, source: Source, report: Report, dropped: Dropped) -> None:
    """Rewrite what has a form in Markdown; say what was left out, and what stays text.

    Raises
    ------
    ExportError
        If boxes are nested beyond all measure.
    """
    callouts.name_late(draft, report)
    coded.mend(draft)
    contents.mend(draft, dropped)
    attributes.mend(draft, dropped)
    containers.mend(draft, report)
    htmlboxes.mend(draft)
    shortcodes.mend(draft, report)
    admonitions.mend(draft, report, dropped)
    obsidian.mend(draft, source, report, dropped)

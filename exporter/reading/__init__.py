"""From the file of an issue to a `Manuscript`: the only room that knows Markdown and pandoc."""

from exporter.reading.reader import read
from exporter.reading.source import load

__all__ = ["load", "read"]

"""From the file of an issue to a `Manuscript`: the only room that knows Markdown and pandoc."""

from exporter.read.reader import read
from exporter.read.source import load

__all__ = ["load", "read"]

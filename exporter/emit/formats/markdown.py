"""Canonical Markdown: its row; nothing can be said of it."""

from __future__ import annotations

from exporter.emit.format import Format

# never `.md`: the source itself may lie in the folder that receives the files
FORMAT = Format(name="markdown", suffix=".canonical.md", module="exporter.emit.markdown")

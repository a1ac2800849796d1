"""Issues with pictures, as the passes leave them."""

from __future__ import annotations

from exporter.model import nodes as n
from exporter.model.issue import Issue, Meta


def issue(*sources: str) -> Issue:
    """Return an issue with a figure on each line."""
    figures = (n.Figure(n.Image(s, f"图 {i}", line=i)) for i, s in enumerate(sources, 1))
    return Issue(Meta("周刊", "urn:uuid:0"), lead=tuple(figures))

"""Gives each heading the anchor that GitHub gives it, so that in-page links of authors work.

GitHub's rule (html-pipeline, github-slugger): lower case, letters, digits, marks, hyphens and
underscores stay, spaces become hyphens, what was there before gets a number.
"""

from __future__ import annotations

from exporter.model.slugs import slug


class Anchors:
    """Hands out anchors, each once."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def give(self, text: str) -> str:
        """Return a new anchor for a heading with this text."""
        base = slug(text) or "section"
        anchor = base
        while anchor in self._used:
            self._used[base] += 1
            anchor = f"{base}-{self._used[base]}"
        self._used[anchor] = 0
        return anchor

"""Writes what runs at the head of a page: the publication on the left, the section on the right.

WeasyPrint sets the margins of a page without the typesetter, so the space between Han and Latin
(clreq, 中西文混排) is written here. It sets each of the two as if there were no other, so what
leaves no room for the other is cut short here.
"""

from __future__ import annotations

import re

from exporter.emit.pdf.rulers import Ruler
from exporter.look import Page
from exporter.model.han import HAN
from exporter.model.issue import Meta

JOINT = re.compile(f"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}])")
_SIZE = 0.76  # as styles/paper/print.css has it
_GAP, _SHARE = 2.0, 0.45
_ELLIPSIS = "…"


class Heads:
    """The running heads of one issue on one page format."""

    def __init__(self, meta: Meta, page: Page, ruler: Ruler) -> None:
        self._ruler = ruler
        self._room = page.measure / _SIZE
        self.publication = self._short(publication(meta), self._room * _SHARE)
        if not page.narrow:
            self._room -= self._width(self.publication) + _GAP

    def section(self, title: str) -> str:
        """Return the title of a section, cut to what the publication leaves of the line."""
        return self._short(section(title), self._room)

    def _short(self, text: str, room: float) -> str:
        if self._width(text) <= room:
            return text
        left = room - self._width(_ELLIPSIS)
        for place, character in enumerate(text):
            left -= self._width(character)
            if left < 0:
                return text[:place].rstrip() + _ELLIPSIS
        return text

    def _width(self, text: str) -> float:
        return self._ruler(text, bold=True)


def publication(meta: Meta) -> str:
    """Return series and number, or the title of an issue without a series."""
    return section(
        meta.words.joined((meta.series, meta.words.issue_number(meta.number))) or meta.title
    )


def section(title: str) -> str:
    """Return the title of a section as it runs."""
    return JOINT.sub(" ", title)

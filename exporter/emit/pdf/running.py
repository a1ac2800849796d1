"""Writes what runs at the head of a page: the publication on the left, the section on the right.

WeasyPrint sets the margins of a page without the typesetter, so the space between Han and Latin
(clreq, 中西文混排) is written here.
"""

from __future__ import annotations

import re

from exporter.model.han import HAN
from exporter.model.issue import Meta

JOINT = re.compile(f"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}])")


def publication(meta: Meta) -> str:
    """Return series and number, or the title of an issue without a series."""
    return section(
        meta.words.joined((meta.series, meta.words.issue_number(meta.number))) or meta.title
    )


def section(title: str) -> str:
    """Return the title of a section as it runs."""
    return JOINT.sub(" ", title)

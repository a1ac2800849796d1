"""Says what stands on a drawn cover: series and number in one line, and the headlines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from exporter.model.issue import Meta

_MOST = 3
_BETWEEN = " · "
_PART = re.compile(r"（[上中下一二三四五六七八]）$")


@dataclass(frozen=True, slots=True)
class Wording:
    """The line above, "" if nothing is known of series, number and date, and the headlines."""

    masthead: str
    headlines: tuple[str, ...]
    series: str
    number: str


def wording(meta: Meta) -> Wording:
    """Return what stands on the cover of an issue; an issue that is only a number has its series.

    A date stands in for a number that is missing. Of an issue in parts, each says which it is, as
    its title does: （上）.
    """
    number = meta.words.issue_number(meta.number) if meta.number else ""
    part = _PART.search(meta.title)
    day = meta.words.date(meta.date) if meta.date else ""
    parts = tuple(part.strip() for part in meta.parts if part.strip())[:_MOST]
    if parts:
        above = [meta.series, number or day]
    elif meta.series:
        parts, above = (meta.series,), [number or day]
    else:
        parts, above = (meta.title.strip(),), [number or day]
    masthead = _BETWEEN.join(filter(None, above))
    if part and not parts[-1].endswith(part[0]):
        masthead += part[0]
    return Wording(masthead, parts, meta.series, meta.number)

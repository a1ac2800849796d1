"""Reads the admonitions of Material for MkDocs: `!!! note "标题"` above lines indented by four.

`???` and `???+` fold; both stand open here.
"""

from __future__ import annotations

import re

from exporter.diagnostics import Problem, Report
from exporter.reading import limits
from exporter.reading.dialects import boxes
from exporter.reading.dialects.boxes import PREFIX, Site
from exporter.reading.dialects.dropped import Dropped, Kind
from exporter.reading.dialects.kinds import known_kind
from exporter.reading.draft import Draft
from exporter.reading.mask import Mask

_OPENER = re.compile(
    PREFIX + r"(?P<mark>!!!|\?\?\?(?P<open>\+?))[ \t]+(?P<name>[^\W\d_][\w-]*)"
    r"(?P<classes>(?:[ \t]+(?:inline|end|annotate|left|right))*)"
    r"(?:[ \t]+[\"'“](?P<title>[^\"\n]*?)[\"'”]|[ \t]+(?P<bare>[^\"'“\s][^\"\n]*?))?[ \t]*$"
)
_BODY = 4
_HINT = "indent its lines by four spaces, or write `> [!note] 标题` and `> ` before each line"


def mend(draft: Draft, report: Report, dropped: Dropped) -> None:
    """Make callouts of admonitions, those inside others after them."""
    done: set[int] = set()
    for _ in range(limits.DEEPEST + 1):
        if "!!!" not in draft.whole and "???" not in draft.whole:
            return
        masked = draft.masked(Mask.CODE).split("\n")
        found = {i: m for i in draft.prose() if i not in done and (m := _OPENER.match(masked[i]))}
        if not found:
            return
        reached = -1
        for index, opener in found.items():
            if index > reached:
                done.add(index)
                reached = _read(draft, report, dropped, index, opener)
    raise limits.too_deep()


def _read(draft: Draft, report: Report, dropped: Dropped, index: int, found: re.Match[str]) -> int:
    """Make a callout of one admonition, and return its last line."""
    site = Site.of(found)
    end = _end(draft, site, index)
    known = known_kind(found["name"]) is not None
    if end == index + 1:
        if known:
            message = f"{found['mark']} {found['name']} has no indented lines below: it stays text"
            report.add(Problem.FOREIGN_SYNTAX, message, line=index + 1, hint=_HINT)
            boxes.part(draft, site, index + 1)
        return index
    if found["bare"] and not known:
        return index  # a sentence that begins with three marks
    if found["open"] == "":
        dropped.add(Kind.FOLDS, index + 1)
    line = draft.lines[index]
    named = "title" if found["title"] is not None else "bare"
    mark = f"> [!{found['name']}] "
    edits = [(found.start("mark"), len(line), mark)]
    if found[named]:
        start, stop = found.span(named)
        edits = [(found.start("mark"), start, mark), (stop, len(line), "")]
    draft.edit(index, edits)
    boxes.part_from_quote(draft, site, index)
    boxes.quote(draft, site, index + 1, end, _BODY)
    return end - 1


def _end(draft: Draft, site: Site, index: int) -> int:
    """Return the line behind the last that is indented by four."""
    end = index + 1
    for below in range(index + 1, len(draft.lines)):
        line = draft.lines[below]
        at = boxes.end_of_quotes(line, site.depth)
        if at < 0:
            break
        if not line[at:].strip():
            continue
        if site.reach(line, _BODY)[1]:
            break
        end = below + 1
    return end

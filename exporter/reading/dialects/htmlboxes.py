"""Reads the boxes that 飞书 and Notion export as elements: `<callout emoji="bulb">`, `<aside>`.

Both begin and end lines with the element's tags, and write Markdown between them. A box is a
callout without a title: a note, or what the name of its emoji says.
"""

from __future__ import annotations

import re

from exporter.reading.dialects import boxes
from exporter.reading.dialects.boxes import PREFIX, Site
from exporter.reading.draft import Draft
from exporter.reading.mask import Mask

_OPENER = re.compile(
    PREFIX + r"(?P<tag><(?P<name>callout|aside)(?P<said>(?:[ \t][^<>\n]*)?)>[ \t]*)", re.IGNORECASE
)
_CLOSER = re.compile(r"(?P<tag>[ \t]*</(?P<name>callout|aside)>[ \t]*)$", re.IGNORECASE)
_EMOJI = re.compile(r"\bemoji\s*=\s*[\"']?:?(?P<name>[\w-]+)")
_KINDS = {
    "bulb": "tip",
    "warning": "warning",
    "exclamation": "important",
    "fire": "important",
    "no_entry": "caution",
}
_FAR = 400


def mend(draft: Draft) -> None:
    """Make callouts of elements whose tags begin and end lines."""
    if not any(name in draft.whole.lower() for name in ("<callout", "<aside")):
        return
    masked = draft.masked(Mask.CODE).split("\n")
    done = -1
    for index in draft.prose():
        opener = _OPENER.match(masked[index]) if index > done and "<" in masked[index] else None
        end = _end(draft, masked, index, opener) if opener else -1
        if opener and end >= 0:
            _quote(draft, index, end, opener)
            done = end


def _end(draft: Draft, masked: list[str], index: int, opener: re.Match[str]) -> int:
    """Return the line that closes a box, -1 if none does."""
    for below in range(index, min(index + _FAR, len(masked))):
        closer = _CLOSER.search(masked[below]) if "</" in masked[below] else None
        if closer and closer["name"].lower() == opener["name"].lower():
            return below if boxes.is_inside(draft, Site.of(opener), index, below + 1) else -1
    return -1


def _quote(draft: Draft, index: int, end: int, opener: re.Match[str]) -> None:
    site = Site.of(opener)
    last = draft.lines[end]
    closer = _CLOSER.search(last)
    draft.edit(end, [(closer.start() if closer else len(last), len(last), "")])
    if end > index:
        holds_text = bool(draft.lines[end].strip(" \t>"))
        boxes.quote(draft, site, index + 1, end + holds_text)
    emoji = _EMOJI.search(opener["said"])
    kind = _KINDS.get(emoji["name"].lower(), "note") if emoji else "note"
    holds_text = len(draft.lines[index].rstrip()) > opener.end("tag")
    if holds_text:
        begins = ">" * site.depth + " " if site.depth else " " * site.indent
        draft.gaps[index] = f"{begins}> [!{kind}]"
    draft.edit(index, [(*opener.span("tag"), "> " if holds_text else f"> [!{kind}]")])
    boxes.part_from_quote(draft, site, index)
    boxes.part(draft, site, end + 1)

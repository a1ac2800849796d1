"""Reads what Obsidian adds to Markdown: `![[a.png|300]]`, `[[页|名]]`, `%%注释%%`, ` ^name`.

Pictures are found where Obsidian finds them, links to headings of the issue stay links, those to
other notes become their text. What only a vault can show stays, with a warning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from exporter.diagnostics import Problem, Report
from exporter.model.source import Source
from exporter.reading.dialects import comments
from exporter.reading.dialects.attachments import Attachments
from exporter.reading.dialects.dropped import Dropped, Kind
from exporter.reading.draft import Draft, Edit
from exporter.reading.mask import Mask

_EMBED = re.compile(r"(?<!\\)!\[\[(?P<inside>[^\[\]\n\0]+)\]\](?![(\0])")
_LINK = re.compile(
    r"(?<![!A-Za-z0-9_\[\]\"'\\])\[\[(?P<target>[^\s\[\]|\n\0](?:[^\[\]|\n\0]*[^\s\[\]|\n\0])?|\\?(?=\|))"
    r"(?:\\?\|(?P<name>[^\[\]\n]+))?\]\]"
)
_BLOCK = re.compile(r"(?<=[^\s\0])[ \t]+\^(?P<name>[A-Za-z0-9-]{3,})[ \t]*$", re.MULTILINE)
_BLOCK_ALONE = re.compile(r"^[ \t>]*\^(?P<name>[A-Za-z0-9-]{3,})[ \t]*$", re.MULTILINE)
_CALLOUT = re.compile(r"^[ \t>]*>[ \t]*\[![^\[\]\n\0]+\](?:[+-]|[ \t]*[^\s\0])", re.MULTILINE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif|heic|tiff?)\Z", re.IGNORECASE)
_PLAYED = {
    "video": re.compile(r"\.(?:mp4|webm|ogv|mov|mkv|m4v)\Z", re.IGNORECASE),
    "audio": re.compile(r"\.(?:mp3|wav|m4a|ogg|flac|aac|opus)\Z", re.IGNORECASE),
}
_WIDTH = re.compile(r"(?P<width>\d{1,5})(?:[xX×]\d{1,5})?")
_PLACES = frozenset({"left", "right", "center", "inline", "inl", "inlr", "wrap", "lp", "rp"})
_NOT_A_NOTE = re.compile(r"\d+|.*[(,\"=].*", re.DOTALL)
_SPECIAL = re.compile(r"[\\\[\]*_`<&$]")
_FEW = 2


@dataclass(slots=True)
class _Reading:
    """What is being read: where pictures may lie, and what was found."""

    stem: str
    attachments: Attachments
    report: Report
    dropped: Dropped
    starts: list[int]

    def line(self, offset: int) -> int:
        """Return the line of an offset."""
        return bisect_right(self.starts, offset)


def mend(draft: Draft, source: Source, report: Report, dropped: Dropped) -> None:
    """Rewrite Obsidian's marks."""
    had_comments = comments.mend(draft, report, dropped)
    whole = draft.whole
    if "[[" not in whole and " ^" not in whole:
        return
    masked = draft.masked(Mask.MARKUP)
    starts = [0, *(found.end() for found in re.finditer("\n", whole))]
    reading = _Reading(source.stem, Attachments(source.path.parent), report, dropped, starts)
    edits = list(_embeds(reading, whole, masked))
    links = [f for f in _LINK.finditer(masked) if whole[f.end() : f.end() + 1] not in {"(", "["}]
    plain = [f for f in links if f["name"] is None and "#" not in f["target"]]
    sure = len(plain) < len(links) or bool(edits) or had_comments or _EMBED.search(masked)
    is_vault = bool(sure) or sum(not _NOT_A_NOTE.fullmatch(f["target"]) for f in plain) >= _FEW
    if is_vault:
        edits += (edit for found in links for edit in _link(reading, found))
    if is_vault or _CALLOUT.search(masked):
        edits += _block_names(reading, masked)
    draft.replace(edits)


def _embeds(reading: _Reading, whole: str, masked: str) -> Iterator[Edit]:
    for found in _EMBED.finditer(masked):
        start, end = found.span()
        target, *options = re.split(r"\\?\|", whole[start + 3 : end - 2])
        address = target.strip()
        if _PICTURE.search(address.partition("#")[0]):
            written = _picture(reading, address, options, reading.line(start))
            yield start, end, written
        elif player := next((k for k, ends in _PLAYED.items() if ends.search(address)), ""):
            lies = reading.attachments.find(address)
            source = escape(lies[0] if lies else address)
            yield start, end, f'<{player} src="{source}"></{player}>'
        else:
            message = f"![[{address}]] shows another file in Obsidian, and stays text here"
            hint = "write what it shows into the issue, or link to its address"
            reading.report.add(Problem.FOREIGN_SYNTAX, message, line=reading.line(start), hint=hint)


def _picture(reading: _Reading, address: str, options: list[str], line: int) -> str:
    """Write a picture in Markdown, with the path where it lies, its caption and its width."""
    path = address
    if "://" not in address:
        found = reading.attachments.find(address) or reading.attachments.find(
            address.partition("#")[0]
        )
        path = found[0] if found else address.partition("#")[0]
        if len(found) > 1:
            message = f"several pictures are named {address}: {path} is taken, not {found[1]}"
            hint = f"write its folder too: ![[{path}]]"
            reading.report.add(Problem.FOREIGN_SYNTAX, message, line=line, hint=hint)
    width, words = "", []
    for option in (each.strip() for each in options):
        sized = _WIDTH.fullmatch(option)
        if sized:
            width = f" ={sized['width']}x"
        elif option and option.lower() not in _PLACES:
            words.append(option)
    path = re.sub(r"[<>\\]", lambda mark: f"\\{mark[0]}", path)
    return f"![{_escaped('，'.join(words))}](<{path}{width}>)"


def _link(reading: _Reading, found: re.Match[str]) -> Iterator[Edit]:
    """Make of a link its words, and a link in the page of one to a heading of the issue."""
    start, end = found.span()
    target = found["target"].rstrip("\\")
    named = found["name"] is not None
    if not named and _NOT_A_NOTE.fullmatch(target):
        return
    first, last = found.span("name") if named else found.span("target")
    note, sign, part = target.partition("#")
    if sign and note.strip() in {"", reading.stem} and not part.startswith("^"):
        heading = part.rpartition("#")[2].strip()
        if not named:
            first = last - len(heading)
        address = re.sub(r"[<>\\]", lambda mark: f"\\{mark[0]}", heading)
        yield start, first, "["
        yield last, end, f"](<#{address}>)"
        return
    reading.dropped.add(Kind.NOTES, reading.line(start))
    yield start, first, ""
    if not named and sign:
        shown = note if part.startswith("^") and note else f"{note} > {part}" if note else part
        yield first, last, _escaped(shown.replace("#", " > "))
    yield last, end, ""


def _block_names(reading: _Reading, masked: str) -> Iterator[Edit]:
    for pattern in (_BLOCK, _BLOCK_ALONE):
        for found in pattern.finditer(masked):
            start = found.start() if pattern is _BLOCK else found.start("name") - 1
            reading.dropped.add(Kind.BLOCK_NAMES, reading.line(start + 1))
            yield start, found.end(), ""


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda mark: f"\\{mark[0]}", text)

"""Lets Markdown be read inside blocks of HTML: `<center>![](a.png)</center>`.

CommonMark takes what begins with a tag of a block for HTML up to the next blank line (HTML blocks,
conditions 6 and 7), with all marks in it as they are, which no editor means. A joiner before the
tag makes a paragraph of it, whose tags are inline. Only blocks are touched that hold marks, and
none so long that pandoc would take seconds for the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.reading.draft import JOINER, Draft
from exporter.reading.htmlnames import BLOCKS

_LEAD = re.compile(r"[ \t>]*(?=<)")
_ITEM = re.compile(r"(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)+(?:\[[ xX]\][ \t]+)?[ \t>]*")
_BLOCK = re.compile(r"[ \t>]*</?([A-Za-z][A-Za-z0-9]*)(?=[\s/>]|$)")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_ALONE = re.compile(r"[ \t>]*</?[A-Za-z][^<>]*>[ \t]*")
_MARKS = re.compile(
    r"\*\*(?=\S)[^*]+(?<=\S)\*\*|!?\[[^\[\]]*\]\([^()\s]+|(?<!`)`[^`\n]+`(?!`)"
    r"|^[ \t]*(?:#{1,6}|[-*+])[ \t]+\S",
    re.MULTILINE,
)
_CODE = re.compile(r"<(code|kbd|samp|tt)\b[^<>]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_KEPT = re.compile(r"<(?:pre|script|style|textarea|svg|math)\b", re.IGNORECASE)
_UNDERLINE = re.compile(r"^[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE)
_LONGEST = 20_000
_INDENTED = re.compile(r" {4}| {0,3}\t")


def mend(text: Draft) -> None:
    """Insert a joiner before each line that would begin a block of HTML and hide marks."""
    for start, end in list(_blocks(text)):
        marker = _marker(text.lines[start])
        lines = [text.lines[start][marker:], *text.lines[start + 1 : end]]
        if sum(map(len, lines)) <= _LONGEST and _is_mixed("\n".join(lines)):
            last = max(i for i, line in enumerate(lines, start) if _has_marks(line))
            for index in range(start, last + 1):
                if found := _LEAD.match(text.lines[index], marker if index == start else 0):
                    text.edit(index, [(found.end(), found.end(), JOINER)])


def _blocks(text: Draft) -> Iterator[tuple[int, int]]:
    """Yield where blocks of HTML begin and end, up to the next blank line or fence."""
    start = before = -1
    for index in [*text.prose(), len(text.lines)]:
        line = text.lines[index] if index < len(text.lines) else ""
        blank = not line.strip(" \t>")
        if start >= 0 and (blank or index != before + 1 or _marker(line)):
            yield start, before + 1
            start = -1
        if start < 0 and _begins(text, index, line):
            start = index
        before = index


def _begins(text: Draft, index: int, line: str) -> bool:
    marker = _marker(line)
    if "<" not in line or (_INDENTED.match(line) and not marker):
        return False
    found = _BLOCK.match(line, marker)
    if found and found[1].lower() in BLOCKS:
        return True
    above = text.lines[index - 1] if index else ""
    follows = bool(above.strip(" \t>")) and not marker
    return not follows and bool(_ALONE.fullmatch(line, marker))


def _marker(line: str) -> int:
    """Return where the content of the item begins that a line opens, 0 if it opens none."""
    found = _ITEM.match(line)
    return found.end() if found else 0


def _is_mixed(block: str) -> bool:
    """Tell whether there are marks in the text of a block, and no code that they might stand in."""
    if _KEPT.search(block) or _UNDERLINE.search(block):
        return False
    if any(_MARKS.search(inside) for _, inside in _CODE.findall(block)):
        return False
    return any(_has_marks(line) for line in block.split("\n"))


def _has_marks(line: str) -> bool:
    return bool(_MARKS.search(_TAG.sub("\0", line)))

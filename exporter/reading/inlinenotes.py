"""Makes footnotes of notes that stand where they are called: `正文^[注文]`, as pandoc writes them.

Such a note is glued to what it explains; what is short and plain is a class of a pattern: `^[a-z]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.model.han import HAN
from exporter.reading.draft import Draft
from exporter.reading.mask import Mask

_TOKEN = re.compile(r"\\.|(?P<open>(?<=[^\s\0])\^\[|\[)|(?P<close>\])")
_CLASS = re.compile(r"[\w\\^$.*+?|/-]*", re.ASCII)
_HAN = re.compile(f"[{HAN}]")
_SHORTEST = 6
_FEWEST_HAN = 2


def take_out(draft: Draft) -> None:
    """Put the text of each note below, and a call where it stood.

    It is the last station: what stands in the note is mended by then.
    """
    if not any("^[" in line for line in draft.lines):
        return
    masked = draft.masked(Mask.CODE).split("\n")
    label = "inline"
    while f"[^{label}-" in draft.whole:
        label += "-"
    count = 0
    for index in draft.prose():
        edits = []
        line = draft.lines[index]
        for start, end in _notes(masked[index]) if "^[" in line else ():
            count += 1
            name = f"[^{label}-{count}]"
            head = f"{name}: "
            column = draft.column(index, start)
            columns = [draft.column(index, at) for at in range(start + 2, end)]
            draft.append(
                head + line[start + 2 : end - 1], index + 1, [column] * len(head) + columns
            )
            edits.append((start, end, name))
        if edits:
            draft.edit(index, edits)


def _notes(line: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of notes; what stands inside another is a part of it."""
    opened: list[tuple[int, bool]] = []
    for found in _TOKEN.finditer(line):
        if found["open"]:
            opened.append((found.start(), found["open"] == "^["))
        elif found["close"] and opened:
            start, is_note = opened.pop()
            is_inner = any(outer for _, outer in opened)
            if is_note and not is_inner and _is_text(line[start + 2 : found.start()]):
                yield start, found.end()


def _is_text(inside: str) -> bool:
    if not inside.strip() or _CLASS.fullmatch(inside):
        return False
    return len(inside) >= _SHORTEST or len(_HAN.findall(inside)) >= _FEWEST_HAN

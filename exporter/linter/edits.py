"""Puts replacements into a text, and into the bytes of the file that it was read from."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from difflib import unified_diff

from exporter.diagnostics import ExportError, Problem
from exporter.linter.rule import Hit

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_LINES = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def apply(text: str, hits: Iterable[Hit]) -> str:
    """Return a text with the replacements of hits; of two that overlap the first counts."""
    pieces: list[str] = []
    done, last = 0, (-1, -1)
    mends = [(hit.start, hit.end, hit.replacement) for hit in hits if hit.replacement is not None]
    for start, end, new in sorted(mends):
        if start < done or (start, end) == last:
            continue
        pieces += (text[done:start], new)
        done, last = end, (start, end)
    return "".join((*pieces, text[done:]))


def carry_over(path: str, data: bytes, before: str, after: str) -> bytes:
    """Return the bytes of a file with the lines that were mended; the others stay as they are.

    Parameters
    ----------
    before, after : str
        The text as it was read from the file, and mended; mending moves no line.

    Raises
    ------
    ExportError
        If the file is not UTF-8.
    """
    bom = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    try:
        text = data.removeprefix(bom).decode()
    except UnicodeDecodeError as error:
        message = f"{path} was not mended, because it is not UTF-8"
        raise ExportError(Problem.UNWRITABLE, message, hint="save the file as UTF-8") from error
    changed = {
        index: (old, new)
        for index, (old, new) in enumerate(zip(before.split("\n"), after.split("\n"), strict=True))
        if old != new
    }
    pieces: list[str] = []
    for index, found in enumerate(_LINES.finditer(text)):
        old, new = changed.get(index, ("", ""))
        # a line with characters that the reader removes has other columns: it stays
        pieces += (new if old and found[1] == old else found[1], found[2])
    return bom + "".join(pieces).encode()


def shown(data: bytes) -> str:
    """Return the text of a UTF-8 file with plain line feeds, as a diff shows it."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def diff(path: str, before: str, after: str) -> str:
    """Return what changes as a unified diff."""
    old, new = (_LINE.findall(text) for text in (before, after))
    lines = unified_diff(old, new, path, path)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )

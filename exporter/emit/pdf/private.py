"""Replaces characters of private use, which mean nothing outside the fonts of one maker.

ISO 19005-3, 6.2.11.7.3 forbids them, and no font of ours has them. The geta mark 〓 is what
printers set for a type that they lack.
"""

from __future__ import annotations

import re

from exporter.diagnostics import Problem, Report

_GETA = "〓"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def replace_private(page: str, source: str, report: Report) -> str:
    """Return a page without such characters; each is named once, with its first line."""
    for character in sorted(set(_PRIVATE.findall(page))):
        before, found, _ = source.partition(character)
        line = before.count("\n") + 1 if found else 0
        message = f"the character U+{ord(character):04X} is of private use; {_GETA} stands for it"
        hint = "write a word or a picture: readers elsewhere see something else or nothing"
        report.add(Problem.GLYPH_MISSING, message, line=line, hint=hint)
    return _PRIVATE.sub(_GETA, page)

"""Measures nesting in the source, before pandoc builds a tree of it: roughly, but in one sweep.

What is counted here bounds the stacks of pandoc and of the JSON decoder; whether an issue is too
deep for the formats is decided exactly once there is a tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from exporter.reading.draft import Draft
from exporter.reading.htmlnames import BLOCKS, KNOWN
from exporter.reading.markup import OPTIONAL_END, VOID

_DEEPEST = 100
_CONTAINERS = re.compile(r"(?:[ \t]*+(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))++")
_CONTAINER = re.compile(r">|[-*+]|\d+[.)]")
_RULE = re.compile(r"[ \t>]*([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_BRACKET = re.compile(r"\\.|[\[\]]")
_DELIMITERS = re.compile(r"\\.|(?P<before>[^*_~])?(?P<run>[*_~]+)(?=(?P<after>.?))", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)[^<>]*>")
_NESTING = KNOWN - VOID - OPTIONAL_END


def deep_containers(draft: Draft, prose: Iterable[int]) -> int:
    """Return the first line that stands in more than 100 quotes and lists, 0 if none does."""
    indents: list[int] = []
    for index in prose:
        line = draft.lines[index]
        found = _CONTAINERS.match(line)
        if not found or (_RULE.match(line) and len(line) > _DEEPEST):
            continue
        if len(found[0]) > _DEEPEST and len(_CONTAINER.findall(found[0])) > _DEEPEST:
            return index + 1
        indent = len(line) - len(line.lstrip(" \t"))
        while indents and indents[-1] >= indent:
            indents.pop()
        indents.append(indent)
        if len(indents) > _DEEPEST:
            return index + 1
    return 0


def is_deep(paragraph: str) -> bool:
    """Tell whether brackets or emphasis in a paragraph are nested more than 100 deep."""
    brackets = min(paragraph.count("["), paragraph.count("]")) > _DEEPEST
    if brackets and _deepest_brackets(paragraph) > _DEEPEST:
        return True
    marks = sum(paragraph.count(mark) for mark in "*_~") > 2 * _DEEPEST
    return marks and _deepest_emphasis(paragraph) > _DEEPEST


class Elements:
    """Counts the HTML elements that are open: blocks to the end, others to that of a paragraph."""

    def __init__(self) -> None:
        self._blocks = 0
        self._inlines = 0

    def end_paragraph(self) -> None:
        """Forget the inline elements that were never closed."""
        self._inlines = 0

    def are_deep(self, line: str) -> bool:
        """Take in a line, and tell whether it opens the hundred-and-first element."""
        for slash, name in _TAG.findall(line):
            name = name.lower()  # noqa: PLW2901
            if name not in _NESTING:
                continue
            step = -1 if slash else 1
            if name in BLOCKS:
                self._blocks = max(self._blocks + step, 0)
            else:
                self._inlines = max(self._inlines + step, 0)
            if self._blocks + self._inlines > _DEEPEST:
                return True
        return False


def _deepest_brackets(text: str) -> int:
    """Return how deep those brackets are nested that are closed."""
    heights: list[int] = []
    deepest = 0
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            heights.append(0)
        elif found[0] == "]" and heights:
            height = heights.pop() + 1
            deepest = max(deepest, height)
            if heights:
                heights[-1] = max(heights[-1], height)
    return deepest


def _deepest_emphasis(text: str) -> int:
    """Return how many runs of delimiters are open at once that a later one may close."""
    opened = deepest = 0
    closers = sum(len(found["run"]) for found in _delimiters(text) if _closes(found))
    for found in _delimiters(text):
        length = len(found["run"])
        if _closes(found):
            closers -= length
            opened = max(opened - length, 0)
        elif found["after"].strip():
            opened += length
        deepest = max(deepest, min(opened, closers))
    return deepest


def _delimiters(text: str) -> Iterable[re.Match[str]]:
    return (found for found in _DELIMITERS.finditer(text) if found["run"])


def _closes(found: re.Match[str]) -> bool:
    return bool((found["before"] or "").strip())

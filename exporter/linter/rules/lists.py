"""Lists and lines: numbers with gaps, signs without a space, headings without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.model.han import HAN

_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?P<number>\d{1,3})[.)、][ \t]+(?=\S)", re.MULTILINE)
_NO_SPACE = re.compile(rf"^ {{0,3}}(?P<sign>[-+])(?=[{HAN}])", re.MULTILINE)
_EMPTY_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]*#*[ \t]*$", re.MULTILINE)
_TRAILING = re.compile(r"(?<=\S)(?: |[ \t]*\t[ \t]*)$", re.MULTILINE)


def _gaps(proof: Proof) -> Iterator[Hit]:
    """Compare each number with the one before in its list; to count down, or not at all, is fine.

    A list ends where a line that is neither an item, nor blank, nor indented stands between.
    """
    last: dict[str, int] = {}
    end = 0
    for found in _ITEM.finditer(proof.prose):
        between = proof.prose[end : found.start()].split("\n")[1:]
        if any(line[:1] not in {"", " ", "\t"} for line in between):
            last = {}
        end = found.end()
        number, indent = int(found["number"]), found["indent"]
        last = {key: value for key, value in last.items() if len(key) <= len(indent)}
        before = last.get(indent, number)
        if number > before + 1:
            span = found.span("number")
            yield Hit(*span, f"the list goes from {before} to {number}", hint=f"write {before + 1}")
        last[indent] = number


def _no_space(proof: Proof) -> Iterator[Hit]:
    for found in _NO_SPACE.finditer(proof.prose):
        at = found.end("sign")
        message = f"`{found['sign']}` makes no list: a space is missing after it"
        yield Hit(at, at, message, " ", safe=False)


def _empty_heading(proof: Proof) -> Iterator[Hit]:
    for found in _EMPTY_HEADING.finditer(proof.prose):
        yield Hit(*found.span(1), "the heading is empty")


def _trailing(proof: Proof) -> Iterator[Hit]:
    for found in _TRAILING.finditer(proof.prose):
        yield Hit(*found.span(), "a space at the end of the line that breaks nothing", "")


RULES = (
    Rule(
        "list-number",
        Severity.NOTE,
        "a number in a list that leaves one out",
        "write the next number: readers see the numbers counted anew",
        _gaps,
    ),
    Rule(
        "list-space",
        Severity.WARNING,
        "`-项目`: a sign that makes no list because no space follows",
        "write a space after the sign",
        _no_space,
        fixable=True,
    ),
    Rule(
        "heading-empty",
        Severity.WARNING,
        "a heading without a word",
        "write the heading, or delete the signs",
        _empty_heading,
    ),
    Rule(
        "spacing-trailing",
        Severity.NOTE,
        "a single space, or a tab, at the end of a line",
        "delete it",
        _trailing,
        fixable=True,
        default=False,
    ),
)

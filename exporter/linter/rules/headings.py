"""Headings: levels, doubles, and lines that became one by accident or failed to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from exporter.diagnostics import Severity
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.model import nodes as n
from exporter.model.walk import plain

_MARK = re.compile(r"[ \t>]*(?:#|<)")
_NO_SPACE = re.compile(r"^ {0,3}#{2,6}()(?=[^\s#\ufffc])", re.MULTILINE)
_UNDERLINE = re.compile(r" {0,3}(?:(-+)|=+)[ \t]*")
_LONGEST_RULE = 3
_ANCHOR = re.compile(r"\s(?:id|name)\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s\"'>]+))", re.IGNORECASE)
_ANCHORED = re.compile(r"<(?:a|span|div|p|h[1-6]|section)\s", re.IGNORECASE)


def _tops(proof: Proof) -> list[n.Heading]:
    return [block for block in proof.manuscript.blocks if isinstance(block, n.Heading)]


def _jump(proof: Proof) -> Iterator[Hit]:
    for before, heading in pairwise(_tops(proof)):
        if heading.level > before.level + 1:
            message = f"the heading jumps from level {before.level} to level {heading.level}"
            yield _at(proof, heading, message)


def _duplicate(proof: Proof) -> Iterator[Hit]:
    """Compare each heading with those that stand below the same heading."""
    above: list[tuple[int, dict[str, int]]] = [(0, {})]
    for heading in _tops(proof):
        while above[-1][0] >= heading.level:
            above.pop()
        text = " ".join(plain(heading.children).split())
        siblings = above[-1][1]
        same = f"{heading.level} {text.casefold()}"
        if text and same in siblings:
            message = f"the heading {text!r} stands twice, first in line {siblings[same]}"
            yield _at(proof, heading, message)
        siblings.setdefault(same, heading.line)
        above.append((heading.level, {}))


def _no_space(proof: Proof) -> Iterator[Hit]:
    for found in _NO_SPACE.finditer(proof.prose):
        message = "the signs are no heading: a space is missing after them"
        yield Hit(found.start(1), found.end(1), message, " ")


def _underlined(proof: Proof) -> Iterator[Hit]:
    for heading in _tops(proof):
        if not heading.line or _MARK.match(proof.line(heading.line)):
            continue
        for number in range(heading.line + 1, min(heading.line + 30, len(proof.starts)) + 1):
            found = _UNDERLINE.fullmatch(proof.line(number))
            if not found:
                continue
            if found[1] and len(found[1]) <= _LONGEST_RULE:
                hint = f"write a blank line above line {number}, or `## ` before the heading"
                message = "the `---` below makes a heading of this paragraph"
                start = proof.starts[heading.line - 1]
                yield Hit(start, proof.starts[number - 1] - 1, message, hint=hint)
            break


def _anchor_duplicate(proof: Proof) -> Iterator[Hit]:
    seen: dict[str, int] = {}
    for start, end in proof.masked.tags:
        tag = proof.text[start:end]
        found = _ANCHOR.search(tag) if _ANCHORED.match(tag) else None
        if not found:
            continue
        name = unescape(found[1] or found[2] or found[3])
        line, _ = proof.place(start)
        if name in seen:
            message = f"the anchor {name!r} stands twice, first in line {seen[name]}"
            yield Hit(start, end, message)
        seen.setdefault(name, line)


def _at(proof: Proof, heading: n.Heading, message: str) -> Hit:
    start = proof.offset(heading)
    end = proof.starts[heading.line - 1] + len(proof.line(heading.line)) if heading.line else start
    return Hit(start, end, message)


RULES = (
    Rule(
        "heading-jump",
        Severity.WARNING,
        "a heading that is more than one level below the heading before it",
        "use the level in between",
        _jump,
    ),
    Rule(
        "heading-duplicate",
        Severity.WARNING,
        "two headings with the same words below the same heading",
        "rename one of them: a link to it can lead to the first only",
        _duplicate,
    ),
    Rule(
        "heading-space",
        Severity.WARNING,
        "`##标题`: signs that make no heading because no space follows",
        "write a space after the signs",
        _no_space,
        fixable=True,
    ),
    Rule(
        "heading-underline",
        Severity.WARNING,
        "a paragraph that a `---` right below it makes a heading",
        "write a blank line above the `---`",
        _underlined,
    ),
    Rule(
        "anchor-duplicate",
        Severity.WARNING,
        "an anchor (`id=` or `name=`) that stands twice",
        "rename one of them: a link can lead to the first only",
        _anchor_duplicate,
    ),
)

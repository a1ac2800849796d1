"""What this reader understands and others do not: addresses, formulas, lines, highlights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from exporter.diagnostics import Report, Severity
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.model import nodes as n
from exporter.model.walk import children
from exporter.reading.draft import draft
from exporter.reading.front import take_front_matter
from exporter.reading.mask import Mask
from exporter.reading.urls import foreign

_END = re.compile("[\u3000-\u303f\uff00-\uff65\u2018-\u201d\u2026\u2014\u00b7]")
_ROUND = re.compile(r"\\\((?P<tex>[^\n]{1,1000}?)\\\)")
_SPACED = re.compile(r"\$(?!\$)[ \t]*(?P<tex>[^$\n]{1,1000}?)[ \t]*\$(?!\$)")


def _address(proof: Proof) -> Iterator[Hit]:
    """Find addresses that others read on into the Chinese behind them."""
    _, text = take_front_matter(proof.text, Report())
    sheet = draft(text).masked(Mask.LINKS)
    shift = len(proof.text) - len(text)
    for start, end in foreign(sheet):
        if _END.match(sheet, end) and sheet[start] not in "wW":
            address = sheet[start:end]
            message = f"other readers take what follows for a part of {address}"
            yield Hit(start + shift, end + shift, message, f"<{address}>")


def _formula(proof: Proof) -> Iterator[Hit]:
    """Find formulas whose marks GitHub, Typora and pandoc do not know."""
    for node in proof.nodes:
        if not isinstance(node, n.Math) or not node.line:
            continue
        start = proof.offset(node)
        found = _ROUND.match(proof.text, start) or _SPACED.match(proof.text, start)
        if found and found["tex"].strip() == node.tex and found[0] != f"${node.tex}$":
            yield Hit(
                *found.span(),
                f"other readers do not take {found[0]} for a formula",
                f"${node.tex}$",
            )


def _line(proof: Proof) -> Iterator[Hit]:
    """Find items and fields that others join to the line above, the first of each paragraph."""
    for node in proof.nodes:
        if not isinstance(node, n.Paragraph):
            continue
        for before, after in pairwise(children(node)):
            if isinstance(before, n.Break) and not before.line and after.line:
                start = proof.offset(after)
                yield Hit(start, start, "other readers join this line to the one above")
                break


def _highlight(proof: Proof) -> Iterator[Hit]:
    """Find highlights that are not written as elements."""
    for node in proof.nodes:
        if isinstance(node, n.Mark) and node.line:
            start = proof.offset(node)
            if proof.text.startswith("==", start):
                yield Hit(start, start + 2, "GitHub shows `==` as it is")


RULES = (
    Rule(
        "portable-address",
        Severity.NOTE,
        "an address with Chinese punctuation right behind it, which others take for a part of it",
        "put it between `<` and `>`",
        _address,
        fixable=True,
        default=False,
    ),
    Rule(
        "portable-formula",
        Severity.NOTE,
        "a formula as `\\(x\\)` or `$ x $`, which others take for text",
        "write `$x$`",
        _formula,
        fixable=True,
        default=False,
    ),
    Rule(
        "portable-line",
        Severity.NOTE,
        "an item or a field that others join to the line above",
        "put a blank line before it, or end the line above with two spaces",
        _line,
        default=False,
    ),
    Rule(
        "portable-highlight",
        Severity.NOTE,
        "a highlight `==…==`, which Obsidian and Typora know and GitHub does not",
        "write `**…**` or `<mark>…</mark>` for those who read it on GitHub",
        _highlight,
        default=False,
    ),
)

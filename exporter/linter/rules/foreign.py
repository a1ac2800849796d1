"""Markup that is understood here, and that GitHub and other readers show as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule

_GITHUB = r"\[!(?:note|tip|important|warning|caution)\][ \t]*$"
_CALLOUT = re.compile(
    rf"^[ \t]*(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+)*(?:>[ \t]*)+(?P<mark>(?!{_GITHUB})"
    r"\[![^\[\]\n]{1,60}\][+-]?)(?!\()",
    re.IGNORECASE | re.MULTILINE,
)
_LINK = re.compile(
    r"(?<![\\A-Za-z0-9_])(?P<mark>!?\[\[[^\s\[\]\n\ufffc][^\[\]\n]*\]\])(?![(\[\ufffc])"
)
_COMMENT = re.compile(r"(?<![\d%\\])(?P<mark>%%(?!%)[^\n%]+%%)(?!%)")


def _foreign(proof: Proof) -> Iterator[Hit]:
    said = (
        (_CALLOUT, "only GitHub's five names make an alert there, without a title"),
        (_LINK, "is a link in Obsidian alone"),
        (_COMMENT, "is a comment in Obsidian alone, others publish it"),
    )
    for pattern, why in said:
        for found in pattern.finditer(proof.prose):
            mark = proof.text[slice(*found.span("mark"))]
            yield Hit(*found.span("mark"), f"`{mark}`: {why}")


RULES = (
    Rule(
        "foreign-markup",
        Severity.NOTE,
        "callouts, links and comments of Obsidian, which GitHub shows as text",
        "nothing, if the issue is read here alone; else `> [!NOTE]`, `[名](address)`, `<!-- … -->`",
        _foreign,
    ),
)

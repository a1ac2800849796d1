"""What an issue should have as a whole: a summary and a cover."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.model import nodes as n


def _summary_missing(proof: Proof) -> Iterator[Hit]:
    if not proof.issue.meta.summary:
        yield _at_title(proof, "the issue has no summary")


def _cover_missing(proof: Proof) -> Iterator[Hit]:
    if proof.issue.cover is None and not any(isinstance(b, n.Figure) for b in proof.issue.lead):
        yield _at_title(proof, "the issue has no cover")


def _at_title(proof: Proof, message: str) -> Hit:
    line = proof.issue.meta.line or 1
    start = proof.starts[line - 1]
    return Hit(start, start + len(proof.line(line)), message)


RULES = (
    Rule(
        "summary-missing",
        Severity.NOTE,
        "an issue without a summary, which feeds, WeChat and EPUB readers show",
        "write a section `## 摘要`, or `summary:` in the front matter",
        _summary_missing,
        default=False,
    ),
    Rule(
        "cover-missing",
        Severity.NOTE,
        "an issue without a cover, which WeChat and EPUB readers show",
        "put a picture below the title, or name one with `cover:` in the front matter",
        _cover_missing,
        default=False,
    ),
)

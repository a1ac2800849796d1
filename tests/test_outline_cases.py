"""Issues after newsletters of many kinds, and what is understood of them.

The files have the names that their newsletters would give them, because names say something too;
`DIGEST_RENEW=1` writes the expectations anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from exporter.config import Settings
from exporter.diagnostics import Report
from exporter.outlining import Outline, Part, outline

CASES = sorted((Path(__file__).parent / "cases").glob("outline-*"))
_NOT_SHOWN = {"identifier", "language"}


def printed(found: Outline) -> str:
    lines = [
        f"{fact.name}: {fact.value if isinstance(fact.value, str) else ' | '.join(fact.value)}"
        f"  ({fact.rule}, line {fact.line})"
        for fact in found.facts
        if fact.value and fact.name not in _NOT_SHOWN
    ]
    lines.append(f"counts: {found.counts}")
    lines += _sections(found.parts, "")
    lines += [f"! {d.line}:{d.column} {d.problem}: {d.message}" for d in found.diagnostics]
    return "\n".join(lines) + "\n"


def _sections(parts: Iterable[Part], indent: str) -> Iterator[str]:
    for part in parts:
        tags = "".join(f" #{tag}" for tag in part.tags)
        yield f"{indent}{part.kind} {part.title!r} line {part.line} {part.counts or ''}{tags}"
        yield from (f"{indent}  {i.number}. {i.text} line {i.line} {i.address}" for i in part.items)
        yield from _sections(part.parts, indent + "  ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_issue_is_understood_as_written_down(case: Path) -> None:
    (issue,) = case.glob("*.md")
    found = printed(outline(issue, Settings(), Report()))
    expectation = case / "outline.txt"
    if os.environ.get("DIGEST_RENEW"):
        expectation.write_text(found, "utf-8")
    assert found == expectation.read_text("utf-8")


def test_there_are_cases() -> None:
    assert len(CASES) >= 13

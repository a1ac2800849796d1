"""The examples in docs/recognition.md are issues, and are understood as the page says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from exporter.config import Settings
from exporter.diagnostics import Report
from exporter.outlining import Outline, Part, outline

PAGE = Path(__file__).resolve().parents[1] / "docs" / "recognition.md"
BLOCK = re.compile(r"^    FILE (.+)\n((?:    .*\n|\n)+?)    GIVES\n((?:    .+\n)+)", re.MULTILINE)


def examples() -> list[tuple[str, str, str]]:
    found = BLOCK.findall(PAGE.read_text("utf-8"))
    return [(name, _bare(issue), _bare(gives)) for name, issue, gives in found]


def _bare(block: str) -> str:
    return "".join(line.removeprefix("    ") for line in block.splitlines(keepends=True))


def _parts(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _parts(part.parts)


def _understood(found: Outline, name: str) -> str:
    facts = {fact.name: fact.value for fact in found.facts}
    if name == "said":
        values: Iterable[str] = dict.fromkeys(str(d.problem) for d in found.diagnostics)
    elif name in facts:
        value = facts[name]
        values = (value,) if isinstance(value, str) else value
    else:
        kind = {"summaries": "summary"}.get(name, name)
        values = (part.title for part in _parts(found.parts) if part.kind == kind)
    return " | ".join(values)


@pytest.mark.parametrize(("name", "issue", "gives"), examples(), ids=[e[0] for e in examples()])
def test_an_example_is_understood_as_written(
    name: str, issue: str, gives: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(issue, "utf-8")
    found = outline(path, Settings(), Report())
    expected = dict(line.split(":", 1) for line in gives.splitlines())
    wanted = {key: value.strip() for key, value in expected.items()}
    assert {key: _understood(found, key) for key in wanted} == wanted
    assert "said" in wanted or not found.diagnostics


def test_there_are_examples() -> None:
    assert len(examples()) >= 20

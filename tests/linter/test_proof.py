"""Offsets, lines and columns of a proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.config import Settings
from exporter.diagnostics import Problem, Report
from exporter.linter.proof import UNKNOWN, Proof, line_starts, place, pull
from exporter.model import nodes as n
from exporter.model.source import Source

TEXT = "# 刊\n\n𠮷 **甲**\n\n乙"


def proof(text: str, report: Report | None = None, **changes: bool) -> Proof:
    source = Source(Path("刊.md"), "刊", text)
    return pull(source, Settings(**changes), report or Report())


def test_lines_begin_where_they_begin() -> None:
    assert line_starts(TEXT) == [0, 4, 5, 13, 14]
    assert line_starts("") == [0]
    assert line_starts("\n") == [0, 1]


@pytest.mark.parametrize(
    ("offset", "where"),
    [(0, (1, 1)), (3, (1, 4)), (4, (2, 1)), (5, (3, 1)), (7, (3, 3)), (14, (5, 1))],
)
def test_places_of_offsets(offset: int, where: tuple[int, int]) -> None:
    assert place(line_starts(TEXT), offset) == where
    assert proof(TEXT).place(offset) == where


def test_offsets_of_nodes() -> None:
    found = proof(TEXT)
    strong = next(node for node in found.nodes if isinstance(node, n.Strong))
    assert found.offset(strong) == TEXT.index("**")
    assert found.offset(n.Text("无处")) == UNKNOWN


def test_lines_have_no_ends() -> None:
    found = proof(TEXT)
    assert [found.line(number) for number in range(1, 6)] == ["# 刊", "", "𠮷 **甲**", "", "乙"]


def test_notes_are_part_of_the_proof() -> None:
    found = proof("文[^1]\n\n[^1]: 注里的`码`\n")
    assert [node.text for node in found.nodes if isinstance(node, n.Code)] == ["码"]


def test_dollars_are_formulas_if_settings_or_front_matter_say_so() -> None:
    assert "$甲$" in proof("价 $甲$ 元\n").prose
    assert "$a$" not in proof("价 $a$ 元\n", math=True).prose
    assert "$a$" not in proof("---\nmath: true\n---\n\n价 $a$ 元\n").prose
    assert "$a$" in proof("---\nmath: false\n---\n\n价 $a$ 元\n", math=True).prose


def test_reader_passes_and_limits_report() -> None:
    report = Report()
    proof(f"# {'长' * 40}\n\n见[乙](#没有)。\n", report)
    assert [found.problem for found in report.diagnostics] == [
        Problem.WECHAT_TITLE_LONG,
        Problem.LINK_DEAD,
    ]

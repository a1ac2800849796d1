"""What is no other tool's markup reaches pandoc as it was written."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.diagnostics import ExportError, Report
from exporter.model.source import Source
from exporter.reading.dialects import mending
from exporter.reading.dialects.dropped import Dropped
from exporter.reading.draft import draft

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*/[!R]*.md"))
# no two of a kind that another tool doubles, and no braces
_PIECES = [
    "甲",
    "乙。",
    "a",
    " ",
    "\n",
    "\n\n",
    "- ",
    "> ",
    "# ",
    "* ",
    "`",
    "[一](a)",
    "![](a)",
    "！",
    "1. ",
]


def changed(text: str) -> tuple[bool, bool]:
    """Whether the text was changed, and whether anything was said of it."""
    report, dropped = Report("刊.md"), Dropped()
    sent = draft(text)
    mending.mend(sent, Source(ROOT / "刊.md", "刊", text), report, dropped)
    return sent.text != text, bool(report.diagnostics or dropped.lines)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_plain_markdown_is_left_alone(text: str) -> None:
    assert changed(text) == (False, False)


@pytest.mark.parametrize("issue", EXAMPLES, ids=lambda path: path.stem)
def test_our_examples_are_left_alone(issue: Path) -> None:
    assert changed(issue.read_text("utf-8")) == (False, False)


@pytest.mark.parametrize(
    "text",
    ["::: tip\n" * 4000, "{% note %}\n" * 4000, "[[" * 20_000, "%%" * 20_000, "{: .a " * 9000],
)
def test_hostile_text_takes_little_time(text: str) -> None:
    begin = time.process_time()
    with suppress(ExportError):  # nested beyond all measure
        changed(text)
    assert time.process_time() - begin < 4

"""The table of other tools' markup in docs/recognition.md, every example read; and in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exporter.diagnostics import Report
from exporter.emit.markdown import write
from exporter.model.source import Source
from exporter.passes import recognise
from exporter.reading import read

DOCS = Path(__file__).resolve().parents[1] / "docs"
_SPAN = re.compile(r"(`+)(.+?)(?<!`)\1(?!`)")


def rows(name: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is written, what it becomes and the codes said, of each row of the table."""
    page = (DOCS / name).read_text("utf-8")
    table = re.search(r"^\|[^\n]*⏎[^\n]*\n\|---.*?(?=\n\n)", page, re.MULTILINE | re.DOTALL)
    assert table
    cells = (re.split(r"(?<!\\)\|", row)[2:-1] for row in table[0].splitlines()[2:])
    return [
        (_code(written), _code(becomes), tuple(span[1] for span in _SPAN.findall(said)))
        for written, becomes, _, said in cells
    ]


def _code(cell: str) -> str:
    found = _SPAN.search(cell)
    if not found:
        return ""
    inner = found[2].strip() if len(found[1]) > 1 else found[2]
    return inner.replace("\\|", "|").replace("⏎", "\n")


@pytest.mark.parametrize(("written", "becomes", "said"), rows("recognition.md"))
def test_every_example_is_read_so(
    tmp_path: Path, written: str, becomes: str, said: tuple[str, ...]
) -> None:
    (tmp_path / "a.png").write_bytes(b"")
    report = Report("题.md")
    source = Source(tmp_path / "题.md", "题", f"# 题\n\n## 节\n\n{written}\n")
    canonical = write(recognise(read(source, report), report))
    assert canonical.partition("## 节")[2].strip("\n") == becomes
    assert tuple(sorted({str(found.problem) for found in report.diagnostics})) == said


def test_the_chinese_table_says_the_same() -> None:
    assert rows("recognition.zh-CN.md") == rows("recognition.md")


def test_the_table_has_every_tool_that_it_promises() -> None:
    page = (DOCS / "recognition.md").read_text("utf-8")
    for tool in ("Obsidian", "Typora", "Hexo", "Hugo", "VuePress", "MkDocs", "mdnice"):
        assert f"| {tool} | `" in page

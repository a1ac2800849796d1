from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reading.written import blocks, outline, understood

from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.source import Source
from exporter.reading import load, read

TEXT = "# 题\n\n**强。**后 <T> ![图](a.png)\n\n[^x]: 丢\n"


def test_a_manuscript_is_named_after_its_file() -> None:
    manuscript = read(Source(Path("a/第一期.md"), "第一期", TEXT), Report())
    assert manuscript.stem == "第一期"


def test_the_front_matter_moves_no_line() -> None:
    manuscript, _ = understood("---\ntitle: 题\ntags:\n- 甲\n---\n\n文字")
    assert manuscript.front.title == "题"
    (paragraph,) = manuscript.blocks
    assert (paragraph.line, paragraph.column) == (7, 1)


def test_a_rule_in_the_middle_is_no_front_matter() -> None:
    assert blocks("甲\n\n---\ntitle: 乙\n\n---\n\n丙")[1] == n.Rule()


@pytest.mark.parametrize("text", ["", "\n\n", "<!-- 只有注释 -->"])
def test_nothing_is_an_empty_manuscript(text: str) -> None:
    assert blocks(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "[@doe] 与 @某人",
        "\\def\\x{y} $a",
        "`x`{=html}",
        "H~2~O x^2^",
    ],
)
def test_what_only_other_readers_understand_stays_text(text: str) -> None:
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, n.Paragraph)


def test_quotes_and_dashes_stay_as_written() -> None:
    assert blocks("\"a\" 'b' -- ... “c”") == (n.Paragraph((n.Text("\"a\" 'b' -- ... “c”"),)),)


def test_the_same_text_gives_the_same_tree_in_any_process() -> None:
    program = (
        "from reading.written import understood, outline\n"
        f"print(outline(*understood({TEXT!r})), end='')"
    )
    folder = Path(__file__).parents[1]
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "PYTHONPATH": str(folder),
                "PYTHONIOENCODING": "utf-8",
            },
            cwd=folder,
            capture_output=True,
            check=True,
        ).stdout.decode()
        for seed, zone in (("1", "Asia/Shanghai"), ("2", "UTC"))
    }
    assert printed == {outline(*understood(TEXT))}


def test_from_file_to_manuscript(tmp_path: Path) -> None:
    path = tmp_path / "issue.md"
    path.write_bytes(
        "# 题目\r\n\r\n第一行中文\r\n第二行中文，足够长的一段文字。\r\n".encode("gb18030")
    )
    report = Report()
    manuscript = read(load(path, report), report)
    assert manuscript.blocks[1] == n.Paragraph(
        (n.Text("第一行中文第二行中文，足够长的一段文字。"),)
    )
    assert len(report.diagnostics) == 1

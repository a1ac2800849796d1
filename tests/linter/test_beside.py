"""What lies beside the issue, or does not: pictures and files that it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter.proofs import settings
from PIL import Image

from exporter.diagnostics import Problem
from exporter.linter import Finding, check


def found(folder: Path, text: str) -> list[Finding]:
    """What is found in an issue that lies in a folder with a picture and a file."""
    Image.new("RGB", (8, 8)).save(folder / "桥.png")
    (folder / "坏.png").write_bytes(b"<html>404</html>")
    (folder / "附件.pdf").write_bytes(b"%PDF-1.7")
    (folder / "后篇.md").write_text("# 后篇\n", "utf-8")
    path = folder / "刊.md"
    path.write_text(text, "utf-8")
    codes = [str(problem) for problem in Problem]
    return list(check(path, settings(*codes, ignore=())))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("![桥](没有.png)", Problem.IMAGE_MISSING),
        ('<img src="没有.png" alt="桥">', Problem.IMAGE_MISSING),
        ("- ![桥](没有.png)", Problem.IMAGE_MISSING),
        ("![[没有.png]]", Problem.IMAGE_MISSING),
        ("![桥](坏.png)", Problem.IMAGE_BROKEN),
        ("![桥](../桥.png)", Problem.IMAGE_OUTSIDE),
        ("见[附件](没有.docx)", Problem.LINK_DEAD),
        ("> 见[附件](./没有.docx#p2)", Problem.LINK_DEAD),
        ("见[另一篇](别处.html)", Problem.LINK_DEAD),
        ("见[页](/站内/页.html)", Problem.LINK_UNSAFE),
    ],
)
def test_what_is_not_there_is_reported(tmp_path: Path, text: str, problem: Problem) -> None:
    (only,) = found(tmp_path, f"# 周报\n\n{text}\n")
    assert (only.code, only.line) == (problem, 3)


@pytest.mark.parametrize(
    "text",
    [
        "![桥](桥.png)",
        "![桥](./%E6%A1%A5.png)",
        "![[桥.png|300]]",
        "见[附件](附件.pdf)",
        "见[附件](%E9%99%84%E4%BB%B6.pdf#page=2)",
        "见[后篇](后篇.html)",
        "见[网](https://example.com/a.pdf)、[章](guide/intro)",
        "![桥](https://example.com/a.png)",
    ],
)
def test_what_is_there_or_elsewhere_is_not(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, f"# 周报\n\n{text}\n") == []


def test_a_file_of_a_similar_name_is_hinted_at(tmp_path: Path) -> None:
    (only,) = found(tmp_path, "# 周报\n\n见[附件](附件1.pdf)\n")
    assert only.hint == "did you mean '附件.pdf'?"

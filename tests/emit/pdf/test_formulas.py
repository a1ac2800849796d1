"""Formulas on the pages of a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from issue_files import exported

ISSUE = r"""---
title: 公式
math: true
---

## 一节

$$e^{i\pi}+1=0\tag{12}$$

$$E=mc^2\tag*{质能}$$
"""


def test_the_number_of_a_formula_is_on_one_line(tmp_path: Path, ask: Callable[..., str]) -> None:
    issue = tmp_path / "issue.md"
    issue.write_text(ISSUE, "utf-8")
    exported(issue, tmp_path, "pdf")
    words = ask("pdftotext", tmp_path / "issue.pdf", "-").split()
    assert "(12)" in words
    assert "质能" in words

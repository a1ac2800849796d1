from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from emit.everything import ISSUE, META, bundle_of, inlines, p

from exporter.diagnostics import Report
from exporter.emit import FORMATS
from exporter.emit.pdf import running
from exporter.model.issue import Section, SectionKind


@pytest.mark.parametrize(
    ("title", "runs"),
    [
        ("利用扩散Transformer进行生成", "利用扩散 Transformer 进行生成"),
        ("第 12 期", "第 12 期"),
        ("C++、GPT-4：新作", "C++、GPT-4：新作"),
        ("", ""),
    ],
)
def test_han_and_latin_stand_apart(title: str, runs: str) -> None:
    assert running.section(title) == runs


def test_the_publication_is_its_series_and_number_or_its_title() -> None:
    assert running.publication(META) == "街角周报\u3000第 12 期"
    assert running.publication(replace(META, series="", number="")) == META.title


def test_the_head_of_a_page_has_the_space_and_the_outline_has_the_title(
    tmp_path: Path, ask: Callable[..., str]
) -> None:
    title = "利用扩散Transformer"
    section = Section(SectionKind.ENTRY, inlines(title), "a", 2, (), (p("正文"),))
    file = tmp_path / "issue.pdf"
    file.write_bytes(
        FORMATS["pdf"].emitter()(bundle_of(replace(ISSUE, sections=(section,))), Report())
    )
    assert "利用扩散 Transformer" in ask("pdftotext", "-f", 3, "-l", 3, file, "-").splitlines()[2]
    assert title in ask("mutool", "show", file, "outline")

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from emit.everything import ISSUE, META, bundle_of, inlines, p, pdf_of

from exporter import theme
from exporter.diagnostics import Report
from exporter.emit.pdf import running
from exporter.emit.pdf.rulers import estimate
from exporter.emit.pdf.running import Heads
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


LONG = "OpenAI 发布新一代推理模型，谷歌更新多模态助手，国产开源模型登顶榜单，WWDC 前瞻"


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("title", [LONG, LONG.upper(), "题", LONG.replace("，", " / ")])
@pytest.mark.parametrize("series", ["", LONG, "短报"])
def test_both_heads_have_room_on_one_line(paper: str, title: str, series: str) -> None:
    page = theme.pages()[paper]
    heads = Heads(replace(META, title=LONG, series=series), page, estimate)
    both = estimate(heads.publication) + estimate(heads.section(title))
    assert both + 2 <= page.measure / 0.76
    assert heads.section("题") == "题"


def test_a_head_alone_has_the_whole_line() -> None:
    heads = Heads(META, theme.pages()["phone"], estimate)
    assert heads.section("字" * 26) == "字" * 26
    assert heads.section("字" * 27) == "字" * 25 + "…"


def test_the_head_of_a_page_has_the_space_and_the_outline_has_the_title(
    tmp_path: Path, ask: Callable[..., str]
) -> None:
    title = "利用扩散Transformer"
    section = Section(SectionKind.ENTRY, inlines(title), "a", 2, (), (p("正文"),))
    file = tmp_path / "issue.pdf"
    file.write_bytes(pdf_of(bundle_of(replace(ISSUE, sections=(section,))), Report()))
    assert "利用扩散 Transformer" in ask("pdftotext", "-f", 3, "-l", 3, file, "-").splitlines()[2]
    assert title in ask("mutool", "show", file, "outline")

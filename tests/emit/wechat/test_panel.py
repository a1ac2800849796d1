"""The panel: fields with their limits and buttons, the budget, what was found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.wechat.writing import META, bundle, one, p
from lxml import html

from exporter.diagnostics import Problem, Report
from exporter.emit.wechat import emit
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue


def panel(some: Bundle, report: Report | None = None) -> html.HtmlElement:
    page = emit(some, report or Report("周刊.md")).decode()
    return html.document_fromstring(page).find(".//aside")


def texts(element: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in element.xpath(path)]


def titled(title: str) -> Issue:
    return replace(one(p("正文。")), meta=replace(META, title=title))


@pytest.fixture(scope="module")
def whole_panel(whole_bundle: Bundle) -> html.HtmlElement:
    return panel(whole_bundle)


def test_three_parts(whole_panel: html.HtmlElement) -> None:
    assert texts(whole_panel, ".//h2") == ["投稿", "正文", "检查"]


def test_each_field_with_its_count_against_its_limit(whole_panel: html.HtmlElement) -> None:
    counts = texts(whole_panel, ".//*[contains(@class, 'count')]")
    assert counts[:3] == ["11 / 32", "3 / 16", "14 / 128"]
    assert counts[3].startswith("1080 × 540 px · ")
    assert counts[3].endswith(" KB / 10 MB")
    assert counts[4].endswith(" / 20,000")


def test_each_field_has_a_button_that_copies_its_value(whole_panel: html.HtmlElement) -> None:
    named = whole_panel.xpath(".//button/@data-copy")
    assert len(named) == 3
    values = [texts(whole_panel, f".//*[@id='{name}']")[0] for name in named]
    assert values == [META.title, "林小满", META.digest]
    assert whole_panel.xpath(".//button[@id='copy-cover']")


def test_a_field_that_is_too_long_is_marked_and_reported() -> None:
    report = Report()
    shown = panel(bundle(titled("灯" * 40)), report)
    assert texts(shown, ".//span[@class='count over']") == ["40 / 32"]
    assert [d.problem for d in report.diagnostics] == [Problem.WECHAT_TITLE_LONG]


def test_nothing_is_copied_from_a_field_that_is_empty() -> None:
    shown = panel(bundle(replace(one(p("正文。")), meta=replace(META, authors=()))))
    assert "（未填写）" in texts(shown, ".//p")
    assert len(shown.xpath(".//button/@data-copy")) == 2


def test_the_first_picture_stands_for_a_cover_and_none_is_named() -> None:
    figure = n.Figure(n.Image("雾.png", "雾"))
    assert panel(bundle(one(figure))).xpath("count(.//div[@class='crops']//img)") == 2
    assert "按版式绘制封面" in panel(bundle(one(p("正文。")))).text_content()


def test_the_budget_says_what_is_largest(whole_panel: html.HtmlElement) -> None:
    legend = texts(whole_panel, ".//ul[@class='legend']//span")
    assert set(legend) == {"文字", "标签", "样式", "公式", "图片", "参考文献"}
    shares = texts(whole_panel, ".//ul[@class='shares']//span")
    assert "一台旧收音机的复活" in shares
    assert len(shares) <= 5


def test_findings_have_their_lines_and_hints_and_no_folder() -> None:
    report = Report("/home/编辑/稿件/周刊.md")
    report.add(Problem.IMAGE_MISSING, "the picture <雾.png> is not there", line=24)
    shown = panel(bundle(titled("灯" * 40)), report)
    first, second = shown.xpath(".//ul[@class='found']/li")
    assert texts(first, "header/*") == ["警告", "周刊.md:1", "wechat-title-long"]
    assert texts(second, "header/*") == ["警告", "周刊.md:24", "image-missing"]
    assert texts(second, "p")[0] == "the picture <雾.png> is not there"
    assert texts(second, "p[@class='hint']") == [
        "check the address, or put the picture beside the issue"
    ]
    assert "编辑/稿件" not in shown.text_content()


def test_what_other_formats_found_is_left_out() -> None:
    report = Report("周刊.md")
    report.add(Problem.RENDERER, "WeasyPrint has an opinion")
    assert texts(panel(bundle(one(p("正文。"))), report), ".//p[@class='fine']") == [
        "没有发现问题。"
    ]


def test_what_survives_and_how_it_can_be_read(whole_panel: html.HtmlElement) -> None:
    kept, contrast = texts(whole_panel, ".//ul[@class='observed']/li")
    assert kept == "平台模型：正文全部保留。"
    assert contrast.startswith("最低对比度：浅色 ")


def test_pictures_without_a_description_are_named_by_line() -> None:
    pictures = n.Paragraph((n.Image("雾.png", line=3), n.Image("灯.png", line=8)))
    (found,) = panel(bundle(one(pictures))).xpath(".//ul[@class='found']/li")
    assert texts(found, "header/*") == ["提示", "周刊.md:3", "wechat-picture-alt"]
    assert "2 pictures have no alternative text (lines 3, 8)" in found.text_content()

from __future__ import annotations

import logging

import pytest
from emit.everything import SVG

from exporter.diagnostics import Problem, Report
from exporter.emit.pdf.dialect import Resource
from exporter.emit.pdf.render import render

PAGE = '<html lang="zh-CN"><title>测试</title><body><p>{}</p></body></html>'


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/secret.png",
        "https://example.org/picture.png",
        "file:///etc/passwd",
        "data:image/svg+xml,%3Csvg/%3E",
        "bundle:other",
    ],
)
def test_only_the_bundle_answers(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    report = Report()
    resources = {"bundle:one": Resource(SVG.encode(), "image/svg+xml")}
    render(PAGE.format(f'<img src="{address}" alt="图"/>'), resources, "", report)
    (found,) = report.diagnostics
    assert found.problem is Problem.RENDERER
    assert "not part of the issue" in found.message
    assert capfd.readouterr() == ("", "")


def test_a_picture_of_the_bundle_is_shown() -> None:
    report = Report()
    resources = {"bundle:one": Resource(SVG.encode(), "image/svg+xml")}
    with_picture = render(PAGE.format('<img src="bundle:one" alt="图"/>'), resources, "", report)
    assert report.diagnostics == ()
    assert with_picture.startswith(b"%PDF-1.7")


def test_a_missing_glyph_is_named_with_its_line(capfd: pytest.CaptureFixture[str]) -> None:
    nowhere = "\U000f1234"
    report = Report("issue.md")
    render(PAGE.format(f"字{nowhere}"), {}, f"一\n二\n三{nowhere}\n", report)
    (found,) = report.diagnostics
    assert found.problem is Problem.GLYPH_MISSING
    assert found.line == 3
    assert "U+F1234" in found.message
    assert "its number stands for it" in found.message
    assert capfd.readouterr() == ("", "")


def test_a_character_that_the_source_does_not_hold_has_no_line() -> None:
    report = Report()
    render(PAGE.format("&#x10fffd;"), {}, "一\n", report)
    assert [found.line for found in report.diagnostics] == [0]


def test_the_log_is_left_as_it_was() -> None:
    logger = logging.getLogger("weasyprint")
    before = (list(logger.handlers), logger.propagate, logger.level)
    render(PAGE.format("字"), {}, "", Report())
    assert (list(logger.handlers), logger.propagate, logger.level) == before


def test_lists_count_as_they_are_told() -> None:
    counted = render(PAGE.format('</p><ol start="7"><li>七</li></ol>'), {}, "", Report())
    plain = render(PAGE.format("</p><ol><li>七</li></ol>"), {}, "", Report())
    assert counted != plain

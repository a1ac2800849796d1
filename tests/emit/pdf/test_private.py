from __future__ import annotations

from dataclasses import replace

from emit.everything import ISSUE, bundle_of, p, pdf_of

from exporter.diagnostics import Problem, Report
from exporter.emit.pdf.private import replace_private

LOGO = "\uf8ff"


def test_a_page_without_them_stays_as_it_is() -> None:
    report = Report()
    assert replace_private("<p>甲𠮷🕰</p>", "甲", report) == "<p>甲𠮷🕰</p>"
    assert report.diagnostics == ()


def test_each_is_named_once_with_its_line() -> None:
    report = Report("issue.md")
    page = replace_private(f"<p>{LOGO}甲{LOGO}\U000f1234</p>", f"一\n{LOGO}\n", report)
    assert page == "<p>〓甲〓〓</p>"
    assert [(d.problem, d.line) for d in report.diagnostics] == [
        (Problem.GLYPH_MISSING, 2),
        (Problem.GLYPH_MISSING, 0),
    ]
    assert "U+F8FF" in report.diagnostics[0].message


def test_the_emitter_replaces_them() -> None:
    report = Report()
    issue = replace(ISSUE, cover=None, sections=(), lead=(p(f"苹果的{LOGO}"),))
    pdf_of(bundle_of(issue, source=f"苹果的{LOGO}"), report)
    (found,) = report.diagnostics
    assert found.line == 1
    assert "private use" in found.message

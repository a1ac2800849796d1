from __future__ import annotations

import pytest
from reading.written import complaints, inlines, understood

from exporter.diagnostics import Problem
from exporter.model import nodes as n


@pytest.mark.parametrize("name", ["script", "style", "textarea"])
def test_an_element_that_hides_the_rest_is_named(name: str) -> None:
    message = f"this <{name}> is never closed and hides all that follows"
    assert (Problem.HTML_DROPPED, 3, message) in complaints(f"甲\n\n<{name}>\nvar a\n\n## 节\n")


@pytest.mark.parametrize(
    "text",
    [
        '前 <svg><text x="1">字</text></svg> 后',
        "前 <math><mi>x</mi><mo>=</mo></math> 后",
        "前 <svg><g><foo>字</foo></g></svg> 后",
        "**前 <svg><text>字</text></svg> 后**",
        "|甲|\n|--|\n|<svg><text>字</text></svg>|",
    ],
)
def test_of_what_is_left_out_only_that_is_said(text: str) -> None:
    (said,) = (message for _, _, message in complaints(text))
    assert said in {"<svg> was left out", "<math> was left out"}


@pytest.mark.parametrize("tag", ["<T>", "<text>", "<mi>", "</text>", "<用户>"])
def test_an_unknown_tag_that_stays_text_is_named(tag: str) -> None:
    manuscript, report = understood(f"前 {tag} 后")
    assert n.Text(f"前 {tag} 后") in [n for b in manuscript.blocks for n in b.children]  # type: ignore[attr-defined]
    assert [d.message for d in report.diagnostics] == (
        [] if "用户" in tag else [f"{tag} is no HTML tag and stays text"]
    )


def test_what_is_understood_is_silent() -> None:
    assert inlines("前 <kbd>键</kbd> 后")[1] == n.Keyboard((n.Text("键"),))

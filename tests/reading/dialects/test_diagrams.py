"""Diagrams that no format draws."""

from __future__ import annotations

import pytest
from reading.written import blocks, understood

from exporter.diagnostics import Problem
from exporter.model import nodes as n


@pytest.mark.parametrize("language", ["mermaid", "Mermaid", "plantuml", "flow", "dot", "echarts"])
@pytest.mark.parametrize("text", ["```{}\n图\n```", "- 项\n\n  ```{}\n  图\n  ```", "> ~~~{}\n"])
def test_a_diagram_stays_its_source_and_is_named(language: str, text: str) -> None:
    _, report = understood(text.format(language))
    assert [d.problem for d in report.diagnostics] == [Problem.FOREIGN_SYNTAX]


def test_a_listing_is_no_diagram() -> None:
    assert blocks("```python\nx\n```") == (n.CodeBlock("x", "python"),)

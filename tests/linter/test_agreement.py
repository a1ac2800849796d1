"""What the linter mends is what the typography passes would set: there is one truth."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter.proofs import mended

from exporter.config import Quotes, Typography
from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.source import Source
from exporter.model.walk import descend
from exporter.passes import recognise
from exporter.passes.typography import set_type
from exporter.reading import read

RULES = Typography(han_latin_space=True, quotes=Quotes.CURLY, dashes=True, ellipsis=True)
CODES = ("punctuation-ellipsis", "punctuation-dash", "quotes-straight", "spacing-han-latin")


def typeset(line: str) -> list[str]:
    source = Source(Path("刊.md"), "刊", f"# 刊\n\n{line}\n")
    issue = set_type(recognise(read(source, Report()), Report()), RULES)
    return [node.text for node in descend(issue.lead) if isinstance(node, n.Text)]


@pytest.mark.parametrize(
    "line",
    [
        "等等...然后走了",
        "好吧。。。再见",
        "好吧…",
        "优化--启动篇",
        '他说"你好"，又说"再见"',
        '所谓"vibe coding"很热',
        "用Python写，用GPT-4时",
    ],
)
def test_the_linter_mends_as_the_passes_set(line: str) -> None:
    done = mended(f"# 刊\n\n{line}\n", *CODES, spacing="space").split("\n")[2]
    assert done != line
    assert typeset(line) == typeset(done) == [done]

"""What holds for any text: no exception but ours, nothing lost, the same again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading.written import every

from exporter.diagnostics import ExportError, Report
from exporter.model import nodes as n
from exporter.model.source import Source
from exporter.reading import read

_WORDS = """中文 ， 。 “引” LLM ** * ` ~~ [ ]( ) ![ <b> </b> <br> <div> </div> <details> </details>
<T> | $ $$ _ \\ [^1] &lt; http://a.b/ <!-- --> <td> <table> <tr> 😀 :smile:"""
_MARKS = [" ", "  \n", "\n", "\n\n", "- ", "1. ", "> ", "# ", "\t", "---\n", "```\n", "|--|\n"]
_PIECES = st.sampled_from([*_WORDS.split(), *_MARKS, "\n\n[^1]: "])
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)
_SETTINGS = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def nodes(text: str) -> list[object] | None:
    try:
        source = Source(Path("a.md"), "a", text)
        return list(every(read(source, Report())))
    except ExportError:
        return None


@pytest.mark.sweep
@given(_TEXTS)
@_SETTINGS
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    found = nodes(text)
    assert found == nodes(text)
    for node in found or ():
        if isinstance(node, n.Text):
            assert node.text
            assert not re.search(r"[\n\u034f\U00100000-\U0010ffff]", node.text)
        assert not isinstance(node, n.Span) or type(node) is not n.Span


@pytest.mark.sweep
@given(
    st.lists(
        st.sampled_from(["中文字词句", "Latin words", "**强调，**", "`代码`", "*a*"]), min_size=1
    )
)
@_SETTINGS
def test_words_survive_whatever_stands_between(words: list[str]) -> None:
    found = nodes("\n".join(words))
    assert found is not None
    shown = "".join(node.text for node in found if isinstance(node, n.Text | n.Code))
    bare = re.sub(r"[\s*`]", "", "".join(words))
    assert re.sub(r"\s", "", shown) == bare


@given(_TEXTS)
@_SETTINGS
def test_places_lie_inside_the_source(text: str) -> None:
    lines = text.split("\n")
    for node in nodes(text) or ():
        assert isinstance(node, n.Node)
        assert 0 <= node.line <= len(lines)
        assert node.column <= len(lines[node.line - 1]) + 1 if node.line else node.column == 0

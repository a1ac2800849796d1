"""Real issues, where they lie beside the project: true places, no text lost, no markup left."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from read.written import every

from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.issue import Manuscript
from exporter.model.walk import Descendable, plain
from exporter.read import load, read

_RUN = re.compile(r"[A-Za-z]{6,}|[\u4e00-\u9fff]{6,}")
_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_LITERAL = re.compile(r"\*\*|\]\(|<img|~~")
# runs of four marks that the authors left themselves
_KNOWN = {("102_2026-05-26.md", 125), ("82_2026-05-07.md", 275), ("2018__no-45-2018.11.26.md", 135)}


@pytest.fixture(scope="module")
def issues(shared: Path) -> list[Path]:
    return [shared / "seed" / "issue.md", *sorted(shared.glob("corpus/*/*.md"))]


@cache
def understood(path: Path) -> tuple[str, Manuscript, Report]:
    report = Report(path.name)
    source = load(path, report)
    return source.text, read(source, report), report


def beginning(node: Descendable) -> str | None:
    """Return a pattern of what a node begins with in the source."""
    match node:
        case n.Image():
            return r"!\[|<img"
        case n.Link() | n.CrossReference():
            return rf"\[|<|{re.escape(plain(node.children)[:20])}"
        case n.Heading():
            return r"#|<h\d|.*\n(=|-)+"
        case n.CodeBlock(text=text):
            return rf"```|~~~|<pre|{re.escape(text[:10])}"
        case n.Code():
            return "`|<code"
        case n.Strong():
            return r"\*\*|__|\*|<b|<strong"
        case n.BulletList():
            return r"[-*+]\s|<ul"
        case n.OrderedList():
            return r"\d+[.)]\s|<ol"
        case n.ListItem():
            return r"[-*+]\s|\d+[.)]\s|<li"
        case n.Table():
            return r"\||<table|.*\|"
        case n.Rule():
            return "[-*_]|<hr"
        case n.Quote():
            return ">|<blockquote"
        case n.Paragraph() | n.Media() | n.Figure():
            return r"\S"
        case _:
            return None


def test_every_node_stands_where_it_says(issues: list[Path]) -> None:
    wrong: list[str] = []
    for path in issues:
        text, manuscript, _ = understood(path)
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        for node in every(manuscript):
            pattern = beginning(node)
            if pattern is None or (isinstance(node, n.ListItem) and not node.blocks):
                continue
            at = starts[node.line - 1] + node.column - 1
            if not (node.line and node.column and re.match(pattern, text[at : at + 200])):
                wrong.append(f"{path.name}:{node.line}:{node.column} {type(node).__name__}")
    assert not wrong


def test_no_text_is_lost(issues: list[Path]) -> None:
    for path in issues:
        text, manuscript, _ = understood(path)
        values = (getattr(node, f.name) for node in every(manuscript) for f in fields(node))
        found = re.sub(r"\s", "", "".join(value for value in values if isinstance(value, str)))
        lines = text.split("\n")
        start = lines.index("---", 1) + 1 if lines[0] == "---" else 0
        body = unescape(_TAG.sub(" ", "\n".join(lines[start:])))
        assert [run for run in _RUN.findall(body) if run not in found] == [], path


def test_no_markup_is_left(issues: list[Path]) -> None:
    left = {
        (path.name, node.line)
        for path in issues
        for node in every(understood(path)[1])
        if isinstance(node, n.Text) and _LITERAL.search(node.text)
    }
    assert left <= _KNOWN


def test_nothing_is_complained_of(issues: list[Path]) -> None:
    assert [str(d) for path in issues for d in understood(path)[2].diagnostics] == []


def test_the_seed(issues: list[Path]) -> None:
    _, manuscript, _ = understood(issues[0])
    figures = [node for node in manuscript.blocks if isinstance(node, n.Figure)]
    headings = [node for node in manuscript.blocks if isinstance(node, n.Heading)]
    references = [node for node in every(manuscript) if isinstance(node, n.CrossReference)]
    assert len(figures) == 7
    assert plain(headings[-1].children) == "参考文献"
    assert len(references) == 6
    assert {reference.anchor for reference in references} <= {h.anchor for h in headings}
    assert not any(isinstance(node, n.Break) for node in every(manuscript))

"""What holds of every book, whatever the issue."""

from __future__ import annotations

import pytest
from emit.epub.book import open_book
from emit.epub.checker import faults
from hypothesis import HealthCheck, Phase, given, settings
from strategies import bundle_for, issues

from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import all_nodes, descend

MATHML = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>{0}</mi>'
    '<annotation encoding="application/x-tex">{0}</annotation></semantics></math>'
)

# Explaining a failure takes minutes, and its smallest example says enough.
QUICKLY = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)


@pytest.mark.sweep
@settings(QUICKLY, max_examples=40)
@given(issues())
def test_every_issue_is_a_sound_book_with_all_its_text(issue: Issue) -> None:
    book = open_book(bundle_for(issue, MATHML))
    assert faults(book) == []
    pages, place = book.text, 0
    inside = {id(node) for note in issue.notes for node in descend(note.blocks)}
    for node in all_nodes(issue):
        if isinstance(node, n.Text) and id(node) not in inside:
            text = node.text.strip()
            place = pages.index(text, place) + len(text)
        elif isinstance(node, n.Text | n.Code):
            assert node.text.strip() in pages


@settings(QUICKLY, max_examples=10)
@given(issues())
def test_every_issue_gives_the_same_bytes_twice(issue: Issue) -> None:
    some = bundle_for(issue, MATHML)
    assert open_book(some).data == open_book(some).data

"""Chooses the notes that are too high for the foot of a page: they stand behind their section.

A note at the foot takes its room from the line that calls it. Where the notes of one paragraph
leave no room for it, the paragraph would be torn into single lines over page after page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporter.emit.pdf.reckon import Reckoning
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.issue import Issue

_OF_ONE, _OF_PARAGRAPH = 0.3, 0.4  # of the height of a page
_UNTORN = (n.Paragraph, n.Labelled, n.Heading, n.Row, n.Figure)


def waiting(issue: Issue, reckoning: Reckoning) -> frozenset[int]:
    """Return the numbers of the notes that do not stand at the foot of a page."""
    heights = {note.number: reckoning.note(note.blocks) for note in issue.notes}
    found = {number for number, height in heights.items() if height > _OF_ONE * reckoning.page}
    called: set[int] = set()
    for numbers in _together(issue):
        new = [number for number in dict.fromkeys(numbers) if number not in called]
        called.update(new)
        at_foot = [number for number in new if number not in found]
        if sum(heights[number] for number in at_foot) > _OF_PARAGRAPH * reckoning.page:
            found.update(at_foot)
    return frozenset(found)


def _together(issue: Issue) -> Iterator[Iterable[int]]:
    """Yield the notes that are called by what a page hardly tears: a paragraph, a row, a title."""
    yield from _of_blocks(issue.lead)
    for section in walk.sections(issue):
        yield _called(section.title)
        yield from _of_blocks(section.blocks)


def _of_blocks(blocks: n.Blocks) -> Iterator[Iterable[int]]:
    for node in walk.descend(blocks):
        if isinstance(node, _UNTORN):
            yield _called((node,))


def _called(nodes: Iterable[walk.Descendable]) -> list[int]:
    return [node.number for node in walk.descend(nodes) if isinstance(node, n.NoteRef)]

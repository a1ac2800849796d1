"""Measures the text of an issue at the floor of the ladder, to know where to cut it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from exporter.emit.wechat import divide, limits
from exporter.emit.wechat.article import entries, text
from exporter.emit.wechat.cuts import BETWEEN_BLOCKS, NOWHERE, Unit
from exporter.emit.wechat.dialect import WeChat
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue, Section
from exporter.model.walk import all_nodes

_NUMBER = re.compile(r"\[\d+\] ")
_CALL = re.compile(r"\[\d+\](?! )")
# Numbers of two or three digits, where a unit alone has shorter ones, at the end and at the call.
_DIGITS = 3
# Pieces of a block are a little smaller than a part.
_SAFE = 0.95


class Measure:
    """Measures with a dialect; a section with more than `room` is measured block by block."""

    def __init__(self, bundle: Bundle, dialect: WeChat, room: int) -> None:
        self._bundle = bundle
        self._dialect = dialect
        self._room = room
        self._contents = entries(bundle.issue)
        self.cut_within: list[Section | None] = []
        """The sections that no part has room for, None for what stands before all of them."""

    def divided(self, issue: Issue) -> Issue:
        """Return an issue whose blocks have room in a part, as far as they can be divided."""

        def short(section: Section) -> Section:
            children = tuple(map(short, section.children))
            return replace(section, blocks=pieces(section.blocks), children=children)

        def pieces(blocks: n.Blocks) -> n.Blocks:
            def size(*some: n.Block) -> int:
                text, listed = self._size(replace(issue, lead=some, sections=()))
                return text + sum(listed.values())

            if not blocks or size(*blocks) <= self._room:
                return blocks
            room = int(self._room * _SAFE)  # each piece of a table has its head
            return tuple(p for block in blocks for p in divide.pieces(block, size, room))

        sections = tuple(map(short, issue.sections))
        return replace(issue, lead=pieces(issue.lead), sections=sections)

    def units(self, issue: Issue) -> Iterator[Unit]:
        """Yield the units of an issue, a section with its own blocks each."""
        if issue.lead:
            yield from self._blocks(issue, issue.lead, (), None)
        closed = False
        for path, section in _paths(issue.sections, ()):
            for unit in self._blocks(issue, section.blocks, path, section):
                yield replace(unit, rank=NOWHERE) if closed else unit
                closed = False
            closed = not section.blocks and bool(section.children)

    def _blocks(
        self, issue: Issue, blocks: n.Blocks, path: tuple[int, ...], section: Section | None
    ) -> Iterator[Unit]:
        def unit(start: int, stop: int) -> Unit:
            head = (replace(section, blocks=blocks[start:stop], children=()),) if section else ()
            lead = () if section else blocks[start:stop]
            size, listed = self._size(replace(issue, lead=lead, sections=head))
            rank = len(path) if start == 0 else BETWEEN_BLOCKS
            return Unit(path, start, stop, rank, size, listed)

        whole = unit(0, len(blocks))
        if whole.size + sum(whole.listed.values()) <= self._room or len(blocks) < 2:  # noqa: PLR2004
            yield whole
            return
        self.cut_within.append(section)
        yield from (unit(place, place + 1) for place in range(len(blocks)))

    def _size(self, alone: Issue) -> tuple[int, dict[str, int]]:
        """Return the characters of a text, and of each entry that it adds to the references."""
        nodes = all_nodes(replace(alone, notes=()))
        calls = {one.number for one in nodes if isinstance(one, n.NoteRef)}
        notes = tuple(note for note in alone.notes if note.number in calls)
        written, added = text(
            replace(self._bundle, issue=replace(alone, notes=notes)), self._dialect, self._contents
        )
        listed = {_NUMBER.sub("", one): limits.size(one) + _DIGITS for one in added}
        return limits.size(written) + len(_CALL.findall(written)) * _DIGITS, listed


def _paths(
    some: tuple[Section, ...], above: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], Section]]:
    for place, section in enumerate(some):
        yield (*above, place), section
        yield from _paths(section.children, (*above, place))

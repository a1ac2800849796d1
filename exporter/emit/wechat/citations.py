"""Makes calls of what the text writes as `[3]`, so that they follow where references are numbered.

Whole issues keep the numbers of their own lists, and the marks lead there. In a part, or a section
that is an article of its own, the same reference has another number, and is listed where it is
called.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporter.emit.wechat import references
from exporter.model import nodes as n
from exporter.model.issue import Issue, Note
from exporter.model.walk import all_nodes, plain, rebuild_inlines, rebuild_issue

_NUMBERS = r"\d{1,3}(?: ?[-–—~～,，、;；] ?\d{1,3})*"
_MARK = re.compile(rf"\[ ?({_NUMBERS}) ?\]|［ ?({_NUMBERS}) ?］|【 ?({_NUMBERS}) ?】")
_RUN = re.compile(r"(\d+)(?: ?[-–—~～] ?(\d+))?")


def called(issue: Issue) -> Issue:
    """Return an issue whose text calls its own references by links and notes, not by `[3]`.

    What has no address of its own becomes a note, and leaves its list.
    """
    calls = _Calls(issue)
    if not calls.own:
        return issue
    citations = tuple(map(calls.worded, issue.citations))
    done = rebuild_issue(replace(issue, citations=citations), inline=calls.inline)
    done = rebuild_issue(done, block=calls.block)
    return replace(done, notes=(*done.notes, *calls.notes()))


class _Calls:
    """Knows the references that an issue lists itself, and which of them became notes."""

    def __init__(self, issue: Issue) -> None:
        lists = [node for node in all_nodes(issue) if isinstance(node, n.ReferenceList)]
        self.own = {item.number: item for some in lists for item in some.items}
        self._times = Counter(references.same(item.address) for item in self.own.values())
        self._first = max((note.number for note in issue.notes), default=0) + 1
        self._noted: dict[int, int] = {}

    def inline(self, node: n.Inline) -> Iterable[n.Inline]:
        """Return a text with calls in place of its marks, and no frame around calls alone."""
        match node:
            case n.Text():
                return self._text(node)
            case n.Link() if self._counts(node):
                return (replace(node, children=()),)
            case n.Link(children=children) if any(map(_is_call, children)):
                if all(map(_is_call, children)):
                    return children
                other = (one for one in children if one != n.Link((), node.address))
                return (replace(node, children=tuple(other)),)
            case n.Super(children=children) | n.CrossReference(children=children):
                alone = children and all(map(_is_call, children))
                return children if alone else (node,)
            case _:
                return (node,)

    def _counts(self, link: n.Link) -> bool:
        """Tell whether a link to a reference has nothing but its number as its text."""
        said = plain(link.children)
        item = self.own.get(int(said)) if said.isdecimal() else None
        return item is not None and references.same(item.address) == references.same(link.address)

    def block(self, node: n.Block) -> Iterable[n.Block]:
        """Return a list without what became notes, its items without marks."""
        if not isinstance(node, n.ReferenceList):
            return (node,)
        left = (self.own[item.number] for item in node.items if item.number not in self._noted)
        return (replace(node, items=tuple(map(self.worded, left))),)

    def worded(self, item: n.Reference) -> n.Reference:
        """Return a reference that names others by their words."""

        def inline(node: n.Inline) -> Iterable[n.Inline]:
            if not isinstance(node, n.Text):
                return (node,)
            return (replace(node, text=_MARK.sub(self._words, node.text)),)

        return replace(item, children=rebuild_inlines(item.children, inline))

    def notes(self) -> Iterator[Note]:
        """Yield the notes that were made."""
        for number, note in self._noted.items():
            item = self.own[number]
            line = references.written_out(item).children
            if references.is_kept(item.address):
                line = (n.Link(item.children, item.address),)
            yield Note(note, (n.Paragraph(line, line=item.line, column=item.column),))

    def _text(self, node: n.Text) -> Iterator[n.Inline]:
        end = 0
        for found in _MARK.finditer(node.text):
            numbers = self._named(found)
            if not numbers:
                continue
            if before := node.text[end : found.start()]:
                yield replace(node, text=before)
            yield from map(self._call, numbers)
            end = found.end()
        if rest := node.text[end:]:
            yield replace(node, text=rest) if end else node

    def _call(self, number: int) -> n.Inline:
        address = self.own[number].address
        if references.is_listed(address) and self._times[references.same(address)] == 1:
            return n.Link((), address)
        return n.NoteRef(self._noted.setdefault(number, self._first + len(self._noted)))

    def _words(self, found: re.Match[str]) -> str:
        named = self._named(found)
        return "、".join(plain(self.own[one].children) for one in named) or found[0]

    def _named(self, mark: re.Match[str]) -> tuple[int, ...]:
        """Return the references that a mark names, `[1-3]` three; none if one is not there."""
        runs = _RUN.findall(mark[1] or mark[2] or mark[3])
        ends = [(int(first), int(last or first)) for first, last in runs]
        numbers = tuple(number for first, last in ends for number in range(first, last + 1))
        named = self.own.keys() >= set(numbers) and all(first <= last for first, last in ends)
        return numbers if named else ()


def _is_call(node: n.Inline) -> bool:
    return isinstance(node, n.NoteRef) or (isinstance(node, n.Link) and not node.children)

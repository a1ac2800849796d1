"""Empties a hand-made list of contents, because every format makes its own in that place.

An empty section is the place for it. Of a list only one that says nothing else goes: each item is a
link into the issue which says what its heading says, numbering, punctuation and case aside, and at
most glosses it in a few words. A plain list above the first section that names two headings or
more, and nothing else, is one too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from exporter.conventions.roles import key, unnumbered
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.issue import Issue, Section, SectionKind
from exporter.model.walk import plain, sections

_FEWEST = 2
_LONGEST_INTRODUCTION = 30
_LONGEST_GLOSS = 60
_CONTENTS = "目录"


def empty_contents(issue: Issue, report: Report) -> Issue:
    """Return the issue with contents as a bare marker, or as a plain section if they say more."""
    headings = _Headings({s.anchor: key(unnumbered(plain(s.title))) for s in sections(issue)})

    def settled(section: Section) -> Section:
        children = tuple(settled(child) for child in section.children)
        if section.kind is not SectionKind.CONTENTS:
            return replace(section, children=children)
        if not children and headings.are_all_of(section.blocks):
            _report_glosses(section, report)
            return replace(section, blocks=())
        return replace(section, kind=SectionKind.PLAIN, children=children)

    issue = replace(issue, sections=tuple(settled(section) for section in issue.sections))
    if any(section.kind is SectionKind.CONTENTS for section in sections(issue)):
        return issue
    return _from_lead(issue, headings)


@dataclass(frozen=True, slots=True)
class _Headings:
    """What the headings of an issue say, by their anchors."""

    titles: Mapping[str, str]

    def are_all_of(self, blocks: n.Blocks) -> bool:
        """Tell whether blocks only link to headings, each perhaps with a gloss."""
        return all(map(self._is_contents, blocks))

    def are_named_by(self, block: n.Block) -> bool:
        """Tell whether a list names headings, linked or not, and nothing else."""
        if not isinstance(block, n.BulletList | n.OrderedList) or len(block.items) < _FEWEST:
            return False
        named = [key(unnumbered(plain(item.blocks))) for item in block.items]
        is_plain = len(set(named)) == len(named) and set(named) <= set(self.titles.values())
        return (is_plain and all(named)) or self.are_all_of((block,))

    def _is_contents(self, block: n.Block) -> bool:
        match block:
            case n.BulletList(items=items) | n.OrderedList(items=items):
                return all(self._is_item(item.blocks) for item in items)
            case n.Paragraph(children=children):
                links = any(isinstance(node, n.CrossReference) for node in walk.descend(children))
                return links and all(map(self._is_entry, children))
            case n.Rule():
                return True
            case _:
                return False

    def _is_item(self, blocks: n.Blocks) -> bool:
        first, rest = blocks[:1], blocks[1:]
        return all(map(self._is_line, first)) and self.are_all_of(rest)

    def _is_line(self, block: n.Block) -> bool:
        if not isinstance(block, n.Paragraph) or _is_without_words(block.children):
            return self._is_contents(block)
        places = (i for i, c in enumerate(block.children) if not _is_without_words((c,)))
        at = next(places)
        gloss = plain(block.children[at + 1 :])
        return self._is_entry(block.children[at]) and len(gloss) <= _LONGEST_GLOSS

    def _is_entry(self, node: n.Inline) -> bool:
        match node:
            case n.CrossReference(children=children, anchor=anchor):
                said = key(unnumbered(plain(children)))
                return bool(said) and said in self.titles.get(anchor, "")
            case n.Strong(children=children) | n.Emph(children=children):
                return all(map(self._is_entry, children))
            case n.Text():
                return _is_without_words((node,))
            case n.Break():
                return True
            case _:
                return False


def _is_without_words(inlines: n.Inlines) -> bool:
    return not any(c.isalpha() for c in plain(inlines))


def _report_glosses(section: Section, report: Report) -> None:
    """Name what goes with the list and stands nowhere else."""
    for block in section.blocks:
        if not isinstance(block, n.BulletList | n.OrderedList):
            continue
        for item in block.items:
            first = item.blocks[0] if item.blocks else None
            line = first.children if isinstance(first, n.Paragraph) else ()
            if sum(not _is_without_words((node,)) for node in line) > 1:
                message = f"the glosses of {plain(section.title)!r} are left out with its links"
                report.add(Problem.CONTENTS_GLOSSED, message, section)
                return


def _from_lead(issue: Issue, headings: _Headings) -> Issue:
    """Put a marker in place of a list of headings, with the line that leads to it."""
    place = next((i for i, block in enumerate(issue.lead) if headings.are_named_by(block)), None)
    if place is None or not issue.sections:
        return issue
    above, found = issue.lead[:place], issue.lead[place]
    if above and _introduces(above[-1]):
        above = above[:-1]
    anchor = next(name for name in (_CONTENTS, f"{_CONTENTS}-0") if name not in headings.titles)
    title = (n.Text(_CONTENTS),)
    marker = Section(SectionKind.CONTENTS, title, anchor, level=2, line=found.line)
    lead = (*above, *issue.lead[place + 1 :])
    return replace(issue, lead=lead, sections=(marker, *issue.sections))


def _introduces(block: n.Block) -> bool:
    """Tell whether a block is a line like `本期主要内容有这些：`."""
    text = plain([block]).strip()
    short = len(text) <= _LONGEST_INTRODUCTION and "。" not in text
    return isinstance(block, n.Paragraph | n.Labelled) and short and text.endswith(("：", ":"))

"""Empties a hand-made list of contents, because every format makes its own in that place.

An empty section is the place for it. Of a list only one that says nothing else goes: all its words
are links into the issue, and each link says what its heading says, numbering, punctuation and case
aside. Anything more, and the section stays an ordinary one.
"""

from __future__ import annotations

from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.issue import Issue, Section, SectionKind
from exporter.model.walk import plain, sections
from exporter.passes.roles import key, unnumbered


def empty_contents(issue: Issue) -> Issue:
    """Return the issue with contents as a bare marker, or as a plain section if they say more."""
    titles = {section.anchor: key(plain(section.title)) for section in sections(issue)}

    def settled(section: Section) -> Section:
        children = tuple(settled(child) for child in section.children)
        if section.kind is not SectionKind.CONTENTS:
            return replace(section, children=children)
        if not children and _says_only(section.blocks, titles):
            return replace(section, blocks=())
        return replace(section, kind=SectionKind.PLAIN, children=children)

    return replace(issue, sections=tuple(settled(section) for section in issue.sections))


def _says_only(blocks: n.Blocks, titles: dict[str, str]) -> bool:
    return all(_is_contents(block, titles) for block in blocks)


def _is_contents(block: n.Block, titles: dict[str, str]) -> bool:
    match block:
        case n.BulletList(items=items) | n.OrderedList(items=items):
            return all(_says_only(item.blocks, titles) for item in items)
        case n.Paragraph(children=children):
            return all(_is_entry(node, titles) for node in children)
        case n.Rule():
            return True
        case _:
            return False


def _is_entry(node: n.Inline, titles: dict[str, str]) -> bool:
    match node:
        case n.CrossReference(children=children, anchor=anchor):
            said = key(unnumbered(plain(children)))
            return bool(said) and said in titles.get(anchor, "")
        case n.Strong(children=children) | n.Emph(children=children):
            return all(_is_entry(child, titles) for child in children)
        case n.Text(text=text):
            return not any(c.isalpha() for c in text)
        case n.Break():
            return True
        case _:
            return False

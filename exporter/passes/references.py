"""Turns the lists of a reference section into references, and numbers every address of an issue.

A reference keeps its words: an item that is one link gives them without the link, whose address
goes into `Reference.address`; an address that is written out at the end of an item is taken from
the words. An item with links to several addresses keeps them all and leads to the first. A
reference that is nothing but an address has it as its words. Paragraphs that count in brackets,
`[1] …`, are a list as well; that is how articles on WeChat write them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias
from urllib.parse import urlsplit

from exporter.model import nodes as n
from exporter.model.issue import Issue, Section, SectionKind
from exporter.model.walk import (
    all_nodes,
    descend,
    plain,
    rebuild_inlines,
    rebuild_issue,
)

_UNNUMBERED_SCHEMES = {"mailto", "tel", "sms"}
_LIVE_IN_WECHAT = "mp.weixin.qq.com"
_Place: TypeAlias = tuple[int, int]
_COUNT = re.compile(r"[\[［【](?P<number>\d{1,3})[\]］】][:：]?\s*")


def list_references(issue: Issue) -> Issue:
    """Return the issue with the lists of its reference sections as numbered references."""
    number = 0

    def listed(section: Section) -> Section:
        nonlocal number
        blocks = section.blocks
        if section.kind is SectionKind.REFERENCES:
            blocks, number = _listed(blocks, number)
        children = tuple(listed(child) for child in section.children)
        return replace(section, blocks=blocks, children=children)

    return replace(issue, sections=tuple(listed(section) for section in issue.sections))


def _listed(blocks: n.Blocks, number: int) -> tuple[n.Blocks, int]:
    """Return blocks with their lists as references, and the last number; `number` went before.

    Paragraphs whose texts are counted in brackets, without a gap, go on with a list before them.
    """
    done: list[n.Block] = []
    for block in blocks:
        found = _reference_list(block, number + 1)
        last = done[-1] if done else None
        if found and isinstance(block, n.Paragraph) and isinstance(last, n.ReferenceList):
            done[-1] = replace(last, items=last.items + found.items)
        else:
            done.append(found or block)
        number = found.items[-1].number if found else number
    return tuple(done), number


def cite(issue: Issue) -> Issue:
    """Give every address a number: the issue's own references first, then the others as they come.

    Two addresses that differ by a slash at the end are one. Mail addresses and telephone numbers
    have no number, nor has a link into WeChat, which stays alive there.
    """
    own = tuple(
        item
        for node in all_nodes(issue)
        if isinstance(node, n.ReferenceList)
        for item in node.items
    )
    numbers: dict[str, int] = {}
    for item in own:
        if _is_cited(item.address):
            numbers.setdefault(_same(item.address), item.number)
    words: dict[str, tuple[str, str]] = {}
    for address, said in _addresses(issue):
        if _is_cited(address) and _same(address) not in numbers:
            before = words.setdefault(_same(address), (address, said))
            if not _tells(before[1]) and _tells(said):
                words[_same(address)] = (before[0], said)
    last = max((item.number for item in own), default=0)
    others = tuple(
        n.Reference(number, (n.Text(said if _tells(said) else address),), address)
        for number, (address, said) in enumerate(words.values(), last + 1)
    )
    numbers |= {_same(other.address): other.number for other in others}
    numbered = rebuild_issue(issue, inline=_citing(numbers))
    return replace(numbered, citations=(*own, *others))


def _reference_list(block: n.Block, first: int) -> n.ReferenceList | None:
    match block:
        case n.Paragraph(children=children):
            cuts = enumerate(_cut(children, first), first)
            counted = tuple(_reference(number, *cut) for number, cut in cuts)
            return (
                n.ReferenceList(counted, line=block.line, column=block.column) if counted else None
            )
        case n.OrderedList(items=items, start=start):
            number = max(start, first)
        case n.BulletList(items=items):
            number = first
        case _:
            return None
    references: list[n.Reference] = []
    for item in items:
        match item.blocks:
            case (n.Paragraph(children=children),) if item.checked is None:
                place = (item.line, item.column)
                references.append(_reference(number + len(references), children, place))
            case _:
                return None
    if not any(reference.address for reference in references):
        return None
    return n.ReferenceList(tuple(references), line=block.line, column=block.column)


def _cut(inlines: n.Inlines, number: int) -> list[tuple[n.Inlines, _Place]]:
    """Return what stands behind `[4]`, `[5]` … from a number on, and where; or nothing."""
    found: list[tuple[list[n.Inline], _Place]] = []
    for node in inlines:
        rest = node
        while isinstance(rest, n.Text) and (count := _count(rest.text, number)):
            before, text = rest.text[: count.start()], rest.text[count.end() :]
            if before.strip():
                if not found:
                    return []
                found[-1][0].append(replace(rest, text=before.rstrip()))
            begins = rest is node and not before.strip()
            found.append(([], (node.line, node.column) if begins else (0, 0)))
            number += 1
            rest = n.Text(text)
        if not found:
            return []
        if not isinstance(rest, n.Text) or rest.text:
            found[-1][0].append(rest)
    cuts = [(tuple(_without_breaks(texts)), place) for texts, place in found]
    return cuts if all(texts for texts, _ in cuts) else []


def _count(text: str, number: int) -> re.Match[str] | None:
    return next((found for found in _COUNT.finditer(text) if int(found[1]) == number), None)


def _without_breaks(inlines: list[n.Inline]) -> list[n.Inline]:
    while inlines and isinstance(inlines[-1], n.Break):
        inlines.pop()
    return inlines


def _reference(number: int, inlines: n.Inlines, place: _Place) -> n.Reference:
    links = [node for node in descend(inlines) if isinstance(node, n.Link)]
    line, column = place
    if not links:
        return n.Reference(number, inlines, line=line, column=column)
    chosen = links[0]
    if any(link.address != chosen.address for link in links):
        return n.Reference(number, inlines, chosen.address, line=line, column=column)
    written_out = inlines[-1] is chosen and plain([chosen]) == chosen.address
    if written_out and len(inlines) > 1:
        words = inlines[:-1]
        if isinstance(words[-1], n.Text):
            bare = words[-1].text.rstrip(" :：")
            words = words[:-1] + ((replace(words[-1], text=bare),) if bare else ())
        return n.Reference(
            number, words or chosen.children, chosen.address, line=line, column=column
        )

    def unlinked(node: n.Inline) -> Iterable[n.Inline]:
        return node.children if isinstance(node, n.Link) else (node,)

    return n.Reference(
        number, rebuild_inlines(inlines, unlinked), chosen.address, line=line, column=column
    )


def _addresses(issue: Issue) -> Iterator[tuple[str, str]]:
    """Yield each address with the words that lead to it, in reading order."""
    for node in all_nodes(issue):
        match node:
            case n.Link(address=address, children=children):
                yield address, " ".join(plain(children).split())
            case n.Figure(link=link, caption=caption, image=image) if link != image.source:
                yield link, plain(caption) or image.alt
            case _:
                pass


def _citing(numbers: dict[str, int]) -> Callable[[n.Inline], Iterable[n.Inline]]:
    def cited(node: n.Inline) -> Iterable[n.Inline]:
        if isinstance(node, n.Link):
            number = numbers.get(_same(node.address), 0)
            return (replace(node, citation=number) if number != node.citation else node,)
        return (node,)

    return cited


def _is_cited(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return (
            bool(address)
            and parts.scheme not in _UNNUMBERED_SCHEMES
            and (parts.hostname != _LIVE_IN_WECHAT)
        )
    except ValueError:
        return True


def _same(address: str) -> str:
    return address.removesuffix("/")


def _tells(words: str) -> bool:
    return any(c.isalnum() for c in words)

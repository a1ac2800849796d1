"""Makes the parts of an issue: each an issue of its own, with what its text calls and leads to.

A part has a title with its place, a digest of its own headings, its first picture as its cover, its
notes and references numbered anew, and a line that names the others. What led to a heading that is
now in another part says in which.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exporter.assets.uses import first_uses
from exporter.emit.wechat import limits, references
from exporter.emit.wechat.article import Contents
from exporter.emit.wechat.cuts import Unit
from exporter.model import nodes as n
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind
from exporter.model.walk import all_nodes, descend, plain, rebuild_issue, sections

_TWO = ("上", "下")
_NUMERALS: tuple[str, ...] = ("", *"一二三四五六七八九")
_CONTINUED = "（续）"
# A title within a title has single brackets (GB/T 15834-2011, 4.15).
_INNER = str.maketrans("《》", "〈〉")
# What the headings of these say is nothing of what an article is about.
_UNNAMED = {SectionKind.CONTENTS, SectionKind.REFERENCES, SectionKind.SIGN_OFF}
_Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an issue, with the titles for its contents; None are those of its own entries."""

    issue: Issue
    contents: Contents | None = None


def names(count: int) -> tuple[str, ...]:
    """Return what stands behind the titles of so many parts: 上 and 下, or 一, 二, 三 …."""
    return _TWO if count == len(_TWO) else tuple(map(_numeral, range(1, count + 1)))


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    many = _NUMERALS[tens] if tens > 1 else ""
    return many + "十" * (tens > 0) + _NUMERALS[ones]


def assembled(issue: Issue, groups: Sequence[Sequence[Unit]]) -> tuple[Part, ...]:
    """Return a part for each group of units, which together are all the text of an issue."""
    suffixes = [f"（{name}）" for name in names(len(groups))]
    homes = {anchor: at for at, group in enumerate(groups) for anchor in _anchors(issue, group)}
    texts = [_pointing(_text(issue, group), at, homes, suffixes) for at, group in enumerate(groups)]
    noted = _noted(issue, texts)
    return tuple(
        Part(
            _covered(_headed(replace(text, notes=notes), issue, at, suffixes), issue.cover, at),
            _contents(issue, at, homes, suffixes),
        )
        for at, (text, notes) in enumerate(zip(texts, noted, strict=True))
    )


def _text(issue: Issue, group: Sequence[Unit]) -> Issue:
    """Return an issue with the blocks of some units alone, under their headings."""
    kept: dict[_Path, tuple[int, int]] = {}
    for unit in group:
        first, _ = kept.get(unit.path, (unit.start, 0))
        kept[unit.path] = first, unit.stop
    start, stop = kept.get((), (0, 0))
    rest = _sections(issue.sections, (), kept)
    return _renumbered(replace(issue, cover=None, lead=issue.lead[start:stop], sections=rest))


def _sections(
    some: Iterable[Section], above: _Path, kept: Mapping[_Path, tuple[int, int]]
) -> tuple[Section, ...]:
    found = []
    for place, section in enumerate(some):
        path = (*above, place)
        children = _sections(section.children, path, kept)
        if path in kept or children:
            start, stop = kept.get(path, (-1, -1))
            title = section.title if start == 0 else (*section.title, n.Text(_CONTINUED))
            blocks = section.blocks[max(0, start) : max(0, stop)]
            found.append(replace(section, title=title, blocks=blocks, children=children))
    return tuple(found)


def _renumbered(issue: Issue) -> Issue:
    """Give the references of an issue's own lists numbers from 1."""
    number = 0

    def block(node: n.Block) -> Iterable[n.Block]:
        nonlocal number
        if not isinstance(node, n.ReferenceList):
            return (node,)
        first, number = number + 1, number + len(node.items)
        items = (replace(one, number=at) for at, one in enumerate(node.items, first))
        return (replace(node, items=tuple(items)),)

    return rebuild_issue(issue, block=block)


def _anchors(issue: Issue, group: Sequence[Unit]) -> Iterator[str]:
    """Yield the anchors of the headings in some units."""
    for unit in group:
        blocks = issue.lead
        if unit.path:
            section = issue.sections[unit.path[0]]
            for place in unit.path[1:]:
                section = section.children[place]
            blocks = section.blocks
            if unit.start == 0:
                yield section.anchor
        for node in descend(blocks[unit.start : unit.stop]):
            if isinstance(node, n.Heading):
                yield node.anchor


def _pointing(text: Issue, place: int, homes: Mapping[str, int], suffixes: Sequence[str]) -> Issue:
    """Say behind a link to a heading of another part which that is."""

    def inline(node: n.Inline) -> Iterable[n.Inline]:
        home = homes.get(node.anchor, place) if isinstance(node, n.CrossReference) else place
        return (node,) if home == place else (node, n.Text(suffixes[home]))

    return rebuild_issue(text, inline=inline)


def _noted(issue: Issue, texts: Sequence[Issue]) -> Iterator[tuple[Note, ...]]:
    """Yield the notes that each text calls; one that nothing calls is with the last."""
    called = [
        {one.number for one in all_nodes(replace(text, notes=())) if isinstance(one, n.NoteRef)}
        for text in texts
    ]
    everywhere = {number for some in called for number in some}
    for place, some in enumerate(called):
        last = place == len(texts) - 1
        yield tuple(
            note
            for note in issue.notes
            if note.number in some or (last and note.number not in everywhere)
        )


def _headed(text: Issue, issue: Issue, place: int, suffixes: Sequence[str]) -> Issue:
    """Give a text its fields, and the line that names the other parts."""
    titles = [title(issue.meta, suffix) for suffix in suffixes]
    others = [f"《{one.translate(_INNER)}》" for at, one in enumerate(titles) if at != place]
    short = [one for at, one in enumerate(suffixes) if at != place][1:]
    said = f"本期分 {len(suffixes)} 篇，这是{suffixes[place]}；另见{others[0]}{''.join(short)}。"
    line = n.Paragraph((n.Text(said),))
    meta = replace(issue.meta, title=titles[place], articles=())
    if place:
        name = f"{meta.identifier}#part-{place + 1}"
        meta = replace(meta, identifier=uuid.uuid5(uuid.NAMESPACE_URL, name).urn)
    if place or not meta.digest.strip():
        digest = _digest(text)
        meta = replace(meta, digest=digest, summary=digest)
    return replace(text, meta=meta, lead=(line, *text.lead))


def title(meta: Meta, suffix: str) -> str:
    """Return the title of a part; it is shortened if only the suffix makes it too long."""
    room = limits.TITLE - len(suffix)
    if room < len(meta.title) <= limits.TITLE:
        return limits.shorter_title(meta, room) + suffix
    return meta.title + suffix


def _digest(text: Issue) -> str:
    """Return the headings of a part as its digest, the beginning of its text if it has none."""
    named = (one for one in sections(text) if one.kind not in _UNNAMED)
    headings = [plain(references.unlinked(one.title)).strip() for one in named]
    said = ""
    for heading in filter(None, headings):
        longer = f"{said}；{heading}" if said else heading
        if len(longer) > limits.AIM:
            break
        said = longer
    whole = " ".join(plain(text.lead).split())
    return said or (whole if len(whole) <= limits.AIM else whole[: limits.AIM - 1] + "…")


def _covered(text: Issue, cover: Cover | None, place: int) -> Issue:
    """Give the cover of the issue to the first part, and to one without a picture."""
    if place == 0 or not first_uses(text):
        return replace(text, cover=cover)
    return replace(text, meta=replace(text.meta, cover_crop=()))  # said of another picture


def _contents(
    issue: Issue, place: int, homes: Mapping[str, int], suffixes: Sequence[str]
) -> Contents:
    """Return the titles of all entries, those of other parts with their place."""
    entries = [one for one in sections(issue) if one.kind is SectionKind.ENTRY]
    return tuple(
        (
            *references.unlinked(one.title),
            *(n.Text(suffixes[home]) for home in (homes.get(one.anchor, place),) if home != place),
        )
        for one in entries
    )

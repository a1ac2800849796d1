"""Finds the title of an issue among its headings and takes it out of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from exporter.conventions.roles import Role, key, role
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import Manuscript, Origin
from exporter.model.walk import plain
from exporter.passes.carriers import remainder
from exporter.passes.masthead import read_title
from exporter.passes.opening import is_masthead, settle_headings, take_masthead
from exporter.passes.people import is_stamp
from exporter.passes.recount import recount

_CHAPTER = re.compile(
    r"\s*(?:第\s*[\d一二三四五六七八九十]+\s*[章节部]|[\d一二三四五六七八九十]+\s*(?:[.、．]|\s))"
)
_SPACES = re.compile(" {2,}")
_APART = frozenset(Role) - {Role.NONE}


@dataclass(frozen=True, slots=True)
class Titled:
    """The title, "" if there is none, where it was found, and the blocks without it.

    `lines` are the headings that went into the masthead, the title among them: they may name
    series, number and day. Links to their `anchors` are text, and not dead. `moved` are the
    anchors that count otherwise now, because a heading became something else.
    """

    title: str
    blocks: n.Blocks
    origin: Origin = field(default_factory=lambda: Origin(""))
    lines: tuple[n.Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    moved: dict[str, str] = field(default_factory=dict)


def take_title(manuscript: Manuscript, report: Report, *, is_given: bool = False) -> Titled:
    """Return front matter's title, else the first heading of level 1 that may be one.

    A daily that opens with two such headings, the first of them only a date or number, is titled
    by the second; the first stays as a paragraph. A heading of level 1 is no title if another
    stands above it, if text stands above the first of several, or if they are numbered like
    chapters. Without any of level 1, a heading is one that opens the text and is alone at its
    level, or names series, number or day and has nothing below it. A title's links, notes and
    pictures stay in the text, in a paragraph.

    Parameters
    ----------
    is_given : bool
        Whether a hint says the title, so that a heading which says something else stays.
    """
    written = settle_headings(manuscript.blocks)
    titled = _take(replace(manuscript, blocks=written), report, is_given=is_given)
    blocks = take_masthead(titled.blocks, titled.title)
    kept = {id(block) for block in blocks}
    lines = [b for b in written if isinstance(b, n.Heading) and id(b) not in kept]
    unsaid = {id(block) for block in written}
    gone = [b for b in manuscript.blocks if isinstance(b, n.Heading) and id(b) not in unsaid]
    said = next((b for b in lines if plain(b.children) == titled.title), None)
    gone += [b for b in lines if b is not said]
    blocks, moved = recount(blocks, gone)
    anchors = tuple(line.anchor for line in (*lines, *gone))
    return replace(titled, blocks=blocks, lines=tuple(lines), anchors=anchors, moved=moved)


def _take(manuscript: Manuscript, report: Report, *, is_given: bool) -> Titled:
    blocks = _demote_dateline(manuscript.blocks)
    first = next((b for b in blocks if isinstance(b, n.Heading)), None)
    front = manuscript.front
    if front.title:
        line = front.lines.get("title", 0)
        origin = Origin("front matter", line or (first.line if first and first.level == 1 else 0))
        return _titled_above(front.title, blocks, first, origin)
    found, origin = _find(blocks, first)
    if found is None:
        return Titled("", blocks)
    for heading in _tops(blocks):
        if heading is not found:
            message = f"a second heading of level 1, {plain(heading.children)!r}, is a section"
            report.add(Problem.TITLE_EXTRA, message, heading)
    if is_given:
        said = read_title(plain(found.children))
        title = "" if said.parts else plain(found.children)
        return replace(_titled_above(title, blocks, found, origin), title="")
    title = _SPACES.sub(" ", plain(found.children)).strip()  # a picture left two of them
    return Titled(title, _replaced(blocks, found, remainder(found)), origin)


def _titled_above(title: str, blocks: n.Blocks, first: n.Heading | None, origin: Origin) -> Titled:
    """Keep a heading that says something else than a title from elsewhere, as a paragraph."""
    if first is not None and first.level == 1:
        if key(plain(first.children)) == key(title):
            return Titled(title, _replaced(blocks, first, remainder(first)), origin)
        if len(_tops(blocks)) == 1:
            subtitle = n.Paragraph((n.Strong(first.children),), line=first.line)
            return Titled(title, _replaced(blocks, first, (subtitle,)), origin)
    return Titled(title, blocks, origin)


def _find(blocks: n.Blocks, first: n.Heading | None) -> tuple[n.Heading | None, Origin]:
    """Return the heading that is the title, and by which rule."""
    tops = _tops(blocks)
    if first is None or not key(plain(first.children)) or role(plain(first.children)) in _APART:
        return None, Origin("")
    if tops:
        is_title = tops[0] is first and not _are_sections(tops, blocks)
        return (first if is_title else None), Origin("first heading of level 1", first.line)
    if any(map(_is_text, blocks[: _place(blocks, first)])):
        return None, Origin("")
    highest = [b for b in blocks if isinstance(b, n.Heading) and b.level <= first.level]
    if len(highest) == 1:
        return first, Origin("the heading that opens the text", first.line)
    if _stands_alone(blocks, first, highest):
        rule = "the heading that opens the text, with nothing below it but a day"
        return first, Origin(rule, first.line, is_weak=True)
    return None, Origin("")


def _are_sections(tops: tuple[n.Heading, ...], blocks: n.Blocks) -> bool:
    """Tell whether all headings of level 1 are sections."""
    if len(tops) == 1:
        return False
    if all(_CHAPTER.match(plain(heading.children)) for heading in tops):
        return True
    said = read_title(plain(tops[0].children))
    if said.series or said.number or said.date:
        return False
    return any(map(_is_text, blocks[: _place(blocks, tops[0])]))


def _is_text(block: n.Block) -> bool:
    """Tell whether a block is text, not a picture, a rule or a line of days."""
    if isinstance(block, n.Rule | n.Figure | n.Media) or is_stamp(block):
        return False
    return bool(plain([block]).strip())


def _stands_alone(blocks: n.Blocks, first: n.Heading, highest: Sequence[n.Heading]) -> bool:
    """Tell whether an opening heading names the issue and holds no text of its own."""
    said = read_title(plain(first.children))
    place = _place(blocks, first)
    below = blocks[place + 1 : _place(blocks, highest[1])]
    if not (said.series or said.number or said.date):
        return False
    others = (read_title(plain(block.children)) for block in highest[1:])
    if any(said.series and key(other.series) == key(said.series) for other in others):
        return False
    holds_sections = any(isinstance(block, n.Heading) for block in below)
    return is_masthead(said) if holds_sections else all(map(is_stamp, below))


def _tops(blocks: n.Blocks) -> tuple[n.Heading, ...]:
    return tuple(b for b in blocks if isinstance(b, n.Heading) and b.level == 1)


def _demote_dateline(blocks: n.Blocks) -> n.Blocks:
    """Make a paragraph of a first heading that is only the date or number of the second."""
    headings = [b for b in blocks if isinstance(b, n.Heading)][:2]
    if len(headings) <= 1 or any(h.level != 1 for h in headings):
        return blocks
    said = read_title(plain(headings[0].children))
    if said.parts or said.series or not (said.date or said.number):
        return blocks
    dateline = n.Paragraph(headings[0].children, line=headings[0].line)
    return _replaced(blocks, headings[0], (dateline,))


def _place(blocks: n.Blocks, wanted: n.Block) -> int:
    return next(i for i, block in enumerate(blocks) if block is wanted)


def _replaced(blocks: n.Blocks, old: n.Block, new: n.Blocks) -> n.Blocks:
    place = _place(blocks, old)
    return (*blocks[:place], *new, *blocks[place + 1 :])

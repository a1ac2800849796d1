"""Makes a tree of sections of the headings, and tells which of them are the entries.

The entries stand at the highest level of headings, or deeper where the sections of that level are
mostly columns that hold a larger number of sections (iOS 周报, HelloGitHub); summary, contents,
references, cover and footers do not count. A section of the entry level with content is an entry,
and so is a deeper one that no entry contains. Levels are settled by depth, from 2 on: a heading
that was level 1 beside the title is demoted with all below it, and a jump from 2 to 4 is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile

from exporter.config import Recognition
from exporter.conventions.roles import Role, key, role
from exporter.model import nodes as n
from exporter.model.issue import Section, SectionKind
from exporter.model.walk import plain
from exporter.passes.summaries import is_summary

_DEEPEST = 6
_SUMMARIES = 3  # so many are looked at
_BY_RULES = Recognition()
_KINDS = {
    Role.SUMMARY: SectionKind.SUMMARY,
    Role.CONTENTS: SectionKind.CONTENTS,
    Role.REFERENCES: SectionKind.REFERENCES,
}
_APART = {Role.COVER, Role.FOOTER, Role.TAGS}


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with what stands between it and the next one."""

    heading: n.Heading
    level: int
    role: Role
    blocks: n.Blocks
    kind: SectionKind = SectionKind.PLAIN


def build(blocks: n.Blocks, hints: Recognition = _BY_RULES) -> tuple[n.Blocks, tuple[Section, ...]]:
    """Return what stands before the first heading, and the sections."""
    starts = [i for i, block in enumerate(blocks) if isinstance(block, n.Heading)]
    ends = [*starts, len(blocks)][1:]
    parts = [
        _part(block, without_separators(blocks[i + 1 : end]), hints)
        for i, end in zip(starts, ends, strict=True)
        if isinstance(block := blocks[i], n.Heading)
    ]
    lead = blocks[: starts[0]] if starts else blocks
    levelled = _levelled(_lift_references(_without_long_summaries(parts)))
    return without_separators(lead), _nest(_with_kinds(levelled, hints.entry_level), depth=0)


def _part(heading: n.Heading, blocks: n.Blocks, hints: Recognition) -> _Part:
    said = role(plain(heading.children), hints)
    if said is Role.TAGS and not all(isinstance(block, n.TagLine) for block in blocks):
        said = Role.NONE  # 今日关键词 with a text is a column
    return _Part(heading, heading.level, said, blocks)


def _without_long_summaries(parts: list[_Part]) -> list[_Part]:
    """Leave the summary to the first section that is one: 本期看点 may be a column of its own."""
    called = [place for place, part in enumerate(parts) if part.role is Role.SUMMARY]
    done = list(parts)
    for place in called[:_SUMMARIES]:
        inner = list(_below(parts[place], islice(parts, place + 1, None)))
        after = [plain(p.heading.children) for p in parts[place + 1 + len(inner) :]]
        blocks = tuple(block for p in (parts[place], *inner) for block in p.blocks)
        if is_summary(blocks, after):
            break
        done[place] = replace(parts[place], role=Role.NONE)
    return done


def without_separators(blocks: n.Blocks) -> n.Blocks:
    """Drop rules at either end: they separate what headings separate already."""
    start, end = 0, len(blocks)
    while start < end and isinstance(blocks[start], n.Rule):
        start += 1
    while start < end and isinstance(blocks[end - 1], n.Rule):
        end -= 1
    return blocks[start:end]


def _levelled(parts: list[_Part]) -> list[_Part]:
    """Give each part its depth for a level: how far a heading is below its parent says nothing."""
    above: list[int] = []
    done: list[_Part] = []
    for part in parts:
        while above and above[-1] >= part.level:
            above.pop()
        done.append(replace(part, level=len(above)))
        above.append(part.level)
    return done


def _lift_references(parts: list[_Part]) -> list[_Part]:
    """Raise the issue's references, and footers after them, to the top level.

    They are the issue's, not the last entry's, if they are the only ones and nothing but footers
    follows: in `### 参考文献` under the last `##` the level is there for its size.
    """
    places = [i for i, part in enumerate(parts) if part.role is Role.REFERENCES]
    if len(places) != 1:
        return parts
    place = places[0]
    level = parts[place].level
    if any(p.role is not Role.FOOTER and p.level <= level for p in parts[place + 1 :]):
        return parts
    raised = level - min(part.level for part in parts)
    return parts[:place] + [replace(p, level=p.level - raised) for p in parts[place:]]


def _below(part: _Part, following: Iterable[_Part]) -> Iterator[_Part]:
    return takewhile(lambda other: other.level > part.level, following)


def _with_kinds(parts: list[_Part], hinted_level: int) -> list[_Part]:
    done: list[_Part] = []
    entry_level = _entry_level(parts)
    seen: set[Role] = set()
    inside: int | None = None
    for part, has_content in zip(parts, _have_content(parts), strict=True):
        kind = SectionKind.PLAIN
        if inside is None or part.level <= inside:
            inside = None
            if part.role in _KINDS and (part.role is Role.REFERENCES or part.role not in seen):
                kind = _KINDS[part.role]
                seen.add(part.role)
            elif part.role not in _APART and has_content:
                at_level = part.heading.level == hinted_level
                is_entry = at_level if hinted_level else part.level >= entry_level
                kind = SectionKind.ENTRY if is_entry else SectionKind.PLAIN
            if kind is not SectionKind.PLAIN or part.role is not Role.NONE:
                inside = part.level
        done.append(replace(part, kind=kind))
    return done


def _entry_level(parts: list[_Part]) -> int:
    """Return the level of the entries, going down as long as sections are columns of deeper ones.

    A column says at most a sentence before the first section in it. Where the deeper headings are
    the same again and again (方法, 结论), they are parts of entries and no entries.
    """
    counted = _counted(parts)
    levels = sorted({part.level for part, _ in counted})
    for level, deeper in pairwise(levels):
        here = [is_column for part, is_column in counted if part.level == level]
        below = [key(plain(part.heading.children)) for part, _ in counted if part.level == deeper]
        columns = sum(here)
        repeats = len(set(below)) <= len(below) / 2
        if repeats or columns < len(here) - columns or len(below) <= columns:
            return level
    return levels[-1] if levels else 0


def _counted(parts: list[_Part]) -> list[tuple[_Part, bool]]:
    """Return the sections with content outside of those with a role; and which are columns."""
    found: list[tuple[_Part, bool]] = []
    inside: int | None = None
    following = [*parts, None][1:]
    for part, after, has_content in zip(parts, following, _have_content(parts), strict=True):
        if inside is None or part.level <= inside:
            inside = None if part.role is Role.NONE else part.level
            if inside is None and has_content:
                holds_sections = after is not None and after.level > part.level
                found.append((part, holds_sections and len(part.blocks) <= 1))
    return found


def _have_content(parts: list[_Part]) -> list[bool]:
    following = [*parts, None][1:]
    return [
        bool(part.blocks) or (after is not None and after.level > part.level)
        for part, after in zip(parts, following, strict=True)
    ]


def _nest(parts: list[_Part], depth: int) -> tuple[Section, ...]:
    sections: list[Section] = []
    start = 0
    while start < len(parts):
        part = parts[start]
        end = start + 1
        while end < len(parts) and parts[end].level > depth:
            end += 1
        section = Section(
            kind=part.kind,
            title=part.heading.children,
            anchor=part.heading.anchor,
            level=min(depth + 2, _DEEPEST),
            blocks=part.blocks,
            children=_nest(parts[start + 1 : end], depth + 1),
            line=part.heading.line,
            column=part.heading.column,
        )
        sections.append(section)
        start = end
    return tuple(sections)

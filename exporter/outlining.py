"""What was understood of an issue, and by which rule: for editors who wonder why.

Nothing here decides anything: the values are those of the `Issue`, and where each comes from is
told by comparing it with front matter, title and file name. No picture is fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from exporter.config import Settings
from exporter.conventions.labels import tags_in
from exporter.conventions.roles import Role, role
from exporter.conventions.screens import is_screen
from exporter.conventions.summary import summarised_in
from exporter.diagnostics import Diagnostic, Report
from exporter.model import nodes as n
from exporter.model.issue import FrontMatter, Issue, Manuscript, Meta, Section, SectionKind
from exporter.model.walk import Descendable, all_nodes, descend, plain
from exporter.passes import recognise
from exporter.passes.columns import item_number
from exporter.reading import load, read

_DEFAULTS = Settings()
_FRONT = "front matter"
_COUNTED: dict[type[Descendable], str] = {
    n.Image: "pictures",
    n.Link: "links",
    n.NoteRef: "notes",
    n.Table: "tables",
    n.CodeBlock: "listings",
    n.Math: "formulas",
    n.MathBlock: "formulas",
    n.Media: "players",
    n.Reference: "references",
}
_REASONS = {
    SectionKind.ENTRY: "stands at the level of the entries",
    SectionKind.SUMMARY: "the words of its heading",
    SectionKind.CONTENTS: "the words of its heading, and nothing in it but links to headings",
    SectionKind.SIGN_OFF: "stands below the last rule and speaks of the publication",
    SectionKind.REFERENCES: "the words of its heading",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that may be known, the rule that found it, and its line, 0 if it has none."""

    name: str
    value: str | tuple[str, ...]
    rule: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of a column, or a reference."""

    number: int
    text: str
    line: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section as it was understood; `counts` and `items` are its own, not its children's."""

    kind: str
    title: str
    rule: str
    level: int
    anchor: str
    line: int
    tags: tuple[str, ...]
    counts: dict[str, int]
    items: tuple[Item, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An issue as it was understood. `counts` are those of the whole issue."""

    path: str
    facts: tuple[Fact, ...]
    counts: dict[str, int]
    parts: tuple[Part, ...]
    diagnostics: tuple[Diagnostic, ...]


def outline(
    path: Path | str, settings: Settings = _DEFAULTS, report: Report | None = None
) -> Outline:
    """Read an issue and say what was understood.

    Parameters
    ----------
    report : Report or None
        Receives what the editor should know, which `Outline.diagnostics` has too.

    Raises
    ------
    ExportError
        If the issue cannot be read.
    """
    path, report = Path(path), report or Report(str(path))
    source = load(path, report, settings.max_issue)
    manuscript = read(source, report, math=settings.math, breaks=settings.breaks)
    issue = recognise(manuscript, report, settings.typography, settings.recognition)
    cover = (issue.cover.image,) if issue.cover else ()
    return Outline(
        str(path),
        _facts(manuscript, issue),
        {"entries": _entries(issue.sections), **_counts((*cover, *all_nodes(issue)))},
        tuple(_part(section) for section in issue.sections),
        report.diagnostics,
    )


def _facts(manuscript: Manuscript, issue: Issue) -> tuple[Fact, ...]:
    meta, front = issue.meta, manuscript.front
    summary = summarised_in(issue)
    by = "labelled paragraph" if isinstance(summary, n.Labelled) else "section"
    day = meta.date.isoformat() if meta.date else ""
    return (
        _found("title", meta.title, meta),
        Fact("parts", meta.parts, "title, between its marks"),
        _found("series", meta.series, meta),
        _found("number", meta.number, meta),
        _found("date", day, meta),
        _found("authors", meta.authors, meta),
        *_cover(manuscript, issue),
        _told("summary", meta.summary, front, by, summary.line if summary else 0),
        _told("digest", meta.digest, front, "summary, in one line", 0),
        _tags(issue, front),
        Fact("language", meta.language, _FRONT if front.lang else "default"),
        Fact("identifier", meta.identifier, "series and number, else date, else all three"),
    )


def _found(name: str, value: str | tuple[str, ...], meta: Meta) -> Fact:
    """Return a fact with its origin as the passes settled it."""
    origin = meta.origins[name]
    return Fact(name, value, f"{origin.rule}, a guess" * origin.is_weak or origin.rule, origin.line)


def _told(name: str, value: str, front: FrontMatter, rule: str, line: int) -> Fact:
    """Return a fact from the front matter if that has it, else from where the rule found it."""
    if getattr(front, name) is not None:
        return Fact(name, value, _FRONT, front.lines.get(name, 0))
    return Fact(name, value, rule, line)


def _cover(manuscript: Manuscript, issue: Issue) -> tuple[Fact, ...]:
    cover, front = issue.cover, manuscript.front
    if cover is None:
        return (Fact("cover", "", ""), Fact("cover_credit", "", ""))
    if front.cover:
        shown = _told("cover", cover.image.source, front, "", 0)
    else:
        above = [b for b in manuscript.blocks if isinstance(b, n.Heading) and b.line != 0]
        in_section = any(
            role(plain(b.children)) is Role.COVER and b.line < cover.image.line for b in above
        )
        where = "first picture of its own section"
        rule = where if in_section else "first picture before the first section"
        shown = Fact("cover", cover.image.source, rule, cover.image.line)
    if not cover.credit or front.cover_credit is not None:
        return (shown, _told("cover_credit", cover.credit, front, "", 0))
    written = [node for node in descend(manuscript.blocks) if isinstance(node, n.Image)]
    in_alt = any(cover.credit in {image.alt, image.title} for image in written)
    rule = "alt of the cover" if in_alt else "caption or paragraph below the cover"
    return (shown, Fact("cover_credit", cover.credit, rule, cover.image.line))


def _tags(issue: Issue, front: FrontMatter) -> Fact:
    hashtags = tags_in(issue.lead) or any(section.tags for section in issue.sections)
    rules = [_FRONT] if front.tags else []
    rules += ["lines of hashtags and fields like 标签"] if hashtags else []
    return Fact("tags", issue.meta.tags, ", ".join(rules), front.lines.get("tags", 0))


def _part(section: Section) -> Part:
    said = role(plain(section.title))
    kind, rule = section.kind.value, _REASONS.get(section.kind, "")
    if section.kind is SectionKind.PLAIN and said in {Role.FOOTER, Role.COVER}:
        kind, rule = said.name.lower(), "the words of its heading"
    return Part(
        kind=kind,
        title=plain(section.title),
        rule=rule,
        level=section.level,
        anchor=section.anchor,
        line=section.line,
        tags=section.tags,
        counts=_counts(descend((*section.title, *section.blocks))),
        items=tuple(_items(section.blocks)),
        parts=tuple(_part(child) for child in section.children),
    )


def _items(blocks: n.Blocks) -> list[Item]:
    found: list[Item] = []
    for block in blocks:
        if isinstance(block, n.ReferenceList):
            found += [Item(r.number, plain(r.children), r.line, r.address) for r in block.items]
        elif isinstance(block, n.Heading | n.Paragraph) and item_number(block):
            text = plain(block.children).partition("、")[2].strip()
            links = (node.address for node in descend(block.children) if isinstance(node, n.Link))
            found.append(Item(item_number(block), text, block.line, next(links, "")))
    return found


def _counts(nodes: Iterable[Descendable]) -> dict[str, int]:
    """Count what is worth a word, in the order of `_COUNTED`."""
    own = (node for node in nodes if not (isinstance(node, n.Image) and is_screen(node)))
    counted = Counter(_COUNTED[type(node)] for node in own if type(node) in _COUNTED)
    return {name: counted[name] for name in dict.fromkeys(_COUNTED.values()) if counted[name]}


def _entries(some: tuple[Section, ...]) -> int:
    own = sum(section.kind is SectionKind.ENTRY for section in some)
    return own + sum(_entries(section.children) for section in some)

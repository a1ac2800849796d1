"""Makes several articles of one issue: each section that `articles:` marks becomes one of its own.

What is left of the issue is the first article, 头条; the marked sections follow in the order of
the front matter. Each has the notes and links that its own text calls.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import replace

from exporter.assets.uses import first_uses
from exporter.diagnostics import Problem, Report
from exporter.emit.wechat import citations
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue, Note, Section
from exporter.model.nodes import NoteRef, ReferenceList
from exporter.model.walk import all_nodes, plain
from exporter.publish.readback import line_of
from exporter.spelling import nearest


def split(bundle: Bundle, report: Report) -> tuple[Bundle, ...]:
    """Return a bundle for each article; a mark that no section of the first rank has is reported.

    An article without a picture begins with the issue's cover, because WeChat asks for one.
    """
    issue = bundle.issue
    marked = _marked(bundle, report)
    if not marked:
        return (bundle,)
    anchors = {section.anchor for section in marked}
    called = citations.called(issue)
    rest = _rest(issue, anchors)
    rest = rest if _lists(rest) == _lists(issue) else _rest(called, anchors)
    homes = {section.anchor: section for section in called.sections}
    apart = [_article(called, homes[section.anchor]) for section in marked]
    taken = {number for one in apart for number in _called(one)} - _called(rest)
    kept = tuple(note for note in rest.notes if note.number not in taken)
    return tuple(replace(bundle, issue=one) for one in (replace(rest, notes=kept), *apart))


def _rest(issue: Issue, anchors: Collection[str]) -> Issue:
    return replace(issue, sections=tuple(s for s in issue.sections if s.anchor not in anchors))


def _lists(issue: Issue) -> int:
    """Count the lists of references that an issue has itself."""
    return sum(isinstance(node, ReferenceList) for node in all_nodes(issue))


def _marked(bundle: Bundle, report: Report) -> list[Section]:
    known = {plain(section.title).strip(): section for section in bundle.issue.sections}
    found: dict[str, Section] = {}
    for title in bundle.issue.meta.articles:
        if title in known:
            found[title] = known[title]
        else:
            message = f"`articles` names {title!r}, which no section below the title has as heading"
            hint = nearest(title, known) or "write the heading as it stands in the issue"
            line = line_of(title, bundle.source)
            report.add(Problem.FRONT_MATTER, message, line=line, hint=hint)
    return list(found.values())


def _article(issue: Issue, section: Section) -> Issue:
    title = plain(section.title).strip()
    meta = replace(
        issue.meta,
        title=title,
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"{issue.meta.identifier}#{title}").urn,
        parts=(),
        summary="",
        digest="",
        articles=(),
        line=section.line,
    )
    alone = Issue(meta, lead=section.blocks, sections=section.children, citations=issue.citations)
    calls = _called(alone)
    notes: tuple[Note, ...] = tuple(note for note in issue.notes if note.number in calls)
    whole = replace(alone, notes=notes)
    if not first_uses(whole):
        return replace(whole, cover=issue.cover)
    return replace(whole, meta=replace(meta, cover_crop=()))  # that was said of another picture


def _called(issue: Issue) -> set[int]:
    """Return the numbers of the notes that the text calls."""
    nodes = all_nodes(replace(issue, notes=()))
    return {node.number for node in nodes if isinstance(node, NoteRef)}

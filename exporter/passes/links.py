"""Lets a link lead where a published file may lead; the rest becomes text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exporter.conventions.links import refusal
from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import rebuild_issue


def allow_links(issue: Issue, report: Report) -> Issue:
    """Turn links into text whose address may not be published, and say so."""

    def is_refused(address: str, node: n.Inline | n.Block) -> bool:
        reason = refusal(address)
        if reason:
            message = f"the link to {reason} is now plain text"
            report.add(Problem.LINK_UNSAFE, message, node)
        return bool(reason)

    def inline(node: n.Inline) -> Iterable[n.Inline]:
        if isinstance(node, n.Link) and is_refused(node.address, node):
            return node.children
        return (node,)

    def block(node: n.Block) -> Iterable[n.Block]:
        match node:
            case n.Figure(link=link) if link and is_refused(link, node):
                return (replace(node, link=""),)
            case n.Media(source=source) if source.startswith("//"):
                return (replace(node, source=f"https:{source}"),)  # so are players embedded
            case n.Media(source=source, title=title) if is_refused(source, node):
                return (n.Paragraph((n.Text(title),), line=node.line),) if title else ()
            case _:
                return (node,)

    return rebuild_issue(issue, block=block, inline=inline)

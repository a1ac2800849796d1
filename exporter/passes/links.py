"""Lets a link lead where a published file may lead, in every format alike; the rest becomes text.

The list is of what may be: addresses of the web, of mail and of telephones, and paths relative to
the issue. Every other scheme starts a program somewhere (`ms-msdt:`, `search-ms:`, `smb:`), and a
path from the root, of a drive or of a host (`//host/share`) is a place of the reader's own machine
or network, which a word processor may ask with the reader's password.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import rebuild_issue

HOSTED = ("http", "https", "ftp")
PLAIN = ("mailto", "tel", "sms")

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED = re.compile(r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2060\ufeff]+")
_ROOTED = re.compile(r"[/\\~]|%2f|%5c", re.IGNORECASE)
_SHOWN = 60


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


def refusal(address: str) -> str:
    """Return what is wrong with where an address leads, nothing if it may be published."""
    bare = _IGNORED.sub("", address)
    scheme = _SCHEME.match(bare)
    if scheme:
        known = scheme[1].lower() in {*HOSTED, *PLAIN}
        return "" if known else f"a {scheme[1].lower()[:_SHOWN]}: address"
    rooted = _ROOTED.match(bare)
    return f"{bare[:_SHOWN]}, a place of the reader's own machine or network," if rooted else ""

"""Decides where a link leads: out of the issue, to a heading of it, or nowhere because unsafe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from exporter.diagnostics import Problem
from exporter.model import nodes as n
from exporter.reading.context import Context, Place

_UNSAFE = re.compile(r"(javascript|file|vbscript|data)\s*:", re.IGNORECASE)
_IGNORED = re.compile(r"[\s\x00-\x20\u200b]+")


def link(
    context: Context, children: Iterable[n.Inline], address: str, title: str, place: Place
) -> Iterator[n.Inline]:
    """Yield a link, or its children alone where it must not lead anywhere."""
    inner = tuple(_without_links(children))
    line, column = place
    address = address.strip()
    if not is_safe(context, address, place):
        pass
    elif address in {"", "#"}:
        if inner:
            message = "the link has no address and is now plain text"
            hint = "write the address, or take the brackets away"
            context.report.add(Problem.LINK_DEAD, message, line=line, column=column, hint=hint)
    elif address.startswith("#"):
        yield n.CrossReference(inner, unquote(address[1:]), line=line, column=column)
        return
    else:
        yield n.Link(inner, address, title, line=line, column=column)
        return
    yield from inner


def is_safe(context: Context, address: str, place: Place) -> bool:
    """Tell whether an address may be linked, and say so if not: scripts and local files may not."""
    unsafe = _UNSAFE.match(_IGNORED.sub("", address))
    if unsafe:
        message = f"the link to a {unsafe[1].lower()}: address is now plain text"
        context.report.add(Problem.LINK_UNSAFE, message, line=place[0], column=place[1])
    return not unsafe


def _without_links(inlines: Iterable[n.Inline]) -> Iterator[n.Inline]:
    for node in inlines:
        if isinstance(node, n.Link | n.CrossReference):
            yield from _without_links(node.children)
        else:
            yield node

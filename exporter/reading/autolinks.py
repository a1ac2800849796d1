"""Makes links of addresses: those that the reader found, and those that stand in text it left.

Where an address ends is decided in `urls`, for the source before pandoc reads it; what stands in
HTML, and what pandoc takes for an address and is none, is settled here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporter.model import nodes as n
from exporter.reading.context import Context, Place
from exporter.reading.links import link
from exporter.reading.urls import spans

_MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}")


def is_automatic(text: str, address: str) -> bool:
    """Tell whether a link is a bare address that the reader linked."""
    return text == address or address in {f"http://{text}", f"mailto:{text}"}


def mend(context: Context, text: str, address: str, place: Place) -> Iterator[n.Inline]:
    """Yield an automatic link, ending where the address ends, or plain text if it is none."""
    line, column = place
    if address.startswith("mailto:") and not _MAIL.fullmatch(address):
        yield n.Text(text, line=line, column=column)
        return
    end = next((end for start, end in spans(text) if not start), len(text))
    head, tail = text[:end], text[end:]
    short = address.removesuffix(tail)
    yield from link(context, [n.Text(head, line=line, column=column)], short, "", place)
    if tail:
        yield n.Text(tail, line=line, column=column + len(head) if column else 0)


def link_bare(context: Context, inlines: Iterable[n.Inline]) -> Iterator[n.Inline]:
    """Link the addresses that stand in text outside links."""
    for node in inlines:
        match node:
            case n.Text(text=text) if "://" in text:
                yield from _linked(context, node)
            case n.Link() | n.CrossReference():
                yield node
            case n.Span(children=children):
                yield replace(node, children=tuple(link_bare(context, children)))
            case _:
                yield node


def _linked(context: Context, node: n.Text) -> Iterator[n.Inline]:
    done = 0
    line, column = node.line, node.column
    for start, end in spans(node.text):
        address = node.text[start:end]
        if "://" not in address:
            continue
        place = context.draft.find(address, line, column, lines=50) if line else (0, 0)
        if start > done:
            yield n.Text(node.text[done:start], line=line, column=column)
        inner = n.Text(address, line=place[0], column=place[1])
        yield from link(context, [inner], address, "", place)
        done = end
        line, column = (place[0], place[1] + len(address)) if place[0] else (0, 0)
    if done < len(node.text):
        yield n.Text(node.text[done:], line=line, column=column)

"""Mends addresses that stand in the text: cut where Chinese begins, linked where it is glued on.

GitHub's autolinks (GFM 6.9) end at white space, so they swallow the Chinese punctuation behind
them, and begin only after white space, so they miss an address glued to a Chinese character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporter.model import nodes as n
from exporter.read.context import Context, Place
from exporter.read.links import link

_STOP = re.compile(
    "[\u3000-\u303f\uff00-\uff60\uffe0-\uffef\u2018-\u201d\u2026\u2014\u00a0\u2000-\u200f\ufeff\u00b7]"
)
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9@/.:-])https?://[A-Za-z0-9]"
    '[^\\s<>`"\u00a0\u2000-\u206f\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef|^{}\\\\]+'
)
_TRAILING = re.compile(r"(?<![?!.,:;*_~'\"\]])[?!.,:;*_~'\"\]]+$|&[a-z]+;$")
_ROUNDS = 20
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
    stop = _STOP.search(text)
    if stop is None:
        yield from link(context, [n.Text(text, line=line, column=column)], address, "", place)
        return
    head, tail = text[: stop.start()], text[stop.start() :]
    short = address.removesuffix(tail)
    yield from link(context, [n.Text(head, line=line, column=column)], short, "", place)
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
    for found in _ADDRESS.finditer(node.text):
        address = _trimmed(found[0])
        start, end = found.start(), found.start() + len(address)
        if "://" not in address.rstrip("/") or "//localhost" in address:
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


def _trimmed(address: str) -> str:
    """Leave out what GitHub takes for the sentence's punctuation and unbalanced brackets."""
    for _ in range(_ROUNDS):
        shorter = _TRAILING.sub("", address)
        surplus = shorter.count(")") - shorter.count("(")
        if surplus > 0:
            closing = len(shorter) - len(shorter.rstrip(")"))
            shorter = shorter[: len(shorter) - min(surplus, closing)]
        if shorter == address:
            break
        address = shorter
    return address

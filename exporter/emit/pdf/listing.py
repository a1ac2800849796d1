"""Sets code in lines, so that one too long for the page can be told from two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporter.emit.dialect import Dialect, tag
from exporter.model import nodes as n
from exporter.textwidth import ems

WRAP = "wrap"  # the name of the mark, as styles/paper/print.css knows it
_SIZE, _PADDING = 0.78, 2.4
_LATIN = 0.62


def listing(block: n.CodeBlock, dialect: Dialect) -> str:
    """Write the lines of a listing; those that must wrap are elements of class `long`."""
    room = dialect.bundle.theme.page.measure / _SIZE - _PADDING
    written, after_long = "", True
    for line in _lines(block.tokens):
        code = "".join(dialect.token(token) for token in line)
        long = ems("".join(token.text for token in line), _LATIN, ambiguous=True) > room
        if long:
            code = tag("span", code, {"class": "long"})
        elif not after_long:
            code = f"\n{code}"
        written, after_long = written + code, long
    return written


def wrap_mark(colour: str) -> bytes:
    """Draw the mark before what runs on from the line above."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 31" width="20" height="31">'
        f'<path d="M4 8v7h10M11 12l3.5 3L11 18" fill="none" stroke="{colour}" stroke-width="1.3"/>'
        "</svg>"
    ).encode()


def _lines(tokens: tuple[n.Token, ...]) -> Iterator[tuple[n.Token, ...]]:
    line: list[n.Token] = []
    for token in tokens:
        first, *others = token.text.split("\n")
        line.append(replace(token, text=first))
        for text in others:
            yield tuple(line)
            line = [replace(token, text=text)]
    yield tuple(line)

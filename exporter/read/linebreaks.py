"""Settles the line ends of the source: gone between Chinese characters, else a space.

Until here a soft line end is a line feed inside a `Text`. Whether it separates words is decided by
the characters on both sides, looking through emphasis, links and calls of notes (CSS Text 4,
segment break transformation; between full-width punctuation and Latin there is no space either).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from exporter.model import nodes as n
from exporter.read.emphasis import is_cjk

_SOFT = re.compile(r"[ \t]*\n[ \t\n]*")
_RUN = re.compile(r"[ \t]+")
_SPACE = " \t\n"
_BREAK = "\v"
_OPAQUE = "\ufffc"
_CHINESE_PUNCTUATION = frozenset("“”‘’—…·")


def settle(inlines: Iterable[n.Inline]) -> n.Inlines:
    """Join runs of text, settle soft line ends, trim spaces and breaks at both ends."""
    joined = join(inlines)
    flat = "".join(_flatten(joined))
    if "\n" in flat:
        separators = (_separator(flat, found) for found in _SOFT.finditer(flat))
        joined = list(_settled(joined, separators))
    if "  " in flat or "\t" in flat:
        joined = list(_collapsed(joined))
    return tuple(trim(joined))


def join(inlines: Iterable[n.Inline]) -> list[n.Inline]:
    """Join neighbouring runs of text, inside emphasis too."""
    joined: list[n.Inline] = []
    for node in inlines:
        last = joined[-1] if joined else None
        if isinstance(node, n.Text):
            if isinstance(last, n.Text):
                place = last if last.line else node
                text = n.Text(last.text + node.text, line=place.line, column=place.column)
                joined[-1] = text
                continue
            if not node.text:
                continue
        elif isinstance(node, n.Span):
            node = replace(node, children=tuple(join(node.children)))  # noqa: PLW2901
        joined.append(node)
    return joined


def trim(inlines: Sequence[n.Inline]) -> list[n.Inline]:
    """Take spaces and breaks from both ends of a block."""
    return _trimmed(_trimmed(inlines, 0), -1)


def _trimmed(inlines: Sequence[n.Inline], end: Literal[0, -1]) -> list[n.Inline]:
    rest = list(inlines)
    while rest:
        node = rest[end]
        match node:
            case n.Break():
                del rest[end]
            case n.Text(text=text) if text[end] in _SPACE:
                bare = text.rstrip(_SPACE) if end else text.lstrip(_SPACE)
                if bare:
                    rest[end] = n.Text(bare, line=node.line, column=node.column)
                else:
                    del rest[end]
            case n.Span(children=children):
                rest[end] = replace(node, children=tuple(_trimmed(children, end)))
                break
            case _:
                break
    return rest


def _flatten(inlines: Iterable[n.Inline]) -> Iterator[str]:
    for node in inlines:
        match node:
            case n.Text(text=text):
                yield text
            case n.Span(children=children):
                yield from _flatten(children)
            case n.Break():
                yield _BREAK
            case n.Ruby(base=base):
                yield base
            case n.NoteRef():
                pass
            case _:
                yield _OPAQUE


def _separator(flat: str, found: re.Match[str]) -> str:
    before = flat[found.start() - 1] if found.start() else _BREAK
    after = flat[found.end()] if found.end() < len(flat) else _BREAK
    if _BREAK in {before, after} or (_is_wide(before) and _is_wide(after)):
        return ""
    return "" if _is_full_width_mark(before) or _is_full_width_mark(after) else " "


def _is_wide(character: str) -> bool:
    if character in _CHINESE_PUNCTUATION:
        return True
    return is_cjk(character) and not unicodedata.name(character, "").startswith("HANGUL")


def _is_full_width_mark(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "P" and unicodedata.east_asian_width(character) in "WF"


def _settled(inlines: Iterable[n.Inline], separators: Iterator[str]) -> Iterator[n.Inline]:
    for node in inlines:
        if isinstance(node, n.Span):
            yield replace(node, children=tuple(_settled(node.children, separators)))
        elif isinstance(node, n.Text) and "\n" in node.text:
            text = _SOFT.sub(lambda _: next(separators, " "), node.text)
            if text:
                yield n.Text(text, line=node.line, column=node.column)
        else:
            yield node


def _collapsed(inlines: Iterable[n.Inline]) -> Iterator[n.Inline]:
    """Make one space of each run of spaces and tabs, as every page does that is shown."""
    for node in inlines:
        match node:
            case n.Span(children=children):
                yield replace(node, children=tuple(_collapsed(children)))
            case n.Text(text=text):
                yield replace(node, text=_RUN.sub(" ", text))
            case _:
                yield node

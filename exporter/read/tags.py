"""Cuts raw HTML into tokens with their places: what each tag name means, what is dropped and said.

The names are those of the HTML standard. A tag of another name (`Result<T>`, `<dyn Error>`) was
meant as text and stays it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from exporter.diagnostics import Problem
from exporter.model import nodes as n
from exporter.read.context import Context, Place
from exporter.read.htmlnames import DROPPED, KNOWN, SILENT
from exporter.read.looks import note_look
from exporter.read.markup import Dropped, Tag, Token, cut, visible


def tokens(
    context: Context, raw: str, place: Place, *, keep_space: bool = False
) -> Iterator[Token]:
    """Yield the tags and texts of a piece of raw HTML that begins at a place of the source.

    Parameters
    ----------
    keep_space : bool
        Whether white space counts, as in `<pre>`.
    """
    line, column = place
    for offset, token in cut(raw):
        if isinstance(token, str):
            offset += len(token) - len(token.lstrip())  # noqa: PLW2901
        at = _locate(context, raw, offset, (line, column), token)
        match token:
            case Tag():
                yield _tag(context, token, at)
            case str():
                text = unescape(token) if keep_space else visible(token)
                yield from context.split(text, at)
            case Dropped(open=True):
                message = "this comment is never closed and hides all that follows"
                hint = "close it with `-->`"
                context.report.add(
                    Problem.HTML_DROPPED, message, line=at[0], column=at[1], hint=hint
                )
            case Dropped():
                pass


def _locate(
    context: Context, raw: str, offset: int, place: Place, token: str | Tag | Dropped
) -> Place:
    line, column = place
    if not line:
        return 0, 0
    ahead = raw.count("\n", 0, offset)
    if not offset:
        return place
    source = token.source if isinstance(token, Tag) else ""
    start = offset - raw.rfind("\n", 0, offset)
    first = start + column - 1 if not ahead else start
    if not source:
        return line + ahead, first
    head = context.original(source).partition("\n")[0]
    found = context.draft.find(head, line + ahead, first)
    return found if found[0] else (line + ahead, 0)


def _tag(context: Context, tag: Tag, place: Place) -> Token:
    line, column = place
    source = context.original(tag.source)
    if tag.name not in KNOWN:
        message = f"{source} is no HTML tag and stays text"
        hint = "put it between backticks"
        context.report.add(Problem.HTML_DROPPED, message, line=line, column=column, hint=hint)
        return n.Text(source, line=line, column=column)
    if tag.name in DROPPED - SILENT and not tag.closing:
        message = f"<{tag.name}> was left out"
        context.report.add(Problem.HTML_DROPPED, message, line=line, column=column)
    for name in tag.attributes:
        if name.startswith("on"):
            message = f"the script in {name}= was left out"
            context.report.add(Problem.HTML_DROPPED, message, line=line, column=column)
    attributes = {name: context.original(value) for name, value in tag.attributes.items()}
    mark = attributes.get("id") or (tag.name == "a" and attributes.get("name"))
    if mark:
        context.marks.append((mark, line))
    placed = replace(tag, attributes=attributes, source=source, line=line, column=column)
    if not tag.closing:
        note_look(context, placed)
    return placed

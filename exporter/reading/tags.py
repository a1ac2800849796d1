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
from exporter.reading.context import Context, Place
from exporter.reading.htmlnames import DROPPED, KNOWN, SILENT
from exporter.reading.looks import note_look
from exporter.reading.markup import Dropped, Element, Tag, Token, cut, visible

# what ends at its end tag alone, blank lines or not
_RAW = frozenset({"script", "style", "textarea"})


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
            case Tag() if _hides_rest(token, raw, offset):
                message = f"this <{token.name}> is never closed and hides all that follows"
                hint = f"close it with `</{token.name}>`"
                context.report.add(
                    Problem.HTML_DROPPED, message, line=at[0], column=at[1], hint=hint
                )
                yield _tag(context, token, at, unclosed=True)
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


def forget(context: Context, dropped: Element) -> None:
    """Take back what was to be said of the inside of an element that is left out."""
    for piece in dropped.children:
        if isinstance(piece, Element):
            forget(context, piece)
        else:
            context.unknown.pop(id(piece), None)


def name_unknown(context: Context) -> None:
    """Name what looks like a tag and stayed text."""
    for text in context.unknown.values():
        message = f"{text.text} is no HTML tag and stays text"
        context.report.add(Problem.HTML_DROPPED, message, text, hint="put it between backticks")


def _hides_rest(tag: Tag, raw: str, offset: int) -> bool:
    """Tell whether an element that no end tag closes takes all that follows (CommonMark 4.6)."""
    if tag.name not in _RAW or tag.closing:
        return False
    rest = raw[offset + len(tag.source) :]
    return bool(rest.strip()) and f"</{tag.name}" not in rest.lower()


def _tag(context: Context, tag: Tag, place: Place, *, unclosed: bool = False) -> Token:
    line, column = place
    source = context.original(tag.source)
    if tag.name not in KNOWN:
        text = n.Text(source, line=line, column=column)
        context.unknown[id(text)] = text
        return text
    if tag.name in DROPPED - SILENT and not tag.closing and not unclosed:
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

"""Blanks all of a source that is no prose, so that what is left may be looked at as text.

Code, also what looks like it, formulas, addresses, tags with their attributes, comments, front
matter, hashtags: every character of them becomes a mark that no rule looks for. Line feeds stay,
and so do all offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.walk import Descendable
from exporter.reading.draft import draft
from exporter.reading.formulas import cut_out
from exporter.reading.front import take_front_matter

MARK = "\ufffc"
Span = tuple[int, int]

_NOT_LINE_FEED = re.compile(r"[^\n]")
_LITERAL = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|<(?P<raw>pre|code|script|style|svg|math|textarea|template)\b[^<>]*>"
    r"(?:(?!<(?P=raw)\b).)*?</(?P=raw)\s*>"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)"
    r"|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>"
    r"|(?P<tag></?[A-Za-z](?:[^<>\"'\n]|\n(?![ \t]*\n)|\"[^\"<]*\"|'[^'<]*')*>)"
    r"|\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}",
    re.DOTALL,
)
_TICKS = re.compile(r"`+")
_DEFINITION = re.compile(r"^[ \t>]*\[(?!\^)(?:[^\]\\\n]|\\.)+\]:[ \t]*\S.*$", re.MULTILINE)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]")
_ADDRESSES = (
    re.compile(
        r"\]\([ \t]*(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
        r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?\s*\)"
    ),
    re.compile(r"\]\([^)\n]*\)"),
    re.compile(
        r"(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.)"
        r"[^\s<>\ufffc\u3000-\u303f\uff00-\uffef“”‘’…—\u00a0\u00b7\u2000-\u200f]+"
    ),
    re.compile(r"(?<![\w./@-])(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>\ufffc\u3000-\u303f\uff00-\uffef]+"),
    re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w", re.ASCII),
)
_SNIPPETS = re.compile(
    r"(?<![\w.])[a-z_][\w.]*\([^()\n]*\)"
    r"|\{[^{}\n]*:[^{}\n]*\}"
    r"|(?<=[A-Za-z])<[^<>\n]*>"
    r"|(?<=[=<>])(?:\"[^\"\n]*\"|'[^'\n]*')",
    re.ASCII,
)
_BLOCK = re.compile(
    r"^ {0,3}</?(?:address|article|aside|blockquote|body|caption|center|col|colgroup|dd|details"
    r"|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|legend|li|main"
    r"|menu|nav|ol|option|p|param|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)"
    r"(?=[\s/>])(?:.+\n?)+",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNS = re.compile(
    r"\[\^[^\]\s]+\]:?"
    r"|(?<![\w&/\#])\#[\w+.-]+"
    r"|&(?:[A-Za-z][A-Za-z0-9]*|\#\d+|\#[xX][0-9a-fA-F]+);"
    r"|:[a-z0-9_+-]+:"
    r"|(?<![A-Za-z0-9])@[\w-]+"
    r"|^[ \t>]*[-=*_|:+ \t]+$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Masked:
    """The prose of a source, and where its comments, tags and blocks of HTML stand."""

    prose: str
    comments: tuple[Span, ...]
    tags: tuple[Span, ...]
    blocks: tuple[Span, ...]


def mask(
    text: str, starts: list[int], nodes: Iterable[Descendable], *, math: bool | None
) -> Masked:
    """Blank what is no prose.

    Parameters
    ----------
    starts : list of int
        The offset of each line.
    nodes : iterable of nodes
        Every node that the reader made of the text.
    math : bool or None
        Whether all that stands between dollars is a formula, None if the author did not say.
    """
    placed = sorted((node for node in nodes if node.line), key=lambda n: (n.line, n.column))
    sheet = _blank(text, _lines_of_code(text, starts, placed))
    sheet = _blank(sheet, _code(sheet, starts, placed))
    comments: list[Span] = []
    tags: list[Span] = []
    literals: list[Span] = []
    for found in _LITERAL.finditer(sheet):
        literals.append(found.span())
        if found["comment"]:
            comments.append(found.span())
        elif found["tag"]:
            tags.append(found.span())
    blocks = tuple(found.span() for found in _BLOCK.finditer(sheet))
    sheet = _blank(sheet, literals)
    sheet = _blank(sheet, _formulas(sheet, starts, math=math))
    definitions = [found.span() for found in _DEFINITION.finditer(sheet)]
    sheet = _blank(sheet, definitions)
    sheet = _blank(sheet, _labels(sheet, [text[start:end] for start, end in definitions]))
    for pattern in (*_ADDRESSES, _SIGNS, _SNIPPETS):
        sheet = _blank(sheet, [found.span() for found in pattern.finditer(sheet)])
    return Masked(sheet, tuple(comments), tuple(tags), blocks)


def _labels(sheet: str, definitions: Iterable[str]) -> Iterator[Span]:
    """Yield the brackets that name a link definition: a change of theirs would lose the link."""
    known = {_name(found[1]) for text in definitions if (found := _LABEL.search(text))}
    for found in _LABEL.finditer(sheet) if known else ():
        if _name(found[1]) in known:
            yield found.span()


def _name(label: str) -> str:
    return " ".join(label.casefold().split())


def _blank(text: str, spans: Iterable[Span]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += (text[done:start], _NOT_LINE_FEED.sub(MARK, text[start:end]))
        done = end
    return "".join((*pieces, text[done:]))


def _code(sheet: str, starts: list[int], nodes: Iterable[Descendable]) -> Iterator[Span]:
    """Yield the spans of code that the reader found; a tick without a partner misleads no one."""
    done = 0
    for node in nodes:
        start = starts[node.line - 1] + node.column - 1
        ticks = _TICKS.match(sheet, start) if isinstance(node, n.Code) and start >= done else None
        if ticks:
            closing = re.compile(rf"(?<!`){ticks[0]}(?!`)").search(sheet, ticks.end())
            done = closing.end() if closing else ticks.end()
            yield start, done


def _lines_of_code(text: str, starts: list[int], nodes: Iterable[Descendable]) -> Iterator[Span]:
    """Yield the lines of front matter, and of code: fenced as the reader sees it, or indented."""
    _, without = take_front_matter(text, Report())
    first = len(without) - len(without.lstrip("\n")) if without != text else 0
    prose = set(draft(without).prose())
    ends = [*starts[1:], len(text) + 1]
    for node in nodes:
        if isinstance(node, n.CodeBlock) and not _is_element(text, starts, node):
            prose.difference_update(_lines(node))
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if index < first or index not in prose:
            yield start, end - 1


def _is_element(text: str, starts: list[int], listing: n.CodeBlock) -> bool:
    """Tell whether a listing is a `<pre>`, whose lines are not those of its text."""
    start = starts[listing.line - 1] + listing.column - 1
    return text[start : start + 4].lower() == "<pre"


def _lines(listing: n.CodeBlock) -> range:
    """Return the indices of lines that are surely of a listing; of a fenced one not its last."""
    return range(listing.line - 1, listing.line + listing.text.count("\n"))


def _formulas(sheet: str, starts: list[int], *, math: bool | None) -> Iterator[Span]:
    found = cut_out(draft(sheet), Report(), math=math).by_mark.values()
    spans = (starts[f.line - 1] + f.column - 1 for f in found)
    sources = (len(f.source) for f in found)
    for start, length in sorted(zip(spans, sources, strict=True)):
        yield start, start + length

"""Hides what is no running text, so that a station finds in the rest what its author meant.

A mask is the text itself, of the same length and with the same line ends, in which hidden
characters are NUL, which no source holds. Blocks are told apart roughly, in one sweep over the
lines; inside a paragraph code, tags, addresses and brackets bind as in CommonMark (6, "inlines").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import accumulate

from exporter.reading.htmlnames import BLOCKS

HIDDEN = "\0"
Span = tuple[int, int]


class Mask(IntEnum):
    """How much is hidden; each kind hides what those above it do.

    LITERAL: fenced and inline code, `<code>`, comments, `<pre>`, `<script>` and their like.
    CODE: indented code as well, which only a reader of blocks can tell for certain.
    MARKUP: tags, autolinks, definitions, and the addresses and titles of links and pictures.
    LINKS: links and pictures with their words, and blocks of HTML.
    """

    LITERAL = 0
    CODE = 1
    MARKUP = 2
    LINKS = 3


_NOT_LINE_FEED = re.compile(r"[^\n]+")
_TOKEN = re.compile(
    r"\\[!-/:-@\[-_{-~]"
    r"|(?P<ticks>\\?`+)"
    r"|(?P<comment><!--)"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]++@[^\s<>@]++)>"
    r"|(?P<tag></?[A-Za-z](?:[^<>\"'\0\n]|\n(?![ \t>]*\n)|\"[^\"<\0]*\"|'[^'<\0]*')*+>)"
    r"|(?P<open>!?\[)|(?P<close>\])"
)
_TARGET = re.compile(
    r"\((?:[ \t\n]*(?:<[^<>\n]*>|(?:[^\s()<>\0]|\([^\s()\0]*\))*+)"
    r"(?:[ \t\n]+(?:\"[^\"\0]*\"|'[^'\0]*'|\([^()\0]*\)))?[ \t\n]*\)|[^()\n\0]*\))"
)
_LABEL = re.compile(r"\[[^\[\]\n\0]*\]")
_DEFINITION = re.compile(r"^[ \t>]*\[(?!\^)[^\]\n]+\]:[^\n]*", re.MULTILINE)
_ELEMENT = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*"
    r"<(?:(?P<name>pre|script|style|textarea|svg|math)\b|!--)",
    re.IGNORECASE | re.MULTILINE,
)
_PREFIX = re.compile(r"[ \t>]*")
_BEGINS = re.compile(r"^[ \t>]*(?:$|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|)", re.MULTILINE)
_ITEM = re.compile(r"((?:[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))+)[ \t]*")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:")
_HTML = re.compile(r"[ \t>]*</?([A-Za-z][A-Za-z0-9]*)(?=[\s/>]|$)")
_ALONE = re.compile(r"[ \t>]*</?[A-Za-z][^<>]*>[ \t]*")
_CODE_ELEMENT = re.compile(
    r"<(?P<name>code|tt|samp)(?:[ \t][^<>\n]*)?>(?P<inside>[^\0]{0,2000}?)</(?P=name)>",
    re.IGNORECASE,
)
_CODE = 4


def masks(text: str, prose: Sequence[int]) -> tuple[str, ...]:
    """Return the masks of a text in the order of `Mask`.

    Parameters
    ----------
    prose : sequence of int
        The index of each line outside fenced code.
    """
    lines = text.split("\n")
    known = set(prose)
    sheet = "\n".join(
        line if index in known else HIDDEN * len(line) for index, line in enumerate(lines)
    )
    sheet = _blank(sheet, _raw(sheet))
    hidden: dict[Mask, list[Span]] = {kind: [] for kind in Mask}
    for start, end in _paragraphs(sheet):
        _scan(sheet, start, end, hidden)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    hidden[Mask.CODE] += ((starts[i], starts[i + 1] - 1) for i in _indented(lines, prose))
    hidden[Mask.MARKUP] += (found.span() for found in _DEFINITION.finditer(sheet))
    hidden[Mask.LINKS] += _html(sheet)
    made: list[str] = []
    for kind in Mask:
        sheet = _blank(sheet, hidden[kind])
        made.append(sheet)
    return tuple(made)


def _blank(text: str, spans: Iterable[Span]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end > done:
            pieces.append(text[done : max(start, done)])
            inner = text[max(start, done) : end]
            pieces.append(
                _NOT_LINE_FEED.sub(lambda run: HIDDEN * len(run[0]), inner)
                if "\n" in inner
                else HIDDEN * len(inner)
            )
            done = end
    return "".join((*pieces, text[done:]))


def _indented(lines: list[str], prose: Sequence[int]) -> Iterator[int]:
    """Yield the index of each line of indented code: four columns in, below a blank line."""
    levels: list[list[int]] = []  # where the contents of the items begin, by the depth of quotes
    before, free, depth = -1, True, 0
    for index in prose:
        line = lines[index]
        prefix = _PREFIX.match(line)
        quotes = prefix[0].count(">") if prefix else 0
        if quotes:
            line = line[line.rfind(">", 0, prefix.end() if prefix else 0) + 1 :].removeprefix(" ")
        spread = line.expandtabs(_CODE) if "\t" in line else line
        bare = spread.lstrip(" ")
        if not bare or index != before + 1 or quotes != depth:
            free = True
        levels = [*levels[: quotes + 1], *([] for _ in range(quotes + 1 - len(levels)))]
        contents = levels[quotes]
        before, depth = index, quotes
        if not bare:
            continue
        indent = len(spread) - len(bare)
        if free:
            while contents and contents[-1] > indent:
                contents.pop()
        if free and indent >= _CODE + (contents[-1] if contents else 0):
            yield index
            continue
        free = False
        item = _ITEM.match(spread)
        if item or _NOTE.match(spread):
            while contents and contents[-1] > indent:
                contents.pop()
            end = min(item.end(), item.end(1) + _CODE) if item else indent + _CODE
            contents.append(end)


def _raw(sheet: str) -> Iterator[Span]:
    """Yield blocks of comments and of elements whose inside is no Markdown, if they are closed."""
    done = 0
    unclosed: set[str] = set()
    while found := _ELEMENT.search(sheet, done):
        name = (found["name"] or "").lower()
        done = found.end()
        if name in unclosed:
            continue
        closing = f"</{name}" if name else "-->"
        end = re.compile(re.escape(closing), re.IGNORECASE).search(sheet, done)
        if end is None:
            unclosed.add(name)
            continue
        yield sheet.index("<", found.start()), end.end()
        done = end.end()


def _paragraphs(sheet: str) -> Iterator[Span]:
    """Yield the span of each paragraph, item, row and heading that may hold an inline."""
    start = 0
    for found in _BEGINS.finditer(sheet):
        if found.start() > start:
            yield start, found.start()
        start = found.start()
    yield start, len(sheet)


def _scan(sheet: str, start: int, end: int, hidden: dict[Mask, list[Span]]) -> None:
    """Find the inlines of one paragraph that hide something."""
    closers: dict[int, list[int]] | None = None
    brackets: list[int] = []
    comments = True
    at = start
    while found := _TOKEN.search(sheet, at, end):
        at = found.end()
        match found.lastgroup:
            case "ticks":
                closers = _runs(sheet, start, end) if closers is None else closers
                opening = found.start() + 2 * found[0].startswith("\\")
                places = closers[at - opening]
                place = bisect_left(places, at)
                if place < len(places):
                    at = places[place] + at - opening
                    hidden[Mask.LITERAL].append((opening, at))
            case "comment" if comments:
                closing = sheet.find("-->", at, end)
                comments = closing >= 0
                if comments:
                    at = closing + len("-->")
                    hidden[Mask.LITERAL].append((found.start(), at))
            case "auto" | "tag":
                hidden[Mask.MARKUP].append(found.span())
                code = _CODE_ELEMENT.match(sheet, found.start(), end)
                if code and "://" not in code["inside"]:  # `urls` ends addresses there too
                    at = code.end()
                    hidden[Mask.LITERAL].append(code.span("inside"))
            case "open":
                brackets.append(found.start())
            case "close" if brackets:
                at = _close(sheet, brackets.pop(), at, hidden)
            case _:
                pass


def _close(sheet: str, opening: int, at: int, hidden: dict[Mask, list[Span]]) -> int:
    """Return where a bracket ends, with the address or label that makes a link of it."""
    target = _TARGET.match(sheet, at)
    label = target or _LABEL.match(sheet, at)
    if label is None or sheet.startswith("[^", opening):
        return at
    hidden[Mask.LINKS].append((opening, label.end()))
    hidden[Mask.MARKUP].append(label.span())
    return label.end() if target else at  # a label may be the words of the next link


def _runs(sheet: str, start: int, end: int) -> dict[int, list[int]]:
    """Return where the runs of backticks begin, by their length."""
    runs: dict[int, list[int]] = defaultdict(list)
    for run in re.compile("`+").finditer(sheet, start, end):
        runs[len(run[0])].append(run.start())
    return runs


def _html(sheet: str) -> Iterator[Span]:
    """Yield the blocks of HTML, each up to a blank line (CommonMark 4.6, conditions 6 and 7)."""
    if "<" not in sheet:
        return
    at = 0
    begun = -1
    free = True
    for line in sheet.split("\n"):
        blank = not line.strip(" \t>")
        if begun >= 0 and blank:
            yield begun, at
            begun = -1
        elif begun < 0 and "<" in line:
            found = _HTML.match(line)
            if found and (found[1].lower() in BLOCKS or (free and _ALONE.fullmatch(line))):
                begun = at
        free = blank
        at += len(line) + 1
    if begun >= 0:
        yield begun, len(sheet)

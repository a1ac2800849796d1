"""Settles the line ends of the source: kept before an item, gone between Han, else a space.

Until here a soft line end is a line feed inside a `Text`. Whether it separates words is decided by
the characters on both sides, looking through emphasis, links and calls of notes (CSS Text 4,
segment break transformation; between full-width punctuation and Latin there is no space either).
Before what begins a line of its own in Chinese text (`一、`, `（1）`, `①`, `　　`, `时间：`) it is
kept. Whoever wants every break, or none but those of Markdown, says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from exporter import textwidth
from exporter.config import Breaks
from exporter.model import nodes as n
from exporter.model.han import HAN
from exporter.model.walk import with_children
from exporter.reading.emphasis import is_cjk

Place: TypeAlias = tuple[int, int]

_SOFT = re.compile(r"[ \t]*\n[ \t\n]*")
_RUN = re.compile(r"[ \t]+")
_NUMERAL = "[一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾]"
# signs that lead an item: geometric shapes, stars, dingbats, pictographs
_BULLET = "[•‣※\u25a0-\u25ff\u2605\u2606\u2700-\u27bf\u2b50\u2b1b\u2b1c\U0001f300-\U0001faff]"
# what begins a line of its own: an item, an indent; a date that is one
_ITEM = re.compile(
    rf"{_NUMERAL}{{1,4}}、|\d{{1,3}}(?:[、．）)]|\.(?!\d))|[A-Z](?:[、．]|\. ?(?=[{HAN}]))"
    rf"|[（(]\s?(?:\d{{1,3}}|{_NUMERAL}{{1,3}}|[A-Za-z])\s?[）)]"
    "|[\u2460-\u249b\u24eb-\u24ff\u2776-\u2793\u3220-\u3229]|[\u2160-\u217f]{1,4}[、．.]"
    rf"|{_BULLET}|· ?(?=\w)"
    "|[\u3000\u2003]{2}|\u00a0{4}"
    rf"|(?:\d|{_NUMERAL}){{4}} ?年 ?(?:\d|{_NUMERAL}){{1,3}} ?月 ?(?:\d|{_NUMERAL}){{1,3}} ?日"
    r"[ \t]*(?=[\n\v]|\Z)"
    r"|\d{4}([-/.])\d{1,2}\1\d{1,2}[ \t]*(?=[\n\v]|\Z)"
)
# what begins a line of its own in Chinese text only: English prose may wrap before a number
_IN_CHINESE = re.compile("[0-9(A-Z\u2700-\u27bf\U0001f300-\U0001faff]")
_HAN = re.compile(f"[{HAN}]")
_FIELD = re.compile(
    r"\s*(?=[^\s\w]{0,3}\w)[^\s：:，。！？；、“”‘’…（）()\ufffc\v]{1,8}"
    r"(?:：|:(?=\s?[\u3400-\u9fff\d])|(?<=[\u3400-\u9fff]):(?= ))"
)
# a line that is over: a field's name alone, a sentence, a few words
_FINISHED = re.compile(r"[：:。！？；.!?”」）)]\s*\Z|\A[^，。；]{1,20}\Z")
_WORD = re.compile(r"\s*[^\s*_`\[\]<>&\\~$]{1,12}")
_SPACE = " \t\n"
_BREAK = "\v"
_OPAQUE = "\ufffc"
_CHINESE_PUNCTUATION = frozenset("“”‘’—…·")


def settle(
    inlines: Iterable[n.Inline],
    breaks: Breaks = Breaks.CHINESE,
    locate: Callable[[str, int], Place] = lambda _text, _line: (0, 0),
) -> n.Inlines:
    """Join runs of text, settle soft line ends, trim spaces and breaks at both ends.

    Parameters
    ----------
    breaks : Breaks
        Which line ends are kept.
    locate : callable
        Finds a text in the source from a line on.
    """
    joined = join(inlines)
    flat = "".join(_flatten(joined))
    if "\n" in flat:
        separators = (_separator(flat, found, breaks) for found in _SOFT.finditer(flat))
        joined = list(_settled(joined, separators, locate))
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
            node = with_children(node, join(node.children))  # noqa: PLW2901
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
                inner = _trimmed(children, end)
                if children and not inner:
                    del rest[end]
                    continue
                rest[end] = with_children(node, inner)
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


def _separator(flat: str, found: re.Match[str], breaks: Breaks) -> str:
    before = flat[found.start() - 1] if found.start() else _BREAK
    after = flat[found.end()] if found.end() < len(flat) else _BREAK
    if _BREAK in {before, after}:
        return ""
    if breaks is Breaks.ALL or (breaks is Breaks.CHINESE and _is_line(flat, found)):
        return _BREAK
    if _is_wide(before) and _is_wide(after):
        return ""
    return "" if _is_full_width_mark(before) or _is_full_width_mark(after) else " "


def _is_line(flat: str, found: re.Match[str]) -> bool:
    """Tell whether a line of its own begins behind a line end."""
    if _ITEM.match(flat, found.end()):
        return bool(_HAN.search(flat) or not _IN_CHINESE.match(flat, found.end()))
    if not _FIELD.match(flat, found.end()):
        return False
    start = max(flat.rfind(end, 0, found.start()) for end in "\n\v") + 1
    above = flat[start : found.start()]
    return bool(_FIELD.match(above) or _FINISHED.search(above))


def _is_wide(character: str) -> bool:
    if character in _CHINESE_PUNCTUATION:
        return True
    return is_cjk(character) and not unicodedata.name(character, "").startswith("HANGUL")


def _is_full_width_mark(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "P" and textwidth.is_wide(character)


def _settled(
    inlines: Iterable[n.Inline],
    separators: Iterator[str],
    locate: Callable[[str, int], Place],
) -> Iterator[n.Inline]:
    for node in inlines:
        if isinstance(node, n.Span):
            yield replace(node, children=tuple(_settled(node.children, separators, locate)))
        elif isinstance(node, n.Text) and "\n" in node.text:
            text = _SOFT.sub(lambda _: next(separators, " "), node.text)
            if _BREAK in text:
                yield from _broken(node, text, locate)
            elif text:
                yield n.Text(text, line=node.line, column=node.column)
        else:
            yield node


def _broken(node: n.Text, text: str, locate: Callable[[str, int], Place]) -> Iterator[n.Inline]:
    """Yield a text with breaks; what stands behind one is looked for in the source."""
    first, *rest = text.split(_BREAK)
    line, column = node.line, node.column
    if first:
        yield n.Text(first, line=line, column=column)
    for piece in rest:
        yield n.Break()
        word = _WORD.match(piece)
        line, column = locate(word[0], line + 1) if word and line else (0, 0)
        if piece:
            yield n.Text(piece, line=line, column=column)


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

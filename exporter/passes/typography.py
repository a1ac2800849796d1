"""Sets Chinese text by the rules that the settings switch on: spaces, quotes, dashes, ellipses.

Each rule looks at a whole run of inlines, through emphasis and links, and changes nothing but
`Text`: code, formulas, addresses and tags stay as they are. All of them need a Han character near
by, so that English keeps its own marks, and none changes its own result. The forms are those of
GB/T 15834-2011 (4.8 quotes, 4.10 dashes, 4.11 ellipses); spaces follow W3C, Requirements for
Chinese Text Layout, 3.2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from exporter.config import Quotes, Typography
from exporter.model import nodes as n
from exporter.model.issue import Cover, Issue, Meta
from exporter.model.walk import joined, plain, rebuild_lines

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "A-Za-z0-9\u00c0-\u024f\u0370-\u03ff"
_IS_HAN = re.compile(f"[{_HAN}]")
_GAP = re.compile(f"(?<=[{_HAN}])(?=[{_LATIN}])|(?:(?<=[{_LATIN}%+℃])|(?<=[A-Za-z]#))(?=[{_HAN}])")
_ELLIPSIS = re.compile(r"(?<![./])\.{3,}(?![./])|。{3,}|(?<!…)…(?!…)")
_DASH = re.compile(r"(?<![-—<!])(?:-{2,3}(?![-—>A-Za-z0-9])|—(?![-—>]))")
_OPENS = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_CLOSES = {close: mark for mark, close in _OPENS.items()}
_NESTED = {Quotes.CORNER: ("「」", "『』"), Quotes.CURLY: ("“”", "‘’")}

Edit = tuple[int, int, str]


def set_type(issue: Issue, rules: Typography) -> Issue:
    """Return the issue with its text set by the rules; anchors stay."""
    if rules == Typography():
        return issue
    line, text = partial(_line, rules=rules), partial(_text, rules=rules)

    def described(block: n.Block) -> tuple[n.Block, ...]:
        if not isinstance(block, n.Figure):
            return (block,)
        image = block.image
        return (replace(block, image=replace(image, alt=text(image.alt), title=text(image.title))),)

    done = rebuild_lines(issue, line, block=described)
    citations = tuple(replace(item, children=line(item.children)) for item in issue.citations)
    cover = issue.cover and Cover(
        replace(issue.cover.image, alt=text(issue.cover.image.alt)), text(issue.cover.credit)
    )
    return replace(done, meta=_meta(issue.meta, rules), cover=cover, citations=citations)


def _meta(meta: Meta, rules: Typography) -> Meta:
    return replace(
        meta,
        title=_text(meta.title, rules),
        parts=tuple(_text(part, rules) for part in meta.parts),
        summary="\n".join(_text(line, rules) for line in meta.summary.split("\n")),
        digest=_text(meta.digest, rules),
    )


def _text(text: str, rules: Typography) -> str:
    return plain(_line((n.Text(text),), rules)) if text else text


def _line(line: n.Inlines, rules: Typography) -> n.Inlines:
    if rules.ellipsis:
        line = _edited(line, _replaced(_flat(line), _ELLIPSIS, "……"))
    if rules.dashes:
        line = _edited(line, _replaced(_flat(line), _DASH, "——"))
    if rules.quotes is not Quotes.KEEP:
        line = _edited(line, _requoted(_flat(line), rules.quotes))
    return _spaced(line) if rules.han_latin_space else line


def _flat(nodes: Iterable[n.Inline]) -> str:
    """Return what the rules see: a character for each that may change, `x` for what may not."""
    pieces: list[str] = []
    for node in nodes:
        match node:
            case n.Text(text=text):
                pieces.append(text)
            case n.Link() if _is_address(node):
                pieces.append("x")
            case n.Span(children=children):
                pieces.append(_flat(children))
            case n.Code() | n.Math():
                pieces.append("x")
            case n.Ruby(base=base):
                pieces.append(base)
            case n.NoteRef():
                pass
            case _:
                pieces.append("\n")
    return "".join(pieces)


def _is_address(link: n.Link) -> bool:
    return plain(link.children) in {link.address, link.address.partition("://")[2]}


def _is_near_han(text: str, start: int, end: int) -> bool:
    """Tell whether the nearest letter or digit on one of both sides is Han."""
    before = next((c for c in reversed(text[:start]) if c.isalnum()), "")
    after = next((c for c in text[end:] if c.isalnum()), "")
    return bool(_IS_HAN.match(before) or _IS_HAN.match(after))


def _replaced(text: str, pattern: re.Pattern[str], new: str) -> list[Edit]:
    found = [m.span() for m in pattern.finditer(text)]
    return [(start, end, new) for start, end in found if _is_near_han(text, start, end)]


def _requoted(text: str, style: Quotes) -> list[Edit]:
    pairs = sorted(_pairs(text))
    edits: list[Edit] = []
    for start, end in pairs:
        depth = sum(outer < start and end < close for outer, close in pairs)
        marks = _NESTED[style][depth % 2]
        right = any(text[start] == form[0] for form in _NESTED[style])
        if not right and (_IS_HAN.search(text, start, end) or _is_near_han(text, start, end + 1)):
            edits += [(start, start + 1, marks[0]), (end, end + 1, marks[1])]
    done = [*text]
    for start, _, mark in edits:
        done[start] = mark
    return sorted(edits) if sorted(_pairs("".join(done))) == pairs else []  # else it is no quoting


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where quotation marks open and close; what has no counterpart is none."""
    waiting: list[int] = []
    for place, mark in enumerate(text):
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        opener = _CLOSES.get(mark, mark if mark == '"' else "")
        is_apostrophe = mark == "’" and before.isascii() and before.isalpha() and after.isalpha()
        if opener and not is_apostrophe:
            found = next((i for i in reversed(waiting) if text[i] == opener), None)
            if found is not None:
                del waiting[waiting.index(found) :]
                if mark != '"' or not (text[found + 1].isspace() or before.isspace()):
                    yield found, place
                continue
        if mark in _OPENS or (mark == '"' and not before.isdigit()):
            waiting.append(place)


def _edited(line: n.Inlines, edits: list[Edit]) -> n.Inlines:
    """Apply edits to the runs of text; one that reaches over the end of a run is left out."""
    return _edited_from(line, 0, edits) if edits else line


def _edited_from(line: n.Inlines, offset: int, edits: list[Edit]) -> n.Inlines:
    done: list[n.Inline] = []
    for node in line:
        end = offset + len(_flat((node,)))
        inside = [edit for edit in edits if offset <= edit[0] and edit[1] <= end]
        match node:
            case n.Text(text=text) if inside:
                for start, stop, new in reversed(inside):
                    text = text[: start - offset] + new + text[stop - offset :]
                done.append(replace(node, text=text))
            case n.Link() if _is_address(node):
                done.append(node)
            case n.Span(children=children) if inside:
                done.append(replace(node, children=_edited_from(children, offset, inside)))
            case _:
                done.append(node)
        offset = end
    return tuple(done)


def _spaced(line: n.Inlines) -> n.Inlines:
    """Put a space into every gap; between a span and what is beside it, the space is outside."""
    done: list[n.Inline] = []
    last = ""
    for node in line:
        seen = _flat((node,)) if not isinstance(node, n.Sub | n.Super) else ""
        if seen and _GAP.search(last + seen[0]):
            done.append(n.Text(" "))
        match node:
            case n.Text(text=text):
                done.append(replace(node, text=_GAP.sub(" ", text)))
            case n.Link() if _is_address(node):
                done.append(node)
            case n.Span(children=children):
                done.append(replace(node, children=_spaced(children)))
            case _:
                done.append(node)
        last = seen[-1:] or last
    return joined(done)

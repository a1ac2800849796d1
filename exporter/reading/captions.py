"""Finds the captions that stand below pictures, as authors write them where Markdown has none.

A caption is the whole paragraph right below a picture and not longer than a line or two: in
emphasis (`*…*`), centred (`<center>`), or one that counts (`图 3：…`, `**图 3** …`, `> 图 3 …`). Of
98 such paragraphs counted in 8,202 files one was a sentence of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.walk import descend, plain
from exporter.reading.context import Context
from exporter.reading.linebreaks import join
from exporter.textwidth import columns

_LONGEST = 60
_ARROW = re.compile(r"[▲△▼↑◎●■]+\s*")
_COUNTS = re.compile(
    rf"(?:{_ARROW.pattern})?(?:[图圖]|Fig(?:ure|\.)?)\s*\d+(?:[-–.]\d+)*(?![\d\w])\s*"
    r"(?P<colon>[：:.．|｜])?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(
    r"(?:展示|显示|顯示|是|为(?!何)|為|给出|說明了|说明了|表明|描述了|表示|呈现|反映|列出|所示|可以|可见|可知"
    r"|来自|和|与|及|、|，|则|就|也|即|我|你|这|那|将|把|能|告诉|中(?:[，,的可我是有能]|看)|里[，,的])"
)
_WRAPPERS = (n.Emph, n.Small, n.Underline)


def attach(context: Context, blocks: Iterable[n.Block]) -> Iterator[n.Block]:
    """Give each picture the caption that stands below it."""
    last: n.Block | None = None
    for block in blocks:
        caption = _below(context, last, block)
        if caption and isinstance(last, n.Figure):
            context.centred.pop((block.line, block.column), None)
            last = replace(last, caption=caption)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def caption_of(block: n.Block, *, centred: bool = False) -> n.Inlines:
    """Return the caption that a block is, if it stands below a picture, nothing if it is none.

    Parameters
    ----------
    centred : bool
        Whether the source sets it in the middle.
    """
    match block:
        case n.Paragraph(children=children):
            if _is_caption(children, centred=centred):
                return _unwrapped(children)
        case n.Quote(blocks=(n.Paragraph(children=children),)):
            if _fits(children) and _counts(plain(children)):
                return _unwrapped(children)
        case _:
            pass
    return ()


def _below(context: Context, last: n.Block | None, block: n.Block) -> n.Inlines:
    if not isinstance(last, n.Figure) or last.caption or (last.line, last.column) in context.sealed:
        return ()
    return caption_of(block, centred=(block.line, block.column) in context.centred)


def _is_caption(children: n.Inlines, *, centred: bool) -> bool:
    if not _fits(children):
        return False
    emphatic = len(children) == 1 and isinstance(children[0], n.Emph)
    return centred or emphatic or _counts(plain(children))


def _fits(children: n.Inlines) -> bool:
    """Tell whether inlines are short, and nothing that a caption cannot hold."""
    if any(isinstance(node, n.NoteRef | n.Image) for node in descend(children)):
        return False
    return 0 < columns(plain(children).strip()) <= _LONGEST


def _counts(text: str) -> bool:
    """Tell whether a text is `图 3` with a title, and not a sentence about it."""
    found = _COUNTS.fullmatch(text.strip())
    if not found:
        return False
    if found["colon"]:
        return "。" not in found["rest"].removesuffix("。")
    return "。" not in found["rest"] and not _SENTENCE.match(found["rest"])


def _unwrapped(children: n.Inlines) -> n.Inlines:
    """Take off what only says that this is a caption: emphasis of all of it, bold of its number."""
    match children:
        case (n.Span(children=inner) as only,) if isinstance(only, _WRAPPERS):
            return _unwrapped(inner)
        case (n.Strong(children=inner), *rest) if _counts(plain(children)):
            return tuple(join((*inner, *rest)))
        case (n.Text(text=text) as first, *rest) if mark := _ARROW.match(text):
            return (replace(first, text=text[mark.end() :]), *rest)
        case _:
            return children

"""When a picture has a caption, and whose numbers figures and tables have.

A caption is what the reader found, where that is more than the call of a note, else the picture's
title, else its alt if that was written for readers: a text with Han characters or several words,
not a file's name, an address or just 图片.
The alt of a picture that leads to another page names that page (a licence, a sponsor).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from exporter.model import nodes as n
from exporter.model.han import HAN
from exporter.model.walk import plain

_FILE = re.compile(
    r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif|heic)\b|://|\A(?:img|image|截屏|截图|屏幕)[ _-]?\d",
    re.IGNORECASE,
)
_EMPTY_WORDS = re.compile(
    r"(?:(?:在这里插入|请添加|请输入|输入)?图片(?:描述|说明)"  # put there by CSDN and Gitee
    r"|图|圖|図|图片|圖片|插图|插圖|配图|示意图|截图|封面|封面图|图像|照片"
    r"|image|picture|photo|screenshot|img|alt)"
    r"\s*[\d一二三四五六七八九十]*",
    re.IGNORECASE,
)
_HAN = re.compile(f"[{HAN}]")
_WORDS = re.compile(r"[^\W\d_]{2,}\s+(?:\S+\s+)*?[^\W\d_]{2,}")
_COUNT = r"\s*(\d+)(?![\d.\-–])\s*(?:[：:.、．]\s*|\s+|(?=[^\w\s]))"
_FIGURE = re.compile(rf"\s*(?:图|圖|図|Figure|Fig\.){_COUNT}")
_Counted = TypeVar("_Counted", bound=n.Figure | n.Table)
_TABLE = re.compile(rf"\s*(?:表|Table){_COUNT}")


def as_bare_picture(figure: n.Figure, *, by_hand: bool) -> n.Figure:
    """Return the figure that the same picture would be without a caption of its own."""
    bare = captioned(replace(figure, caption=(), number=0))
    return numbered_by_hand(bare) if by_hand and bare.caption else bare


def is_counted_by_hand(some: Sequence[n.Figure] | Sequence[n.Table]) -> bool:
    """Tell whether the figures, or the tables, of an issue have the numbers of its author."""
    captioned = [block for block in some if block.caption]
    if [block.number for block in captioned] != list(range(1, len(captioned) + 1)):
        return True
    pictures = (block for block in captioned if isinstance(block, n.Figure))
    return any(_is_numbered_by_its_alt(picture) for picture in pictures)


def _is_numbered_by_its_alt(figure: n.Figure) -> bool:
    bare = as_bare_picture(figure, by_hand=True)
    return bare.number > 0 and (bare.caption, bare.number) == (figure.caption, figure.number)


def captioned(figure: n.Figure) -> n.Figure:
    """Return a figure with its caption settled."""
    calls = figure.caption
    if not all(isinstance(node, n.NoteRef) for node in calls):
        return figure
    image = figure.image
    leads_elsewhere = figure.link not in {"", image.source}
    sources = (image.title, "" if leads_elsewhere else image.alt)
    text = next((t.strip() for t in sources if _is_caption(t.strip())), "")
    return replace(figure, caption=(n.Text(text), *calls)) if text else figure


def _is_caption(text: str) -> bool:
    if _FILE.search(text) or _EMPTY_WORDS.fullmatch(text):
        return False
    return bool(_HAN.search(text) or _WORDS.search(text))


def numbered_by_hand(block: _Counted) -> _Counted:
    """Return a figure or table with the number that its author wrote, and the caption without."""
    first = block.caption[0]
    if not isinstance(first, n.Text) or not (found := _pattern(block).match(first.text)):
        return block
    rest = first.text[found.end() :]
    caption = ((replace(first, text=rest),) if rest else ()) + block.caption[1:]
    if not caption:
        return block
    return replace(block, caption=caption, number=int(found[1]))


def is_numbered_by_hand(block: n.Figure | n.Table) -> bool:
    """Tell whether a caption begins with a number of its author's."""
    return bool(_pattern(block).match(plain(block.caption)))


def _pattern(block: n.Figure | n.Table) -> re.Pattern[str]:
    return _FIGURE if isinstance(block, n.Figure) else _TABLE

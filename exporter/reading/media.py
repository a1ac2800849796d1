"""Reads `<img>` and the players `<video>`, `<audio>`, `<iframe>`, `<embed>` and `<object>`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.model import nodes as n
from exporter.reading.htmlnames import PLAYERS
from exporter.reading.markup import Element
from exporter.words import Words

_LENGTH = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(px|%)?\s*;?\s*")
_ZOOM = re.compile(
    r"(?:^|;)\s*zoom\s*:\s*(?:(?P<percent>[1-9]\d?|100)%|0?(?P<part>\.\d{1,2}))\s*(?:;|$)"
)
_STYLE_HEIGHT = re.compile(r"(?:^|;)\s*(?:max-)?height\s*:([^;]+)")
_STYLE_WIDTH = re.compile(r"(?:^|;)\s*(?:max-)?width\s*:([^;]+)")
_HOST = re.compile(r"\s*https?://([\w.-]+)")
_HOSTS = {
    "bilibili.com": "哔哩哔哩视频",
    "youtube.com": "YouTube 视频",
    "youtube-nocookie.com": "YouTube 视频",
    "vimeo.com": "Vimeo 视频",
    "v.qq.com": "腾讯视频",
    "youku.com": "优酷视频",
    "music.163.com": "网易云音乐",
    "xiaoyuzhoufm.com": "小宇宙播客",
    "spotify.com": "Spotify",
    "codepen.io": "CodePen",
}


def image(element: Element) -> n.Image:
    """Read a picture."""
    wide = width(element.get("width"), element.get("style"))
    return n.Image(
        element.get("src").strip() or element.get("data-src").strip(),
        element.get("alt"),
        element.get("title"),
        wide,
        "" if wide else height(element.get("height"), element.get("style")),
        line=element.tag.line,
        column=element.tag.column,
    )


def width(attribute: str, style: str) -> str:
    """Return a width as `Image` has it, or nothing if there is none in pixels or percent.

    Typora writes `zoom:50%`, a part of the picture's own size; here it is one of the line.
    """
    styled = _STYLE_WIDTH.search(style)
    zoomed = _ZOOM.search(style)
    if zoomed and not styled and not attribute:
        return f"{zoomed['percent'] or round(float(zoomed['part']) * 100)}%"
    found = _LENGTH.fullmatch(styled[1] if styled else attribute)
    if not found or found[1].strip("0") == "":
        return ""
    return found[1] + ("%" if found[2] == "%" else "")


def height(attribute: str, style: str) -> str:
    """Return a height in pixels, or nothing if there is none."""
    styled = _STYLE_HEIGHT.search(style)
    found = _LENGTH.fullmatch(styled[1] if styled else attribute)
    return found[1] if found and found[1].strip("0") and found[2] != "%" else ""


def player(element: Element, words: Words) -> n.Media:
    """Read a player; what it plays may stand in a `<source>` or an `<a>` inside.

    Parameters
    ----------
    words : Words
        Those for a player without a title.
    """
    kind = PLAYERS[element.name]
    line, column = element.tag.line, element.tag.column
    address = element.get("src") or element.get("data") or next(_sources(element), "")
    if address.startswith("//"):
        address = f"https:{address}"
    title = element.get("title") or element.get("aria-label") or _host(address) or words.media[kind]
    shown = element.get("poster")
    poster = n.Image(shown, title, line=line, column=column) if shown else None
    return n.Media(kind, address.strip(), title, poster, line=line, column=column)


def _host(address: str) -> str:
    """Return what readers call the site that a player belongs to, nothing if it is unknown."""
    found = _HOST.match(address)
    host = found[1].lower() if found else ""
    return next((name for site, name in _HOSTS.items() if f".{host}".endswith(f".{site}")), "")


def _sources(element: Element) -> Iterator[str]:
    for piece in element.children:
        if isinstance(piece, Element):
            address = piece.get("src") or piece.get("href")
            if piece.name in {"source", "a", "embed"} and address:
                yield address
            yield from _sources(piece)

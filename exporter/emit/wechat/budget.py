"""Says what an article spends the platform's characters on: by kind, and by section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from exporter.emit.wechat import limits

_FORMULA = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_REFERENCE = re.compile(r"<(p|section)\b[^>]*>\[\d+\] .*?</\1>", re.DOTALL)
_PICTURE = re.compile(r"<img\b[^>]*>")
_STYLE = re.compile(r' style="[^"]*"')
_TAG = re.compile(r"<[^>]*>")
_SECTION = re.compile(r"(?=<h2\b)")
_HEADING = re.compile(r"<h2\b[^>]*>(.*?)</h2>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Share:
    """What one kind of thing, or one section, takes of an article's characters."""

    name: str
    characters: int


def kinds(article: str) -> tuple[Share, ...]:
    """Share the characters of an article out among kinds, the largest first."""
    rest = limits.sent(article)
    taken: dict[str, int] = {}
    for name, pattern in (
        ("公式", _FORMULA),
        ("参考文献", _REFERENCE),
        ("图片", _PICTURE),
        ("样式", _STYLE),
        ("标签", _TAG),
    ):
        left = pattern.sub("", rest)
        taken[name] = len(rest) - len(left)
        rest = left
    taken["文字"] = len(rest)
    return _sorted([Share(name, count) for name, count in taken.items() if count])


def cost(article: str) -> float:
    """Return how many characters of markup there are on a visible one."""
    bare = limits.without_pictures(article)
    visible = len("".join(unescape(_TAG.sub("", bare)).split()))
    return (len(bare) - visible) / max(visible, 1)


def sections(article: str) -> tuple[Share, ...]:
    """Count the characters of each section of the first rank, the largest first."""
    parts = _SECTION.split(limits.sent(article))
    return _sorted([Share(_title(part), len(part)) for part in parts if part])


def _title(part: str) -> str:
    heading = _HEADING.match(part)
    return unescape(_TAG.sub("", heading[1])) if heading else "开头"


def _sorted(shares: list[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda share: -share.characters))

"""The page around the article: a phone's frame, a panel with all that WeChat asks for, buttons.

The page needs nothing but itself: its style and its program are inside, pictures are `data:`
addresses, and its own policy forbids everything else. It also works from a disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from exporter.diagnostics import Problem, Report
from exporter.emit.dialect import tag
from exporter.emit.wechat import limits, night, platform
from exporter.emit.wechat.limits import Field
from exporter.emit.wechat.night import Shade
from exporter.emit.wechat.panel import panel
from exporter.model.bundle import Bundle

_HERE = Path(__file__).parent
_AT_NIGHT = ".night main"
_COPY = '<button{} class="copy" type="button">复制正文</button>'


@dataclass(frozen=True, slots=True)
class Shown:
    """An article on the page: of which bundle, and its fields measured."""

    bundle: Bundle
    article: str
    fields: tuple[Field, ...]


def page(whole: Bundle, articles: Sequence[Shown], report: Report) -> str:
    """Write the page of an issue's articles, with what the report holds so far."""
    meta = whole.issue.meta
    kept = [_kept(one.article, report) for one in articles]
    nights = [night.read(one.article) for one in articles]
    sheets = dict.fromkeys(
        line
        for one in (*nights, *map(night.read, kept))
        for line in one.sheet(_AT_NIGHT).splitlines(keepends=True)
    )
    alone = len(articles) == 1
    desks = (
        _desk(one, place, _Sides("" if alone else _bar(one), left, at_night.shades), report)
        for place, (one, left, at_night) in enumerate(zip(articles, kept, nights, strict=True))
    )
    return _template("page.html").substitute(
        language=escape(meta.language),
        title=escape(meta.title or whole.stem, quote=False),
        style=_text("page.css"),
        night="".join(sheets),
        script=_text("page.js"),
        copy=_COPY.format(' id="copy"') if alone else "",
        desks="\n".join(desks),
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """What stands around an article: a bar above it, what the platform keeps, its colours."""

    bar: str
    kept: str
    shades: tuple[Shade, ...]


def _desk(shown: Shown, place: int, sides: _Sides, report: Report) -> str:
    return _template("desk.html").substitute(
        bar=sides.bar,
        article=shown.article,
        kept_id=f"kept-{place}" if place else "kept",
        kept=sides.kept,
        panel=panel(shown.bundle, shown.article, shown.fields, sides.shades, report, place=place),
    )


def _bar(shown: Shown) -> str:
    """Write what stands above a part: its title, its count, a button that copies it."""
    content = shown.fields[-1]
    count = f"{content.length:,} / {content.limit:,}"
    title = tag("h2", escape(shown.bundle.issue.meta.title, quote=False), {})
    said = tag("span", count, {"class": "count over" if content.over else "count"})
    return tag("header", title + said + _COPY.format(""), {"class": "part"}) + "\n"


def _kept(article: str, report: Report) -> str:
    """Return what the platform keeps, without the pictures' data; nothing if it keeps all."""
    lost = any(one.problem is Problem.WECHAT_NOT_KEPT for one in report.diagnostics)
    return limits.without_pictures(platform.kept(article)) if lost else ""


@cache
def _template(name: str) -> Template:
    return Template(_text(name))


@cache
def _text(name: str) -> str:
    return (_HERE / name).read_text("utf-8").strip()

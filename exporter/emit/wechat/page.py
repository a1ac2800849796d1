"""The page around the article: a phone's frame, a panel with all that WeChat asks for, buttons.

The page needs nothing but itself: its style and its program are inside, pictures are `data:`
addresses, and its own policy forbids everything else. It also works from a disk.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from string import Template

from exporter.diagnostics import Problem, Report
from exporter.emit.wechat import limits, night, platform
from exporter.emit.wechat.limits import Field
from exporter.emit.wechat.panel import panel
from exporter.model.bundle import Bundle

_HERE = Path(__file__).parent
_AT_NIGHT = ".night main"


def page(bundle: Bundle, article: str, fields: tuple[Field, ...], report: Report) -> str:
    """Write the page of an article, with what the report holds so far."""
    meta = bundle.issue.meta
    at_night = night.read(article)
    kept = _kept(article, report)
    return _template("page.html").substitute(
        language=escape(meta.language),
        title=escape(meta.title or bundle.stem, quote=False),
        style=_text("page.css"),
        night=at_night.sheet(_AT_NIGHT) + night.read(kept).sheet(_AT_NIGHT),
        script=_text("page.js"),
        panel=panel(bundle, article, fields, at_night.shades, report),
        article=article,
        kept=kept,
    )


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

"""The page around the article: a phone's frame, a panel with all that WeChat asks for, buttons.

The page needs nothing but itself: its style and its program are inside, pictures are `data:`
addresses, and its own policy forbids everything else. It also works from a disk.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from string import Template

from exporter.diagnostics import Report
from exporter.emit.wechat import night
from exporter.emit.wechat.limits import Field
from exporter.emit.wechat.panel import panel
from exporter.model.bundle import Bundle

_HERE = Path(__file__).parent


def page(bundle: Bundle, article: str, fields: tuple[Field, ...], report: Report) -> str:
    """Write the page of an article, with what the report holds so far."""
    meta = bundle.issue.meta
    return _template("page.html").substitute(
        language=escape(meta.language),
        title=escape(meta.title or bundle.stem, quote=False),
        style=_text("page.css"),
        night=night.sheet(article, ".night main"),
        script=_text("page.js"),
        panel=panel(bundle, article, fields, report),
        article=article,
    )


@cache
def _template(name: str) -> Template:
    return Template(_text(name))


@cache
def _text(name: str) -> str:
    return (_HERE / name).read_text("utf-8").strip()

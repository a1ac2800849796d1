"""The page around the article: its fields with their limits, a phone's frame, and a copy button.

The page needs nothing but itself: its style and its program are inside, pictures are `data:`
addresses, and its own policy forbids everything else. It also works from a disk.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from string import Template

from exporter.emit.dialect import tag
from exporter.emit.wechat.limits import Field
from exporter.model.bundle import Bundle

_HERE = Path(__file__).parent


def page(bundle: Bundle, article: str, fields: tuple[Field, ...]) -> str:
    """Write the page of an article."""
    meta = bundle.issue.meta
    return _template("page.html").substitute(
        language=escape(meta.language),
        title=escape(meta.title or bundle.stem, quote=False),
        style=_text("page.css"),
        script=_text("page.js"),
        fields="\n".join(_row(field) for field in fields),
        article=article,
    )


def _row(field: Field) -> str:
    count = f"{field.length:,} / {field.limit:,}"
    marked = tag("span", count, {"class": "over" if field.over else ""})
    return tag("dt", f"{field.name} {marked}", {}) + tag("dd", escape(field.value, quote=False), {})


@cache
def _template(name: str) -> Template:
    return Template(_text(name))


@cache
def _text(name: str) -> str:
    return (_HERE / name).read_text("utf-8").strip()

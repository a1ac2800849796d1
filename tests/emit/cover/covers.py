"""Bundles of issues that have little but a title, and pictures drawn here."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw

from exporter import theme
from exporter.model import nodes as n
from exporter.model.bundle import Bundle, Picture
from exporter.model.issue import Cover, Issue, Meta

HEADLINES = ("旧绳换新", "渡船的三种系法", "一封来自上游的信")


def picture(
    size: tuple[int, int], colour: str = "#ffffff", *, placeholder: bool = False
) -> Picture:
    drawn = Image.new("RGB", size, colour)
    ImageDraw.Draw(drawn).ellipse((0, 0, size[0] // 3, size[1] // 3), fill="#1f5c4d")
    out = BytesIO()
    drawn.save(out, "PNG")
    data = out.getvalue()
    digest = sha256(data).hexdigest()
    return Picture(data, "image/png", *size, digest, placeholder=placeholder)


def bundle(meta: Meta, look: str = "paper", *pictures: Picture) -> Bundle:
    """An issue with pictures, the first of them on its cover."""
    named = {f"{place}.png": one for place, one in enumerate(pictures)}
    images = [n.Image(name) for name in named]
    cover = Cover(images[0]) if images else None
    lead = (n.Paragraph(tuple(images[1:])),)
    return Bundle(
        issue=Issue(meta, cover=cover, lead=lead),
        pictures=named,
        formulas={},
        theme=theme.load(look),
        date=datetime(2026, 1, 1, tzinfo=UTC),
        stem="第42期",
        source=f"# {meta.title}\n",
    )


def titled(*headlines: str, series: str = "渡口小报", number: str = "42") -> Meta:
    title = f"{series} 第 {number} 期｜{'｜'.join(headlines)}"
    return Meta(title, "urn:uuid:42", parts=headlines, series=series, number=number, line=1)

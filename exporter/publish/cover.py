"""Chooses the cover of an article and what its crops show; where there is none, one is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporter.assets.uses import first_uses
from exporter.diagnostics import Problem, Report
from exporter.draftfields import DRAW, View, read_crops
from exporter.emit.cover import WECHAT, draw
from exporter.emit.formats.wechat import WechatOptions
from exporter.model.bundle import Bundle
from exporter.model.nodes import Image
from exporter.publish.crop import SQUARE, WIDE, crop, shown

_LEAST_SHOWN = 0.5
Crops = tuple[View, View]


@dataclass(frozen=True, slots=True)
class Cover:
    """A cover as it is, and what the crops of 2.35:1 and 1:1 show of it."""

    data: bytes
    media_type: str
    wide: str
    square: str
    line: int = 0


def cover_of(bundle: Bundle, wechat: WechatOptions, report: Report) -> Cover:
    """Return the cover of an article, or of a part of one.

    It is the picture on the issue's cover, else its first, unless a drawn one is asked for. Where
    there is none, or it could not be had, a cover is drawn from the theme, with a note.
    """
    images = first_uses(bundle.issue)
    if bundle.issue.meta.draw_cover or wechat.cover == DRAW:
        return _drawn(bundle, report)
    if not images:
        return _drawn(bundle, report, "the issue has no picture: its cover is drawn")
    if bundle.pictures[images[0].source].placeholder:
        return _drawn(bundle, report, "the picture of the cover is missing: a cover is drawn")
    return _picture(bundle, images[0], wechat, report)


def _drawn(bundle: Bundle, report: Report, reason: str = "") -> Cover:
    """Draw a cover; everything that matters on it stands in the square in its middle."""
    if reason:
        hint = "look at it with `digest-export cover`, or name a picture as `cover:`"
        report.add(Problem.PUBLISH_ADAPTED, reason, line=bundle.issue.meta.line, hint=hint)
    size = WECHAT.width, WECHAT.height
    drawn = draw(bundle, WECHAT, report)
    return Cover(drawn, "image/jpeg", crop(*size, WIDE), crop(*size, SQUARE))


def _picture(bundle: Bundle, image: Image, wechat: WechatOptions, report: Report) -> Cover:
    picture = bundle.pictures[image.source]
    size = picture.width, picture.height
    said = bundle.issue.meta.cover_crop or _of_settings(wechat)
    part = shown(*size, WIDE)
    if part < _LEAST_SHOWN and not said:
        message = (
            f"the cover is {size[0]} × {size[1]} pixels: "
            f"the list of articles shows {part:.0%} of it, its middle"
        )
        hint = "write `cover: draw`, or say what to show as `cover_crop: top`"
        report.add(Problem.PUBLISH_ADAPTED, message, line=image.line, hint=hint)
    wide, square = _both(said)
    return Cover(
        picture.data,
        picture.media_type,
        crop(*size, WIDE, wide),
        crop(*size, SQUARE, square),
        image.line,
    )


def _of_settings(wechat: WechatOptions) -> tuple[View, ...]:
    said = wechat.cover_crop
    return read_crops([said] if isinstance(said, str) else said) if said else ()


def _both(said: Sequence[View]) -> Crops:
    """Return what each of the two crops shows: what is said once is said of both."""
    views = said or (View(),)
    return views[0], views[-1]

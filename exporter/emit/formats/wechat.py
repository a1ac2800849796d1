"""WeChat's HTML: its table `[wechat]` in digest.toml, and its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from exporter.config.options import FormatOptions, Key
from exporter.draftfields import Comments, read_crops, read_source_url
from exporter.emit.format import Format
from exporter.model.profile import Notation, PictureProfile

Split = Literal["auto", "never"]
CoverKind = Literal["picture", "draw"]


_HINT = "see docs/publishing.md"


def _crops(said: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if said:
        read_crops([said] if isinstance(said, str) else said)
    return said


def _source_url(said: str) -> str:
    return read_source_url(said) if said else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WechatOptions(FormatOptions):
    """What can be said of WeChat articles and drafts: the table `[wechat]` of digest.toml.

    What front matter says of an issue goes first, key by key.

    Attributes
    ----------
    split : str
        "auto" makes several articles of an issue that is too long for one, "never" does not.
    cover : str
        "picture" for the issue's own, drawn where it has none; "draw" for a drawn one in any case.
    cover_crop : str or tuple of str
        What the crops of the cover show, as `draftfields.read_crops` reads it.
    comments : Comments
        Who may comment.
    source_url : str
        The address of 阅读原文, "" for none.
    """

    split: Annotated[Split, Key("Make several articles of an issue that is too long.")] = "auto"
    cover: Annotated[CoverKind, Key("Draw the covers of drafts, or only where one is missing.")] = (
        "picture"
    )
    cover_crop: Annotated[
        str | tuple[str, ...], Key("What the crops of a cover show.", read=_crops, hint=_HINT)
    ] = ()
    comments: Annotated[Comments, Key("Who may comment.")] = Comments.OFF
    source_url: Annotated[str, Key("The address of 阅读原文.", read=_source_url, hint=_HINT)] = ""


FORMAT = Format(
    name="wechat",
    suffix=".wechat.html",
    module="exporter.emit.wechat",
    options=WechatOptions,
    pictures=PictureProfile(
        types=("jpeg", "png", "gif"), max_side=1080, max_bytes=1_000_000, animation=True
    ),
    formulas=Notation.SVG,
)

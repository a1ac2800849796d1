"""The table `[wechat]` of digest.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exporter.draftfields import Comments

Split = Literal["auto", "never"]
CoverKind = Literal["picture", "draw"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WechatOptions:
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

    split: Split = "auto"
    cover: CoverKind = "picture"
    cover_crop: str | tuple[str, ...] = ()
    comments: Comments = Comments.OFF
    source_url: str = ""

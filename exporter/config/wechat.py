"""The table `[wechat]` of digest.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Split = Literal["auto", "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WechatOptions:
    """What can be said of WeChat articles and drafts: the table `[wechat]` of digest.toml.

    Attributes
    ----------
    split : str
        "auto" makes several articles of an issue that is too long for one, "never" does not.
    """

    split: Split = "auto"

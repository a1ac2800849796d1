"""The table `[check]` of digest.toml: what the linter looks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from exporter.config.typography import Quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What `digest-export check` looks for: the table `[check]` of digest.toml.

    Attributes
    ----------
    select, ignore : tuple of str
        Codes of rules, beginnings of codes (`spacing`), `default` or `all`.
    spacing : str
        What stands between Han and Latin: "space", "none", "auto" (what the issue does), "off".
    quotes : Quotes
        What straight quotation marks should be; KEEP lets them be.
    names : tuple of str
        Names in which Han and Latin meet without a space, as in 秘塔AI搜索.
    terms : mapping of str to str
        How products are spelt, by a spelling that is wrong: {"Github" = "GitHub"}.
    """

    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    spacing: Literal["auto", "space", "none", "off"] = "auto"
    quotes: Quotes = Quotes.CURLY
    names: tuple[str, ...] = ()
    terms: dict[str, str] = field(default_factory=dict)

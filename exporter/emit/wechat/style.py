"""Reads a theme's wechat.css, a list of rules, into the inline styles that WeChat keeps.

A selector is the value of a `Role` (`p.labelled`), perhaps with a kind (`aside.callout.tip`, and
`h2.entry` for the heading of such a section), or a name of the dialect's own (`sup.call`). There
is no cascade: what is said of a selector is the whole style of an element, and `aside.callout`
only counts where there is no rule for the kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from exporter.emit.wechat import palette
from exporter.theme import Theme

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([:;,]) ?")
_THEMES = 16
_DOUBLED = re.compile(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b")


def rules(theme: Theme) -> Mapping[str, str]:
    """Return the style of each selector of the theme's sheet, in its shortest form."""
    settled = replace(theme, light=palette.settled(theme.light))
    painted = replace(theme, light=palette.painted(theme.light))
    return _read(settled.css("wechat"), painted.css("wechat"))


@lru_cache(_THEMES)
def _read(settled: str, painted: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for texts, others in zip(_RULE.findall(settled), _RULE.findall(painted), strict=True):
        for selector in texts[0].split(","):
            name = selector.strip()
            found[name] = joined(found.get(name, ""), _coloured(texts[1], others[1]))
    return MappingProxyType(found)


def _coloured(texts: str, others: str) -> str:
    """Take the colours of text from the one, those of grounds and lines from the other."""
    pairs = zip(_shortest(texts).split(";"), _shortest(others).split(";"), strict=True)
    return ";".join(text if text.startswith("color:") else other for text, other in pairs)


def without(said: str, *beginnings: str) -> str:
    """Return a style without the declarations that begin so."""
    kept = (
        declaration for declaration in said.split(";") if not declaration.startswith(beginnings)
    )
    return ";".join(kept)


def joined(*styles: str) -> str:
    """Join styles, of which some may be empty; what is said twice is said last."""
    declarations: dict[str, str] = {}
    for declaration in ";".join(filter(None, styles)).split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            declarations.pop(name, None)
            declarations[name] = value
    return ";".join(f"{name}:{value}" for name, value in declarations.items())


def _shortest(declarations: str) -> str:
    flat = _AROUND.sub(r"\1", _SPACE.sub(" ", declarations.strip())).strip("; ")
    return _DOUBLED.sub(r"#\1\2\3", flat)

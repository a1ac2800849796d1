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

from exporter.emit.wechat import palette
from exporter.theme import Theme

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([:;,]) ?")
# By selector, all for an empty one: how the declarations begin that go, what is seen least first.
_LEANER: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {
        "": ("line-height:", "letter-spacing:"),
        "code": ("padding:", "font-size:"),
        "kbd": ("border-radius:", "font-size:"),
        "sup.call": ("color:",),
        "ul": ("list-style:", "text-align:"),
        "ol": ("list-style:", "text-align:"),
        "section.list": ("text-align:",),
        "p.tags": ("text-align:",),
    },
    {
        "code": ("background:",),
        "b.label": ("border-radius:",),
        "code.name": ("color:",),
        "code.number": ("color:",),
        "span.marker": ("display:", "width:", "margin-left:"),
    },
)
STEPS = len(_LEANER)
"""How many times a style can be made leaner."""
_DOUBLED = re.compile(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b")


def rules(theme: Theme) -> Mapping[str, str]:
    """Return the style of each selector of the theme's sheet, in its shortest form."""
    found: dict[str, str] = {}
    for texts, others in zip(
        _RULE.findall(replace(theme, light=palette.settled(theme.light)).css("wechat")),
        _RULE.findall(replace(theme, light=palette.painted(theme.light)).css("wechat")),
        strict=True,
    ):
        for selector in texts[0].split(","):
            name = selector.strip()
            found[name] = joined(found.get(name, ""), _coloured(texts[1], others[1]))
    return found


def _coloured(texts: str, others: str) -> str:
    """Take the colours of text from the one, those of grounds and lines from the other."""
    pairs = zip(_shortest(texts).split(";"), _shortest(others).split(";"), strict=True)
    return ";".join(text if text.startswith("color:") else other for text, other in pairs)


def leaner(styles: Mapping[str, str], step: int) -> dict[str, str]:
    """Return styles without what only refines, for an article of many short pieces.

    Parameters
    ----------
    step : int
        0 takes what is hardly seen, 1 the ground of code in a line, some colours of code, the round
        corners of labels, and the hanging markers of lists that are written out.
    """
    refining = _LEANER[step]
    return {
        name: without(said, *refining.get("", ()), *refining.get(name, ()))
        for name, said in styles.items()
    }


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

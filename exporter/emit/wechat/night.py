"""The article at night: a style sheet that shows what the platform's dark mode makes of it.

The platform rewrites the style of every element, with regard to the ground it stands on. Here each
style that occurs gets one rule, so that the article itself stays as it is copied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from exporter.emit.colours import READABLE, Colour, contrast, written
from exporter.emit.colours import read as read_colour
from exporter.emit.wechat.darkmode import (
    DAY,
    DAY_TEXT,
    LINK,
    NIGHT,
    NIGHT_LINK,
    NIGHT_TEXT,
    night_ground,
    night_text,
)

_VOID = {"br", "hr", "img"}


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour of text on its ground, by day and at night, and what is written in it first."""

    text: str
    day: tuple[Colour, Colour]
    night: tuple[Colour, Colour]

    @property
    def contrasts(self) -> tuple[float, float]:
        """The contrast by day and at night."""
        return contrast(*self.day), contrast(*self.night)

    @property
    def readable(self) -> bool:
        """Whether both reach 4.5:1, what WCAG asks of text."""
        return min(self.contrasts) >= READABLE


@dataclass(frozen=True, slots=True)
class Night:
    """An article at night: the rules by the styles they are for, and every pair of colours.

    `shades` has the pairs that text of the article has, in the order of the text.
    """

    rules: Mapping[tuple[str, ...], Sequence[str]]
    shades: tuple[Shade, ...]

    def sheet(self, scope: str) -> str:
        """Write the rules for an article that stands in an element of this selector."""
        return "".join(
            f"{scope} {' '.join(map(_selector, path))}{{{';'.join(declarations)}}}\n"
            for path, declarations in self.rules.items()
            if declarations
        )


def read(article: str) -> Night:
    """Return what the platform's dark mode makes of an article."""
    reader = _Reader()
    reader.feed(article)
    reader.close()
    return Night(reader.rules, tuple(reader.shades.values()))


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where text stands: the styles of the grounds around it, its ground and its own colour."""

    path: tuple[str, ...]
    day: Colour
    night: Colour
    text: Colour
    night_text: Colour


class _Reader(HTMLParser):
    """Follows the colours of an article from the outermost element in."""

    def __init__(self) -> None:
        super().__init__()
        self.rules: dict[tuple[str, ...], list[str]] = {}
        self.shades: dict[tuple[Colour, Colour], Shade] = {}
        self._open = [_Ground((), DAY, NIGHT, DAY_TEXT, NIGHT_TEXT)]

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        """Stand on the ground of an element."""
        inner = self._entered(dict(attributes).get("style") or "")
        if name == "a":
            inner = replace(inner, text=LINK, night_text=NIGHT_LINK)
        if name not in _VOID:
            self._open.append(inner)

    def handle_startendtag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        """Look at an element that holds nothing."""
        del name
        self._entered(dict(attributes).get("style") or "")

    def handle_endtag(self, name: str) -> None:
        """Go back to the ground around an element."""
        del name
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Note the colours of text."""
        ground = self._open[-1]
        if data.strip():
            day, night = (ground.text, ground.day), (ground.night_text, ground.night)
            self.shades.setdefault(day, Shade(data.strip()[:20], day, night))

    def _entered(self, style: str) -> _Ground:
        around = self._open[-1]
        if "#" not in style:
            return around
        values = dict(part.partition(":")[::2] for part in style.split(";"))
        path, day, night, text, shown = (
            around.path, around.day, around.night, around.text, around.night_text
        )  # fmt: skip
        declarations = self.rules.setdefault((*path, style), [])
        declarations.clear()
        ground = read_colour(values.get("background", ""))
        if ground:
            path, day, night = (*path, style), ground, night_ground(ground)
            declarations.append(f"background:{written(night)}!important")
        own = read_colour(values.get("color", ""))
        if own or ground:
            text = own or text
            shown = night_text(text, night)
            declarations.append(f"color:{written(shown)}!important")
        for name, value in values.items():
            border = read_colour(value) if name.startswith("border") else None
            if border:
                edge = written(night_text(border, night))
                declarations.append(f"{name.removesuffix('-color')}-color:{edge}!important")
        return _Ground(path, day, night, text, shown)


def _selector(style: str) -> str:
    safe = style.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    return f'[style="{safe}"]'

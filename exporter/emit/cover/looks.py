"""Says what a cover of a theme looks like: grounds, colours, what stands beside the text."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.emit.colours import mix, readable
from exporter.emit.cover import ornaments
from exporter.emit.cover.picture import Shown
from exporter.look import Palette
from exporter.theme import Theme

HEIGHT = 400.0
_VEIL, _EDGE = 0.74, 0.22
_ACCENTED = frozenset({"waves"})
_NUMBERED = frozenset({"frame"})
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a cover, 400 units high: its ratio, and the picture that stands on it.

    `squared` tells that a platform cuts the middle square out of it.
    """

    ratio: float
    squared: bool
    picture: Shown | None

    @property
    def width(self) -> float:
        """How wide it is in units."""
        return HEIGHT * self.ratio

    @property
    def beside(self) -> bool:
        """Whether the picture stands beside the text."""
        return self.picture is not None and not self.picture.wide

    @property
    def left(self) -> float:
        """Where the square of the text begins: in the middle, but left of a picture on a card."""
        middle = (self.width - HEIGHT) / 2
        return middle if self.squared or not self.beside else middle / 3

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + HEIGHT


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a cover and what is drawn below its text.

    Attributes
    ----------
    under : str
        SVG that fills the sheet.
    text, masthead : str
        The colours of the headlines and of the line above them.
    accent, chip : str
        The colour of bars and rules, and of the ground of the line above, "" without one.
    manner : str
        One of `theme.COVERS`.
    top, bottom : float
        Between these heights text may stand.
    card : str
        The ground of a transparent picture.
    number : str
        The colour of a large number beside the text, "" without one.
    """

    under: str
    text: str
    masthead: str
    accent: str
    chip: str
    manner: str
    top: float
    bottom: float
    card: str
    number: str = ""


def look_of(theme: Theme, sheet: Sheet) -> Look:
    """Return the look that a theme gives to a sheet: at night's colours above a picture."""
    if sheet.picture is not None and sheet.picture.wide:
        return _veiled(theme.dark, theme.cover, sheet)
    palette = theme.light
    ground = _ground(palette, theme.cover)
    beside = None if sheet.beside else (sheet.right, sheet.width)
    zones = ornaments.Zones(sheet.width, (0.0, sheet.left), beside)
    drawn = ornaments.draw(theme.cover, palette, ground, zones)
    text = palette.on_accent if theme.cover in _ACCENTED else palette.text
    accent = readable(palette.accent, drawn.grounds)
    chip = ornaments.chip(theme.cover, palette, ground)
    return Look(
        under=drawn.svg,
        text=readable(text, drawn.grounds),
        masthead=readable(_on_chip(palette, chip), [chip]) if chip else accent,
        accent=accent,
        chip=chip,
        manner=theme.cover,
        top=drawn.top,
        bottom=drawn.bottom,
        card=palette.paper,
        number=palette.rule if theme.cover in _NUMBERED and not sheet.beside else "",
    )


def _ground(palette: Palette, manner: str) -> str:
    if manner in _ACCENTED:
        return palette.accent
    return palette.paper if manner in {"columns", "press"} else palette.surface


def _on_chip(palette: Palette, chip: str) -> str:
    return palette.on_accent if chip == palette.accent else palette.accent


def _veiled(night: Palette, manner: str, sheet: Sheet) -> Look:
    """Draw the veil above a picture, dense enough behind the text for any picture."""
    worst = [mix(_WHITE, night.paper, _VEIL), night.paper]
    left, right = (100 * place / sheet.width for place in (sheet.left, sheet.right))
    stops = ((0.0, _EDGE), (left, _VEIL), (right, _VEIL), (100.0, _EDGE))
    written = "".join(
        f'<stop offset="{place:.2f}%" stop-color="{night.paper}" stop-opacity="{dense}"/>'
        for place, dense in stops
    )
    fill = f'width="{sheet.width:.2f}" height="{HEIGHT:g}"'
    under = f'<linearGradient id="veil">{written}</linearGradient><rect {fill} fill="url(#veil)"/>'
    chip = night.accent if ornaments.has_chip(manner) else ""
    accent = readable(night.accent, worst)
    return Look(
        under=under,
        text=readable(_WHITE, worst),
        masthead=readable(night.on_accent, [chip]) if chip else accent,
        accent=accent,
        chip=chip,
        manner=manner,
        top=30.0,
        bottom=HEIGHT - 30,
        card=night.paper,
    )

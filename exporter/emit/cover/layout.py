"""Lays the words of a cover out in its square: as large as they fit, as many as can be read."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from exporter.emit.cover.faces import Faces
from exporter.emit.cover.lettering import Setting, set_in_lines, width_of
from exporter.emit.cover.looks import HEIGHT, Look, Sheet
from exporter.emit.cover.picture import Shown
from exporter.emit.cover.wording import Wording

_MARGIN = 28.0
_LARGEST, _READABLE, _SMALLEST = 68, 30, 24
_LEADING, _BETWEEN = 1.3, 0.62
_MASTHEAD, _LEAST_MASTHEAD = 20.0, 14.0
_BELOW_MASTHEAD = 22.0
_BAR = 18.0
_CHIP_PADDING, _CHIP_HEIGHT = 12.0, 34.0
_ASCENT = 0.88
_CENTRED = frozenset({"columns", "press"})
_RULED = frozenset({"frame", "columns", "press"})
_MANY = 40
_TIGHT = 0.8  # of its characters' widths, a text of many marks may take so little
_STUB = 12.0
_DIGITS, _NUMBER = 4, 150.0
_CARD, _PANEL = 20.0, 36.0


@dataclass(frozen=True, slots=True)
class _Block:
    """The headlines in one size."""

    headlines: tuple[Setting, ...]
    size: float

    @property
    def height(self) -> float:
        lines = sum(len(one.lines) for one in self.headlines)
        return self.size * (lines * _LEADING + _BETWEEN * (len(self.headlines) - 1))

    @property
    def stubs(self) -> int:
        """How many headlines end with a line of a word or two."""
        return sum(one.ends_short for one in self.headlines)

    def fits(self, room: float) -> bool:
        """Tell whether nothing is cut and all stands within a height."""
        return self.height <= room and all(one.whole for one in self.headlines)


def compose(said: Wording, sheet: Sheet, look: Look, faces: Faces) -> str:
    """Return all of the cover but the picture as SVG, 400 units high."""
    inset = _BAR if look.manner == "stalks" else 0.0
    width = HEIGHT - 2 * _MARGIN - inset
    masthead = _masthead(said.masthead, look, width, faces)
    above = _height_above(masthead, look)
    block = _block(said.headlines, width, look.bottom - look.top - above, faces)
    top = (look.top + look.bottom - above - block.height) / 2
    left = sheet.left + _MARGIN + inset
    drawn = look.under + _card(sheet, look) + _number(said.number, sheet, look, faces)
    if inset:
        bar = f'x="{left - inset:.2f}" y="{top:.2f}" width="6"'
        drawn += f'<rect {bar} height="{above + block.height:.2f}" fill="{look.accent}"/>'
    if masthead is not None:
        drawn += _drawn_masthead(masthead, look, (left, top), width)
    drawn += _headlines(block, look, (left, top + above), width)
    size = f'viewBox="0 0 {sheet.width:.2f} {HEIGHT:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>'


def _masthead(text: str, look: Look, width: float, faces: Faces) -> Setting | None:
    """Set the line above the headlines, smaller if it is long; None if there is none."""
    if not text:
        return None
    room = width - (2 * _CHIP_PADDING if look.chip else 0.0)
    size = _MASTHEAD
    setting = set_in_lines(text, size, room, 1, faces)
    while not setting.whole and size > _LEAST_MASTHEAD:
        size -= 1
        setting = set_in_lines(text, size, room, 1, faces)
    return setting


def _height_above(masthead: Setting | None, look: Look) -> float:
    if masthead is None:
        return 0.0
    return (_CHIP_HEIGHT if look.chip else _MASTHEAD) + _BELOW_MASTHEAD


def _block(headlines: tuple[str, ...], width: float, room: float, faces: Faces) -> _Block:
    """Return as many headlines as can be read from afar, as large as they fit; one at least.

    A size in which a last line is a stub is worth as much as one that is smaller by `_STUB`.
    """
    for count in range(len(headlines), 0, -1):
        least = _READABLE if count > 1 else _SMALLEST
        long = [width_of(one, faces) for one in headlines[:count]]
        sizes = (
            float(size)
            for size in range(_LARGEST, least - 1, -1)
            if sum(ceil(_TIGHT * one * size / width) for one in long) * size * _LEADING <= room
        )
        blocks = (_set(headlines[:count], size, width, faces) for size in sizes)
        fitting = [block for block in blocks if block.fits(room)]
        if fitting:
            return max(fitting, key=lambda block: block.size - _STUB * block.stubs)
    most = int(room / (_SMALLEST * _LEADING))
    cut = set_in_lines(headlines[0], float(_SMALLEST), width, most, faces)
    return _Block((cut,), float(_SMALLEST))


def _set(headlines: tuple[str, ...], size: float, width: float, faces: Faces) -> _Block:
    return _Block(tuple(set_in_lines(one, size, width, _MANY, faces) for one in headlines), size)


def _drawn_masthead(masthead: Setting, look: Look, place: tuple[float, float], width: float) -> str:
    left, top = place
    centre = width if look.manner in _CENTRED else 0.0
    if not look.chip:
        return masthead.svg(left, top + _ASCENT * _MASTHEAD, 0.0, look.masthead, centre=centre)
    wide = masthead.width + 2 * _CHIP_PADDING
    shape = f'width="{wide:.2f}" height="{_CHIP_HEIGHT:g}"'
    corner = _CHIP_HEIGHT / 2 if look.manner == "sky" else 4.0
    ground = f'<rect x="{left:.2f}" y="{top:.2f}" {shape} rx="{corner:g}" fill="{look.chip}"/>'
    base = top + _CHIP_HEIGHT / 2 + 0.37 * masthead.size
    return ground + masthead.svg(left + _CHIP_PADDING, base, 0.0, look.masthead)


def _headlines(block: _Block, look: Look, place: tuple[float, float], width: float) -> str:
    left, y = place
    centre = width if look.manner in _CENTRED else 0.0
    leading = block.size * _LEADING
    drawn = ""
    for count, headline in enumerate(block.headlines):
        if count:
            rule = y + block.size * _BETWEEN / 2
            drawn += _rule(left, rule, width, look)
            y += block.size * _BETWEEN
        base = y + (leading - block.size) / 2 + _ASCENT * block.size
        drawn += headline.svg(left, base, leading, look.text, centre=centre)
        y += leading * len(headline.lines)
    return drawn


def _rule(left: float, y: float, width: float, look: Look) -> str:
    opacity = 0.55 if look.manner in _RULED else 0.35
    shape = f'width="{width:.2f}" height="1.2" fill-opacity="{opacity:g}"'
    return f'<rect x="{left:.2f}" y="{y:.2f}" {shape} fill="{look.accent}"/>'


def _number(number: str, sheet: Sheet, look: Look, faces: Faces) -> str:
    """Draw a short number large beside the text, where a look has it."""
    room = sheet.width - sheet.right
    if not look.number or not number or len(number) > _DIGITS or room < _NUMBER:
        return ""
    setting = set_in_lines(number, _NUMBER, room, 1, faces)
    size = min(_NUMBER, _NUMBER * (room - 2 * _MARGIN) / max(setting.width, 1.0))
    setting = set_in_lines(number, size, room, 1, faces)
    base = HEIGHT / 2 + 0.36 * size
    return setting.svg(sheet.right, base, 0.0, look.number, centre=room - _MARGIN / 2)


def _card(sheet: Sheet, look: Look) -> str:
    """Draw what lies under a picture beside the text: paper, if it is transparent."""
    if sheet.picture is None or not sheet.beside or not sheet.picture.transparent:
        return ""
    x, y, wide, high = place_beside(sheet, sheet.picture)
    size = f'x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{high:.2f}"'
    return f'<rect {size} fill="{look.card}" stroke="{look.card}" stroke-width="{_CARD:g}"/>'


def place_beside(sheet: Sheet, shown: Shown) -> tuple[float, float, float, float]:
    """Return where a picture stands beside the text, whole: left, top, width and height."""
    image = shown.image
    margin = _PANEL + (_CARD / 2 if shown.transparent else 0.0)
    room = sheet.width - sheet.right - 2 * margin
    scale = min(room / image.width, (HEIGHT - 2 * margin) / image.height)
    wide, high = image.width * scale, image.height * scale
    x = sheet.right + (sheet.width - sheet.right - wide) / 2
    return x, (HEIGHT - high) / 2, wide, high

"""Reckons how high an entry becomes, before anything is laid out: in em, to about a line.

The lengths are those of styles/paper/print.css; a theme that changes them a little does no harm, as
text that does not fit runs on to the next page like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from exporter.emit.pdf.running import JOINT
from exporter.look import FIGURES
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.bundle import Picture
from exporter.textwidth import serif_ems
from exporter.theme import Theme

ABOVE = 3.4  # what separates an entry from the one before it
_EM_OF_MM = 72 / 25.4
_NARROW = 0.26
_RULE, _TITLE_LINE, _BELOW_TITLE = 0.78, 1.35, 0.7
_GAP = 0.65
SMALL = 0.82
CAPTION_LINE, _TAG_LINE = 1.5 * SMALL, 1.9 * SMALL
_ABOVE_CAPTION, _BELOW_FIGURE = 0.9, 1.0
_BESIDE = 1.0
_INDENT, _NARROWEST = 1.9, 8.0
_AROUND_RULE = 3.2
_CODE_LINE = 1.55 * 0.78
FIRST_LINES = 3
_DIAGRAM = 2.0
_NOTE, _NOTE_LINE = 0.81, 1.55


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to set an entry: heights of all of it and of what must stay together, and its cost.

    The cost says how much worse it looks than the picture over the whole measure.
    """

    variant: str
    height: float
    together: float
    cost: float


def ems(text: str) -> float:
    """Return about how wide a text in the serif is, in em, with the spaces around Latin words."""
    return serif_ems(text) + _NARROW * len(JOINT.findall(text))


class Reckoning:
    """Reckons with one set of pictures and one theme, sized for its page."""

    def __init__(self, pictures: Mapping[str, Picture], theme: Theme) -> None:
        self._pictures = pictures
        self._theme = theme
        self._measure = float(theme.page.measure)
        self.page = theme.page.text * _EM_OF_MM / theme.sizes.body

    def choices(self, title: n.Inlines, figure: n.Figure, text: n.Blocks) -> Iterator[Choice]:
        """Yield the ways to set an entry of one picture and running text."""
        head = self.title(title)
        picture = self._pictures[figure.image.source]
        ratio = picture.width / picture.height
        largest = 0.0
        for variant in ("full", "low"):
            shown = min(self._measure / ratio, FIGURES[variant] * self.page)
            largest = largest or shown
            above = head + shown + self._caption(figure, self._measure) + _BELOW_FIGURE
            height = above + self._text(text, 0.0)
            together = above + FIRST_LINES * self._theme.sizes.line
            yield Choice(variant, height, together, 8.0 * (1 - shown / largest))
        if side := float(self._theme.page.side):
            shown = min(side / ratio, FIGURES["side"] * self.page)
            beside = shown + self._caption(figure, side) + _BELOW_FIGURE
            height = head + max(beside, self._text(text, beside))
            yield Choice("side", height, height, 3.0 if ratio < _DIAGRAM else 5.0)

    def stack(self, blocks: n.Blocks, narrower: float = 0.0) -> float:
        """Return about how high blocks of any kind are, one above the other.

        Parameters
        ----------
        narrower : float
            By how much they are narrower than the measure, in em.
        """
        width = max(self._measure - narrower, _NARROWEST)
        return sum(self._block(block, width) for block in blocks)

    def note(self, blocks: n.Blocks) -> float:
        """Return about how high a note is, which is set smaller and closer."""
        wider = self._measure / _NOTE - self._measure
        return self.stack(blocks, -wider) * _NOTE * _NOTE_LINE / self._theme.sizes.line

    def title(self, title: n.Inlines) -> float:
        """Return the height of an entry's heading."""
        size = self._theme.sizes.heading1 / self._theme.sizes.body
        lines = ceil(ems(walk.plain(title)) * size / self._measure)
        return (_RULE + lines * _TITLE_LINE + _BELOW_TITLE) * size

    def _block(self, block: n.Block, width: float) -> float:
        indented = self._measure - width + _INDENT
        match block:
            case n.Figure(image=image):
                picture = self._pictures[image.source]
                shown = min(width * picture.height / picture.width, FIGURES["inside"] * self.page)
                return shown + self._caption(block, width) + 2 * _BELOW_FIGURE
            case n.BulletList(items=items) | n.OrderedList(items=items):
                return sum(self.stack(item.blocks, indented) for item in items)
            case n.Quote(blocks=inner) | n.Callout(blocks=inner):
                return self.stack(inner, indented) + 2 * _BELOW_FIGURE
            case n.Rule():
                return _AROUND_RULE
            case n.CodeBlock():
                lines = walk.plain((block,)).count("\n") + 1
                return lines * _CODE_LINE + 2 * _BELOW_FIGURE
            case n.Table(head=head, body=body, foot=foot):
                return len((*head, *body, *foot)) * self._theme.sizes.line + 2 * _BELOW_FIGURE
            case _:
                lines = ceil(ems(walk.plain((block,))) / width)
                return lines * self._theme.sizes.line + _GAP

    def _caption(self, figure: n.Figure, width: float) -> float:
        if not figure.caption and not figure.number:
            return 0.0
        wide = (ems(walk.plain(figure.caption)) + 3) * SMALL
        return _ABOVE_CAPTION + ceil(wide / width) * CAPTION_LINE

    def _text(self, blocks: n.Blocks, beside: float) -> float:
        """Return the height of running text, of which the first `beside` is narrow."""
        narrow = self._measure - self._theme.page.side - _BESIDE
        height = 0.0
        for block in blocks:
            small = isinstance(block, n.TagLine)
            line = _TAG_LINE if small else self._theme.sizes.line
            left = ems(walk.plain((block,))) * (SMALL * 1.3 if small else 1.0)
            while left > 0:
                left -= narrow if height < beside else self._measure
                height += line
            height += _GAP
        return height - _GAP  # the last one is lost in what separates entries

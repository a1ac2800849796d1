"""Where the lines of a paragraph end, weighed over the whole of it.

After Knuth and Plass ("Breaking Paragraphs into Lines", 1981): every line has a price by how far
it is from its natural width, and the way of the lowest sum is taken. Push-in before push-out
(clreq, 推入 and 推出) follows from marks that shrink at a lower price than Han is spread.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise, starmap

from exporter.emit.typesetting import spacing
from exporter.emit.typesetting.breaks import ANYWHERE, FORCED, HYPHEN
from exporter.emit.typesetting.unit import HALF, Kind, Unit

_WINDOW, _RAGGED_WINDOW = 3.5, 6.0
_SHRINK_PRICE, _STRETCH_PRICE = 45.0, 12.0
_TRACKING = 0.03
WIDEST = 0.3
_TRACKING_PRICE = 40.0
_SHORT_LINE, _SHORTNESS = 1e4, 8e3
_LOOSE = 1e4
_OVERFULL = 1e6
_ORPHAN = 4000.0
_SHORT_END = 15.0
_LINE = 6.0
HYPHEN_WIDTH = 0.35
_RAGGED = 200.0
_LEAST_END, _SHORT = 2, 4
_STUB, _STUB_PRICE = 0.2, 60.0
_ROUNDING = 1e-7  # the sums of a text that just fits may differ by so much


@dataclass(slots=True)
class Line:
    """A line of a paragraph: its units, and the slack that is left at their natural widths."""

    start: int
    end: int
    next: int
    slack: float
    shrink: float
    stretch: float
    gaps: int
    hyphen: bool = False
    last: bool = False


class Paragraph:
    """Units with all that the measuring of a line from one to another needs, as sums."""

    def __init__(self, units: list[Unit], prices: Mapping[int, float], *, justified: bool) -> None:
        self.units = units
        self.prices = prices
        self.justified = justified
        spacing.compress_adjacent(units)
        spacing.drop_spaces(units)
        size = len(units)
        neighbours = zip([None, *units], units, [*units[1:], None], strict=False)
        self.own = [spacing.own(unit, before, after) for before, unit, after in neighbours]
        self.gaps = [spacing.NONE, *starmap(spacing.between, pairwise(units))]
        self.grows = [False, *starmap(spacing.may_grow, pairwise(units))]
        naturals, shrinks, stretches = [], [], []
        for unit, own, gap in zip(units, self.own, self.gaps, strict=True):
            naturals.append(unit.before + unit.after + own[0] + gap[0])
            shrinks.append(own[1] + gap[1])
            stretches.append(own[2] + gap[2])
        self._natural = _sums(naturals)
        self._shrink = _sums(shrinks)
        self._stretch = _sums(stretches)
        self._grows = _sums(self.grows)
        self._firsts = self._skip_spaces()
        self.breaks = sorted(prices)
        self._ends = [p for p in self.breaks if prices[p] == FORCED] + [size]

    def _skip_spaces(self) -> list[int]:
        """Return for each place the first unit from it on that is no space."""
        firsts = [len(self.units)] * (len(self.units) + 1)
        for place in range(len(self.units) - 1, -1, -1):
            space = self.units[place].kind is Kind.SPACE
            firsts[place] = firsts[place + 1] if space else place
        return firsts

    def first(self, place: int) -> int:
        """Return the unit that a line begins with which is broken before `place`."""
        return self._firsts[place]

    def line(self, start: int, place: int, width: float) -> Line:
        """Measure the line from a unit to a break."""
        units = self.units
        end = place
        while end > start and units[end - 1].kind in {Kind.SPACE, Kind.BREAK}:
            end -= 1
        line = Line(start, end, self._firsts[place], width, 0.0, 0.0, 0)
        line.last = place == len(units) or units[place - 1].kind is Kind.BREAK
        if end == start:
            return line
        line.shrink = self._shrink[end] - self._shrink[start] - self.gaps[start].shrink
        line.stretch = self._stretch[end] - self._stretch[start] - self.gaps[start].stretch
        line.gaps = int(self._grows[end] - self._grows[start + 1])
        natural = self._natural[end] - self._natural[start] - self.gaps[start].natural
        if units[start].kind is Kind.OPENING and units[start].full:
            natural -= self._trim(line, start)
        if units[end - 1].kind is Kind.CLOSING and units[end - 1].full:
            natural -= self._trim(line, end - 1)
        if self.prices.get(place) == HYPHEN:
            line.hyphen = True
            natural += HYPHEN_WIDTH * units[end - 1].size
        slack = width - natural
        line.slack = 0.0 if -_ROUNDING < slack < 0 else slack
        return line

    def _trim(self, line: Line, place: int) -> float:
        """Take the blank of a mark at the end of a line away (GB/T 15834-2011, 5.1.10)."""
        unit, elastic = self.units[place], self.own[place]
        line.shrink -= elastic.shrink
        line.stretch -= elastic.stretch
        return unit.width - HALF * unit.size

    def lines(self, start: int, first_width: float, width: float) -> list[Line]:
        """Return the best lines from a unit to the end of the paragraph."""
        total = len(self.units)
        start = self._firsts[start]
        best: dict[int, tuple[float, Line | None]] = {start: (0.0, None)}
        waiting = [start]
        while waiting:
            here = waiting.pop(0)
            price, _ = best[here]
            if here >= total:
                continue
            for line, place in self._from(here, first_width if here == start else width):
                cost = price + self._price(line, place, width)
                known = best.get(line.next)
                if known is None or cost < known[0]:
                    best[line.next] = (cost, line)
                if known is None:
                    at = bisect_left(waiting, line.next)
                    waiting.insert(at, line.next)
        return _path(best, start, total)

    def _from(self, start: int, width: float) -> list[tuple[Line, int]]:
        """Return the lines that may begin at a unit, each with its break."""
        total = len(self.units)
        size = self.units[start].size
        base = self._natural[start]
        window = _WINDOW if self.justified else _RAGGED_WINDOW
        low = self._place_at(base + width - window * size)
        first = bisect_left(self.breaks, start + 1)
        index = max(bisect_left(self.breaks, low), first)
        forced = self._forced(start)
        if forced < total:
            index = min(index, bisect_left(self.breaks, forced))
        fits: list[tuple[Line, int]] = []
        for place in (*self.breaks[index : index + 60], total):
            if place > forced:
                break
            line = self.line(start, place, width)
            if line.slack + line.shrink < 0:
                break
            fits.append((line, place))
        if fits:
            return fits
        if index > first:
            place = self.breaks[index - 1]
            line = self.line(start, place, width)
            if line.slack + line.shrink >= 0:
                return [(line, place)]
        return [self._emergency(start, width, min(forced, total))]

    def _forced(self, start: int) -> int:
        """Return the next forced break after a unit, the end if there is none."""
        return self._ends[bisect_left(self._ends, start + 1)]

    def _place_at(self, natural: float) -> int:
        return bisect_left(self._natural, natural)

    def _emergency(self, start: int, width: float, end: int) -> tuple[Line, int]:
        """Return the line that is cut anywhere, or the shortest that is too long."""
        index = bisect_left(self.breaks, start + 1)
        place = min(self.breaks[index] if index < len(self.breaks) else end, end)
        if self.units[start].anywhere:
            fitting = bisect_right(self._natural, self._natural[start] + width) - 1
            place = min(self._cut(start, fitting, width), place)
        return self.line(start, place, width), place

    def _cut(self, start: int, fitting: int, width: float) -> int:
        """Return the last place where a cut is none of a pair, nor parts a mark from its text."""
        for place in range(min(fitting + 1, len(self.units) - 1), start, -1):
            before, after = self.units[place - 1], self.units[place]
            paired = before.text == after.text and before.text in spacing.PAIRED
            parted = before.kind is Kind.OPENING or after.kind is Kind.CLOSING
            if not paired and not parted and self.line(start, place, width).slack >= 0:
                return place
        return max(fitting, start + 1)

    def _price(self, line: Line, place: int, width: float) -> float:
        size = self.units[line.start].size
        price = _LINE + max(self.prices.get(place, ANYWHERE if place < len(self.units) else 0), 0)
        if line.slack + line.shrink < 0:
            return price + _OVERFULL
        if line.last:
            return price + self._price_of_end(line, width)
        if not self.justified:
            return price + _RAGGED * (line.slack / width) ** 2 + _RAGGED
        return price + _price_of_slack(line, size, width)

    def _price_of_end(self, line: Line, width: float) -> float:
        """Price the last line: one character alone is a fault (clreq, 孤字).

        Below the ragged lines of a heading a stub is as bad; lines above it can be shorter.
        """
        price = _SHRINK_PRICE * (line.slack / line.shrink) ** 2 if line.slack < 0 else 0.0
        if line.start == 0 or (line.next < len(self.units)):
            return price
        count = sum(unit.content for unit in self.units[line.start : line.end][:_SHORT])
        if count < _LEAST_END:
            price += _ORPHAN
        elif count < _SHORT:
            price += _SHORT_END
        if not self.justified and width - line.slack < _STUB * width:
            price += _STUB_PRICE
        return price


def _price_of_slack(line: Line, size: float, width: float) -> float:
    if line.slack < 0:
        return _SHRINK_PRICE * (-line.slack / line.shrink) ** 3
    if not line.slack:
        return 0.0
    if line.slack <= line.stretch:
        return _STRETCH_PRICE * (line.slack / line.stretch) ** 2
    if not line.gaps:
        return _LOOSE + line.slack
    tracking = (line.slack - line.stretch) / line.gaps / size
    if tracking > WIDEST:  # it stays short
        return _SHORT_LINE + _SHORTNESS * (line.slack / width) ** 2
    return _STRETCH_PRICE + _TRACKING_PRICE * (tracking / _TRACKING) ** 2


def _sums(values: Iterable[float]) -> list[float]:
    return list(accumulate(values, initial=0.0))


def _path(best: Mapping[int, tuple[float, Line | None]], start: int, end: int) -> list[Line]:
    lines: list[Line] = []
    here = end
    while here != start:
        line = best[here][1]
        if line is None:
            break
        lines.append(line)
        here = line.start
    return lines[::-1]

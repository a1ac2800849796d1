"""Units made from a text as a Chinese font would shape it: what the tests of the rules set."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from exporter.emit.typesetting import breaks, spacing
from exporter.emit.typesetting.fit import Line, Paragraph
from exporter.emit.typesetting.marks import LEADING, TRAILING
from exporter.emit.typesetting.unit import Unit, is_wide, kind_of

SIZE = 10.0


def width_of(character: str) -> float:
    """Return the width that a font of 10 gives: Han 10, Latin 5, a space 2.5."""
    if character == "\n":
        return 0.0
    if character == " ":
        return 2.5
    return SIZE if is_wide(character) or character in LEADING | TRAILING else SIZE / 2


def units(text: str, **traits: object) -> list[Unit]:
    made = []
    place = 0
    for character in text:
        end = place + len(character.encode())
        width = width_of(character)
        unit = Unit(character, width, SIZE, 0, place, end, prepared=True)
        unit.kind = kind_of(character, width, SIZE)
        for name, value in traits.items():
            setattr(unit, name, value)
        made.append(unit)
        place = end
    spacing.narrow_quotes(made)
    return made


def allowed(some: list[Unit]) -> list[bool]:
    """Allow breaks as UAX 14 would, roughly: around Han and after spaces."""
    found = [False]
    for before, after in pairwise(some):
        found.append(is_wide(before.text) or is_wide(after.text) or before.text == " ")
    return found


def hyphenate(language: str, word: str) -> Iterator[int]:
    assert language == "en_US"
    yield from (place for place in range(2, len(word) - 1, 2))


def prices(some: list[Unit]) -> dict[int, float]:
    return breaks.prices(some, allowed(some), hyphenate)


def paragraph(text: str, *, justified: bool = True, **traits: object) -> Paragraph:
    some = units(text, **traits)
    return Paragraph(some, prices(some), justified=justified)


def said(made: Paragraph, line: Line) -> str:
    return "".join(unit.text for unit in made.units[line.start : line.end])


def lines(text: str, width: float, indent: float = 0.0, **traits: object) -> list[str]:
    """Return the lines that a text is broken into, on a measure in units of 10 to the em."""
    made = paragraph(text, **traits)
    return [said(made, line) for line in made.lines(0, width - indent, width)]

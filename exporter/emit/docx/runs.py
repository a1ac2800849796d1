"""Turns text into runs: traits become styles, and ambiguous punctuation is set as the text asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from exporter.emit.docx.markup import Element, characters, qualified, run, w
from exporter.emit.docx.style import identifier
from exporter.emit.docx.traits import Trait, look
from exporter.textwidth import is_wide
from exporter.theme import Theme

_AMBIGUOUS = frozenset("“”‘’…—–·×÷±°§※①②③④⑤⑥⑦⑧⑨⑩→←↑↓★☆■□●○◆◇")
_IN_WORD = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")


def runs(text: str, traits: tuple[Trait, ...], theme: Theme) -> list[Element]:
    """Build the runs of a text.

    Quotes, dashes and the like are in the East Asian font where they stand in Chinese text
    (ECMA-376 part 1, § 17.3.2.26, `hint`), and emphasis is dots there, italics in Latin text.
    """
    made: list[Element] = []
    for eastern, piece in _pieces(text, split=Trait.EMPHASIS in traits):
        own = traits if eastern else tuple(map(_in_latin, traits))
        parts = run_properties(own, theme)
        if eastern and _AMBIGUOUS & set(piece):
            parts = _hinted(parts)
        made.append(run(characters(piece), *parts))
    return made


def run_properties(traits: tuple[Trait, ...], theme: Theme) -> list[Element]:
    """Return the properties of a run: the style of its first trait, then what the others add."""
    ranked = sorted(set(traits), key=list(Trait).index)
    parts: list[Element] = []
    if ranked and ranked[0].styled:
        parts.append(w("rStyle", val=identifier(ranked.pop(0))))
    return [*parts, *(part for trait in ranked for part in look(trait, theme))]


def _hinted(parts: list[Element]) -> list[Element]:
    named = [part for part in parts if part.tag == qualified("w:rFonts")]
    fonts = named[0] if named else w("rFonts")
    fonts.set(qualified("w:hint"), "eastAsia")
    return parts if named else [fonts, *parts]


def _in_latin(trait: Trait) -> Trait:
    return Trait.EMPHASIS_LATIN if trait in {Trait.EMPHASIS, Trait.WORK} else trait


def _pieces(text: str, *, split: bool) -> Iterator[tuple[bool, str]]:
    if not split and not _AMBIGUOUS & set(text):
        yield True, text
        return
    chinese = any(map(is_wide, text)) or not any(map(str.isalpha, text))
    apostrophes = {found.start() for found in _IN_WORD.finditer(text)}

    def eastern(place: int) -> bool:
        letter = text[place]
        if letter in _AMBIGUOUS:
            return chinese and place not in apostrophes
        return is_wide(letter)

    for kind, places in groupby(range(len(text)), eastern):
        yield kind, "".join(text[place] for place in places)

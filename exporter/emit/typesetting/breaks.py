"""Where a line may end (clreq, 行首行尾禁则; GB/T 15834-2011, 5.1; Unicode, UAX 14).

The caller brings what UAX 14 allows; here it is mended for Chinese, as rules that each look at two
neighbours. The price of a break says how unwelcome it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from exporter.emit.typesetting.unit import Kind, Unit

FREE, ADDRESS, HYPHEN, UNIT, ANYWHERE, TORN = 0.0, 30.0, 40.0, 100.0, 400.0, 1500.0
FORCED = -1.0
_NEVER_FIRST = frozenset("·•‧・～〜—–…‥／%‰℃°′″／")
_BINDS_NEXT = frozenset("#@＃＠")
_QUOTES_OPEN, _QUOTES_CLOSE = "“‘", "”’"
_ADDRESS_SIGNS = frozenset("/@")
_ADDRESS_ENDS = frozenset("/?&=.-_#%:;,+~")
_LONG = 18
_WORD = re.compile(r"[A-Za-zÀ-ɏ]{6,}")
_PART = re.compile(r"[^\W_]{6,}")
_LANGUAGE = "en_US"
_LEFT, _RIGHT = 3, 3
_UNIT_LENGTH = 3
Hyphenate = Callable[[str, str], Iterator[int]]


def prices(units: list[Unit], allowed: list[bool], hyphenate: Hyphenate) -> dict[int, float]:
    """Return the price of each break, by the unit before which it is.

    Parameters
    ----------
    allowed : list of bool
        Whether UAX 14 lets a line end before each unit.
    hyphenate : callable
        Gives for a language and a word the places where it may be divided.
    """
    found: dict[int, float] = {}
    for place in range(1, len(units)):
        before, after = units[place - 1], units[place]
        if after.raised:
            continue  # the number of a note stays with what it explains
        if before.kind is after.kind is Kind.WIDE and before.wrap and after.wrap:
            if allowed[place] and after.text not in _NEVER_FIRST:
                found[place] = FREE
        elif before.kind is Kind.BREAK:
            found[place] = FORCED
        elif (
            after.kind not in {Kind.SPACE, Kind.BREAK}
            and _may_end(before, after, allowed=allowed[place])
            and not _stays(units, place)
        ):
            found[place] = _price(units, place)
    for start, end in _runs(units):
        if end - start >= _LONG:
            found |= {p: ADDRESS for p in _in_address(units, start, end) if p not in found}
            parts = _in_parts(units, start, end, hyphenate)
            found |= {p: TORN for p in parts if p not in found}
        found |= {p: HYPHEN for p in _in_words(units, start, end, hyphenate) if p not in found}
    return found


def _may_end(before: Unit, after: Unit, *, allowed: bool) -> bool:
    if after.kind is Kind.CLOSING or before.kind is Kind.OPENING:
        return False  # 行首行尾禁则
    if not before.wrap and not after.wrap:
        return False
    if after.text in _NEVER_FIRST or before.text in _BINDS_NEXT:
        return False  # GB/T 15834, 5.1: 连接号, 间隔号, 破折号, 省略号
    if after.kind is Kind.OPENING and after.text in _QUOTES_OPEN:
        return before.kind in {Kind.WIDE, Kind.CLOSING, Kind.SPACE}
    if before.kind is Kind.CLOSING and before.text in _QUOTES_CLOSE:
        return after.kind in {Kind.WIDE, Kind.OPENING, Kind.LETTER}
    return allowed


def _stays(units: list[Unit], place: int) -> bool:
    """Tell whether the sign before a place stays with what follows: in `--verbose`, `/usr`, `A/B`.

    A long address may end a line there all the same.
    """
    before, sign, after = units[place - 2] if place > 1 else None, units[place - 1], units[place]
    if sign.text == "/":
        return after.kind is Kind.LETTER
    return sign.text == "-" and (before is None or before.kind is not Kind.LETTER)


def _price(units: list[Unit], place: int) -> float:
    if _is_measure(units, place):
        return UNIT
    return ADDRESS if units[place - 1].text == "-" else FREE


def _is_measure(units: list[Unit], place: int) -> bool:
    """Tell whether a number and its unit stand around a place: `3.5 GB`."""
    if units[place - 1].kind is not Kind.SPACE or not units[max(place - 2, 0)].text.isdecimal():
        return False
    letters = 0
    for unit in units[place:]:
        if unit.kind is not Kind.LETTER:
            break
        letters += 1
    return 0 < letters <= _UNIT_LENGTH and units[place].text.isalpha()


def _runs(units: list[Unit]) -> Iterator[tuple[int, int]]:
    """Yield where letters and signs stand without space or Han between them."""
    start = None
    for place, unit in enumerate(units):
        if unit.kind in {Kind.LETTER, Kind.SIGN} and unit.wrap:
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None
    if start is not None:
        yield start, len(units)


def _in_address(units: list[Unit], start: int, end: int) -> Iterator[int]:
    """Yield the places after what divides the parts of an address, but not between two of them."""
    for place in range(start + 2, end - 1):
        before, after = units[place - 1].text, units[place].text
        if before in _ADDRESS_ENDS and after not in _ADDRESS_ENDS:
            yield place


def _in_parts(units: list[Unit], start: int, end: int, hyphenate: Hyphenate) -> Iterator[int]:
    """Yield the places inside a long part of an address, for lines that would be torn apart.

    They are those of a word, but no hyphen is shown, and any in what is no word. A name behind `@`
    is whole.
    """
    text = "".join(unit.text[0] for unit in units[start:end])
    if _ADDRESS_SIGNS.isdisjoint(text[1:]):
        return
    for part in _PART.finditer(text):
        word, last = part[0].lower(), len(part[0]) - _RIGHT
        places = hyphenate(_LANGUAGE, word) if word.isalpha() else range(len(word))
        yield from (start + part.start() + place for place in places if _LEFT <= place <= last)


def _in_words(units: list[Unit], start: int, end: int, hyphenate: Hyphenate) -> Iterator[int]:
    language = units[start].hyphenate
    if not language:
        return
    text = "".join(unit.text for unit in units[start:end])
    if len(text) != end - start or not _ADDRESS_SIGNS.isdisjoint(text):
        return
    for word in _WORD.finditer(text):
        if word[0].isupper() or not word[0][1:].islower():
            continue
        for place in hyphenate(language, word[0]):
            if _LEFT <= place <= len(word[0]) - _RIGHT:
                yield start + word.start() + place

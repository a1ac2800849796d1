"""Straight quotation marks in Chinese text, paired along each line with the curly ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exporter.config import Quotes
from exporter.diagnostics import Severity
from exporter.linter.han import MARKS, is_chinese
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.model.han import HAN

_LINE_WITH = re.compile(r"^.*\".*$", re.MULTILINE)
_QUOTE = re.compile(r"[\"“”]")
_HAN = re.compile(rf"[{HAN}]")
_CHINESE = re.compile(rf"[{HAN}{MARKS}]")
_SINGLE = re.compile(rf"(?<![A-Za-z0-9'])'(?=[^'\n]*[{HAN}])[^'\n\ufffc]+'(?![A-Za-z0-9'])")
_SPACE = " "
_DOUBLES = {Quotes.CURLY: "“”", Quotes.CORNER: "「」"}
_SINGLES = {Quotes.CURLY: "‘’", Quotes.CORNER: "『』"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """The offsets of two marks that belong together, and whether others stand around them."""

    opening: int
    closing: int
    nested: bool = False


def _straight(proof: Proof) -> Iterator[Hit]:
    marks = proof.settings.quotes
    if marks is Quotes.KEEP:
        return
    for line in _LINE_WITH.finditer(proof.prose):
        places = [line.start() + found.start() for found in _QUOTE.finditer(line[0])]
        pairs = _nested_pairs(proof.prose, places) or _mixed_pairs(proof.prose, places)
        if pairs is None:
            yield from _unpaired(proof.prose, places)
            continue
        for pair in pairs:
            if _is_chinese(proof.prose, pair):
                forms = _SINGLES if pair.nested else _DOUBLES
                yield from _mended(proof.prose, pair, forms[marks])
    for found in _SINGLE.finditer(proof.prose):
        forms = _SINGLES if _is_within(proof.prose, *found.span()) else _DOUBLES
        yield _hit(found.start(), found.start() + 1, forms[marks][0])
        yield _hit(found.end() - 1, found.end(), forms[marks][1])


def _is_within(prose: str, start: int, end: int) -> bool:
    """Tell whether double marks open before a span of a line and close behind it."""
    before = prose[prose.rfind("\n", 0, start) + 1 : start]
    after = prose[end:].split("\n", 1)[0]
    opened = before.count("“") - before.count("”") + before.count("「") - before.count("」")
    return opened > 0 or (before.count('"') % 2 == 1 and '"' in after)


def _nested_pairs(prose: str, places: list[int]) -> list[_Pair] | None:
    """Pair curly marks with curly ones, straight with straight; None if one has no partner."""
    pairs: list[_Pair] = []
    waiting: list[int] = []
    for at in places:
        if _is_inch(prose, at) and not waiting:
            continue
        if waiting and prose[waiting[-1]] + prose[at] in {"“”", '""'}:
            opening = waiting.pop()
            pairs.append(_Pair(opening, at, nested=bool(waiting)))
        elif prose[at] == "”":
            return None
        else:
            waiting.append(at)
    return None if waiting else pairs


def _mixed_pairs(prose: str, places: list[int]) -> list[_Pair] | None:
    """Pair a straight mark with a curly one, too, but none within another."""
    pairs: list[_Pair] = []
    opening: int | None = None
    for at in places:
        if opening is None and _is_inch(prose, at):
            continue
        if opening is None and prose[at] != "”":
            opening = at
        elif opening is not None and prose[at] != "“":
            pairs.append(_Pair(opening, at))
            opening = None
        else:
            return None
    return None if opening is not None else pairs


def _is_inch(prose: str, at: int) -> bool:
    return prose[at] == '"' and prose[max(at - 1, 0)].isdecimal()


def _is_chinese(prose: str, pair: _Pair) -> bool:
    inside = prose[pair.opening + 1 : pair.closing]
    if not inside.strip() or ("\ufffc" in {inside[0], inside[-1]} and not _HAN.search(inside)):
        return False
    before, after = prose[max(pair.opening - 1, 0)], prose[pair.closing + 1 : pair.closing + 2]
    around = bool(_CHINESE.match(before) and _CHINESE.match(after))
    return around or bool(_HAN.search(inside) and is_chinese(prose, pair.opening))


def _mended(prose: str, pair: _Pair, marks: str) -> Iterator[Hit]:
    """Replace straight marks, and the spaces on their inner side."""
    inside = prose[pair.opening + 1 : pair.closing]
    before, after = (len(inside) - len(s) for s in (inside.lstrip(_SPACE), inside.rstrip(_SPACE)))
    if prose[pair.opening] == '"':
        yield _hit(pair.opening, pair.opening + 1 + before, marks[0])
    if prose[pair.closing] == '"':
        yield _hit(pair.closing - after, pair.closing + 1, marks[1])


def _unpaired(prose: str, places: list[int]) -> Iterator[Hit]:
    for at in places:
        beside = prose[max(at - 1, 0)] + prose[at + 1 : at + 2]
        if prose[at] == '"' and _HAN.search(beside):
            yield Hit(at, at + 1, "a straight quotation mark without a partner in its line")


def _hit(start: int, end: int, mark: str) -> Hit:
    return Hit(start, end, "a straight quotation mark stands in Chinese text", mark)


RULES = (
    Rule(
        "quotes-straight",
        Severity.WARNING,
        "straight quotation marks around Chinese text, or in the middle of it",
        "write “”, or 「」 if `quotes` in digest.toml says so",
        _straight,
        fixable=True,
    ),
)

"""Straight quotation marks in Chinese text, paired along each line with the curly ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exporter.check.han import MARKS
from exporter.check.proof import Proof
from exporter.check.rule import Hit, Rule
from exporter.config import Quotes
from exporter.diagnostics import Severity
from exporter.model.han import HAN

_LINE_WITH = re.compile(r"^.*\".*$", re.MULTILINE)
_QUOTE = re.compile(r"[\"“”]")
_HAN = re.compile(rf"[{HAN}]")
_CHINESE = re.compile(rf"[{HAN}{MARKS}]")
_SINGLE = re.compile(rf"(?<![A-Za-z0-9'])'(?=[^'\n]*[{HAN}])[^'\n\ufffc]+'(?![A-Za-z0-9'])")
_DOUBLES = {Quotes.CURLY: "“”", Quotes.CORNER: "「」"}
_SINGLES = {Quotes.CURLY: "‘’", Quotes.CORNER: "『』"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """The offsets of two marks that belong together."""

    opening: int
    closing: int


def _straight(proof: Proof) -> Iterator[Hit]:
    marks = proof.settings.quotes
    if marks is Quotes.KEEP:
        return
    for line in _LINE_WITH.finditer(proof.prose):
        pairs = _pairs(line[0], line.start())
        if pairs is None:
            yield from _unpaired(proof.prose, line)
            continue
        for pair in pairs:
            if _is_chinese(proof.prose, pair):
                yield from _mended(proof.prose, pair, _DOUBLES[marks])
    for found in _SINGLE.finditer(proof.prose):
        yield _hit(found.start(), _SINGLES[marks][0])
        yield _hit(found.end() - 1, _SINGLES[marks][1])


def _pairs(line: str, start: int) -> list[_Pair] | None:
    """Return the pairs of a line, None if a mark has no partner; an inch mark needs none."""
    pairs: list[_Pair] = []
    opening: int | None = None
    for found in _QUOTE.finditer(line):
        at = found.start()
        inch = found[0] == '"' and opening is None and at > 0 and line[at - 1].isdecimal()
        if inch:
            continue
        if opening is None and found[0] != "”":
            opening = at
        elif opening is not None and found[0] != "“":
            pairs.append(_Pair(start + opening, start + at))
            opening = None
        else:
            return None
    return None if opening is not None else pairs


def _is_chinese(prose: str, pair: _Pair) -> bool:
    inside = prose[pair.opening + 1 : pair.closing]
    if not inside.strip() or ("\ufffc" in {inside[0], inside[-1]} and not _HAN.search(inside)):
        return False
    before, after = prose[max(pair.opening - 1, 0)], prose[pair.closing + 1 : pair.closing + 2]
    around = bool(_CHINESE.match(before) and _CHINESE.match(after))
    return around or bool(_HAN.search(inside))


def _mended(prose: str, pair: _Pair, marks: str) -> Iterator[Hit]:
    for at, mark in zip((pair.opening, pair.closing), marks, strict=True):
        if prose[at] == '"':
            yield _hit(at, mark)


def _unpaired(prose: str, line: re.Match[str]) -> Iterator[Hit]:
    for found in _QUOTE.finditer(line[0]):
        at = line.start() + found.start()
        beside = prose[max(at - 1, 0)] + prose[at + 1 : at + 2]
        if found[0] == '"' and _HAN.search(beside):
            yield Hit(at, at + 1, "a straight quotation mark without a partner in its line")


def _hit(at: int, mark: str) -> Hit:
    return Hit(at, at + 1, "a straight quotation mark stands in Chinese text", mark)


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

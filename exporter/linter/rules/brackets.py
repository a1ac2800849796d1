"""Half-width brackets in Chinese text, paired along each line with the full-width ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.han import CLOSING
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.model.han import HAN

_LINE_WITH = re.compile(r"^.*[()].*$", re.MULTILINE)
_FACE = r"(?:^|(?<=[^\w]))[:;=]-?[()]"
_LABEL = r"(?<![^\s（，、；。])[0-9a-zA-Z]{1,2}\)"
_BRACKET = re.compile(rf"{_FACE}|{_LABEL}|([()（）])")
_FULL = {"(": "（", ")": "）"}
_NESTED = re.compile(r"[(\ufffc]")
_HAN = re.compile(rf"[{HAN}]")
_CHINESE = re.compile(rf"[{HAN}{CLOSING}]")


def _half_width(proof: Proof) -> Iterator[Hit]:
    for line in _LINE_WITH.finditer(proof.prose):
        pairs = _pairs(line[0])
        chinese = [pair for pair in pairs if _is_chinese(line[0], *pair)]
        for opening, closing in pairs if chinese else ():
            if (opening, closing) in chinese or _is_amid_han(line[0], opening, closing):
                yield from _mended(line, opening, closing)


def _pairs(line: str) -> list[tuple[int, int]]:
    """Return where brackets open and close, none if a full-width one has no partner.

    Faces and the labels of lists, `1)`, are no brackets.
    """
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for found in _BRACKET.finditer(line):
        match found[1]:
            case "(" | "（":
                waiting.append(found.start())
            case ")" | "）" if waiting:
                pairs.append((waiting.pop(), found.start()))
            case "）":
                return []
            case _:
                pass
    return [] if any(line[at] == "（" for at in waiting) else sorted(pairs)


def _is_chinese(line: str, opening: int, closing: int) -> bool:
    """Tell whether one bracket is full-width, or Han stands before the pair and within it."""
    if line[opening] == "（" or line[closing] == "）":
        return True
    inside = line[opening + 1 : closing]
    before = opening > 0 and _CHINESE.match(line[opening - 1])
    return bool(before and _HAN.search(inside)) and not _NESTED.search(inside)


def _is_amid_han(line: str, opening: int, closing: int) -> bool:
    """Tell whether a pair around Latin stands between Han, as its neighbour in the line does."""
    before, after = line[max(opening - 1, 0)], line[closing + 1 : closing + 2]
    inside = line[opening + 1 : closing]
    return bool(_CHINESE.match(before) and _CHINESE.match(after)) and bool(inside.strip("\ufffc"))


def _mended(line: re.Match[str], opening: int, closing: int) -> Iterator[Hit]:
    for at in (opening, closing):
        sign = line[0][at]
        if sign in _FULL:
            start = line.start() + at
            message = f"a half-width `{sign}` stands in Chinese text"
            yield Hit(start, start + 1, message, _FULL[sign])


RULES = (
    Rule(
        "punctuation-brackets",
        Severity.WARNING,
        "half-width brackets around Chinese text, or one whose partner is full-width",
        "write （）",
        _half_width,
        fixable=True,
    ),
)

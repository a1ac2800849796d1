"""Spaces: between Han and Latin, doubled, and at line ends where they break the line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from exporter.check.proof import Proof
from exporter.check.rule import Hit, Rule
from exporter.diagnostics import Severity
from exporter.model.han import HAN

_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]*[A-Za-z][A-Za-z0-9.+#&'/-]*[A-Za-z0-9+#]")
_FIRST_WORD = re.compile(rf"[{HAN}]|[A-Za-z0-9.+#&'/-]+")
_LAST_WORD = re.compile(rf"(?:[{HAN}]|[A-Za-z0-9.+#&'/-]+)\Z")
_HAN = re.compile(rf"[{HAN}]")
_DOUBLED = re.compile(rf"(?<=[{HAN}]) {{2,}}(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) {{2,}}(?=[{HAN}])")
_BREAK = re.compile(rf"(?<=[{HAN}，、])( {{2,}})\n(?=[{HAN}A-Za-z])")
_ANY_BREAK = re.compile(r"(?: {2,}|\\)\n(?=[ \t>]*\S)")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n")
_NO_WORD = re.compile(r"[xX]\d+|[A-Z](?:/[A-Z])+")
_FEW = 8
_OFTEN = 3
_LONG = 20

_Boundary = tuple[int, int]


def _han_latin(proof: Proof) -> Iterator[Hit]:
    style: str = proof.settings.spacing
    if style == "off":
        return
    open_, spaced = _boundaries(proof.prose)
    severity = None
    if style == "auto":
        style, severity = _habit(len(open_), len(spaced)), Severity.NOTE
    if style == "mixed":
        first = min(open_ + spaced)
        numbers = f"{len(open_)} times without a space and {len(spaced)} times with one"
        hint = 'set `spacing` to "space" or "none" in digest.toml, and see where the other stands'
        yield Hit(*first, f"Han and Latin meet {numbers}", None, hint, severity)
    elif style == "space":
        if severity is Severity.NOTE:
            open_ = _without_names(proof.prose, open_, spaced)
        for start, end in open_:
            message = f"no space between {' and '.join(_words(proof.prose, start, end))}"
            yield Hit(start, end, message, " ", "write a space", severity)
    else:
        for start, end in spaced:
            message = f"a space between {' and '.join(_words(proof.prose, start, end))}"
            yield Hit(start, end, message, "", "delete the space", severity)


def _habit(open_: int, spaced: int) -> str:
    """Return what two thirds of the boundaries do; a few prove nothing, and space is the custom."""
    if open_ < _FEW or spaced >= 2 * open_:
        return "space"
    return "none" if open_ > 2 * spaced else "mixed"


def _boundaries(prose: str) -> tuple[list[_Boundary], list[_Boundary]]:
    """Return where Han and a Latin word of two letters or more meet: without, with one space.

    One letter is a part of the Chinese word: B站, T恤, A/B测试.
    """
    open_: list[_Boundary] = []
    spaced: list[_Boundary] = []
    for word in _WORD.finditer(prose):
        start, end = word.span()
        if _NO_WORD.fullmatch(word[0]):
            continue
        if prose[start].isdecimal():
            pass
        elif start and _HAN.match(prose, start - 1):
            open_.append((start, start))
        elif start > 1 and prose[start - 1] == " " and _HAN.match(prose, start - 2):
            spaced.append((start - 1, start))
        if _HAN.match(prose, end):
            open_.append((end, end))
        elif prose[end : end + 1] == " " and _HAN.match(prose, end + 1):
            spaced.append((end, end + 1))
    return open_, spaced


def _without_names(prose: str, open_: list[_Boundary], spaced: list[_Boundary]) -> list[_Boundary]:
    """Leave out names, like Python猫: what is often written without a space and never with one."""
    pairs = [_words(prose, *boundary) for boundary in open_]
    times = Counter(pair for pair in pairs if not _HAN.match(pair[0]))
    times.subtract(dict.fromkeys((_words(prose, *boundary) for boundary in spaced), len(pairs)))
    return [where for where, pair in zip(open_, pairs, strict=True) if times[pair] < _OFTEN]


def _words(prose: str, start: int, end: int) -> tuple[str, str]:
    """Return what meets at a boundary: a Latin word and a Han character, or the reverse."""
    before = _LAST_WORD.search(prose, max(start - 30, 0), start)
    after = _FIRST_WORD.match(prose, end)
    return before[0] if before else "", after[0] if after else ""


def _doubled(proof: Proof) -> Iterator[Hit]:
    for found in _DOUBLED.finditer(proof.prose):
        yield Hit(*found.span(), f"{len(found[0])} spaces between Han and Latin", " ")


def _stray_break(proof: Proof) -> Iterator[Hit]:
    """Find the only break of a paragraph, in the middle of a sentence, after a long line."""
    for found in _BREAK.finditer(proof.prose):
        line, column = proof.place(found.start())
        if column <= _LONG:
            continue
        begin = max(proof.text.rfind("\n\n", 0, found.start()), 0)
        after = _PARAGRAPH_END.search(proof.text, found.end())
        end = after.start() if after else len(proof.text)
        if len(_ANY_BREAK.findall(proof.text, begin, end)) == 1:
            message = f"{len(found[1])} spaces at the end of line {line} break a sentence"
            yield Hit(*found.span(1), message, "")


RULES = (
    Rule(
        "spacing-han-latin",
        Severity.WARNING,
        "Han and a Latin word without a space between them, or with one, as `spacing` says",
        "write a space",
        _han_latin,
        fixable=True,
    ),
    Rule(
        "spacing-doubled",
        Severity.NOTE,
        "two or more spaces between Han and Latin or a number",
        "write one space",
        _doubled,
        fixable=True,
    ),
    Rule(
        "spacing-break",
        Severity.WARNING,
        "spaces at the end of a line that break it in the middle of a sentence",
        "delete the spaces; where the break is meant, write `\\` or `<br>`",
        _stray_break,
        fixable=True,
    ),
)

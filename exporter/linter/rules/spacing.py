"""Spaces: between Han and Latin, doubled, and at line ends where they break the line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from exporter.diagnostics import Severity
from exporter.linter.boundaries import Boundary, Kind, begins_with_han, boundaries, words_at
from exporter.linter.habit import Habit
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.model.han import HAN

_GLUED_SHORT = re.compile(rf"(?<=[{HAN}])[A-Z]{{2,3}}(?=[{HAN}])|(?<=[{HAN}])[A-Z]{{2,3}}(?![\w ])")
_LINK_TEXT = re.compile(r"(?<!!)\[([^\[\]\s，。、；：！？\ufffc]{2,16})(?=[\]\ufffc])")
_DOUBLED = re.compile(rf"(?<=[{HAN}]) {{2,}}(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) {{2,}}(?=[{HAN}])")
_BREAK = re.compile(rf"(?<=[{HAN}，、])( {{2,}})\n(?=[{HAN}A-Za-z])")
_ANY_BREAK = re.compile(r"(?: {2,}|\\)\n(?=[ \t>]*\S)")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n")
_FEW = 2
_MANY = 8
_OFTEN = 3
_LONG = 20


def _han_latin(proof: Proof) -> Iterator[Hit]:
    """Find missing spaces where the issue has them elsewhere; a style that was chosen has its way.

    Only under "none" is a space deleted: an issue without spaces is told once that it has some.
    """
    style = proof.settings.spacing
    if style == "off":
        return
    found = boundaries(proof)
    words = [boundary for boundary in found if boundary.kind is Kind.WORD]
    named = _named(proof.prose, proof.settings.names)
    if style == "none":
        for boundary in words:
            if boundary.is_spaced:
                before, after = _what(proof, boundary)
                message = f"a space between {before} and {after}"
                yield Hit(boundary.start, boundary.end, message, "", "delete the space")
        return
    if style == "space":
        missing = [b for b in words if not b.is_spaced and not _is_inside(b, named)]
        severity = None
    elif _is_spaced(proof.habit, words):
        missing = list(_against_habit(proof, found, words))
        severity = Severity.NOTE
        if len(missing) > _MANY:
            yield from _mixed(words)
            return
    else:
        yield from _mixed(words)
        return
    for boundary in missing:
        before, after = _what(proof, boundary)
        message = f"no space between {before} and {after}"
        yield Hit(boundary.start, boundary.start, message, " ", "write a space", severity)


def _habit(found: Iterable[Boundary]) -> Habit:
    times = Counter(boundary.is_spaced for boundary in found)
    return Habit(times[True], times[False])


def _is_spaced(series: Habit, words: list[Boundary]) -> bool:
    """Tell whether a space is the habit: of the series, where that cannot be told of the issue."""
    if series.is_spaced or series.is_unspaced:
        return series.is_spaced
    return _habit(words).is_spaced


def _mixed(words: list[Boundary]) -> Iterator[Hit]:
    open_ = sum(not word.is_spaced for word in words)
    spaced = [word for word in words if word.is_spaced]
    if open_ < _MANY or len(spaced) < _OFTEN:
        return
    rare = spaced[0] if open_ > len(spaced) else next(w for w in words if not w.is_spaced)
    message = f"Han and Latin meet {open_} times without a space and {len(spaced)} times with one"
    hint = 'set `spacing` to "space" or "none" in digest.toml, and see where the other stands'
    yield Hit(rare.start, rare.end, message, None, hint, Severity.NOTE)


def _against_habit(
    proof: Proof, found: list[Boundary], words: list[Boundary]
) -> Iterator[Boundary]:
    """Yield what lacks the space: words, and markup that the issue does not always write so."""
    names = _named(proof.prose, (*proof.settings.names, *proof.habit.names))
    names += _names_of_links(proof.prose)
    names += _short_names(proof.prose, words)
    open_ = [word for word in words if not word.is_spaced]
    yield from (b for b in _without_names(proof.prose, open_, words) if not _is_inside(b, names))
    for kind in (Kind.EMPHASIS, Kind.LINK, Kind.CODE):
        here = [boundary for boundary in found if boundary.kind is kind]
        open_ = [boundary for boundary in here if not boundary.is_spaced]
        if len(open_) <= _FEW or _habit(here).is_spaced:
            yield from open_


def _named(prose: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where the names of digest.toml and of the series stand."""
    if not names:
        return []
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return [found.span() for found in pattern.finditer(prose)]


def _names_of_links(prose: str) -> list[tuple[int, int]]:
    """Return the texts of links that are one word, as the name of an author is."""
    return [found.span(1) for found in _LINK_TEXT.finditer(prose)]


def _short_names(prose: str, words: list[Boundary]) -> list[tuple[int, int]]:
    """Return short capitals glued to Han, as in 卡拉OK, unless the issue spaces them elsewhere."""
    spaced = {word for w in words if w.is_spaced for word in words_at(prose, w.start, w.end)}
    glued = _GLUED_SHORT.finditer(prose)
    return [(f.start() - 1, f.end() + 1) for f in glued if f[0] not in spaced]


def _is_inside(boundary: Boundary, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < boundary.start < end for start, end in spans)


def _without_names(prose: str, open_: list[Boundary], words: list[Boundary]) -> Iterator[Boundary]:
    """Leave out names, like Python猫: what is often written without a space and never with one."""
    pairs = [words_at(prose, boundary.start, boundary.end) for boundary in open_]
    spaced = {words_at(prose, word.start, word.end) for word in words if word.is_spaced}
    times = Counter(pair for pair in pairs if pair not in spaced and not begins_with_han(pair[0]))
    for boundary, pair in zip(open_, pairs, strict=True):
        if times[pair] < _OFTEN:
            yield boundary


def _what(proof: Proof, boundary: Boundary) -> tuple[str, str]:
    """Return what meets at a boundary: words as they are written, or the name of markup."""
    found = words_at(proof.prose, boundary.start, boundary.end)
    before, after = (word and f"`{word}`" for word in found)
    if boundary.kind is Kind.WORD:
        return before, after
    return (before or after, boundary.kind) if before else (boundary.kind, after)


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
        "Han and Latin without a space where the issue has one elsewhere, or as `spacing` says",
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

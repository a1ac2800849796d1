"""Mends bold beside Chinese punctuation before pandoc reads it: `**强调。**后面` closes.

CommonMark lets no run of `*` close after punctuation that a letter follows. A combining grapheme
joiner between them, which pandoc takes for a letter, makes the run close; the reader deletes it
again. Another one parts two bolds that touch. Where one is needed follows the CJK-friendly
amendment of CommonMark (markdown-cjk-friendly, specification of emphasis), for which quotation
marks, dashes and dots are wide; and in a line of Chinese, pairs of `**` are what was typed as such.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from exporter.model.han import EAST_ASIAN, HAN
from exporter.reading.draft import JOINER, Draft, Edit

_RUN = re.compile(r"\\.|(\*+)")
_MARKS = {
    "**": re.compile(r"\\.|(?<!\*)(\*\*)(?!\*)"),
    "~~": re.compile(r"\\.|(?<!~)(~~)(?!~)"),
}
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]{1,1000}?(?<!`)\1(?!`)")
# marks of a sentence that are as wide as Han in Chinese text, and narrow in Unicode's tables
_CHINESE = frozenset("“”‘’…—·")
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}\uff00-\uffef]")
# what a sentence has and a pattern has not: quotation marks, brackets, dashes, units, formulas
_SENTENCE = re.compile(
    "[\u2018-\u201f\u2014\u2026\u00b7\u3001-\u303f\uff01-\uff5e\u2460-\u24ff\u2030\u2103\u00b0\u00d7"
    "\u2190-\u21ff\u2264\u2265\u2260\u2248\u00a5\uffe5\u20ac\U00100000-\U0010fffd]"
)
_ASCII = re.compile(r"[`\"'()\[\]<>!?,.:;/+#&@%$\\-]")
_LETTER = re.compile(rf"[A-Za-z0-9{HAN}]")
_PATTERN = re.compile(r"[/.*]+\w*[/*]")
# a quotation mark as wide as Han: a standardised variation sequence since Unicode 16
_WIDE_QUOTE = re.compile("[‘’“”]\ufe01")
# wide characters with Emoji_Presentation=Yes below U+1F300; above it all are
_EMOJI = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
    "🀄🃏🆎🆑🆒🆓🆔🆕🆖🆗🆘🆙🆚🈁🈚🈯🈲🈳🈴🈵🈶🈸🈹🈺🉐🉑"
)


@cache
def is_cjk(character: str) -> bool:
    """Tell whether a character belongs to Chinese, Japanese or Korean text; emoji do not."""
    if unicodedata.east_asian_width(character) in "WFH":
        return not (character in _EMOJI or "\U0001f300" <= character <= "\U0001faff")
    return unicodedata.name(character, "").startswith("HANGUL")


def is_wide(character: str) -> bool:
    """Tell whether emphasis takes a character for wide: Han, and the marks of a sentence."""
    return is_cjk(character) or character in _CHINESE


@cache
def is_punctuation(character: str) -> bool:
    """Tell whether pandoc's CommonMark takes a character for punctuation."""
    return not (unicodedata.category(character)[0] in "LNM" or character.isspace())


def mend(text: Draft) -> None:
    """Insert joiners where a run of `*` or `~~` would otherwise not open or close."""
    for index in text.prose():
        line = text.lines[index]
        if "*" not in line and "~~" not in line:
            continue
        runs = [run for run in _RUN.finditer(line) if run[1]]
        edits = {edit for run in runs for edit in _around(line, run)}
        if "****" in line:
            edits.update(_between(line, runs))
        edits.update(edit for mark in ("**", "~~") for edit in _paired(line, mark))
        if edits:
            text.edit(index, sorted(edits))


def _between(line: str, runs: list[re.Match[str]]) -> Iterator[Edit]:
    """Part the end of one bold from the beginning of the next: `**甲****乙**`."""
    inside = False
    for run in runs:
        start, end = run.span()
        if run[1] == "****" and inside and not line[end : end + 1].isspace():
            yield start + 2, start + 2, JOINER
        elif run[1] == "**":
            inside = not inside


def _around(line: str, run: re.Match[str]) -> list[Edit]:
    start, end = run.span()
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    if before.isspace() or after.isspace() or "_" in {before, after}:
        return []
    base = _base(line, start)
    wide = is_wide(after) or _WIDE_QUOTE.match(line, end)
    edits: list[Edit] = []
    if is_punctuation(before) and (is_wide(before) or wide):
        edits.append((start, start, JOINER))
    if is_punctuation(after) and (wide or is_wide(base)):
        edits.append((end, end, JOINER))
    return edits


def _paired(line: str, mark: str) -> Iterator[Edit]:
    """Yield joiners with which every pair of a line opens and closes, none if one pair cannot.

    The runs are paired as they were typed: one opens before something, the next closes behind it.
    """
    if line.count(mark) < len("()") or mark * 2 in line or not _EAST_ASIAN.search(line):
        return
    bare = _CODE.sub(lambda code: "\0" * len(code[0]), line) if "`" in line else line
    places = [run.start() for run in _MARKS[mark].finditer(bare) if run[1]]
    if len(places) % 2 or len(places) != bare.count(mark):
        return
    edits: list[Edit] = []
    for start, end in zip(places[::2], places[1::2], strict=True):
        found = _pair(line, start, end)
        if found is None:
            return
        edits += found
    yield from edits


def _pair(line: str, start: int, end: int) -> list[Edit] | None:
    """Return what makes one pair open and close, None if it is no pair of prose."""
    inside = line[start + 2 : end]
    if not inside or inside[0].isspace() or inside[-1].isspace():
        return None
    before = line[start - 1] if start else " "
    after = line[end + 2] if end + 2 < len(line) else " "
    edits: list[Edit] = []
    for place, outer, inner in ((start + 2, before, inside[0]), (end, after, inside[-1])):
        free = outer.isspace() or is_punctuation(outer) or not is_punctuation(inner)
        if not free:
            if not _is_prose(inner, inside):
                return None
            edits.append((place, place, JOINER))
    return edits


def _is_prose(mark: str, inside: str) -> bool:
    """Tell whether punctuation at the edge of bold belongs to a sentence and to no pattern."""
    if not mark.isascii():
        return bool(_SENTENCE.match(mark))
    return bool(_ASCII.match(mark) and _LETTER.search(inside)) and not _PATTERN.match(inside)


def _base(line: str, start: int) -> str:
    """Return the character before a run, without the variation selector that may follow it."""
    before = line[start - 1]
    if "\ufe00" <= before <= "\ufe0e" and start > 1:
        return line[start - 2]
    return "字" if "\U000e0100" <= before <= "\U000e01ef" else before

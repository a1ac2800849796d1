"""Mends bold beside Chinese punctuation before pandoc reads it: `**强调。**后面` closes.

CommonMark lets no run of `*` close after punctuation that a letter follows. A combining grapheme
joiner between them, which pandoc takes for a letter, makes the run close; the reader deletes it
again. Another one parts two bolds that touch. Where one is needed follows the CJK-friendly
amendment of CommonMark (markdown-cjk-friendly, specification of emphasis).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from exporter.read.draft import JOINER, Draft, Edit

_RUN = re.compile(r"\\.|(\*+)")
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


@cache
def is_punctuation(character: str) -> bool:
    """Tell whether pandoc's CommonMark takes a character for punctuation."""
    return not (unicodedata.category(character)[0] in "LNM" or character.isspace())


def mend(text: Draft) -> None:
    """Insert joiners where a run of `*` would otherwise not open or close."""
    for index in text.prose():
        line = text.lines[index]
        if "*" in line:
            runs = [run for run in _RUN.finditer(line) if run[1]]
            edits = [edit for run in runs for edit in _around(line, run)]
            if "****" in line:
                edits = sorted([*edits, *_between(line, runs)])
            if edits:
                text.edit(index, edits)


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
    is_wide = is_cjk(after) or _WIDE_QUOTE.match(line, end)
    edits: list[Edit] = []
    if is_punctuation(before) and (is_cjk(before) or is_wide):
        edits.append((start, start, JOINER))
    if is_punctuation(after) and (is_wide or is_cjk(base)):
        edits.append((end, end, JOINER))
    return edits


def _base(line: str, start: int) -> str:
    """Return the character before a run, without the variation selector that may follow it."""
    before = line[start - 1]
    if "\ufe00" <= before <= "\ufe0e" and start > 1:
        return line[start - 2]
    return "字" if "\U000e0100" <= before <= "\U000e01ef" else before

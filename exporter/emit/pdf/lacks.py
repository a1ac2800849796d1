"""Tells the editor which characters no font has: a line a script, with the font that mends it.

Where the script of the issue itself has no font, there is nothing to read in a PDF of boxes: then
there is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from unicodedata import name

from exporter.diagnostics import ExportError, Problem, Report

_LISTED = 12
_DEBIAN = "`apt install {}` (Debian, Ubuntu), or {}"
_OWN = "put a font that has it into the folder that `fonts` in digest.toml names"
_BUILD = "run `make fonts`, or `apt install fonts-noto-cjk` (Debian, Ubuntu)"
_HAN, _EMOJI, _OTHER = "Chinese", "emoji", "other"
_NAMED = {"CJK": _HAN, "KANGXI": _HAN, "HIRAGANA": "Japanese", "KATAKANA": "Japanese",
          "HANGUL": "Korean", "BOPOMOFO": "Bopomofo"}  # fmt: skip
_PACKAGES = {
    _EMOJI: "fonts-noto-color-emoji",
    **dict.fromkeys(("Japanese", "Korean", "Bopomofo"), "fonts-noto-cjk"),
    **dict.fromkeys(("Musical", "Mathematical", "Egyptian", "Cuneiform"), "fonts-noto-core"),
}
_SCRIPT = re.compile(
    "ARABIC|ARMENIAN|BENGALI|CHEROKEE|DEVANAGARI|ETHIOPIC|GEORGIAN|GUJARATI|GURMUKHI|HEBREW|KANNADA"
    "|KHMER|LAO|MALAYALAM|MONGOLIAN|MYANMAR|ORIYA|SINHALA|TAMIL|TELUGU|THAI|TIBETAN|YI"
    "|MUSICAL|MATHEMATICAL|EGYPTIAN|CUNEIFORM|" + "|".join(_NAMED)
)
_RARE = re.compile("[\u3400-\u4dbf\u9fa6-\u9fff\U00020000-\U0003ffff]")
_PICTOGRAPH = re.compile("[\u2600-\u27bf\U0001f000-\U0001fbff]")
_MOST, _MUCH = 0.5, 0.25


def tell(lacking: Collection[str], source: str, report: Report) -> None:
    """Report the characters that no font has, by script.

    Parameters
    ----------
    source : str
        The issue's text, to find the first line of each.

    Raises
    ------
    ExportError
        If more than half of what the issue is written in cannot be shown.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for character in sorted(lacking):
        groups[script(character)].append(character)
    for kind in groups.keys() - {_EMOJI, _OTHER}:
        _refuse(kind, lacking, source)
    for kind, characters in groups.items():
        line = min(filter(None, (_line(c, source) for c in characters)), default=0)
        stands = "its number stands for it" if len(characters) == 1 else "numbers stand for them"
        message = f"no font has {_counted(kind, characters)}: {_listed(characters)}; {stands}"
        report.add(Problem.GLYPH_MISSING, message, line=line, hint=_hint(kind, characters))


def _refuse(kind: str, lacking: Collection[str], source: str) -> None:
    letters = [character for character in source if script(character) == kind]
    without = sum(1 for letter in letters if letter in lacking)
    written = sum(map(str.isalpha, source))
    if without > len(letters) * _MOST and len(letters) > written * _MUCH:
        message = f"no font on this machine has {kind}: there is no PDF"
        hint = _hint(kind, letters)
        raise ExportError(Problem.FORMAT_FAILED, message, hint=hint)


def script(character: str) -> str:
    """Return the name of what a character is written with, as an editor would say it."""
    said = name(character, "")
    if match := _SCRIPT.match(said):
        return _NAMED.get(match[0], match[0].title())
    if _RARE.match(character):  # what Unicode has added since this Python has no name
        return _HAN
    return _EMOJI if _PICTOGRAPH.match(character) else _OTHER


def _counted(kind: str, characters: list[str]) -> str:
    if kind == _EMOJI:
        return f"{len(characters)} of the emoji"
    what = "character" if len(characters) == 1 else "characters"
    return f"{len(characters)} {'' if kind == _OTHER else kind + ' '}{what}"


def _listed(characters: list[str]) -> str:
    shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in characters[:_LISTED])
    more = len(characters) - _LISTED
    return shown if more <= 0 else f"{shown} and {more} more"


def _hint(kind: str, characters: Collection[str]) -> str:
    if kind == _HAN and all(map(_RARE.match, characters)):
        return f"{_OWN}, as BabelStone Han has rare ones"
    if kind == _HAN:
        return _BUILD
    return _OWN if kind == _OTHER else _DEBIAN.format(_PACKAGES.get(kind, "fonts-noto-core"), _OWN)


def _line(character: str, source: str) -> int:
    before, found, _ = source.partition(character)
    return before.count("\n") + 1 if found else 0

"""Characters that look right and are not: full-width Latin, radicals, invisible and broken ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.model.han import HAN

_FULL_WIDTH = re.compile(r"[Ａ-Ｚａ-ｚ０-９](?:[Ａ-Ｚａ-ｚ０-９．－＿ ]*[Ａ-Ｚａ-ｚ０-９])?")
_IN_NUMBER = re.compile(
    r"(?<![\d，])\d{1,3}(?P<mark>，)\d{3} ?(?=[多余]?[人元个万亿美名次条件字家种篇本位])"
    r"|\d(?P<dash>[－．])(?=\d)"
)
_AFTER_LATIN = re.compile(r"(?<=[A-Za-z])[，；：！？](?= ?[A-Za-z])")
_RADICAL = re.compile("[\u2e80-\u2fd5]")
# a zero-width space beside emphasis is written to make other parsers see it
_INVISIBLE = re.compile(
    "(?<![*_~])\u200b(?![*_~])|[\u2060\ufeff\u00ad]|(?<![\ufe0f\U0001f000-\U0001faff])\u200d"
)
_TAB = re.compile(rf"(?<=[{HAN}，。])\t+(?=[{HAN}])")
_NO_BREAK = re.compile(rf"(?<=[{HAN}A-Za-z0-9])\u00a0(?=[{HAN}A-Za-z0-9])")
_BROKEN = re.compile("\ufffd+|锟斤拷|烫烫烫|屯屯屯|â€[™œ]|Ã[¤¶¼©]|ï»¿")
_HAN = re.compile(f"[{HAN}]")
_HALF = {"－": "-", "，": ",", "．": "."}


def _full_width(proof: Proof) -> Iterator[Hit]:
    prose = proof.prose
    for found in _FULL_WIDTH.finditer(prose):
        half = unicodedata.normalize("NFKC", found[0])
        yield Hit(*found.span(), f"`{found[0]}` is full-width", half, f"write `{half}`")
    for found in _IN_NUMBER.finditer(prose):
        start, end = found.span(found.lastgroup or 0)
        message = f"a full-width `{prose[start:end]}` stands within a number"
        half = _HALF[prose[start:end]]
        yield Hit(start, end, message, half, f"write `{half}`")
    for found in _AFTER_LATIN.finditer(prose):
        if not _HAN.search(_line(prose, found.start())):
            message = f"a full-width `{found[0]}` stands in a Latin sentence"
            yield Hit(*found.span(), message, None, "write the half-width mark and a space")


def _line(prose: str, at: int) -> str:
    return prose[prose.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]


def _radical(proof: Proof) -> Iterator[Hit]:
    for found in _RADICAL.finditer(proof.prose):
        character = unicodedata.normalize("NFKC", found[0])
        if character != found[0]:
            message = f"`{found[0]}` (U+{ord(found[0]):04X}) is a radical, not the character"
            yield Hit(*found.span(), message, character, f"write `{character}`")


def _invisible(proof: Proof) -> Iterator[Hit]:
    for found in _INVISIBLE.finditer(proof.prose):
        name = f"U+{ord(found[0]):04X}"
        yield Hit(*found.span(), f"an invisible character ({name}) stands in the text", "")
    for found in _TAB.finditer(proof.prose):
        yield Hit(*found.span(), "a tab stands in a sentence", None, "delete it")
    for found in _NO_BREAK.finditer(proof.prose):
        message = "a no-break space (U+00A0) stands between words"
        yield Hit(*found.span(), message, " ", "write a space", Severity.NOTE)


def _broken(proof: Proof) -> Iterator[Hit]:
    for found in _BROKEN.finditer(proof.prose):
        yield Hit(*found.span(), f"`{found[0]}` is what is left of characters that were lost")


RULES = (
    Rule(
        "character-full-width",
        Severity.WARNING,
        "full-width letters and figures; a full-width mark within a number or a Latin sentence",
        "write the half-width form",
        _full_width,
        fixable=True,
    ),
    Rule(
        "character-radical",
        Severity.WARNING,
        "a Kangxi radical that looks like a character and is not found when one searches for it",
        "write the character",
        _radical,
        fixable=True,
    ),
    Rule(
        "character-invisible",
        Severity.WARNING,
        "a zero-width character, a soft hyphen, a no-break space, a tab in a sentence",
        "delete it",
        _invisible,
        fixable=True,
    ),
    Rule(
        "character-broken",
        Severity.WARNING,
        "U+FFFD or 锟斤拷: text that was read in the wrong encoding",
        "write what stood there",
        _broken,
    ),
)

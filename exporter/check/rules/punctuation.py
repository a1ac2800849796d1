"""Punctuation of Chinese text (GB/T 15834—2011): full width, ellipsis of six dots, long dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.check.han import HAN, MARKS
from exporter.check.proof import Proof
from exporter.check.rule import Hit, Rule
from exporter.diagnostics import Severity

_FULL = {",": "，", ";": "；", "!": "！", "?": "？", ":": "：", "(": "（", ")": "）"}
_HALF_WIDTH = re.compile(rf"(?<=[{HAN}])[,;!?:](?: ?(?=[{HAN}])|(?=[ \t]*$))", re.MULTILINE)
_STOP = re.compile(rf"(?<=[{HAN}]{{2}})(?<![一二三四五六七八九十])\. (?=[{HAN}])")
_BRACKETS = re.compile(rf"(?<=[{HAN}])\((?=[{HAN}])[^()\n\ufffc]*(?<=[{HAN}])\)")
_ELLIPSIS = re.compile(rf"(?<=[{HAN}”」』）》])\.{{3,}}|\.{{3,}}(?=[{HAN}])|。{{3,}}|·{{3,}}")
_DASH = re.compile(rf"(?<=[{HAN}{MARKS}])[ \t]*-{{2,3}}[ \t]*(?=[{HAN}{MARKS}])")
_SOURCE = re.compile(rf"^[ \t>]*(--[ \t]?)(?=[{HAN}])", re.MULTILINE)


def _half_width(proof: Proof) -> Iterator[Hit]:
    for found in _HALF_WIDTH.finditer(proof.prose):
        yield _full(found.start(), found.end(), found[0][0])
    for found in _STOP.finditer(proof.prose):
        message = "a half-width `.` ends a Chinese sentence"
        yield Hit(*found.span(), message, "。")
    for found in _BRACKETS.finditer(proof.prose):
        yield _full(found.start(), found.start() + 1, "(")
        yield _full(found.end() - 1, found.end(), ")")


def _full(start: int, end: int, sign: str) -> Hit:
    return Hit(start, end, f"a half-width `{sign}` stands in Chinese text", _FULL[sign])


def _ellipsis(proof: Proof) -> Iterator[Hit]:
    for found in _ELLIPSIS.finditer(proof.prose):
        yield Hit(*found.span(), f"`{found[0]}` stands for an ellipsis", "……")


def _dash(proof: Proof) -> Iterator[Hit]:
    spans = [found.span() for found in _DASH.finditer(proof.prose)]
    spans += [found.span(1) for found in _SOURCE.finditer(proof.prose)]
    for start, end in spans:
        yield Hit(start, end, f"`{proof.text[start:end].strip()}` stands for a dash", "——")


RULES = (
    Rule(
        "punctuation-half-width",
        Severity.WARNING,
        "`,;:!?` between Han characters or after one at a line's end, `. ` between two, and "
        "brackets around them",
        "write the full-width form",
        _half_width,
        fixable=True,
    ),
    Rule(
        "punctuation-ellipsis",
        Severity.WARNING,
        "`...` or `。。。` beside Han characters",
        "write ……",
        _ellipsis,
        fixable=True,
    ),
    Rule(
        "punctuation-dash",
        Severity.WARNING,
        "`--` between Han characters or before a source",
        "write ——",
        _dash,
        fixable=True,
    ),
)

"""Punctuation of Chinese text (GB/T 15834—2011): full width, ellipsis of six dots, long dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.check.han import CLOSING, MARKS, OPENING, is_chinese
from exporter.check.mask import MARK
from exporter.check.proof import Proof
from exporter.check.rule import Hit, Rule
from exporter.diagnostics import Severity
from exporter.model.han import HAN

_FULL = str.maketrans(",;!?:", "，；！？：")
_EMPHASIS = r"(?:\*{1,3}|~~|__?|\")?"
_BEFORE = rf"[{HAN}{CLOSING}]{_EMPHASIS}"
_AFTER = rf"{_EMPHASIS} ?\[?\"?[{HAN}{OPENING}{CLOSING}]"
_BETWEEN = (
    re.compile(rf"{_BEFORE}(?P<sign> ?(?:[,;:]|[!?]+) ?)(?={_AFTER})"),
    re.compile(rf"{_BEFORE}(?P<sign>[,;:]|[!?]+)(?={_EMPHASIS}[ \t]*(?:\||$))", re.MULTILINE),
)
_BESIDE_LATIN = (
    re.compile(rf"{_BEFORE}(?P<sign>, ?|[!?]+ )(?={_EMPHASIS}\[?[A-Za-z0-9\ufffc])"),
    re.compile(rf"{_BEFORE}(?P<sign>[!?]+)(?=[A-Z0-9])"),
    re.compile(rf"[A-Za-z0-9\ufffc]{_EMPHASIS}(?P<sign>, ?)(?={_AFTER})"),
)
_LABEL = "[一二三四五六七八九十甲乙丙丁]"
_NO_LABEL = "".join(rf"(?<!^{label})(?<![^{HAN}]{label})" for label in (_LABEL, _LABEL * 2))
_STOP = re.compile(
    rf"(?<=[{HAN}{CLOSING}]{{2}}){_NO_LABEL}\.(?: (?=[{HAN}])|(?=[\"{CLOSING}]|[ \t]*$))",
    re.MULTILINE,
)
_POINT = re.compile(rf"(?<=[{HAN}]){_NO_LABEL}\.(?=[{HAN}])", re.MULTILINE)
_ELLIPSIS = re.compile(
    rf"(?<=[{HAN}”」』）》，、；：！？])\.{{3,}}|\.{{3,}}(?=[{HAN}，。、；：！？])"
    rf"|。{{3,}}|·{{3,}}|(?<=[{HAN}])…(?!…)"
)
_DASH = re.compile(
    rf"(?<=[{HAN}{MARKS}])[ \t]*-{{2,3}}[ \t]*(?=[{HAN}{MARKS}])|(?<=[{HAN}{MARKS}]) -- (?=\w)"
)
_SOURCE = re.compile(rf"^[ \t>]*(--[ \t]?)(?=[{HAN}])", re.MULTILINE)


def _half_width(proof: Proof) -> Iterator[Hit]:
    prose = proof.prose
    for pattern in _BETWEEN:
        for found in pattern.finditer(prose):
            yield _full(*found.span("sign"), found["sign"])
    for pattern in _BESIDE_LATIN:
        for found in pattern.finditer(prose):
            start = found.start("sign")
            if is_chinese(prose, start) and not _is_after_tag(proof, start):
                yield _full(*found.span("sign"), found["sign"])
    for found in _STOP.finditer(prose):
        yield Hit(*found.span(), "a half-width `.` ends a Chinese sentence", "。")
    for found in _POINT.finditer(prose):
        message = "a half-width `.` stands between Han characters"
        yield Hit(*found.span(), message, hint="write 。 after a sentence, · within a name")


def _is_after_tag(proof: Proof, start: int) -> bool:
    """Tell whether a sign stands after what is blanked, but no code, link or formula: `#甲,乙`."""
    return proof.prose[start - 1] == MARK and proof.text[start - 1] not in "`)$"


def _full(start: int, end: int, sign: str) -> Hit:
    sign = sign.strip()
    message = f"a half-width `{sign}` stands in Chinese text"
    return Hit(start, end, message, sign.translate(_FULL))


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
        "`,;:!?.` between Han characters, after one at a line's end, `,!?` between Han and Latin",
        "write the full-width form",
        _half_width,
        fixable=True,
    ),
    Rule(
        "punctuation-ellipsis",
        Severity.WARNING,
        "`...`, `。。。` or a single … beside Han characters",
        "write ……",
        _ellipsis,
        fixable=True,
    ),
    Rule(
        "punctuation-dash",
        Severity.WARNING,
        "`--` between Han characters, ` -- ` after one, or `--` before a source",
        "write ——",
        _dash,
        fixable=True,
    ),
)

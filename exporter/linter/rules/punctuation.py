"""Punctuation of Chinese text (GB/T 15834—2011): full width, ellipsis of six dots, long dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.diagnostics import Severity
from exporter.linter.han import CLOSING, MARKS, OPENING, is_chinese
from exporter.linter.mask import MARK
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.model.han import HAN

_FULL = str.maketrans(",;!?:", "，；！？：")
_EMPHASIS = r"(?:\*{1,3}|~~|__?|\")?"
_BEFORE = rf"[{HAN}{CLOSING}]{_EMPHASIS}"
_AFTER = rf"{_EMPHASIS} ?\[?\"?[{HAN}{OPENING}{CLOSING}]"
_BETWEEN = (
    re.compile(rf"{_BEFORE}(?P<sign> ?(?:[,;:]|[!?]+) ?)(?={_AFTER})"),
    re.compile(rf"{_BEFORE}(?P<sign>[,;:]|[!?]+)(?={_EMPHASIS}[ \t]*(?:\||$))", re.MULTILINE),
    re.compile(r"(?<=[！？])(?P<sign>[!?]+)|(?P<other>[!?]+)(?=[！？])"),
)
_BESIDE_LATIN = (
    re.compile(rf"{_BEFORE}(?P<sign>, ?|[!?]+ )(?={_EMPHASIS}\[?[A-Za-z0-9\ufffc])"),
    re.compile(rf"{_BEFORE}(?P<sign>: )(?={_EMPHASIS}\[?[A-Z])"),
    re.compile(rf"{_BEFORE}(?P<sign>[!?]+)(?=[A-Z0-9])"),
    re.compile(rf"[A-Za-z0-9\ufffc]{_EMPHASIS}(?P<sign>, ?)(?={_AFTER})"),
)
_NUMERAL = "一二三四五六七八九十百零甲乙丙丁戊己庚辛壬癸"
_LABEL = re.compile(
    rf"(?:(?:^|[^{HAN}])(?:第?[{_NUMERAL}]{{1,3}})|(?:图|表|附录|例|式)[{_NUMERAL}]{{1,3}})\Z"
)
_STOP = re.compile(
    rf"(?<=[{HAN}{CLOSING}]{{2}})\.(?: (?=[{HAN}])|(?=[\"{CLOSING}]|[ \t]*$))", re.MULTILINE
)
_POINT = re.compile(rf"(?<=[{HAN}])(?!(?<=[{_NUMERAL}])\.[{_NUMERAL}])\.(?=[{HAN}])")
_TOKEN = re.compile(r"[^\s，。]*\Z")
_TOKEN_AFTER = re.compile(r"[^\s，。]*")
_TERM = re.compile(r"[^?:]+\?[^?:]+:[^?:]+")
_NAMED_BEFORE = re.compile(r"(?:键盘上的|按下?|敲|输入|键入|遇到|符号|标点|字符) \Z")
_NAMED_AFTER = re.compile(r" (?:[键号符]|这[两几]|两个|表示|代表)")
_AMONG = re.compile(r"[的和与或] ?[,;:!?.] [和与或这]")
_ELLIPSIS = re.compile(
    rf"(?<=[{HAN}”」』）》，、；：！？])\.{{3,}}|\.{{3,}}(?=[{HAN}，。、；：！？])"
    rf"|。{{3,}}|(?<=[{HAN}])·{{3,}}|·{{3,}}(?=[{HAN}])|(?<=[{HAN}])…(?!…)"
)
_DASH = re.compile(
    rf"(?<=[{HAN}{MARKS}])(?:-{{2,3}}[ \t]*|[ \t]+-{{2,3}}[ \t]+)(?=[{HAN}{MARKS}])"
    rf"|(?<=[{HAN}{MARKS}]) -- (?=\w)"
)
_SOURCE = re.compile(rf"^[ \t>]*(--[ \t]?)(?=[{HAN}])", re.MULTILINE)


def _half_width(proof: Proof) -> Iterator[Hit]:
    prose = proof.prose
    for pattern in _BETWEEN:
        for found in pattern.finditer(prose):
            start, end = found.span(found.lastgroup or 0)
            if not _is_named(prose, start, end) and not _divides_terms(prose, start, end):
                yield _full(start, end, prose[start:end])
    for pattern in _BESIDE_LATIN:
        for found in pattern.finditer(prose):
            start = found.start("sign")
            if is_chinese(prose, start) and not _is_after_tag(proof, start):
                yield _full(*found.span("sign"), found["sign"])
    yield from _stops(prose)


def _stops(prose: str) -> Iterator[Hit]:
    for found in _STOP.finditer(prose):
        if not _is_label(prose, found.start()):
            yield Hit(*found.span(), "a half-width `.` ends a Chinese sentence", "。")
    for found in _POINT.finditer(prose):
        if _is_label(prose, found.start()):
            continue
        message = "a half-width `.` stands between Han characters"
        yield Hit(*found.span(), message, hint="write 。 after a sentence, · within a name")


def _is_label(prose: str, end: int) -> bool:
    """Tell whether what stands before a point numbers something: 一. 甲. 图一. 第一."""
    return bool(_LABEL.search(prose[max(prose.rfind("\n", 0, end), end - 8, 0) : end]))


def _is_named(prose: str, start: int, end: int) -> bool:
    """Tell whether a sign is spoken of, and does not divide: 键盘上的 ? 键, 遇到 , 时停下."""
    if not prose[start] == prose[end - 1] == " ":
        return False
    before = _NAMED_BEFORE.search(prose[max(start - 4, 0) : start + 1])
    return bool(before or _NAMED_AFTER.match(prose, end - 1) or _AMONG.match(prose, start - 1))


def _divides_terms(prose: str, start: int, end: int) -> bool:
    """Tell whether a sign stands in a score or a term: 三:二, 甲?乙:丙."""
    sign = prose[start:end]
    if sign == ":" and prose[start - 1] in _NUMERAL and prose[end : end + 1] in _NUMERAL:
        return True
    before = _TOKEN.search(prose[prose.rfind("\n", 0, start) + 1 : start])
    after = _TOKEN_AFTER.match(prose, start)
    return bool(before and after and _TERM.fullmatch(before[0] + after[0]))


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

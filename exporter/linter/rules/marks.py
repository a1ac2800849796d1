"""Chinese marks: spaces beside them, marks that follow each other, pairs without a partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from exporter.diagnostics import Severity
from exporter.linter.han import is_chinese
from exporter.linter.proof import Proof
from exporter.linter.rule import Hit, Rule
from exporter.model.han import HAN

_WORD = rf"[{HAN}A-Za-z0-9]"
_BESIDE = (
    re.compile(rf"(?<={_WORD})(?P<gap>[ \u00a0]+)(?=[，。、；：！？）》」』”])"),
    re.compile(rf"(?<=[，。、；！？）》」』])(?P<gap>[ \u00a0]+)(?=[{HAN}])"),
    re.compile(rf"(?<=[（《「『“])(?P<gap>[ \u00a0]+)(?={_WORD})"),
)
_REPEATED = re.compile(
    r"，{2,}|、{2,}|；{2,}|：{2,}|(?<![。])。{2}(?![。])|(?<![，、；：。])[，、；：]。(?![，、；：。])|(?<![，、；：。])。[，、；：](?![，、；：。])|！{4,}|？{4,}"
)
_ONE = {"，": "，", "、": "、", "；": "；", "：": "：", "。": "。"}
_ETC = re.compile(r"(?:……|\.{3,})等(?=[，。、的；])")
_PAIRS = {"“": "”", "‘": "’", "（(": "）)", "《": "》", "「": "」", "『": "』", "【": "】"}
_HALF = "()"
_APOSTROPHE = re.compile(r"[A-Za-z0-9]’[A-Za-z]|[A-Za-z]’(?![A-Za-z])|[‘’]\d\d")
_LABEL = re.compile(r"(?<![A-Za-z0-9一-鿿])[0-9A-Za-z一二三四五六七八九十]{1,3}[）)]")
_ITEM = re.compile(r"[ \t>*#|+-]*[\w（]{1,3}[、）]")
_LISTED = re.compile(r"[，。、；：！？“”‘’（）《》「」『』【】]{5,}|[“‘（《「『【]{3,}")
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_LINE_OF_ITS_OWN = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)]|#{1,6}|\|)[ \t]", re.MULTILINE)
_REVERSED = re.compile(rf"(?<=：)”(?:[^“”\n]{{1,40}}“|(?=[{HAN}]))|(?<=[{HAN}])“(?=[，。；！？\n])")
_ANGLES = re.compile(rf"<<(?=[{HAN}])[^<>\n]{{1,40}}>>|``[^`'\n]*[{HAN}][^`'\n]*''")
_STRAY = re.compile(r"^[ \t]*》 ", re.MULTILINE)


def _spaces(proof: Proof) -> Iterator[Hit]:
    """Find spaces that the marks make superfluous: a mark is as wide as a character."""
    for pattern in _BESIDE:
        for found in pattern.finditer(proof.prose):
            start, end = found.span("gap")
            if not is_chinese(proof.prose, start) or _is_edge(proof, start, end):
                continue
            beside = proof.prose[start - 1] + "␣" + proof.prose[end]
            yield Hit(start, end, f"a space beside a Chinese mark: `{beside}`", "")


def _is_edge(proof: Proof, start: int, end: int) -> bool:
    """Tell whether a space divides more than text: after a label, at a border, round a sign."""
    if proof.prose[start - 2 : start - 1] == " " or proof.prose[end + 1 : end + 2] == " ":
        return True
    line = proof.prose[proof.prose.rfind("\n", 0, start) + 1 : start]
    is_quotation = line.strip() == "》"  # what is wrong there is the mark
    return bool(_ITEM.fullmatch(line)) or is_quotation or proof.prose[end : end + 1] == "|"


def _repeated(proof: Proof) -> Iterator[Hit]:
    for found in _REPEATED.finditer(proof.prose):
        marks = found[0]
        one = _ONE.get(marks[0]) if len(set(marks)) == 1 else None
        yield Hit(*found.span(), f"`{marks}`: a mark follows a mark", one)
    for found in _ETC.finditer(proof.prose):
        message = f"`{found[0]}` says twice that there is more"
        yield Hit(*found.span(), message, None, "write 等 or ……, not both", Severity.NOTE)


def _unpaired(proof: Proof) -> Iterator[Hit]:
    """Find the marks of a paragraph, or of a line that stands alone, that have no partner.

    A quotation of several paragraphs opens where one begins and closes where another ends.
    """
    found: list[tuple[Hit, str]] = []
    for start, passage in _passages(proof.prose):
        text = _LISTED.sub(lambda run: " " * len(run[0]), passage)
        exempt = {f.end() - 1 for f in _LABEL.finditer(text)}
        exempt |= {f.start() + f[0].find("’") for f in _APOSTROPHE.finditer(text)}
        exempt |= {f.start() + f[0].find("》") for f in _STRAY.finditer(text)}
        for opening, closing in _PAIRS.items():
            at = _without_partner(text, opening, closing, exempt)
            if at is not None:
                partner = closing if text[at] in opening else opening
                message = f"`{text[at]}` has no `{partner[0]}` in its paragraph"
                hit = Hit(start + at, start + at + 1, message)
                found.append((hit, _edge(text, at)))
    opened: Hit | None = None
    for hit, edge in found:
        if edge == "“":
            if opened:
                yield opened
            opened = hit
        elif edge == "”" and opened:
            opened = None
        else:
            yield hit
    if opened:
        yield opened


def _edge(text: str, at: int) -> str:
    """Return the mark that opens or closes a whole passage, nothing if another stands there."""
    if text[at] == "“" and not text[:at].strip(" \t>*_-"):
        return "“"
    return "”" if text[at] == "”" and not text[at + 1 :].strip(" \t*_\n") else ""


def _without_partner(text: str, opening: str, closing: str, exempt: set[int]) -> int | None:
    """Return where the first mark without a partner stands; a half-width one will do."""
    if opening[0] not in text and closing[0] not in text:
        return None
    waiting: list[int] = []
    alone: list[int] = []
    for found in re.finditer(f"[{opening}{closing}]", text):
        at = found.start()
        if found[0] in opening:
            waiting.append(at)
        elif waiting:
            waiting.pop()
        elif at not in exempt:
            alone.append(at)
    wide = (at for at in sorted(waiting + alone) if text[at] not in _HALF)
    return None if opening[0] == "“" and '"' in text else next(wide, None)


def _passages(prose: str) -> Iterator[tuple[int, str]]:
    for paragraph in _PARAGRAPH.finditer(prose):
        begins = [found.start() for found in _LINE_OF_ITS_OWN.finditer(paragraph[0])]
        cuts = sorted({0, *begins, len(paragraph[0])})
        for begin, end in pairwise(cuts):
            yield paragraph.start() + begin, paragraph[0][begin:end]


def _wrong(proof: Proof) -> Iterator[Hit]:
    for found in _REVERSED.finditer(proof.prose):
        yield Hit(*found.span(), "the quotation marks are the wrong way round", None, "write “…”")
    for found in _ANGLES.finditer(proof.prose):
        hint = "write 《…》" if found[0][0] == "<" else "write “…”"
        yield Hit(*found.span(), f"`{found[0]}` is no Chinese mark", None, hint)
    for found in _STRAY.finditer(proof.prose):
        message = "`》` opens a line: a quotation begins with `>`"
        yield Hit(found.start(), found.end(), message, None, "write `> `")


RULES = (
    Rule(
        "punctuation-space",
        Severity.NOTE,
        "a space before or after a Chinese mark, or inside （ ）",
        "delete the space: the mark has its own",
        _spaces,
        fixable=True,
    ),
    Rule(
        "punctuation-repeated",
        Severity.WARNING,
        "`，，`, `。，`, `：。`, more than three `！`: a mark that follows a mark",
        "keep one of them",
        _repeated,
        fixable=True,
    ),
    Rule(
        "punctuation-unpaired",
        Severity.WARNING,
        "one of “” ‘’ （） 《》 「」 『』 【】 whose partner is missing in its paragraph",
        "write the partner, or delete the mark",
        _unpaired,
    ),
    Rule(
        "punctuation-wrong",
        Severity.WARNING,
        "reversed quotation marks, `<<…>>`, ``…''`, or `》` for `>`",
        "write the mark that is meant",
        _wrong,
    ),
)

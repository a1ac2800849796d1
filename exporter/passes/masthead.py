"""Reads series, number, headlines and date out of a title and a file's name, by a table of forms.

Nothing here is certain, so front matter wins over all of it. Each form stands in `_FORMS` with
the newsletter that writes it; a title that has none of them is one headline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_KNOWN = r"(?:周刊|周报|早报|晚报|日报|日刊|月刊|月报|双周刊|快讯|简报|newsletter|weekly|daily)"
_COUNT = r"[\d一二三四五六七八九十百零〇]+"
_NUMBER = (
    rf"(?:第\s*(?P<han>{_COUNT})\s*[期号刊辑回]|(?<![A-Za-z]\b)[#＃]\s?(?P<hash>\d+)"
    r"|\b(?:vol|no|issue)\b[.．#\s]*(?P<word>\d+))"
)
_YEAR = r"(?P<y>19\d\d|20\d\d)"
_DAY = re.compile(
    rf"(?<!\d){_YEAR}(?:\s*[-/.年_]\s*(?P<m>\d{{1,2}})\s*[-/.月_]\s*(?P<d>\d{{1,2}})(?!\d)\s*日?"
    r"|(?P<mm>[01]\d)(?P<dd>[0-3]\d)(?!\d))"
)
_LEADING = re.compile(rf"\A\s*[（(【]?{_NUMBER}[）)】]?\s*(?:[:：|｜,，—–·-]\s*|\Z)", re.IGNORECASE)
# AI 早报 2026-05-26, every issue of two AI dailies
_DATED = re.compile(rf"[^|｜:：,，]*{_KNOWN}", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"\s*(?:19|20)\d\d\s*年?\s*\Z")
_OPEN, _CLOSE = r"[（(【\[《「]", r"[）)】\]》」]"
_SERIES = r"(?P<series>[^|｜#:：]*?[^|｜#:：\s（(])"
_AFTER = r"(?:\s*(?:[:：|｜,，—–·-]|\Z|\s).*)?"


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a title says besides itself; empty where it says nothing."""

    series: str = ""
    number: str = ""
    parts: tuple[str, ...] = ()
    date: date | None = None


_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # …|…【看桥周报】第 12 期, …|…【看桥周报】（第 12 期）, …|…【看桥周报 第 12 期】
        rf"(?P<rest>.+?)\s*[|｜]?\s*【(?P<series>[^【】]*[^【】\d\s])】\s*[（(]?{_NUMBER}[）)]?",
        rf"(?P<rest>.+?)\s*[|｜]?\s*【(?P<series>[^【】]*[^【】\d\s·|｜-])\s*[·|｜-]?\s*{_NUMBER}】",
        # MILS…|LayerTracer…|OmniHuman…【AI周报】: weeklies on WeChat
        r"(?P<rest>.+?)\s*【(?!第)(?P<series>[^【】]*[^【】\d\s][^【】]*)】",
        rf"【(?P<series>[^【】]*{_KNOWN})】\s*(?P<rest>.*)",
        # 《HelloGitHub》第 109 期
        rf"《(?P<series>[^《》]+)》\s*[（(]?{_NUMBER}[）)]?(?P<rest>.*)",
        # 科技爱好者周刊（第 390 期）：没有语料… / 科技爱好者周刊：第 73 期 / 每周分享第 1 期
        # Python 潮流周刊#145：Claude Code… / 老司机 iOS 周报 #45 | 2018-11-26
        rf"{_SERIES}\s*[:：,，|｜·-]?\s*[（(【]?\s*{_NUMBER}\s*[）)】]?(?P<rest>{_AFTER})",
        # 第 12 期｜AI 周报｜…
        rf"{_NUMBER}\s*[:：|｜,，—–·-]+\s*(?P<rest>.+)",
        # …｜…（第 12 期）
        rf"(?P<rest>.+?)\s*[|｜]?\s*{_OPEN}\s*{_NUMBER}\s*{_CLOSE}",
        # AI 早报：… / AI 早报 | …
        rf"(?P<series>[^|｜:：,，]*{_KNOWN})\s*[|｜:：—–·]\s*(?P<rest>.+)",
        # …｜…｜AI 周报
        rf"(?P<rest>.+?)\s*[|｜]\s*(?P<series>[^|｜]*{_KNOWN})",
    )
)


def read_title(title: str) -> Masthead:
    """Return what a title says."""
    bare, day = _without_date(title), read_date(title)
    if day and _DATED.fullmatch(bare):
        return Masthead(series=bare, date=day)
    for form in _FORMS:
        if found := form.fullmatch(bare):
            groups = found.groupdict(default="")
            number = next((groups[k] for k in ("han", "hash", "word") if groups.get(k)), "")
            series = _YEAR_AT_END.sub("", groups.get("series", "")).strip(" -—·《》【】")
            inner = Masthead() if series else read_title(groups["rest"])
            return Masthead(
                series=series or inner.series,
                number=number or _number(title),
                parts=_headlines(groups["rest"]) if series else inner.parts,
                date=day,
            )
    return Masthead(parts=_headlines(bare), date=day)


def read_date(text: str) -> date | None:
    """Return the last day that a text names: an issue about a span of days appears at its end."""
    found = None
    for match in _DAY.finditer(text):
        try:
            found = date(
                int(match["y"]), int(match["m"] or match["mm"]), int(match["d"] or match["dd"])
            )
        except ValueError:
            continue
    return found


_STEM_NUMBER = re.compile(
    r"(?:(?:.*[-_.\s])?(?:issue|no|vol|volume|weekly|daily|ep|第|.*周刊|.*周报)[-_.\s#]*)?"
    r"0*(?P<n>\d{1,4})\s*期?",
    re.IGNORECASE,
)


def read_stem(stem: str) -> Masthead:
    """Return the number and date in a file's name: issue-390, no-45-2018.11.26, 102_2026-05-26."""
    bare = _DAY.sub("", stem).strip("-_. ")
    found = _STEM_NUMBER.fullmatch(bare)
    number = found["n"] if found and not re.fullmatch(r"19\d\d|20\d\d", found["n"]) else ""
    return Masthead(number=number, date=read_date(stem))


def _number(text: str) -> str:
    found = re.search(_NUMBER, text, re.IGNORECASE)
    return next((g for g in found.groups() if g), "") if found else ""


def _without_date(title: str) -> str:
    """Drop dates with the brackets around them and the separator in front."""
    bare = re.sub(rf"{_OPEN}\s*{_DAY.pattern}\s*{_CLOSE}", " ", title)
    return _DAY.sub(" ", bare).strip(" |｜-—–·：:,，")


def _headlines(text: str) -> tuple[str, ...]:
    pieces = (piece.strip(" ：:-—–·") for piece in re.split(r"[|｜]", _LEADING.sub("", text)))
    return tuple(piece for piece in pieces if any(c.isalpha() for c in piece))

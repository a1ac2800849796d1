"""Reads series, number, headlines and date out of a title, by a table of forms.

Nothing here is certain, so front matter wins over all of it. Each form stands in `_FORMS` with
the newsletter that writes it; a title that has none of them is one headline. Numbers come out as
figures without zeros in front: 第十二期 and No.012 are 12, a week is 2024-W12, a month 2024-03.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from exporter.passes.headlines import headlines

_KNOWN = (
    r"(?:(?:双|雙|半)?[周週月日季旬][刊报報]|[周週月][记記]|[早午晚快简簡][报報]|[快简簡通][讯訊]"
    r"|每[日天周週月](?:一[报報]|新[闻聞]|摘要|[资資][讯訊]|精[选選]|推[荐薦]|分享|速[递遞]|[动動][态態])"
    r"|newsletter|weekly|daily)"
)
_COUNT = r"[\d一二三四五六七八九十百零〇两兩]+"
_NUMBER = (
    rf"(?:第\s*(?P<han>{_COUNT})\s*[期号號刊辑輯回]|(?<![A-Za-z]\b)[#＃]\s?(?P<hash>\d+)"
    r"|\b(?:(?:vol|no|issue|week)\b[.．#\s]*|(?:vol|issue|week)(?=\d))(?P<word>\d{1,4})(?!\d))"
)
_YEAR = r"(?P<y>19\d\d|20\d\d)"
DAY = re.compile(
    rf"(?<!\d){_YEAR}(?:\s*[-/.年_]\s*(?P<m>\d{{1,2}})\s*[-/.月_]\s*(?P<d>\d{{1,2}})(?!\d)\s*日?"
    r"|(?P<mm>[01]\d)(?P<dd>[0-3]\d)(?!\d))"
)
_WEEKDAY = r"(?:\s*[（(]?\s*(?:星期|[周週])[一二三四五六日天]\s*[）)]?)?"
# 看桥一周（2024.03.04 - 2024.03.10）
_DAYS = rf"{DAY.pattern}{_WEEKDAY}"
_SPAN = re.compile(
    rf"{_DAYS}(?:\s*[-–—~～至到]+\s*"
    rf"(?:{_DAYS.replace('?P<', '?P<end_')}|\d{{1,2}}[-/.月]\d{{1,2}}日?))?"
)
# 前端周刊 2024-W12, 2025 年第 3 周, 产品月报 2024 年 3 月, 学习周记 第 12 周
_PERIOD = re.compile(
    rf"(?<!\d){_YEAR}(?:\s*[-年_ ]?\s*(?:W(?P<w>\d{{1,2}})(?!\d)|第\s*(?P<week>\d{{1,2}})\s*[周週])"
    r"|\s*年\s*(?P<month>\d{1,2})\s*月(?:份|号|號)?|\s*[-.]\s*(?P<mo>\d{1,2})(?![-.\d]))"
    r"|第\s*(?P<count>\d{1,3})\s*[周週](?![年岁歲])",
    re.IGNORECASE,
)
# 每日早报 3 月 4 日, 06-02-日刊-AI日报 (every issue of an AI daily), 安全周报（3.4-3.10）
_YEARLESS = re.compile(
    r"\A\s*\d{1,2}\s*(?:月\s*\d{1,2}\s*日|[-./]\d{1,2}(?=[-\s]))"
    r"|(?<![\d年]\s)(?<![\d年])\d{1,2}\s*月\s*\d{1,2}\s*日" + _WEEKDAY + r"\s*(?=\Z|[|｜])"
    r"|[（(]\s*\d{1,2}[./]\d{1,2}\s*[-–—~～至]\s*\d{1,2}[./]\d{1,2}\s*[）)]"
)
_OPEN, _CLOSE = r"[（(【\[《「]", r"[）)】\]》」]"
_SEPARATOR = r"[:：|｜,，—–·-]"
# 第 12 期｜AI 周报｜…, 【第 3000 期】…, Vol.12 …
_LEADING = re.compile(
    rf"\s*(?:[（(【]\s*{_NUMBER}\s*[）)】]"
    rf"|{_NUMBER.replace('?P<', '?P<bare_')}(?=\s*{_SEPARATOR}|\s|\Z|(?<=期)))"
    rf"\s*{_SEPARATOR}*\s*",
    re.IGNORECASE,
)
_IN_ALL = re.compile(rf"[（(]?\s*[总總]\s*第\s*{_COUNT}\s*期\s*[）)]?")
# AI 早报 2026-05-26, every issue of two AI dailies
_LONGEST_NAME = 16
_ALONE = re.compile(rf"[^|｜:：,，【】《》]*{_KNOWN}", re.IGNORECASE)
# 2024 年第 12 期看桥周刊
_YEAR_OF_COUNT = re.compile(rf"\A(?:19|20)\d\d\s*年?\s*(?=第\s*{_COUNT}\s*[期号號刊辑輯])")
_YEAR_AT_END = re.compile(r"\s*(?:19|20)\d\d\s*年?\s*\Z")
_NOT_SERIES = re.compile(r"\A[^\w《「]+|\b(?:vol|no|issue)\b[.．#\s]*\Z", re.IGNORECASE)
_SERIES = r"(?P<series>[^|｜#:：【】]*?[^|｜#:：【】\s（(])"
_AFTER = rf"(?:\s*(?:{_SEPARATOR}|\Z|\s|(?<=[）)】])).*)?"


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
        rf"【(?P<series>[^【】]*{_KNOWN})】\s*(?:[（(]?{_NUMBER}[）)]?)?(?P<rest>.*)",
        rf"【(?P<series>[^【】]+)】\s*[（(]?{_NUMBER}[）)]?(?P<rest>.*)",
        # 《HelloGitHub》第 109 期, 月刊《HelloGitHub》第 28 期
        rf"[^《》|｜:：]{{0,8}}《(?P<series>[^《》]+)》\s*{_KNOWN}?\s*[（(]?{_NUMBER}[）)]?(?P<rest>.*)",
        # 科技爱好者周刊（第 390 期）：没有语料… / 科技爱好者周刊：第 73 期 / 每周分享第 1 期
        # Python 潮流周刊#145：Claude Code… / 老司机 iOS 周报 #45 | 2018-11-26
        rf"{_SERIES}\s*[:：,，|｜·-]*\s*[（(【]?\s*{_NUMBER}\s*[）)】]?(?P<rest>{_AFTER})",
        # 潮流周刊 225, Python 周刊 12：…
        rf"(?P<series>[^|｜#:：]*?{_KNOWN})\s*[-_]?\s*0*(?P<word>(?!19\d\d|20\d\d)\d{{1,4}})(?P<rest>{_AFTER})",
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
    day = read_date(title)
    bare = _YEAR_OF_COUNT.sub("", _IN_ALL.sub(" ", _without_date(title)).strip())
    said = _read(bare, dated=day is not None or _YEARLESS.search(title) is not None)
    period = None if said.number or day else _PERIOD.search(bare)
    if period:
        left = _tidy(f"{bare[: period.start()]} {bare[period.end() :]}")
        in_period = _read(left, dated=True) if left else Masthead()
        if in_period.series or not left:
            said = replace(in_period, number=_period_number(period))
    return replace(said, date=day)


def is_series(title: str) -> bool:
    """Tell whether a title is the bare name of a series, as 看桥月刊 is."""
    return len(title) <= _LONGEST_NAME and _ALONE.fullmatch(title) is not None


def read_date(text: str) -> date | None:
    """Return the last day that a text names: an issue about a span of days appears at its end."""
    found = tuple(days(text))
    return found[-1] if found else None


def days(text: str) -> Iterator[date]:
    """Yield every day that a text names with its year."""
    for match in DAY.finditer(text):
        with suppress(ValueError):
            yield date(
                int(match["y"]), int(match["m"] or match["mm"]), int(match["d"] or match["dd"])
            )


def _read(bare: str, *, dated: bool) -> Masthead:
    """Return what a title without its date says; if it had one, it may be nothing but a series."""
    leading = _LEADING.match(bare)
    if leading:
        inner = _read_form(bare[leading.end() :], dated=True)
        return replace(inner, number=_figures(leading.groupdict().values()) or inner.number)
    return _read_form(bare, dated=dated)


def _read_form(bare: str, *, dated: bool) -> Masthead:
    if dated and _ALONE.fullmatch(bare):
        return Masthead(series=_series(bare))
    for form in _FORMS:
        if found := form.fullmatch(bare):
            groups = found.groupdict(default="")
            series = _series(groups.get("series", ""))
            inner = Masthead() if series else _read_form(groups["rest"], dated=False)
            kinds = (groups.get(kind) for kind in ("han", "hash", "word"))
            number = _figures(kinds) or _figures_in(bare)
            parts = _headlines(groups["rest"]) if series else inner.parts
            return Masthead(series or inner.series, number, parts)
    return Masthead(parts=_headlines(bare))


def _series(text: str) -> str:
    return _NOT_SERIES.sub("", _YEAR_AT_END.sub("", text)).strip(" -—·《》【】")


def _figures(groups: Iterable[str | None]) -> str:
    """Return the first number that a form found, in figures: 第一百二十期 gives 120."""
    found = next((group for group in groups if group), "")
    if found.isdecimal():
        return str(int(found))
    total = digit = 0
    for character in found.translate(str.maketrans("两兩〇", "二二零")):
        if character in "十百":
            total += max(digit, 1) * (10 if character == "十" else 100)
            digit = 0
        elif character.isdecimal() or character not in "零一二三四五六七八九":
            return found  # 第 1百 期: nobody knows
        else:
            digit = digit * 10 + "零一二三四五六七八九".index(character)
    return str(total + digit) if found else ""


def _figures_in(text: str) -> str:
    found = re.search(_NUMBER, text, re.IGNORECASE)
    return _figures(found.groups()) if found else ""


def _period_number(period: re.Match[str]) -> str:
    if period["count"]:
        return str(int(period["count"]))
    week = period["w"] or period["week"]
    if week:
        return f"{period['y']}-W{int(week):02}"
    return f"{period['y']}-{int(period['month'] or period['mo']):02}"


def _without_date(title: str) -> str:
    """Drop dates with the brackets around them and the separator in front."""
    bare = re.sub(rf"{_OPEN}\s*{_SPAN.pattern}\s*{_CLOSE}", " ", title)
    bare = re.sub(rf"({_KNOWN})\s*{_SPAN.pattern}\s+(?=\w)(?![至到])", r"\1｜", bare)
    return _tidy(_YEARLESS.sub(" ", _SPAN.sub(" ", bare)))


def _tidy(text: str) -> str:
    text = re.sub(rf"{_OPEN}\s*{_CLOSE}", " ", text)
    text = re.sub(r"([|｜])\s*[|｜]", r"\1", text)
    return text.strip(" |｜-—–·：:,，")


def _headlines(text: str) -> tuple[str, ...]:
    leading = _LEADING.match(text)
    return headlines(text[leading.end() :] if leading else text)

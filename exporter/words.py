"""The words that the formats add to the author's text, in the language of the issue, said once.

Chinese in simplified and in traditional characters, English and Japanese; an issue in any other
language has the English words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

TASK = {True: "☑", False: "☐"}
_PERIOD = re.compile(r"(\d{4})-(W?)(\d\d)")
_MONTH = re.compile(r"0[1-9]|1[0-2]")
_COUNTED = re.compile(r"[\d.]+|[零〇一二三四五六七八九十百千]+")
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language.

    What holds braces is a template. `locale`, `day` and `month` say how Babel writes dates: its
    name of the language, and patterns of Unicode (UTS 35, part 4). `colon` stands behind a label,
    `space` between a number and what it counts, `comma` between names. `callouts` are the titles of
    callouts by kind, `media` what a player plays, `accessible` what an e-book says of itself.
    """

    locale: str
    day: str
    month: str
    week: str
    issue: str
    contents: str
    cover: str
    title_page: str
    summary: str
    lead: str
    text: str
    untitled: str
    landmarks: str
    figure: str
    table: str
    qr_code: str
    notes: str
    references: str
    sign_off: str
    links: str
    notes_and_links: str
    back: str
    page: str
    of_pages: str
    web_page: str
    made_with: str
    colon: str
    space: str
    comma: str
    callouts: Mapping[str, str]
    media: Mapping[str, str]
    accessible: Mapping[str, str]

    def issue_number(self, number: str) -> str:
        """Return a number as it is printed: `第 12 期`, `2025 年第 3 周`, `2025 年 3 月`."""
        if period := _PERIOD.fullmatch(number):
            year, week, count = period.groups()
            if week:
                return self.week.format(year=year, week=int(count))
            if _MONTH.fullmatch(count):
                return self._dated(dt.date(int(year), int(count), 1), self.month)
        return self.issue.format(number=number) if _COUNTED.fullmatch(number) else number

    def date(self, day: dt.date) -> str:
        """Return a date as it is printed: `2025 年 2 月 10 日`, `February 10, 2025`."""
        return self._dated(day, self.day)

    def _dated(self, day: dt.date, pattern: str) -> str:
        from babel.dates import format_date

        return format_date(day, pattern, locale=self.locale)

    def joined(self, texts: Iterable[str]) -> str:
        """Return those texts that are not empty in one line, with a wide space between them."""
        return self.space.join(filter(None, texts))

    def page_of(self, address: str) -> str:
        """Return what a page is called of which only the address is known: `example.org 的网页`."""
        host = urlsplit(address).hostname
        return self.web_page.format(host=host) if host else ""

    def colophon(self, tool: str, theme: str) -> str:
        """Return what a colophon says: `由 digest-export 1.0 排版，版式“纸”`."""
        return self.made_with.format(tool=tool, theme=theme)


@cache
def of(language: str) -> Words:
    """Return the words of a language, which is given as a tag (BCP 47)."""
    primary, *others = language.casefold().replace("_", "-").split("-")
    if primary in {"zh", "cmn", "yue", "lzh"}:
        hant = "hant" in others or ("hans" not in others and not _TRADITIONAL.isdisjoint(others))
        return _HANT if hant else _HANS
    return _JA if primary == "ja" else _EN


def _table(**words: str) -> Mapping[str, str]:
    return MappingProxyType(words)


_HANS = Words(
    locale="zh_Hans",
    day="y 年 M 月 d 日",
    month="y 年 M 月",
    week="{year} 年第 {week} 周",
    issue="第 {number} 期",
    contents="目录",
    cover="封面",
    title_page="扉页",
    summary="摘要",
    lead="卷首",
    text="正文",
    untitled="无题",
    landmarks="地标",
    figure="图",
    table="表",
    qr_code="二维码",
    notes="脚注",
    references="参考文献",
    sign_off="编后",
    links="参考链接",
    notes_and_links="脚注与参考链接",
    back="返回正文",
    page="第 {page} 页",
    of_pages="，共 {pages} 页",
    web_page="{host} 的网页",
    made_with="由 {tool} 排版，版式“{theme}”",
    colon="：",
    space="\u3000",
    comma="、",
    callouts=_table(
        note="注意", tip="提示", important="重要", warning="警告", caution="小心", details="详情"
    ),
    media=_table(video="视频", audio="音频", embed="嵌入内容"),
    accessible=_table(
        book="本刊为可重排的电子书",
        described="全部图片附有替代文本",
        undescribed="部分图片没有替代文本",
        lost="个别图片缺失",
        formulas="公式以 MathML 表示",
        sources="个别公式以 TeX 源码给出",
        moving="含有动图",
        ways="设有目录与地标导航",
        comma="，",
        stop="。",
        checked="以上由程序自动检查，未经人工评估。",
        certifier="digest-export（自动检查）",
    ),
)
_HANT = Words(
    locale="zh_Hant",
    day="y 年 M 月 d 日",
    month="y 年 M 月",
    week="{year} 年第 {week} 週",
    issue="第 {number} 期",
    contents="目錄",
    cover="封面",
    title_page="扉頁",
    summary="摘要",
    lead="卷首",
    text="正文",
    untitled="無題",
    landmarks="地標",
    figure="圖",
    table="表",
    qr_code="QR 碼",
    notes="註腳",
    references="參考文獻",
    sign_off="編後",
    links="參考連結",
    notes_and_links="註腳與參考連結",
    back="返回正文",
    page="第 {page} 頁",
    of_pages="，共 {pages} 頁",
    web_page="{host} 的網頁",
    made_with="由 {tool} 排版，版式「{theme}」",
    colon="：",
    space="\u3000",
    comma="、",
    callouts=_table(
        note="注意", tip="提示", important="重要", warning="警告", caution="小心", details="詳情"
    ),
    media=_table(video="影片", audio="音訊", embed="嵌入內容"),
    accessible=_table(
        book="本刊為可重排的電子書",
        described="全部圖片附有替代文字",
        undescribed="部分圖片沒有替代文字",
        lost="個別圖片缺失",
        formulas="公式以 MathML 表示",
        sources="個別公式以 TeX 原始碼給出",
        moving="含有動圖",
        ways="設有目錄與地標導覽",
        comma="，",
        stop="。",
        checked="以上由程式自動檢查，未經人工評估。",
        certifier="digest-export（自動檢查）",
    ),
)
_JA = Words(
    locale="ja",
    day="y年M月d日",
    month="y年M月",
    week="{year}年第{week}週",
    issue="第 {number} 号",
    contents="目次",
    cover="表紙",
    title_page="扉",
    summary="要約",
    lead="巻頭",
    text="本文",
    untitled="無題",
    landmarks="ランドマーク",
    figure="図",
    table="表",
    qr_code="QR コード",
    notes="脚注",
    references="参考文献",
    sign_off="編集後記",
    links="参考リンク",
    notes_and_links="脚注と参考リンク",
    back="本文に戻る",
    page="{page} ページ",
    of_pages="（全 {pages} ページ）",
    web_page="{host} のページ",
    made_with="{tool} で組版、テーマ「{theme}」",
    colon="：",
    space="\u3000",
    comma="、",
    callouts=_table(
        note="注記", tip="ヒント", important="重要", warning="警告", caution="注意", details="詳細"
    ),
    media=_table(video="動画", audio="音声", embed="埋め込みコンテンツ"),
    accessible=_table(
        book="リフロー型の電子書籍です",
        described="すべての画像に代替テキストがあります",
        undescribed="代替テキストのない画像があります",
        lost="欠けている画像があります",
        formulas="数式は MathML です",
        sources="一部の数式は TeX のままです",
        moving="動く画像を含みます",
        ways="目次とランドマークがあります",
        comma="。",
        stop="。",
        checked="以上はプログラムによる確認で、人による評価はしていません。",
        certifier="digest-export（自動確認）",
    ),
)
_EN = Words(
    locale="en",
    day="MMMM d, y",
    month="MMMM y",
    week="Week {week}, {year}",
    issue="Issue {number}",
    contents="Contents",
    cover="Cover",
    title_page="Title page",
    summary="Summary",
    lead="Opening",
    text="Text",
    untitled="Untitled",
    landmarks="Landmarks",
    figure="Figure",
    table="Table",
    qr_code="QR code",
    notes="Notes",
    references="References",
    sign_off="Afterword",
    links="Links",
    notes_and_links="Notes and links",
    back="Back to the text of note",
    page="Page {page}",
    of_pages=" of {pages}",
    web_page="Page at {host}",
    made_with="Typeset by {tool}, theme “{theme}”",
    colon=": ",
    space="\u2003",
    comma=", ",
    callouts=_table(
        note="Note",
        tip="Tip",
        important="Important",
        warning="Warning",
        caution="Caution",
        details="Details",
    ),
    media=_table(video="Video", audio="Audio", embed="Embedded content"),
    accessible=_table(
        book="This is a reflowable e-book",
        described="all pictures have text alternatives",
        undescribed="some pictures have no text alternative",
        lost="some pictures are missing",
        formulas="formulas are MathML",
        sources="some formulas are given as TeX",
        moving="it has moving pictures",
        ways="it can be navigated by contents and landmarks",
        comma="; ",
        stop=". ",
        checked="This was checked by a program, not by people.",
        certifier="digest-export (automatic checks)",
    ),
)

"""Reads persons and days out of what stands above the first section: `译者：甲`, `报告日期`.

Each counts where a line, or a part of one between bars and slashes, says nothing else. The text
stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from exporter.model import nodes as n
from exporter.model.han import HAN
from exporter.model.walk import plain
from exporter.passes.masthead import DAY, read_date

_FIELDS = re.compile(
    r"\s+[/／]\s+|\s*[|｜;；]\s*|\s{2,}|\s+·\s+|(?<=[^\s:：])\s+(?=[^\s:：]{2,6}[:：])"
)
# 作者 … / 后期编辑 … (a monthly on Rust), 译者, 本周作者, 编辑整理
_PERSON = re.compile(
    r"\W*(?:本[期周週月文]|原文?|后期|後期|责任|責任|特约|特約|执行|執行|内容|文章|轮值|輪值)*"
    r"(?:作者|译者|譯者|编译|編譯|翻译|翻譯|编辑|編輯|编者|編者|主编|主編|责编|責編|整理|撰[文稿写寫]"
    r"|authors?|editors?|translators?)+\W*",
    re.IGNORECASE,
)
_LONGEST_LABEL = 20
_BETWEEN = re.compile(
    r"\s*[、，,&＆]\s*|\s+(?:和|and)\s+|(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff])"
)
_HAN_NAMES = re.compile(r"[\u4e00-\u9fff·]{1,5}(?:\s+[\u4e00-\u9fff·]{1,5})+")
_ASIDE = re.compile(r"[（(【\[].*?[）)】\]]|(?<=\S)\s+@\s*\S.*|https?://\S*")
_NO_NAME = re.compile(r"[。！？!?：:]|//")
_LONGEST_NAME = 30
_MOST_HAN = 10
_HAN = re.compile(f"[{HAN}]")
_CLOCK = (
    r"(?:\s*[T\s(（]*(?:(?:星期|[周週])[一二三四五六日天])?[\s,，]*(?:\d{1,2}:\d\d(?::\d\d)?)?"
    r"\s*(?:UTC|GMT|CST|[+-]\d\d:?\d\d)?[)）]*)"
)
_LABELLED_DAY = re.compile(
    r"\W*(?:(?:报告|報告|发布|發布|发表|發表|出版|更新|创建|生成|撰写|编写|统计|統計|数据|采集|本期)*"
    r"(?:日期|时间|時間|周期|报告期)|(?:发布|發布|发表|更新)于|date|time|published(?: at| on)?)"
    rf"\s*[:：]?\s*(?P<said>.*{DAY.pattern}.*)",
    re.IGNORECASE,
)
_ONLY_DAY = re.compile(rf"\W*{DAY.pattern}{_CLOCK}\W*", re.IGNORECASE)
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What a line above the first section says."""

    authors: tuple[str, ...] = ()
    date: date | None = None
    line: int = 0


def read_lead(blocks: Iterable[n.Block]) -> Iterator[Said]:
    """Yield what the lines of a text say of persons and days."""
    for text, line in _lines(blocks):
        if len(text) > _LONGEST_LINE:
            continue
        authors = tuple(dict.fromkeys(_persons(text)))
        day = read_date(text) if is_dateline(text) else None
        if authors or day:
            yield Said(authors, day, line)


def is_dateline(text: str) -> bool:
    """Tell whether a line is only a day, perhaps with an hour or a label like 报告日期."""
    return bool(_ONLY_DAY.fullmatch(text) or _LABELLED_DAY.fullmatch(text))


def is_stamp(block: n.Block) -> bool:
    """Tell whether a block holds nothing but days and hours."""
    if isinstance(block, n.Rule):
        return True
    lines = [text for text, _ in _lines([block])]
    return bool(lines) and all(map(is_dateline, lines))


def _lines(blocks: Iterable[n.Block]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        match block:
            case n.Paragraph(children=children):
                yield from _of_paragraph(children, block.line)
            case n.Labelled(label=label, children=children):
                yield f"{plain(label)}：{plain(children)}", block.line
            case n.Quote(blocks=inner):
                yield from _lines(inner)
            case n.BulletList(items=items):
                for item in items:
                    yield from _lines(item.blocks)
            case _:
                continue


def _of_paragraph(inlines: n.Inlines, line: int) -> Iterator[tuple[str, int]]:
    pieces: list[n.Inline] = []
    for node in (*inlines, n.Break()):
        if isinstance(node, n.Break):
            yield plain(pieces).strip(), (pieces[0].line if pieces else 0) or line
            pieces = []
        else:
            pieces.append(node)


def _persons(text: str) -> Iterator[str]:
    for field in _FIELDS.split(text):
        label, colon, named = field.replace("：", ":").partition(":")
        if colon and len(label) <= _LONGEST_LABEL and _PERSON.fullmatch(label):
            yield from _names(named)


def _names(text: str) -> list[str]:
    """Return the names in a field, none if one of them reads like a sentence."""
    bare = _ASIDE.sub("", text).strip(" .。")
    pieces = bare.split() if _HAN_NAMES.fullmatch(bare) else _BETWEEN.split(bare)
    names = [name for piece in pieces if (name := piece.strip(" @*_"))]
    return [] if any(map(_is_sentence, names)) else names


def _is_sentence(name: str) -> bool:
    han = len(_HAN.findall(name))
    return len(name) > _LONGEST_NAME or han > _MOST_HAN or bool(_NO_NAME.search(name))

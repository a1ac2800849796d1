"""What the platform takes of each field, and what is over it, for the page and for the report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from exporter.diagnostics import Problem, Report
from exporter.model.issue import Meta

CONTENT = 20_000
"""An article has fewer characters than these."""
ADDRESS = 130
"""The address of an uploaded picture has about so many, and they count."""
TITLE = 32
"""A title has at most so many characters."""
AIM = 120
"""A digest of ours has at most so many: the platform's pages say 128 and 120, and refuse more."""
_DIGEST = 128
_SENTENCE = re.compile(rf".{{1,{AIM - 1}}}(?:[。！？；]|[.!?;](?!\w))", re.DOTALL | re.ASCII)
_PICTURE = re.compile(r'(?<= src=")data:[^"]*')
# A headline of fewer characters says nothing.
_LEAST = 4
_MARKS = " ，。、：；！？,.:;!?|｜-—·"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of WeChat's editor: its names on the page and in the report, its value and measure.

    `over` tells that the platform refuses or cuts it, `line` is where the issue says it.
    """

    name: str
    word: str
    value: str
    length: int
    limit: int
    over: bool
    problem: Problem
    line: int


def fields(meta: Meta, article: str) -> tuple[Field, ...]:
    """Measure the fields of an issue; the article as it is sent, see `sent`."""
    authors = "、".join(meta.authors)
    length = size(article)
    return (
        _field("标题", "title", meta.title, TITLE, Problem.WECHAT_TITLE_LONG, meta.line),
        _field("作者", "author", authors, 16, Problem.WECHAT_AUTHOR_LONG, meta.author_line),
        _field(
            "摘要", "digest", digest(meta), _DIGEST, Problem.WECHAT_DIGEST_LONG, meta.digest_line
        ),
        Field(
            name="正文",
            word="article",
            value="",
            length=length,
            limit=CONTENT,
            over=length >= CONTENT,
            problem=Problem.WECHAT_CONTENT_LONG,
            line=meta.line,
        ),
    )


def digest(meta: Meta) -> str:
    """Return the digest; one that was taken from the summary ends with a sentence, below 120."""
    whole = " ".join(meta.digest.split())
    if len(whole) <= AIM or whole != " ".join(meta.summary.split()):
        return meta.digest
    sentences = _SENTENCE.match(whole)
    return sentences[0].rstrip("；;") if sentences else whole[: AIM - 1] + "…"


def shorter_title(meta: Meta, room: int = TITLE) -> str:
    """Return a title of at most so many characters that keeps the series.

    Headlines go from the last one on, and the end of the first one if need be.
    """
    whole = meta.title
    places = [whole.find(part) for part in meta.parts]
    if not meta.parts or -1 in places or places != sorted(places):
        return _cut(whole, meta.series, room)
    end = whole[places[-1] + len(meta.parts[-1]) :]
    for place, part in reversed([*zip(places, meta.parts, strict=True)]):
        shorter = whole[: place + len(part)] + end
        if len(shorter) <= room:
            return shorter
    before, kept = whole[: places[0]], room - places[0] - len(end) - 1
    if kept < _LEAST:
        return _cut(whole, meta.series, room)
    return f"{before}{meta.parts[0][:kept].rstrip(_MARKS)}…{end}"


def _cut(whole: str, series: str, room: int) -> str:
    """Cut a title at its end; a series that stands there goes before."""
    if len(whole) <= room:
        return whole
    short = whole[: room - 1].rstrip(_MARKS) + "…"
    if not series or series in short or len(series) > room - _LEAST:
        return short
    rest = whole.replace(series, "").strip(_MARKS + "【】[]（）()")
    return f"{series}：{rest}"[: room - 1].rstrip(_MARKS) + "…"


def size(article: str) -> int:
    """Count the characters of an article as the platform does: of all that is sent."""
    return len(sent(article))


def fits(article: str) -> bool:
    """Tell whether the platform takes an article of this length."""
    return size(article) < CONTENT


def sent(article: str, address: str = "x" * ADDRESS) -> str:
    """Return an article as it is sent, with addresses in place of the data of its pictures.

    Parameters
    ----------
    address : str
        What stands for the address of each picture; as long as a real one if not said.
    """
    return escaped(_PICTURE.sub(address, article))


def escaped(content: str) -> str:
    """Return content as JSON may carry it to the platform.

    A backslash before a u would be taken for an escape; the character reference is none.
    """
    return _CONTROL.sub(" ", content).replace("\\", "&#92;")


def without_pictures(article: str) -> str:
    """Return an article without the data of its pictures."""
    return _PICTURE.sub("", article)


def check(measured: tuple[Field, ...], report: Report) -> None:
    """Report what is too long."""
    for field in measured:
        if field.over:
            most = (
                f"{field.limit:,}" if field.length > field.limit else f"fewer than {field.limit:,}"
            )
            message = f"the {field.word} has {field.length:,} characters, WeChat takes {most}"
            report.add(field.problem, message, line=field.line)


def _field(name: str, word: str, value: str, limit: int, problem: Problem, line: int) -> Field:
    return Field(name, word, value, len(value), limit, len(value) > limit, problem, line)

"""What the platform takes of each field, and what is over it, for the page and for the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
_AUTHOR = 16
_SENTENCE = re.compile(rf".{{1,{AIM - 1}}}(?:[。！？；]|[.!?;](?!\w))", re.DOTALL | re.ASCII)
_PICTURE = re.compile(r'(?<= src=")data:[^"]*')
# A headline of fewer characters says nothing.
_LEAST = 4
_MARKS = " ，。、：；！？,.:;!?|｜-—·"
_WORD = re.compile(r"[A-Za-z0-9.]+$|^[A-Za-z0-9]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of WeChat's editor: its names on the page and in the report, its value and measure.

    `over` tells that the platform refuses or cuts it, `line` is where the issue says it, and
    `proposal` what it could say instead.
    """

    name: str
    word: str
    value: str
    length: int
    limit: int
    over: bool
    problem: Problem
    line: int
    proposal: str = ""


def fields(meta: Meta, article: str) -> tuple[Field, ...]:
    """Measure the fields of an issue; the article as it is sent, see `sent`."""
    authors = "、".join(meta.authors)
    length = size(article)
    title = _field("标题", "title", meta.title, TITLE, Problem.WECHAT_TITLE_LONG, meta.line)
    author = _field(
        "作者", "author", authors, _AUTHOR, Problem.WECHAT_AUTHOR_LONG, meta.author_line
    )
    teaser = _field(
        "摘要", "digest", digest(meta), _DIGEST, Problem.WECHAT_DIGEST_LONG, meta.digest_line
    )
    return (
        replace(title, proposal=shorter_title(meta)),
        replace(author, proposal=_fewer(meta.authors)),
        replace(teaser, proposal=_at_sentence(" ".join(meta.digest.split()))),
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
    return _at_sentence(whole)


def _at_sentence(text: str) -> str:
    """Return the sentences of a text that a digest has room for."""
    sentences = _SENTENCE.match(text)
    return sentences[0].rstrip("；;") if sentences else text[: AIM - 1] + "…"


def _fewer(authors: Sequence[str]) -> str:
    """Return as many authors as there is room for."""
    rest = " 等"
    for count in range(len(authors) - 1, 0, -1):
        said = "、".join(authors[:count]) + rest
        if len(said) <= _AUTHOR:
            return said
    return "".join(authors[:1])[:_AUTHOR]


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
    return f"{before}{_begun(meta.parts[0], kept)}…{end}"


def _cut(whole: str, series: str, room: int) -> str:
    """Cut a title at its end; a series that stands there goes before."""
    if len(whole) <= room:
        return whole
    short = _begun(whole, room - 1) + "…"
    if not series or series in short or len(series) > room - _LEAST:
        return short
    rest = whole.replace(series, "").strip(_MARKS + "【】[]（）()")
    return _begun(f"{series}：{rest}", room - 1) + "…"


def _begun(text: str, room: int) -> str:
    """Return the beginning of a text, without half a Latin word or number if that is not all."""
    words = _WORD.sub("", text[:room]) if _WORD.match(text[room:]) else text[:room]
    return (words.rstrip(_MARKS) if len(words) > room // 2 else text[:room]).rstrip(_MARKS)


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
            hint = f"write for example: {field.proposal}" if field.proposal else ""
            report.add(field.problem, message, line=field.line, hint=hint)


def _field(name: str, word: str, value: str, limit: int, problem: Problem, line: int) -> Field:
    return Field(name, word, value, len(value), limit, len(value) > limit, problem, line)

"""Writes the front matter: what is known of an issue, in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.conventions.credits import is_credit
from exporter.conventions.summary import summary_of
from exporter.draftfields import DRAW, write_view
from exporter.model.issue import LANGUAGE, Cover, Issue, Meta

_PLAIN = re.compile(r"[\w.][\w ./|+-]*")
_ONE_LINE = re.compile(r"[^ \t\n]+(?: [^ \t\n]+)*")


def front_matter(issue: Issue, *, math: bool, titled: bool) -> str:
    """Return the front matter, nothing if there is nothing to say.

    Parameters
    ----------
    math : bool
        Whether every pair of dollars is a formula.
    titled : bool
        Whether a heading says the title.
    """
    lines = [f"{key}: {value}" for key, value in _entries(issue, math=math, titled=titled)]
    return "\n".join(["---", *lines, "---"]) if lines else ""


def is_credit_in_alt(cover: Cover) -> bool:
    """Tell whether the credit of a cover may be written as its alt."""
    return not cover.image.alt and is_credit(cover.credit)


def _entries(issue: Issue, *, math: bool, titled: bool) -> Iterator[tuple[str, str]]:
    meta = issue.meta
    if not titled:
        yield "title", _scalar(meta.title)
    for key, value in (("series", meta.series), ("number", meta.number)):
        if _ONE_LINE.fullmatch(value):
            yield key, _scalar(value)
    if meta.date:
        yield "date", meta.date.isoformat()
    if meta.authors:
        yield "authors", _listed(meta.authors)
    if issue.cover and issue.cover.credit and not is_credit_in_alt(issue.cover):
        yield "cover_credit", _scalar(issue.cover.credit)
    if meta.summary != summary_of(issue):
        yield "summary", _scalar(meta.summary)
    if meta.digest != " ".join(meta.summary.split()):
        yield "digest", _scalar(meta.digest)
    if meta.tags:
        yield "tags", _listed(meta.tags)
    if meta.articles:
        yield "articles", _listed(meta.articles)
    yield from _draft_entries(meta)
    if meta.language != LANGUAGE:
        yield "lang", _scalar(meta.language)
    if math:
        yield "math", "true"


def _draft_entries(meta: Meta) -> Iterator[tuple[str, str]]:
    if meta.draw_cover:
        yield "cover", DRAW
    if meta.source_url:
        yield "source_url", _scalar(meta.source_url)
    if meta.comments is not None:
        yield "comments", _scalar(meta.comments)
    if meta.cover_crop:
        yield "cover_crop", _listed(tuple(map(write_view, meta.cover_crop)))


def _listed(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_scalar, values))}]"


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text
    return "'" + text.replace("'", "''") + "'"

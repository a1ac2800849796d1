"""Compares an article as it was sent with the article as the platform keeps it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

from exporter.diagnostics import Problem, Report
from exporter.draftfields import Comments
from exporter.publish.requests import Article

_BLANK = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_CLAUSE = re.compile(r"[，。；：、！？,.;:!?]+")
_PROPERTY = re.compile(r"(?:^|;)\s*([a-z-]+)\s*:")
_SHOWN = 24
_FIELDS = ("title", "author", "digest")
_CROPS = {"pic_crop_235_1": "2.35:1", "pic_crop_1_1": "1:1"}
_EDITABLE = (*_FIELDS, "content_source_url", "need_open_comment", "only_fans_can_comment", *_CROPS)
_NEARLY = 1e-3


class _Content(HTMLParser):
    """What an article consists of: runs of text, addresses of links, pictures, elements."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self.pictures: list[tuple[str, str]] = []
        self.parts: Counter[str] = Counter()
        self.declarations: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        values = {name: value or "" for name, value in attrs}
        self.parts[f"<{tag}>"] += 1
        self.parts["styles"] += "style" in values
        self.declarations.update(_PROPERTY.findall(values.get("style", "").lower()))
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        if tag == "img":
            address = values.get("src") or values.get("data-src", "")
            self.pictures.append((_path(address), values.get("alt", "")))

    def handle_data(self, data: str) -> None:
        """Note a run of text."""
        if _bare(data):
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All text without blanks."""
        return _bare("".join(self.texts))


def compare(sent: Article, kept: Article, source: str, report: Report) -> None:
    """Report what the platform has removed or changed.

    Parameters
    ----------
    source : str
        The text of the issue, in which the lines of what is missing are looked up.
    """
    for name in _FIELDS:
        written, held = str(getattr(sent, name)), str(getattr(kept, name))
        if written and _bare(written) != _bare(held):
            _add(report, f"the {name} is {held!r} in the draft, {written!r} was sent")
    for message, line in _changed_fields(sent, kept, source):
        _add(report, message, line)
    before, after = _read(sent.content or ""), _read(kept.content or "")
    for text in _missing_texts(before, after):
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        _add(report, f"the platform removed the text {shown!r}", line_of(text, source))
    for address, number in (Counter(before.links) - Counter(after.links)).items():
        times = f" ({number} times)" if number > 1 else ""
        message = f"the platform removed the link to {address}{times}"
        _add(report, message, line_of(address, source))
    for message in (*_missing_pictures(before, after), *_missing_parts(before, after)):
        _add(report, message)


def fingerprint(article: Article) -> str:
    """Return what changes if somebody edits an article: its fields, text, links and pictures.

    Styles are left out, which the platform may write anew at any time.
    """
    content = _read(article.content or "")
    said = (str(getattr(article, name)) for name in _EDITABLE)
    parts = [*said, content.text, *content.links]
    told = "\x00".join([*parts, str(len(content.pictures))])
    return sha256(told.encode(errors="replace")).hexdigest()


def likeness(sent: str, kept: str) -> float:
    """Return how much of a content's text, by clauses, stands in another's, from 0 to 1."""
    clauses = [clause for text in _read(sent).texts for clause in _CLAUSE.split(_bare(text))]
    whole = _read(kept).text
    common = sum(len(clause) for clause in clauses if clause in whole)
    return common / max(1, sum(map(len, clauses)))


def line_of(text: str, source: str) -> int:
    """Return the line of the source that holds a text, 0 if none or several do."""
    start = text.strip()[:_SHOWN]
    lines = [number for number, line in enumerate(source.splitlines(), 1) if start in line]
    return lines[0] if len(lines) == 1 else 0


def comments(article: Article) -> Comments:
    """Return who may comment on an article."""
    if not article.need_open_comment:
        return Comments.OFF
    return Comments.FANS if article.only_fans_can_comment else Comments.ALL


def _changed_fields(sent: Article, kept: Article, source: str) -> Iterator[tuple[str, int]]:
    """Yield what to say of the fields that no reader of the text sees, each with its line."""
    written, held = sent.content_source_url, unescape(kept.content_source_url)
    if written != held:
        message = f"the source_url is {held!r} in the draft, {written!r} was sent"
        yield message, line_of("source_url", source)
    if comments(sent) is not comments(kept):
        message = f"comments are {comments(kept)} in the draft, {comments(sent)} was sent"
        yield message, line_of("comments:", source)
    for name, ratio in _CROPS.items():
        crop = getattr(kept, name)
        if crop and not _is_same_crop(getattr(sent, name), crop):  # it may not be told
            message = f"the crop of {ratio} is {crop} in the draft, {getattr(sent, name)} was sent"
            yield message, line_of("cover_crop", source)


def _is_same_crop(one: str, other: str) -> bool:
    try:
        corners = [tuple(map(float, crop.split("_"))) for crop in (one, other)]
        return all(abs(a - b) < _NEARLY for a, b in zip(*corners, strict=True))
    except ValueError:
        return False


def _read(markup: str) -> _Content:
    content = _Content()
    content.feed(markup)
    content.close()
    return content


def _missing_texts(before: _Content, after: _Content) -> Iterator[str]:
    """Yield the runs of text that are no longer there, reading both side by side."""
    rest = after.text
    for text in before.texts:
        run = _bare(text)
        found = rest.find(run)
        if found < 0:
            yield text.strip()
        else:
            rest = rest[found + len(run) :]


def _missing_pictures(before: _Content, after: _Content) -> Iterator[str]:
    """Yield what to say of pictures; where all are there, their addresses do not matter."""
    missing = len(before.pictures) - len(after.pictures)
    if missing <= 0:
        return
    kept = {address for address, _ in after.pictures}
    gone = [alt for address, alt in before.pictures if address not in kept]
    if len(gone) == missing:
        yield from (f"the platform removed the picture {alt!r}" for alt in gone)
    else:
        yield f"the platform removed {missing} of {len(before.pictures)} pictures"


def _missing_parts(before: _Content, after: _Content) -> Iterator[str]:
    for name, number in (before.parts - after.parts).items():
        if name not in {"<a>", "<img>"}:
            yield f"the platform removed {number} of {before.parts[name]} {name}"
    if before.parts["styles"] > after.parts["styles"]:
        return  # whole styles are gone, which says it all
    for name, number in (before.declarations - after.declarations).items():
        if not any(other.startswith(f"{name}-") for other in after.declarations):
            yield f"the platform removed {number} of {before.declarations[name]} `{name}`"


def _path(address: str) -> str:
    """Return an address without its scheme and query, which the platform may change."""
    return address.partition("//")[2].partition("?")[0] or address


def _bare(text: str) -> str:
    return _BLANK.sub("", text)


def _add(report: Report, message: str, line: int = 0) -> None:
    report.add(Problem.PUBLISH_REMOVED, message, line=line)

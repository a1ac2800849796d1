"""Makes of a bundle what is submitted: the article with its pictures apart, its fields, its cover.

Whatever the platform would refuse is reported here, before anything is sent.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from exporter.assets.render import render
from exporter.assets.uses import first_uses
from exporter.diagnostics import ExportError, Problem, Report
from exporter.draftfields import Comments
from exporter.emit.formats.wechat import WechatOptions
from exporter.emit.wechat import findings, limits
from exporter.emit.wechat.articles import Article, articles
from exporter.model.bundle import Bundle
from exporter.model.issue import Meta
from exporter.model.profile import PictureProfile
from exporter.publish import requests
from exporter.publish.cover import Cover, cover_of
from exporter.publish.requests import Upload

_MB = 1_000_000
_UPLOAD = PictureProfile(types=("jpeg", "png"), max_side=1080, max_bytes=_MB - 1)
_TAKEN = {"image/jpeg", "image/png"}
_PICTURE = re.compile(r'(?<=<img src=")data:(image/[^;"]+);base64,([^"]*)')
_STAND_IN = re.compile(r'(?<=<img src=")picture:([0-9a-f]{64})')
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_AS_WRITTEN = WechatOptions()


@dataclass(frozen=True, slots=True)
class Submission:
    """One article before its pictures have addresses: `picture:<digest>` stands for them.

    `issue` is the identifier of the issue, `source` its text as it was read, `file` the path it
    was read from, "" if it is not known. `whole` is the identifier of what it may be a part of.
    """

    issue: str
    fields: requests.Article
    content: str
    pictures: Mapping[str, Upload]
    cover: Upload
    report: Report = field(compare=False)
    source: str = field(compare=False)
    file: str = ""
    whole: str = ""

    @property
    def size(self) -> int:
        """How many characters the content has with addresses of the usual length."""
        return len(_STAND_IN.sub("x" * limits.ADDRESS, self.content))

    def addressed(self, addresses: Mapping[str, str]) -> str:
        """Return the content with the addresses of its pictures, by their digests."""
        return _STAND_IN.sub(lambda found: addresses[found[1]].replace("&", "&amp;"), self.content)


def submissions(
    bundle: Bundle, report: Report, wechat: WechatOptions = _AS_WRITTEN
) -> tuple[Submission, ...]:
    """Make a submission of each article of a bundle that was prepared for WeChat.

    Parameters
    ----------
    wechat : WechatOptions
        What holds where front matter is silent.

    Raises
    ------
    ExportError
        If an article is larger than the platform's 1 MB.
    """
    made = articles(bundle)
    findings.check(bundle, made, report)
    whole = bundle.issue.meta.identifier
    return tuple(replace(_submission(one, report, wechat), whole=whole) for one in made)


def _submission(article: Article, report: Report, wechat: WechatOptions) -> Submission:
    bundle, meta = article.bundle, article.bundle.issue.meta
    measured = {one.problem: one for one in limits.fields(meta, article.markup)}
    pictures: dict[str, Upload] = {}
    lines = {bundle.pictures[one.source].data: one.line for one in first_uses(bundle.issue)}

    def stand_in(found: re.Match[str]) -> str:
        data = b64decode(found[2])
        picture = _fitted(data, found[1], report, lines.get(data, 0))
        pictures[picture.digest] = picture
        return f"picture:{picture.digest}"

    if len(limits.sent(article.markup).encode()) >= _MB:
        message = "the article is larger than 1 MB without its pictures, WeChat takes no such"
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint="split the issue")
    cover = cover_of(bundle, wechat, report)
    return Submission(
        issue=meta.identifier,
        fields=_fields(measured, meta, cover, wechat, report),
        content=limits.escaped(_PICTURE.sub(stand_in, article.markup)),
        pictures=pictures,
        cover=_fitted(cover.data, cover.media_type, report, cover.line),
        report=report,
        source=bundle.source,
    )


def _fields(
    measured: Mapping[Problem, limits.Field],
    meta: Meta,
    cover: Cover,
    wechat: WechatOptions,
    report: Report,
) -> requests.Article:
    comments = wechat.comments if meta.comments is None else meta.comments
    return requests.Article(
        title=_line(measured[Problem.WECHAT_TITLE_LONG].value),
        author=_line(measured[Problem.WECHAT_AUTHOR_LONG].value),
        digest=_digest(measured[Problem.WECHAT_DIGEST_LONG], meta, report),
        pic_crop_235_1=cover.wide,
        pic_crop_1_1=cover.square,
        content_source_url=meta.source_url or wechat.source_url,
        need_open_comment=int(comments is not Comments.OFF),
        only_fans_can_comment=int(comments is Comments.FANS),
    )


def _fitted(data: bytes, media_type: str, report: Report, line: int) -> Upload:
    """Return a picture as the platform takes it: jpg or png, under 1 MB."""
    if media_type in _TAKEN and len(data) < _MB:
        return Upload(data, media_type)
    still = render(data, [_UPLOAD])[_UPLOAD]
    if media_type == "image/gif":
        message = "a moving picture stands still: WeChat's interface takes JPEG and PNG"
        hint = "put the GIF in its place in WeChat's editor"
        report.add(Problem.PUBLISH_ADAPTED, message, line=line, hint=hint)
    return Upload(still.data, still.media_type)


def _digest(measured: limits.Field, meta: Meta, report: Report) -> str:
    """Return the digest, and say if it is not the whole one."""
    digest = _line(measured.value)
    if digest != _line(meta.digest):
        message = f"the digest is the first {len(digest)} characters of the summary"
        hint = "set `digest:` in the front matter if you want another"
        report.add(Problem.PUBLISH_ADAPTED, message, hint=hint)
    return digest


def _line(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())

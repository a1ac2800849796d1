"""Makes of a bundle what is submitted: the article with its pictures apart, its fields, its cover.

Whatever the platform would refuse is reported here, before anything is sent.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field

from exporter.assets.render import render
from exporter.assets.uses import first_uses
from exporter.diagnostics import ExportError, Problem, Report
from exporter.emit.wechat import limits, losses
from exporter.emit.wechat.fitting import article
from exporter.model.bundle import Bundle, Picture, PictureProfile
from exporter.model.issue import Meta
from exporter.publish.requests import Article, Upload

_MB = 1_000_000
_UPLOAD = PictureProfile(types=("jpeg", "png"), max_side=1080, max_bytes=_MB - 1)
_TAKEN = {"image/jpeg", "image/png"}
_PICTURE = re.compile(r'(?<=<img src=")data:(image/[^;"]+);base64,([^"]*)')
_STAND_IN = re.compile(r'(?<=<img src=")picture:([0-9a-f]{64})')
# Addresses of uploaded pictures have about as many characters, and count.
_ADDRESS = 128
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_WIDE, _SQUARE = 2.35, 1.0


@dataclass(frozen=True, slots=True)
class Submission:
    """One article before its pictures have addresses: `picture:<digest>` stands for them.

    `issue` is the identifier of the issue, `source` its text as it was read, `file` the path it
    was read from, "" if it is not known.
    """

    issue: str
    fields: Article
    content: str
    pictures: Mapping[str, Upload]
    cover: Upload
    report: Report = field(compare=False)
    source: str = field(compare=False)
    file: str = ""

    def addressed(self, addresses: Mapping[str, str]) -> str:
        """Return the content with the addresses of its pictures, by their digests."""
        return _STAND_IN.sub(lambda found: addresses[found[1]].replace("&", "&amp;"), self.content)


def submission(bundle: Bundle, report: Report) -> Submission:
    """Make a submission of a bundle that was prepared for WeChat.

    Raises
    ------
    ExportError
        If it has no picture for the cover, or is larger than the platform's 1 MB.
    """
    meta = bundle.issue.meta
    written = article(bundle)
    fields = limits.fields(meta, written)
    limits.check(fields, report)
    losses.check(bundle, written, report)
    measured = {one.problem: one for one in fields}
    pictures: dict[str, Upload] = {}
    lines = {bundle.pictures[one.source].data: one.line for one in first_uses(bundle.issue)}

    def stand_in(found: re.Match[str]) -> str:
        data = b64decode(found[2])
        picture = _fitted(data, found[1], report, lines.get(data, 0))
        pictures[picture.digest] = picture
        return f"picture:{picture.digest}"

    # A backslash before a u would be taken for an escape; the character reference is none.
    content = _CONTROL.sub(" ", _PICTURE.sub(stand_in, written)).replace("\\", "&#92;")
    _check_size(content, measured[Problem.WECHAT_CONTENT_LONG], meta, report)
    cover = _cover(bundle)
    return Submission(
        issue=meta.identifier,
        fields=Article(
            title=_line(measured[Problem.WECHAT_TITLE_LONG].value),
            author=_line(measured[Problem.WECHAT_AUTHOR_LONG].value),
            digest=_digest(measured[Problem.WECHAT_DIGEST_LONG], meta, report),
            pic_crop_235_1=crop(cover.width, cover.height, _WIDE),
            pic_crop_1_1=crop(cover.width, cover.height, _SQUARE),
        ),
        content=content,
        pictures=pictures,
        cover=_fitted(cover.data, cover.media_type, report, lines[cover.data]),
        report=report,
        source=bundle.source,
    )


def crop(width: int, height: int, ratio: float) -> str:
    """Return the largest part of a ratio in the middle of a cover, as `X1_Y1_X2_Y2` of 0 to 1."""
    across = min(1.0, height * ratio / width)
    down = min(1.0, width / ratio / height)
    x, y = (1 - across) / 2, (1 - down) / 2
    return "_".join(f"{part:.6f}".rstrip("0").rstrip(".") for part in (x, y, 1 - x, 1 - y))


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


def _check_size(content: str, measured: limits.Field, meta: Meta, report: Report) -> None:
    """Count the addresses of pictures, which the article alone does not have."""
    bare, pictures = _STAND_IN.subn("", content)
    size = len(bare) + _ADDRESS * pictures
    if size >= measured.limit and not measured.over:
        message = (
            f"the article has about {size:,} characters with the addresses of its {pictures} "
            f"pictures, WeChat takes fewer than {measured.limit:,}"
        )
        report.add(Problem.WECHAT_CONTENT_LONG, message, line=meta.line)
    if len(bare.encode()) + _ADDRESS * pictures >= _MB:
        message = "the article is larger than 1 MB without its pictures, WeChat takes no such"
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint="split the issue")


def _cover(bundle: Bundle) -> Picture:
    """Return the picture on the cover, else the first of the issue."""
    images = first_uses(bundle.issue)
    if not images:
        message = "the issue has no picture, and WeChat requires a cover"
        hint = "put a picture under the title, or name one as `cover:`"
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint)
    return bundle.pictures[images[0].source]


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

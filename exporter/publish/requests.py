"""The calls of WeChat's API as values: what is sent, byte for byte, and the shape of the answer.

JSON goes out as UTF-8: the platform refuses characters written as escapes, and counts them long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import urlencode

import msgspec

JSON = "application/json; charset=utf-8"
PAGE = 20
MOST_ARTICLES = 8


@dataclass(frozen=True, slots=True)
class Request:
    """A POST to a path of the API; `token` goes into the address."""

    path: str
    body: bytes
    content_type: str = JSON
    kind: str = ""
    token: str = ""

    def signed(self, token: str) -> Request:
        """Return the request with a token."""
        return replace(self, token=token)

    @property
    def target(self) -> str:
        """The path and query on the host."""
        query = {"access_token": self.token, "type": self.kind}
        written = urlencode({key: value for key, value in query.items() if value})
        return f"/cgi-bin/{self.path}" + (f"?{written}" if written else "")


@dataclass(frozen=True, slots=True)
class Upload:
    """A picture as the platform takes it; `digest` is the SHA-256 of `data`."""

    data: bytes
    media_type: str

    @property
    def digest(self) -> str:
        """The name of the picture, by its content."""
        return sha256(self.data).hexdigest()

    @property
    def file_name(self) -> str:
        """A file's name: the platform looks at its ending."""
        ending = {"image/jpeg": "jpg", "image/png": "png"}[self.media_type]
        return f"{self.digest[:16]}.{ending}"


class Status(msgspec.Struct):
    """What every answer may say; 0 is success."""

    errcode: int = 0
    errmsg: str = ""


class Token(msgspec.Struct):
    """A token and the seconds that it lives."""

    access_token: str
    expires_in: int


class Picture(msgspec.Struct):
    """The address of a picture for the body of an article."""

    url: str


class Stored(msgspec.Struct):
    """The id of a piece of permanent material or of a draft."""

    media_id: str


class Article(msgspec.Struct):
    """An article of a draft, with the platform's names; one that is read back may lack some.

    The crops are written `X1_Y1_X2_Y2`, the two of comments are 0 or 1.
    """

    title: str = ""
    author: str = ""
    digest: str = ""
    content: str | None = None
    thumb_media_id: str = ""
    pic_crop_235_1: str = ""
    pic_crop_1_1: str = ""
    content_source_url: str = ""
    need_open_comment: int = 0
    only_fans_can_comment: int = 0


class Kept(Article):
    """An article as the platform keeps it; `url` shows it for a while."""

    url: str = ""


class Draft(msgspec.Struct):
    """What a draft holds."""

    news_item: list[Kept]


class Listed(msgspec.Struct):
    """A draft in a list."""

    media_id: str
    content: Draft


class Page(msgspec.Struct):
    """Some of the drafts in the store, the newest first."""

    total_count: int
    item: list[Listed]


def stable_token(appid: str, secret: str, *, force: bool) -> Request:
    """Ask for a token that lives 7,200 s; unless forced, the same one while it lives."""
    asked = {
        "grant_type": "client_credential",
        "appid": appid,
        "secret": secret,
        "force_refresh": force,
    }
    return _json("stable_token", asked)


def upload_picture(picture: Upload) -> Request:
    """Upload a picture for the body: jpg or png, under 1 MB, no quota."""
    return _file("media/uploadimg", picture)


def add_material(picture: Upload) -> Request:
    """Upload a cover, which must be permanent material."""
    return _file("material/add_material", picture, kind="image")


def add_draft(articles: Sequence[Article]) -> Request:
    """Make a draft; not idempotent."""
    return _json("draft/add", {"articles": articles})


def update_draft(media_id: str, index: int, article: Article) -> Request:
    """Replace one article of a draft."""
    return _json("draft/update", {"media_id": media_id, "index": index, "articles": article})


def get_draft(media_id: str) -> Request:
    """Read a draft."""
    return _json("draft/get", {"media_id": media_id})


def list_drafts(offset: int) -> Request:
    """Read what the store holds, without the articles' text."""
    return _json("draft/batchget", {"offset": offset, "count": PAGE, "no_content": 1})


def _json(path: str, value: object) -> Request:
    return Request(path, msgspec.json.encode(value))


def _file(path: str, picture: Upload, kind: str = "") -> Request:
    """Write multipart/form-data (RFC 7578) with one part; the boundary follows from the data."""
    boundary = f"digest-export-{picture.digest}"
    head = (
        f"--{boundary}\r\n"
        f'Content-Disposition: form-data; name="media"; filename="{picture.file_name}"\r\n'
        f"Content-Type: {picture.media_type}\r\n\r\n"
    )
    body = head.encode() + picture.data + f"\r\n--{boundary}--\r\n".encode()
    return Request(path, body, f"multipart/form-data; boundary={boundary}", kind)

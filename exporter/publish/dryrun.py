"""Writes requests into a folder instead of sending them, and answers as the platform would.

One file a request, named in the order of sending: `006-draft-add.http` is what would go over the
wire (RFC 9112), but for the token and the secret: their names stand in their place, and the
secret itself is not even known here.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from exporter import output
from exporter.diagnostics import ExportError, Problem
from exporter.publish.requests import (
    Article,
    Draft,
    Kept,
    Page,
    Picture,
    Request,
    Stored,
    Token,
)
from exporter.publish.transport import API

APPID, SECRET = "APPID", "SECRET"
_LASTING = 7200
_NAME = "[0-9]*-*.http"


class _Update(msgspec.Struct):
    media_id: str
    index: int
    articles: Article


class _Add(msgspec.Struct):
    articles: list[Article]


class Rehearsal:
    """Takes requests in place of the platform. What an earlier run has written is removed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drafts: dict[str, dict[int, Article]] = {}
        self.count = 0
        for old in sorted(folder.glob(_NAME)):
            _delete(old)

    def __call__(self, request: Request) -> bytes:
        """Write a request down and return an answer."""
        self.count += 1
        name = f"{self.count:03}-{request.path.replace('/', '-')}.http"
        output.write(self._folder / name, self._written(request))
        return msgspec.json.encode(self._answer(request))

    def _written(self, request: Request) -> bytes:
        shown = request.signed("ACCESS_TOKEN") if request.token else request
        head = (
            f"POST {shown.target} HTTP/1.1\r\n"
            f"Host: {API.removeprefix('https://')}\r\n"
            f"Content-Type: {request.content_type}\r\n"
            f"Content-Length: {len(request.body)}\r\n\r\n"
        )
        return head.encode() + request.body

    def _answer(self, request: Request) -> object:
        match request.path:
            case "stable_token":
                return Token("ACCESS_TOKEN", _LASTING)
            case "media/uploadimg":
                return Picture(f"URL_OF_REQUEST_{self.count:02}")
            case "material/add_material":
                return Stored(f"MEDIA_ID_OF_REQUEST_{self.count:02}")
            case "draft/add":
                added = msgspec.json.decode(request.body, type=_Add)
                name = f"MEDIA_ID_OF_REQUEST_{self.count:02}"
                self._drafts[name] = dict(enumerate(added.articles))
                return Stored(name)
            case "draft/update":
                update = msgspec.json.decode(request.body, type=_Update)
                self._drafts.setdefault(update.media_id, {})[update.index] = update.articles
                return {}
            case "draft/get":
                asked = msgspec.json.decode(request.body, type=Stored)
                held = self._drafts.get(asked.media_id, {})
                places = range(max(held, default=-1) + 1)
                return Draft([_kept(held.get(place, Article())) for place in places])
            case _:
                return Page(0, [])


def _kept(article: Article) -> Kept:
    return Kept(**msgspec.structs.asdict(article))


def _delete(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        message = f"{path} cannot be deleted: {error.strerror}"
        raise ExportError(Problem.UNWRITABLE, message) from error

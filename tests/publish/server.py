"""A model of WeChat's API on loopback that enforces its documented rules and fails when told to.

It was written from the documentation; the live service was never asked.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from exporter.publish.client import UnreachedError
from exporter.publish.requests import Request

APPID, SECRET = "wx0123456789abcdef", "geheim-5f2c8a1e9b7d4036"
LOST = 1
PICTURES = "http://pictures.example/"
JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"

_ESCAPE = re.compile(rb"\\u[0-9a-fA-F]{4}")
_SOURCE = re.compile(r"https?://[^\s/]+(?:/\S*)?", re.ASCII)
_CROP = re.compile(r"(?:0|1|0\.\d{1,6})(?:_(?:0|1|0\.\d{1,6})){3}")
_FOREIGN_LINK = re.compile(r'<a\b[^>]*href="(?!https?://mp\.weixin\.qq\.com/)')
_SUSPECT = re.compile(r'\s(?:class|id|data-[\w-]+|aria-[\w-]+)="|<img\b[^>]*\ssrc="[^"]*[.=]webp\b')
_COMMENTS = ("need_open_comment", "only_fans_can_comment")
_REMOVED = re.compile(r"<(script|style|iframe|form)\b.*?</\1>", re.DOTALL)
_FOREIGN_PICTURE = re.compile(rf'<img\b[^>]*src="(?!{PICTURES})[^>]*>')


class Refusal(Exception):  # noqa: N818 - it is what the platform says
    """An error code as an answer."""

    def __init__(self, code: int, message: str = "refused") -> None:
        super().__init__(message)
        self.code = code


class Silence(Exception):  # noqa: N818 - no answer is no error
    """No answer at all: the connection is closed."""


@dataclass
class Call:
    """A request that has arrived."""

    path: str
    body: bytes
    content_type: str
    query: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Platform:
    """The platform. `before` and `after` are called around each call that is carried out."""

    now: Callable[[], float] = time.time
    whitelisted: bool = True
    comments: bool = True
    life: int = 7200
    secret: str = SECRET
    token: str = ""
    expires: float = 0.0
    expired: set[str] = field(default_factory=set)
    forced: list[float] = field(default_factory=list)
    folder: str = ""
    pictures: dict[str, str] = field(default_factory=dict)
    covers: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    faults: dict[str, list[int | None]] = field(default_factory=dict)
    before: Callable[[Call], None] = lambda _: None
    after: Callable[[Call], None] = lambda _: None
    edit: Callable[[str], str] = lambda content: content
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def fail(self, path: str, *codes: int | None) -> None:
        """Answer the next calls of a path with these codes.

        None closes the connection, LOST does so after the call was carried out.
        """
        self.faults[path] = list(codes)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let calls wait."""
        with self._lock:
            yield

    @property
    def paths(self) -> list[str]:
        return [call.path for call in self.calls]

    def count(self, path: str) -> int:
        return self.paths.count(path)

    @property
    def uploads(self) -> Counter[str]:
        """How often each picture and cover has arrived."""
        files = [call for call in self.calls if call.content_type.startswith("multipart/")]
        return Counter(f"{call.path} {sha256(_file(call)[1]).hexdigest()}" for call in files)

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Serve, and give the address."""

        class Handler(BaseHTTPRequestHandler):
            def do_POST(handler) -> None:  # noqa: N805 - the server's protocol
                length = int(handler.headers["Content-Length"])
                parts = urlsplit(handler.path)
                call = Call(
                    parts.path.removeprefix("/cgi-bin/"),
                    handler.rfile.read(length),
                    handler.headers["Content-Type"],
                    {key: values[0] for key, values in parse_qs(parts.query).items()},
                )
                self._reply(call, handler)

            def log_message(self, *_: object) -> None:
                pass

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            serving = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
            serving.start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()
            serving.join()

    def _reply(self, call: Call, handler: BaseHTTPRequestHandler) -> None:
        try:
            answer = self.answer(call)
        except Silence:
            return
        body = json.dumps(answer, ensure_ascii=False).encode()
        with suppress(OSError):  # whoever asked may be dead
            handler.send_response(200)
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

    def send(self, request: Request) -> bytes:
        """Take a request without a network between."""
        parts = urlsplit(request.target)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        path = parts.path.removeprefix("/cgi-bin/")
        try:
            answer = self.answer(Call(path, request.body, request.content_type, query))
        except Silence as silence:
            raise UnreachedError("nothing was heard") from silence
        return json.dumps(answer, ensure_ascii=False).encode()

    def answer(self, call: Call) -> dict[str, Any]:
        """Carry a call out."""
        with self._lock:
            self.before(call)
            self.calls.append(call)
            try:
                code = self.faults[call.path].pop(0) if self.faults.get(call.path) else 0
                answer = self._carried_out(call, code)
            except Refusal as refusal:
                return {"errcode": refusal.code, "errmsg": f"{refusal} rid: 6a1b"}
            self.after(call)
            return answer

    def _carried_out(self, call: Call, code: int | None = 0) -> dict[str, Any]:
        if code == LOST:
            self._carried_out(call)
        if code in {None, LOST}:
            raise Silence
        if code:
            raise Refusal(code, f"told to fail, {self.secret} {self.token}")
        if not self.whitelisted:
            raise Refusal(40164, "invalid ip 192.0.2.7, not in whitelist")
        if call.path == "stable_token":
            return self._stable_token(_json(call))
        self._check_token(call.query.get("access_token", ""))
        match call.path:
            case "media/uploadimg":
                return {"url": self._uploaded(call)}
            case "material/add_material":
                media_id = self._stored(call)
                return {"media_id": media_id, "url": PICTURES + media_id}
            case "draft/add":
                return {"media_id": self._add(_json(call)["articles"])}
            case "draft/update":
                self._update(_json(call))
                return {"errcode": 0, "errmsg": "ok"}
            case "draft/get":
                media_id = _json(call)["media_id"]
                return {
                    "news_item": [
                        {**article, "url": f"http://mp.weixin.qq.com/s?tempkey={media_id}-{place}"}
                        for place, article in enumerate(self._draft(media_id))
                    ]
                }
            case "draft/batchget":
                return self._listed(**_json(call))
            case _:
                raise Refusal(48001, "api unauthorized")

    def _stable_token(self, asked: dict[str, Any]) -> dict[str, Any]:
        if asked["grant_type"] != "client_credential" or asked["appid"] != APPID:
            raise Refusal(40013, "invalid appid")
        if asked["secret"] != self.secret:
            raise Refusal(40125, "invalid appsecret")
        now = self.now()
        if asked["force_refresh"]:
            day = [time for time in self.forced if time > now - 86_400]
            if len(day) >= 20 or (day and now - day[-1] < 30):
                raise Refusal(45011, "api minute-quota reach limit")
            self.forced.append(now)
        if asked["force_refresh"] or not self.token or now >= self.expires:
            self.revoke()
            self.expires = now + self.life
        return {"access_token": self.token, "expires_in": int(self.expires - now)}

    def revoke(self) -> None:
        """Make the token invalid, as another program does that gets one."""
        self.expired.add(self.token)
        self.token = f"token-{len(self.expired)}"
        self.expires = self.now() + self.life

    def _check_token(self, token: str) -> None:
        if token in self.expired:
            raise Refusal(42001, "access_token expired")
        if token != self.token:
            raise Refusal(40014, "invalid access_token")
        if self.now() >= self.expires:
            raise Refusal(42001, "access_token expired")

    def _uploaded(self, call: Call) -> str:
        name, data = _file(call)
        _check_picture(name, data)
        if len(data) >= 1_000_000:
            raise Refusal(40009, "invalid image size")
        url = f"{PICTURES}{self.folder}{len(self.pictures)}?wx_fmt=jpeg&from=appmsg"
        self.pictures[url] = sha256(data).hexdigest()
        return url

    def _stored(self, call: Call) -> str:
        name, data = _file(call)
        _check_picture(name, data)
        if call.query.get("type") != "image":
            raise Refusal(40007)
        if len(data) > 10_000_000:
            raise Refusal(45001, "media size out of limit")
        media_id = f"cover-{len(self.covers)}"
        self.covers[media_id] = sha256(data).hexdigest()
        return media_id

    def _add(self, articles: list[dict[str, Any]]) -> str:
        if not articles:
            raise Refusal(44003, "empty news data")
        if len(articles) > 8:
            raise Refusal(45166, "invalid content")
        media_id = f"draft-{len(self.drafts)}"
        self.drafts[media_id] = [self._article(article) for article in articles]
        return media_id

    def _update(self, asked: dict[str, Any]) -> None:
        draft = self._draft(asked["media_id"])
        if not 0 <= asked["index"] < len(draft):
            raise Refusal(40114, "invalid index value")
        draft[asked["index"]] = self._article(asked["articles"])

    def _draft(self, media_id: str) -> list[dict[str, Any]]:
        if media_id not in self.drafts:
            raise Refusal(40007, "invalid media_id")
        return self.drafts[media_id]

    def _listed(self, offset: int, count: int, no_content: int) -> dict[str, Any]:
        if not 1 <= count <= 20:
            raise Refusal(47001)
        newest = sorted(self.drafts, key=lambda name: -int(name.partition("-")[2]))
        page = newest[offset : offset + count]
        hidden = {"content"} if no_content else set()
        items = [
            {
                "media_id": name,
                "content": {
                    "news_item": [
                        {key: value for key, value in article.items() if key not in hidden}
                        for article in self.drafts[name]
                    ]
                },
            }
            for name in page
        ]
        return {"total_count": len(newest), "item_count": len(items), "item": items}

    def _article(self, article: dict[str, Any]) -> dict[str, Any]:
        """Check an article, and return it as it is kept."""
        title, content = article.get("title", ""), article.get("content", "")
        if not 1 <= len(title) <= 64:
            raise Refusal(45003, "title size out of limit")
        if len(article.get("digest", "")) > 128:
            raise Refusal(45004, "description size out of limit")
        if len(article.get("author", "")) > 16:
            raise Refusal(45110, "author size out of limit")
        if len(content) >= 20_000 or len(content.encode()) >= 1_000_000:
            raise Refusal(45002, "content size out of limit")
        if article.get("thumb_media_id") not in self.covers:
            raise Refusal(40007, "invalid media_id")
        source = article.get("content_source_url", "")
        if len(source.encode()) > 1024:
            raise Refusal(45005, "url size out of limit")
        if source and not _SOURCE.fullmatch(source):
            raise Refusal(41039, "invalid content_source_url")
        opened = [article.get(name, 0) for name in _COMMENTS]
        if any(flag not in {0, 1} for flag in opened):
            raise Refusal(47001, "data format error")
        if opened[0] and not self.comments:
            raise Refusal(88000, "without comment privilege")
        for crop in ("pic_crop_235_1", "pic_crop_1_1"):
            if not _is_crop(article.get(crop, "0_0_1_1")):
                raise Refusal(53402, "invalid crop")
        if "<html" in content:
            raise Refusal(47001, "data format error")
        if _FOREIGN_LINK.search(content) or _SUSPECT.search(content):
            raise Refusal(45166, "invalid content")
        kept = self.edit(_FOREIGN_PICTURE.sub("", _REMOVED.sub("", content)))
        defaults = {"content_source_url": "", **dict.fromkeys(_COMMENTS, 0)}
        digest = article.get("digest") or "正文的开头"
        return {**defaults, **article, "content": kept, "digest": digest}


def _is_crop(crop: str) -> bool:
    if not _CROP.fullmatch(crop):
        return False
    left, top, right, bottom = map(float, crop.split("_"))
    return left < right and top < bottom


def _json(call: Call) -> dict[str, Any]:
    if _ESCAPE.search(call.body):
        raise Refusal(40033, "invalid charset")
    try:
        return dict(json.loads(call.body.decode("utf-8", "strict")))
    except ValueError as error:
        raise Refusal(47001, "data format error") from error


def _file(call: Call) -> tuple[str, bytes]:
    """Return the name and the bytes of the part called media."""
    head = f"Content-Type: {call.content_type}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + call.body)
    for part in message.iter_parts():
        if part.get_param("name", header="content-disposition") == "media":
            data = part.get_payload(decode=True)
            return part.get_filename() or "", data if isinstance(data, bytes) else b""
    raise Refusal(41005, "media data missing")


def _check_picture(name: str, data: bytes) -> None:
    if not data:
        raise Refusal(41005, "media data missing")
    ending = name.rpartition(".")[2]
    kinds = {"jpg": JPEG, "jpeg": JPEG, "png": PNG}
    if not data.startswith(kinds.get(ending, b"\x00none")):
        raise Refusal(40113, "unsupported file type")

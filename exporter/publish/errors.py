"""What WeChat's error codes mean, what is done about each, and the one sentence that mends it.

The codes are those of the platform's documentation for drafts, material and tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from exporter.diagnostics import ExportError, Problem

MEDIA_ID_INVALID = 40007
_UNLISTED = {40164, 61004}
_ADDRESS = re.compile(
    r"\b(?:\d{1,3}\.){3}\d{1,3}\b|(?<![\w:])(?:[0-9a-f]*:){2,7}[0-9a-f]+\b", re.IGNORECASE
)


class Behaviour(StrEnum):
    """What is done about an error."""

    REFRESH = "get a new token and try once more"
    BACK_OFF = "wait, longer each time, and try again"
    STOP = "stop"
    CONFIGURE = "stop and say what to configure"
    CONTENT = "stop and say what to change in the issue"


@dataclass(frozen=True, slots=True)
class Entry:
    """An error: what is done about it, what it means, and its remedy."""

    behaviour: Behaviour
    meaning: str
    remedy: str


_AGAIN = "run the command again in a few minutes: it goes on where it stopped"
_BASICS = "developers.weixin.qq.com/platform (once 设置与开发 → 基本配置)"
_ALONE = "check that no other program refreshes this account's token, then run the command again"
_PICTURE = "save the picture as PNG or JPEG beside the issue and link to it there"
_RIGHTS = f"see {_BASICS} → 接口权限 whether this account may manage material and drafts"
_REFRESH, _BACK_OFF, _STOP = Behaviour.REFRESH, Behaviour.BACK_OFF, Behaviour.STOP
_CONFIGURE, _CONTENT = Behaviour.CONFIGURE, Behaviour.CONTENT

ERRORS: dict[int, Entry] = {
    -1: Entry(_BACK_OFF, "the platform is busy", _AGAIN),
    40001: Entry(
        _REFRESH,
        "the token is not valid, or the AppSecret is wrong",
        "check the AppSecret, and that no other program refreshes this account's token",
    ),
    40005: Entry(_CONTENT, "a picture is of a type that is not taken", _PICTURE),
    40006: Entry(_CONTENT, "a picture is too large", "link to a smaller picture"),
    MEDIA_ID_INVALID: Entry(
        _CONTENT, "the cover is not in the material library", "run the command again"
    ),
    40009: Entry(_CONTENT, "a picture is too large", "link to a smaller picture"),
    40013: Entry(_CONFIGURE, "the AppID is not known", f"copy the AppID from {_BASICS}"),
    40014: Entry(_REFRESH, "the token is not valid", _ALONE),
    40033: Entry(
        _CONTENT,
        "the text holds an escape like \\u4e2d",
        "write such escapes in the title, author and digest in another way",
    ),
    40113: Entry(_CONTENT, "a picture is of a type that is not taken", _PICTURE),
    40114: Entry(
        _CONTENT,
        "the draft has no article at this place",
        "look at the draft in WeChat's editor, then run the command again",
    ),
    40125: Entry(
        _CONFIGURE, "the AppSecret is wrong", f"reset the AppSecret in {_BASICS} and enter it anew"
    ),
    40164: Entry(
        _CONFIGURE,
        "this machine's address is not on the account's whitelist",
        f"add the address to IP白名单 in {_BASICS}",
    ),
    40243: Entry(_CONFIGURE, "the AppSecret is frozen", f"unfreeze it in {_BASICS}"),
    41005: Entry(_CONTENT, "a picture arrived without data", _PICTURE),
    41039: Entry(
        _CONTENT,
        "the address of 阅读原文 is not valid",
        "correct `source_url:`, an address that begins with https://",
    ),
    42001: Entry(_REFRESH, "the token has expired", _ALONE),
    44003: Entry(_CONTENT, "the draft holds no article", "give the issue a title and a text"),
    45001: Entry(
        _CONTENT,
        "a picture is too large, or the material library is full",
        "link to a smaller picture, or delete old pictures in 素材库",
    ),
    45002: Entry(
        _CONTENT, "the article is too long", "split the issue: 20,000 characters with their markup"
    ),
    45003: Entry(_CONTENT, "the title is too long", "shorten the title to 32 characters"),
    45004: Entry(_CONTENT, "the digest is too long", "set `digest:` to 120 characters at most"),
    45005: Entry(
        _CONTENT,
        "the address of 阅读原文 is too long",
        "shorten `source_url:` to 1,024 bytes, percent-encoded",
    ),
    45009: Entry(_STOP, "the account has used up its calls of today", "run the command tomorrow"),
    45011: Entry(_BACK_OFF, "there were too many calls within a minute", _AGAIN),
    45110: Entry(_CONTENT, "the author is too long", "shorten `author:` to 16 characters"),
    45166: Entry(
        _CONTENT,
        "the article holds what is not taken: a link, an attribute, a picture",
        "run with --dry-run, look at the article it writes, and report what you find",
    ),
    47001: Entry(
        _CONTENT,
        "the request could not be read as JSON",
        "run with --dry-run, and report the request that it writes",
    ),
    48001: Entry(_CONFIGURE, "this account may not call the interface", _RIGHTS),
    48004: Entry(
        _CONFIGURE,
        "the interface has been closed to this account",
        "look for the notice in WeChat's back office",
    ),
    53402: Entry(
        _CONTENT,
        "the cover could not be cropped",
        "use a cover of at least 900 × 383 pixels, correct `cover_crop:`, or write `cover: draw`",
    ),
    61004: Entry(
        _CONFIGURE,
        "this machine's address is not on the platform's whitelist",
        f"add the address to IP白名单 in {_BASICS}",
    ),
    88000: Entry(
        _CONTENT,
        "the account has no right to comments",
        "write `comments: off`, or see whether the account has 留言功能 at all",
    ),
    89503: Entry(
        _CONFIGURE,
        "an administrator of the account has to agree to this call",
        "ask the administrator to confirm it on the telephone, then run the command again",
    ),
    89506: Entry(
        _CONFIGURE,
        "an administrator refused this call, and for 24 hours it is not asked again",
        "speak with the administrator, and run the command tomorrow",
    ),
    89507: Entry(
        _CONFIGURE,
        "an administrator refused this call, and for an hour it is not asked again",
        "speak with the administrator, and run the command in an hour",
    ),
}

_UNKNOWN = Entry(_STOP, "WeChat refused", "look the code up in WeChat's documentation")
_UNREACHED = Entry(_BACK_OFF, "WeChat cannot be reached", "check the network, then " + _AGAIN)


class ApiError(ExportError):
    """A call that failed; `code` is the platform's, None if it gave none.

    `route` says by which way the call went, for addresses that the platform does not know.
    """

    def __init__(self, call: str, code: int | None, said: str, route: str = "") -> None:
        entry = _UNREACHED if code is None else ERRORS.get(code, _UNKNOWN)
        faulty = entry.behaviour is Behaviour.CONFIGURE
        problem = Problem.PUBLISH_ACCOUNT if faulty else Problem.PUBLISH_REFUSED
        reason = said if code is None else f"{code} {said}".rstrip()
        meaning, remedy = entry.meaning, entry.remedy
        if code in _UNLISTED:
            meaning, remedy = _with_address(entry, said, route)
        super().__init__(problem, f"{call}: {meaning} ({reason})", hint=remedy)
        self.code = code
        self.behaviour = entry.behaviour


def _with_address(entry: Entry, said: str, route: str) -> tuple[str, str]:
    """Return meaning and remedy with the address that was refused: a proxy's, if there is one."""
    meaning = f"{entry.meaning}; the call went {route}" if route else entry.meaning
    found = _ADDRESS.search(said)
    if found is None:
        return meaning, entry.remedy
    meaning = meaning.replace("this machine's address", f"the address {found[0]}", 1)
    return meaning, entry.remedy.replace("the address", found[0], 1)

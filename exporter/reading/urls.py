"""Where a bare address begins and ends in Chinese text, and what GitHub's reader makes of it.

GitHub's autolinks (GFM 6.9) end at white space alone, and begin behind white space or `*_~(`: all
markup behind `https://…，` is dead text to them, and an address glued to Han is none. Here an
address ends where the sentence or its markup goes on: at Chinese punctuation, at `**`, `~~`,
`[^`, at a bracket without a partner, at Han that does not belong to it. Only where the two differ
is the address marked for pandoc, as `<https://…>` or `[www.…](http://www.…)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.model.han import HAN
from exporter.reading.draft import Draft, Edit
from exporter.reading.mask import Mask

_START = re.compile(
    r"(?:(?:https?|ftp)://(?=[^\s/<>\"'`*，。、；：？！）】》」』”’\0])"
    r"|(?<!:)www\.(?=[A-Za-z0-9-]+\.[A-Za-z]))",
    re.IGNORECASE,
)
_GLUED = re.compile(r"[A-Za-z0-9_@/.=&?%#+-]")
_OPENS_EMPHASIS = re.compile(r"(?:\A|\W)_{1,3}\Z")
# what may stand in an address without a second look
_PLAIN = re.compile(r"[A-Za-z0-9/.:?=&%_#+,;@!$'-]+|~(?!~)")
_STOP = re.compile(
    '[\\s\0-\x1f<>"`\\\\|^\u3000-\u3004\u3006\u3008-\u303f\uff00-\uff60\uffe0-\uffef\u2018-\u201d'
    "\u2026\u2014\u2013\u00b7\u2022\u00a0\u2000-\u200f\u2028-\u202f\ufeff\u034f"
    "\u3040-\u30ff\U0001f000-\U0001faff\U00100000-\U0010fffd]"
)
_MARKS = ("**", "~~", "![", "[^")
_LINK = re.compile(r"\[[^\[\]\n]*\]\(")
_GROUPS = {
    "(": re.compile(r"\([^()\s\0-\x1f]*\)"),
    "[": re.compile(r"\[[^\[\]\s\0-\x1f]*\]"),
    "{": re.compile(r"\{[^{}\s\0-\x1f]*\}"),
}
_AFTER_STAR = re.compile(r"[A-Za-z0-9/?&=_-]")
_HAN = re.compile(f"[{HAN}]+")
_BEFORE_HAN = frozenset("/=#-_+~&?%(")
# words with which the sentence goes on behind an address: 和Jupyter, 的文档
_PARTICLES = frozenset("和与及或的是在了这那就也都而但即等吧吗呢来之")
_STRUCTURE = re.compile(
    rf"[A-Za-z0-9{HAN}_-]{{0,20}}(?:[/?#=]|\.(?:s?html?|php|aspx?|jsp|md|pdf|png|jpe?g|gif|svg|webp"
    r"|zip|exe|apk|mp[34]|docx?|xlsx?|pptx?|txt|json|xml)(?![A-Za-z0-9]))"
)
_IN_HOST = re.compile(r"[A-Za-z0-9]*(?:\.[A-Za-z]{2,}(?![A-Za-z])|:\d)")
_HAN_DOMAIN = re.compile("(?:中国|公司|网络|网址|网店|香港|台湾|集团|商城)(?![^/:?#])")
_NEAR = 500
_LONGEST_RUN = 6
_TRAILING = re.compile(r"(?<![?!.,:;*_~'\"])[?!.,:;*_~'\"]+$|&[A-Za-z0-9]+;$")
_SPACE = re.compile(r"[\s<]|\Z")
_ROUNDS = 20
_CARRIERS = ("](", "](<", "<", '="', "='")
_GITHUB_STARTS = frozenset("*_~(")


def mark(draft: Draft) -> None:
    """Mark for pandoc the bare addresses whose ends it would not find."""
    text = draft.masked(Mask.LINKS) if any(map(_is_suspect, draft.lines)) else ""
    draft.replace(edit for span in foreign(text) for edit in _edits(text, *span))


def foreign(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each bare address whose ends GitHub's reader would not find."""
    return (span for span in spans(text) if _needs_marks(text, *span))


def _is_suspect(line: str) -> bool:
    """Tell whether a line may hold an address to be marked: outside `](…)`, `<…>` and `="…"`."""
    if "://" not in line and "www." not in line:
        return False
    bare = ((a, b) for a, b in spans(line) if not line.endswith(_CARRIERS, 0, a))
    return any(_needs_marks(line, *span) for span in bare)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each bare address in a text."""
    at = 0
    while found := _START.search(text, at):
        start, at = found.span()
        is_glued = start and _GLUED.match(text, start - 1)
        if is_glued and not _OPENS_EMPHASIS.search(text[max(start - 4, 0) : start]):
            continue
        end = end_of(text, start, found.end())
        if end > start:
            yield start, end
            at = end


def end_of(text: str, start: int, host: int) -> int:
    """Return where the address ends that begins at `start`; `start` if there is none.

    Parameters
    ----------
    host : int
        Where its scheme, or `www.`, is over.
    """
    at = host
    opened: list[str] = []
    while at < len(text):
        if plain := _PLAIN.match(text, at):
            at = plain.end()
        elif _ends(text, start, host, at, opened):
            break
        else:
            at += 1
    end = start + len(_trimmed(text[start:at]))
    return end if _is_host(text[host:end]) else start


def _ends(text: str, start: int, host: int, at: int, opened: list[str]) -> bool:
    """Tell whether an address ends before a character; take note of the brackets it opens."""
    sign = text[at]
    if _STOP.match(sign) or text.startswith(_MARKS, at):
        return True
    if sign in _GROUPS:
        if (sign == "[" and _LINK.match(text, at)) or not _GROUPS[sign].match(text, at):
            return True
        opened.append(sign)
        return False
    if sign in ")]}":
        return not opened or opened.pop() + sign not in {"()", "[]", "{}"}
    if sign == "*":
        if not _AFTER_STAR.match(text, at + 1):
            return True
        above = max(start - _NEAR, 0)
        line = text[max(text.rfind("\n", above, start) + 1, above) : start]
        return line.replace("**", "").count("*") % 2 == 1
    return bool(_HAN.match(sign)) and not _belongs(text, host, at)


def _belongs(text: str, host: int, at: int) -> bool:
    """Tell whether Han is a part of the address or of the sentence that goes on behind it."""
    before = text[at - 1]
    if at == host or _HAN.match(before):
        return True  # a name such as 宿主机:8080; and a run is decided at its first character
    stop = _STOP.search(text, at, at + _NEAR)
    rest = text[at : stop.start() if stop else at + _NEAR].split("http", 1)[0]
    run = _HAN.match(rest)
    length = len(run[0]) if run else 0
    if text.find("/", host, at) < 0 and text.find("?", host, at) < 0:
        if before == ".":
            return bool(_HAN_DOMAIN.match(rest))
        return "." not in text[host:at] and bool(_IN_HOST.match(rest, length))
    is_path = bool(_STRUCTURE.match(rest, length))
    is_word = rest[:1] not in _PARTICLES
    if before in _BEFORE_HAN:
        return is_path or is_word
    return is_path and is_word and length <= _LONGEST_RUN


def _is_host(rest: str) -> bool:
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if not host:
        return False
    known = host.startswith(("localhost", "[")) or ":" in host
    return "." in host.rstrip(".") or known or bool(_HAN.search(host))


def _trimmed(address: str) -> str:
    """Leave out what GitHub takes for the sentence's punctuation and unbalanced brackets."""
    for _ in range(_ROUNDS):
        shorter = _TRAILING.sub("", address)
        surplus = shorter.count(")") - shorter.count("(")
        if surplus > 0:
            closing = len(shorter) - len(shorter.rstrip(")"))
            shorter = shorter[: len(shorter) - min(surplus, closing)]
        if shorter == address:
            break
        address = shorter
    return address


def _needs_marks(text: str, start: int, end: int) -> bool:
    """Tell whether GitHub would link another span than this one, or none."""
    before = text[start - 1] if start else "\n"
    if not (before.isspace() or before in _GITHUB_STARTS):
        return True
    space = _SPACE.search(text, end, end + _NEAR)
    stop = space.start() if space else end + _NEAR
    return stop != end and start + len(_trimmed(text[start:stop])) != end


def _edits(text: str, start: int, end: int) -> Iterator[Edit]:
    if text[start] in "wW":
        yield start, start, "["
        yield end, end, f"](http://{text[start:end]})"
    else:
        yield start, start, "<"
        yield end, end, ">"

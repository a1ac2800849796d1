"""Carries front matter and title over to the next issue: what is the issue's own goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from exporter.model.issue import Meta
from exporter.reading.frontkeys import ALIASES, normalized

TITLE = "写这一期的标题"
_KEY = re.compile(r"([\w-][\w -]*?)\s*[:：]")
_OWN = frozenset(
    (
        "cover", "cover_credit", "cover_crop", "summary", "digest", "tags", "articles",
        "source_url", "slug", "permalink", "url", "urlname", "abbrlink", "id", "uid", "uuid",
        "updated", "lastmod",
    )
)  # fmt: skip
_COUNTED = frozenset({"number", "date"})


def front_matter(
    lines: list[str], before: list[str], meta: Meta, on: Callable[[str], str]
) -> Iterator[str]:
    """Yield the lines of the next issue's front matter.

    Parameters
    ----------
    lines, before : list of str
        Those of the last issue and of the one before it, empty where there is none: a key that is
        not known stays if it says the same in both.
    meta : Meta
        What is known of the last issue.
    on : callable
        Counts a text on.
    """
    earlier = dict(_entries(before))
    for key, written in _entries(lines):
        if key == "title":
            yield title(written, meta, on)
        elif key in _COUNTED:
            yield on(written)
        elif key == "" or (key not in _OWN and (not before or earlier.get(key) == written)):
            yield written


def title(line: str, meta: Meta, on: Callable[[str], str]) -> str:
    """Return the heading of the next issue: its headlines are to be written, the rest counts on."""
    first, last = (meta.parts[0], meta.parts[-1]) if meta.parts else ("", "")
    start, end = line.find(first), line.rfind(last) + len(last)
    if first and -1 < start < end:
        return on(line[:start]) + TITLE + on(line[end:])
    return on(line)


def _entries(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each key with all its lines, "" for the lines around them."""
    key, held = "", ""
    for line in lines:
        found = _KEY.match(line)
        if line.strip() in {"---", "..."}:
            if held:
                yield key, held
            key, held = "", line
        elif found:
            if held:
                yield key, held
            name = normalized(found[1])
            key, held = ALIASES.get(name, name), line
        else:
            held = f"{held}\n{line}" if held else line
    if held:
        yield key, held

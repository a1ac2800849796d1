"""Finds a header of `Key: value` lines that no `---` opens, as Pelican and old Hexo write it.

Two known keys at the very start make one, above a blank line or a single `---`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z_-]*)\s*:(?:\s+\S.*|\s*)")
_CONTINUED = re.compile(r"[ \t]+\S|\s*-\s+\S")
_CLOSING = re.compile(r"\s*|-{3,}\s*")
_FEWEST = 2
_OTHERS = frozenset(
    {"category", "categories", "comments", "description", "excerpt", "id", "keywords", "layout"}
    | {"lastmod", "modified", "permalink", "slug", "status", "subtitle", "toc", "updated", "url"}
)


def header_end(lines: Sequence[str], known: Collection[str]) -> int:
    """Return the index of the line that closes a bare header, 0 if the text begins with none.

    Parameters
    ----------
    known : collection of str
        The keys of front matter, in lower case, with `_` for `-`.
    """
    count = 0
    for index, line in enumerate(lines):
        found = _LINE.fullmatch(line)
        if found:
            key = found["key"].lower().replace("-", "_")
            is_known = key in known or key in _OTHERS
            if not index and not is_known:
                return 0
            count += is_known
        elif index and _CLOSING.fullmatch(line):
            return index if count >= _FEWEST else 0
        elif not index or not _CONTINUED.match(line):
            return 0
    return 0

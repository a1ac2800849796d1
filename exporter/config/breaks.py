"""The key `breaks` of digest.toml and of front matter: which line ends are kept."""

from __future__ import annotations

from enum import StrEnum


class Breaks(StrEnum):
    """Which line ends inside a paragraph become breaks.

    CHINESE: those before an item, a field or an indent, as `一、`, `（1）`, `时间：`.
    ALL: every one.
    MARKDOWN: none but those that Markdown has a mark for.
    """

    CHINESE = "chinese"
    ALL = "all"
    MARKDOWN = "markdown"

"""The table `[recognition]` of digest.toml: what no rule can know of a series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

FIELDS = ("series", "number", "title", "date", "year", "month", "day", "week")
Template = Annotated[str, Meta(pattern=rf"^(?:[^{{}}]|\{{(?:{'|'.join(FIELDS)})\}})*$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What is the same in every issue of a series; front matter of one issue wins over it.

    Attributes
    ----------
    series : str
        The name of the series.
    file_name : str
        What the issues' files are called, without the suffix; `/` stands between folders. Text with
        names of `FIELDS` in braces, as `{number}-{title}` and `{year}/{month}{day}`.
    title : str
        How a title is made, as `{series} {date}`; `{title}` is the one that the rules find.
    entry_level : int
        How many `#` the headings of entries have; 0 leaves it to the rules.
    footers : tuple of str
        Headings of sections that are no entries.
    summary, contents : tuple of str or None
        The only headings of a summary and of contents, none where empty; None leaves it to the
        rules.
    cover : bool
        Whether the first picture may be the cover.
    """

    series: str = ""
    file_name: Template = ""
    title: Template = ""
    entry_level: Annotated[int, Meta(ge=0, le=6)] = 0
    footers: tuple[str, ...] = ()
    summary: tuple[str, ...] | None = None
    contents: tuple[str, ...] | None = None
    cover: bool = True

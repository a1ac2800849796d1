"""Reads number, day and title out of a file's name and the folders around it.

Leading figures are the number, what follows may be the title (`125-秋天的桥`); a day is no number
(`2019/05/22.md`, `2018/0122.md`). `README.md` and `index.md` take their folder's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exporter.model.han import HAN
from exporter.passes.masthead import DAY, days, read_title

_HAN = re.compile(f"[{HAN}]")
_FOLDER_SPEAKS = {"readme", "index", "_index"}
_EDGES = "-_.·—– \t、，,：:~～"
_WORDS = r"(?:issue|no|vol|volume|weekly|week|w|daily|episode|ep)"
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年?")
_MONTH = re.compile(r"(?:(?P<y>(?:19|20)\d\d)\s*[-_.年]?\s*)?(?P<m>0?[1-9]|1[0-2])\s*月?(?:份)?")
_DAY_ALONE = re.compile(r"(\d{1,2})\s*[日号號]?")
_MONTH_AND_DAY = re.compile(
    r"(\d{1,2})\s*[-_.月]\s*(\d{1,2})\s*[日号號]?(?!\d)|([01]\d)([0-3]\d)(?!\d)"
)
# 2024-w12, 2019_summary_week_02, 2025 年第 3 周, week-12-2024
_WEEK = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?!\d)(?:[-_.\s年]*(?:[A-Za-z]+[-_.\s]+)*(?:w|wk|week|第)"
    r"[-_.\s]*(?P<w>\d{1,2})(?!\d)\s*[周週]?)"
    r"|(?<![A-Za-z])(?:w|wk|week|第)[-_.\s]*(?P<w2>\d{1,2})[周週]?[-_.\s]+(?P<y2>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
# 2024-46 counts weeks where it counts no months
_YEAR_AND_COUNT = re.compile(r"((?:19|20)\d\d)\s*[-_.年]\s*(\d{1,3})\s*月?(?:[-_.\s]*[A-Za-z]+)?")
_IN_WEEKS = re.compile(r"(?:w|wk|week)[-_.\s]*\d{1,2}(?!\d)|第\s*\d{1,2}\s*[周週]", re.IGNORECASE)
_LEADING = re.compile(
    rf"[（(【\[]?(?:(?P<word>{_WORDS})[-_.\s#]*|[#＃]\s*|(?P<ordinal>第)\s*)?0*(?P<n>\d{{1,4}})"
    r"\s*(?P<counter>[期号號周週回辑輯]?)(?P<between>\Z|[-_\s：:、—–·|｜]+|\.(?!\d)\s*|[）)】\]]|(?=[（(【《「]))(?P<rest>.*)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?:(?:.*[-_.\s])?{_WORDS}|.*第|.*[刊报報记記])?[-_.\s#]*0*(?P<n>\d{{1,4}})\s*[期周週]?",
    re.IGNORECASE,
)
# 10 个技巧, 3 月总结, 2024 年: what is counted is no issue
_COUNTED = re.compile(
    r"[年月日周週个個种種条條分小岁歲天件大步招款篇部位万萬千百亿億元号點点章节節卷集课課]"
)


@dataclass(frozen=True, slots=True)
class Name:
    """What a file's name says; empty where it says nothing.

    Attributes
    ----------
    number : str
        As `Meta.number`: figures, 2024-W12 or 2024-06.
    days : tuple of date
        Every day that is named, two for a span; the issue appears on the last.
    title : str
        What stands beside number and day, if it is written in Chinese.
    source : str
        What was read, in words: file name or name of the folder.
    is_weak : bool
        Whether number and title were parted by figures alone.
    by_template : bool
        Whether digest.toml says how files are called.
    called : str
        The name itself: the file's, or its folder's.
    """

    number: str = ""
    days: tuple[date, ...] = ()
    title: str = ""
    source: str = "file name"
    is_weak: bool = False
    by_template: bool = False
    called: str = ""

    @property
    def date(self) -> date | None:
        """The day of the issue."""
        return self.days[-1] if self.days else None


def read_name(stem: str, folders: Sequence[str] = ()) -> Name:
    """Return what a file is called.

    Parameters
    ----------
    stem : str
        Its name without the suffix.
    folders : sequence of str
        The names of the folders around it, the nearest last.
    """
    source = "file name"
    if stem.casefold() in _FOLDER_SPEAKS and folders:
        stem, folders, source = folders[-1], folders[:-1], "name of the folder"
    if day := _day_in_folders(stem, folders):
        rest = _MONTH_AND_DAY.sub("", stem, count=1) if _MONTH_AND_DAY.match(stem) else ""
        return Name(days=(day,), title=_chinese(rest), source=source, called=stem)
    found = tuple(days(stem))
    bare = DAY.sub("", stem).strip(_EDGES)
    number, title, is_weak = _numbered(bare)
    if _IN_WEEKS.match(bare) and folders and (year := _YEAR.fullmatch(folders[-1])):
        number = f"{year[1]}-W{int(number):02}"
    if found and "-" in number:
        number, is_weak = "", False  # the month of 2025-06/2025-06-02 is that of its day
    return Name(number, found, title, source, is_weak, called=stem)


def is_day(stem: str, day: date) -> bool:
    """Tell whether a name is the day of a date: 0122 for the 22nd of January."""
    found = _MONTH_AND_DAY.fullmatch(stem.strip())
    if not found:
        return False
    month, number = found[1] or found[3], found[2] or found[4]
    return (day.month, day.day) == (int(month), int(number))


def _day_in_folders(stem: str, folders: Sequence[str]) -> date | None:
    """Return the day of `2019/05/22`, `2018/0122`, `2018-01/22`, `2018/1.22-秋天的桥`."""
    year = month = 0
    if folders and (found := _MONTH.fullmatch(folders[-1])):
        month = int(found["m"])
        year = int(found["y"] or 0)
    for folder in folders[-1:] if not month else folders[-2:-1]:
        if not year and (named := _YEAR.fullmatch(folder)):
            year = int(named[1])
    if year and month and (only := _DAY_ALONE.fullmatch(stem)):
        return _date(year, month, int(only[1]))
    both = _MONTH_AND_DAY.match(stem)
    if year and both and not stem[both.end() : both.end() + 1].isdigit():
        return _date(year, int(both[1] or both[3]), int(both[2] or both[4]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numbered(bare: str) -> tuple[str, str, bool]:
    """Return number and title of a name without its days, and whether it only looks so."""
    if week := _WEEK.search(bare):
        year, count = week["y"] or week["y2"], week["w"] or week["w2"]
        rest = f"{bare[: week.start()]} {bare[week.end() :]}"
        return f"{year}-W{int(count):02}", _chinese(rest), False
    if both := _YEAR_AND_COUNT.fullmatch(bare):
        return _in_year(both[1], int(both[2])), "", True
    said = read_title(bare)
    if said.series:
        return said.number or _trailing(bare), bare if _HAN.search(bare) else "", False
    leading = _LEADING.match(bare)
    if leading and _counts(leading):
        is_bare = bool(leading["rest"]) and not (leading["word"] or leading["ordinal"])
        return leading["n"], _chinese(leading["rest"]), is_bare
    if said.number and said.parts:
        return said.number, _chinese("｜".join(said.parts)), False
    return _trailing(bare), "" if said.number else _chinese(bare), False


def _counts(leading: re.Match[str]) -> bool:
    """Tell whether leading figures are the number of an issue."""
    number, rest = leading["n"], leading["rest"]
    is_counted = leading["between"].isspace() and _COUNTED.match(rest)
    if re.fullmatch(r"19\d\d|20\d\d", number) or _looks_like_a_day(leading.string):
        return False
    if leading["word"] or (leading["ordinal"] and not is_counted):
        return True
    if not rest:
        return True
    return bool(_HAN.search(rest)) and not is_counted


def _looks_like_a_day(bare: str) -> bool:
    """Tell whether a name is four figures with a zero in front that count month and day."""
    return bool(re.fullmatch(r"0[1-9](?:0[1-9]|[12]\d|3[01])", bare))


def _trailing(bare: str) -> str:
    """Return the figures at the end of a name, below a word that says what they count."""
    found = _TRAILING.fullmatch(bare)
    if not found or re.fullmatch(r"19\d\d|20\d\d", found["n"]) or _looks_like_a_day(bare):
        return ""
    return found["n"]


def _in_year(year: str, count: int) -> str:
    """Return a count within a year: of months where there are so many, else of weeks."""
    if 1 <= count <= 12:  # noqa: PLR2004 - months
        return f"{year}-{count:02}"
    return f"{year}-W{count:02}" if 1 <= count <= 53 else str(count)  # noqa: PLR2004 - weeks


def _chinese(text: str) -> str:
    text = text.strip(_EDGES)
    text = text[1:-1] if re.fullmatch(r"[（(【][^（()）【】]*[）)】]", text) else text
    return text if _HAN.search(text) else ""

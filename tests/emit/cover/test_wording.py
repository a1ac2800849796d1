"""What stands on a cover, of what is known of an issue."""

from __future__ import annotations

from datetime import date

import pytest

from exporter.emit.cover.wording import wording
from exporter.model.issue import Meta

DAY = date(2026, 2, 3)


@pytest.mark.parametrize(
    ("meta", "masthead", "headlines"),
    [
        (
            Meta("渡口小报 第 42 期｜旧绳", "", parts=("旧绳",), series="渡口小报", number="42"),
            "渡口小报 · 第 42 期",
            ("旧绳",),
        ),
        (Meta("渡口小报 第 42 期", "", series="渡口小报", number="42"), "第 42 期", ("渡口小报",)),
        (Meta("旧绳", "", parts=("旧绳",), number="2026-W03"), "2026 年第 3 周", ("旧绳",)),
        (Meta("旧绳", "", parts=("旧绳",), date=DAY), "2026 年 2 月 3 日", ("旧绳",)),
        (
            Meta("旧绳", "", parts=("旧绳",), series="小报", date=DAY),
            "小报 · 2026 年 2 月 3 日",
            ("旧绳",),
        ),
        (Meta("旧绳", ""), "", ("旧绳",)),
        (Meta("甲｜乙｜丙｜丁", "", parts=("甲", "乙", "丙", "丁")), "", ("甲", "乙", "丙")),
        (
            Meta("甲（上）", "", parts=("甲",), series="小报", number="7"),
            "小报 · 第 7 期（上）",
            ("甲",),
        ),
        (Meta("甲（三）", "", parts=("甲（三）",), series="小报"), "小报", ("甲（三）",)),
        (Meta("甲（试用）", "", parts=("甲",), series="小报"), "小报", ("甲",)),
    ],
)
def test_masthead_and_headlines(meta: Meta, masthead: str, headlines: tuple[str, ...]) -> None:
    said = wording(meta)
    assert (said.masthead, said.headlines) == (masthead, headlines)

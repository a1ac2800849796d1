from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from exporter.diagnostics import Problem, Report
from exporter.draftfields import Comments, View
from exporter.model.issue import FrontMatter
from exporter.reading.front import take_front_matter


def taken(inside: str) -> tuple[FrontMatter, list[tuple[int, str]]]:
    report = Report()
    front, rest = take_front_matter(f"---\n{dedent(inside).strip()}\n---\n正文\n", report)
    assert rest.strip() == "正文"
    assert all(found.problem == Problem.FRONT_MATTER for found in report.diagnostics)
    return front, [(found.line, found.message) for found in report.diagnostics]


def quietly(inside: str) -> FrontMatter:
    front, messages = taken(inside)
    assert not messages
    return front


def test_every_key_is_read() -> None:
    front = quietly(
        """
        title: 大模型周报
        number: 12
        date: 2025-02-03
        author: 张三
        cover: images/a.jpg
        cover-credit: 摄影：李四
        summary: 一句话
        digest: 给微信的一句话
        tags: [模型, 开源]
        series: 周报
        lang: zh-TW
        theme: paper
        math: true
        source_url: https://weekly.example/7
        comments: fans
        cover_crop: top
        """
    )
    assert front == FrontMatter(
        title="大模型周报",
        number="12",
        date=date(2025, 2, 3),
        authors=("张三",),
        cover="images/a.jpg",
        cover_credit="摄影：李四",
        summary="一句话",
        digest="给微信的一句话",
        tags=("模型", "开源"),
        series="周报",
        lang="zh-TW",
        theme="paper",
        math=True,
        source_url="https://weekly.example/7",
        comments=Comments.FANS,
        cover_crop=(View(y=0.0),),
    )
    assert front.lines["title"] == 2
    assert front.lines["cover_credit"] == 7


def test_the_lines_below_do_not_move() -> None:
    _, rest = take_front_matter("---\ntitle: 甲\n\ntags: 乙\n---\n# 标题\n", Report())
    assert rest.split("\n")[5] == "# 标题"


@pytest.mark.parametrize(
    "text",
    [
        "# 标题\n\n---\ntitle: 甲\n---\n",
        "---\n\n正文\n\n---\n",
        "正文",
        "---",
        "----\na: b\n---\n",
        "--- \n- 列表\n---\n",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    report = Report()
    assert take_front_matter(text, report) == (FrontMatter(), text)
    assert not report.diagnostics


@pytest.mark.parametrize(
    "written",
    [
        "2025-02-03",
        "2025/2/3",
        "2025.02.03",
        "2025年2月3日",
        "20250203",
        "2025-02-03 10:20:30",
        "2025-02-03T10:20:30+08:00",
        "'2025-02-03'",
        "Mon, 03 Feb 2025 21:00:00 GMT",
    ],
)
def test_dates_in_many_spellings(written: str) -> None:
    assert quietly(f"date: {written}").date == date(2025, 2, 3)


def test_the_title_image_of_mdh_is_the_cover() -> None:
    front = quietly("titleImage: https://example.org/a.png\ntitleImageCaption: Macro Photography")
    assert (front.cover, front.cover_credit) == ("https://example.org/a.png", "Macro Photography")


@pytest.mark.parametrize("key", ["date", "pubDate", "publishedAt", "published_at", "Date"])
def test_the_date_has_many_names(key: str) -> None:
    assert quietly(f"{key}: 2025-02-03").date == date(2025, 2, 3)


def test_the_plain_key_wins_over_its_other_names() -> None:
    assert quietly("date: 2025-01-01\npubDate: 2025-02-02").date == date(2025, 1, 1)
    assert quietly("pubDate: 2025-02-02\ndate: 2025-01-01").date == date(2025, 1, 1)


def test_numbers_and_languages_stay_as_written() -> None:
    front = quietly("issue: 010\nlang: no\ntitle: 1e3\nseries: 2025-02-03")
    assert (front.number, front.lang, front.title) == ("010", "no", "1e3")
    assert front.series == "2025-02-03"


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("author: 张三", ("张三",)),
        ("author: 张三、李四", ("张三", "李四")),
        ("authors: 张三, 李四", ("张三", "李四")),
        ("authors: [张三, 李四]", ("张三", "李四")),
        ("authors:\n  - name: 张三\n    url: https://example.com\n  - 李四", ("张三", "李四")),
        ("author:\n  name: 张三", ("张三",)),
        ("author:", None),
        ("author: []", None),
    ],
)
def test_authors_in_many_shapes(written: str, authors: tuple[str, ...] | None) -> None:
    assert quietly(written).authors == authors


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("tags: '#模型 #开源'", ("模型", "开源")),
        ("tags: 模型，开源；工具", ("模型", "开源", "工具")),
        ("tags:\n- 模型\n- '#开源'", ("模型", "开源")),
    ],
)
def test_tags_in_many_shapes(written: str, tags: tuple[str, ...]) -> None:
    assert quietly(written).tags == tags


def test_a_cover_may_hold_its_credit() -> None:
    front = quietly("cover:\n  image: a.jpg\n  caption: 摄影：张三")
    assert (front.cover, front.cover_credit) == ("a.jpg", "摄影：张三")


@pytest.mark.parametrize(("written", "value"), [("yes", True), ("Off", False), ("''", None)])
def test_math_is_a_switch(written: str, value: bool | None) -> None:
    assert quietly(f"math: {written}").math is value


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("date: 2025-02-30", "date '2025-02-30' is no day of the calendar and was ignored"),
        ("date: 上周", "date '上周' is no date like 2025-02-03 and was ignored"),
        ("title: [甲, 乙]", "title is a list and was ignored"),
        ("summary: {甲: 乙}", "summary holds keys and was ignored"),
        ("math: 也许", "math '也许' is neither true nor false and was ignored"),
        ("authors: [[甲]]", "authors is a list and was ignored"),
    ],
)
def test_a_wrong_value_is_named_and_ignored(written: str, message: str) -> None:
    front, messages = taken(f"series: 周报\n{written}")
    assert messages == [(3, message)]
    assert front == FrontMatter(series="周报")


def test_a_key_that_stands_twice_is_named_and_the_last_counts() -> None:
    front, messages = taken("title: 甲\nseries: 周报\ntitle: 乙")
    assert front.title == "乙"
    assert messages == [(4, "title stands twice, in lines 2 and 4")]


@pytest.mark.parametrize("key", ["titel", "tittle", "auther", "sumary", "numbr", "serie", "pubdat"])
def test_a_misspelt_key_is_named(key: str) -> None:
    report = Report()
    take_front_matter(f"---\n{key}: 甲\n---\n", report)
    (found,) = report.diagnostics
    assert found.line == 2
    assert found.hint.startswith("did you mean")


@pytest.mark.parametrize("value", ["true", "false", "yes", "no", "on"])
def test_comments_of_a_generator_of_sites_say_nothing_of_a_draft(value: str) -> None:
    assert quietly(f"comments: {value}").comments is None


@pytest.mark.parametrize("value", ["draw", "'draw'", '"draw"'])
def test_a_cover_that_is_to_be_drawn_is_no_picture(value: str) -> None:
    front = quietly(f"cover: {value}")
    assert (front.cover, front.draw_cover) == (None, True)


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("comments: 粉丝", "comments '粉丝' is none of off, all, fans and was ignored"),
        (
            "source_url: weekly.example/7",
            (
                "source_url 'weekly.example/7' is no address that begins with https:// or http://"
                " and was ignored"
            ),
        ),
        (
            f"source_url: https://weekly.example/{'7' * 1024}",
            "source_url is longer than the 1,024 bytes that WeChat takes and was ignored",
        ),
        (
            "cover_crop: 中间",
            "cover_crop '中间' is none like top, 50% 20% or 0_0.1_1_0.6 and was ignored",
        ),
        (
            "cover_crop: [top, top, top]",
            "cover_crop is neither one crop nor two, for 2.35:1 and for 1:1, and was ignored",
        ),
    ],
)
def test_what_a_draft_cannot_have_is_named_and_ignored(inside: str, message: str) -> None:
    front, messages = taken(inside)
    assert messages == [(2, message)]
    assert front == FrontMatter()


_FOREIGN = """layout slug categories permalink linkTitle subtitle update data draft weight
toc id url lastmod name updated aliases cssclasses sticky"""


@pytest.mark.parametrize("key", _FOREIGN.split())
def test_keys_of_other_tools_pass_in_silence(key: str) -> None:
    assert quietly(f"{key}: 甲") == FrontMatter()


def test_front_matter_that_never_ends_is_named() -> None:
    report = Report()
    front, rest = take_front_matter("---\ntitle: 甲\nissue: 3\n\n# 标题\n", report)
    assert (front.title, front.number) == ("甲", "3")
    assert rest.strip() == "# 标题"
    assert rest.split("\n")[4] == "# 标题"
    assert [(d.line, d.message) for d in report.diagnostics] == [
        (1, "the front matter is never closed by ---")
    ]


def test_too_much_front_matter_is_not_read() -> None:
    front, messages = taken("title: 甲\nsummary: " + "字" * 30_000)
    assert front == FrontMatter()
    assert messages == [(1, "the front matter is larger than 64 kB and was not read")]


def test_toml_is_read_too() -> None:
    report = Report()
    text = (
        '+++\ntitle = "甲"\ndate = 2025-02-03\ntags = ["模型"]\n[cover]\nimage = "a.jpg"\n+++\n正文'
    )
    front, rest = take_front_matter(text, report)
    assert (front.title, front.date, front.tags) == ("甲", date(2025, 2, 3), ("模型",))
    assert (front.cover, front.lines["cover"]) == ("a.jpg", 5)
    assert rest.strip() == "正文"
    assert not report.diagnostics


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("description: 一句话", FrontMatter(digest="一句话")),
        ("excerpt: 一句话", FrontMatter(summary="一句话")),
        ("image: a.png", FrontMatter(cover="a.png")),
        ("banner: a.png", FrontMatter(cover="a.png")),
        ("image:\n  path: a.png", FrontMatter(cover="a.png")),
        ("tag: 甲、乙", FrontMatter(tags=("甲", "乙"))),
        ("keywords: [甲, 乙]", FrontMatter(tags=("甲", "乙"))),
        ("created: 2025-02-03", FrontMatter(date=date(2025, 2, 3))),
        ("date created: 2025-02-03", FrontMatter(date=date(2025, 2, 3))),
        ("create_time: 2025-02-03", FrontMatter(date=date(2025, 2, 3))),
        ("mathjax: true", FrontMatter(math=True)),
        ("katex: true", FrontMatter(math=True)),
        ("katex: false", FrontMatter()),
        ("mathjax: {enable: true}", FrontMatter()),
        ("cover: false", FrontMatter()),
        ("description:", FrontMatter()),
    ],
)
def test_what_other_tools_call_a_key(written: str, expected: FrontMatter) -> None:
    assert quietly(written) == expected


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("tag: 甲\ntags: [乙]", "tags", ("乙",)),
        ("tags: [乙]\nkeywords: 甲", "tags", ("乙",)),
        ("keywords: 甲\ntag: 乙", "tags", ("乙",)),
        ("tags:\nkeywords: 甲", "tags", ("甲",)),
        ("banner: b.png\nimage: a.png", "cover", "a.png"),
        ("created: 2020-01-01\ndate: 2025-02-03", "date", date(2025, 2, 3)),
        ("excerpt: 甲\nsummary: 乙", "summary", "乙"),
    ],
)
def test_a_key_of_ours_wins_then_the_first_of_the_table(
    written: str, field: str, value: object
) -> None:
    assert getattr(quietly(written), field) == value


@pytest.mark.parametrize(
    "written", ["[秋天，海边]", "[秋天、海边]", "秋天，海边", "[秋天, 海边]", "\n- 秋天、海边"]
)
def test_full_width_marks_part_tags(written: str) -> None:
    assert quietly(f"tags: {written}").tags == ("秋天", "海边")


@pytest.mark.parametrize("key", ["topic", "主题", "x", "封面图片", "my_key"])
def test_an_unknown_key_is_named_once(key: str) -> None:
    _, messages = taken(f"{key}: 甲\ntitle: 题\n{key}: 乙")
    assert messages == [(2, f"{key} is no key that is known")]


@pytest.mark.parametrize("written", ["[a, b", "[a，b", "['a', b"])
def test_a_list_that_is_never_closed_is_named_and_read(written: str) -> None:
    report = Report()
    front, _ = take_front_matter(f"---\ntitle: 题\ntags: {written}\n---\n", report)
    assert (front.title, front.tags) == ("题", ("a", "b"))
    (found,) = report.diagnostics
    message = "the front matter is no YAML here: the bracket of tags is never closed"
    assert (found.line, found.message, found.hint) == (3, message, "write `tags: [a, b]`")

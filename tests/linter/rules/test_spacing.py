"""Spaces between Han and Latin, doubled ones, and those that break a line."""

from __future__ import annotations

import pytest
from linter.proofs import look, mended, places

from exporter.diagnostics import Severity

CODE = "spacing-han-latin"


@pytest.mark.parametrize(
    ("before", "after", "columns"),
    [
        ("使用Python写", "使用 Python 写", [3, 9]),
        ("用GPT-4时", "用 GPT-4 时", [2, 7]),
        ("现代C++入门", "现代 C++ 入门", [3, 6]),
        ("内存100GB以上", "内存100GB 以上", [8]),
        (
            "[Rust语言](https://example.org/Rust语言)",
            "[Rust 语言](https://example.org/Rust语言)",
            [6],
        ),
    ],
)
def test_missing_spaces(before: str, after: str, columns: list[int]) -> None:
    assert places(f"{before}\n", CODE, spacing="space") == [(1, column) for column in columns]
    assert mended(f"{before}\n", CODE, spacing="space") == f"{after}\n"


@pytest.mark.parametrize(
    "text",
    [
        "B站的T恤与A股\n",
        "2026年11月22日\n",
        "18米x18米的镜子\n",
        "做A/B测试\n",
        "使用 Python 写\n",
        "使用`Python`写\n",
        "https://example.org/中文abc中文\n",
        "标签：#AI周报 #中文LLM\n",
        "感谢@张三abc\n",
        "[使用Rust]\n\n[使用Rust]: https://example.org/\n",
        "写信给editor@example.org吧\n",
        "<u title='中文abc'>文</u>\n",
    ],
)
def test_nothing_is_missing(text: str) -> None:
    assert places(text, CODE, spacing="space") == []


def test_the_other_style_takes_spaces_out() -> None:
    text = "使用 Python 写 B 站\n"
    assert places(text, CODE, spacing="none") == [(1, 3), (1, 10)]
    assert mended(text, CODE, spacing="none") == "使用Python写 B 站\n"


def test_off_finds_nothing() -> None:
    assert places("使用Python 写\n", CODE, spacing="off") == []


SPACED = "用 Go 写，用 Lua 写，用 Perl 写，用 Rust 写。\n"


def test_auto_holds_an_issue_to_its_own_habit() -> None:
    assert places(f"{SPACED}\n而Haskell 难\n", CODE) == [(3, 2)]
    assert mended(f"{SPACED}\n而Haskell 难\n", CODE) == f"{SPACED}\n而 Haskell 难\n"


@pytest.mark.parametrize("word", ["Docker", "Rust", "Java", "Linux", "Python", "Redis", "Nginx"])
def test_a_few_boundaries_without_a_space_are_no_fault(word: str) -> None:
    assert look(f"我们用{word}箱，读Rust书，看Java文。\n", CODE) == ()


def test_auto_deletes_no_space() -> None:
    tight = "用Python写，用Rust写，用Java写，用Lisp写，用Scala写。\n"
    text = f"{tight}\n而 Haskell 难\n"
    assert look(text, CODE) == ()
    assert mended(text, CODE) == text


def test_an_issue_without_a_habit_is_told_so_once() -> None:
    text = "# 刊\n\n用Python写，用Rust写，用Java写，用Lisp写。\n用 Go 写，用 Perl 写，用 Lua 写。\n"
    (found,) = look(text, CODE)
    assert (found.line, found.column, found.severity) == (4, 2, Severity.NOTE)
    assert found.message == "Han and Latin meet 8 times without a space and 6 times with one"
    assert mended(text, CODE) == text


def test_what_is_always_written_one_way_is_a_name() -> None:
    text = f"{SPACED}我是 Python猫，Python猫，Python猫。\n"
    assert places(text, CODE) == []
    assert places(f"{text}又见 Python 猫。\n", CODE) == [(2, 10), (2, 18), (2, 26)]
    assert len(places(text, CODE, spacing="space")) == 3


@pytest.mark.parametrize("text", ["甲猫AI搜索发布了", "卡拉OK很好玩", "全是VIP卡"])
def test_short_capitals_are_a_part_of_the_name(text: str) -> None:
    assert places(f"{SPACED}{text}\n", CODE) == []


def test_short_capitals_that_the_issue_spaces_are_words() -> None:
    assert places(f"{SPACED}用 AI 写。全靠AI搜索\n", CODE) == [(2, 10), (2, 12)]


def test_names_of_the_configuration_are_left_alone() -> None:
    text = f"{SPACED}秘塔Search搜索发布了\n"
    assert len(places(text, CODE)) == 2
    assert places(text, CODE, names=("秘塔Search搜索",)) == []


def test_the_text_of_a_link_may_be_a_name() -> None:
    assert places(f"{SPACED}作者 [MiaoMIAO苗苗](https://example.com/m)\n", CODE) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("用**Kafka**管理", "用 **Kafka** 管理"),
        ("用*Kafka*管理", "用 *Kafka* 管理"),
        ("**重点**Kafka**重点**", "**重点** Kafka **重点**"),
        ("用[Hugo](https://example.com/h)生成", "用 [Hugo](https://example.com/h) 生成"),
        ("用`make`编译", "用 `make` 编译"),
    ],
)
def test_markup_is_spaced_as_words_are(before: str, after: str) -> None:
    assert mended(f"{SPACED}{before}\n", CODE) == f"{SPACED}{after}\n"


def test_markup_that_the_issue_never_spaces_stays() -> None:
    text = SPACED + "用`make`编译，用`cargo`安装。\n"
    assert places(text, CODE) == []


def test_a_block_of_html_is_left_alone() -> None:
    assert places(f"{SPACED}\n<div>\n用<b>Go</b>写，用Rust写\n</div>\n", CODE) == []


def test_a_style_that_was_chosen_is_a_warning_and_a_habit_a_note() -> None:
    assert look(f"{SPACED}用Python 写\n", CODE)[0].severity is Severity.NOTE
    found = look("用Python写\n", CODE, spacing="space")[0]
    assert (found.severity, found.message) == (
        Severity.WARNING,
        "no space between `用` and `Python`",
    )


def test_a_space_within_a_sentence() -> None:
    assert places("今天天气 很好，我们去。\n", "spacing-han") == [(1, 5)]
    assert places("甲甲 乙乙，丙丙 丁丁，戊戊 己己，庚庚 辛辛。\n", "spacing-han") == []


def test_a_space_at_the_end_of_a_line() -> None:
    assert mended("甲乙 \n丙丁\t\n戊己  \n庚\n", "spacing-trailing") == "甲乙\n丙丁\n戊己  \n庚\n"


def test_doubled_spaces() -> None:
    text = "使用  Python   写  完了\n"
    assert places(text, "spacing-doubled") == [(1, 3), (1, 11)]
    assert mended(text, "spacing-doubled") == "使用 Python 写  完了\n"


@pytest.mark.parametrize(
    "text", ["| 甲   | Python   |\n|---|---|\n", "`甲  a`\n", "甲  \nPython\n", "-  Python\n"]
)
def test_spaces_that_are_not_doubled(text: str) -> None:
    assert places(text, "spacing-doubled") == []


LONG = "这一行很长，长得没有人会想到要在这里断开，可是它的末尾"


def test_a_break_in_the_middle_of_a_sentence() -> None:
    text = f"# 刊\n\n{LONG}  \n留下了空格。\n"
    assert places(text, "spacing-break") == [(3, len(LONG) + 1)]
    assert mended(text, "spacing-break") == f"# 刊\n\n{LONG}\n留下了空格。\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}。  \n留下了空格。\n",
        f"{LONG}  \n\n另一段。\n",
        f"{LONG}  \n{LONG}  \n留下了空格。\n",
        "床前明月光，  \n疑是地上霜。\n",
        f"{LONG}  \n- 项目\n",
        f"```\n{LONG}  \n留下\n```\n",
        f"{LONG} \n留下一个空格。\n",
    ],
)
def test_breaks_that_were_meant_or_are_none(text: str) -> None:
    assert places(text, "spacing-break") == []

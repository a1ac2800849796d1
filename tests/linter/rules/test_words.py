"""Words written twice, names misspelt, days that there are not, what was left to be written."""

from __future__ import annotations

import pytest
from linter.proofs import look, mended, places


@pytest.mark.parametrize("text", ["我的的书", "他了了一件事", "我们我们去", "in the the box"])
def test_words_written_twice(text: str) -> None:
    assert len(places(f"{text}\n", "word-twice")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "的的确确",
        "一个一个来",
        "看看书",
        "研究研究",
        "目的的实现",
        "明明白白",
        "是是非非",
        "从从容容",
    ],
)
def test_words_that_are_doubled(text: str) -> None:
    assert places(f"{text}\n", "word-twice") == []


@pytest.mark.parametrize(
    ("wrong", "right"), [("Github", "GitHub"), ("Javascript", "JavaScript"), ("IOS", "iOS")]
)
def test_names_of_products(wrong: str, right: str) -> None:
    (found,) = look(f"代码在 {wrong} 上\n", "word-spelling")
    assert (found.replacement, found.safe) == (right, False)


@pytest.mark.parametrize("text", ["`Github`", "github.com", "<https://a.org/Github>", "@Github"])
def test_what_is_no_name_of_a_product(text: str) -> None:
    assert places(f"见 {text} 上\n", "word-spelling") == []


def test_the_configuration_adds_names() -> None:
    assert len(places("用 Foobar 写\n", "word-spelling", terms={"Foobar": "FooBar"})) == 1


def test_a_name_is_mended_only_where_that_is_asked_for() -> None:
    text = "代码在 Github 上\n"
    assert mended(text, "word-spelling") == text
    assert mended(text, "word-spelling", unsafe=True) == "代码在 GitHub 上\n"


@pytest.mark.parametrize("text", ["TODO：补充", "这里（待补充）", "此处插入图片", "FIXME: later"])
def test_what_was_left_to_be_written(text: str) -> None:
    assert len(places(f"{text}\n", "word-left")) == 1


@pytest.mark.parametrize("text", ["一个 TODO 应用", "`TODO: 补充`", "TodoList 工具"])
def test_what_only_speaks_of_it(text: str) -> None:
    assert places(f"{text}\n", "word-left") == []


@pytest.mark.parametrize("text", ["2 月 30 日", "2023年2月29日", "13月1日", "6月31号", "5月0日"])
def test_days_that_there_are_not(text: str) -> None:
    assert len(places(f"会议于{text}召开\n", "word-day")) == 1


@pytest.mark.parametrize("text", ["2 月 29 日", "2024年2月29日", "12月31日"])
def test_days_that_there_are(text: str) -> None:
    assert places(f"会议于{text}召开\n", "word-day") == []


def test_a_single_dash() -> None:
    assert places("他来了—终于。\n", "punctuation-single-dash") == [(1, 4)]
    assert places("他来了——终于。A—B\n", "punctuation-single-dash") == []


@pytest.mark.parametrize("text", ["里面引用 弘一法师 的一句话，", "来模拟 囚徒困境 有点意思。"])
def test_a_word_that_is_set_off_by_two_spaces(text: str) -> None:
    assert places(f"{text}\n", "spacing-han") == []

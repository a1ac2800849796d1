"""Label paragraphs and hashtags, and what only looks like them."""

from __future__ import annotations

import pytest
from passes.writing import bullets, heading, inlines, item, link, paragraph, recognised, strong

from exporter.conventions.labels import label_paragraphs, tags_in
from exporter.model import nodes as n


def labelled(*pieces: n.Inline | str) -> n.Block:
    (block,) = label_paragraphs((paragraph(*pieces),))
    return block


@pytest.mark.parametrize(
    "pieces",
    [
        (strong("概要"), "：雨下了一天。"),
        (strong("概要："), "雨下了一天。"),
        (strong("概要:"), " 雨下了一天。"),
        (strong("概要"), " : 雨下了一天。"),
    ],
)
def test_a_bold_word_before_a_colon(pieces: tuple[n.Inline | str, ...]) -> None:
    assert labelled(*pieces) == n.Labelled(inlines("概要"), inlines("雨下了一天。"))


def test_what_follows_may_be_anything() -> None:
    address = link("甲站", "https://example.com")
    assert labelled(strong("视频版"), "：", address, " ｜ 乙站") == n.Labelled(
        inlines("视频版"), inlines(address, " ｜ 乙站")
    )
    assert labelled(strong("内容"), "：") == n.Labelled(inlines("内容"), ())


@pytest.mark.parametrize(
    "pieces",
    [
        (strong("甲公司（Alpha）"), " 近日推出新模型：小雨。"),
        (strong("今天下雨。出门带伞"), "：这是常识。"),
        (strong("这一个标签长得已经不再是一个标签"), "：正文。"),
        ("前言 ", strong("概要"), "：正文。"),
        (n.Emph(inlines("概要")), "：正文。"),
        (strong("🎉"), "：正文。"),
        ("概要：正文。",),
    ],
)
def test_what_is_no_label(pieces: tuple[n.Inline | str, ...]) -> None:
    assert labelled(*pieces) == paragraph(*pieces)


def test_lines_that_are_all_labelled_become_one_paragraph_each() -> None:
    block = paragraph(strong("时间"), "：周五", n.Break(), strong("地点"), "：湖边", line=7)
    first, second = label_paragraphs((block,))
    assert first == n.Labelled(inlines("时间"), inlines("周五"))
    assert second == n.Labelled(inlines("地点"), inlines("湖边"))
    assert first.line == 7


def test_a_label_above_lines_without_one_keeps_them() -> None:
    assert labelled(strong("时间"), "：周五", n.Break(), "风雨无阻") == n.Labelled(
        inlines("时间"), inlines("周五", n.Break(), "风雨无阻")
    )


def test_hashtags_behind_a_label() -> None:
    assert labelled(strong("标签"), "：#小雨 #Rain-2 #C++ #零样本") == n.TagLine(
        ("小雨", "Rain-2", "C++", "零样本"), inlines("标签")
    )


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#小雨 #天气", ("小雨", "天气")),
        ("#小雨# #天气#", ("小雨", "天气")),
        ("＃小雨、＃天气", ("小雨", "天气")),
        ("#小雨#天气", ("小雨", "天气")),
        ("#小雨 #小雨 #天气", ("小雨", "天气")),
    ],
)
def test_a_line_of_hashtags(text: str, tags: tuple[str, ...]) -> None:
    assert labelled(text) == n.TagLine(tags)


def test_a_field_without_bold() -> None:
    assert labelled("标签：#小雨") == n.TagLine(("小雨",), inlines("标签"))


@pytest.mark.parametrize(
    "text",
    [
        "#小雨",
        "#1 #2",
        "#fff #000000",
        "C# 与 F#",
        "今天 #小雨 #天气",
        "#小雨 #天气 都好",
        "# #",
        "标签：小雨",
    ],
)
def test_what_is_no_line_of_hashtags(text: str) -> None:
    assert labelled(text) == paragraph(text)


def test_keywords_without_hashes_stay_as_written_and_are_tags() -> None:
    blocks = label_paragraphs((paragraph(strong("关键词"), "：deep learning、小雨，天气。"),))
    assert isinstance(blocks[0], n.Labelled)
    assert tags_in(blocks) == ("deep learning", "小雨", "天气")


def test_hashtags_that_are_links_stay_links_and_are_tags() -> None:
    blocks = label_paragraphs(
        (paragraph(strong("标签"), "：", link("#小雨", "https://example.com")),)
    )
    assert isinstance(blocks[0], n.Labelled)
    assert tags_in(blocks) == ("小雨",)


def test_items_of_lists_are_left_alone() -> None:
    block = bullets(item(paragraph(strong("概要"), "：雨。")))
    assert label_paragraphs((block,)) == (block,)


def test_an_entry_has_the_tags_below_it() -> None:
    issue, _ = recognised(
        heading(1, "周刊"),
        paragraph("#周刊 #雨季"),
        heading(2, "甲"), paragraph("雨。"), paragraph("#小雨 #天气"),
        heading(3, "细节"), paragraph("#天气 #云"),
        heading(2, "乙"), paragraph(strong("标签"), "：#雪"),
    )  # fmt: skip
    first, second = issue.sections
    assert first.tags == ("小雨", "天气", "云")
    assert first.children[0].tags == ("天气", "云")
    assert second.tags == ("雪",)
    assert issue.meta.tags == ("周刊", "雨季", "小雨", "天气", "云", "雪")

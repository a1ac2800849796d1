"""What the platform has removed, told with the line it stands on."""

from __future__ import annotations

import pytest

from exporter.diagnostics import Problem, Report
from exporter.publish.readback import compare, fingerprint, likeness, line_of
from exporter.publish.requests import Article

CONTENT = (
    '<p style="margin:0">先绕一圈，再<strong>穿过去</strong>。</p>'
    '<p>旧文见<a href="https://mp.weixin.qq.com/s/rope">上一期</a>。</p>'
    '<section><img src="http://pictures.example/1?a=b&amp;c=d" alt="渡船" style="width:100%"/>'
    '<img src="http://pictures.example/2" alt="绳结"/></section>'
    "<p>渡船&#92;渡船</p>"
)
SOURCE = "# 题\n\n先绕一圈，再**穿过去**。\n\n旧文见[上一期](https://mp.weixin.qq.com/s/rope)。\n"


def found(content: str, **fields: str) -> list[tuple[str, int]]:
    sent = Article("题", "摆渡人", "摘要", CONTENT)
    kept = Article(**{"title": "题", "author": "摆渡人", "digest": "摘要", **fields})
    kept.content = content
    report = Report("第7期.md")
    compare(sent, kept, SOURCE, report)
    assert {d.problem for d in report.diagnostics} <= {Problem.PUBLISH_REMOVED}
    return [(d.message, d.line) for d in report.diagnostics]


def test_what_is_kept_is_not_spoken_of() -> None:
    assert found(CONTENT) == []


@pytest.mark.parametrize(
    "content",
    [
        CONTENT.replace("<p>", "<p><span leaf=''>").replace("</p>", "</span></p>"),
        CONTENT.replace(' src="http', ' data-src="https'),
        CONTENT.replace("?a=b&amp;c=d", "?wx_fmt=png"),
        CONTENT.replace("&#92;", "\\"),
        CONTENT.replace("，再", "，\u200b再\n"),
        CONTENT.replace("pictures.example", "elsewhere.example"),
    ],
    ids=["wrapped", "data-src", "query", "reference", "blanks", "moved"],
)
def test_what_is_written_otherwise_is_kept(content: str) -> None:
    assert found(content) == []


def test_a_text_that_is_gone_has_its_line() -> None:
    assert found(CONTENT.replace("先绕一圈，再", "")) == [
        ("the platform removed the text '先绕一圈，再'", 3)
    ]


def test_a_long_text_is_shown_by_its_beginning() -> None:
    sent, report = Article(content=f"<p>{'长' * 40}</p>"), Report()
    compare(sent, Article(content="<p></p>"), "", report)
    assert [d.message for d in report.diagnostics] == [
        f"the platform removed the text '{'长' * 24}…'"
    ]


def test_of_two_equal_texts_one_is_missed() -> None:
    sent, report = Article(content="<p>渡</p><p>船</p><p>渡</p>"), Report()
    compare(sent, Article(content="<p>渡</p><p>船</p><p></p>"), "", report)
    assert [d.message for d in report.diagnostics] == ["the platform removed the text '渡'"]


def test_a_link_that_lost_its_address() -> None:
    content = CONTENT.replace('<a href="https://mp.weixin.qq.com/s/rope">上一期</a>', "上一期")
    assert found(content) == [
        ("the platform removed the link to https://mp.weixin.qq.com/s/rope", 5)
    ]


def test_a_picture_is_named_by_its_alternative_text() -> None:
    content = CONTENT.replace('<img src="http://pictures.example/2" alt="绳结"/>', "")
    assert found(content) == [("the platform removed the picture '绳结'", 0)]


def test_pictures_whose_addresses_have_changed_are_counted() -> None:
    content = CONTENT.replace('<img src="http://pictures.example/2" alt="绳结"/>', "")
    assert found(content.replace("pictures.example/1", "elsewhere.example/x")) == [
        ("the platform removed 1 of 2 pictures", 0)
    ]


def test_elements_and_styles_are_counted() -> None:
    content = CONTENT.replace("<strong>", "").replace("</strong>", "").replace("style=", "stile=")
    assert found(content) == [
        ("the platform removed 1 of 1 <strong>", 0),
        ("the platform removed 2 of 2 styles", 0),
    ]


STYLED = '<section style="overflow-x:auto;margin:0 0 1px"><p style="color:#123">渡</p></section>'


@pytest.mark.parametrize(
    ("kept", "messages"),
    [
        (STYLED.replace("overflow-x:auto;", ""), ["1 of 1 `overflow-x`"]),
        (STYLED.replace(' style="color:#123"', ""), ["1 of 2 styles"]),
        (STYLED.replace("margin:0 0 1px", "MARGIN-TOP: 0px; margin-bottom: 1px;"), []),
    ],
    ids=["one declaration", "a whole style", "written out"],
)
def test_declarations_that_are_gone(kept: str, messages: list[str]) -> None:
    report = Report()
    compare(Article(content=STYLED), Article(content=kept), "", report)
    assert [d.message for d in report.diagnostics] == [
        f"the platform removed {message}" for message in messages
    ]


def test_a_field_that_was_cut() -> None:
    assert found(CONTENT, title="", digest="摘") == [
        ("the digest is '摘' in the draft, '摘要' was sent", 0),
        ("the title is '' in the draft, '题' was sent", 0),
    ]


def test_an_article_that_is_gone_altogether() -> None:
    messages = [message for message, _ in found("")]
    assert "the platform removed the text '上一期'" in messages
    assert "the platform removed 2 of 2 pictures" not in messages
    assert sum("the picture" in message for message in messages) == 2


def test_a_line_is_known_only_if_it_is_one() -> None:
    assert line_of("上一期", SOURCE) == 5
    assert line_of("。", SOURCE) == 0
    assert line_of("不在", SOURCE) == 0


def test_how_much_of_a_text_stands_in_another() -> None:
    assert likeness(CONTENT, CONTENT) == 1
    assert likeness(CONTENT, "") == likeness("<p></p>", CONTENT) == 0
    assert likeness("<p>渡船</p><p>绳</p>", "<p>渡\u200b船</p><p>河</p>") == pytest.approx(2 / 3)


FIELDS = {
    "content_source_url": "https://weekly.example/7?a=1&b=2",
    "need_open_comment": 1,
    "only_fans_can_comment": 1,
    "pic_crop_235_1": "0_0.287234_1_0.712766",
}


@pytest.mark.parametrize(
    ("kept", "message", "line"),
    [
        (
            {"content_source_url": ""},
            "the source_url is '' in the draft, 'https://weekly.example/7?a=1&b=2' was sent",
            1,
        ),
        ({"need_open_comment": 0}, "comments are off in the draft, fans was sent", 2),
        ({"only_fans_can_comment": 0}, "comments are all in the draft, fans was sent", 2),
        (
            {"pic_crop_235_1": "0_0_1_0.4"},
            "the crop of 2.35:1 is 0_0_1_0.4 in the draft, 0_0.287234_1_0.712766 was sent",
            3,
        ),
    ],
)
def test_a_field_that_was_changed_is_named(
    kept: dict[str, object], message: str, line: int
) -> None:
    source = "source_url: https://weekly.example/7\ncomments: fans\ncover_crop: 50% 50%\n"
    report = Report()
    compare(Article(**FIELDS), Article(**{**FIELDS, **kept}), source, report)  # type: ignore[arg-type]
    assert [(d.message, d.line) for d in report.diagnostics] == [(message, line)]


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"content_source_url": "https://weekly.example/7?a=1&amp;b=2"},
        {"pic_crop_235_1": ""},
        {"pic_crop_235_1": "0.0_0.2872_1.0_0.7128"},
    ],
)
def test_a_field_in_another_spelling_is_the_same(kept: dict[str, object]) -> None:
    report = Report()
    compare(Article(**FIELDS), Article(**{**FIELDS, **kept}), "", report)  # type: ignore[arg-type]
    assert report.diagnostics == ()


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_field_is_part_of_what_a_draft_is_known_by(name: str) -> None:
    plain = Article("题", "摆渡人", "摘要", CONTENT)
    edited = Article("题", "摆渡人", "摘要", CONTENT, **{name: FIELDS[name]})  # type: ignore[arg-type]
    assert fingerprint(plain) != fingerprint(edited)


def test_a_fingerprint_tells_edits_from_rewriting() -> None:
    article = Article("题", "摆渡人", "摘要", CONTENT)
    same = Article("题", "摆渡人", "摘要", CONTENT.replace("margin:0", "margin: 0px"), "cover-9")
    assert fingerprint(article) == fingerprint(same)
    for edited in (
        Article("另题", "摆渡人", "摘要", CONTENT),
        Article("题", "摆渡人", "摘要", CONTENT.replace("先绕", "后绕")),
        Article("题", "摆渡人", "摘要", CONTENT.replace("rope", "knot")),
        Article("题", "摆渡人", "摘要", CONTENT.replace("<img", "<br", 1)),
    ):
        assert fingerprint(article) != fingerprint(edited)

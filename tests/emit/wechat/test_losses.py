"""What WeChat refuses or does not keep is said, with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.wechat.writing import META, bundle, drawn, one, p, t, written

from exporter.diagnostics import Diagnostic, Problem, Report, Severity
from exporter.emit.wechat import emit, losses
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Cover, Issue


def found(some: Bundle) -> tuple[Diagnostic, ...]:
    report = Report("周刊.md")
    emit(some, report)
    assert all(d.hint for d in report.diagnostics)
    return report.diagnostics


def said(*blocks: n.Block) -> list[tuple[Problem, str, int]]:
    return [(d.problem, d.message, d.line) for d in found(bundle(one(*blocks)))]


def linked(address: str, text: str = "旧文") -> n.Paragraph:
    return n.Paragraph((n.Link(t(text), address, line=7),))


def led_to(anchor: str, line: int) -> n.Paragraph:
    return n.Paragraph((n.CrossReference(t("见后文"), anchor, line=line, column=3),))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/a", "//example.com/a", "http://mp.weixin.qq.com/s/a",
        "mailto:tower@example.com", "tel:12345", "ftp://example.com/a",
    ],
)  # fmt: skip
def test_a_link_to_the_web_is_no_loss(address: str) -> None:
    assert said(linked(address)) == []


@pytest.mark.parametrize("address", ["旧文.md", "../2025/a.md", "/posts/1", "?page=2", "http://["])
def test_an_address_within_a_folder_is_lost(address: str) -> None:
    message = f"the link '旧文' leads to {address}, which nobody can open from WeChat"
    assert said(linked(address)) == [(Problem.WECHAT_LINK_LOST, message, 7)]


def test_so_is_the_link_of_a_picture() -> None:
    figure = n.Figure(n.Image("雾.png", "雾"), t("雾"), link="big.html", line=5)
    message = "the link leads to big.html, which nobody can open from WeChat"
    assert said(figure) == [(Problem.WECHAT_LINK_LOST, message, 5)]


def test_what_is_lost_is_still_printed() -> None:
    assert "旧文.md" in written(linked("旧文.md"))


def test_links_to_headings_are_told_once_with_their_lines() -> None:
    message = "2 links to headings of the issue became plain text in WeChat (lines 4, 9)"
    assert said(led_to("fog", 4), led_to("radio", 9)) == [(Problem.WECHAT_ADAPTED, message, 4)]
    message = "a link to headings of the issue became plain text in WeChat"
    assert said(led_to("fog", 4)) == [(Problem.WECHAT_ADAPTED, message, 4)]


def test_a_player_is_told_but_does_not_matter() -> None:
    video = n.Media(n.MediaKind.VIDEO, "https://video.example.com/lens", "透镜", line=12)
    diagnostics = found(bundle(one(video)))
    assert [(d.problem, d.line, d.severity) for d in diagnostics] == [
        (Problem.WECHAT_ADAPTED, 12, Severity.NOTE)
    ]
    assert diagnostics[0].message == "the video does not play in WeChat: its address stands for it"


def test_a_player_of_a_file_is_lost() -> None:
    audio = n.Media(n.MediaKind.AUDIO, "雾笛.mp3", "雾笛", line=3)
    message = "the audio lies at 雾笛.mp3, which nobody can open from WeChat"
    assert said(audio) == [(Problem.WECHAT_LINK_LOST, message, 3)]


def with_picture(data: bytes) -> Bundle:
    issue = replace(one(), cover=Cover(n.Image("雾.png", "雾", line=2)))
    large = replace(drawn(40, 40), data=data)
    return replace(bundle(issue), pictures={"雾.png": large})


def test_a_picture_over_a_megabyte() -> None:
    assert found(with_picture(bytes(1_000_000))) == ()
    (one_only,) = found(with_picture(bytes(1_260_000)))
    assert (one_only.problem, one_only.line) == (Problem.WECHAT_PICTURE_LARGE, 2)
    assert one_only.message == "the picture has 1.3 MB even when compressed, WeChat takes 1 MB"


@pytest.mark.sweep
def test_an_article_over_a_megabyte() -> None:
    issue = replace(one(p("海" * 340_000)), meta=replace(META, line=1))
    messages = {(d.problem, d.message) for d in found(bundle(issue))}
    over = "the article has 1.0 MB without its pictures, WeChat takes 1 MB"
    assert (Problem.WECHAT_CONTENT_LONG, over) in messages
    assert len(messages) == 3  # and that it becomes parts, cut where there is no heading


def test_a_theme_that_asks_for_what_is_removed() -> None:
    some = bundle(one(p("正文。"), p("又一段。")))
    sheets = {**some.theme.sheets, "wechat": "p { position: fixed; margin: 1em 0 }"}
    (one_only,) = found(replace(some, theme=replace(some.theme, sheets=sheets)))
    assert one_only.problem is Problem.WECHAT_NOT_KEPT
    assert one_only.message == "WeChat does not keep <p style='position:fixed'>"


def test_pictures_without_a_description_are_told_once_with_their_lines(whole: Issue) -> None:
    nameless = n.Paragraph((n.Image("雾.png", line=3), n.Image("灯.png", "灯", line=4)))
    again = n.Figure(n.Image("雾.png", " ", line=9))
    message = "a picture has no alternative text"
    assert said(nameless, again) == [(Problem.WECHAT_PICTURE_ALT, message, 3)]
    message = "2 pictures have no alternative text (lines 3, 5)"
    other = n.Figure(n.Image("塔.png", line=5))
    assert said(nameless, other) == [(Problem.WECHAT_PICTURE_ALT, message, 3)]
    assert losses.undescribed(whole) == ()

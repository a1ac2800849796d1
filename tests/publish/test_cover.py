"""Which cover an article has, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from publish.issues import drawn, submission, write_issue

from exporter import pipeline
from exporter.config import Settings
from exporter.diagnostics import Problem, Report
from exporter.emit.cover import WECHAT
from exporter.emit.formats.wechat import WechatOptions
from exporter.model.bundle import Bundle
from exporter.publish.articles import split
from exporter.publish.cover import cover_of

PICTURE = WechatOptions()


def prepared(path: Path, settings: Settings) -> tuple[Bundle, Report]:
    report = Report(str(path))
    return pipeline.prepare(path, settings, report, lambda _: None)["wechat"], report


def issue(folder: Path, size: tuple[int, int] = (640, 360), front: str = "") -> Path:
    """An issue whose cover has a size."""
    path = write_issue(folder)
    (folder / "船.png").write_bytes(drawn("#1f5c4d", size))
    path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{front}\n", 1), "utf-8")
    return path


def said(report: Report) -> list[tuple[int, str]]:
    return [(found.line, found.message) for found in report.diagnostics]


def is_drawn(data: bytes) -> bool:
    with Image.open(BytesIO(data)) as image:
        return image.size == (WECHAT.width, WECHAT.height)


def test_the_picture_of_the_issue_is_its_cover(tmp_path: Path, settings: Settings) -> None:
    bundle, report = prepared(issue(tmp_path), settings)
    cover = cover_of(bundle, PICTURE, report)
    assert cover.data == bundle.pictures["船.png"].data
    assert said(report) == []


def test_without_any_picture_a_cover_is_drawn(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "无图.md"
    path.write_text("# 无图\n\n## 正文\n\n一句话。\n", "utf-8")
    bundle, report = prepared(path, settings)
    made = submission(bundle, report)
    assert is_drawn(made.cover.data)
    assert said(report) == [(1, "the issue has no picture: its cover is drawn")]
    assert {d.problem for d in report.diagnostics} == {Problem.PUBLISH_ADAPTED}


def test_a_cover_that_could_not_be_had_is_drawn(tmp_path: Path, settings: Settings) -> None:
    path = issue(tmp_path)
    (tmp_path / "船.png").unlink()
    bundle, report = prepared(path, settings)
    assert is_drawn(cover_of(bundle, PICTURE, report).data)
    assert "the picture of the cover is missing: a cover is drawn" in dict(said(report)).values()


def test_front_matter_may_ask_for_a_drawn_cover(tmp_path: Path, settings: Settings) -> None:
    bundle, report = prepared(issue(tmp_path, front="cover: draw"), settings)
    cover = cover_of(bundle, PICTURE, report)
    assert is_drawn(cover.data)
    assert (cover.wide, cover.square) == ("0_0_1_1", "0.287234_0_0.712766_1")
    assert said(report) == []
    assert bundle.issue.cover is not None  # of the other formats


def test_the_house_may_ask_for_drawn_covers(tmp_path: Path, settings: Settings) -> None:
    bundle, report = prepared(issue(tmp_path), settings)
    assert is_drawn(cover_of(bundle, WechatOptions(cover="draw"), report).data)


@pytest.mark.parametrize(
    ("size", "part"), [((360, 640), "24%"), ((400, 400), "43%"), ((300, 900), "14%")]
)
def test_a_cover_that_is_cut_to_a_stripe_is_named(
    tmp_path: Path, settings: Settings, size: tuple[int, int], part: str
) -> None:
    bundle, report = prepared(issue(tmp_path, size), settings)
    cover_of(bundle, PICTURE, report)
    width, height = size
    message = f"the cover is {width} × {height} pixels: the list of articles shows {part} of it, "
    assert said(report) == [(11, message + "its middle")]


@pytest.mark.parametrize("size", [(640, 480), (640, 360), (1080, 459), (1500, 500)])
def test_a_cover_that_is_mostly_shown_is_nothing_to_speak_of(
    tmp_path: Path, settings: Settings, size: tuple[int, int]
) -> None:
    bundle, report = prepared(issue(tmp_path, size), settings)
    cover_of(bundle, PICTURE, report)
    assert said(report) == []


def test_what_a_crop_shows_may_be_said(tmp_path: Path, settings: Settings) -> None:
    bundle, report = prepared(issue(tmp_path, (400, 800), "cover_crop: [top, bottom]"), settings)
    cover = cover_of(bundle, PICTURE, report)
    assert (cover.wide, cover.square) == ("0_0_1_0.212766", "0_0.5_1_1")
    assert said(report) == []


def test_the_house_may_say_it_too(tmp_path: Path, settings: Settings) -> None:
    bundle, report = prepared(issue(tmp_path, (400, 800)), settings)
    cover = cover_of(bundle, WechatOptions(cover_crop="top"), report)
    assert (cover.wide, cover.square) == ("0_0_1_0.212766", "0_0_1_0.5")


def test_a_crop_is_said_of_the_issue_s_cover_and_no_other(
    tmp_path: Path, settings: Settings
) -> None:
    front = "cover_crop: top\narticles: [绳结怎么打]"
    bundle, report = prepared(issue(tmp_path, (400, 800), front), settings)
    first, second = split(bundle, report)
    assert cover_of(first, PICTURE, report).wide == "0_0_1_0.212766"
    assert cover_of(second, PICTURE, report).wide == "0_0.121749_1_0.878251"


@pytest.mark.sweep
def test_each_article_has_a_drawn_cover_of_its_own(tmp_path: Path, settings: Settings) -> None:
    front = "cover: draw\narticles: [绳结怎么打]"
    bundle, report = prepared(issue(tmp_path, front=front), settings)
    covers = [cover_of(one, PICTURE, report).data for one in split(bundle, report)]
    assert len(set(covers)) == 2
    assert all(map(is_drawn, covers))


@pytest.mark.sweep
def test_a_part_of_an_issue_has_a_cover_too(tmp_path: Path, settings: Settings) -> None:
    bundle, report = prepared(issue(tmp_path, front="cover: draw"), settings)
    meta = bundle.issue.meta
    titles = (f"{meta.title}（上）", f"{meta.title}（下）")
    parts = [replace(bundle.issue, meta=replace(meta, title=title)) for title in titles]
    covers = [cover_of(replace(bundle, issue=one), PICTURE, report).data for one in parts]
    assert len(set(covers)) == 2

"""What is made of an issue before anything is sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Drawing
from publish.issues import drawn, submission, write_issue

from exporter import pipeline
from exporter.config import Settings
from exporter.diagnostics import ExportError, Problem, Report
from exporter.draftfields import Comments
from exporter.emit.formats.wechat import WechatOptions
from exporter.model.bundle import Bundle
from exporter.model.issue import Meta
from exporter.publish import requests
from exporter.publish.submission import Submission, submissions

Prepare = Callable[..., tuple[Bundle, Report]]


@pytest.fixture
def prepared(tmp_path: Path, settings: Settings) -> Prepare:
    def prepare(path: Path | None = None, **meta: object) -> tuple[Bundle, Report]:
        source = path or write_issue(tmp_path)
        report = Report(str(source))
        bundle = pipeline.prepare(source, settings, report, lambda _: None)["wechat"]
        changed: Meta = replace(bundle.issue.meta, **meta)  # type: ignore[arg-type] - any field
        return replace(bundle, issue=replace(bundle.issue, meta=changed)), report

    return prepare


def said(report: Report, problem: Problem) -> list[str]:
    return [d.message for d in report.diagnostics if d.problem is problem]


def test_the_fields_of_an_issue(prepared: Prepare) -> None:
    bundle, report = prepared()
    made = submission(bundle, report)
    assert made.issue == bundle.issue.meta.identifier
    assert made.fields.title == "渡船的第 7 根绳"
    assert made.fields.author == "摆渡人"
    assert made.fields.digest == "本期说渡船、绳结与河水。"
    assert report.diagnostics == ()


def test_pictures_stand_apart_and_come_back_by_their_addresses(prepared: Prepare) -> None:
    made = submission(*prepared())
    assert len(made.pictures) == 2
    assert "data:" not in made.content
    addresses = {name: f"http://p.example/{name[:4]}?a=1&b=2" for name in made.pictures}
    content = made.addressed(addresses)
    assert "picture:" not in content
    for address in addresses.values():
        assert f'<img src="{address.replace("&", "&amp;")}" alt=' in content


def test_a_backslash_is_never_taken_for_an_escape(prepared: Prepare) -> None:
    made = submission(*prepared())
    assert "&#92;u6e21" in made.content
    fields = made.fields
    fields.content = made.content
    assert b"\\u" not in requests.add_draft([fields]).body
    assert json.loads(requests.add_draft([fields]).body)["articles"][0]["content"] == made.content


def test_every_picture_is_jpeg_or_png_under_1_mb(prepared: Prepare) -> None:
    bundle, report = prepared()
    large = Drawing.effect_noise((1000, 1400), 90).convert("RGB")
    out = BytesIO()
    large.save(out, "PNG")
    source = next(iter(bundle.pictures))
    picture = replace(bundle.pictures[source], data=out.getvalue(), media_type="image/png")
    assert len(picture.data) > 1_000_000
    bundle = replace(bundle, pictures={**bundle.pictures, source: picture})
    made = submission(bundle, report)
    for one in (*made.pictures.values(), made.cover):
        assert one.media_type in {"image/jpeg", "image/png"}
        assert len(one.data) < 1_000_000
        assert Drawing.open(BytesIO(one.data)).size[0] <= 1080


def test_a_moving_picture_stands_still_and_the_editor_hears_of_it(
    prepared: Prepare, tmp_path: Path
) -> None:
    path = write_issue(tmp_path)
    frames = [Drawing.new("RGB", (60, 40), colour) for colour in ("red", "green")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    (tmp_path / "动.gif").write_bytes(out.getvalue())
    path.write_text(path.read_text("utf-8").replace("(绳.png)", "(动.gif)"), "utf-8")
    bundle, report = prepared(path)
    made = submission(bundle, report)
    assert {one.media_type for one in made.pictures.values()} <= {"image/jpeg", "image/png"}
    place = path.read_text("utf-8").splitlines().index("![绳结的三步](动.gif)") + 1
    assert [(d.line, d.message) for d in report.diagnostics] == [
        (place, "a moving picture stands still: WeChat's interface takes JPEG and PNG")
    ]


def test_without_a_cover_the_first_picture_is_it(prepared: Prepare) -> None:
    bundle, report = prepared()
    bare = replace(bundle, issue=replace(bundle.issue, cover=None))
    made = submission(bare, report)
    assert made.cover.data == bundle.pictures["绳.png"].data


def test_what_is_said_of_the_draft_is_in_its_fields(prepared: Prepare) -> None:
    address = "https://weekly.example/7"
    bundle, report = prepared(source_url=address, comments=Comments.FANS)
    fields = submission(bundle, report).fields
    assert fields.content_source_url == address
    assert (fields.need_open_comment, fields.only_fans_can_comment) == (1, 1)


def test_what_the_house_says_holds_where_the_issue_is_silent(prepared: Prepare) -> None:
    house = WechatOptions(comments=Comments.ALL, source_url="https://house.example/")
    fields = submission(*prepared(), house).fields
    assert fields.content_source_url == "https://house.example/"
    assert (fields.need_open_comment, fields.only_fans_can_comment) == (1, 0)
    bundle, report = prepared(source_url="https://weekly.example/7", comments=Comments.OFF)
    fields = submission(bundle, report, house).fields
    assert fields.content_source_url == "https://weekly.example/7"
    assert (fields.need_open_comment, fields.only_fans_can_comment) == (0, 0)


def test_what_the_export_says_of_limits_is_said_here(prepared: Prepare) -> None:
    bundle, report = prepared(title="绳" * 40, authors=("摆" * 17,))
    made = submission(bundle, report)
    assert said(report, Problem.WECHAT_TITLE_LONG)
    assert said(report, Problem.WECHAT_AUTHOR_LONG)
    assert made.fields.title == "绳" * 40


def test_a_digest_from_the_summary_ends_with_a_sentence(prepared: Prepare) -> None:
    summary = "渡船换了新绳。" * 30
    bundle, report = prepared(summary=summary, digest=summary)
    made = submission(bundle, report)
    assert made.fields.digest == "渡船换了新绳。" * 17
    assert said(report, Problem.PUBLISH_ADAPTED) == [
        "the digest is the first 119 characters of the summary"
    ]


def test_or_with_an_ellipsis(prepared: Prepare) -> None:
    bundle, report = prepared(summary="绳" * 200, digest="绳" * 200)
    assert submission(bundle, report).fields.digest == "绳" * 119 + "…"


def test_a_digest_of_the_author_s_own_is_not_cut(prepared: Prepare) -> None:
    bundle, report = prepared(summary="别的", digest="绳" * 200)
    assert submission(bundle, report).fields.digest == "绳" * 200
    assert said(report, Problem.WECHAT_DIGEST_LONG)


def test_a_line_feed_in_a_field_becomes_a_space(prepared: Prepare) -> None:
    bundle, report = prepared(title="渡船\n的\x07绳", digest="一\t二")
    fields = submission(bundle, report).fields
    assert (fields.title, fields.digest) == ("渡船 的 绳", "一 二")


def long_issue(folder: Path, characters: int) -> Path:
    return write_issue(folder, extra="船" * characters)


def test_addresses_of_pictures_count(prepared: Prepare, tmp_path: Path) -> None:
    short = submission(*prepared(long_issue(tmp_path, 1_000)))
    room = 21_000 - short.size
    bundle, report = prepared(long_issue(tmp_path, room))
    assert len(submissions(bundle, report)) == 1
    assert said(report, Problem.WECHAT_PLAINER)
    bundle, report = prepared(long_issue(tmp_path, room - 1))
    assert submission(bundle, report).size == 19_999
    assert report.diagnostics == ()


def test_what_is_too_long_for_one_article_is_several(prepared: Prepare, tmp_path: Path) -> None:
    bundle, report = prepared(long_issue(tmp_path, 21_000))
    first, second = submissions(bundle, report)
    assert (first.whole, second.whole) == (bundle.issue.meta.identifier,) * 2
    assert len(said(report, Problem.WECHAT_PARTS)) == 2
    assert said(report, Problem.WECHAT_CONTENT_LONG) == []


def test_what_must_not_be_split_is_too_long_once(prepared: Prepare, tmp_path: Path) -> None:
    bundle, report = prepared(long_issue(tmp_path, 21_000))
    submission(replace(bundle, options=WechatOptions(split="never")), report)
    assert len(said(report, Problem.WECHAT_CONTENT_LONG)) == 1


def test_more_than_1_mb_of_text_is_refused(prepared: Prepare, tmp_path: Path) -> None:
    bundle, report = prepared(write_issue(tmp_path, extra=("船" * 50_000 + "\n\n") * 7))
    with pytest.raises(ExportError, match="larger than 1 MB"):
        submission(replace(bundle, options=WechatOptions(split="never")), report)


def test_the_same_issue_makes_the_same_submission(prepared: Prepare) -> None:
    first: Submission = submission(*prepared())
    assert first == submission(*prepared())
    assert drawn("#1f5c4d") == drawn("#1f5c4d")

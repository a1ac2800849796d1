"""Publishing from the first upload to the look back, once, twice and with several articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from publish.conftest import Publish
from publish.issues import submitted
from publish.server import LOST, Platform

from exporter.diagnostics import ExportError, Problem
from exporter.publish import state
from exporter.publish.errors import ERRORS, ApiError, Behaviour
from exporter.publish.submission import Submission

FIRST = [
    "stable_token",
    "draft/batchget",
    "media/uploadimg",
    "media/uploadimg",
    "material/add_material",
    "draft/add",
    "draft/get",
]
AGAIN = ["draft/get", "draft/update", "draft/get"]


def problems(*submissions: Submission) -> list[tuple[Problem, str]]:
    return [(d.problem, d.message) for one in submissions for d in one.report.diagnostics]


def contents(platform: Platform, draft: str = "draft-0") -> list[str]:
    return [str(article["content"]) for article in platform.drafts[draft]]


def test_the_first_run(published: Publish, platform: Platform) -> None:
    issue = submitted()
    done = published(issue)
    assert (done.media_id, done.added, done.uploads) == ("draft-0", True, 3)
    assert platform.paths == FIRST
    (article,) = platform.drafts["draft-0"]
    assert article["title"] == "渡船的第七根绳"
    assert article["thumb_media_id"] == "cover-0"
    assert article["pic_crop_1_1"] == "0.166667_0_0.833333_1"
    assert article["content"].count('src="http://pictures.example/') == 2
    assert problems(issue) == []


def test_every_field_arrives(published: Publish, platform: Platform) -> None:
    fields = {
        "content_source_url": "https://weekly.example/7",
        "need_open_comment": 1,
        "only_fans_can_comment": 1,
    }
    issue = submitted(**fields)
    done = published(issue)
    (article,) = platform.drafts["draft-0"]
    assert {name: article[name] for name in fields} == fields
    assert done.previews == ("http://mp.weixin.qq.com/s?tempkey=draft-0-0",)
    assert problems(issue) == []


def test_a_field_that_is_said_no_more_is_taken_back(published: Publish, platform: Platform) -> None:
    published(submitted(content_source_url="https://weekly.example/7", need_open_comment=1))
    again = submitted()
    published(again)
    (article,) = platform.drafts["draft-0"]
    assert (article["content_source_url"], article["need_open_comment"]) == ("", 0)
    assert problems(again) == []


def test_comments_that_the_account_may_not_have_stop(
    published: Publish, platform: Platform
) -> None:
    platform.comments = False
    with pytest.raises(ApiError, match="88000") as raised:
        published(submitted(need_open_comment=1))
    assert raised.value.hint == (
        "write `comments: off`, or see whether the account has 留言功能 at all"
    )
    assert platform.drafts == {}
    assert published(submitted()).added


def test_the_second_run_updates_the_same_draft(published: Publish, platform: Platform) -> None:
    published(submitted())
    platform.calls.clear()
    changed = submitted(title="改过的题目", text="先绕两圈。")
    done = published(changed)
    assert (done.media_id, done.added, done.uploads) == ("draft-0", False, 0)
    assert platform.paths == AGAIN
    assert list(platform.drafts) == ["draft-0"]
    assert platform.drafts["draft-0"][0]["title"] == "改过的题目"
    assert "先绕两圈" in contents(platform)[0]
    assert problems(changed) == []


def test_only_what_is_new_is_uploaded(published: Publish, platform: Platform) -> None:
    published(submitted())
    done = published(submitted(colours=("#1f5c4d", "#abcdef"), cover="#7a3b1e"))
    assert done.uploads == 2
    assert platform.count("media/uploadimg") == 3
    assert platform.count("material/add_material") == 2
    assert set(platform.uploads.values()) == {1}


def test_another_issue_shares_the_uploads(published: Publish, platform: Platform) -> None:
    published(submitted())
    done = published(submitted(issue="urn:uuid:8", title="第八根绳"))
    assert (done.media_id, done.added, done.uploads) == ("draft-1", True, 0)
    assert set(platform.uploads.values()) == {1}


def test_several_issues_make_one_draft(published: Publish, platform: Platform) -> None:
    issues = [submitted(f"urn:uuid:{n}", f"第 {n} 篇", f"第 {n} 段。") for n in range(3)]
    assert published(*issues).uploads == 3
    assert [one["title"] for one in platform.drafts["draft-0"]] == ["第 0 篇", "第 1 篇", "第 2 篇"]
    platform.calls.clear()
    published(issues[1])
    assert platform.paths == AGAIN
    published(*reversed(issues))
    assert [one["title"] for one in platform.drafts["draft-0"]] == ["第 2 篇", "第 1 篇", "第 0 篇"]
    assert published(*issues).added is False
    assert list(platform.drafts) == ["draft-0"]
    assert problems(*issues) == []


def test_eight_articles_and_no_more(published: Publish, platform: Platform) -> None:
    issues = [submitted(f"urn:uuid:{n}", f"第 {n} 篇") for n in range(9)]
    with pytest.raises(ExportError, match="8 articles at most, these are 9"):
        published(*issues)
    assert platform.calls == []
    published(*issues[:8])
    assert len(platform.drafts["draft-0"]) == 8


def test_the_same_issue_twice_is_refused(published: Publish, platform: Platform) -> None:
    with pytest.raises(ExportError, match="are the same issue"):
        published(submitted(), submitted())
    assert platform.calls == []


def test_a_draft_takes_no_further_article(published: Publish, platform: Platform) -> None:
    published(submitted())
    uploads = platform.uploads
    with pytest.raises(ExportError, match="not all in the same one"):
        published(submitted(), submitted("urn:uuid:8", "第八根绳", colours=("#ffffff",)))
    assert platform.uploads == uploads
    assert list(platform.drafts) == ["draft-0"]


def test_what_the_platform_removes_is_reported(published: Publish, platform: Platform) -> None:
    platform.edit = lambda content: content.replace("先绕一圈，再穿过去。", "")
    issue = submitted()
    published(issue)
    (found,) = issue.report.diagnostics
    assert found.problem is Problem.PUBLISH_REMOVED
    assert found.message == "the platform removed the text '先绕一圈，再穿过去。'"
    assert found.line == 3
    again = submitted()
    published(again)
    assert [problem for problem, _ in problems(again)] == [Problem.PUBLISH_REMOVED]


def test_a_cover_that_was_deleted_is_uploaded_again(published: Publish, platform: Platform) -> None:
    published(submitted())
    platform.covers.clear()
    platform.covers["cover-9"] = "another"
    done = published(submitted())
    assert done.uploads == 1
    assert platform.drafts["draft-0"][0]["thumb_media_id"] == "cover-1"
    platform.covers.clear()
    assert published(submitted("urn:uuid:8", "第八根绳")).added
    assert len(platform.drafts) == 2


def test_a_cover_that_is_refused_although_new_stops(published: Publish, platform: Platform) -> None:
    platform.fail("draft/add", 40007)
    with pytest.raises(ApiError, match="40007"):
        published(submitted())
    assert platform.count("material/add_material") == 1


@pytest.mark.sweep
@pytest.mark.parametrize("path", sorted(set(FIRST)))
@pytest.mark.parametrize(
    "code", sorted(c for c, e in ERRORS.items() if e.behaviour is not Behaviour.REFRESH)
)
def test_every_code_at_every_step_leaves_one_draft_in_the_end(
    published: Publish, platform: Platform, path: str, code: int
) -> None:
    platform.fail(path, code)
    failed = ERRORS[code].behaviour is not Behaviour.BACK_OFF
    if failed and (path, code) != ("draft/get", 40007):
        with pytest.raises(ApiError) as raised:
            published(submitted())
        assert raised.value.code == code
        assert raised.value.hint == ERRORS[code].remedy
    elif failed:
        with pytest.raises(ApiError):
            published(submitted())
    published(submitted())
    assert len(platform.drafts) == 1
    refused = 1 if path in {"media/uploadimg", "material/add_material"} else 0
    assert sum(platform.uploads.values()) == 3 + refused


@pytest.mark.parametrize("path", sorted(set(FIRST) - {"stable_token"}))
@pytest.mark.parametrize("code", [40001, 40014, 42001])
def test_an_expired_token_at_every_step(
    published: Publish, platform: Platform, path: str, code: int
) -> None:
    platform.fail(path, code)
    assert published(submitted()).added
    assert len(platform.drafts) == 1
    assert len(platform.forced) == 1


@pytest.mark.parametrize("path", sorted(set(FIRST)))
def test_a_network_that_breaks_down_at_every_step(
    published: Publish, platform: Platform, path: str
) -> None:
    platform.fail(path, *[None] * 3)
    with pytest.raises(ApiError, match="cannot be reached"):
        published(submitted())
    published(submitted())
    assert len(platform.drafts) == 1


@pytest.mark.parametrize("path", [*dict.fromkeys(FIRST), "draft/update"])
def test_an_answer_that_is_lost_at_every_step(
    published: Publish, platform: Platform, path: str
) -> None:
    platform.fail(path, LOST)
    published(submitted())
    assert published(submitted()).added is False
    assert list(platform.drafts) == ["draft-0"]


def test_a_run_that_ends_before_it_has_read_back_takes_nothing_for_an_edit(
    published: Publish, platform: Platform
) -> None:
    published(submitted())
    again = submitted(text="先绕两圈。")
    platform.before = lambda call: (
        platform.fail("draft/get", 45009) if call.path == "draft/update" else None
    )
    with pytest.raises(ApiError, match="45009"):
        published(again)
    platform.before = lambda _: None
    third = submitted(text="先绕两圈。")
    published(third, strict=True)
    assert problems(third) == []


def test_what_was_uploaded_before_a_failure_is_not_uploaded_again(
    published: Publish, platform: Platform
) -> None:
    platform.fail("draft/add", 45002)
    with pytest.raises(ApiError, match="45002"):
        published(submitted())
    platform.calls.clear()
    published(submitted(text="短些。"))
    assert platform.paths == ["draft/batchget", "draft/add", "draft/get"]


def test_what_is_remembered(published: Publish, tmp_path: Path, platform: Platform) -> None:
    published(submitted())
    (path,) = (tmp_path / "cache-state").glob("*.json")
    kept = state.load(path)
    assert kept.token == platform.token
    assert len(kept.pictures) == 2
    assert list(kept.covers.values()) == ["cover-0"]
    (draft,) = kept.drafts
    assert (draft.media_id, draft.issues, len(draft.seen)) == ("draft-0", ["urn:uuid:7"], 1)
    assert platform.secret not in path.read_text("utf-8")

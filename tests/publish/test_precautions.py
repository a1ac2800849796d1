"""What people have done to a draft is seen before it is changed, and never lost silently."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from publish.conftest import Publish
from publish.issues import submitted
from publish.server import Platform

from exporter.diagnostics import ExportError, Problem
from exporter.publish.submission import Submission


def problems(*submissions: Submission) -> list[tuple[Problem, str]]:
    return [(d.problem, d.message) for one in submissions for d in one.report.diagnostics]


def contents(platform: Platform, draft: str = "draft-0") -> list[str]:
    return [str(article["content"]) for article in platform.drafts[draft]]


def titles(platform: Platform, draft: str = "draft-0") -> list[str]:
    return [str(article["title"]) for article in platform.drafts[draft]]


def several(number: int, file: str = "") -> list[Submission]:
    return [
        replace(submitted(f"urn:uuid:{n}", f"第 {n} 篇", f"第 {n} 段。"), file=file)
        for n in range(number)
    ]


BY_HAND = {"title": "公告", "author": "", "digest": "", "content": "<p>停航一日。</p>"}


def test_a_draft_that_was_deleted_is_made_anew(published: Publish, platform: Platform) -> None:
    published(submitted())
    platform.drafts.clear()
    again = submitted()
    assert published(again).added
    assert problems(again) == [
        (
            Problem.PUBLISH_DRAFT,
            "the draft of this issue was deleted or published: a new one is made",
        )
    ]
    assert len(platform.drafts) == 1
    assert set(platform.uploads.values()) == {1}


@pytest.mark.parametrize(
    "edit",
    [
        {"content_source_url": "https://elsewhere.example/"},
        {"need_open_comment": 1},
        {"pic_crop_1_1": "0_0_0.5_0.75"},
    ],
)
def test_a_field_that_was_set_in_the_editor_is_not_overwritten_silently(
    published: Publish, platform: Platform, edit: dict[str, object]
) -> None:
    published(submitted())
    platform.drafts["draft-0"][0].update(edit)
    again = submitted()
    published(again)
    assert problems(again) == [
        (
            Problem.PUBLISH_DRAFT,
            "the article was edited in WeChat's editor, and those edits are overwritten",
        )
    ]


def test_edits_in_the_editor_are_not_overwritten_silently(
    published: Publish, platform: Platform
) -> None:
    published(submitted())
    (article,) = platform.drafts["draft-0"]
    article["content"] = article["content"].replace("先绕一圈", "先绕三圈")
    strictly = submitted()
    with pytest.raises(ExportError, match="edited in WeChat's editor"):
        published(strictly, strict=True)
    assert "先绕三圈" in contents(platform)[0]
    again = submitted()
    published(again)
    assert [problem for problem, _ in problems(again)] == [Problem.PUBLISH_DRAFT]
    assert "先绕一圈" in contents(platform)[0]


def test_only_the_article_that_was_edited_is_spoken_of(
    published: Publish, platform: Platform
) -> None:
    issues = [submitted(f"urn:uuid:{n}", f"第 {n} 篇") for n in range(2)]
    published(*issues)
    platform.drafts["draft-0"][1]["title"] = "编辑改的题目"
    first, second = (submitted(f"urn:uuid:{n}", f"第 {n} 篇") for n in range(2))
    published(first)
    assert problems(first) == []
    published(first, second)
    assert [problem for problem, _ in problems(second)] == [Problem.PUBLISH_DRAFT]


def test_a_draft_of_the_same_title_by_somebody_else(
    published: Publish, platform: Platform, tmp_path: Path
) -> None:
    published(submitted())
    for file in (tmp_path / "cache-state").iterdir():
        file.unlink()
    strictly = submitted()
    with pytest.raises(ExportError, match="a draft with this title already"):
        published(strictly, strict=True)
    assert len(platform.drafts) == 1
    again = submitted()
    published(again)
    assert [problem for problem, _ in problems(again)] == [Problem.PUBLISH_DRAFT]


def test_strictly_a_draft_that_was_deleted_stops_every_run(
    published: Publish, platform: Platform
) -> None:
    published(submitted())
    platform.drafts.clear()
    for _ in range(2):
        with pytest.raises(ExportError, match="was deleted or published"):
            published(submitted(), strict=True)
    assert platform.drafts == {}


def test_an_article_that_somebody_put_in_front_stays(
    published: Publish, platform: Platform
) -> None:
    published(*several(2))
    platform.drafts["draft-0"].insert(0, dict(BY_HAND))
    issues = several(2)
    published(*issues)
    published(issues[1])
    assert titles(platform) == ["公告", "第 0 篇", "第 1 篇"]
    assert "停航一日" in contents(platform)[0]
    assert problems(*issues) == []


def test_an_order_made_in_the_editor_is_known(published: Publish, platform: Platform) -> None:
    published(*several(3))
    platform.drafts["draft-0"].reverse()
    published(several(3)[0])
    assert titles(platform) == ["第 2 篇", "第 1 篇", "第 0 篇"]


def test_an_edited_article_is_known_by_its_place(published: Publish, platform: Platform) -> None:
    published(*several(2))
    platform.drafts["draft-0"][1]["title"] = "改过"
    issues = several(2)
    published(issues[1])
    assert titles(platform) == ["第 0 篇", "第 1 篇"]
    assert [problem for problem, _ in problems(*issues)] == [Problem.PUBLISH_DRAFT]


def test_an_article_that_was_deleted_leaves_the_others(
    published: Publish, platform: Platform
) -> None:
    published(*several(2))
    del platform.drafts["draft-0"][0]
    published(several(2)[1])
    assert titles(platform) == ["第 1 篇"]
    with pytest.raises(ExportError, match="not all in the same one"):
        published(*several(2))


@pytest.mark.parametrize("hands", ["added", "moved"])
def test_what_cannot_be_told_apart_is_not_touched(
    published: Publish, platform: Platform, hands: str
) -> None:
    published(*several(2))
    draft = platform.drafts["draft-0"]
    draft[0]["title"] = "改过"
    if hands == "added":
        draft.append(dict(BY_HAND))
    else:
        draft.reverse()
    before = list(draft)
    with pytest.raises(ExportError, match="cannot be told") as raised:
        published(several(2)[0])
    assert raised.value.problem is Problem.PUBLISH_IMPOSSIBLE
    assert platform.drafts["draft-0"] == before


def test_a_section_that_is_no_article_any_more(published: Publish, platform: Platform) -> None:
    published(*several(2, "/渡船.md"))
    whole = several(1, "/渡船.md")[0]
    with pytest.raises(ExportError, match="'第 1 篇'"):
        published(whole, strict=True)
    published(whole)
    assert problems(whole) == [
        (
            Problem.PUBLISH_DRAFT,
            "the draft still holds '第 1 篇', which is no article of its own any more",
        )
    ]
    del platform.drafts["draft-0"][1]
    again = several(1, "/渡船.md")[0]
    published(again, strict=True)
    assert problems(again) == []


def test_issues_of_other_files_in_the_draft_are_not_spoken_of(published: Publish) -> None:
    first, second = (replace(one, file=f"/{n}.md") for n, one in enumerate(several(2)))
    published(first, second)
    published(first, strict=True)
    assert problems(first) == []

"""A new title is no new issue: the draft of the same file and text is found again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from publish.conftest import Publish
from publish.issues import submitted
from publish.server import Platform

from exporter.publish.submission import Submission

TEXT = "先绕一圈，再穿过去，最后拉紧，绳头留出三指宽。"


def issue(
    title: str, text: str = TEXT, file: str = "/渡船.md", colour: str = "#1f5c4d"
) -> Submission:
    made = submitted(f"urn:uuid:{title}", title, text, colours=(colour,))
    return replace(made, file=file)


def test_an_issue_with_a_shorter_title_keeps_its_draft(
    published: Publish, platform: Platform
) -> None:
    assert published(issue("很长的题目")).added
    again = issue("短题", TEXT + "又加了一句。")
    assert published(again, strict=True).added is False
    assert [one["title"] for one in platform.drafts["draft-0"]] == ["短题"]
    assert again.report.diagnostics == ()
    assert published(issue("短题")).added is False
    assert list(platform.drafts) == ["draft-0"]


@pytest.mark.parametrize(
    "other",
    [
        issue("下一期", "另一件事：河水涨了又退，渡口停航一日，明早再开。"),
        issue("下一期", file="/别的.md"),
        issue("下一期", file=""),
    ],
    ids=["another text", "another file", "no file"],
)
def test_another_issue_has_its_own(
    published: Publish, platform: Platform, other: Submission
) -> None:
    published(issue("这一期", file=other.file and "/渡船.md"))
    assert published(other).added
    assert len(platform.drafts) == 2


def test_an_edit_in_the_editor_is_still_seen(published: Publish, platform: Platform) -> None:
    published(issue("很长的题目"))
    platform.drafts["draft-0"][0]["author"] = "编辑"
    again = issue("短题")
    published(again)
    assert ["edited in WeChat's editor" in d.message for d in again.report.diagnostics] == [True]


def test_one_article_of_several(published: Publish, platform: Platform) -> None:
    first, second = issue("甲"), issue("乙", "河水涨了又退，渡口停航一日，明早再开船。")
    published(first, second)
    published(issue("甲"), replace(second, issue="urn:uuid:丙"))
    assert list(platform.drafts) == ["draft-0"]


def test_the_file_is_remembered_although_reading_back_failed(
    published: Publish, platform: Platform
) -> None:
    platform.fail("draft/get", 45009)
    with pytest.raises(Exception, match="45009"):
        published(issue("很长的题目"))
    assert published(issue("短题")).added is False


def test_last_week_s_draft_in_the_same_file_is_gone_and_nobody_cares(
    published: Publish, platform: Platform
) -> None:
    published(issue("上一期"))
    platform.drafts.clear()
    this = issue("这一期", "河水涨了又退。")
    assert published(this, strict=True).added
    assert this.report.diagnostics == ()

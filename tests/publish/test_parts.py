"""Parts of an issue that is too long: one draft, whether parts come or go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from publish.issues import submitted
from publish.server import Platform

from exporter.diagnostics import ExportError, Problem
from exporter.publish.submission import Submission
from exporter.publish.wechat import Published

Publish = Callable[..., Published]


def parts(*texts: str, whole: str = "urn:uuid:7") -> list[Submission]:
    """The parts of an issue with these texts; one text is the issue."""
    return [
        replace(
            made,
            issue=f"{whole}#{place}" if place else whole,
            whole=whole,
            file="/渡船.md",
            fields=msgspec.structs.replace(made.fields, title=title),
        )
        for place, text in enumerate(texts)
        for made in (submitted(text=text),)
        for title in ("渡船" if len(texts) == 1 else f"渡船（{'上下'[place]}）",)
    ]


def said(some: list[Submission]) -> list[str]:
    return [one.message for part in some for one in part.report.diagnostics]


def titles(platform: Platform, draft: str) -> list[str]:
    return [article["title"] for article in platform.drafts[draft]]


def test_parts_are_one_draft_and_stay_it(platform: Platform, published: Publish) -> None:
    assert published(*parts("先绕一圈。", "再穿过去。")).added
    again = parts("先绕两圈。", "又穿过去。")
    assert not published(*again, strict=True).added
    assert titles(platform, "draft-0") == ["渡船（上）", "渡船（下）"]
    assert "又穿过去。" in platform.drafts["draft-0"][1]["content"]
    assert said(again) == []


def test_an_issue_that_shrank_to_one_keeps_its_draft(
    platform: Platform, published: Publish
) -> None:
    published(*parts("先绕一圈。", "再穿过去。"))
    alone = parts("先绕一圈，再穿过去。")
    assert not published(*alone).added
    assert titles(platform, "draft-0") == ["渡船", "渡船（下）"]
    message = "the draft still holds '渡船（下）', which is no article of its own any more"
    assert said(alone) == [message]
    del platform.drafts["draft-0"][1]
    alone = parts("先绕一圈，再穿过去。")
    published(*alone, strict=True)
    assert said(alone) == []


def test_an_issue_that_grew_has_a_new_draft_and_the_editor_hears_of_the_old(
    platform: Platform, published: Publish
) -> None:
    published(*parts("先绕一圈。"))
    grown = parts("先绕一圈。", "再穿过去。")
    assert published(*grown).added
    assert said(grown) == ["the issue has 2 articles now, and a draft takes no further one"]
    assert "渡船" in grown[0].report.diagnostics[0].hint
    again = parts("先绕一圈。", "再穿过去。")
    assert not published(*again, strict=True).added
    assert list(platform.drafts) == ["draft-0", "draft-1"]
    assert titles(platform, "draft-0") == ["渡船"]


def test_a_new_draft_is_not_made_under_strict(platform: Platform, published: Publish) -> None:
    published(*parts("先绕一圈。"))
    with pytest.raises(ExportError, match="takes no further one"):
        published(*parts("先绕一圈。", "再穿过去。"), strict=True)
    assert list(platform.drafts) == ["draft-0"]


def test_what_shrank_and_grew_again_is_in_its_draft(platform: Platform, published: Publish) -> None:
    published(*parts("先绕一圈。", "再穿过去。"))
    published(*parts("先绕一圈，再穿过去。"))
    assert not published(*parts("先绕一圈。", "再穿过去。")).added
    assert titles(platform, "draft-0") == ["渡船（上）", "渡船（下）"]


def test_another_issue_that_was_never_in_the_draft_is_no_part(published: Publish) -> None:
    published(*parts("先绕一圈。"))
    other = parts("河水涨了。", whole="urn:uuid:8")
    with pytest.raises(ExportError, match="not all in the same one"):
        published(*parts("先绕一圈。"), *other)


def test_more_than_eight_parts_are_refused(platform: Platform, published: Publish) -> None:
    (made,) = parts("先绕一圈。")
    nine = [replace(made, issue=f"urn:uuid:7#{place}") for place in range(9)]
    with pytest.raises(ExportError, match="8 articles at most, these are 9") as raised:
        published(*nine)
    assert raised.value.hint == "make several issues of it"
    assert platform.calls == []


def test_addresses_longer_than_reckoned_are_told(platform: Platform, published: Publish) -> None:
    made = submitted(text="")
    long = replace(made, content=made.content + "船" * (19_990 - made.size))
    platform.folder = "x" * 150 + "/"
    with pytest.raises(ExportError):
        published(long)
    (found,) = long.report.diagnostics
    assert found.problem is Problem.WECHAT_CONTENT_LONG
    assert "with the addresses that its pictures got" in found.message

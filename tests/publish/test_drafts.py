"""Which draft holds an issue, how one is made only once, and how one is found again."""

from __future__ import annotations

import pytest
from publish.issues import upload
from publish.server import LOST, Platform

from exporter.diagnostics import ExportError, Problem
from exporter.publish import drafts, requests
from exporter.publish.client import Client
from exporter.publish.errors import ApiError
from exporter.publish.requests import Article, Stored
from exporter.publish.state import Intent, Linked, Store


@pytest.fixture
def cover(client: Client) -> str:
    return client.call(requests.add_material(upload("#1f5c4d")), Stored).media_id


def article(title: str, cover: str) -> Article:
    return Article(title, "", "", "<p>河水</p>", cover, "0_0_1_1", "0_0_1_1")


def test_a_new_draft_is_linked_and_nothing_is_left_open(
    client: Client, store: Store, platform: Platform, cover: str
) -> None:
    made = drafts.add(client, store, ["a", "b"], [article("甲", cover), article("乙", cover)])
    assert store.state.drafts == [made] == [Linked("draft-0", ["a", "b"])]
    assert store.state.intents == []
    assert [one["title"] for one in platform.drafts["draft-0"]] == ["甲", "乙"]


def test_the_intent_is_written_down_before_the_draft_is_made(
    client: Client, store: Store, platform: Platform, cover: str
) -> None:
    seen: list[list[Intent]] = []
    platform.before = lambda _: seen.append(list(store.state.intents))
    drafts.add(client, store, ["a"], [article("甲", cover)])
    assert seen == [[Intent(["a"], [("甲", cover)])]]


def test_an_answer_that_was_lost_makes_no_second_draft(
    client: Client, store: Store, platform: Platform, cover: str
) -> None:
    platform.fail("draft/add", LOST)
    made = drafts.add(client, store, ["a"], [article("甲", cover)])
    assert list(platform.drafts) == [made.media_id]
    assert platform.paths[-2:] == ["draft/add", "draft/batchget"]


def test_busy_before_the_draft_was_made_is_tried_again(
    client: Client, store: Store, platform: Platform, cover: str
) -> None:
    platform.fail("draft/add", -1)
    drafts.add(client, store, ["a"], [article("甲", cover)])
    assert list(platform.drafts) == ["draft-0"]
    assert platform.paths[-3:] == ["draft/add", "draft/batchget", "draft/add"]


def test_a_refusal_leaves_no_intent(
    client: Client, store: Store, platform: Platform, cover: str
) -> None:
    with pytest.raises(ApiError, match="45003"):
        drafts.add(client, store, ["a"], [article("", cover)])
    assert store.state.intents == store.state.drafts == []
    assert platform.drafts == {}


def test_what_is_uncertain_leaves_its_intent(
    client: Client, store: Store, platform: Platform, cover: str
) -> None:
    platform.fail("draft/add", *[-1] * 9)
    with pytest.raises(ApiError, match="busy"):
        drafts.add(client, store, ["a"], [article("甲", cover)])
    assert store.state.intents == [Intent(["a"], [("甲", cover)])]


def test_an_open_intent_finds_its_draft(client: Client, store: Store, cover: str) -> None:
    drafts.add(client, store, ["other"], [article("甲", "cover-0")])
    client.call(requests.add_draft([article("甲", cover), article("乙", cover)]), Stored)
    store.state.intents.append(Intent(["a", "b"], [("甲", cover), ("乙", cover)]))
    drafts.settle(client, store)
    assert store.state.drafts[1] == Linked("draft-1", ["a", "b"])
    assert store.state.intents == []


def test_a_draft_that_belongs_to_another_issue_is_not_taken(
    client: Client, store: Store, cover: str
) -> None:
    drafts.add(client, store, ["other"], [article("甲", cover)])
    store.state.intents.append(Intent(["a"], [("甲", cover)]))
    drafts.settle(client, store)
    assert [draft.issues for draft in store.state.drafts] == [["other"]]
    assert store.state.intents == []


@pytest.mark.parametrize(
    "articles", [[("甲", "cover-9")], [("丙", "cover-0")], [("甲", "cover-0"), ("甲", "cover-0")]]
)
def test_titles_and_covers_must_both_agree(
    client: Client, store: Store, cover: str, articles: list[tuple[str, str]]
) -> None:
    client.call(requests.add_draft([article("甲", cover)]), Stored)
    store.state.intents.append(Intent(["a"], articles))
    drafts.settle(client, store)
    assert store.state.drafts == []


def test_a_draft_is_found_among_many(
    client: Client, store: Store, platform: Platform, cover: str
) -> None:
    for number in range(45):
        client.call(requests.add_draft([article(f"第 {number} 封", cover)]), Stored)
    store.state.intents.append(Intent(["a"], [("第 0 封", cover)]))
    drafts.settle(client, store)
    assert store.state.drafts == [Linked("draft-0", ["a"])]
    assert platform.count("draft/batchget") == 3


def test_issues_of_one_draft_belong_together(store: Store) -> None:
    both, other = Linked("draft-0", ["a", "b"]), Linked("draft-1", ["c"])
    store.state.drafts = [both, other]
    assert drafts.linked(store, ["a", "b"]) is both
    assert drafts.linked(store, ["b", "a"]) is both
    assert drafts.linked(store, ["b"]) is both
    assert drafts.linked(store, ["d"]) is None


@pytest.mark.parametrize("issues", [["a", "c"], ["a", "d"], ["c", "d"], ["a", "b", "d"]])
def test_issues_of_several_drafts_do_not(store: Store, issues: list[str]) -> None:
    store.state.drafts = [Linked("draft-0", ["a", "b"]), Linked("draft-1", ["c"])]
    with pytest.raises(ExportError, match="not all in the same one") as raised:
        drafts.linked(store, issues)
    assert raised.value.problem is Problem.PUBLISH_IMPOSSIBLE


def test_the_place_of_an_article() -> None:
    draft = Linked("draft-0", ["a", "b", "c"])
    assert drafts.place(draft, ["c", "a", "b"], 0) == 0
    assert drafts.place(draft, ["c"], 0) == 2


def test_what_drafts_hold_now(client: Client, store: Store, platform: Platform, cover: str) -> None:
    for issue in "abcd":
        drafts.add(client, store, [issue], [article(f"题{issue}", cover)])
    store.state.drafts[2].files["c"] = "/c.md"
    del platform.drafts["draft-0"]
    held = drafts.standing(client, store, ["a", "b"], ["/c.md", "/d.md"])
    titles = {name: draft and draft.news_item[0].title for name, draft in held.items()}
    assert titles == {"draft-0": None, "draft-1": "题b", "draft-2": "题c"}


def test_another_failure_is_not_taken_for_a_draft_that_is_gone(
    client: Client, store: Store, platform: Platform, cover: str
) -> None:
    drafts.add(client, store, ["a"], [article("甲", cover)])
    platform.fail("draft/get", 45009)
    with pytest.raises(ApiError):
        drafts.standing(client, store, ["a"], [])


def test_an_order_holds_when_all_articles_are_there(
    client: Client, store: Store, platform: Platform, cover: str
) -> None:
    both = [article("甲", cover), article("乙", cover)]
    made = drafts.add(client, store, ["a", "b"], both)
    platform.fail("draft/update", 0, 45009)
    with pytest.raises(ApiError):
        drafts.update(client, store, made, ["b", "a"], both[::-1])
    assert made.issues == ["a", "b"]
    drafts.update(client, store, made, ["b", "a"], both[::-1])
    assert made.issues == ["b", "a"]


def test_strangers_have_our_titles_and_are_not_ours(
    client: Client, store: Store, cover: str
) -> None:
    drafts.add(client, store, ["a"], [article("甲", cover)])
    assert drafts.strangers(client, store, ["甲"]) == []
    client.call(requests.add_draft([article("甲", cover)]), Stored)
    assert [one.media_id for one in drafts.strangers(client, store, ["甲"])] == ["draft-1"]
    assert drafts.strangers(client, store, ["乙"]) == []

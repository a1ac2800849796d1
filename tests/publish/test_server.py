"""The model of the platform enforces what is documented: the tests of the client lean on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from publish.conftest import Time
from publish.issues import drawn, upload
from publish.server import APPID, SECRET, Platform

from exporter.publish import requests
from exporter.publish.requests import Article, Request, Upload

Ask = Callable[[Request], dict[str, Any]]
GOOD = Article("题", "人", "摘", "<p>文</p>", "cover-0", "0_0_1_1", "0_0_1_1")


@pytest.fixture
def ask(platform: Platform) -> Ask:
    """Ask with the token that holds; one cover is in the library."""

    def answer(request: Request) -> dict[str, Any]:
        return dict(json.loads(platform.send(request.signed(platform.token))))

    answer(requests.stable_token(APPID, SECRET, force=False))
    answer(requests.add_material(upload("#1f5c4d")))
    return answer


def changed(**fields: object) -> Request:
    article = Article(**{name: getattr(GOOD, name) for name in GOOD.__struct_fields__})
    for name, value in fields.items():
        setattr(article, name, value)
    return requests.add_draft([article])


def picture(data: bytes, name: str) -> Request:
    request = requests.upload_picture(Upload(data, "image/png"))
    return replace(request, body=request.body.replace(b".png", name.encode()))


@pytest.mark.parametrize(
    ("code", "request_"),
    [
        (40013, requests.stable_token("wx0", SECRET, force=False)),
        (40125, requests.stable_token(APPID, "falsch", force=False)),
        (44003, requests.add_draft([])),
        (45003, changed(title="")),
        (45003, changed(title="题" * 65)),
        (45004, changed(digest="摘" * 129)),
        (45110, changed(author="人" * 17)),
        (45002, changed(content="文" * 20_000)),
        (40007, changed(thumb_media_id="cover-9")),
        (53402, changed(pic_crop_1_1="0_0_1")),
        (53402, changed(pic_crop_235_1="0_0_2_1")),
        (53402, changed(pic_crop_235_1="0.5_0_0.5_1")),
        (45005, changed(content_source_url=f"https://w.example/{'7' * 1024}")),
        (41039, changed(content_source_url="weekly.example")),
        (47001, changed(need_open_comment=2)),
        (47001, changed(content="<html><p>文</p></html>")),
        (45166, changed(content='<p class="x">文</p>')),
        (45166, changed(content='<a href="https://knots.example.com/">文</a>')),
        (45166, changed(content='<img src="http://pictures.example/0?wx_fmt=webp"/>')),
        (40033, Request("draft/add", b'{"articles": [{"title": "\\u4e2d"}]}')),
        (40033, Request("draft/add", b'{"articles": [{"title": "\\\\u4e2d"}]}')),
        (47001, Request("draft/add", b'{"articles": [')),
        (47001, Request("draft/add", '{"articles": ["题"]}'.encode("gb18030"))),
        (40007, requests.get_draft("draft-9")),
        (40007, requests.update_draft("draft-9", 0, GOOD)),
        (40113, picture(b"GIF89a", ".gif")),
        (40113, picture(b"RIFF0000WEBP", ".webp")),
        (40113, picture(drawn("#1f5c4d"), ".jpg")),
        (40009, picture(drawn("#1f5c4d") + bytes(1_000_000), ".png")),
        (41005, picture(b"", ".png")),
        (48001, Request("freepublish/submit", b"{}")),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else "",
)
def test_what_is_refused(ask: Ask, platform: Platform, code: int, request_: Request) -> None:
    assert ask(request_)["errcode"] == code
    assert platform.drafts == platform.pictures == {}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": "题" * 64},
        {"author": "人" * 16, "digest": "摘" * 128},
        {"content": "文" * 19_999},
        {"content": '<a href="https://mp.weixin.qq.com/s/rope">webp</a>'},
        {"content": '<p>a.webp</p><img src="http://pictures.example/0" alt="图a.webp"/>'},
    ],
)
def test_what_is_taken(ask: Ask, fields: dict[str, str]) -> None:
    assert ask(changed(**fields)) == {"media_id": "draft-0"}


def test_adding_twice_makes_two_drafts(ask: Ask, platform: Platform) -> None:
    ask(changed())
    ask(changed())
    assert list(platform.drafts) == ["draft-0", "draft-1"]


def test_foreign_pictures_and_scripts_are_removed(ask: Ask, platform: Platform) -> None:
    foreign = '<img src="data:image/png;base64,AA=="/><script>x</script><p>文</p>'
    ask(changed(content=foreign))
    assert platform.drafts["draft-0"][0]["content"] == "<p>文</p>"


def test_the_newest_drafts_come_first_in_pages(ask: Ask) -> None:
    for number in range(23):
        ask(changed(title=f"第 {number} 封"))
    page = ask(requests.list_drafts(0))
    assert (page["total_count"], page["item_count"]) == (23, 20)
    assert page["item"][0]["media_id"] == "draft-22"
    assert "content" not in page["item"][0]["content"]["news_item"][0]
    assert ask(requests.list_drafts(20))["item_count"] == 3


def test_a_token_lives_for_two_hours(ask: Ask, time: Time) -> None:
    time.now += 7199
    assert "errcode" not in ask(requests.list_drafts(0))
    time.now += 1
    assert ask(requests.list_drafts(0))["errcode"] == 42001


def test_a_token_is_stable_until_it_is_forced(ask: Ask, platform: Platform, time: Time) -> None:
    gentle = requests.stable_token(APPID, SECRET, force=False)
    forced = requests.stable_token(APPID, SECRET, force=True)
    assert ask(gentle)["access_token"] == "token-1"  # noqa: S105 - of a test
    assert ask(forced)["access_token"] == "token-2"  # noqa: S105 - of a test
    assert ask(forced)["errcode"] == 45011
    time.now += 30
    assert ask(forced)["access_token"] == "token-3"  # noqa: S105 - of a test
    assert json.loads(platform.send(requests.list_drafts(0).signed("token-1")))["errcode"] == 42001
    assert json.loads(platform.send(requests.list_drafts(0).signed("x")))["errcode"] == 40014


def test_an_address_that_is_not_on_the_whitelist(ask: Ask, platform: Platform) -> None:
    platform.whitelisted = False
    assert ask(requests.list_drafts(0))["errcode"] == 40164


def test_an_account_without_the_right_opens_no_comments(ask: Ask, platform: Platform) -> None:
    platform.comments = False
    assert ask(changed(need_open_comment=1))["errcode"] == 88000
    assert ask(changed())["media_id"] == "draft-0"


def test_a_draft_has_no_article_at_a_place_behind_its_last(ask: Ask) -> None:
    ask(changed())
    assert ask(requests.update_draft("draft-0", 1, GOOD))["errcode"] == 40114


def test_a_draft_that_is_read_can_be_looked_at(ask: Ask) -> None:
    ask(changed())
    (article,) = ask(requests.get_draft("draft-0"))["news_item"]
    assert article["url"] == "http://mp.weixin.qq.com/s?tempkey=draft-0-0"
    assert (article["need_open_comment"], article["content_source_url"]) == (0, "")

"""Tokens that are kept, renewed once and never too often; patience; what is said of failures."""

from __future__ import annotations

import pytest
from publish.conftest import Time
from publish.server import SECRET, Platform

from exporter.diagnostics import ExportError, Problem
from exporter.publish import requests
from exporter.publish.account import Account
from exporter.publish.client import Client
from exporter.publish.drafts import strangers
from exporter.publish.errors import ERRORS, ApiError, Behaviour
from exporter.publish.requests import Page, Request
from exporter.publish.state import Store

LIST = requests.list_drafts(0)


def listed(client: Client) -> Page:
    return client.call(LIST, Page)


def test_one_token_serves_many_calls(client: Client, platform: Platform) -> None:
    listed(client)
    listed(client)
    assert platform.paths == ["stable_token", "draft/batchget", "draft/batchget"]


def test_a_token_outlives_the_run(client: Client, platform: Platform, store: Store) -> None:
    store.state.token, store.state.expires = platform.token, 0.0
    listed(client)
    assert store.state.token == platform.token
    assert store.state.expires == platform.expires


def test_a_token_is_renewed_before_it_expires(
    client: Client, platform: Platform, time: Time
) -> None:
    listed(client)
    time.now += 7200 - 299
    listed(client)
    assert platform.count("stable_token") == 2
    assert platform.forced == []


@pytest.mark.parametrize("code", [40001, 40014, 42001])
def test_a_refused_token_is_replaced_once(client: Client, platform: Platform, code: int) -> None:
    platform.fail("draft/batchget", code)
    assert listed(client).total_count == 0
    assert platform.count("draft/batchget") == 2
    assert len(platform.forced) == 1


@pytest.mark.parametrize("code", [40001, 40014, 42001])
def test_not_twice(client: Client, platform: Platform, code: int) -> None:
    platform.fail("draft/batchget", code, code)
    with pytest.raises(ApiError) as raised:
        listed(client)
    assert raised.value.code == code
    assert platform.count("draft/batchget") == 2


def test_a_token_that_somebody_else_renewed_is_fetched_not_forced(
    client: Client, platform: Platform
) -> None:
    listed(client)
    platform.revoke()
    listed(client)
    assert platform.forced == []
    assert platform.count("stable_token") == 2


def test_forcing_keeps_its_distance(client: Client, platform: Platform, time: Time) -> None:
    for _ in range(2):
        platform.fail("draft/batchget", 40001)
        listed(client)
    first, second = platform.forced
    assert second - first >= 30
    assert time.slept == [30.0]


def test_forcing_twenty_times_a_day_and_no_more(
    client: Client, platform: Platform, time: Time
) -> None:
    for _ in range(20):
        platform.fail("draft/batchget", 40001)
        listed(client)
        time.now += 60
    platform.fail("draft/batchget", 40001)
    with pytest.raises(ExportError, match="renewed 20 times within a day"):
        listed(client)
    assert len(platform.forced) == 20
    time.now += 86_400
    platform.fail("draft/batchget", 40001)
    listed(client)
    assert len(platform.forced) == 21


@pytest.mark.parametrize("code", [-1, 45011])
def test_what_passes_is_waited_for_longer_each_time(
    client: Client, platform: Platform, time: Time, code: int
) -> None:
    platform.fail("draft/batchget", code, code, code)
    listed(client)
    assert time.slept == [1.5, 3.0, 6.0]
    assert platform.count("draft/batchget") == 4


@pytest.mark.parametrize("code", [-1, 45011])
def test_but_not_for_ever(client: Client, platform: Platform, time: Time, code: int) -> None:
    platform.fail("draft/batchget", *[code] * 9)
    with pytest.raises(ApiError) as raised:
        listed(client)
    assert raised.value.code == code
    assert platform.count("draft/batchget") == 6
    assert len(time.slept) == 5


def test_a_lost_answer_is_asked_for_again(client: Client, platform: Platform) -> None:
    platform.fail("draft/batchget", None, None)
    listed(client)
    assert platform.count("draft/batchget") == 3


def test_a_network_that_is_down_is_not_waited_for_long(
    client: Client, platform: Platform, time: Time
) -> None:
    platform.fail("draft/batchget", *[None] * 9)
    with pytest.raises(ApiError, match="WeChat cannot be reached"):
        listed(client)
    assert platform.count("draft/batchget") == 3
    assert sum(time.slept) < 10


def test_getting_a_token_is_patient_too(client: Client, platform: Platform, time: Time) -> None:
    platform.fail("stable_token", -1)
    listed(client)
    assert time.slept == [1.5]


@pytest.mark.parametrize(
    "code",
    sorted(
        code
        for code, entry in ERRORS.items()
        if entry.behaviour not in {Behaviour.REFRESH, Behaviour.BACK_OFF}
    ),
)
@pytest.mark.parametrize("path", ["draft/batchget", "stable_token"])
def test_everything_else_stops_at_once_and_says_what_to_do(
    client: Client, platform: Platform, time: Time, path: str, code: int
) -> None:
    platform.fail(path, code)
    with pytest.raises(ApiError) as raised:
        listed(client)
    assert raised.value.hint == ERRORS[code].remedy
    assert platform.count(path) == 1
    assert time.slept == []


def test_neither_secret_nor_token_is_repeated(client: Client, platform: Platform) -> None:
    listed(client)
    platform.fail("draft/batchget", 45009)
    with pytest.raises(ApiError) as raised:
        listed(client)
    assert raised.value.message == (
        "draft/batchget: the account has used up its calls of today "
        "(45009 told to fail, … … rid: 6a1b)"
    )


def test_a_wrong_secret(platform: Platform, client: Client) -> None:
    platform.secret = "anders"  # noqa: S105 - of a test
    with pytest.raises(ApiError) as raised:
        listed(client)
    assert raised.value.problem is Problem.PUBLISH_ACCOUNT
    assert "the AppSecret is wrong (40125" in raised.value.message


def test_an_address_that_is_not_on_the_whitelist_is_named(
    platform: Platform, client: Client
) -> None:
    platform.whitelisted = False
    with pytest.raises(ApiError, match=r"40164 invalid ip 192\.0\.2\.7") as raised:
        listed(client)
    assert "IP白名单" in raised.value.hint


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b'{"total_count": "many"}', b"\xff", b"[" * 99, b'{"x":' * 99],
)
def test_an_answer_that_is_none(account: Account, store: Store, time: Time, body: bytes) -> None:
    store.state.token, store.state.expires = "token-1", time.now + 7200

    def send(request: Request) -> bytes:
        del request
        return body

    with pytest.raises(ExportError, match="the answer is not what WeChat documents") as raised:
        listed(Client(send, account, store, time.clock))
    assert raised.value.problem is Problem.PUBLISH_REFUSED
    assert SECRET not in raised.value.message


@pytest.mark.parametrize("offset", [0, 20, 2000])
def test_a_list_without_end_is_left(
    account: Account, store: Store, time: Time, offset: int
) -> None:
    """An answer in WeChat's place counts on for ever, or says the same again and again."""
    pages = 0

    def send(request: Request) -> bytes:
        nonlocal pages
        if "token" in request.path and "batchget" not in request.path:
            return b'{"access_token": "t", "expires_in": 9223372036854775807}'
        pages += 1
        first = pages * offset
        items = (
            f'{{"media_id":"{n}","content":{{"news_item":[]}}}}' for n in range(first, first + 20)
        )
        return f'{{"total_count": 99999999, "item": [{",".join(items)}]}}'.encode()

    client = Client(send, account, store, time.clock)
    if offset:
        with pytest.raises(ExportError, match="does not end within 100 pages"):
            strangers(client, store, ["刊"])
    else:
        assert strangers(client, store, ["刊"]) == []
    assert pages <= 100


def test_what_was_done_after_all_is_not_done_again(client: Client, platform: Platform) -> None:
    platform.fail("draft/batchget", None)
    found = Page(7, [])
    assert client.call(LIST, Page, lambda: found) is found
    assert platform.count("draft/batchget") == 1

"""Every error code of the documentation has its behaviour and its remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exporter.diagnostics import Problem
from exporter.publish.errors import ERRORS, ApiError, Behaviour

REFRESH = {40001, 40014, 42001}
BACK_OFF = {-1, 45011}
STOP = {45009}
CONFIGURE = {40013, 40125, 40164, 40243, 48001, 48004, 61004, 89503, 89506, 89507}
CONTENT = {
    40005, 40006, 40007, 40009, 40033, 40113, 40114, 41005, 41039, 44003, 45001, 45002, 45003,
    45004, 45005, 45110, 45166, 47001, 53402, 88000,
}  # fmt: skip


@pytest.mark.parametrize(
    ("behaviour", "codes"),
    [
        (Behaviour.REFRESH, REFRESH),
        (Behaviour.BACK_OFF, BACK_OFF),
        (Behaviour.STOP, STOP),
        (Behaviour.CONFIGURE, CONFIGURE),
        (Behaviour.CONTENT, CONTENT),
    ],
)
def test_what_is_done_about_each_code(behaviour: Behaviour, codes: set[int]) -> None:
    assert {code for code, entry in ERRORS.items() if entry.behaviour is behaviour} == codes


SHOPS = {53404, 53405, 53406}  # cards of goods, which no article of ours has


def test_the_table_holds_every_code_of_the_facts_pages(shared: Path) -> None:
    page = (shared / "facts" / "wechat.md").read_text("utf-8")
    section = page.partition("Errors: ")[2].partition("## ")[0]
    codes = re.sub(r"(\d+)((?:/\d+)+)", lambda m: m[0].replace("/", ", "), section)
    named = {int(code) for code in re.findall(r"(?<![\d-])-?1\b|\b[456]\d{4}\b", codes)}
    page = (shared / "facts" / "wechat-draft.md").read_text("utf-8")
    section = page.partition("## Fields")[2].partition("## Pictures")[0]
    named |= {int(code) for code in re.findall(r"\b(?:4[0158]|5[03]|8[89])\d{3}\b", section)}
    assert named - SHOPS == ERRORS.keys()


@pytest.mark.parametrize("code", sorted(ERRORS))
def test_meaning_and_remedy_are_one_sentence_each(code: int) -> None:
    entry = ERRORS[code]
    for sentence in (entry.meaning, entry.remedy):
        assert sentence
        assert not sentence.endswith(".")
        assert sentence[0].islower() or sentence.startswith("IP")


def test_an_error_says_the_call_the_meaning_and_the_code() -> None:
    error = ApiError("draft/add", 45003, "title size out of limit rid: 6a1b")
    assert error.message == (
        "draft/add: the title is too long (45003 title size out of limit rid: 6a1b)"
    )
    assert error.hint == "shorten the title to 32 characters"
    assert error.problem is Problem.PUBLISH_REFUSED


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("invalid ip 192.0.2.7, not in whitelist", "192.0.2.7"),
        ("invalid ip 192.0.2.7 ipv6 ::ffff:192.0.2.7, not in whitelist", "192.0.2.7"),
        ("invalid ip 2001:db8::17, not in whitelist", "2001:db8::17"),
    ],
)
def test_an_address_that_is_not_listed_is_named_with_its_way(said: str, address: str) -> None:
    error = ApiError("stable_token", 40164, said, "through the proxy http://proxy.example:3128")
    assert error.message == (
        f"stable_token: the address {address} is not on the account's whitelist; the call went"
        f" through the proxy http://proxy.example:3128 (40164 {said})"
    )
    assert error.hint.startswith(f"add {address} to IP白名单 in developers.weixin.qq.com/platform")


def test_an_address_that_nobody_names_is_this_machine_s() -> None:
    error = ApiError("stable_token", 61004, "access clientip is not registered", "")
    assert error.message.startswith("stable_token: this machine's address is not on")


@pytest.mark.parametrize("code", sorted(CONFIGURE))
def test_what_must_be_configured_is_a_problem_of_the_account(code: int) -> None:
    assert ApiError("stable_token", code, "").problem is Problem.PUBLISH_ACCOUNT


def test_an_unknown_code_stops() -> None:
    error = ApiError("draft/add", 99999, "surprise")
    assert error.behaviour is Behaviour.STOP
    assert error.message == "draft/add: WeChat refused (99999 surprise)"
    assert error.hint


def test_no_answer_is_worth_another_try() -> None:
    error = ApiError("draft/get", None, "no answer in time")
    assert error.behaviour is Behaviour.BACK_OFF
    assert error.message == "draft/get: WeChat cannot be reached (no answer in time)"


def test_the_documentation_has_the_same_table() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "publishing.md").read_text("utf-8")
    written = [line for line in page.splitlines() if re.match(r"\| -?\d", line)]
    assert written == [
        f"| {code} | {entry.meaning} | {entry.behaviour} | {entry.remedy} |"
        for code, entry in sorted(ERRORS.items())
    ]


def test_the_documentation_says_that_the_live_service_was_never_called() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "publishing.md").read_text("utf-8")
    assert "The live service was never called" in page

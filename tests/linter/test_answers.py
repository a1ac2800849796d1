"""Links that answer and links that do not; everything on loopback."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from assets.hosts import Host, endless, hang, in_turn, redirect, reply, reset
from linter.proofs import settings

from exporter.assets.addresses import page
from exporter.config import Network, Settings
from exporter.linter import Finding, Inquiry, check

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
REFUSES_HEAD = 405


def local(cache: Path | None = None, **changes: float) -> Settings:
    base = settings("link-broken")
    return replace(base, cache=cache, network=Network(allow_private=True), **changes)


def ask(
    folder: Path, text: str, rules: Settings, now: datetime = NOW, steps: list[str] | None = None
) -> tuple[Finding, ...]:
    path = folder / "刊.md"
    path.write_text(text, "utf-8")
    heard = steps if steps is not None else []
    return check(path, rules, Inquiry(now, heard.append))


def test_a_link_that_answers_is_silent_and_asked_with_head(tmp_path: Path) -> None:
    host = Host({"/甲".encode().decode("latin-1"): reply(), "/a": reply()})
    steps: list[str] = []
    with host.serving() as at:
        assert ask(tmp_path, f"[甲]({at}/a) 与 [又]({at}/a)\n", local(), steps=steps) == ()
    assert [head.split()[0] for head in host.heads] == ["HEAD"]
    assert steps == ["asking 0 links"]


def test_a_link_that_is_gone_is_found_at_each_place(tmp_path: Path) -> None:
    with Host({}).serving() as at:
        found = ask(tmp_path, f"见 [甲]({at}/a)\n\n又见 {at}/a 。\n", local())
    assert [(f.line, f.column, f.message) for f in found] == [
        (1, 3, f"the link to {at}/a does not answer: it answers 404"),
        (3, 4, f"the link to {at}/a does not answer: it answers 404"),
    ]


def test_get_is_tried_where_head_is_refused(tmp_path: Path) -> None:
    host = Host({"/a": reply(status=REFUSES_HEAD)})
    with host.serving() as at:
        assert ask(tmp_path, f"[甲]({at}/a)\n", local()) == ()
    assert [head.split()[0] for head in host.heads] == ["HEAD", "GET"]


def test_get_is_tried_where_head_breaks_the_connection(tmp_path: Path) -> None:
    host = Host({"/a": in_turn(reset(), reply(b"page"))})
    with host.serving() as at:
        assert ask(tmp_path, f"[甲]({at}/a)\n", local()) == ()
    assert [head.split()[0] for head in host.heads] == ["HEAD", "GET"]


def test_a_body_is_not_read(tmp_path: Path) -> None:
    host = Host({"/a": in_turn(reply(status=REFUSES_HEAD), endless)})
    with host.serving() as at:
        assert ask(tmp_path, f"[甲]({at}/a)\n", local()) == ()


def test_nobody_listens(tmp_path: Path) -> None:
    with Host({}).serving() as at:
        pass
    (found,) = ask(tmp_path, f"[甲]({at}/a)\n", local())
    assert found.message.endswith("127.0.0.1 cannot be reached")


def test_an_address_with_a_password_is_not_asked(tmp_path: Path) -> None:
    host = Host({})
    with host.serving() as at:
        secret = at.replace("://", "://me:secret@")
        (found,) = ask(tmp_path, f"[甲]({secret}/a)\n", local())
    assert "user name" in found.message
    assert host.heads == []


def test_figures_that_lead_somewhere_are_asked_too(tmp_path: Path) -> None:
    with Host({}).serving() as at:
        found = ask(tmp_path, f"# 刊\n\n[![桥](a.png)]({at}/a)\n", local())
    assert [(f.line, f.code) for f in found] == [(3, "link-broken")]


@pytest.mark.parametrize("status", [401, 403, 429, 503])
def test_a_host_that_does_not_talk_to_everybody_is_there(tmp_path: Path, status: int) -> None:
    with Host({"/a": reply(status=status)}).serving() as at:
        assert ask(tmp_path, f"[甲]({at}/a)\n", local()) == ()


@pytest.mark.parametrize("status", [404, 410, 500, 502])
def test_what_is_no_answer(tmp_path: Path, status: int) -> None:
    with Host({"/a": reply(status=status)}).serving() as at:
        (found,) = ask(tmp_path, f"[甲]({at}/a)\n", local())
    assert found.message.endswith(f"it answers {status}")


def test_redirects_are_followed(tmp_path: Path) -> None:
    answers = {"/a": redirect("/b"), "/b": reply(), "/c": redirect("/d"), "/e": redirect("/e")}
    with Host(answers).serving() as at:
        found = ask(tmp_path, f"[甲]({at}/a) [丙]({at}/c) [戊]({at}/e)\n", local())
    assert [f.message.partition(": ")[2] for f in found] == [
        "it answers 404",
        "the host redirects in a circle",
    ]


def test_a_host_that_says_nothing(tmp_path: Path) -> None:
    with Host({"/a": hang}).serving() as at:
        (found,) = ask(tmp_path, f"[甲]({at}/a)\n", local(timeout=0.2))
    assert found.message.endswith("nothing came within 0.2 s")


def test_a_host_that_says_nothing_twice_is_asked_no_more(tmp_path: Path) -> None:
    host = Host({f"/{i}": hang for i in range(9)})
    with host.serving() as at:
        text = "".join(f"[甲]({at}/{i})\n" for i in range(9))
        found = ask(tmp_path, text, local(timeout=0.3))
    reasons = [f.message.partition("answer: ")[2] for f in found]
    assert len(host.asked) <= 2
    assert reasons.count("nothing came within 0.3 s") == 2
    assert reasons.count("its host did not answer when it was asked for 2 others") == 7


def test_a_host_that_answers_is_asked_for_every_link(tmp_path: Path) -> None:
    host = Host({"/0": redirect("http://127.0.0.1:1/"), "/1": redirect("http://127.0.0.1:1/")})
    with host.serving() as at:
        found = ask(tmp_path, "".join(f"[甲]({at}/{i})\n" for i in range(5)), local())
    reasons = [f.message.partition("answer: ")[2] for f in found]
    assert reasons == ["127.0.0.1 cannot be reached"] * 2 + ["it answers 404"] * 3


def test_who_asks_too_often_does_not_ask_again(tmp_path: Path) -> None:
    host = Host({"/a": reply(status=429)})
    with host.serving() as at:
        assert ask(tmp_path, f"[甲]({at}/a)\n", local()) == ()
    assert [head.split()[0] for head in host.heads] == ["HEAD"]


def test_a_fragment_is_not_asked_for_and_a_player_is(tmp_path: Path) -> None:
    with Host({"/a": reply()}).serving() as at:
        text = f'[甲]({at}/a#乙)\n\n<video src="{at}/b.mp4"></video>\n'
        found = ask(tmp_path, text, local())
    assert [(f.line, f.message.partition("answer: ")[2]) for f in found] == [(3, "it answers 404")]


def test_a_page_of_github_is_asked_for_as_it_is_linked() -> None:
    linked = "https://github.com/a/b/blob/main/docs#L3"
    assert page(linked) == "https://github.com/a/b/blob/main/docs"


def test_a_private_address_is_refused_without_a_packet(tmp_path: Path) -> None:
    host = Host({"/a": reply()})
    with host.serving() as at:
        rules = replace(local(), network=Network())
        (found,) = ask(tmp_path, f"[甲]({at}/a)\n", rules)
    assert "127.0.0.1" in found.message.partition("does not answer: ")[2]
    assert host.heads == []


def test_a_good_answer_counts_for_a_day_and_a_bad_one_is_asked_again(tmp_path: Path) -> None:
    host = Host({"/a": reply()})
    cache = tmp_path / "cache"
    with host.serving() as at:
        text = f"[甲]({at}/a) [乙]({at}/b)\n"
        for hours, asked in ((0, 2), (23, 3), (25, 5)):
            found = ask(tmp_path, text, local(cache), NOW + timedelta(hours=hours))
            assert [f.column for f in found] == [text.index("[乙") + 1]
            assert len({*host.asked}) == 2
            assert len([head for head in host.heads if head.startswith("HEAD")]) == asked


def test_few_are_asked_of_one_host_at_a_time(tmp_path: Path) -> None:
    host = Host({f"/{i}": reply() for i in range(6)})
    with host.serving() as at:
        assert ask(tmp_path, "".join(f"[甲]({at}/{i})\n" for i in range(6)), local()) == ()
    assert host.busiest <= 2
    assert len(host.heads) == 6


def test_only_web_links_are_asked_and_only_when_told_to(tmp_path: Path) -> None:
    text = "[信](mailto:a@example.org) [页](甲.md) `http://127.0.0.1:1/`\n"
    assert ask(tmp_path, text, local()) == ()
    path = tmp_path / "刊.md"
    path.write_text("[甲](http://127.0.0.1:1/)\n", "utf-8")
    assert check(path, local()) == ()


def test_a_link_may_be_ignored(tmp_path: Path) -> None:
    with Host({}).serving() as at:
        text = f"<!-- check: ignore link-broken -->\n[甲]({at}/a)\n"
        assert ask(tmp_path, text, local()) == ()

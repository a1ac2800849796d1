"""What the platform takes of each field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.wechat.writing import META

from exporter.diagnostics import Problem, Report, Severity
from exporter.emit.wechat import limits
from exporter.model.issue import Meta


def found(meta: Meta, article: str = "") -> list[tuple[Problem, str, int]]:
    report = Report("issue.md")
    limits.check(limits.fields(meta, article), report)
    assert all(d.severity is Severity.WARNING and d.hint for d in report.diagnostics)
    return [(d.problem, d.message, d.line) for d in report.diagnostics]


def test_an_issue_within_the_limits_is_silent() -> None:
    assert found(replace(META, title="灯" * 32, authors=("林" * 16,), digest="雾" * 128)) == []


def test_a_long_title_is_counted_at_its_line() -> None:
    meta = replace(META, title="灯" * 53, line=4)
    message = "the title has 53 characters, WeChat takes 32"
    assert found(meta) == [(Problem.WECHAT_TITLE_LONG, message, 4)]


def test_authors_count_together() -> None:
    meta = replace(META, authors=("林小满", "守塔人的女儿", "老收音机修理师"), author_line=3)
    message = "the author has 18 characters, WeChat takes 16"
    assert found(meta) == [(Problem.WECHAT_AUTHOR_LONG, message, 3)]


def test_a_digest_of_the_author_s_own_is_counted() -> None:
    message = "the digest has 129 characters, WeChat takes 128"
    meta = replace(META, digest="雾" * 129, digest_line=5)
    assert found(meta) == [(Problem.WECHAT_DIGEST_LONG, message, 5)]


@pytest.mark.parametrize("summary", ["雾" * 200, "雾中\n有灯" * 40])
def test_a_digest_taken_from_the_summary_is_nobody_s_fault(summary: str) -> None:
    assert found(replace(META, summary=summary, digest=" ".join(summary.split()))) == []


@pytest.mark.parametrize("mark", ["；", ";"])
def test_a_digest_does_not_end_with_half_a_sentence_s_mark(mark: str) -> None:
    summary = f"{'雾' * 100}{mark}{'灯' * 100}"
    assert limits.digest(replace(META, summary=summary, digest=summary)) == "雾" * 100


def test_content_must_stay_under_twenty_thousand() -> None:
    assert found(META, "字" * 19_999) == []
    message = "the article has 20,000 characters, WeChat takes fewer than 20,000"
    assert found(META, "字" * 20_000) == [(Problem.WECHAT_CONTENT_LONG, message, 1)]


def test_a_picture_counts_with_the_address_that_it_gets() -> None:
    picture = '<img src="data:image/png;base64,AAAA" alt="灯"/>'
    assert limits.size(f"灯{picture}") == len('灯<img src="" alt="灯"/>') + 130
    assert limits.size("正文里的 data:image/png 要数") == 22


def test_what_is_counted_is_what_is_sent() -> None:
    assert limits.size("a\\b\tc&amp;") == len("a&#92;b c&amp;")


@pytest.mark.parametrize(
    ("title", "series", "parts", "shorter"),
    [
        ("甲" * 20 + "|" + "乙" * 20 + "【灯塔周刊】", "灯塔周刊", ("甲" * 20, "乙" * 20),
         "甲" * 20 + "【灯塔周刊】"),
        ("灯塔周刊 12：" + "雾" * 40, "灯塔周刊", ("雾" * 40,), "灯塔周刊 12：" + "雾" * 23 + "…"),
        ("雾" * 40 + "（灯塔周刊）", "灯塔周刊", (), "灯塔周刊：" + "雾" * 26 + "…"),
        ("雾" * 40, "", (), "雾" * 31 + "…"),
        ("雾" * 28 + " lighthouse", "", (), "雾" * 28 + "…"),
        ("灯" * 32, "", (), "灯" * 32),
    ],
)  # fmt: skip
def test_a_shorter_title_keeps_the_series(
    title: str, series: str, parts: tuple[str, ...], shorter: str
) -> None:
    assert limits.shorter_title(replace(META, title=title, series=series, parts=parts)) == shorter


def test_what_is_too_long_has_a_proposal() -> None:
    report = Report()
    authors = ("林小满", "守塔人的女儿", "老收音机修理师")
    meta = replace(META, title="灯" * 40, parts=(), series="", authors=authors)
    limits.check(limits.fields(meta, ""), report)
    assert [d.hint for d in report.diagnostics] == [
        "write for example: " + "灯" * 31 + "…",
        "write for example: 林小满、守塔人的女儿 等",
    ]


@pytest.mark.parametrize(
    ("summary", "digest"),
    [
        (f"{'雾' * 100}。今日开源 M2.7{'灯' * 50}", f"{'雾' * 100}。"),
        (f"{'雾' * 100}. 今日开源{'灯' * 50}", f"{'雾' * 100}."),
        (f"{'雾' * 119}。{'灯' * 50}", f"{'雾' * 119}。"),
        (f"{'雾' * 118}.5{'灯' * 50}", f"{'雾' * 118}.…"),
        (f"{'雾' * 60}。{'灯' * 62}。", f"{'雾' * 60}。"),
    ],
)
def test_a_digest_does_not_end_within_a_number(summary: str, digest: str) -> None:
    assert limits.digest(replace(META, summary=summary, digest=summary)) == digest

"""The issue that started the project, against the numbers of the best existing tools."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from emit.wechat.writing import bundle

from exporter.diagnostics import Problem, Report
from exporter.emit.wechat import emit
from exporter.emit.wechat.fitting import article
from exporter.emit.wechat.limits import without_pictures
from exporter.emit.wechat.platform import violations
from exporter.passes import recognise
from exporter.reading import load, read


@pytest.fixture(scope="module")
def seed(shared: Path) -> str:
    report = Report("issue.md")
    issue = recognise(read(load(shared / "seed" / "issue.md", report), report), report)
    return article(bundle(issue))


def test_it_needs_less_than_half_of_what_the_best_peer_needs(seed: str) -> None:
    assert len(without_pictures(seed)) <= 8_000


def test_nothing_is_said_but_the_length_of_the_title(shared: Path) -> None:
    report = Report("issue.md")
    issue = recognise(read(load(shared / "seed" / "issue.md", report), report), report)
    emit(bundle(issue), report)
    assert [d.problem for d in report.diagnostics] == [Problem.WECHAT_TITLE_LONG]


def test_nothing_is_refused(seed: str) -> None:
    assert violations(seed) == []
    assert "href" not in seed


def test_twelve_references_each_once_and_no_junk(seed: str) -> None:
    listed = re.findall(r"<p[^>]*>\[(\d+)\] ([^<]+): (https://[^<]+)</p>", seed)
    assert [int(number) for number, *_ in listed] == list(range(1, 13))
    assert len({address for *_, address in listed}) == 12
    assert seed.count("参考文献") == 1


def test_six_entries_with_their_pictures_below_the_contents(seed: str) -> None:
    assert seed.count("<img ") == 7
    titles = re.findall(r"<li><section>(.*?)</section></li>", seed)
    assert len(titles) == 6
    assert [seed.count(f">{title}<") for title in titles] == [2] * 6

"""Sections that are marked become articles of their own: nothing is lost, nothing said twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from publish.issues import drawn, submission

from exporter import pipeline
from exporter.config import Settings
from exporter.diagnostics import Problem, Report
from exporter.emit.wechat.fitting import article
from exporter.model.bundle import Bundle
from exporter.publish.articles import split

ISSUE = """---
series: 渡口小报
number: 7
digest: 本期说渡船。
articles: [{marks}]
---

# 渡船的第 7 根绳

![一条渡船](船.png)

渡船换了新绳[^绳]，见[手册](https://knots.example.com/book)。

## 绳结怎么打

先绕一圈[^结]，再穿过去，图样也在[手册](https://knots.example.com/book)。

### 单结

![单结](绳.png)

## 河水涨了, 又退了

水位见[水文站](https://water.example.com/)。

[^绳]: 三股的麻绳。
[^结]: 左手的结。
"""


def parts(folder: Path, settings: Settings, *marks: str) -> tuple[tuple[Bundle, ...], Report]:
    (folder / "船.png").write_bytes(drawn("#1f5c4d"))
    (folder / "绳.png").write_bytes(drawn("#7a3b1e"))
    path = folder / "第7期.md"
    path.write_text(ISSUE.format(marks=", ".join(f"'{mark}'" for mark in marks)), "utf-8")
    report = Report(str(path))
    bundle = pipeline.prepare(path, settings, report, lambda _: None)["wechat"]
    return split(bundle, report), report


def test_an_issue_without_marks_is_one_article(tmp_path: Path, settings: Settings) -> None:
    (whole,), report = parts(tmp_path, settings)
    assert whole.issue.meta.title == "渡船的第 7 根绳"
    assert Problem.FRONT_MATTER not in {d.problem for d in report.diagnostics}


def test_marked_sections_follow_what_is_left(tmp_path: Path, settings: Settings) -> None:
    made, _ = parts(tmp_path, settings, "河水涨了, 又退了", "绳结怎么打")
    assert [one.issue.meta.title for one in made] == [
        "渡船的第 7 根绳", "河水涨了, 又退了", "绳结怎么打",
    ]  # fmt: skip
    assert len({one.issue.meta.identifier for one in made}) == 3
    texts = [article(one) for one in made]
    for phrase in ("渡船换了新绳", "先绕一圈", "水位见", "三股的麻绳", "左手的结"):
        assert sum(phrase in text for text in texts) == 1, phrase


def test_each_article_has_its_own_notes_links_and_numbers(
    tmp_path: Path, settings: Settings
) -> None:
    (rest, knots), _ = parts(tmp_path, settings, "绳结怎么打")
    assert "[1] 左手的结。" in article(knots)
    assert "[2] 手册: https://knots.example.com/book" in article(knots)
    assert "water.example.com" not in article(knots)
    assert "[2] 手册: https://knots.example.com/book" in article(rest)


def test_a_mark_of_the_text_leads_to_its_reference_in_each_article(
    tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "第8期.md"
    path.write_text(
        "---\narticles: [绳结]\n---\n\n# 渡船\n\n见[1]。\n\n## 绳结\n\n图样见[2]。\n\n"
        "## 参考文献\n\n"
        "1. [水文](https://water.example.com/)\n2. [手册](https://knots.example.com/book)\n",
        "utf-8",
    )
    bundle = pipeline.prepare(path, settings, Report(), lambda _: None)["wechat"]
    rest, knots = map(article, split(bundle, Report()))
    assert "见[1]。" in rest
    assert "[1] 手册: https://knots.example.com/book" in knots


def test_an_article_without_a_picture_has_the_cover_of_the_issue(
    tmp_path: Path, settings: Settings
) -> None:
    (_, knots, river), report = parts(tmp_path, settings, "绳结怎么打", "河水涨了, 又退了")
    assert knots.issue.cover is None
    assert submission(river, report).cover.digest != submission(knots, report).cover.digest
    assert submission(river, report).fields.title == "河水涨了, 又退了"


def test_a_mark_without_its_section_is_named_with_its_line(
    tmp_path: Path, settings: Settings
) -> None:
    made, report = parts(tmp_path, settings, "绳结怎么系")
    assert len(made) == 1
    found = next(d for d in report.diagnostics if d.problem is Problem.FRONT_MATTER)
    assert (found.line, found.hint) == (5, "did you mean '绳结怎么打'?")


@pytest.mark.parametrize("marks", [("绳结怎么打",), ("绳结怎么打", "绳结怎么打")])
def test_the_identifiers_stay_from_run_to_run(
    tmp_path: Path, settings: Settings, marks: tuple[str, ...]
) -> None:
    once, _ = parts(tmp_path, settings, *marks)
    again, _ = parts(tmp_path, settings, *marks)
    assert [one.issue.meta.identifier for one in once] == [
        one.issue.meta.identifier for one in again
    ]
    assert len(once) == 2

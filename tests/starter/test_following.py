"""The next issue after the last."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exporter.config import Settings
from exporter.diagnostics import ExportError, Report
from exporter.outlining import outline
from exporter.starter import following, last_issue

ISSUE = """\
---
series: 看桥周刊
number: {number}
date: {day}
summary: 只讲这一期
layout: post
---

# {title}

每周五，一起看桥。

![题图](cover-{number}.jpg)

## 摘要

这一期讲{title}。

## 目录

- [长长的{title}](#长长的{title})

---

## 长长的{title}

**概要**：{title}很长。

**标签**：#桥

---

## 招聘

{title}招人。

## 关于我们

看桥的人。

```
# 不是标题

第 {number} 期
```

### 参考文献

1. [{title}](https://example.com/{number})
"""
NEXT = """\
---
series: 看桥周刊
number: 10
date: 2026-12-11
layout: post
---

# 写这一期的标题

每周五，一起看桥。

## 摘要

写这一段。

---

## 第一条的标题

**概要**：写这一段。

**标签**：#标签

---

## 招聘

写这一段。

## 关于我们

看桥的人。

### 参考文献

1. [文章的名字](https://example.com/)
"""


@pytest.fixture
def issues(tmp_path: Path) -> Path:
    for number, day, title in ((8, "2026-11-27", "石桥"), (9, "2026-12-04", "铁桥")):
        text = ISSUE.format(number=number, day=day, title=title)
        (tmp_path / f"{number}.md").write_text(text, "utf-8")
    return tmp_path


def after(place: Path, today: date = date(2026, 12, 5)) -> tuple[Path, str]:
    made = following(*last_issue(place), Settings(), today)
    return made.path, made.text


def test_what_every_issue_says_stays_and_the_rest_is_to_be_written(issues: Path) -> None:
    assert after(issues) == (issues / "10.md", NEXT)


def test_nothing_is_to_be_said_of_the_next_issue(issues: Path) -> None:
    path, text = after(issues)
    path.write_text(text, "utf-8")
    report = Report()
    outline(path, Settings(), report)
    assert report.diagnostics == ()


def test_the_one_after_has_the_same_form(issues: Path) -> None:
    path, text = after(issues)
    path.write_text(text, "utf-8")
    assert after(issues)[1] == NEXT.replace("number: 10", "number: 11").replace(
        "2026-12-11", "2026-12-18"
    )


def test_a_single_issue_keeps_its_form_alone(issues: Path) -> None:
    (issues / "8.md").unlink()
    text = after(issues)[1]
    assert ("## 关于我们" in text, "## 招聘" in text, "铁桥" in text) == (True, False, False)


def test_headlines_in_a_title_are_to_be_written(tmp_path: Path) -> None:
    text = "# 铁桥|石桥【看桥周刊】（第 9 期）\n\n## 铁桥\n\n铁。\n"
    (tmp_path / "9.md").write_text(text, "utf-8")
    assert "# 写这一期的标题【看桥周刊】（第 10 期）\n" in after(tmp_path)[1]


def test_front_matter_without_fences_counts_on(tmp_path: Path) -> None:
    (tmp_path / "9.md").write_text("title: 铁桥\nnumber: 9\n\n铁。\n", "utf-8")
    assert after(tmp_path)[1].startswith("title: 写这一期的标题\nnumber: 10\n")


@pytest.mark.parametrize(
    ("last", "before", "expected"),
    [
        ("9-铁桥.md", "8-石桥.md", "10.md"),
        ("2026-12/2026-12-04-铁桥.md", "2026-11/2026-11-27-石桥.md", "2026-12/2026-12-11.md"),
        ("issue-009/README.md", "issue-008/README.md", "issue-010/README.md"),
        ("2026-12-04-weekly.md", "2026-11-27-weekly.md", "2026-12-11-weekly.md"),
    ],
)
def test_it_goes_where_the_others_are(
    tmp_path: Path, last: str, before: str, expected: str
) -> None:
    for place in (last, before):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text("# 铁桥\n\n## 桥\n\n铁。\n", "utf-8")
    assert after(tmp_path)[0] == tmp_path / expected


def test_what_is_there_stays(issues: Path) -> None:
    (issues / "10.md").write_text("# 别的\n", "utf-8")
    with pytest.raises(ExportError, match="is there already"):
        following(issues / "9.md", None, Settings(), date(2026, 12, 5))


def test_a_folder_without_issues_is_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# 刊\n", "utf-8")
    with pytest.raises(ExportError, match="no issue"):
        last_issue(tmp_path)


def test_names_are_ordered_as_people_count(issues: Path) -> None:
    (issues / "10.md").write_text("# 桥\n", "utf-8")
    assert last_issue(issues) == (issues / "10.md", issues / "9.md")


def test_an_issue_that_is_named_follows_the_one_before_it(issues: Path) -> None:
    (issues / "10.md").write_text("# 桥\n", "utf-8")
    assert last_issue(issues / "9.md") == (issues / "9.md", issues / "8.md")

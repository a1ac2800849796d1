"""What was understood, and the rule that each fact is owed to."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from exporter.config import Quotes, Settings, Typography
from exporter.diagnostics import ExportError, Report
from exporter.outlining import Fact, Outline, Part, outline

ISSUE = """\
    # 石桥|铁桥【看桥周报】2025-02-10

    ![题图：某某摄](cover.jpg)

    ## 摘要

    本期说两座桥。

    ## 石桥

    ![桥拱](a.png)
    **标签**：#石桥 #隋代

    石桥[最老](https://example.com/1)[^1]。

    ### 拱

    | 甲 |
    |----|
    | 乙 |

    ## 工具

    1、[量桥尺](https://example.com/ruler)

    一把尺子。

    ## 参考文献

    1. [石桥考](https://example.com/1)

    ## 订阅我们

    每周一期。

    [^1]: 有人这么说。
"""


def written(folder: Path, text: str, name: str = "issue-12.md") -> Path:
    path = folder / name
    path.write_text(dedent(text), "utf-8")
    return path


def understood(folder: Path, text: str = ISSUE, name: str = "issue-12.md") -> Outline:
    return outline(written(folder, text, name), Settings(), Report())


def facts(found: Outline) -> dict[str, Fact]:
    return {fact.name: fact for fact in found.facts if fact.value}


def test_each_fact_names_its_rule_and_line(tmp_path: Path) -> None:
    told = {
        name: (fact.value, fact.rule, fact.line)
        for name, fact in facts(understood(tmp_path)).items()
        if name not in {"identifier", "title"}
    }
    assert told == {
        "parts": (("石桥", "铁桥"), "title, between its marks", 0),
        "series": ("看桥周报", "title", 1),
        "number": ("12", "file name", 0),
        "date": ("2025-02-10", "title", 1),
        "cover": ("cover.jpg", "first picture before the first section", 3),
        "cover_credit": ("题图：某某摄", "alt of the cover", 3),
        "summary": ("本期说两座桥。", "section", 5),
        "digest": ("本期说两座桥。", "summary, in one line", 0),
        "tags": (("石桥", "隋代"), "lines of hashtags and fields like 标签", 0),
        "language": ("zh-CN", "default", 0),
    }


@pytest.mark.parametrize(
    ("text", "name", "rule", "line"),
    [
        ("# 石桥\n", "a.md", "first heading of level 1", 1),
        ("---\ntitle: 石桥\n---\n正文\n", "a.md", "front matter", 2),
        ("## 石桥\n\n正文\n", "a.md", "the heading that opens the text", 1),
        ("正文\n", "石桥.md", "file name", 0),
    ],
)
def test_where_the_title_comes_from(
    tmp_path: Path, text: str, name: str, rule: str, line: int
) -> None:
    title = facts(understood(tmp_path, text, name))["title"]
    assert (title.value, title.rule, title.line) == ("石桥", rule, line)


def test_front_matter_wins_and_is_named(tmp_path: Path) -> None:
    text = """\
        ---
        number: 7
        date: 2025-01-02
        author: 林一苇
        cover: a.png
        cover_credit: 编辑部
        summary: 一句摘要
        tags: [桥]
        lang: zh-TW
        ---
        # 石桥 第 9 期 2024-03-04
    """
    told = {
        name: (fact.value, fact.line)
        for name, fact in facts(understood(tmp_path, text)).items()
        if fact.rule == "front matter"
    }
    assert told == {
        "number": ("7", 2),
        "date": ("2025-01-02", 3),
        "authors": (("林一苇",), 4),
        "cover": ("a.png", 5),
        "cover_credit": ("编辑部", 6),
        "summary": ("一句摘要", 7),
        "tags": (("桥",), 8),
        "language": ("zh-TW", 0),
    }


def test_a_cover_in_a_section_of_its_own(tmp_path: Path) -> None:
    found = facts(
        understood(
            tmp_path, "# 石桥\n\n序\n\n## 封面图\n\n![](a.png)\n\n（题图：某某摄）\n\n## 甲\n\n乙\n"
        )
    )
    assert found["cover"].rule == "first picture of its own section"
    assert found["cover_credit"].rule == "caption or paragraph below the cover"


def shape(parts: tuple[Part, ...]) -> list[object]:
    return [(part.kind, part.title, part.line, shape(part.parts)) for part in parts]


def test_sections_have_kind_line_counts_tags_and_children(tmp_path: Path) -> None:
    found = understood(tmp_path)
    assert shape(found.parts) == [
        ("summary", "摘要", 5, []),
        ("entry", "石桥", 9, [("plain", "拱", 16, [])]),
        ("entry", "工具", 22, []),
        ("references", "参考文献", 28, []),
        ("footer", "订阅我们", 32, []),
    ]
    stone = found.parts[1]
    assert stone.tags == ("石桥", "隋代")
    assert stone.counts == {"pictures": 1, "links": 1, "notes": 1}
    assert stone.parts[0].counts == {"tables": 1}
    assert stone.rule == "stands at the level of the entries"
    assert found.counts == {
        "entries": 2,
        "pictures": 2,
        "links": 2,
        "notes": 1,
        "tables": 1,
        "references": 1,
    }


def test_numbered_items_and_references_are_listed(tmp_path: Path) -> None:
    found = understood(tmp_path)
    (tool,) = found.parts[2].items
    assert (tool.number, tool.text, tool.line) == (1, "量桥尺", 24)
    assert tool.address == "https://example.com/ruler"
    (reference,) = found.parts[3].items
    assert (reference.number, reference.text, reference.line) == (1, "石桥考", 30)


def test_what_is_wrong_is_told_too(tmp_path: Path) -> None:
    found = understood(tmp_path, "# 石桥\n\n[见](#没有)\n")
    assert [str(d.problem) for d in found.diagnostics] == ["link-dead"]


def test_the_rules_of_typography_hold_here_too(tmp_path: Path) -> None:
    settings = Settings(typography=Typography(quotes=Quotes.CORNER))
    found = outline(written(tmp_path, "# 所谓“石桥”\n"), settings, Report())
    assert facts(found)["title"].value == "所谓「石桥」"


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="does not exist"):
        outline(tmp_path / "没有.md", Settings(), Report())


def test_the_size_of_an_issue_is_limited_here_too(tmp_path: Path) -> None:
    path = tmp_path / "issue.md"
    path.write_text("# 雨天周刊\n", "utf-8")
    with pytest.raises(ExportError, match="is larger than"):
        outline(path, Settings(max_issue=8), Report())

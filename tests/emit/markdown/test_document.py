"""The whole file: front matter, title, cover, sections, notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from strategies import bundle_for

from exporter.config import Quotes, Typography
from exporter.diagnostics import Report
from exporter.emit import FORMATS
from exporter.emit.markdown import emit, write
from exporter.model import nodes as n
from exporter.model.issue import Cover, Issue, Meta, SectionKind
from exporter.model.source import Source
from exporter.passes import recognise
from exporter.reading import read


def understood(text: str, rules: Typography | None = None) -> Issue:
    report = Report()
    source = Source(path=Path("x.md"), stem="x", text=dedent(text))
    return recognise(read(source, report), report, rules or Typography())


WEEKLY = """\
    # 石桥|铁桥【看桥周报】第 12 期

    ![题图：某某摄](cover.jpg)
    写在前面。

    摘要
    ---

    本期说两座桥。

    ## 目录
    * [石桥](#石桥)
    * [铁桥](#铁桥)

    ## 石桥
    ![桥拱](a.png)
    **概要**：石桥最老[^a]。

    **标签**：#石桥 #隋代

    ***

    铁桥
    ----
    1、[量桥尺](https://example.com/ruler)

    一把尺子。

    ### **参考文献**
    1. 石桥考 https://example.com/1
    2. [铁桥考](https://example.com/2)

    [^a]: 至少有人这么说。
"""
CANONICAL = """\
    ---
    series: 看桥周报
    number: 12
    tags: [石桥, 隋代]
    ---

    # 石桥|铁桥【看桥周报】第 12 期

    ![题图：某某摄](cover.jpg)

    写在前面。

    ## 摘要

    本期说两座桥。

    ## 目录

    - [石桥](#石桥)
    - [铁桥](#铁桥)
    - [参考文献](#参考文献)

    ## 石桥

    ![桥拱](a.png)

    **概要**：石桥最老[^1]。

    **标签**：#石桥 #隋代

    ## 铁桥

    1、[量桥尺](https://example.com/ruler)

    一把尺子。

    ## 参考文献

    1. [石桥考](https://example.com/1)
    2. [铁桥考](https://example.com/2)

    [^1]: 至少有人这么说。
"""


def test_a_weekly_in_its_canonical_form() -> None:
    issue = understood(WEEKLY)
    assert write(issue) == dedent(CANONICAL)
    assert understood(write(issue)) == issue


def test_writing_twice_changes_nothing() -> None:
    assert write(understood(CANONICAL)) == dedent(CANONICAL)


def test_the_emitter_gives_the_same_in_utf8() -> None:
    issue = understood(WEEKLY)
    assert emit(bundle_for(issue), Report()).decode() == dedent(CANONICAL)
    assert FORMATS["markdown"].emitter() is emit


def test_the_file_can_never_be_its_own_source() -> None:
    source = Path("issue.canonical.md")
    assert source.stem + FORMATS["markdown"].suffix != source.name
    assert Path("issue.md").stem + FORMATS["markdown"].suffix != "issue.md"


def test_front_matter_says_what_nothing_else_can() -> None:
    issue = understood("""\
        ---
        title: 石桥
        date: 2025-02-10
        author: [林一苇, '周, 小满']
        summary: '一句: 摘要'
        digest: 导语
        tags: [甲, 'C #']
        cover: a.png
        cover_credit: 编辑部
        lang: zh-TW
        ---

        正文
    """)
    assert write(issue) == dedent("""\
        ---
        date: 2025-02-10
        authors: [林一苇, '周, 小满']
        cover_credit: 编辑部
        digest: 导语
        tags: [甲, 'C #']
        lang: zh-TW
        ---

        # 石桥

        ![](a.png)

        正文

        ## 摘要

        一句: 摘要
    """)
    assert understood(write(issue)) == issue


def test_a_credit_that_speaks_of_its_origin_is_the_alt_again() -> None:
    issue = understood("# 石桥\n\n![](a.png)\n\n正文\n")
    assert issue.cover == Cover(n.Image("a.png"))
    credited = replace(issue, cover=Cover(n.Image("a.png"), "封面来自某某"))
    assert "![封面来自某某](a.png)" in write(credited)
    assert understood(write(credited)) == credited


def test_a_title_whose_anchor_a_section_has_is_front_matter() -> None:
    issue = understood("---\ntitle: 石桥\n---\n## 石桥\n\n正文\n")
    assert issue.sections[0].anchor == "石桥"
    assert write(issue) == "---\ntitle: 石桥\n---\n\n## 石桥\n\n正文\n"
    assert understood(write(issue)) == issue


def test_formulas_switch_math_on_and_prices_stay() -> None:
    issue = understood("# 石桥\n\n涨到 $5 和 $6\n\n拱高$h^2$米\n")
    written = write(issue)
    assert written.startswith("---\nmath: true\n---\n")
    assert r"涨到 \$5 和 \$6" in written
    assert understood(written) == issue


def test_captions_counted_by_hand() -> None:
    issue = understood("""\
        # 石桥

        正文

        正文

        ![图 3：拱](a.png)

        <figure><img src="b.png"><figcaption>图 5：<b>墩</b></figcaption></figure>

        ![没有数字的图](c.png)
    """)
    assert [block.number for block in issue.lead if isinstance(block, n.Figure)] == [3, 5, 0]
    assert understood(write(issue)) == issue


def test_set_text_is_written_and_read_as_it_is() -> None:
    rules = Typography(han_latin_space=True, quotes=Quotes.CORNER, dashes=True, ellipsis=True)
    issue = understood(WEEKLY.replace("石桥最老", '用AI看"石桥"--最老...'), rules)
    written = write(issue)
    assert "用 AI 看「石桥」——最老……" in written
    assert understood(written, rules) == issue
    assert write(understood(written, rules)) == written


def test_an_issue_of_nothing_but_a_title() -> None:
    issue = Issue(Meta("石桥", "urn:x"))
    assert write(issue) == "# 石桥\n"


@pytest.mark.parametrize("word", ["目录", "摘要"])
def test_contents_of_an_issue_without_entries(word: str) -> None:
    issue = understood(f"# 石桥\n\n## 目录\n\n- [{word}](#{word})\n\n## 摘要\n\n正文\n")
    assert issue.sections[0].kind is SectionKind.CONTENTS
    assert understood(write(issue)) == issue


def test_a_date_is_written_as_a_day() -> None:
    issue = Issue(Meta("石桥", "urn:x", date=date(2025, 2, 3)))
    assert "date: 2025-02-03\n" in write(issue)

"""Typography: each rule on its own, through markup, never twice, and never where it must not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passes.writing import figure, heading, inlines, link, manuscript, paragraph, strong
from strategies import issues

from exporter.config import Quotes, Typography
from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.issue import FrontMatter, Issue
from exporter.model.walk import all_nodes, plain
from exporter.passes import recognise
from exporter.passes.typography import set_type

SPACE = Typography(han_latin_space=True)
CORNER = Typography(quotes=Quotes.CORNER)
CURLY = Typography(quotes=Quotes.CURLY)
DASHES = Typography(dashes=True)
ELLIPSIS = Typography(ellipsis=True)
ALL = Typography(han_latin_space=True, quotes=Quotes.CORNER, dashes=True, ellipsis=True)


def typeset(rules: Typography, *pieces: n.Inline | str) -> n.Inlines:
    issue = recognise(manuscript(heading(1, "周刊"), paragraph(*pieces)), Report(), rules)
    (block,) = issue.lead
    assert isinstance(block, n.Paragraph)
    return block.children


@pytest.mark.parametrize(
    ("rules", "before", "after"),
    [
        (SPACE, "用Python写了3个工具", "用 Python 写了 3 个工具"),
        (SPACE, "涨了50%的C++代码", "涨了 50% 的 C++ 代码"),
        (SPACE, "用C#语言写#标签", "用 C# 语言写#标签"),
        (SPACE, "已有 空格，Latin。中", "已有 空格，Latin。中"),
        (SPACE, "α粒子与Ångström单位", "α 粒子与 Ångström 单位"),
        (CORNER, "他说“桥‘塌’了”。", "他说「桥『塌』了」。"),
        (CORNER, "他说“桥“塌”了”。", "他说「桥『塌』了」。"),
        (CORNER, '他说"桥塌了"。', "他说「桥塌了」。"),
        (CORNER, "书名『石桥』不动", "书名『石桥』不动"),
        (CORNER, "“Hello,” she said, it’s fine", "“Hello,” she said, it’s fine"),
        (CORNER, "所谓“AI”", "所谓「AI」"),
        (CORNER, "没有另一半“的引号", "没有另一半“的引号"),
        (CORNER, '屏幕 5" 和 6" 两种', '屏幕 5" 和 6" 两种'),
        (CURLY, "他说「桥『塌』了」。", "他说“桥‘塌’了”。"),
        (CURLY, '他说"桥塌了"。', "他说“桥塌了”。"),
        (DASHES, "石桥--最老的桥", "石桥——最老的桥"),
        (DASHES, "石桥—最老的桥", "石桥——最老的桥"),
        (DASHES, "石桥——最老的桥", "石桥——最老的桥"),
        (DASHES, "运行 --help 参数", "运行 --help 参数"),
        (DASHES, "2020—2024 年", "2020—2024 年"),
        (DASHES, "A -- B", "A -- B"),
        (DASHES, "石桥 --> 铁桥", "石桥 --> 铁桥"),
        (DASHES, "-----", "-----"),
        (ELLIPSIS, "然后...", "然后……"),
        (ELLIPSIS, "然后。。。就没有了", "然后……就没有了"),
        (ELLIPSIS, "然后…就没有了", "然后……就没有了"),
        (ELLIPSIS, "然后……", "然后……"),
        (ELLIPSIS, "wait... what", "wait... what"),
        (ELLIPSIS, "运行 go test ./... 命令", "运行 go test ./... 命令"),
        (ALL, '用Go写--"快"...', "用 Go 写——「快」……"),
    ],
)
def test_a_rule_on_plain_text(rules: Typography, before: str, after: str) -> None:
    assert typeset(rules, before) == inlines(after)


def test_a_space_stands_outside_of_emphasis() -> None:
    assert typeset(SPACE, strong("中文"), "English") == inlines(strong("中文"), " English")
    assert typeset(SPACE, "中文", strong("English")) == inlines("中文 ", strong("English"))
    bold, slanted = strong("中文"), n.Emph(inlines("English"))
    assert typeset(SPACE, bold, slanted) == inlines(bold, " ", slanted)


def test_code_and_formulas_count_as_latin_and_stay() -> None:
    code, formula = n.Code("甲b"), n.Math("甲b")
    assert typeset(SPACE, "用", code, "写", formula) == inlines("用 ", code, " 写 ", formula)


def test_calls_of_notes_and_raised_text_are_looked_through() -> None:
    raised = n.Super(inlines("2"))
    assert typeset(SPACE, "面积x", raised, "大") == inlines("面积 x", raised, " 大")


def test_quotes_pair_through_markup() -> None:
    done = typeset(CORNER, strong("“石桥"), "不倒", n.Emph(inlines("”的传说")))
    assert done == inlines(strong("「石桥"), "不倒", n.Emph(inlines("」的传说")))


def test_addresses_are_not_touched() -> None:
    shown = link("example.com/中a--中", "https://example.com/中a--中")
    assert plain(typeset(ALL, "见", shown)) == "见 example.com/中a--中"


def test_code_blocks_tags_and_anchors_stay() -> None:
    code = n.CodeBlock("print('中a')...", "python")
    tags = paragraph("#中a #b中")
    issue = recognise(
        manuscript(heading(1, "周刊"), heading(2, "用Go写"), code, tags), Report(), ALL
    )
    (section,) = issue.sections
    assert plain(section.title) == "用 Go 写"
    assert section.anchor == "用go写"
    listing, line = section.blocks
    assert isinstance(listing, n.CodeBlock)
    assert listing.text == code.text
    assert line == n.TagLine(("中a", "b中"))


def test_what_is_known_of_the_issue_is_set_too_but_not_its_identifier() -> None:
    front = FrontMatter(
        summary="用Go写的", cover="a.png", cover_credit="来自NASA的", date=date(2025, 1, 2)
    )
    written = manuscript(heading(1, "用Go写桥|铁桥3座"), figure("b.png", "图中A塔"), front=front)
    plain_issue, issue = recognise(written, Report()), recognise(written, Report(), SPACE)
    assert issue.meta.title == "用 Go 写桥|铁桥 3 座"
    assert issue.meta.parts == ("用 Go 写桥", "铁桥 3 座")
    assert issue.meta.digest == "用 Go 写的"
    assert issue.meta.identifier == plain_issue.meta.identifier
    assert issue.cover is not None
    assert issue.cover.credit == "来自 NASA 的"
    (shown,) = issue.lead
    assert isinstance(shown, n.Figure)
    assert plain(shown.caption) == shown.image.alt == "图中 A 塔"


def test_references_and_citations_stay_the_same() -> None:
    entry = n.ListItem((n.Paragraph((link("用Go写", "https://example.com/1"),)),))
    written = manuscript(heading(1, "周刊"), heading(2, "参考文献"), n.OrderedList((entry,)))
    issue = recognise(written, Report(), SPACE)
    (block,) = issue.sections[0].blocks
    assert isinstance(block, n.ReferenceList)
    assert block.items == issue.citations
    assert plain(block.items[0].children) == "用 Go 写"


def test_without_rules_the_issue_is_the_very_object() -> None:
    issue = recognise(manuscript(heading(1, "周刊"), paragraph("用Go写")), Report())
    assert set_type(issue, Typography()) is issue


rules = st.builds(
    Typography,
    han_latin_space=st.booleans(),
    quotes=st.sampled_from(Quotes),
    dashes=st.booleans(),
    ellipsis=st.booleans(),
)
signs = st.text('中文aB1“”‘’"「」『』—-.…。 %#/><n', max_size=24)


@pytest.mark.sweep
@settings(max_examples=400, deadline=None)
@given(rules, signs, signs, signs)
def test_a_second_time_changes_nothing(
    chosen: Typography, before: str, inside: str, after: str
) -> None:
    line = inlines(f"字{before}", strong(f"{inside}字"), n.Code(inside), f"{after}字")
    issue = Issue(
        recognise(manuscript(heading(1, "周刊")), Report()).meta, lead=(n.Paragraph(line),)
    )
    once = set_type(issue, chosen)
    assert set_type(once, chosen) == once


@pytest.mark.sweep
@settings(max_examples=40, deadline=None)
@given(issues(), rules)
def test_letters_and_structure_stay(issue: Issue, chosen: Typography) -> None:
    def letters(some: Issue) -> str:
        texts = (node.text for node in all_nodes(some) if isinstance(node, n.Text))
        return "".join(c for text in texts for c in text if c.isalnum())

    done = set_type(issue, chosen)
    assert letters(done) == letters(issue)
    kinds = [type(node) for node in all_nodes(done) if not isinstance(node, n.Text)]
    assert kinds == [type(node) for node in all_nodes(issue) if not isinstance(node, n.Text)]
    assert [s.anchor for s in done.sections] == [s.anchor for s in issue.sections]
    assert set_type(done, chosen) == done

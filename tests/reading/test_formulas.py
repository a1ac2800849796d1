from __future__ import annotations

import pytest
from reading.written import block, blocks, complaints, every, inlines, understood

from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.reading.draft import draft
from exporter.reading.formulas import cut_out


@pytest.mark.parametrize(
    "text",
    [
        "价格 $5 到 $10",
        "每月 $5_000 或者 $6_000",
        "设置 $HOME/a_b 与 $PATH",
        "`$x_1$` 是代码",
        "``a $x_1$ `b` ``",
        r"转义 \$x_1\$",
        "US$x_1$",
        "$x_1$2",
        "$a_1,$b_2",
        "echo ${A_1}/${B_2}",
    ],
)
def test_dollars_that_are_no_formulas_stay(text: str) -> None:
    assert not any(isinstance(node, n.Math) for node in inlines(text))
    shown = "".join(node.text for node in inlines(text) if isinstance(node, n.Text | n.Code))
    assert shown.count("$") == text.count("$")


def test_nothing_in_a_formula_is_markup() -> None:
    assert inlines(r"设 $a_1*b*c_2 < \[d\](e) ~~f~~$，则") == (
        n.Text("设 "),
        n.Math(r"a_1*b*c_2 < \[d\](e) ~~f~~"),
        n.Text("，则"),
    )


def test_a_formula_may_stand_in_emphasis_links_headings_and_cells() -> None:
    assert inlines("**$x^2$**后") == (n.Strong((n.Math("x^2"),)), n.Text("后"))
    assert inlines("[式 $x^2$](https://example.com/)") == (
        n.Link((n.Text("式 "), n.Math("x^2")), "https://example.com/"),
    )
    heading = block("# 复杂度 $O(n^2)$")
    assert isinstance(heading, n.Heading)
    assert heading.children == (n.Text("复杂度 "), n.Math("O(n^2)"))
    table = block("| 列 |\n|--|\n| $|x_1|$ |")
    assert isinstance(table, n.Table)
    assert table.body[0].cells[0].blocks == (n.Paragraph((n.Math("|x_1|"),)),)


@pytest.mark.parametrize("text", ["$$x^2$$", "$$ x^2 $$", "> $$x^2$$", "- $$x^2$$", "\\[x^2\\]"])
def test_a_display_formula_stands_alone(text: str) -> None:
    assert n.MathBlock("x^2") in every(understood(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "前文 $$x^2$$ 后文",
        "前文$$x^2$$",
        "$$x^2$$后文",
        "| 甲 |\n|--|\n| $$x^2$$ |",
        "# $$x^2$$ 节",
    ],
)
def test_between_words_double_dollars_stand_in_the_line(text: str) -> None:
    nodes = [*every(understood(text)[0])]
    assert n.Math("x^2") in nodes
    assert not any(isinstance(node, n.MathBlock) for node in nodes)


@pytest.mark.parametrize(("sign", "tex"), [("。", r"\text{。}"), (" ，", r"\text{，}"), (".", ".")])
def test_punctuation_behind_a_display_formula_is_a_part_of_it(sign: str, tex: str) -> None:
    assert block(f"$$\nx^2\n$${sign}") in {n.MathBlock(f"x^2{tex}"), n.MathBlock(f"x^2\n{tex}")}
    assert block(f"$$x^2$${sign}") == n.MathBlock(f"x^2{tex}")


def test_a_display_formula_may_hold_blank_lines_and_marks_of_blocks() -> None:
    assert block("$$\na_1\n\n- b\n# c\n===\n$$") == n.MathBlock("a_1\n\n- b\n# c\n===")


@pytest.mark.parametrize(
    "text",
    ["> $$\n> x^2\n> $$", "- $$\n  x^2\n  $$", "$$ x^2\n$$", "$$\nx^2 $$", "```math\nx^2\n```"],
)
def test_display_formulas_in_many_shapes(text: str) -> None:
    inner = block(text)
    if isinstance(inner, n.Quote):
        (inner,) = inner.blocks
    elif isinstance(inner, n.BulletList):
        (inner,) = inner.items[0].blocks
    assert inner == n.MathBlock("x^2")


def test_formulas_in_code_and_addresses_come_back_as_written() -> None:
    text = "```sh\n$$\nx^2\n$$\n```"
    assert block(text) == n.CodeBlock("$$\nx^2\n$$", "sh")
    assert blocks("甲\n\n    $x^2$")[1] == n.CodeBlock("$x^2$")
    assert inlines("[a](https://example.com/$x_1$ '$y_1$')") == (
        n.Link((n.Text("a"),), "https://example.com/$x_1$", "$y_1$"),
    )
    assert block("<img src='a.png' alt='$x^2$'>") == n.Figure(n.Image("a.png", "$x^2$"))


def test_formulas_in_html_text_are_formulas() -> None:
    assert block("<div>设 $x^2$</div>") == n.Paragraph((n.Text("设 "), n.Math("x^2")))


def test_every_pair_of_dollars_if_the_author_says_so() -> None:
    assert inlines("设 $x$，价格 $5 与 $6", math=True) == (
        n.Text("设 "),
        n.Math("x"),
        n.Text("，价格 $5 与 $6"),
    )
    manuscript, _ = understood("---\nmath: true\n---\n$中$文")
    assert manuscript.blocks == (n.Paragraph((n.Math("中"), n.Text("文"))),)
    manuscript, _ = understood("---\nmath: false\n---\n$x$", math=True)
    assert manuscript.blocks == (n.Paragraph((n.Text("$x$"),)),)


def test_places_of_and_behind_formulas() -> None:
    _, math, text, image = (*inlines("设 $x_1$ 和 [甲](https://example.com/)"),)
    assert (math.column, text.column, image.column) == (3, 9, 11)


def test_characters_of_private_use_in_the_source_are_left_alone() -> None:
    text = "\U00100000\U00100001 $x^2$"
    assert inlines(text) == (n.Text("\U00100000\U00100001 "), n.Math("x^2"))
    sent = draft(text)
    assert set(cut_out(sent, Report(), math=None).by_mark) == {"\U00100002"}


def test_tex_that_stays_text_stays_intact() -> None:
    text = r"说 $他说\,很好\_很$ 的"
    assert inlines(text) == (n.Text(text),)


def test_dollars_that_stay_undecided_in_an_issue_with_formulas_are_named_once() -> None:
    assert complaints("设 $x_1$。\n\n甲 $很好的$ 乙 $也很好$") == [
        (
            Problem.FORMULA_UNDECIDED,
            3,
            "$很好的$ was left as text (and 1 more): it may be a formula, or not",
        )
    ]


@pytest.mark.parametrize(
    "text", ["甲 $很好的$ 乙", "设 $x_1$，花 $5 和 $6", "---\nmath: false\n---\n$x_1$ 与 $好$"]
)
def test_nothing_is_said_of_dollars_where_nothing_is_in_doubt(text: str) -> None:
    assert complaints(text) == []

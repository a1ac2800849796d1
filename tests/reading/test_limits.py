from __future__ import annotations

import time

import pytest
from reading.written import understood

from exporter.diagnostics import ExportError, Problem


def refusal(text: str) -> ExportError:
    start = time.perf_counter()
    with pytest.raises(ExportError) as raised:
        understood(text)
    assert time.perf_counter() - start < 3
    assert raised.value.problem == Problem.UNREADABLE
    return raised.value


@pytest.mark.parametrize(
    "text",
    [
        "> " * 33 + "甲",
        "> " * 2000 + "甲",
        "- " * 40 + "甲",
        "\n".join("  " * depth + "- 甲" for depth in range(60)),
        "<blockquote>" * 100 + "甲" + "</blockquote>" * 100,
        "甲<b>" + "<i><b>" * 500 + "乙" + "</b></i>" * 500 + "</b>",
        "<div>" * 3000 + "甲",
        "*" * 3000 + "甲" + "*" * 3000,
        "甲[^1]\n\n[^1]: " + "> " * 40 + "乙",
    ],
)
def test_bottomless_nesting_is_refused(text: str) -> None:
    assert refusal(text).message == "the text is nested more than 32 deep"


def test_the_line_is_named_where_it_is_known() -> None:
    assert refusal("甲\n\n" + "> " * 40 + "乙").line == 3


@pytest.mark.sweep
@pytest.mark.parametrize(
    "text",
    [
        "> " * 30 + "甲",
        "[" * 3000,
        "![" * 1000,
        "[a](" * 1000,
        "`" * 3000,
        " ".join("`" * count for count in range(1, 150)),
        "<" * 3000,
        "<a " * 1000,
        "(" * 3000,
        "$" * 3000,
        "$a_" * 1000,
        "$$\n" * 500,
        "**甲" * 1000,
        "<!--\n" * 500,
        "|a" * 1000 + "\n" + "|-" * 1000,
    ],
)
def test_what_is_odd_but_harmless_is_read_at_once(text: str) -> None:
    start = time.perf_counter()
    understood(f"{text}\n\n末尾")
    assert time.perf_counter() - start < 3


def test_a_footnote_that_calls_itself_is_refused() -> None:
    error = refusal("甲[^1]\n\n[^1]: 乙[^2]\n\n[^2]: 丙[^1]")
    assert error.message == "the footnote [^1] calls itself"
    assert error.line == 3


def test_footnotes_that_multiply_are_refused() -> None:
    chain = "\n\n".join(f"[^{i}]: [^{i + 1}][^{i + 1}]" for i in range(18))
    assert "are called" in refusal(f"[^0]\n\n{chain}").message


def test_an_endless_paragraph_is_refused() -> None:
    error = refusal("甲\n\n" + "中文，**强调。**后 [链](x) \n" * 4000)
    assert error.message == "the paragraph has more than 60000 characters"
    assert error.line == 3


@pytest.mark.sweep
def test_a_long_list_or_table_is_no_paragraph() -> None:
    manuscript, _ = understood("- 一条很长的消息，讲了许多事情。\n" * 4000)
    assert len(manuscript.blocks) == 1

from __future__ import annotations

import time

import pytest

from exporter.diagnostics import Report
from exporter.reading.keyvalues import Entry, read_toml, read_yaml


def yaml(text: str) -> tuple[list[Entry], list[tuple[int, str]]]:
    report = Report()
    entries = read_yaml(text.split("\n"), 2, report)
    return entries, [(found.line, found.message) for found in report.diagnostics]


def test_entries_know_their_lines() -> None:
    entries, messages = yaml("甲: 一\n\n乙:\n  - 二\n  - 三: 四")
    assert entries == [Entry("甲", "一", 2), Entry("乙", ["二", {"三": "四"}], 4)]
    assert not messages


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: 大模型: 新进展", "大模型: 新进展"),
        ("title: [AI] 周报", "[AI] 周报"),
        ("title: @某人 说", "@某人 说"),
        ("title: `code` 与 it's", "`code` 与 it's"),
        ("title: *强调* 的标题", "*强调* 的标题"),
        ("title: %百分", "%百分"),
        ('title: "引号" 之后', '"引号" 之后'),
        ("title: '单引号: 里面'", "单引号: 里面"),
        ("title: C++: 三", "C++: 三"),
    ],
)
def test_a_value_that_yaml_refuses_is_taken_as_written(line: str, value: str) -> None:
    assert yaml(f"{line}\nseries: 周报") == (
        [Entry("title", value, 2), Entry("series", "周报", 3)],
        [],
    )


def test_a_full_width_colon_is_understood_and_named() -> None:
    entries, messages = yaml("title：大模型：新进展\nseries: 周报：早")
    assert [entry.value for entry in entries] == ["大模型：新进展", "周报：早"]
    assert messages == [(2, "title is followed by a full-width colon")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("甲: &x 一", "anchors are not read"),
        ("甲: *x", "aliases are not read"),
        ("甲: !!python/object:os.system 一", "tags are not read"),
        ("甲: [一, &x 二]", "anchors are not read"),
    ],
)
def test_dangerous_yaml_is_left_out_alone(text: str, reason: str) -> None:
    entries, messages = yaml(f"{text}\n乙: 二")
    assert entries == [Entry("乙", "二", 3)]
    assert messages == [(2, f"the value of 甲 was left out: {reason}")]


def test_deep_nesting_is_left_out_alone() -> None:
    entries, messages = yaml("甲: [[[[[[[[[一]]]]]]]]]\n乙: 二")
    assert entries == [Entry("乙", "二", 3)]
    assert messages == [(2, "a value is nested more than 8 deep and was left out")]


def test_a_broken_entry_is_named_and_the_others_are_read() -> None:
    entries, messages = yaml("甲: 一\n乙:\n\t- 二\n丙: 三")
    assert entries == [Entry("甲", "一", 2), Entry("丙", "三", 5)]
    assert [line for line, _ in messages] == [3]


@pytest.mark.parametrize("mark", ['"', "'"])
def test_a_quotation_that_never_ends_takes_its_line_only_and_is_named(mark: str) -> None:
    entries, messages = yaml(f"甲: {mark}一\n乙: 二")
    assert entries == [Entry("甲", "一", 2), Entry("乙", "二", 3)]
    assert messages == [
        (2, "the front matter is no YAML here: the quotation of 甲 is never closed")
    ]


def test_a_list_is_no_front_matter() -> None:
    assert yaml("- 一\n- 二") == ([], [(2, "the front matter holds no keys and was not read")])


@pytest.mark.parametrize(
    "bomb",
    [
        "甲: " + "[" * 5000,
        "甲: " + "{a: " * 3000,
        "a: &a [x,x]\n" + "\n".join(f"a{i}: &a{i} [*a,*a,*a]" for i in range(500)),
        "\n".join(f'k{i}: "x' for i in range(2000)),
        "\n".join(f"k{i}: {{x: y" for i in range(2000)),
    ],
)
def test_bombs_go_off_within_seconds(bomb: str) -> None:
    start = time.perf_counter()
    yaml(bomb)
    assert time.perf_counter() - start < 5


def test_toml_values_become_strings() -> None:
    report = Report()
    lines = ["甲 = 1", 'b = "二"', "c = true", "d = [1, 2.5]"]
    entries = read_toml(['"甲" = 1', *lines[1:]], 2, report)
    assert entries == [
        Entry("甲", "1", 2),
        Entry("b", "二", 3),
        Entry("c", "true", 4),
        Entry("d", ["1", "2.5"], 5),
    ]


def test_broken_toml_is_named_with_its_line() -> None:
    report = Report()
    assert read_toml(['a = "x"', "b = ="], 2, report) == []
    (found,) = report.diagnostics
    assert (found.line, found.message) == (3, "the front matter is no TOML: invalid value")

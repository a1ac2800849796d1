from __future__ import annotations

import pytest

from exporter.model import nodes as n
from exporter.reading.draft import draft


def test_edits_move_no_line_and_columns_find_back() -> None:
    text = draft("甲\n一二三四\n乙")
    text.edit(1, [(1, 1, "XX"), (2, 3, "")])
    assert text.text == "甲\n一XX二四\n乙"
    assert [text.place(f"2:{column}-2:9") for column in (1, 2, 3, 4, 5, 6)] == [
        (2, 1), (2, 2), (2, 2), (2, 2), (2, 4), (2, 5),
    ]  # fmt: skip
    assert text.place("3:1-3:2") == (3, 1)


def test_edits_of_edits_find_back() -> None:
    text = draft("abcdef")
    text.edit(0, [(2, 4, "_")])
    text.edit(0, [(0, 0, "^"), (4, 4, "^")])
    assert text.text == "^ab_e^f"
    assert text.place("1:5-1:6") == (1, 5)
    assert text.place("1:7-1:8") == (1, 6)
    assert text.column(0, 4) == 5


@pytest.mark.parametrize(
    ("ranges", "place"),
    [
        ("3:4-3:9", (3, 4)),
        ("8:1-9:1;7:1-9:1", (7, 1)),
        ("12:3-13:1;11:7-12:1", (11, 7)),
        ("", (0, 0)),
        ("99:1-99:2", (0, 0)),
    ],
)
def test_the_smallest_of_several_ranges_counts(ranges: str, place: tuple[int, int]) -> None:
    assert draft("x" * 20 + "\n" * 20).place(ranges) == place


@pytest.mark.parametrize(
    ("line", "column", "source"), [("\tab", 5, 2), ("a\tb", 5, 3), ("ab\t\tc", 9, 5), ("\t", 9, 6)]
)
def test_a_tab_reaches_to_the_next_multiple_of_four(line: str, column: int, source: int) -> None:
    assert draft(line).place(f"1:{column}-1:99") == (1, source)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("甲\n```\n乙\n```\n丙", [0, 4]),
        ("甲\n~~~ js\n```\n~~~\n丙", [0, 4]),
        ("```` md\n```\n````\n丙", [3]),
        ("- ```sh\n  ls\n  ```\n丙", [3]),
        ("> ```\n> 乙\n丙", [2]),
        ("```行内``` 不是围栏\n丙", [0, 1]),
        ("甲\n```\n没有结束", [0]),
        ("``` ```\n丙", [0, 1]),
    ],
)
def test_prose_is_what_stands_outside_fences(text: str, prose: list[int]) -> None:
    assert draft(text).prose() == prose


def test_finding_a_string_from_a_place_on() -> None:
    text = draft("甲乙甲\n乙")
    assert text.find("甲", 1, 2) == (1, 3)
    assert text.find("乙", 1, 3, lines=2) == (2, 1)
    assert text.find("乙", 1, 3) == (0, 0)


def test_what_stands_at_a_node() -> None:
    text = draft("- 甲")
    assert text.at(n.Rule(line=1, column=1)) == "-"
    assert text.at(n.Rule()) == ""
    assert text.starts_bare("甲", (1, 3))
    assert not text.starts_bare("乙", (1, 3))


def test_edits_of_the_whole_text_go_to_their_lines() -> None:
    text = draft("一二\n三四\n五六")
    text.replace([(7, 8, ""), (0, 0, "“"), (1, 1, "”"), (4, 5, "肆肆")])
    assert text.text == "“一”二\n三肆肆\n五"
    assert text.place("1:3-1:4") == (1, 2)
    assert text.place("2:3-2:4") == (2, 2)


def test_what_is_appended_stands_where_it_was_taken_from() -> None:
    text = draft("甲^[乙丙]")
    text.append("[^a]: 乙丙", 1, [2, 2, 2, 2, 2, 2, 4, 5])
    text.append("[^b]: 丁", 1, [1])
    assert text.text == "甲^[乙丙]\n\n[^a]: 乙丙\n\n[^b]: 丁"
    assert text.place("3:2-3:3") == (1, 2)
    assert text.place("3:8-3:9") == (1, 5)
    assert text.place("5:1-5:2") == (1, 1)
    assert text.place("2:1-2:1") == text.place("6:1-6:1") == (0, 0)

from __future__ import annotations

from itertools import pairwise

import pytest
from emit.typesetting.made import hyphenate, prices, units

from exporter.emit.typesetting import breaks
from exporter.emit.typesetting.unit import Unit


def pieces(text: str, **traits: object) -> list[str]:
    """Cut a text wherever a line may end."""
    found = prices(units(text, **traits))
    edges = [0, *sorted(found), len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中文字", ["中", "文", "字"]),
        ("好，好", ["好，", "好"]),
        ("（好）的", ["（好）", "的"]),
        ("说：“好。”他", ["说：", "“好。”", "他"]),
        ("“‘好’”", ["“‘好’”"]),
        ("居里·玛丽", ["居", "里·", "玛", "丽"]),
        ("三～五", ["三～", "五"]),
        ("夜——有", ["夜——", "有"]),
        ("人……没", ["人……", "没"]),
        ("看#标签", ["看", "#标", "签"]),
        ("问@林", ["问", "@林"]),
        ("用Git好", ["用", "Git", "好"]),
        ("a b", ["a ", "b"]),
        ("百50%的", ["百", "50%", "的"]),
    ],
)
def test_where_lines_may_end(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_quotation_marks_beside_han_open_and_close_a_line() -> None:
    assert pieces("说“a”的") == ["说", "“a”", "的"]
    assert pieces("a“好”b") == ["a“好”", "b"]


def test_nothing_breaks_where_the_style_forbids_it() -> None:
    assert pieces("中文字", wrap=False) == ["中文字"]


def test_a_forced_break_is_one() -> None:
    found = prices(units("一\n二"))
    assert found == {2: breaks.FORCED}


def test_an_address_ends_after_its_signs() -> None:
    text = "https://example.org/a/path?x=1&y=two-three"
    found = prices(units(text))
    assert set(found.values()) == {breaks.ADDRESS, breaks.TORN}
    edges = [0, *(place for place in sorted(found) if found[place] == breaks.ADDRESS), len(text)]
    cut = [text[a:b] for a, b in pairwise(edges)]
    assert "".join(cut) == text
    assert cut[0] == "https://"
    assert "path?" in cut
    assert all(part[-1] in "/?&=.-" for part in cut[:-1])


def test_a_long_part_of_an_address_may_be_torn_in_need() -> None:
    found = prices(units("example.org/typesetting/1a2b3c4"))
    torn = [place for place in found if found[place] == breaks.TORN]
    assert torn == [4, 16, 18, 20, 27, 28]
    assert prices(units("internationalisation")) == {}
    assert prices(units("@typesettingmachines")) == {}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("rm --all x", ["rm ", "--all ", "x"]),
        ("a -v", ["a ", "-v"]),
        ("in /usr/lib", ["in ", "/usr/lib"]),
        ("ab-cd", ["ab-", "cd"]),
        ("a/b c", ["a/b ", "c"]),
    ],
)
def test_a_sign_stays_with_its_word(text: str, parts: list[str]) -> None:
    after = [
        place > 0 and text[place - 1] in " -/" for place in range(len(text))
    ]  # as UAX 14 has it
    found = breaks.prices(units(text), after, hyphenate)
    edges = [0, *sorted(found), len(text)]
    assert [text[a:b] for a, b in pairwise(edges)] == parts


def test_the_number_of_a_note_stays_with_what_it_explains() -> None:
    made = units("文字1再说2")
    made[2].raised = made[5].raised = True
    assert sorted(prices(made)) == [1, 3, 4]


def test_a_number_stays_with_its_unit_where_it_can() -> None:
    assert prices(units("用 3.5 GB 好")) == {2: breaks.FREE, 6: breaks.UNIT, 9: breaks.FREE}
    assert prices(units("2024 edition")) == {5: breaks.FREE}
    assert prices(units("第 2 10")) == {2: breaks.FREE, 4: breaks.FREE}


def test_a_short_word_with_signs_is_no_address() -> None:
    assert pieces("TCP/IP-1.2") == ["TCP/IP-1.2"]


def test_words_are_divided_in_their_language() -> None:
    found = prices(units("typesetting", hyphenate="en_US"))
    assert found == dict.fromkeys([4, 6, 8], breaks.HYPHEN)


@pytest.mark.parametrize("word", ["short", "NASAHUB", "camelCased", "a@example", "x/yyyyyyy"])
def test_what_is_no_word_is_not_divided(word: str) -> None:
    assert prices(units(word, hyphenate="en_US")) == {}


def test_without_a_language_nothing_is_divided() -> None:
    assert prices(units("typesetting")) == {}


def test_uax_14_has_the_last_word_where_no_rule_speaks() -> None:
    made: list[Unit] = units("中文")
    assert breaks.prices(made, [False, False], hyphenate) == {}

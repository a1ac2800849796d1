from __future__ import annotations

import sys
import unicodedata

import pytest
from lxml import etree
from reading.written import inlines, understood

from exporter.diagnostics import Problem
from exporter.model import nodes as n
from exporter.reading.characters import COMPATIBLE, clean, is_heaped


def test_whatever_is_left_can_stand_in_xml() -> None:
    every = clean("".join(map(chr, range(sys.maxunicode + 1))))
    assert etree.fromstring(f"<a>{every.replace('&', '').replace('<', '')}</a>").text
    assert not any(unicodedata.category(c) == "Cs" for c in every)


def test_a_clean_text_is_the_very_same() -> None:
    text = "甲\tb\n👨\u200d👩\u2067א\u2069葛\U000e0100"
    assert clean(text) is text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("甲\0乙", "甲乙"),
        ("a\u2028b", "a b"),
        ("a\x85b", "a b"),
        ("\ud83d", "\ufffd"),
        ("\u202e", ""),
    ],
)
def test_what_becomes_of_the_others(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_accents_in_a_row_are_counted() -> None:
    assert is_heaped("e" + "\u0301" * 11, 10)
    assert not is_heaped("e" + "\u0301" * 10, 10)
    assert not is_heaped(("e" + "\u0301") * 500, 10)
    assert not is_heaped("，。" * 500 + "🎉" * 500, 10)


def test_compatible_ideographs_are_those_that_normalization_replaces() -> None:
    for code in (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)):
        replaced = unicodedata.normalize("NFC", chr(code)) != chr(code)
        assert bool(COMPATIBLE.match(chr(code))) is replaced, hex(code)


@pytest.mark.parametrize("reference", ["&#27;", "&#x1b;", "&#x202E;", "&#xFFFE;"])
def test_a_reference_smuggles_nothing_in(reference: str) -> None:
    manuscript, report = understood(
        f"甲{reference}乙\n\n[丙{reference}](x{reference}y '题{reference}名')\n\n"
        f"<b>丁{reference}</b>"
    )
    shown = repr(manuscript.blocks)
    assert chr(27) not in shown
    assert not COMPATIBLE.search(shown)
    assert "甲乙" in shown
    assert "xy" in shown
    assert {found.problem for found in report.diagnostics} <= {Problem.CONTROL_CHARACTER}
    assert 1 in {found.line for found in report.diagnostics}


def test_code_keeps_what_is_no_reference_there() -> None:
    assert inlines("`&#27;`") == (n.Code("&#27;"),)

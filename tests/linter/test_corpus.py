"""Over real issues: places are true, nothing is found where no editor would look, all is quick."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from exporter.config import Settings
from exporter.diagnostics import Report
from exporter.linter import Finding, check
from exporter.reading import load

pytestmark = pytest.mark.sweep

STANDS = {
    "punctuation-half-width": r" ?[,;!?:.]",
    "punctuation-brackets": r"[()]",
    "punctuation-ellipsis": r"\.{3,}|。{3,}|·{3,}|…",
    "punctuation-dash": r"[ \t]*--",
    "quotes-straight": r"[\"']",
    "spacing-doubled": r" {2,}",
    "spacing-break": r" {2,}$",
    "heading-space": r"[^\s#]",
    "heading-jump": r"[ \t>]*(?:#{1,6}[ \t\u3000]|<h[1-6]|[^\n]+\Z)",
    "emphasis-unclosed": r"\*{2,4}|~~",
    "link-unparsed": r"\]\(",
    "link-text-address": r"\[",
    "link-http": r"(?i)!?\[|<[a-z]|http:|www\.",
    "picture-alt": r"(?i)!\[|<img|<video",
}
ADDRESS_OR_CODE = re.compile(r"\bhttps?://[A-Za-z0-9/?&=#%._~-]+|`[^`]+`")
HAN_LATIN = re.compile(r"[\u3400-\u9fff][A-Za-z`*\[]|[A-Za-z0-9+#`*)][\u3400-\u9fff]")


@cache
def found_in(path: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    source = load(path, Report())
    return tuple(source.text.split("\n")), check(path, Settings())


@pytest.fixture(scope="module")
def corpus(shared: Path) -> list[Path]:
    return sorted(shared.glob("corpus/*/*.md"))


def test_what_was_found_stands_where_it_is_said_to(corpus: list[Path]) -> None:
    seen: Counter[str] = Counter()
    for path in corpus:
        lines, findings = found_in(path)
        for found in findings:
            if found.code not in STANDS:
                continue
            line = lines[found.line - 1]
            assert re.match(STANDS[found.code], line[found.column - 1 :]), str(found)
            seen[found.code] += 1
    assert len(seen) >= 8


def test_han_and_latin_meet_where_a_space_is_missing(corpus: list[Path]) -> None:
    seen = 0
    for path in corpus:
        lines, findings = found_in(path)
        for found in findings:
            if found.code == "spacing-han-latin" and found.replacement == " ":
                around = lines[found.line - 1][found.column - 2 : found.column]
                assert HAN_LATIN.fullmatch(around), str(found)
                seen += 1
    assert seen > 30


def test_ends_come_after_beginnings(corpus: list[Path]) -> None:
    for path in corpus:
        lines, findings = found_in(path)
        for found in findings:
            if found.end_line:
                start, end = (found.line, found.column), (found.end_line, found.end_column)
                assert start <= end
                assert found.end_column <= len(lines[found.end_line - 1]) + 1


def test_no_rule_finds_something_twice_in_one_place(corpus: list[Path]) -> None:
    for path in corpus:
        _, findings = found_in(path)
        places = Counter((f.line, f.column, f.code, f.message) for f in findings)
        assert [place for place, times in places.items() if times > 1] == [], path


def test_what_is_mended_is_never_in_code_or_an_address(corpus: list[Path]) -> None:
    for path in corpus:
        lines, findings = found_in(path)
        for found in findings:
            if found.replacement is None:
                continue
            line = lines[found.line - 1]
            for word in ADDRESS_OR_CODE.finditer(line):
                inside = word.start() < found.column - 1 and found.end_column - 1 < word.end()
                assert not inside, str(found)


def test_rules_that_should_be_rare_in_edited_issues_are_rare(corpus: list[Path]) -> None:
    """The counts of docs/check.md, with room for a better reader."""
    counts: defaultdict[str, int] = defaultdict(int)
    for path in corpus:
        for found in found_in(path)[1]:
            counts[found.code] += 1
    most = {
        "heading-duplicate": 2,
        "heading-underline": 2,
        "heading-jump": 5,
        "anchor-duplicate": 2,
        "fence-unclosed": 2,
        "link-unparsed": 5,
        "emphasis-unclosed": 10,
        "spacing-break": 5,
        "spacing-doubled": 10,
    }
    assert {code: counts[code] for code in most if counts[code] > most[code]} == {}

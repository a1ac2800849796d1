"""Names of rules, and findings as they are written."""

from __future__ import annotations

import pytest

from exporter.diagnostics import Severity
from exporter.linter.finding import Finding
from exporter.linter.rule import matches
from exporter.linter.rules import RULES


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("spacing", "spacing-doubled", True),
        ("spacing-doubled", "spacing-doubled", True),
        ("spacing-d", "spacing-doubled", False),
        ("doubled", "spacing-doubled", False),
        ("spacing-doubled-more", "spacing-doubled", False),
        ("", "spacing-doubled", False),
    ],
)
def test_names_of_codes(name: str, code: str, said: bool) -> None:
    assert matches(name, code) is said


@pytest.mark.parametrize(
    ("line", "column", "place"), [(24, 7, "刊.md:24:7"), (24, 0, "刊.md:24"), (0, 0, "刊.md")]
)
def test_a_place_says_what_is_known(line: int, column: int, place: str) -> None:
    found = Finding("刊.md", line, column, "link-http", Severity.NOTE, "消息", "做什么")
    assert found.place == place
    assert str(found) == f"{place}: note: 消息 [link-http]\n  hint: 做什么"


def test_messages_of_rules_are_like_all_others() -> None:
    for rule in RULES:
        assert rule.hint[0] not in "ABCDEFGHIJKLMNOPQRSTUVWXYZ", rule.code
        assert not rule.summary.endswith("."), rule.code

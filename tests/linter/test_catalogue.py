"""Which rules are on, and that each is described."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.config import Check
from exporter.diagnostics import ExportError, Problem, Severity
from exporter.linter.catalogue import CODES, EVERY_RULE, chosen, describe

ROOT = Path(__file__).resolve().parents[2]


def test_by_default_all_are_on_that_are_not_off() -> None:
    assert chosen(Check()) == {*CODES} - {rule.code for rule in EVERY_RULE if not rule.default}


def test_select_and_ignore_take_codes_and_their_beginnings() -> None:
    assert chosen(Check(select=("punctuation-dash",))) == {"punctuation-dash"}
    spacing = {code for code in CODES if code.startswith("spacing-")}
    assert len(spacing) == 5
    assert chosen(Check(select=("spacing",))) == spacing
    assert chosen(Check(select=("all",), ignore=("spacing",))) == {*CODES} - spacing


def test_strict_is_every_rule() -> None:
    assert chosen(Check(select=("strict",))) == chosen(Check(select=("all",))) == {*CODES}


def test_ci_leaves_out_what_is_never_more_than_a_note() -> None:
    left_out = chosen(Check()) - chosen(Check(select=("ci",)))
    assert {describe(code)[0] for code in left_out} == {Severity.NOTE}
    assert Severity.NOTE not in {describe(code)[0] for code in chosen(Check(select=("ci",)))}


def test_a_beginning_ends_at_a_hyphen() -> None:
    assert "link-http" in chosen(Check(select=("link",)))
    with pytest.raises(ExportError):
        chosen(Check(select=("lin",)))


def test_an_unknown_code_is_named_with_the_nearest() -> None:
    with pytest.raises(ExportError, match="there is no rule 'link-htp'") as caught:
        chosen(Check(ignore=("link-htp",)))
    assert caught.value.hint == "did you mean 'link-http'?"


def test_codes_are_unique_and_described() -> None:
    assert len(set(CODES)) == len(CODES)
    for code in CODES:
        severity, summary, hint = describe(code)
        assert severity in Severity
        assert summary
        assert hint
        assert not hint.endswith(".")


def test_every_rule_is_documented_with_an_example() -> None:
    page = (ROOT / "docs" / "check.md").read_text("utf-8")
    for rule in EVERY_RULE:
        row = next(line for line in page.splitlines() if line.startswith(f"| `{rule.code}` |"))
        assert rule.severity.word in row
        assert ("mended" in row) == rule.fixable


def test_rules_and_problems_do_not_share_codes() -> None:
    assert not {rule.code for rule in EVERY_RULE} & {str(problem) for problem in Problem}


def test_every_rule_has_a_test() -> None:
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "linter").rglob("*.py"))
    for rule in EVERY_RULE:
        assert f'"{rule.code}"' in tests, rule.code

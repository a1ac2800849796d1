"""Many issues side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter.proofs import settings

from exporter.diagnostics import ExportError
from exporter.linter import check, check_each


@pytest.fixture
def issues(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"第{number}期.md" for number in range(5)]
    for number, path in enumerate(paths):
        path.write_text("甲,乙\n\n" * (number + 1), "utf-8")
    return paths


def test_processes_say_what_one_says_in_the_same_order(issues: list[Path]) -> None:
    asked = [(path, settings()) for path in issues]
    alone = [check(*one) for one in asked]
    assert list(check_each(asked)) == list(check_each(asked, processes=2)) == alone


def test_what_is_wrong_in_the_settings_is_said_from_a_process_too(issues: list[Path]) -> None:
    asked = [(path, settings("no-rule")) for path in issues]
    with pytest.raises(ExportError, match="there is no rule"):
        list(check_each(asked, processes=2))

"""`digest-export init` and `new`, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter.cli import main

EPOCH = {"SOURCE_DATE_EPOCH": "1796342400"}  # 2026-12-04


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner(env=EPOCH).invoke(main, arguments)


def test_a_newsletter_begins(tmp_path: Path) -> None:
    done = run("init", "刊", "--series", "看桥周刊")
    text = (tmp_path / "刊/issues/001.md").read_text("utf-8")
    assert (done.exit_code, 'series: "看桥周刊"\nnumber: 1\ndate: 2026-12-04' in text) == (0, True)


def test_without_a_terminal_it_asks_nothing() -> None:
    assert "?" not in run("init").output


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text("# 我的\n", "utf-8")
    done = run("init")
    kept = (tmp_path / "digest.toml").read_text("utf-8")
    assert (kept, "digest.toml is there already" in done.output) == ("# 我的\n", True)


def test_the_next_issue_is_written() -> None:
    run("init")
    done = run("new")
    assert (done.exit_code, done.output) == (0, "issues/002.md\n")


def test_a_folder_without_issues_is_one_sentence() -> None:
    done = run("new")
    assert (done.exit_code, "Traceback" in done.output) == (1, False)


def test_an_unknown_theme_is_one_sentence() -> None:
    assert run("init", "--theme", "pap").exit_code != 0

"""`-o` names a folder, or the one file that is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter.cli import main


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    path = tmp_path / "刊.md"
    path.write_text("# 石桥周刊\n\n桥在河上。\n", "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), "--offline"])


@pytest.mark.parametrize("name", ["期.epub", "期.wechat.html", "某期.canonical.md"])
def test_a_file_is_named(issue: Path, tmp_path: Path, name: str) -> None:
    assert run(issue, "-o", tmp_path / "新" / name).exit_code == 0
    assert [path.name for path in (tmp_path / "新").iterdir()] == [name]


def test_the_format_may_be_named_too(issue: Path, tmp_path: Path) -> None:
    assert run(issue, "--to", "epub", "-o", tmp_path / "期.epub").exit_code == 0
    assert (tmp_path / "期.epub").is_file()


def test_another_ending_names_a_folder(issue: Path, tmp_path: Path) -> None:
    assert run(issue, "--to", "epub", "-o", tmp_path / "v1.2").exit_code == 0
    assert (tmp_path / "v1.2" / "刊.epub").is_file()


def test_a_folder_that_is_called_like_a_file_is_a_folder(issue: Path, tmp_path: Path) -> None:
    (tmp_path / "书.epub").mkdir()
    assert run(issue, "--to", "epub", "-o", tmp_path / "书.epub").exit_code == 0
    assert (tmp_path / "书.epub" / "刊.epub").is_file()


def test_one_file_is_not_several_formats(issue: Path, tmp_path: Path) -> None:
    done = run(issue, "--to", "epub,docx", "-o", tmp_path / "期.epub")
    assert (done.exit_code, "-o 期.epub is a file of epub" in done.stderr) == (2, True)


def test_one_file_is_not_several_issues(issue: Path, tmp_path: Path) -> None:
    done = run(issue, tmp_path / "乙.md", "-o", tmp_path / "期.epub")
    assert (done.exit_code, "names one file, and these are 2 issues" in done.stderr) == (2, True)


def test_a_strict_run_says_quietly_why_it_failed(issue: Path, tmp_path: Path) -> None:
    issue.write_text("# 石桥周刊\n\n![桥](无.png)\n", "utf-8")
    done = run(issue, "-o", tmp_path / "期.epub", "--strict", "-q")
    assert (done.exit_code, "[image-missing]" in done.stderr) == (3, True)

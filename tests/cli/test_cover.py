"""`digest-export cover`: the files it writes, what it says, its exit status."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from exporter.cli import main


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGEST_EXPORT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "第42期.md").write_text("# 旧绳换新\n\n一句话。\n", "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["cover", *arguments])


def test_three_files_are_written() -> None:
    result = run("第42期.md")
    files = [Path("dist") / f"第42期.{name}.jpg" for name in ("cover", "cover-square", "og")]
    assert result.exit_code == 0
    assert result.stdout == "".join(f"{file}\n" for file in files)
    sizes = [Image.open(BytesIO(file.read_bytes())).size for file in files]
    assert sizes == [(1880, 800), (800, 800), (1200, 630)]


def test_the_look_and_the_folder_may_be_chosen() -> None:
    assert run("第42期.md", "-q").output == ""
    run("第42期.md", "--theme", "sea", "-o", "海")
    paper, sea = (Path(folder) / "第42期.og.jpg" for folder in ("dist", "海"))
    assert paper.read_bytes() != sea.read_bytes()


def test_an_issue_that_is_not_there_stops_no_other() -> None:
    result = run("没有.md", "第42期.md")
    assert result.exit_code == 1
    assert "没有.md: error: " in result.output
    assert Path("dist", "第42期.cover.jpg").is_file()


def test_two_issues_of_one_name_do_not_overwrite_each_other() -> None:
    Path("旧").mkdir()
    Path("旧", "第42期.md").write_text("# 另一期\n\n一句话。\n", "utf-8")
    result = run("第42期.md", "旧/第42期.md")
    assert result.exit_code == 1
    assert "[output-clash]" in result.output


def test_strictly_a_warning_is_a_status() -> None:
    Path("第42期.md").write_text("# 旧绳\U0001e2c0换新\n\n一句话。\n", "utf-8")
    assert run("第42期.md").exit_code == 0
    assert run("第42期.md", "--strict").exit_code == 3


def test_a_theme_that_there_is_not() -> None:
    result = run("第42期.md", "--theme", "paepr")
    assert result.exit_code == 2
    assert "paper" in result.output

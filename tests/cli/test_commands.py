"""What the program says of itself, and of words that are no commands."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner, Result

from exporter import __main__
from exporter.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("arguments", [("-h",), ("check", "-h"), ("publish", "wechat", "-h")])
def test_help_is_asked_for_briefly(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).output.startswith("Usage: ")


def test_the_help_names_every_option_of_the_program() -> None:
    said = run("--help").output
    assert all(option in said for option in ("--to", "--version", "-h, --help"))


@pytest.mark.parametrize(
    ("word", "meant"), [("chek", "check"), ("publsh", "publish"), ("dcotor", "doctor")]
)
def test_a_misspelt_command_is_taken_for_no_file(word: str, meant: str) -> None:
    done = run(word, "issue.md")
    assert (done.exit_code, f"did you mean '{meant}'?" in done.output) == (2, True)


@pytest.mark.parametrize("word", ["chek", "issue.md", "check.md", "./chek"])
def test_a_file_is_taken_for_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / word).write_text("# 刊\n", "utf-8")
    assert run(word, "--to", "markdown", "-q").exit_code == 0


def test_the_hidden_command_is_never_proposed() -> None:
    assert "did you mean" not in run("exprt").output


def test_who_interrupts_a_command_sees_no_traceback() -> None:
    with patch("exporter.pipeline.export", side_effect=KeyboardInterrupt):
        assert run("issue.md").exit_code == 130


def test_who_interrupts_the_start_sees_no_traceback() -> None:
    with (
        patch("exporter.cli.main", side_effect=KeyboardInterrupt),
        pytest.raises(SystemExit, match="130"),
    ):
        __main__.main()
